"""Bookings of cars as people of the cast fill them in, and the way of a trip through the office."""

from typing import Any

from desk_rig import DeskRig

from workflow.case import Case, State
from workflow.desk import Outcome

FIRST, SECOND = "甲A·G0001", "甲A·G0002"
"""The cars of the default settings: five seats and seven."""


def booking(start: str = "12-14 09:00", back: str = "12-14 11:00", **changed: Any) -> dict[str, Any]:
    """A booking of a section with every answer that it needs, in the district, in December 2026."""
    filled = {
        "matter": "car",
        "start": _moment(start),
        "back": _moment(back),
        "origin": "党政综合办公楼",
        "destination": "区政务大厅",
        "scope": "in",
        "people": 2,
        "purpose": "meeting",
        "contact": "王芳",
        "phone": "13800000006",
    }
    return {**filled, **changed}


def leader_trip(start: str = "12-14 09:00", back: str = "12-14 11:00", **changed: Any) -> dict[str, Any]:
    """A leader's trip, booked by 秘书二室."""
    return booking(start, back, **{"trip": "leader", "leader": "zhouzheng", **changed})


def _moment(written: str) -> str:
    """A moment of 2026 from "12-14 09:00"; one of a form stays as it is."""
    return written if "T" in written else "2026-" + written.replace(" ", "T")


async def booked(rig: DeskRig, person: str = "wukai", *when: str, **changed: Any) -> Case:
    """A booking that every level has agreed to."""
    if person in ("wangfang", "lina", "zhouting", "zhaogang"):
        changed = {"trip": "section", **changed}
    outcome = await rig.applies(person, **booking(*when, **changed))
    assert outcome.case is not None, outcome.said
    return await agreed(rig, outcome.case)


async def agreed(rig: DeskRig, case: Case) -> Case:
    """Everybody who is asked agrees."""
    while case.state is State.PENDING:
        asked = case.current.asked if case.current else None
        outcome = await rig.decides(str(asked), "approve", case)
        assert outcome.done, outcome.said
        case = await rig.again(case)
    return case


async def given(rig: DeskRig, person: str = "wukai", *when: str, **changed: Any) -> Case:
    """A booking whose car was sent as proposed."""
    case = await booked(rig, person, *when, **changed)
    assert (await does(rig, "zhaogang", "dispatch", case)).done
    return await rig.again(case)


async def chosen(rig: DeskRig, case: Case, car: str, driver: str) -> Outcome:
    """The dispatcher chooses car and driver himself."""
    return await does(rig, "zhaogang", "choose", case, car=car, driver=driver)


async def does(rig: DeskRig, person: str, act: str, case: Case, **values: Any) -> Outcome:
    """Somebody presses an act of a trip."""
    return await rig.decides(person, f"car_{act}", case, **values)


async def drives(rig: DeskRig, case: Case, *acts: str) -> Case:
    """The driver presses one after another, each of which must be taken."""
    for act in acts:
        now = await rig.again(case)
        values = {"began": 1000, "ended": 1030} if act == "odometer" else {}
        outcome = await does(rig, now.facts["driver"], act, now, **values)
        assert outcome.done, (act, outcome.said)
    return await rig.again(case)


def of_trip(diary: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What a diary says besides the cards, minute by minute."""
    return sorted(entry for entry in diary if not entry[2].startswith("case-"))
