"""What an approver is asked besides yes and no: the reason of a refusal, what to correct, another stand-in."""

from asking_leave import LEAVE, approves, asks_for_leave
from rig import Rig

from workflow.case import State


async def test_a_refusal_asks_the_reason_which_reaches_the_applicant(office: Rig) -> None:
    await asks_for_leave(office)
    asked = (await office.presses("zhaogang", "不同意"))[-1]
    assert asked.keys == ["form-act", "refuse-ask-reason"]
    assert "王芳的请假 假〔2026〕1号" in asked.text
    assert (await office.case()).state is State.PENDING, "nothing is refused without a reason"
    answers = await office.says("zhaogang", "本周有会议")
    assert "done-refuse" in [key for seen in answers for key in seen.keys]
    assert "赵刚的意见：本周有会议" in office.last("wangfang").text
    assert (await office.case()).state is State.REFUSED
    assert office.boxes["liming"] == []


async def test_a_refusal_may_be_thought_over(office: Rig) -> None:
    await asks_for_leave(office)
    await office.presses("zhaogang", "不同意")
    await office.presses("zhaogang", "放弃")
    assert (await office.case()).state is State.PENDING
    await approves(office, "zhaogang")
    assert office.popup == "已同意。"


async def test_pressed_twice_the_reason_is_asked_of_one_form(office: Rig) -> None:
    await asks_for_leave(office)
    card = office.last("zhaogang")
    await office.presses("zhaogang", "不同意", on=card)
    await office.presses("zhaogang", "不同意", on=card)
    await office.says("zhaogang", "本周有会议")
    assert (await office.says("zhaogang", "/cancel"))[-1].keys == ["form-none-open"]


async def test_a_reason_of_no_words_is_asked_again(office: Rig) -> None:
    await asks_for_leave(office)
    await office.presses("zhaogang", "不同意")
    answer = (await office.says("zhaogang", "。"))[-1]
    assert answer.keys == ["answer-text", "refuse-ask-reason"]


async def test_the_approver_has_a_form_of_his_own_open_which_comes_back_afterwards(office: Rig) -> None:
    await asks_for_leave(office)
    await office.says("zhaogang", "/leave")
    await office.says("zhaogang", "事假")
    await office.presses("zhaogang", "不同意")
    answers = await office.says("zhaogang", "本周有会议")
    assert [key for seen in answers for key in seen.keys][-3:] == ["done-refuse", "form-answered", "leave-ask-when"]
    assert "本周有会议" in office.last("wangfang").text
    answer = (await office.says("zhaogang", "12月1日"))[-1]
    assert answer.keys[-1] == "leave-ask-reason"


async def test_an_act_by_buttons_ends_in_its_message_and_the_form_beneath_comes_as_a_new_one(office: Rig) -> None:
    await asks_for_leave(office)
    await office.says("zhaogang", "/leave")
    await office.presses("zhaogang", "另定代班人")
    asked = office.last("zhaogang")
    await office.presses("zhaogang", "马军（驾驶员）")
    assert asked.keys == ["done-fix_stand_in"]
    form = office.last("zhaogang")
    assert form.id > asked.id
    assert form.keys[-1] == "leave-ask-kind"


async def test_a_refusal_button_of_an_earlier_state_of_the_case_is_out_of_date(office: Rig) -> None:
    await asks_for_leave(office)
    button = office.last("zhaogang").data("不同意")
    await office.presses("zhaogang", "另定代班人")
    await office.presses("zhaogang", "马军（驾驶员）")
    await office.sends("zhaogang", data=button)
    assert office.popup == "该事项已有变动，请看最新的卡片。"
    assert "refuse-ask-reason" not in office.keys("zhaogang")


async def test_when_it_was_decided_meanwhile_the_reason_changes_nothing(office: Rig) -> None:
    await asks_for_leave(office)
    await office.presses("zhaogang", "不同意")
    await office.presses("wangfang", "撤回")
    await office.says("zhaogang", "本周有会议")
    assert office.last("zhaogang").keys == ["press-stale"]
    assert (await office.case()).state is State.WITHDRAWN


async def test_returned_for_correction_amended_and_submitted_again(office: Rig) -> None:
    await asks_for_leave(office)
    await office.presses("zhaogang", "退回修改")
    await office.says("zhaogang", "请改到下周")
    notice = office.last("wangfang")
    assert notice.keys == ["case-returned"]
    assert "请改到下周" in notice.text
    card = (await office.presses("wangfang", "修改后重新提交", on=notice))[-1]
    assert card.keys[0] == "form-confirm"
    assert LEAVE["reason"] in card.text
    await office.says("wangfang", "修改时间")
    await office.says("wangfang", "11月30日至12月1日")
    await office.says("wangfang", "提交")
    case = await office.case()
    assert case.state is State.PENDING
    assert case.number[2] == 1, "it is the same case"
    assert office.last("zhaogang").keys[0] == "case-head-asks"
    await approves(office, "zhaogang", "liming", "zhouzheng")
    assert (await office.case()).state is State.APPROVED


async def test_the_head_fixes_another_stand_in_at_his_step(office: Rig) -> None:
    await asks_for_leave(office)
    asked = (await office.presses("zhaogang", "另定代班人"))[-1]
    assert asked.keys[-1] == "fix_stand_in-ask-stand_in"
    assert "《请销假制度》第八条" in asked.text
    await office.presses("zhaogang", "周婷（秘书二室内勤）")
    assert (await office.case()).values["stand_in"] == "zhouting"
    await approves(office, "zhaogang")
    assert any("可以代班" in row for seen in office.boxes["zhouting"] for row in seen.labels)
    assert office.boxes["lina"] == []


async def test_the_head_cannot_fix_the_applicant_as_his_own_stand_in(office: Rig) -> None:
    await asks_for_leave(office)
    await office.presses("zhaogang", "另定代班人")
    answer = (await office.says("zhaogang", "王芳"))[-1]
    assert answer.keys == ["leave-stand-in-self", "fix_stand_in-ask-stand_in"]
    answers = await office.says("zhaogang", "马军")
    assert "done-fix_stand_in" in [key for seen in answers for key in seen.keys]


async def test_the_stand_in_is_asked_and_his_answer_reaches_applicant_and_leader(office: Rig) -> None:
    await asks_for_leave(office)
    await approves(office, "zhaogang")
    await office.presses("lina", "可以代班")
    assert office.last("wangfang").keys == ["leave-stand-in-agreed"]
    assert "李娜" in office.last("wangfang").text


async def test_asking_to_undo_an_approved_leave_needs_a_reason(office: Rig) -> None:
    await asks_for_leave(office)
    await approves(office, "zhaogang", "liming", "zhouzheng")
    await office.presses("wangfang", "申请撤销")
    await office.says("wangfang", "行程取消")
    assert "行程取消" in office.last("zhouzheng").text
    await office.presses("zhouzheng", "同意撤销")
    assert (await office.case()).state is State.WITHDRAWN
