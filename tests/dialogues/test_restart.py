"""A dialogue is where it was after the bot was stopped and started again."""

from asking_leave import LEAVE, approves, asks_for_leave
from rig import Rig

from workflow.case import State


async def test_a_form_goes_on_after_a_restart_at_every_question(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    for answer in LEAVE.values():
        await office.restarts()
        await office.says("wangfang", answer)
    await office.restarts()
    await office.presses("wangfang", "提交")
    assert (await office.case()).state is State.PENDING


async def test_a_calendar_that_was_half_picked_is_still_picked(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.presses("wangfang", "事假")
    await office.presses("wangfang", "23")
    await office.restarts()
    await office.presses("wangfang", "24")
    await office.presses("wangfang", "确定：2026年11月23日（周一）至2026年11月24日（周二）")
    assert "2 个工作日" in office.last("wangfang").text


async def test_two_forms_that_were_open_are_both_there(office: Rig) -> None:
    await asks_for_leave(office)
    await office.says("zhaogang", "/leave")
    await office.presses("zhaogang", "不同意")
    await office.restarts()
    await office.says("zhaogang", "本周有会议")
    assert office.last("zhaogang").keys[-1] == "leave-ask-kind"
    assert (await office.case()).state is State.REFUSED


async def test_cards_that_were_sent_before_still_work(office: Rig) -> None:
    await asks_for_leave(office)
    await office.restarts()
    await approves(office, "zhaogang", "liming", "zhouzheng")
    assert (await office.case()).state is State.APPROVED


async def test_the_language_is_remembered(office: Rig) -> None:
    await office.says("wangfang", "/language")
    await office.presses("wangfang", "English")
    await office.restarts()
    assert "Which kind of leave?" in (await office.says("wangfang", "/leave"))[-1].text
