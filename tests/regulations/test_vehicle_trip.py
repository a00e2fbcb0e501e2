"""31.1 to 31.6: a trip from the eve until the car is there, minute by minute (D-80, D-81)."""

from typing import Any

import pytest
from desk_rig import DeskRig
from hypothesis import HealthCheck, settings
from hypothesis import given as holds_for
from hypothesis import strategies as st
from offices import OpenOffice
from vehicles import FIRST, SECOND, agreed, booked, booking, does, drives, given, leader_trip, of_trip

from workflow.case import Case, State

clause, scenario = pytest.mark.clause, pytest.mark.scenario
READY = ("fit", "sober", "clean")
BACK = ("parked", "cleaned", "odometer")


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


@clause("31.7-1")
async def test_the_end_of_a_trip_is_not_offered_before_he_has_set_off(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived")
    ends = {"已停入车库", "已清理", "填写里程", "收车"}
    assert not ends & shown(rig, "majun")
    case = await drives(rig, case, "under_way")
    assert ends <= shown(rig, "majun")
    await drives(rig, case, "arrived")
    assert ends <= shown(rig, "majun"), "he waits where he has driven to"


async def test_a_booking_says_where_it_stands_from_the_yes_to_the_garage(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await booked(rig)
    stands = [case_stands(rig)]
    await does(rig, "zhaogang", "dispatch", case)
    stands.append(case_stands(rig))
    case = await drives(rig, case, *READY, "under_way")
    stands.append(case_stands(rig))
    await drives(rig, case, *BACK, "finish")
    assert [*stands, case_stands(rig)] == ["car-is-awaited", "car-is-sent", "car-is-out", "state-closed"]


def case_stands(rig: DeskRig) -> str:
    """What the booker's card says of where his booking stands."""
    card = next(seen for seen in reversed(rig.boxes["wukai"]) if seen.keys[0].startswith("case-head"))
    return str(card.message.lines[0].args["state"]["text"]["key"])


@clause("31.7-1")
async def test_who_forgot_to_say_that_he_set_off_ends_his_trip_after_the_planned_return(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived")
    rig.now = rig.office.moment("2026-12-14T11:01")
    assert (await does(rig, "majun", "parked", case)).done


def shown(rig: DeskRig, person: str) -> set[str]:
    """The buttons of somebody's card."""
    card = next(seen for seen in rig.boxes[person] if "car-sheet-time" in seen.keys)
    return {label for row in card.labels for label in row}


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
