"""One 室务会 a month (1.5, D-01): the record that the clock keeps, whatever happens to the bot."""

from datetime import date

import pytest
from meetings import called, director_meeting, does, moment, office_meeting
from offices import OpenOffice

from regulations.meeting_form import MeetingSettings
from workflow.case import Case, State
from workflow.desk import cases
from workflow.recurs import Every, span

clause = pytest.mark.clause
NONE, WITHOUT = "meeting-month-none-yet", "meeting-month-without"


@pytest.mark.scenario("S-41")
@clause("1.5")
async def test_without_a_meeting_by_the_twentieth_both_are_asked_on_the_next_working_day(office: OpenOffice) -> None:
    rig = await office("2026-11-30 09:00")
    await rig.keeps_the_calendar()
    written = [one for one in await rig.diary("2026-12-30 09:00") if one[0].startswith("12") and one[2] == NONE]
    assert sorted(written) == [("12-21 08:30", person, NONE) for person in ("zhaogang", "zhouting", "zhouzheng")]


@clause("1.5")
async def test_a_working_twentieth_is_the_day_itself(office: OpenOffice) -> None:
    rig = await office("2026-11-01 09:00")
    await rig.keeps_the_calendar()
    assert ("11-20 08:30", "zhouzheng", NONE) in await rig.diary("2026-11-25 09:00")


@clause("1.5")
@pytest.mark.parametrize(("start", "asked"), [("12-31 09:00", False), ("12-04 09:00", False), ("11-30 09:00", True)])
async def test_a_meeting_that_is_fixed_for_the_month_is_enough(office: OpenOffice, start: str, asked: bool) -> None:
    rig = await office("2026-11-25 09:00")
    await rig.keeps_the_calendar()
    await called(rig, **office_meeting(start, f"{start[:5]} 10:00"))
    keys = [key for minute, _, key in await rig.diary("2026-12-22 09:00") if minute.startswith("12")]
    assert (NONE in keys) is asked


@clause("1.5")
async def test_other_meetings_do_not_count(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.keeps_the_calendar()
    await called(rig, **director_meeting())
    assert NONE in [key for _, _, key in await rig.diary("2026-12-22 09:00")]


@clause("1.5")
@pytest.mark.parametrize("act", ["cancel", "change"])
async def test_a_meeting_that_leaves_the_month_does_not_count_any_more(office: OpenOffice, act: str) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.keeps_the_calendar()
    case = await called(rig)
    moved = {"start": moment("12-04 09:00").replace("2026-12-04", "2027-01-08")}
    moved |= {"until": "2027-01-08T11:00"}
    values = {"reason": "议题未成熟"} if act == "cancel" else moved
    assert (await does(rig, "zhaogang", act, case, **values)).done
    assert NONE in [key for _, _, key in await rig.diary("2026-12-22 09:00")]


@clause("1.5")
async def test_a_meeting_that_was_held_counts(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.keeps_the_calendar()
    await called(rig)
    written = await rig.diary("2027-01-04 09:00")
    assert not {NONE, WITHOUT} & {key for _, _, key in written}


@clause("1.5")
async def test_the_end_of_the_month_reports_it_and_the_next_one_begins(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.keeps_the_calendar()
    written = [one for one in await rig.diary("2027-01-31 12:00") if one[2] in (NONE, WITHOUT)]
    assert {(minute, key) for minute, _, key in written} == {
        ("12-21 08:30", NONE),
        ("12-31 18:00", WITHOUT),
        ("01-20 08:30", NONE),
        ("01-29 18:00", WITHOUT),
    }
    months: list[Case] = await rig.at_desk(lambda desk: list(cases(desk.tx, matter="meeting_month")))
    assert [case.values["first"] for case in months] == ["2026-12-01", "2027-01-01"]
    assert all(case.state is State.CLOSED for case in months)


@clause("1.5")
async def test_a_restart_and_a_long_stop_lose_and_repeat_nothing(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.keeps_the_calendar()
    await rig.until("2026-12-02 09:00")
    await rig.restarts()
    await rig.keeps_the_calendar()
    rig.now = rig.now.replace(year=2027, month=2, day=25)
    await rig.until("2027-02-25 10:00")
    months: list[Case] = await rig.at_desk(lambda desk: list(cases(desk.tx, matter="meeting_month")))
    assert [case.values["first"] for case in months] == ["2026-12-01", "2027-01-01", "2027-02-01"]
    assert rig.keys("zhouzheng").count(WITHOUT) == 2


@clause("1.5")
async def test_the_day_may_be_set(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00", MeetingSettings(watch_day=10))
    await rig.keeps_the_calendar()
    assert ("12-10 08:30", "zhouzheng", NONE) in await rig.diary("2026-12-11 09:00")


@clause("1.5")
async def test_the_record_is_no_application_of_anybodys(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.keeps_the_calendar()
    await rig.until("2026-12-02 09:00")
    await rig.says("zhaogang", "/mine")
    assert rig.last("zhaogang").keys == ["list-mine-empty"]


@pytest.mark.parametrize(
    ("every", "day", "first", "last"),
    [
        ("month", "2026-12-31", "2026-12-01", "2026-12-31"),
        ("month", "2028-02-15", "2028-02-01", "2028-02-29"),
        ("quarter", "2026-12-01", "2026-10-01", "2026-12-31"),
        ("quarter", "2026-01-01", "2026-01-01", "2026-03-31"),
        ("half_year", "2026-06-30", "2026-01-01", "2026-06-30"),
        ("half_year", "2026-07-01", "2026-07-01", "2026-12-31"),
        ("year", "2026-05-05", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_periods_of_the_calendar(every: Every, day: str, first: str, last: str) -> None:
    found = span(every, date.fromisoformat(day))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))
