"""A whole leave in typed words, from the command to the submitted form."""

import pytest
from asking_leave import LEAVE, fills_in_leave
from rig import Rig

from workflow.case import State


async def test_a_leave_is_asked_for_in_typed_words_alone(office: Rig) -> None:
    card = await fills_in_leave(office)
    assert card.keys[0] == "form-confirm"
    await office.says("wangfang", "提交")
    case = await office.case()
    assert case.state is State.PENDING
    assert case.values["when"] == "2026-11-23 am/2026-11-25 pm"
    assert case.values["stand_in"] == "lina"
    assert office.line("wangfang", "form-sent")


@pytest.mark.parametrize("word", ["提交", "确认", "好的", "submit", "OK"])
async def test_the_confirm_card_takes_the_words_of_its_buttons(office: Rig, word: str) -> None:
    await fills_in_leave(office)
    await office.says("wangfang", word)
    assert (await office.case()).applicant == "wangfang"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("年假", "annual"),
        ("我想请病假", "sick"),
        ("工伤", "injury"),
        (" 事 假 ", "private"),
        ("Annual leave", "annual"),
        ("vacation", "annual"),
    ],
)
async def test_a_kind_is_understood_by_the_names_people_use(office: Rig, said: str, kind: str) -> None:
    await office.says("wangfang", "/leave")
    answer = (await office.says("wangfang", said))[-1]
    label = answer.message.lines[0].args["value"]
    assert label["text"]["key"] == f"leave-kind-{kind}"
    assert answer.keys[-1] == "leave-ask-when"


async def test_a_date_is_echoed_with_weekday_and_working_days(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", LEAVE["kind"])
    answer = (await office.says("wangfang", "11月27日到30日"))[-1]
    assert "2026年11月27日（周五）至2026年11月30日（周一），2 个工作日" in answer.text


async def test_two_readings_of_a_date_become_buttons_above_the_calendar(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", LEAVE["kind"])
    answer = (await office.says("wangfang", "本周三"))[-1]
    assert answer.keys[0] == "date-ask-week-is-past"
    chosen = answer.labels[0][0]
    assert "周三" in chosen
    answer = (await office.presses("wangfang", chosen))[-1]
    assert chosen in answer.text
    assert answer.keys[-1] == "leave-ask-reason"


async def test_a_name_that_two_people_share_is_asked_about(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    for said in list(LEAVE.values())[:4]:
        await office.says("wangfang", said)
    answer = (await office.says("wangfang", "小李"))[-1]
    assert answer.keys[0] == "answer-which-person"
    await office.presses("wangfang", "李娜（秘书二室科员）", on=answer)
    assert office.last("wangfang").keys[-1] == "leave-ask-phone"
