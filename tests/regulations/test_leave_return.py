"""30.9-1, D-73: reporting back, its reminders at their minutes, the question whether somebody is back."""

import pytest
from desk_rig import DeskRig
from leaves import extension, granted
from offices import OpenOffice

from workflow.case import State

pytestmark = pytest.mark.clause("30.9-1")

ENDS, BACK, NOT_YET, ASKED, NOT_REPORTED = (
    "leave-ends",
    "leave-report-back",
    "leave-not-reported-yet",
    "leave-is-back",
    "leave-not-reported",
)


@pytest.mark.parametrize(
    ("first", "last", "minutes"),
    [
        pytest.param("11-24", "11-25", ("11-25 16:00", "11-26"), id="ends on a Wednesday"),
        pytest.param("11-26", "11-27", ("11-27 16:00", "11-30"), id="ends on a Friday"),
        pytest.param("11-27", "11-29", ("11-27 16:00", "11-30"), id="ends on a Sunday"),
        pytest.param("09-29", "09-30", ("09-30 16:00", "10-08"), id="ends before a holiday"),
        pytest.param("12-30", "12-31", ("12-31 16:00", "01-04"), id="ends before New Year"),
        pytest.param("10-08", "10-09", ("10-09 16:00", "10-10"), id="ends before a Saturday that is worked"),
        pytest.param("10-09", "10-10", ("10-10 16:00", "10-12"), id="ends on a Saturday that is worked"),
    ],
)
async def test_the_reminders_come_at_their_minutes(
    quiet_office: OpenOffice, first: str, last: str, minutes: tuple[str, str]
) -> None:
    rig = await quiet_office("2026-09-21 09:00")
    await granted(rig, "wangfang", first, last, stand_in="majun")
    last_day, first_day = minutes
    year = "2027" if first_day.startswith("01") else "2026"
    diary = await rig.diary(f"{year}-{first_day} 23:59")
    assert diary[:2] == [(last_day, "wangfang", ENDS), (f"{first_day} 08:30", "wangfang", BACK)]
    assert {line[0] for line in diary[2:]} == {f"{first_day} 12:00", f"{first_day} 18:00"}


