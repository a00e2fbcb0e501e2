"""收到, 参加, 请假 (1.17, 1.23, 2.19, 5.D-1): answers, reminders, the list, and absence by the right person."""

import pytest
from leaves import granted
from meetings import called, director_meeting, does, office_meeting, other_meeting, stays_away
from offices import OpenOffice
from rig import at

from regulations import matters
from regulations.meeting_people import answer_of, unread
from workflow.attendance import open_desk
from workflow.case import State
from workflow.desk import Desk
from workflow.tick import due, remind

clause = pytest.mark.clause


@clause("1.23")
async def test_who_has_not_read_is_reminded_twenty_and_two_hours_before_at_any_hour(office: OpenOffice) -> None:
    rig = await office("2026-12-02 09:00")
    case = await called(rig)
    for person in ("liming", "chenlan"):
        assert (await does(rig, person, "read", case)).done
    written = await rig.diary("2026-12-04 09:00")
    nudged = [(minute, person) for minute, person, key in written if key == "meeting-please-read"]
    assert nudged == [("12-03 13:00", "guoyi"), ("12-04 07:00", "guoyi")]


@clause("1.23")
async def test_who_answers_has_read(office: OpenOffice) -> None:
    rig = await office("2026-12-02 09:00")
    case = await called(rig)
    assert (await does(rig, "guoyi", "attend", case)).done
    assert (await stays_away(rig, "liming", case)).done
    assert unread(await rig.again(case)) == ("chenlan",)


@clause("1.23")
async def test_no_reminder_comes_before_the_notice_itself(office: OpenOffice) -> None:
    rig = await office("2026-12-04 06:59")
    await called(rig, **director_meeting())
    written = await rig.diary("2026-12-04 09:00")
    assert [minute for minute, person, key in written if key == "meeting-please-read" and person == "qianmin"] == [
        "12-04 07:00"
    ]


@clause("1.23")
async def test_a_press_takes_back_the_reminder_that_has_not_gone_out(office: OpenOffice) -> None:
    rig = await office("2026-12-02 09:00")
    case = await called(rig)
    rig.now = at("2026-12-03 13:00")
    await rig.store.run(lambda tx: _tick(open_desk(tx, rig.office, matters())))
    await rig.store.run(lambda tx: _press(open_desk(tx, rig.office, matters()), case.id, "guoyi"))
    await rig.deliver()
    assert "meeting-please-read" not in rig.keys("guoyi")
    assert "meeting-please-read" in rig.keys("liming")


def _tick(desk: Desk) -> None:
    for row in due(desk.tx, desk.office.now):
        remind(desk, row)


def _press(desk: Desk, id: str, who: str) -> None:
    case = desk.case(id)
    assert case is not None
    assert desk.press(id, "meeting_read", who, case.version, {}).done


@clause("5.D-1")
@pytest.mark.parametrize("person", ["zhouzheng", "zhaogang", "zhouting"])
async def test_the_list_is_handed_up_two_hours_before(office: OpenOffice, person: str) -> None:
    rig = await office("2026-12-02 09:00")
    case = await called(rig)
    assert (await does(rig, "guoyi", "attend", case)).done
    written = await rig.diary("2026-12-04 09:00")
    assert ("12-04 07:00", person, "meeting-list") in written
    assert rig.line(person, "meeting-list").args["count"] == 4
    assert rig.line(person, "meeting-list-attends").args["who"] == {
        "list": [{"person": "zhouzheng"}, {"person": "guoyi"}]
    }
    assert rig.line(person, "meeting-list-open").args["count"] == 2
    assert "meeting-list-absent" not in rig.keys(person)


@clause("5.D-1")
async def test_the_list_of_a_late_notice_follows_a_quarter_of_an_hour_later(office: OpenOffice) -> None:
    rig = await office("2026-12-04 08:00")
    await called(rig, **director_meeting())
    written = await rig.diary("2026-12-04 09:00")
    assert ("12-04 08:15", "zhouzheng", "meeting-list") in written


