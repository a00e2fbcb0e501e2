"""Limits that were said in working days are counted again when the calendar changes, and who has a card is told."""

from datetime import date

import pytest
from asking_leave import approves
from desk_rig import DeskRig
from leaves import granted, leave
from offices import OpenOffice
from supervisions import handed_out, must

from regulations import matters
from workflow.attendance import open_desk
from workflow.counted import counted, counted_again
from workflow.period import HalfDay, Period
from workflow.recount import recount
from workflow.workdays import Calendar

MONDAY = HalfDay(date(2026, 11, 23), "am")
CLOSED_FRIDAY = Calendar(overrides={date(2026, 11, 27): False})
FIVE_DAYS = "2026-11-30 pm =10 2026-11-24 am"


async def starts(rig: DeskRig, calendar: Calendar | None = None) -> None:
    """The bot starts over the same files, perhaps with another calendar."""
    await rig.restarts()
    rig.calendar = calendar or rig.calendar
    await rig.store.run(lambda tx: recount(open_desk(tx, rig.office, matters())))
    await rig.deliver()


def told(rig: DeskRig, person: str) -> int:
    return rig.keys(person).count("case-recounted")


@pytest.mark.parametrize(
    ("answer", "since", "days", "kept"),
    [
        (HalfDay(date(2026, 11, 30), "pm"), "2026-11-24 am", 5, FIVE_DAYS),
        (HalfDay(date(2026, 11, 30), "am"), "2026-11-24 am", 4.5, "2026-11-30 am =9 2026-11-24 am"),
        (HalfDay(date(2026, 11, 30), "pm"), "2026-11-24 am", 4, "2026-11-30 pm"),
        (Period.of_days(date(2026, 11, 23), date(2026, 11, 24)), "2026-11-23 am", 2, None),
    ],
)
def test_an_answer_is_kept_with_its_count_only_where_it_ends_there(
    answer: HalfDay | Period, since: str, days: float, kept: str | None
) -> None:
    written = counted(answer, HalfDay.parse(since), days, Calendar())
    assert written == (kept or "2026-11-23 am/2026-11-24 pm =4 2026-11-23 am")


def test_how_it_was_counted_is_no_part_of_the_half_day() -> None:
    assert HalfDay.parse(FIVE_DAYS) == HalfDay(date(2026, 11, 30), "pm")
    assert Period.parse(f"2026-11-24 am/{FIVE_DAYS}").end == HalfDay(date(2026, 11, 30), "pm")


@pytest.mark.parametrize(
    ("value", "later"),
    [
        (FIVE_DAYS, "2026-12-01 pm =10 2026-11-24 am"),
        (f"2026-11-24 am/{FIVE_DAYS}", "2026-11-24 am/2026-12-01 pm =10 2026-11-24 am"),
        ({"until": FIVE_DAYS}, {"until": "2026-12-01 pm =10 2026-11-24 am"}),
        ("2026-11-30 pm", "2026-11-30 pm"),
        ("2026-11-20 pm =2 2026-11-19 am", "2026-11-20 pm =2 2026-11-19 am"),
        (f"写到{FIVE_DAYS}", f"写到{FIVE_DAYS}"),
        (3, 3),
    ],
)
def test_only_a_counted_limit_that_is_not_over_moves(value: object, later: object) -> None:
    assert counted_again(value, CLOSED_FRIDAY, MONDAY) == later


async def test_a_limit_of_supervision_moves_and_all_who_have_its_card_are_told_once(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await starts(rig)
    case = await handed_out(rig, FIVE_DAYS)
    await starts(rig, CLOSED_FRIDAY)
    moved = await rig.again(case)
    assert HalfDay.parse(moved.values["due"]) == HalfDay(date(2026, 12, 1), "pm")
    assert moved.history[-1].act == "recount"
    await starts(rig)
    assert {person: told(rig, person) for person in ("suntao", "wukai")} == {"suntao": 1, "wukai": 1}


async def test_a_limit_for_doing_it_again_moves_too(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await starts(rig)
    case = await must(rig, "wukai", "sup_report", await handed_out(rig), result="已完成")
    await must(rig, "suntao", "sup_return", case, reason="数字不全", redo_until="2026-11-27 pm =8 2026-11-24 am")
    await starts(rig, CLOSED_FRIDAY)
    assert HalfDay.parse((await rig.again(case)).facts["redo"]).day == date(2026, 11, 30)


async def test_a_leave_said_in_working_days_keeps_its_number_of_days(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await starts(rig)
    await rig.says("wangfang", "明天起请4个工作日年休假，休息，在本地，李娜替我，电话13800000006")
    if "leave-ask-place" in rig.last("wangfang").keys:
        await rig.says("wangfang", "本地")
    await rig.presses("wangfang", "提交")
    await approves(rig, *[step.holder for step in (await rig.case()).steps if step.holder and step.state == "waiting"])
    assert Period.parse((await rig.case()).values["when"]).end.day == date(2026, 11, 27)
    await starts(rig, CLOSED_FRIDAY)
    assert Period.parse((await rig.case()).values["when"]).end.day == date(2026, 11, 30)
    assert told(rig, "wangfang") == 1


async def test_a_leave_given_by_its_dates_stays(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await starts(rig)
    case = await granted(rig, "wangfang", "11-24", "11-27", kind="annual")
    await starts(rig, CLOSED_FRIDAY)
    assert (await rig.again(case)).values["when"] == leave("11-24", "11-27")["when"]
    assert told(rig, "wangfang") == 0