async def test_a_leave_that_ends_at_noon_is_over_when_its_day_ends(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-24", "11-25 am")
    diary = await rig.diary("2026-11-26 11:00")
    assert diary == [("11-25 16:00", "wangfang", BACK), ("11-26 08:30", "wangfang", BACK)]


async def test_who_is_told_what_until_the_evening(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-24", "11-25")
    assert sorted(await rig.diary("2026-12-24 09:00")) == [
        ("11-25 16:00", "wangfang", ENDS),
        ("11-26 08:30", "wangfang", BACK),
        ("11-26 12:00", "zhaogang", NOT_YET),
        ("11-26 12:00", "zhouting", NOT_YET),
        ("11-26 12:00", "zhouzheng", NOT_YET),
        ("11-26 18:00", "zhaogang", ASKED),
        ("11-26 18:00", "zhouting", NOT_REPORTED),
    ]


@pytest.mark.parametrize(
    ("person", "last", "approver"),
    [
        pytest.param("wangfang", "11-24", "liming", id="the deputy decided finally"),
        pytest.param("wangfang", "11-25", "zhouzheng", id="the director decided finally"),
        pytest.param("chenlan", "11-24", "zhouzheng", id="a deputy's leave"),
    ],
)
async def test_approver_and_registry_are_told_together(
    quiet_office: OpenOffice, person: str, last: str, approver: str
) -> None:
    rig = await quiet_office()
    await granted(rig, person, "11-24", last)
    await rig.until("2026-11-26 08:40")
    assert (await rig.decides(person, "report_back")).done
    told = {who for who in rig.boxes if "leave-reported-back" in rig.keys(who)}
    assert told == {approver, "zhaogang", "zhouting"}
    assert (await rig.case()).state is State.CLOSED


@pytest.mark.parametrize("moment", ["2026-11-25 18:30", "2026-11-26 08:31", "2026-11-26 12:01"])
async def test_after_the_report_nobody_is_reminded(quiet_office: OpenOffice, moment: str) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-24", "11-25")
    await rig.until(moment)
    await rig.decides("wangfang", "report_back")
    assert await rig.diary("2026-12-24 09:00") == []


async def test_nobody_reports_back_before_it_begins_or_for_another(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 17:59")
    await granted(rig, "wangfang", "11-24", "11-25")
    assert not (await rig.decides("wangfang", "report_back")).done
    rig.now = rig.now.replace(day=24, hour=0, minute=0)
    for other in ("zhaogang", "liming", "lina", "zhouting"):
        assert not (await rig.decides(other, "report_back")).done
    assert (await rig.decides("wangfang", "report_back")).done
    assert not (await rig.decides("wangfang", "report_back")).done


@pytest.mark.parametrize(
    ("moment", "kept"),
    [
        pytest.param("2026-11-23 09:00", "2026-11-23 am/2026-11-23 am", id="in the first half-day: that one is taken"),
        pytest.param("2026-11-23 12:00", "2026-11-23 am/2026-11-23 am", id="at the first noon"),
        pytest.param("2026-11-24 08:20", "2026-11-23 am/2026-11-23 pm", id="on the second morning"),
        pytest.param("2026-11-24 14:00", "2026-11-23 am/2026-11-24 am", id="on the second afternoon"),
        pytest.param("2026-11-25 14:29", "2026-11-23 am/2026-11-25 am", id="before work of the last half-day"),
        pytest.param("2026-11-25 14:30", None, id="when work of the last half-day has begun"),
        pytest.param("2026-11-25 16:00", None, id="when the last reminder comes"),
        pytest.param("2026-11-26 08:40", None, id="on the first day back"),
    ],
)
async def test_an_early_return_gives_the_rest_back(quiet_office: OpenOffice, moment: str, kept: str | None) -> None:
    rig = await quiet_office()
    case = await granted(rig, "wangfang", "11-23", "11-25")
    await rig.until(moment)
    await rig.decides("wangfang", "report_back")
    after = await rig.again(case)
    assert after.values["when"] == (kept or case.values["when"])
    assert after.facts.get("returned_early") == (case.values["when"] if kept else None)


async def test_who_came_back_early_is_no_longer_away(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "liming", "11-23", "11-25")
    await rig.until("2026-11-24 09:00")
    assert await rig.at_desk(lambda desk: desk.office.away("liming"))
    await rig.decides("liming", "report_back")
    assert not await rig.at_desk(lambda desk: desk.office.away("liming"))


async def evening(quiet_office: OpenOffice, person: str = "wangfang") -> DeskRig:
    """Nobody has reported back by the evening of the first working day."""
    rig = await quiet_office()
    await granted(rig, person, "11-24", "11-25")
    await rig.until("2026-11-26 18:00")
    return rig


async def test_at_the_end_of_the_day_it_is_noted_and_the_direct_leader_is_asked(quiet_office: OpenOffice) -> None:
    rig = await evening(quiet_office)
    facts = (await rig.case()).facts
    assert "not_reported" in facts
    assert "suspected" not in facts
    assert rig.last("zhaogang").labels == [["已到岗", "未到岗"]]
    for other in ("wangfang", "liming", "zhouzheng", "zhouting"):
        assert not (await rig.decides(other, "is_back_no")).done


@pytest.mark.parametrize(("person", "leader"), [("zhaogang", "liming"), ("chenlan", "zhouzheng")])
async def test_who_is_the_direct_leader(quiet_office: OpenOffice, person: str, leader: str) -> None:
    rig = await evening(quiet_office, person)
    assert rig.last(leader).labels == [["已到岗", "未到岗"]]


async def test_no_answer_is_not_absence(quiet_office: OpenOffice) -> None:
    rig = await evening(quiet_office)
    assert await rig.diary("2026-12-24 09:00") == []
    assert "suspected" not in (await rig.case()).facts


async def test_back_at_post_stays_at_not_reported_and_reminds_to_report(quiet_office: OpenOffice) -> None:
    rig = await evening(quiet_office)
    assert (await rig.decides("zhaogang", "is_back_yes")).done
    facts = (await rig.case()).facts
    assert facts["at_post"] == "yes"
    assert "suspected" not in facts
    assert "not_reported" in facts
    assert rig.last("wangfang").labels == [["销假"]]
    assert not (await rig.decides("zhaogang", "is_back_no")).done


async def test_reporting_back_ends_the_note(quiet_office: OpenOffice) -> None:
    rig = await evening(quiet_office)
    await rig.decides("wangfang", "report_back")
    case = await rig.case()
    assert "not_reported" not in case.facts
    assert not (await rig.decides("zhaogang", "is_back_no")).done


async def test_an_extension_moves_every_reminder(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    case = await granted(rig, "wangfang", "11-24", "11-25", kind="annual")
    await rig.until("2026-11-25 10:00")
    outcome = await rig.applies("wangfang", about=case, **extension("11-27"))
    for person in ("zhaogang", "liming", "zhouzheng"):
        await rig.decides(person, "approve", outcome.case)
    assert await rig.diary("2026-11-30 08:30") == [
        ("11-27 16:00", "wangfang", ENDS),
        ("11-30 08:30", "wangfang", BACK),
    ]


async def test_an_extension_granted_after_the_evening_takes_the_note_back(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    case = await granted(rig, "wangfang", "11-24", "11-25", kind="annual")
    await rig.until("2026-11-25 17:00")
    outcome = await rig.applies("wangfang", about=case, **extension("11-27"))
    await rig.until("2026-11-26 18:00")
    assert "not_reported" in (await rig.again(case)).facts
    for person in ("zhaogang", "liming", "zhouzheng"):
        await rig.decides(person, "approve", outcome.case)
    assert "not_reported" not in (await rig.again(case)).facts
    assert (await rig.diary("2026-11-30 08:30"))[-1] == ("11-30 08:30", "wangfang", BACK)
