"""31.6-1: the odometer goes on from trip to trip; kilometres that belong to no trip are seen at once."""

from typing import Any

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from vehicles import FIRST, SECOND, does, drives, given

from workflow.case import Case

pytestmark = pytest.mark.clause("31.6-1")
READY = ("fit", "sober", "clean", "arrived", "under_way")


async def office_with_a_book(office: OpenOffice, now: str = "2026-12-14 06:00") -> DeskRig:
    rig = await office(now)
    await rig.keeps_the_calendar()
    await rig.until(now)
    return rig


async def driven(rig: DeskRig, start: str, back: str) -> Case:
    """A trip with the first car and its first driver, which is back."""
    case = await given(rig, "wukai", start, back)
    rig.now = rig.office.moment(f"2026-{start.replace(' ', 'T')}")
    return await drives(rig, case, *READY, "parked", "cleaned")


async def reads(rig: DeskRig, case: Case, began: int, ended: int) -> str:
    """What the driver is told when he enters the odometer."""
    return (await does(rig, "majun", "odometer", case, began=began, ended=ended)).said.key


@pytest.mark.parametrize(
    ("began", "key", "gap"),
    [
        pytest.param(1029, "car-odometer-back", None, id="a kilometre less than last time"),
        pytest.param(1030, "done-car_odometer", None, id="as the last trip ended"),
        pytest.param(1031, "done-car_odometer", 1, id="a kilometre that belongs to no trip"),
    ],
)
async def test_a_trip_begins_where_the_last_one_of_the_car_ended(
    office: OpenOffice, began: int, key: str, gap: int | None
) -> None:
    rig = await office_with_a_book(office)
    first = await driven(rig, "12-14 09:00", "12-14 10:00")
    assert await reads(rig, first, 1000, 1030) == "done-car_odometer"
    await does(rig, "majun", "finish", first)
    second = await driven(rig, "12-14 14:00", "12-14 15:00")
    assert await reads(rig, second, began, 1100) == key
    assert (await rig.again(second)).facts.get("odometer_gap") == gap
    assert ("car-odometer-gap" in rig.keys("zhaogang")) is (gap is not None)


async def test_trips_entered_in_the_wrong_order_are_compared_by_their_time(office: OpenOffice) -> None:
    rig = await office_with_a_book(office)
    first = await driven(rig, "12-14 09:00", "12-14 10:00")
    second = await given(rig, "wukai", "12-14 14:00", "12-14 15:00")
    await does(rig, "zhaogang", "choose", second, car=FIRST, driver="majun")
    rig.now = rig.office.moment("2026-12-14T14:00")
    second = await drives(rig, second, *READY)
    assert await reads(rig, second, 1030, 1050) == "done-car_odometer"
    assert await reads(rig, first, 1000, 1031) == "car-odometer-ahead"
    assert await reads(rig, first, 1000, 1030) == "done-car_odometer"


async def test_a_slip_is_put_right_until_the_trip_is_closed(office: OpenOffice) -> None:
    rig = await office_with_a_book(office)
    case = await driven(rig, "12-14 09:00", "12-14 10:00")
    assert await reads(rig, case, 10000, 10300) == "done-car_odometer"
    assert await reads(rig, case, 1000, 1030) == "done-car_odometer"
    book = await rig.case("car_book")
    assert book.facts["year"] == {FIRST: {"trips": 1, "driven": 30}}
    await does(rig, "majun", "finish", case)
    assert not (await does(rig, "majun", "odometer", case, began=1, ended=2)).done


async def test_each_car_has_its_own_odometer(office: OpenOffice) -> None:
    rig = await office_with_a_book(office)
    assert await reads(rig, await driven(rig, "12-14 09:00", "12-14 10:00"), 5000, 5030) == "done-car_odometer"
    other = await given(rig, "suntao", "12-15 09:00", "12-15 10:00", people=5)
    rig.now = rig.office.moment("2026-12-15T08:00")
    other = await drives(rig, other, *READY)
    assert other.facts["car"] == SECOND
    assert await reads(rig, other, 10, 20) == "done-car_odometer"


async def test_a_wrong_reading_of_a_closed_trip_is_put_right_by_the_section(office: OpenOffice) -> None:
    rig = await office_with_a_book(office)
    first = await driven(rig, "12-14 09:00", "12-14 10:00")
    await reads(rig, first, 1000, 9030)
    await does(rig, "majun", "finish", first)
    second = await driven(rig, "12-14 14:00", "12-14 15:00")
    assert await reads(rig, second, 1030, 1040) == "car-odometer-back"
    values: dict[str, Any] = {"car": FIRST, "reading": 1030}
    book = await rig.case("car_book")
    assert not (await rig.decides("majun", "car_book_correct", book, **values)).done
    assert (await rig.decides("zhaogang", "car_book_correct", book, **values)).done
    assert await reads(rig, second, 1030, 1040) == "done-car_odometer"
    assert [entry.act for entry in (await rig.again(book)).history].count("car_book_correct") == 1


async def test_the_last_reading_is_offered_and_taken_by_a_press(office: OpenOffice) -> None:
    rig = await office_with_a_book(office)
    first = await driven(rig, "12-14 09:00", "12-14 10:00")
    await reads(rig, first, 1000, 1030)
    await does(rig, "majun", "finish", first)
    second = await driven(rig, "12-14 14:00", "12-14 15:00")
    await rig.presses("majun", "填写里程")
    await rig.presses("majun", "1030")
    await rig.says("majun", "1050")
    assert (await rig.again(second)).facts["odometer"] == [1030, 1050]


async def test_a_new_year_begins_with_the_last_readings(office: OpenOffice) -> None:
    rig = await office_with_a_book(office, "2026-12-30 06:00")
    first = await driven(rig, "12-30 09:00", "12-30 10:00")
    await reads(rig, first, 1000, 1030)
    await does(rig, "majun", "finish", first)
    await rig.until("2027-01-04 08:00")
    assert (await rig.case("car_book")).facts["year"] == {}
    second = await given(rig, "wukai", "2027-01-04T09:00", "2027-01-04T10:00")
    second = await drives(rig, second, *READY)
    assert await reads(rig, second, 1029, 1040) == "car-odometer-back"


@pytest.mark.parametrize(
    ("person", "shown"), [("zhaogang", True), ("liming", True), ("zhouzheng", True), ("wukai", False), ("majun", False)]
)
async def test_who_reads_the_book(office: OpenOffice, person: str, shown: bool) -> None:
    rig = await office_with_a_book(office)
    await reads(rig, await driven(rig, "12-14 09:00", "12-14 10:00"), 1000, 1030)
    said = (await rig.says(person, "/mileage"))[-1]
    assert ("car-book-line" in said.keys) is shown
