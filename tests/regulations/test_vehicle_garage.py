"""31.4, 31.7: a trip is closed when the car is back in the garage, cleaned, its kilometres written (D-81, D-82)."""

import pytest
from offices import OpenOffice
from vehicles import FIRST, booked, does, drives, given, of_trip

from workflow.case import State

clause, scenario = pytest.mark.clause, pytest.mark.scenario
READY = ("fit", "sober", "clean")
BACK = ("parked", "cleaned", "odometer")


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
    case = await drives(rig, await given(rig), *READY, "under_way")
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
    case = await drives(rig, await given(rig), *READY, "arrived", "under_way", "parked")
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
