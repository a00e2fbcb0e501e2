"""31.1 to 31.7: a trip from the eve to the garage, minute by minute (D-80, D-81, D-82)."""

from typing import Any

import pytest
from desk_rig import DeskRig
from hypothesis import HealthCheck, settings
from hypothesis import given as holds_for
from hypothesis import strategies as st
from offices import OpenOffice
from vehicles import FIRST, SECOND, agreed, booked, booking, does, drives, given, leader_trip

from workflow.case import Case, State

clause, scenario = pytest.mark.clause, pytest.mark.scenario
READY = ("fit", "sober", "clean")
BACK = ("parked", "cleaned", "odometer")


def of_trip(diary: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """What a diary says besides the cards, minute by minute."""
    return sorted(entry for entry in diary if not entry[2].startswith("case-"))


async def a_leaders_trip(rig: DeskRig) -> Case:
    made = await rig.applies("wangfang", **leader_trip())
    assert made.case is not None
    case = await agreed(rig, made.case)
    await does(rig, "zhaogang", "dispatch", case)
    return await rig.again(case)


@scenario("S-51")
@clause("31.1")
async def test_a_driver_is_reminded_and_his_absence_is_told_at_the_minute(office: OpenOffice) -> None:
    rig = await office("2026-12-11 09:00")
    await given(rig, "wukai", "12-14 09:00", "12-14 11:00")
    told = of_trip(await rig.diary("2026-12-14 09:01"))
    assert told == [
        ("12-13 17:00", "majun", "car-trip-at"),
        ("12-14 08:00", "majun", "car-declare"),
        ("12-14 08:45", "majun", "car-trip-at"),
        ("12-14 09:00", "wukai", "car-not-arrived"),
        ("12-14 09:00", "zhaogang", "car-not-arrived"),
    ]


@clause("31.1")
async def test_who_has_arrived_in_time_is_not_reported(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await given(rig)
    rig.now = rig.office.moment("2026-12-14T08:50")
    await drives(rig, case, *READY, "arrived")
    assert "car-arrived" in rig.keys("wukai")
    assert of_trip(await rig.diary("2026-12-14 11:00")) == []


@clause("31.1")
async def test_a_car_sent_late_leaves_out_the_reminders_that_are_over(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:30")
    await given(rig)
    told = of_trip(await rig.diary("2026-12-14 09:00"))
    assert [(minute, who) for minute, who, _ in told if who == "majun"] == [("12-14 08:45", "majun")]


@scenario("S-52")
@clause("31.5-2")
async def test_an_unwell_driver_is_replaced(office: OpenOffice) -> None:
    rig = await office("2026-12-14 07:00")
    case = await given(rig)
    await rig.presses("majun", "身体不适")
    case = await rig.again(case)
    assert "car" not in case.facts
    assert case.facts["offer"] == {"car": FIRST, "driver": "liuyang"}
    for person in ("liming", "zhaogang"):
        assert rig.line(person, "car-unfit").args["who"] == {"person": "majun"}
    assert "car-suspended" in rig.keys("wukai")
    await rig.presses("zhaogang", "派车")
    assert (await rig.again(case)).facts["driver"] == "liuyang"


@scenario("S-52")
@clause("31.5-3")
async def test_a_driver_who_has_drunk_is_blocked(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await given(rig)
    await does(rig, "majun", "drunk", case)
    for act in ("fit", "sober", "arrived", "under_way"):
        assert not (await does(rig, "majun", act, case)).done
    assert (await rig.again(case)).facts["unfit"][0]["why"] == "drunk"
    outcome = await does(rig, "zhaogang", "choose", case, car=FIRST, driver="majun")
    assert outcome.said.key == "car-driver-unable"


@clause("31.5-2")
async def test_an_unfit_driver_makes_none_of_his_trips_that_day(office: OpenOffice) -> None:
    rig = await office("2026-12-13 07:00")
    morning = await given(rig, "wukai", "12-14 09:00", "12-14 10:00")
    noon = await given(rig, "suntao", "12-14 09:00", "12-14 10:00", destination="市档案馆")
    evening = await booked(rig, "hejing", "12-14 16:00", "12-14 17:00")
    await does(rig, "zhaogang", "choose", evening, car=FIRST, driver="majun")
    tomorrow = await booked(rig, "hejing", "12-15 16:00", "12-15 17:00")
    await does(rig, "zhaogang", "choose", tomorrow, car=FIRST, driver="majun")
    await does(rig, "majun", "unfit", morning)
    now = [(await rig.again(case)).facts.get("driver") for case in (morning, noon, evening, tomorrow)]
    assert now == [None, "liuyang", None, "majun"]
    assert (await rig.again(evening)).facts["offer"]["driver"] == "liuyang"
    assert "offer" not in (await rig.again(morning)).facts


@clause("31.5-2")
async def test_the_deputy_who_is_told_is_the_one_in_charge_of_the_cars(office: OpenOffice) -> None:
    rig = await office("2026-12-14 07:00")
    case = await given(rig, "suntao")
    await does(rig, "majun", "unfit", case)
    assert "car-unfit" in rig.keys("liming")
    assert "car-unfit" not in rig.keys("chenlan")


@pytest.mark.parametrize(
    ("declared", "key"),
    [
        pytest.param((), "car-not-fit", id="nothing", marks=clause("31.5-2")),
        pytest.param(("fit",), "car-not-sober", id="not sober", marks=clause("31.5-3")),
        pytest.param(("sober",), "car-not-fit", id="not fit", marks=clause("31.5-2")),
    ],
)
@pytest.mark.parametrize("act", ["arrived", "under_way"])
async def test_nobody_drives_undeclared(office: OpenOffice, declared: tuple[str, ...], key: str, act: str) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *declared)
    outcome = await does(rig, "majun", act, case)
    assert (outcome.done, outcome.said.key) == (False, key)
    assert "out_at" not in (await rig.again(case)).facts


@scenario("S-54")
@clause("31.4-2")
async def test_a_leaders_trip_begins_in_a_clean_car(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await a_leaders_trip(rig), "fit", "sober")
    assert (await does(rig, "majun", "arrived", case)).said.key == "car-not-clean"
    await drives(rig, case, "clean", "arrived")


@clause("31.4-2")
async def test_another_trip_may_begin_before_the_car_is_clean(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    await drives(rig, await given(rig), "fit", "sober", "arrived")


@clause("31.5-3")
async def test_another_driver_declares_himself_anew(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY)
    await does(rig, "zhaogang", "choose", case, car=FIRST, driver="liuyang")
    assert (await does(rig, "liuyang", "arrived", case)).said.key == "car-not-fit"


@clause("31.5-3")
@pytest.mark.parametrize(("now", "done"), [("2026-12-14T04:59", False), ("2026-12-14T05:00", True)])
async def test_fitness_is_declared_shortly_before_the_trip(office: OpenOffice, now: str, done: bool) -> None:
    rig = await office("2026-12-13 08:00")
    case = await given(rig)
    rig.now = rig.office.moment(now)
    assert (await does(rig, "majun", "sober", case)).done is done


@scenario("S-53")
@clause("31.6-1")
async def test_no_trip_begins_without_an_approved_booking(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    made = await rig.applies("wukai", **booking())
    assert made.case is not None
    for act in (*READY, "arrived", "under_way"):
        assert not (await does(rig, "majun", act, made.case)).done
    approved = await agreed(rig, made.case)
    for act in (*READY, "arrived", "under_way"):
        assert not (await does(rig, "majun", act, approved)).done


@clause("31.6-2")
async def test_nobody_else_drives_or_declares(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await given(rig)
    for person in ("liuyang", "wukai", "zhaogang", "wangfang"):
        for act in (*READY, "unfit", "arrived", "under_way", *BACK, "finish"):
            assert not (await does(rig, person, act, case, began=1, ended=2)).done


@scenario("S-53")
@pytest.mark.parametrize(
    ("ticked", "key"),
    [
        pytest.param((), "car-not-parked", id="nothing", marks=clause("31.7-1")),
        pytest.param(("cleaned", "odometer"), "car-not-parked", id="not in the garage", marks=clause("31.7-1")),
        pytest.param(("parked", "odometer"), "car-not-cleaned", id="not cleaned", marks=clause("31.4-2")),
        pytest.param(("parked", "cleaned"), "car-not-odometer", id="no kilometres"),
    ],
)
async def test_a_trip_is_closed_only_when_all_is_done(office: OpenOffice, ticked: tuple[str, ...], key: str) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived", "under_way", *ticked)
    outcome = await does(rig, "majun", "finish", case)
    assert (outcome.done, outcome.said.key) == (False, key)
    assert (await rig.again(case)).state is State.APPROVED


@clause("31.7-1")
async def test_a_closed_trip_frees_its_car(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived", "under_way", *BACK, "finish")
    assert case.state is State.CLOSED
    assert case.facts["odometer"] == [1000, 1030]
    again = await booked(rig, "suntao", "12-14 09:30", "12-14 10:30")
    assert again.facts["offer"]["car"] == FIRST


async def test_the_kilometres_do_not_run_backwards(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived")
    for began, ended, done in ((1000, 999, False), (1000, 1000, True)):
        assert (await does(rig, "majun", "odometer", case, began=began, ended=ended)).done is done


@scenario("S-53")
@clause("31.7-1")
async def test_a_car_that_is_not_in_the_garage_is_told_up_to_the_deputy(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    await drives(rig, await given(rig), *READY, "arrived")
    told = of_trip(await rig.diary("2026-12-15 08:00"))
    assert told == [
        ("12-14 11:30", "majun", "car-park"),
        ("12-14 12:00", "zhaogang", "car-not-back"),
        ("12-14 22:00", "liming", "car-not-back"),
    ]


@clause("31.7-1")
@pytest.mark.parametrize(
    ("back", "expected"),
    [
        pytest.param("12-14 21:10", ["21:40 majun", "22:00 liming", "22:10 zhaogang"], id="22:00 comes between"),
        pytest.param("12-14 21:30", ["22:00 liming", "22:00 majun", "22:30 zhaogang"], id="at 22:00 exactly"),
    ],
)
async def test_the_evening_before_ten(office: OpenOffice, back: str, expected: list[str]) -> None:
    rig = await office("2026-12-14 18:00")
    await drives(rig, await given(rig, "wukai", "12-14 19:00", back), *READY, "arrived")
    told = of_trip(await rig.diary("2026-12-14 23:00"))
    assert [f"{minute[6:]} {who}" for minute, who, _ in told] == expected


@clause("31.7-1")
async def test_a_night_outside_is_told_the_evening_of_its_return(office: OpenOffice) -> None:
    rig = await office("2026-12-10 08:00")
    case = await given(rig, "wukai", "12-14 09:00", "12-15 17:00", parking="市委招待所")
    rig.now = rig.office.moment("2026-12-14T08:00")
    await drives(rig, case, *READY, "arrived")
    told = of_trip(await rig.diary("2026-12-16 08:00"))
    assert [(minute, who) for minute, who, _ in told] == [
        ("12-15 17:30", "majun"),
        ("12-15 18:00", "zhaogang"),
        ("12-15 22:00", "liming"),
    ]


@clause("31.4-2")
async def test_a_trip_left_open_is_asked_for(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived", "parked")
    told = of_trip(await rig.diary("2026-12-15 09:00"))
    assert [(minute, who) for minute, who, _ in told] == [
        ("12-14 08:30", "majun"),
        ("12-15 08:30", "majun"),
        ("12-15 08:30", "zhaogang"),
    ]
    await drives(rig, case, "cleaned", "odometer", "finish")
    assert of_trip(await rig.diary("2026-12-18 09:00")) == []


@clause("31.7-1")
@pytest.mark.parametrize(("now", "done"), [("2026-12-14T11:00", False), ("2026-12-14T11:01", True)])
async def test_after_the_planned_return_the_dispatcher_may_confirm_the_garage(
    office: OpenOffice, now: str, done: bool
) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived", "under_way")
    rig.now = rig.office.moment(now)
    assert (await does(rig, "zhaogang", "parked", case)).done is done


async def test_a_trip_that_has_begun_is_not_cancelled(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived")
    assert not (await does(rig, "wukai", "cancel", case)).done


async def test_a_trip_is_driven_by_buttons(office: OpenOffice) -> None:
    rig = await office("2026-12-14 07:00")
    case = await given(rig)
    await rig.until("2026-12-14 08:00")
    for label in (
        "身体良好",
        "没有饮酒",
        "车辆已清洁",
        "行驶中",
        "已到达",
        "行驶中",
        "已停入车库",
        "已清理",
        "填写里程",
    ):
        await rig.presses("majun", label)
    await rig.says("majun", "45210")
    await rig.says("majun", "45236")
    await rig.presses("majun", "收车")
    assert rig.popup == "已收车。"
    assert (await rig.again(case)).facts["odometer"] == [45210, 45236]


ACTS = st.sampled_from([*READY, "unfit", "drunk", "arrived", "under_way", *BACK, "finish", "dispatch", "cancel"])
PEOPLE = st.sampled_from(["majun", "liuyang", "zhaogang", "wukai", "liming"])


@clause("31.7-1")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@holds_for(presses=st.lists(st.tuples(PEOPLE, ACTS), max_size=20))
async def test_whatever_is_pressed_no_rule_is_passed_by(office: OpenOffice, presses: list[Any]) -> None:
    rig = await office("2026-12-14 08:00")
    case = await given(rig)
    for person, act in [*presses]:
        await does(rig, person, act, case, began=1, ended=2)
        _rules_hold(await rig.again(case))


def _rules_hold(case: Case) -> None:
    facts = case.facts
    if "out_at" in facts:
        assert {"fit", "sober"} <= set(facts)
        assert facts["driver"] in ("majun", "liuyang")
        assert facts["car"] in (FIRST, SECOND)
    if case.state is State.CLOSED:
        assert {"parked", "cleaned", "odometer"} <= set(facts)
