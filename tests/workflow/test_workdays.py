"""The statutory calendar and the working hours of the office."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from workflow.period import Period
from workflow.workdays import Calendar, WorkingHours, festival, lunar_date, statutory

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = Calendar()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-11-23", True),
        ("2026-11-28", False),
        ("2026-10-01", False),
        ("2026-10-10", True),
        ("2026-02-14", True),
        ("2026-02-23", False),
        ("2027-01-01", False),
        ("2027-01-04", True),
        ("2027-02-05", False),
        ("2027-02-08", False),
        ("2027-02-09", True),
        ("2003-10-01", False),
    ],
)
def test_a_working_day_is_told_from_a_day_off(day: str, works: bool) -> None:
    assert CALENDAR.is_workday(date.fromisoformat(day)) is works


def test_november_and_december_2026_have_no_holiday() -> None:
    days = [date(2026, month, day) for month in (11, 12) for day in range(1, 31)]
    assert {CALENDAR.holiday(day) for day in days} == {None}
    assert not any(CALENDAR.is_make_up(day) for day in days)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        ("2026-01-01", "new-year"),
        ("2026-02-17", "spring-festival"),
        ("2026-04-05", "qingming"),
        ("2026-05-05", "labour"),
        ("2026-06-19", "dragon-boat"),
        ("2026-09-25", "mid-autumn"),
        ("2026-10-07", "national"),
        ("2015-09-03", "victory"),
        ("2027-02-05", "spring-festival"),
        ("2027-02-08", "spring-festival"),
        ("2027-04-05", "qingming"),
        ("2027-06-09", "dragon-boat"),
        ("2027-09-15", "mid-autumn"),
        ("2027-10-03", "national"),
        ("2027-10-04", None),
        ("2026-10-10", None),
    ],
)
def test_a_day_off_knows_its_holiday(day: str, key: str | None) -> None:
    assert CALENDAR.holiday(date.fromisoformat(day)) == key


def test_the_law_fixes_thirteen_days_a_year() -> None:
    assert len(statutory(2027)) == 13


def test_beyond_the_published_years_the_calendar_is_provisional() -> None:
    assert not CALENDAR.is_provisional(date(2026, 12, 31))
    assert CALENDAR.is_provisional(date(2027, 1, 1))
    assert CALENDAR.is_provisional(date(2003, 12, 31))


def test_the_office_overrides_the_calendar_and_is_then_sure() -> None:
    office = Calendar({date(2027, 1, 2): True, date(2026, 11, 24): False})
    assert office.is_workday(date(2027, 1, 2))
    assert office.is_make_up(date(2027, 1, 2))
    assert not office.is_provisional(date(2027, 1, 2))
    assert not office.is_workday(date(2026, 11, 24))
    assert Calendar({date(2026, 10, 1): True}).holiday(date(2026, 10, 1)) is None


def test_a_make_up_day_is_a_weekend_day_that_is_worked() -> None:
    assert CALENDAR.is_make_up(date(2026, 10, 10))
    assert not CALENDAR.is_make_up(date(2026, 10, 9))
    assert not CALENDAR.is_make_up(date(2026, 10, 11))


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2026-10-09 am/2026-10-12 pm", 3.0),
        ("2026-10-09 am/2026-10-13 pm", 4.0),
        ("2026-11-26 pm/2026-11-26 pm", 0.5),
        ("2026-11-27 pm/2026-11-30 am", 1.0),
        ("2026-11-28 am/2026-11-29 pm", 0.0),
    ],
)
def test_a_period_costs_its_working_half_days(period: str, days: float) -> None:
    assert CALENDAR.days(Period.parse(period)) == days
    assert CALENDAR.working_half_days(Period.parse(period)) == days * 2


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-11-27", 1, "2026-11-30"),
        ("2026-11-30", -1, "2026-11-27"),
        ("2026-12-28", 5, "2027-01-05"),
        ("2026-11-28", 0, "2026-11-28"),
    ],
)
def test_working_days_are_counted_from_the_day_after(day: str, count: int, expected: str) -> None:
    assert CALENDAR.add_workdays(date.fromisoformat(day), count) == date.fromisoformat(expected)


def test_the_working_days_around_a_day() -> None:
    assert CALENDAR.next_workday(date(2026, 10, 9)) == date(2026, 10, 10)
    assert CALENDAR.previous_workday(date(2026, 10, 8)) == date(2026, 9, 30)
    assert CALENDAR.workday_on_or_after(date(2026, 10, 1)) == date(2026, 10, 8)
    assert CALENDAR.workday_on_or_after(date(2026, 10, 8)) == date(2026, 10, 8)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-23T08:30", 3.5, "2026-11-23T12:00"),
        ("2026-11-23T11:00", 2, "2026-11-23T15:30"),
        ("2026-11-27T17:00", 2, "2026-11-30T09:30"),
        ("2026-11-28T10:00", 0, "2026-11-30T08:30"),
        ("2026-11-23T06:00", 7, "2026-11-23T18:00"),
        ("2026-09-30T17:30", 1, "2026-10-08T09:00"),
    ],
)
def test_working_hours_pass_only_while_the_office_works(start: str, hours: float, end: str) -> None:
    assert CALENDAR.add_working_hours(moment(start), hours) == moment(end)


def test_working_hours_are_not_counted_backwards() -> None:
    with pytest.raises(ValueError, match="forwards"):
        CALENDAR.add_working_hours(moment("2026-11-23T09:00"), -1)


def test_another_zone_is_translated_to_the_office() -> None:
    assert CALENDAR.in_working_hours(datetime(2026, 11, 23, 1, 0, tzinfo=ZoneInfo("UTC")))
    assert CALENDAR.at(date(2026, 11, 23), time(9)).utcoffset() == moment("2026-11-23T09:00").utcoffset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23T08:30", True),
        ("2026-11-23T12:00", False),
        ("2026-11-23T13:00", False),
        ("2026-11-23T17:59", True),
        ("2026-11-28T10:00", False),
    ],
)
def test_the_lunch_hour_and_the_weekend_are_no_working_hours(text: str, expected: bool) -> None:
    assert CALENDAR.in_working_hours(moment(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23T13:00", "2026-11-23T13:00"),
        ("2026-11-23T18:00", "2026-11-23T18:00"),
        ("2026-11-23T18:01", "2026-11-24T08:30"),
        ("2026-11-23T06:00", "2026-11-23T08:30"),
        ("2026-11-27T20:00", "2026-11-30T08:30"),
        ("2026-11-28T10:00", "2026-11-30T08:30"),
    ],
)
def test_routine_messages_wait_for_the_working_day(text: str, expected: str) -> None:
    assert CALENDAR.next_routine(moment(text)) == moment(expected)


def test_the_office_sets_its_hours() -> None:
    early = Calendar(hours=WorkingHours(am=(time(8), time(11)), pm=(time(13), time(17))))
    assert early.next_routine(moment("2026-11-23T17:30")) == moment("2026-11-24T08:00")


def test_lunar_days_are_found_and_missing_ones_refused() -> None:
    assert lunar_date(2026, 1, 8) == date(2026, 2, 24)
    assert lunar_date(2028, -5, 5) == date(2028, 6, 27)
    with pytest.raises(ValueError, match="no such lunar day"):
        lunar_date(2026, -5, 5)


def test_the_day_of_a_festival_is_not_its_days_off() -> None:
    assert festival("spring-festival", 2026) == date(2026, 2, 17)
    assert festival("qingming", 2027) == date(2027, 4, 5)
