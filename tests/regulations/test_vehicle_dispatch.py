"""5.D-5, 31.2, 31.6: which car and driver are sent, never twice at once; the waiting list and its offers."""

import asyncio
from datetime import date
from typing import Any

import pytest
from cast import roster
from desk_rig import DeskRig
from offices import OpenOffice
from rig import at
from vehicles import FIRST, SECOND, booked, booking, chosen, does, drives, given

from regulations.vehicle_fleet import CarSettings
from workflow.authority import Person, Rank
from workflow.case import Case, State

clause = pytest.mark.clause
ONE_CAR = CarSettings(cars={FIRST: 5})


async def offer(rig: DeskRig, case: Case) -> tuple[str, str] | None:
    facts = (await rig.again(case)).facts
    return (facts["offer"]["car"], facts["offer"]["driver"]) if "offer" in facts else None


@clause("5.D-5")
async def test_one_press_sends_the_proposed_pair(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    case = await booked(rig)
    assert await offer(rig, case) == (FIRST, "majun")
    await rig.presses("zhaogang", "派车")
    case = await rig.again(case)
    assert (case.facts["car"], case.facts["driver"]) == (FIRST, "majun")
    assert "car-sent" in rig.keys("wukai")
    assert "car-sheet-time" in rig.keys("majun")


async def test_the_smallest_car_with_seats_enough_is_proposed(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    assert (await offer(rig, await booked(rig, people=4))) == (FIRST, "majun")
    assert (await offer(rig, await booked(rig, "suntao", "12-15 09:00", "12-15 11:00", people=5))) == (SECOND, "majun")


async def test_what_was_proposed_stays_when_something_else_is_freed(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    first, second = await given(rig), await booked(rig, "suntao", destination="市档案馆")
    await does(rig, "wukai", "cancel", first)
    assert await offer(rig, second) == (SECOND, "liuyang")


@clause("31.2")
async def test_a_car_that_is_out_is_not_given_to_another_driver(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), "fit", "sober", "arrived")
    assert not (await chosen(rig, case, FIRST, "liuyang")).done
    assert (await rig.again(case)).facts["driver"] == "majun"


@clause("31.2")
@pytest.mark.parametrize(
    ("start", "back", "car"),
    [
        pytest.param("12-14 11:29", "12-14 12:00", SECOND, id="29 minutes after the first is back"),
        pytest.param("12-14 11:30", "12-14 12:00", FIRST, id="30 minutes after it"),
        pytest.param("12-14 07:00", "12-14 08:31", SECOND, id="back 29 minutes before the first leaves"),
        pytest.param("12-14 07:00", "12-14 08:30", FIRST, id="back 30 minutes before it"),
    ],
)
async def test_a_car_is_not_proposed_until_it_is_back(office: OpenOffice, start: str, back: str, car: str) -> None:
    rig = await office("2026-12-01 08:00")
    await given(rig)
    found = await offer(rig, await booked(rig, "suntao", start, back))
    assert found is not None
    assert found[0] == car


@clause("31.2")
async def test_a_trip_that_is_late_keeps_its_car(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00", ONE_CAR)
    first = await given(rig)
    await drives(rig, first, "fit", "sober", "arrived")
    rig.now = rig.office.moment("2026-12-14T11:45")
    assert await offer(rig, await booked(rig, "suntao", "12-14 12:00", "12-14 13:00")) is None


@clause("31.1")
async def test_of_two_who_book_the_last_car_one_waits_and_is_offered_it_when_it_is_released(
    office: OpenOffice,
) -> None:
    rig = await office("2026-12-01 08:00", ONE_CAR)
    first = await booked(rig, "wukai")
    second = await booked(rig, "suntao", destination="市档案馆")
    third = await booked(rig, "hejing", destination="市图书馆")
    assert await offer(rig, first) == (FIRST, "majun")
    assert await offer(rig, second) is None
    assert "car-waits" in rig.keys("suntao")
    assert rig.line("hejing", "car-waits").args["place"] == 2
    await rig.presses("wukai", "取消用车")
    assert (await rig.again(first)).state is State.WITHDRAWN
    assert await offer(rig, second) == (FIRST, "majun")
    assert await offer(rig, third) is None
    assert "car-offer-yours" in rig.keys("suntao")
    assert rig.last("zhaogang").keys == ["car-offer"]
    await rig.presses("zhaogang", "派车", rig.last("zhaogang"))
    assert (await rig.again(second)).facts["car"] == FIRST


async def test_two_are_approved_in_the_same_moment(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00", ONE_CAR)
    made = [await rig.applies(person, **booking(destination=person)) for person in ("wukai", "suntao")]
    cases = [outcome.case for outcome in made if outcome.case]
    await asyncio.gather(rig.decides("qianmin", "approve", cases[0]), rig.decides("chenlan", "approve", cases[1]))
    offers = [await offer(rig, case) for case in cases]
    assert sorted(offers, key=str) == [(FIRST, "majun"), None]


async def test_two_cars_are_sent_in_the_same_moment(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00", ONE_CAR)
    first, second = await booked(rig, "wukai"), await booked(rig, "suntao", destination="市档案馆")
    outcomes = await asyncio.gather(does(rig, "zhaogang", "dispatch", first), chosen(rig, second, FIRST, "liuyang"))
    has = [(await rig.again(case)).facts.get("car") for case in (first, second)]
    assert sorted(has, key=str) == [None, FIRST]
    assert sorted(outcome.done for outcome in outcomes) == [False, True]


@clause("31.6-2")
@pytest.mark.scenario("S-53")
@pytest.mark.parametrize(
    ("car", "driver", "key"),
    [
        pytest.param(FIRST, "wangfang", "car-not-a-driver", id="outside the pool"),
        pytest.param("甲A·G0009", "majun", "car-no-such-car", id="not an official car"),
    ],
)
async def test_only_cars_and_drivers_of_the_pool_are_sent(office: OpenOffice, car: str, driver: str, key: str) -> None:
    rig = await office("2026-12-01 08:00")
    case = await booked(rig)
    outcome = await chosen(rig, case, car, driver)
    assert (outcome.done, outcome.said.key) == (False, key)
    assert "car" not in (await rig.again(case)).facts


@pytest.mark.parametrize(
    ("car", "driver", "key"),
    [(FIRST, "liuyang", "car-taken"), (SECOND, "majun", "car-driver-taken")],
)
async def test_who_is_out_is_not_chosen(office: OpenOffice, car: str, driver: str, key: str) -> None:
    rig = await office("2026-12-01 08:00")
    await given(rig)
    case = await booked(rig, "suntao")
    assert (await chosen(rig, case, car, driver)).said.key == key


async def test_a_car_with_too_few_seats_is_not_chosen(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    case = await booked(rig, people=5)
    assert (await chosen(rig, case, FIRST, "majun")).said.key == "car-too-small"


@clause("31.6-2")
async def test_a_driver_is_changed_by_the_dispatcher_only(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    case = await given(rig)
    outcome = await does(rig, "majun", "choose", case, car=FIRST, driver="liuyang")
    assert not outcome.done
    assert (await chosen(rig, case, FIRST, "liuyang")).done
    assert (await rig.again(case)).facts["driver"] == "liuyang"
    assert rig.last("majun").keys == ["car-taken-back"]


@clause("31.6-2")
async def test_a_driver_who_has_left_is_not_proposed(office: OpenOffice) -> None:
    gone = Person("majun", "马军", "驾驶员", "secretariat2", Rank.STAFF, leaves_on=date(2026, 12, 13))
    rig = await office("2026-12-01 08:00", people=roster(majun=gone))
    assert await offer(rig, await booked(rig)) == (FIRST, "liuyang")


async def test_a_driver_on_leave_is_not_proposed(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    values: dict[str, Any] = {
        "kind": "annual",
        "when": "2026-12-14 am/2026-12-14 pm",
        "place": "local",
        "stand_in": "lina",
    }
    await rig.applies("majun", **values, phone="13800000010")
    for person in ("zhaogang", "liming"):
        await rig.decides(person, "approve")
    assert await offer(rig, await booked(rig)) == (FIRST, "liuyang")
    assert await offer(rig, await booked(rig, "suntao", "12-15 09:00", "12-15 11:00")) == (FIRST, "majun")


async def test_a_free_seat_in_a_car_to_the_same_place_is_proposed(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00", ONE_CAR)
    host = await given(rig, "wukai", people=2)
    near = await booked(rig, "suntao", "12-14 09:30", "12-14 11:30", people=2)
    far = await booked(rig, "hejing", "12-14 09:31", "12-14 11:30", people=2)
    full = await booked(rig, "qianmin", people=3)
    assert [await offer(rig, case) for case in (near, far, full)] == [(FIRST, "majun"), None, None]
    assert (await does(rig, "zhaogang", "dispatch", near)).done
    assert (await rig.again(near)).facts["host"] == host.id
    assert "car-rider" in rig.keys("majun")
    await rig.presses("wukai", "取消用车")
    assert await offer(rig, near) == (FIRST, "majun")
    assert "host" not in (await rig.again(near)).facts["offer"]


async def test_who_shares_a_car_is_done_when_the_trip_is_closed(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00", ONE_CAR)
    host = await given(rig, "wukai")
    rider = await booked(rig, "suntao")
    await does(rig, "zhaogang", "dispatch", rider)
    await drives(rig, host, "fit", "sober", "arrived", "under_way", "parked", "cleaned", "odometer", "finish")
    assert (await rig.again(host)).state is State.CLOSED
    assert (await rig.again(rider)).state is State.CLOSED


async def test_a_booking_without_a_car_ends_at_its_time_and_everybody_knows(office: OpenOffice) -> None:
    rig = await office("2026-12-14 06:00", ONE_CAR)
    await given(rig, "wukai")
    case = await booked(rig, "suntao", destination="市档案馆")
    told = await rig.diary("2026-12-14 10:00")
    assert ("12-14 07:00", "zhaogang", "car-unsent") in told
    assert ("12-14 09:00", "suntao", "car-lapsed") in told
    assert (await rig.again(case)).state is State.CLOSED


@clause("31.6-1")
async def test_a_booking_that_is_not_approved_gets_no_car(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    made = await rig.applies("wukai", **booking())
    assert made.case is not None
    for act in ("dispatch", "choose"):
        outcome = await does(rig, "zhaogang", act, made.case, car=FIRST, driver="majun")
        assert not outcome.done
    assert (await rig.again(made.case)).facts == {}


@clause("31.1")
@pytest.mark.parametrize(("now", "sent"), [("2026-12-14 08:59", True), ("2026-12-14 09:00", False)])
async def test_no_car_is_sent_once_the_trip_has_begun(office: OpenOffice, now: str, sent: bool) -> None:
    rig = await office("2026-12-01 08:00")
    case = await booked(rig)
    rig.now = at(now)
    for act in ("dispatch", "choose"):
        outcome = await does(rig, "zhaogang", act, await rig.again(case), car=FIRST, driver="majun")
        assert outcome.done is sent
    assert ("car" in (await rig.again(case)).facts) is sent


async def test_while_the_dispatcher_is_away_who_acts_for_him_sends_the_car(office: OpenOffice) -> None:
    rig = await office("2026-12-10 08:00")
    values: dict[str, Any] = {
        "kind": "annual",
        "when": "2026-12-11 am/2026-12-11 pm",
        "place": "local",
        "stand_in": "lina",
    }
    await rig.applies("zhaogang", **values, phone="13800000010")
    await rig.decides("liming", "approve")
    rig.now = rig.office.moment("2026-12-11T09:00")
    case = await booked(rig)
    assert not (await does(rig, "zhaogang", "dispatch", case)).done
    assert (await does(rig, "liming", "dispatch", case)).done
