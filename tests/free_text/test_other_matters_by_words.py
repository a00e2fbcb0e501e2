"""Meetings and supervision by free messages: each regulation's own words open its form, a press does the rest."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from desk_rig import DeskRig
from rig import Rig, open_rig
from supervisions import checked, handed_out, reports

from handlers.drafts import stack
from handlers.free_text import read

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[DeskRig]:
    """Monday 2026-11-30, 09:00, everybody bound."""
    rig = DeskRig(**vars(await open_rig(tmp_path, "2026-11-30 09:00")))
    yield rig
    await rig.store.close()


async def test_a_meeting_in_one_line_opens_its_form(office: Rig) -> None:
    answer = (await office.says("zhaogang", "通知下周三下午三点开室务会"))[-1]
    assert answer.keys[0] == "form-banner"
    assert answer.keys[-1] == "meeting-ask-secrecy"
    assert "室务会" in answer.text
    assert "2026年11月25日（周三）15:00" in answer.text


@pytest.mark.parametrize(
    ("said", "place", "subject"),
    [
        ("明天下午三点在第一会议室开室务会，研究年底考核", "第一会议室", "研究年底考核"),
        (
            "定于12月3日上午9点在三楼会议室召开主任办公会，研究年底考核、值班安排",
            "三楼会议室",
            "研究年底考核、值班安排",
        ),
        ("通知周四上午10点开研究年底考核的室务会，地点：301会议室", "301会议室", "研究年底考核"),
        ("通知下周三下午三点开室务会", None, None),
        ("下周一上午九点召开安全生产工作会议，请通知各科室", None, "安全生产工作会议"),
        ("call an office meeting tomorrow 3pm in meeting room 2 to discuss the review", "meeting room 2", "review"),
    ],
)
async def test_place_and_topic_of_a_meeting_are_taken_where_they_are_said(
    office: Rig, said: str, place: str | None, subject: str | None
) -> None:
    await office.says("zhouting", said)
    values = (await office.store.run(lambda tx: stack(tx, "zhouting")))[-1].values
    assert (values.get("place"), values.get("subject")) == (place, subject)


@pytest.mark.parametrize(
    ("said", "what", "due", "units", "lead"),
    [
        (
            "督办民生实事进展缓慢的问题，由财务室牵头，12月15日前办结",
            "民生实事进展缓慢的问题",
            "2026-12-15 pm",
            ["finance"],
            None,
        ),
        (
            "请把民生实事列入督办，财务室牵头、信息调研室配合，一个月内办结",
            "民生实事",
            "2026-12-20 pm",
            ["finance", "information"],
            "finance",
        ),
        ("督办老旧小区改造，限期12月20日", "老旧小区改造", "2026-12-20 pm", None, None),
        ("督办去年12月排水工程拖延问题，下月底前办结", "去年12月排水工程拖延问题", "2026-12-31 pm", None, None),
        ("督办12月15日会议定的事项", "12月15日会议定的事项", None, None, None),
        ("督办市住建局牵头的老旧小区改造", "市住建局牵头的老旧小区改造", None, None, None),
    ],
)
async def test_limit_and_units_of_an_item_are_taken_where_they_are_said(
    office: Rig, said: str, what: str, due: str | None, units: list[str] | None, lead: str | None
) -> None:
    await office.says("suntao", said)
    values = (await office.store.run(lambda tx: stack(tx, "suntao")))[-1].values
    assert [values.get(name) for name in ("what", "due", "units", "lead")] == [what, due, units, lead]


@pytest.mark.parametrize(
    ("said", "happened", "learned"),
    [
        ("10点起火…10点20分接到报告", "10:00", "10:20"),
        ("今天10点，某小区起火，10点20分接到物业报告，3人送医", "10:00", "10:20"),
        ("10点20分接群众报警，称10点发生追尾事故，2人受伤", "10:00", "10:20"),
        ("下午1点某厂爆炸，1点20分接报", "13:00", "13:20"),
        ("刚才接到报告，10点幸福路燃气泄漏", "10:00", "14:00"),
        ("接到报告，10点幸福路燃气泄漏", "10:00", None),
        ("10点某小区起火", "10:00", None),
        ("10点某小区起火，随即接到物业报告", "10:00", None),
        ("a fire broke out at 10:00, reported to us at 10:20", "10:00", "10:20"),
    ],
)
async def test_when_it_happened_is_told_from_when_one_heard_of_it(
    office: Rig, said: str, happened: str, learned: str | None
) -> None:
    await office.until("2026-11-23 14:00")
    await office.says("denglin", said)
    values = (await office.store.run(lambda tx: stack(tx, "denglin")))[-1].values
    day = "2026-11-23T"
    assert (values["happened"], values.get("learned")) == (day + happened, learned and day + learned)


async def test_casualties_and_measures_are_taken_where_they_are_said_and_the_report_stays_whole(office: Rig) -> None:
    said = "9点10分幸福小区起火，2人受伤送医，1人死亡，消防正在扑救"
    await office.until("2026-11-23 09:30")
    await office.says("denglin", said)
    values = (await office.store.run(lambda tx: stack(tx, "denglin")))[-1].values
    assert (values["casualties"], values["measures"]) == ("2人受伤送医、1人死亡", "消防正在扑救")
    assert (values["what"], values["happened"]) == (said, "2026-11-23T09:10")


async def test_an_hour_at_which_one_heard_of_it_is_of_the_night_before(office: Rig) -> None:
    await office.says("denglin", "昨晚11点幸福小区起火，11点20分值班室接到报警")
    values = (await office.store.run(lambda tx: stack(tx, "denglin")))[-1].values
    assert (values["happened"], values["learned"]) == ("2026-11-19T23:00", "2026-11-19T23:20")


@pytest.mark.parametrize(
    "said", ["周一上午九点召开安全生产工作会议，请通知各科室", "发一个会议通知", "准备开一次座谈会"]
)
async def test_whoever_calls_no_meetings_is_told_who_does(office: Rig, said: str) -> None:
    assert (await office.says("qianmin", said))[-1].keys == ["meeting-not-yours"]


@pytest.mark.parametrize(
    "said", ["明天的会议通知发了吗", "通知收到了，明天准时参加会议", "会议取消了", "周五的会改到下周一了"]
)
async def test_talk_of_a_meeting_opens_nothing(office: Rig, said: str) -> None:
    assert (await office.says("zhaogang", said))[-1].keys == ["not-understood"]
    assert await office.store.run(lambda tx: stack(tx, "zhaogang")) == []


@pytest.mark.parametrize(
    "said",
    [
        "督办一下民生实事项目进展缓慢的问题",
        "请把民生实事项目进展缓慢的问题列入督办",
        "民生实事项目进展缓慢的问题，挂牌督办",
    ],
)
async def test_to_supervise_something_opens_the_form_with_what(office: Rig, said: str) -> None:
    answer = (await office.says("suntao", said))[-1]
    assert answer.keys[-1] == "supervision-ask-source"
    assert "民生实事项目进展缓慢的问题" in answer.text


async def test_only_the_supervision_office_sets_items_up(office: Rig) -> None:
    assert (await office.says("wangfang", "督办一下民生实事项目"))[-1].keys == ["supervision-office-only"]


async def test_the_unit_reports_a_result_by_a_press_on_its_item(rig: DeskRig) -> None:
    case = await handed_out(rig)
    answer = (await rig.says("wukai", "压减一般性支出这件事办结了"))[-1]
    assert answer.keys[0] == "words-confirm"
    await rig.presses("wukai", answer.labels[0][0])
    assert "result" not in (await rig.again(case)).facts, "the press asks for the result first"
    assert rig.last("wukai").keys[-1] == "sup_report-ask-result"


async def test_the_supervision_office_accepts_what_is_checked(rig: DeskRig) -> None:
    await checked(rig, await reports(rig, await handed_out(rig)))
    answer = (await rig.says("suntao", "办结"))[-1]
    assert answer.keys[0] == "words-confirm"
    assert len(answer.labels) == 1


@pytest.mark.parametrize("person", ["wangfang", "suntao"])
async def test_nothing_to_finish_is_said(office: Rig, person: str) -> None:
    assert (await office.says(person, "办结"))[-1].keys == ["words-no-case"]


@pytest.mark.parametrize("said", ["这件事办结了吗", "督办件的进度怎么样", "月底前办结"])
async def test_a_question_about_supervision_finishes_nothing(office: Rig, said: str) -> None:
    assert (await office.says("wukai", said))[-1].keys == ["not-understood"]


@pytest.mark.parametrize("said", ["通知明天下午三点开室务会", "督办一下民生实事项目", "办结"])
def test_the_scored_reading_knows_only_its_own_intents(said: str) -> None:
    assert read(said, "wangfang", NOW)["intent"] == "none"