@pytest.mark.scenario("S-17")
@clause("1.17-1")
async def test_the_list_says_absent_only_after_the_directors_yes(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    request = (await stays_away(rig, "chenlan", case)).case
    assert request is not None
    assert [step.holder for step in request.steps] == ["zhouzheng"]
    assert answer_of(await rig.again(case), "chenlan") == "asked"
    assert (await rig.decides("zhouzheng", "approve", request)).done
    assert answer_of(await rig.again(case), "chenlan") == "absent"
    assert "meeting-absent-member" in rig.keys("zhaogang")


@clause("1.17-1")
async def test_a_refused_absence_leaves_somebody_expected(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    request = (await stays_away(rig, "chenlan", case)).case
    assert (await rig.decides("zhouzheng", "refuse", request, reason="须到会")).done
    assert answer_of(await rig.again(case), "chenlan") == "refused"
    assert "meeting-mine-refused" in rig.keys("chenlan")


@clause("1.17-1")
@pytest.mark.parametrize(("person", "minute", "done"), [("chenlan", "08:59", True), ("chenlan", "09:00", False)])
async def test_absence_is_asked_for_before_the_start(office: OpenOffice, person: str, minute: str, done: bool) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    await rig.until(f"2026-12-04 {minute}")
    await rig.presses(person, "请假")
    await rig.says(person, "临时有事")
    assert ("meeting-absence-too-late" in rig.keys(person)) is not done
    if not done:
        assert (await stays_away(rig, person, case)).said.key == "meeting-absence-too-late"
        assert rig.keys("zhouzheng").count("meeting-without-approval") == 1


@clause("1.17-1")
async def test_what_nobody_has_decided_at_the_start_is_without_approval(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    request = (await stays_away(rig, "chenlan", case)).case
    assert request is not None
    await rig.until("2026-12-04 09:00")
    assert "meeting-without-approval" in rig.keys("zhouzheng")
    assert (await rig.again(request)).state is State.WITHDRAWN
    assert answer_of(await rig.again(case), "chenlan") == "late"
    assert not (await rig.decides("zhouzheng", "approve", request)).done


@clause("1.17-1")
async def test_an_observer_asks_the_director_too(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **office_meeting(observers=["suntao"]))
    request = (await stays_away(rig, "suntao", case)).case
    assert request is not None
    assert [step.holder for step in request.steps] == ["zhouzheng"]


@clause("1.17-1")
async def test_the_director_moves_a_meeting_and_asks_nobody(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    assert not any("请假" in row for seen in rig.boxes["zhouzheng"] for row in seen.labels)
    assert not (await does(rig, "zhouzheng", "absence", case)).done


@clause("2.19")
@pytest.mark.parametrize(("first", "second"), [("zhouzheng", "guoyi"), ("guoyi", "zhouzheng")])
async def test_of_a_directors_meeting_the_first_of_two_decides(office: OpenOffice, first: str, second: str) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **director_meeting(chair="guoyi"))
    request = (await stays_away(rig, "qianmin", case)).case
    assert request is not None
    for person in (first, second):
        assert any("同意" in row for seen in rig.boxes[person] for row in seen.labels)
    assert (await rig.decides(first, "approve", request)).done
    again = await rig.decides(second, "refuse", request)
    assert (again.done, again.said.key) == (False, "press-already-approved")
    assert answer_of(await rig.again(case), "qianmin") == "absent"
    step = (await rig.again(request)).steps[0]
    assert (step.decided_by, step.articles) == (first, ("2.19",))
    assert "case-delegated" not in rig.keys(second)
    assert "step-approved-for" not in rig.keys("qianmin")


@clause("2.19")
async def test_both_who_may_decide_are_reminded(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **director_meeting(chair="guoyi"))
    await stays_away(rig, "qianmin", case)
    written = await rig.diary("2026-12-01 18:00")
    assert {person for _, person, key in written if key == "case-waits"} == {"zhouzheng", "guoyi"}


@clause("2.19")
async def test_the_convenor_does_not_decide_for_himself(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **director_meeting(chair="guoyi"))
    request = (await stays_away(rig, "guoyi", case)).case
    assert not (await rig.decides("guoyi", "approve", request)).done
    assert (await rig.decides("zhouzheng", "approve", request)).done


@clause("5.D-1")
async def test_of_any_other_meeting_the_director_decides(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **other_meeting())
    request = (await stays_away(rig, "wangfang", case)).case
    assert request is not None
    assert [step.holder for step in request.steps] == ["zhouzheng"]


@pytest.mark.scenario("S-17")
@clause("1.17-1")
async def test_leave_that_covers_the_meeting_asks_for_the_separate_absence(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await granted(rig, "chenlan", "12-04", kind="annual", stand_in="liming")
    case = await called(rig)
    assert "meeting-leave-is-not-enough" in rig.keys("chenlan")
    assert answer_of(case, "chenlan") is None
    assert "meeting-leave-is-not-enough" not in rig.keys("liming")


@pytest.mark.scenario("S-17")
@clause("1.17-1")
@pytest.mark.parametrize(
    ("first", "last", "asked"),
    [("12-04 am", "12-04 am", True), ("12-04 pm", "12-04 pm", False), ("12-03", "12-03", False)],
)
async def test_leave_that_is_approved_later_asks_as_well(
    office: OpenOffice, first: str, last: str, asked: bool
) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    await granted(rig, "chenlan", first, last, kind="annual", stand_in="liming")
    assert ("meeting-leave-is-not-enough" in rig.keys("chenlan")) is asked
    assert answer_of(await rig.again(case), "chenlan") is None
    if asked:
        await rig.presses("chenlan", "请假")
        await rig.says("chenlan", "休假外出")
        await rig.presses("chenlan", "提交")
        await rig.presses("zhouzheng", "同意")
        assert answer_of(await rig.again(case), "chenlan") == "absent"


@clause("1.17-1")
async def test_an_absence_recorded_outside_is_no_absence_from_the_meeting(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig)
    await rig.applies("guoyi", matter="recorded_absence", when="2026-12-04 am/2026-12-04 pm")
    assert "meeting-leave-is-not-enough" in rig.keys("guoyi")


@clause("1.17-1")
async def test_whoever_comes_after_all_drops_his_request(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    request = (await stays_away(rig, "chenlan", case)).case
    assert request is not None
    assert (await does(rig, "chenlan", "attend", case)).done
    assert (await rig.again(request)).state is State.WITHDRAWN
    assert answer_of(await rig.again(case), "chenlan") == "attends"


@clause("1.17-1")
async def test_a_request_that_is_taken_back_leaves_no_answer(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    request = (await stays_away(rig, "chenlan", case)).case
    assert (await rig.decides("chenlan", "withdraw", request)).done
    assert answer_of(await rig.again(case), "chenlan") is None


@clause("1.17-2")
@clause("1.17-3")
async def test_an_absent_members_opinion_is_sought_and_he_is_told_afterwards(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    request = (await stays_away(rig, "chenlan", case)).case
    assert (await rig.decides("zhouzheng", "approve", request)).done
    assert (await does(rig, "zhaogang", "opinion", case)).done
    assert not (await does(rig, "zhaogang", "opinion", case)).done
    written = await rig.diary("2026-12-07 18:00")
    told = [(minute, person) for minute, person, key in written if key == "meeting-tell-absent"]
    assert told == [("12-07 08:30", "zhaogang"), ("12-07 08:30", "zhouting")]
    assert ("12-07 18:00", "zhouzheng", "meeting-still-untold") in written
    assert (await does(rig, "zhouting", "told", case)).done
    assert "meeting-tell-absent" not in [key for _, _, key in await rig.diary("2026-12-09 18:00")]
