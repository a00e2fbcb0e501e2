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
