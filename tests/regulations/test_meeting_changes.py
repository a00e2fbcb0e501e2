"""A meeting is moved or called off: it reaches everybody, who answers anew; the calendar files follow."""

from datetime import UTC, datetime

import icalendar
import pytest
from meetings import (
    OFFICE_MEMBERS,
    called,
    classified,
    director_meeting,
    does,
    moment,
    office_meeting,
    stays_away,
)
from offices import OpenOffice

from handlers.calendar_file import calendar_file
from regulations.meeting_people import answer_of, unread
from workflow.case import State
from workflow.message import Event, Line

clause = pytest.mark.clause


@clause("1.23")
@pytest.mark.parametrize("person", OFFICE_MEMBERS)
async def test_a_change_reaches_everybody_and_asks_anew(office: OpenOffice, person: str) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    for member in ("liming", "guoyi"):
        assert (await does(rig, member, "attend", case)).done
    assert (await does(rig, "zhaogang", "change", case, start=moment("12-04 10:00"), place="二楼会议室")).done
    case = await rig.again(case)
    assert "meeting-changed" in rig.keys(person)
    assert answer_of(case, person) is None
    assert person in unread(case)
    assert case.values["start"] == moment("12-04 10:00")


@clause("1.23")
async def test_after_a_change_the_reminders_keep_the_new_time(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    await does(rig, "zhaogang", "change", case, start=moment("12-07 10:00"), until=moment("12-07 11:00"))
    written = await rig.diary("2026-12-07 10:00")
    reminded = [minute for minute, person, key in written if key == "meeting-please-read" and person == "guoyi"]
    assert reminded == ["12-06 14:00", "12-07 08:00"]


@clause("1.23")
@pytest.mark.parametrize(("start", "at_once"), [("12-04 09:30", True), ("12-04 09:29", False)])
async def test_a_new_time_at_short_notice_waits_for_the_directors_reason(
    office: OpenOffice, start: str, at_once: bool
) -> None:
    rig = await office("2026-12-03 09:00")
    case = await called(rig)
    await rig.until("2026-12-03 09:30")
    assert (await does(rig, "zhaogang", "change", case, start=moment(start))).done
    assert ("meeting-changed" in rig.keys("guoyi")) is at_once
    if not at_once:
        assert (await rig.again(case)).values["start"] == moment("12-04 09:00")
        assert not (await does(rig, "zhaogang", "change_special", case, special="急")).done
        await rig.presses("zhouzheng", "特殊情况，同意变更")
        await rig.says("zhouzheng", "场地临时调整")
        assert "meeting-changed" in rig.keys("guoyi")
        assert (await rig.again(case)).values["start"] == moment(start)


@clause("2.17")
async def test_a_directors_meeting_is_moved_at_any_time(office: OpenOffice) -> None:
    rig = await office("2026-12-04 08:00")
    case = await called(rig, **director_meeting())
    assert (await does(rig, "zhouting", "change", case, start=moment("12-04 08:30"))).done
    assert "meeting-changed" in rig.keys("qianmin")


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({}, "meeting-change-nothing"),
        ({"place": "三楼会议室"}, "meeting-change-nothing"),
        ({"start": moment("12-01 08:59")}, "meeting-past"),
        ({"until": moment("12-04 09:00")}, "meeting-backwards"),
    ],
)
async def test_a_change_that_cannot_be(office: OpenOffice, changed: dict[str, str], key: str) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    outcome = await does(rig, "zhaogang", "change", case, **changed)
    assert (outcome.done, outcome.said.key) == (False, key)


@clause("1.17-1")
async def test_an_absence_for_the_old_time_holds_no_more(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    granted = (await stays_away(rig, "chenlan", case)).case
    waiting = (await stays_away(rig, "liming", case)).case
    assert granted is not None
    assert waiting is not None
    assert (await rig.decides("zhouzheng", "approve", granted)).done
    await does(rig, "zhaogang", "change", case, start=moment("12-04 10:00"))
    assert (await rig.again(granted)).state is State.CLOSED
    assert (await rig.again(waiting)).state is State.WITHDRAWN
    assert answer_of(await rig.again(case), "chenlan") is None


@clause("5.D-1")
@pytest.mark.parametrize("person", [*OFFICE_MEMBERS, "suntao", "zhouting"])
async def test_a_meeting_that_is_called_off_reaches_everybody(office: OpenOffice, person: str) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **office_meeting(observers=["suntao"]))
    assert (await does(rig, "zhaogang", "cancel", case, reason="议题未成熟")).done
    assert "meeting-cancelled" in rig.keys(person)
    assert "议题未成熟" not in "".join(seen.text for seen in rig.boxes["suntao"])
    assert [key for _, _, key in await rig.diary("2026-12-08 09:00") if key.startswith("meeting-")] == []


@clause("5.D-1")
async def test_nobody_invited_changes_a_meeting(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    for act in ("change", "cancel", "end"):
        assert not (await does(rig, "guoyi", act, case, reason="无", place="别处")).done


@clause("5.D-1")
async def test_everybody_gets_an_entry_for_his_calendar_and_its_changes(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    await does(rig, "zhaogang", "change", case, place="二楼会议室")
    await does(rig, "zhaogang", "cancel", case, reason="议题未成熟")
    events = [Event.of_doc(seen.file) for seen in rig.boxes["guoyi"] if seen.file]
    assert [(event.sequence, event.cancelled) for event in events] == [(0, False), (1, False), (2, True)]
    assert len({event.uid for event in events}) == 1
    assert events[1].place == "二楼会议室"
    assert {event.summary.key for event in events} == {"meeting-sheet-title"}, "with its kind before the title"


@clause("1.17")
async def test_nobody_need_be_absent_from_what_is_called_off(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    await does(rig, "zhaogang", "cancel", case, reason="议题未成熟")
    assert (await stays_away(rig, "chenlan", case)).said.key == "meeting-absence-off"


@clause("21.2-2b")
async def test_of_a_classified_meeting_there_is_no_calendar_file(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    await does(rig, "zhaogang", "move", case, place="二楼会议室")
    assert "meeting-changed" in rig.keys("guoyi")
    assert [seen for box in rig.boxes.values() for seen in box if seen.file] == []


@pytest.mark.parametrize(("cancelled", "method"), [(False, "PUBLISH"), (True, "CANCEL")])
def test_the_calendar_file_is_read_by_other_programs(cancelled: bool, method: str) -> None:
    start, until = (datetime(2026, 12, 4, hour, tzinfo=UTC) for hour in (1, 3))
    event = Event("x@banshi", start, until, Line("meeting-neutral"), "三楼；东侧, 会议室", 3, cancelled)
    read = icalendar.Calendar.from_ical(calendar_file(event, "十二月室务会", start))
    (entry,) = read.walk("VEVENT")
    assert str(read["method"]) == method
    assert (str(entry["uid"]), str(entry["sequence"])) == ("x@banshi", "3")
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (start, until)
    assert (str(entry["summary"]), str(entry["location"])) == ("十二月室务会", "三楼；东侧, 会议室")


@clause("1.23")
async def test_a_change_is_asked_for_question_by_question(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    await rig.presses("zhaogang", "变更时间地点")
    await rig.presses("zhaogang", "不填")
    await rig.says("zhaogang", "不填")
    await rig.says("zhaogang", "二楼会议室")
    changed = await rig.again(case)
    assert (changed.values["place"], changed.values["start"]) == ("二楼会议室", moment("12-04 09:00"))
    assert "meeting-changed" in rig.keys("guoyi")
