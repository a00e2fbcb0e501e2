"""31.2, 31.6: whatever is booked, sent, changed and cancelled, no car and no driver is in two places."""

from itertools import combinations
from typing import Any

from desk_rig import DeskRig
from hypothesis import HealthCheck, settings
from hypothesis import given as holds_for
from hypothesis import strategies as st
from offices import OpenOffice
from vehicles import FIRST, SECOND, booked, does

from workflow.case import Case, State

HOURS = st.tuples(st.integers(0, 12), st.integers(1, 4))
STEP = st.one_of(
    st.tuples(st.just("book"), HOURS, st.integers(0, 6)),
    st.tuples(st.sampled_from(["dispatch", "cancel", "unfit"]), st.integers(0, 7)),
    st.tuples(
        st.just("choose"), st.integers(0, 7), st.sampled_from([FIRST, SECOND]), st.sampled_from(["majun", "liuyang"])
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@holds_for(steps=st.lists(STEP, max_size=12))
async def test_no_car_and_no_driver_is_ever_in_two_places(office: OpenOffice, steps: list[Any]) -> None:
    rig = await office("2026-12-01 08:00")
    cases: list[Case] = []
    for step in steps:
        await _take(rig, cases, step)
        await _consistent(rig, cases)


async def _take(rig: DeskRig, cases: list[Case], step: Any) -> None:
    if step[0] == "book":
        first, length = step[1]
        people = step[2]
        when = (f"12-14 {first + 6:02}:00", f"12-14 {first + 6 + length:02}:00")
        cases.append(await booked(rig, "wukai", *when, people=people, destination=str(len(cases))))
    elif step[1] < len(cases):
        case = await rig.again(cases[step[1]])
        who = {"cancel": "wukai", "unfit": case.facts.get("driver", "majun")}.get(step[0], "zhaogang")
        values = {"car": step[2], "driver": step[3]} if step[0] == "choose" else {}
        await does(rig, who, step[0], case, **values)


async def _consistent(rig: DeskRig, cases: list[Case]) -> None:
    now = [await rig.again(case) for case in cases]
    pairs = [
        (case, case.facts if "car" in case.facts else case.facts.get("offer"))
        for case in now
        if case.state is State.APPROVED
    ]
    having = [(case, pair) for case, pair in pairs if pair]
    for (one, mine), (two, other) in combinations(having, 2):
        overlap = one.values["start"] < two.values["back"] and two.values["start"] < one.values["back"]
        assert not overlap or (mine["car"] != other["car"] and mine["driver"] != other["driver"])
