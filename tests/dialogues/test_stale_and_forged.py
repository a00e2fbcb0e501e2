"""Presses that come too late, twice, from somebody else or from nowhere change nothing and say what happened."""

import asyncio

import pytest
from asking_leave import approves, asks_for_leave, fills_in_leave
from rig import Rig

from workflow.case import State


async def test_another_persons_button_does_nothing(office: Rig) -> None:
    card = await fills_in_leave(office)
    await office.sends("lina", data=card.data("提交"), message_id=card.id)
    assert office.popup == "这个按钮已过时，请看最新的一条。"
    assert office.boxes["lina"] == []
    await office.presses("wangfang", "提交")
    assert (await office.case()).applicant == "wangfang"


async def test_a_stranger_to_the_step_is_told_whose_it_is(office: Rig) -> None:
    await asks_for_leave(office)
    button = office.last("zhaogang").data("同意")
    await office.sends("liming", data=button)
    assert office.popup is not None
    assert "赵刚" in office.popup
    assert "《请销假制度》" in office.popup
    assert (await office.case()).steps[0].state == "waiting"


async def test_nobody_decides_his_own_leave(office: Rig) -> None:
    await asks_for_leave(office)
    await office.sends("wangfang", data=office.last("zhaogang").data("同意"))
    assert office.popup == "本人的事项由上级审批，不能自行处理。"


async def test_the_button_of_an_earlier_question_is_out_of_date(office: Rig) -> None:
    first = (await office.says("wangfang", "/leave"))[-1]
    button = first.data("病假")
    await office.says("wangfang", "事假")
    await office.sends("wangfang", data=button, message_id=first.id)
    assert office.popup == "这个按钮已过时，请看最新的一条。"
    assert office.last("wangfang").keys[-1] == "leave-ask-when"


async def test_a_button_from_last_week_is_out_of_date(office: Rig) -> None:
    await asks_for_leave(office)
    asked = office.last("zhaogang")
    button = asked.data("同意")
    await office.presses("wangfang", "撤回")
    await office.until("2026-11-27 09:00")
    await office.sends("zhaogang", data=button, message_id=asked.id)
    assert office.popup is not None
    assert (await office.case()).state is State.WITHDRAWN


async def test_a_decided_step_says_who_decided_it_and_when(office: Rig) -> None:
    await asks_for_leave(office)
    button = office.last("zhaogang").data("不同意")
    await approves(office, "zhaogang")
    await office.sends("zhaogang", data=button)
    assert office.popup == "该步骤已由赵刚于2026年11月20日（周五）09:00办理。"


async def test_two_presses_at_once_decide_once(office: Rig) -> None:
    await asks_for_leave(office)
    data = office.last("zhaogang").data("同意")
    await asyncio.gather(*(office.sends("zhaogang", data=data) for _ in range(2)))
    assert sorted(popup or "" for popup in office.popups[-2:]) == sorted(
        ["已同意。", "该步骤已由赵刚于2026年11月20日（周五）09:00办理。"]
    )
    acts = [entry.act for entry in (await office.case()).history]
    assert acts == ["submit", "approve"]


async def test_two_submissions_at_once_make_one_case(office: Rig) -> None:
    card = await fills_in_leave(office)
    data = card.data("提交")
    await asyncio.gather(*(office.sends("wangfang", data=data, message_id=card.id) for _ in range(2)))
    assert (await office.case()).number[2] == 1
    await office.says("wangfang", "/mine")
    assert office.line("wangfang", "list-mine").args["count"] == 1


async def test_an_update_that_comes_again_does_nothing_again(office: Rig) -> None:
    await fills_in_leave(office)
    office.updates = iter([500, 500, 501])
    data = office.last("wangfang").data("提交")
    await office.sends("wangfang", data=data)
    seen = [message.text for message in office.boxes["wangfang"]]
    await office.sends("wangfang", data=data)
    assert [message.text for message in office.boxes["wangfang"]] == seen


FORGED = [
    "",
    ":",
    "x",
    "a",
    "a:approve",
    "a:approve:nothing:1",
    "a:nothing:{case}:1",
    "a:approve:{case}:²",
    "a:approve:{case}:-1",
    "a:approve:{case}:99999999999999999999",
    "a:flag_absence:{case}:1",
    "a:extended:{case}:1",
    "a:amend:{case}:1",
    "d",
    "d:1:2",
    "d:t000001:99:submit",
    "o:",
    "o:nothing",
    "o:{case}",
    "l:fr",
    "m:",
    "m:nothing",
    "p:todo:-1",
    "p:nothing:1",
    "p:mine",
]


@pytest.mark.parametrize("data", FORGED)
async def test_forged_data_changes_nothing_and_says_so(office: Rig, data: str) -> None:
    await asks_for_leave(office)
    case = await office.case()
    await office.sends("majun", data=data.format(case=case.id))
    assert office.popup
    assert await office.case() == case
    assert office.boxes["majun"] == []


@pytest.mark.parametrize(
    "value", ["submit", "change", "back", "c-when", "none", "again", "0", "8", "²", "x", "D2026-11-23"]
)
async def test_a_value_that_the_question_does_not_offer_is_not_taken(office: Rig, value: str) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "年假")
    await office.says("wangfang", "11月23日")
    await office.says("wangfang", "本地")
    await office.says("wangfang", "李娜")
    asked = office.last("wangfang")
    start = asked.data("放弃").rsplit(":", 1)[0]
    await office.sends("wangfang", data=f"{start}:{value}", message_id=asked.id)
    if value == "0":
        assert office.last("wangfang").keys[0] == "form-confirm", "the first one is offered"
    else:
        assert office.popup
        assert office.last("wangfang").keys[-1] == "leave-ask-phone"


async def test_a_forged_choice_on_the_confirm_card_is_not_taken(office: Rig) -> None:
    card = await fills_in_leave(office)
    start = card.data("提交").rsplit(":", 1)[0]
    for value in ("0", "ok", "c-nothing", "c-certificate", ""):
        await office.sends("wangfang", data=f"{start}:{value}", message_id=card.id)
        assert office.popup == "这个按钮已过时，请看最新的一条。"
    assert office.last("wangfang").text == card.text
