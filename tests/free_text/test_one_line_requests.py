"""A message without a command: the form begins with what it says, what is missing is asked, nothing is submitted."""

import pytest
from asking_leave import approves, asks_for_leave
from rig import Rig

from handlers.drafts import stack
from workflow.case import State

WHOLE = "周四下午请半天假去给孩子开家长会，李娜替我"


async def test_a_leave_in_one_line_begins_its_form_with_what_was_understood(office: Rig) -> None:
    answer = (await office.says("wangfang", WHOLE))[-1]
    assert answer.keys[0] == "form-confirm", "nothing is missing: one press submits it"
    assert "事假" in answer.text
    assert "2026年11月26日（周四）下午" in answer.text
    assert "去给孩子开家长会" in answer.text
    assert "李娜" in answer.text


async def test_what_was_said_in_one_line_is_not_asked_again(office: Rig) -> None:
    await office.says("wangfang", WHOLE)
    await office.presses("wangfang", "提交")
    case = await office.case()
    assert case.values["when"] == "2026-11-26 pm/2026-11-26 pm"
    assert case.values["stand_in"] == "lina"
    assert case.values["reason"] == "去给孩子开家长会"


async def test_nothing_is_submitted_without_a_press(office: Rig) -> None:
    await office.says("wangfang", "明天下午请病假，发烧了，李娜替我，电话13800000006")
    with pytest.raises(IndexError):
        await office.case()


async def test_a_rule_is_against_a_line_as_it_is_against_typed_answers(office: Rig) -> None:
    answer = (await office.says("wangfang", "下周一到周五请事假，家里有事"))[-1]
    assert "leave-too-long" in answer.keys
    assert answer.keys[-1] == "leave-ask-when"


async def test_two_readings_of_a_date_become_buttons(office: Rig) -> None:
    answer = (await office.says("wangfang", "10号请一天事假，家里有事"))[-1]
    assert "date-ask-past-or-next" in answer.keys
    assert any("12月10日" in label for row in answer.labels for label in row)
    chosen = next(label for row in answer.labels for label in row if "12月10日" in label)
    after = (await office.presses("wangfang", chosen))[-1]
    assert "2026年12月10日（周四）" in after.text
    assert after.keys[-1] == "leave-ask-stand_in", "what is missing is asked"


async def test_two_people_who_may_stand_in_become_buttons(office: Rig) -> None:
    answer = (await office.says("wangfang", "下周一请一天事假，家里有事，李娜或者周婷代班"))[-1]
    assert "answer-which-person" in answer.keys
    labels = [label for row in answer.labels for label in row]
    assert any("李娜" in label for label in labels)
    assert any("周婷" in label for label in labels)


async def test_a_stand_in_who_is_not_on_the_roster_is_asked_for(office: Rig) -> None:
    answer = (await office.says("wangfang", "下周一请一天事假，家里有事，张伟代班"))[-1]
    assert "answer-person" in answer.keys


async def test_leave_for_somebody_else_is_not_opened(office: Rig) -> None:
    answer = (await office.says("wangfang", "帮李娜请一天假，她发烧了"))[-1]
    assert answer.keys == ["words-for-another"]
    assert (await office.says("wangfang", "今天天气真好"))[-1].keys == ["not-understood"], "no form was opened"


@pytest.mark.parametrize("said", ["今天天气真好", "病假需要什么证明", "明天不请假了", "昨天的假已经批了，谢谢"])
async def test_what_asks_for_nothing_gets_the_menu_and_is_not_kept(office: Rig, said: str) -> None:
    answer = (await office.says("wangfang", said))[-1]
    assert answer.keys == ["not-understood"]
    assert await office.store.run(lambda tx: stack(tx, "wangfang")) == []


async def test_the_director_is_told_where_his_leave_is_asked_for(office: Rig) -> None:
    answer = (await office.says("zhouzheng", "明天请一天假"))[-1]
    assert answer.keys == ["leave-outside-director"]


async def test_a_message_with_a_secrecy_mark_begins_no_form(office: Rig) -> None:
    await office.says("wangfang", "机密★ 明天请假一天")
    assert await office.store.run(lambda tx: stack(tx, "wangfang")) == []


async def test_who_leaves_town_is_asked_and_not_taken_to_stay(office: Rig) -> None:
    answer = (await office.says("wangfang", "下周五要去上海参加堂弟婚礼，请一天事假，李娜替我"))[-1]
    assert answer.keys[-1] == "leave-ask-place"
    card = (await office.presses("wangfang", "外地"))[-1]
    assert card.keys[0] == "form-confirm"
    assert "目的地：上海" in card.text


async def test_a_town_that_is_not_gone_to_is_not_kept(office: Rig) -> None:
    await office.says("wangfang", "下周五要去上海路小学开家长会，请一天事假，李娜替我")
    if office.last("wangfang").keys[-1] == "leave-ask-place":
        await office.presses("wangfang", "本地")
    await office.presses("wangfang", "提交")
    assert "destination" not in (await office.case()).values


async def test_a_day_in_the_middle_of_a_form_with_who_stands_in(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    answer = (await office.says("wangfang", "明天下午，科长代班"))[-1]
    assert "赵刚" in answer.text
    assert answer.keys[-1] != "leave-ask-stand_in"


async def test_a_picture_is_not_read_here(office: Rig) -> None:
    assert (await office.sends("wangfang", other="photo"))[-1].keys == ["not-read-here"]


async def test_a_car_in_one_line(office: Rig) -> None:
    answer = (await office.says("wangfang", "下周三上午九点送两个人去高铁站"))[-1]
    assert answer.keys[0] == "form-banner"
    assert "高铁站" in answer.text
    assert "09:00" in answer.text


async def test_a_car_without_an_hour_is_asked_for_it_on_that_day(office: Rig) -> None:
    answer = (await office.says("wangfang", "下周三用车去开发区"))[-1]
    assert "date-ask-no-hour" in answer.keys
    assert ["2026年11月25日（周三）08:30"] in answer.labels


async def test_urgent_information_in_one_line_keeps_the_whole_message(office: Rig) -> None:
    said = "急报：今天上午8点20分，城关镇一处仓库起火，暂无人员伤亡"
    answer = (await office.says("wangfang", said))[-1]
    assert answer.keys[0] == "form-banner"
    assert said in answer.text


async def test_in_the_middle_of_a_form_the_same_words_fill_what_is_still_open(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    answer = (await office.says("wangfang", "周三下午，科长代班，电话13800000006"))[-1]
    assert answer.keys[-1] == "leave-ask-reason"
    assert "2026年11月25日（周三）下午" in answer.text
    assert "赵刚" in answer.text
    assert "13800000006" in answer.text
    await office.says("wangfang", "家里有事")
    card = (await office.says("wangfang", "本地"))[-1]
    assert card.keys[0] == "form-confirm"


async def test_words_of_a_reason_stay_in_it(office: Rig) -> None:
    await office.says("wangfang", "周三下午请事假")
    await office.says("wangfang", "去北京找王芳办手续")
    await office.says("wangfang", "李娜")
    await office.presses("wangfang", "提交")
    assert (await office.case()).values["reason"] == "去北京找王芳办手续"


async def test_a_reason_with_a_stand_in_is_taken_apart(office: Rig) -> None:
    await office.says("wangfang", "周三下午请事假")
    answer = (await office.says("wangfang", "家里有事，李娜替我"))[-1]
    assert answer.keys[0] == "form-confirm"
    await office.presses("wangfang", "提交")
    case = await office.case()
    assert (case.values["reason"], case.values["stand_in"]) == ("家里有事", "lina")


async def _on_leave(office: Rig, when: str = "11月23日至24日") -> None:
    await asks_for_leave(office, when=when)
    await approves(office, "zhaogang", "liming", "zhouzheng")


async def test_to_urge_is_offered_on_the_case_that_waits(office: Rig) -> None:
    await asks_for_leave(office)
    answer = (await office.says("wangfang", "我那个请假单怎么还没批"))[-1]
    assert answer.keys == ["words-confirm", "words-case-period"]
    assert "case-urged" not in office.keys("zhaogang"), "nothing is done before the press"
    await office.presses("wangfang", answer.labels[0][0])
    assert "case-urged" in office.keys("zhaogang")


async def test_nothing_to_urge_is_said(office: Rig) -> None:
    assert (await office.says("wangfang", "催一下我的请假"))[-1].keys == ["words-no-case"]


async def test_to_report_back_is_offered_and_done_by_a_press(office: Rig) -> None:
    await _on_leave(office)
    await office.until("2026-11-25 08:40")
    answer = (await office.says("wangfang", "我回来上班了"))[-1]
    assert (await office.case()).state is State.APPROVED
    await office.presses("wangfang", answer.labels[0][0])
    assert (await office.case()).state is State.CLOSED


async def test_a_return_that_lies_ahead_is_not_reported_yet(office: Rig) -> None:
    await _on_leave(office)
    await office.until("2026-11-24 10:00")
    assert (await office.says("wangfang", "明天回来上班"))[-1].keys == ["words-not-yet"]


async def test_an_extension_begins_its_form_with_the_new_end(office: Rig) -> None:
    await _on_leave(office)
    await office.until("2026-11-24 10:00")
    answer = (await office.says("wangfang", "假不够，想延到周三"))[-1]
    assert answer.keys[-1] == "leave_extension-ask-reason"
    card = (await office.says("wangfang", "票没买到"))[-1]
    assert card.keys[0] == "form-confirm"
    await office.presses("wangfang", "提交")
    assert (await office.case("leave_extension")).values["until"] == "2026-11-25 pm"


async def test_an_extension_that_a_rule_refuses_is_a_report_all_the_same(office: Rig) -> None:
    await _on_leave(office)
    await office.until("2026-11-24 10:00")
    answer = (await office.says("wangfang", "想续到下周五"))[-1]
    assert "leave-too-long" in answer.keys
    assert "extension-report" in office.keys("zhouzheng")


async def test_of_several_leaves_one_is_chosen_for_the_extension(office: Rig) -> None:
    await _on_leave(office)
    await asks_for_leave(office, when="12月7日")
    await approves(office, "zhaogang", "liming")
    answer = (await office.says("wangfang", "想再续半天"))[-1]
    assert answer.keys == ["words-confirm", "words-case-period", "words-case-period"]
    form = (await office.presses("wangfang", answer.labels[1][0]))[-1]
    assert form.keys[-1] == "leave_extension-ask-reason"
    assert "2026年12月8日（周二）上午" in form.text


async def test_what_is_left_of_the_year(office: Rig) -> None:
    await _on_leave(office)
    await asks_for_leave(office, when="12月7日")
    answer = (await office.says("wangfang", "今年还能请几天事假"))[-1]
    line = answer.message.lines[0]
    assert line.key == "leave-balance"
    assert (line.args["used"], line.args["pending"], line.args["left"]) == (2.0, 1.0, 12.0)


async def test_who_is_away_names_people_and_days_and_no_reason(office: Rig) -> None:
    await _on_leave(office)
    answer = (await office.says("wukai", "下周一谁不在"))[-1]
    assert answer.keys == ["words-away-head", "words-away"]
    assert "王芳" in answer.text
    assert "探望" not in answer.text
    assert (await office.says("wukai", "下周三谁不在"))[-1].keys == ["words-nobody-away"]


async def test_my_to_do_list_by_words(office: Rig) -> None:
    await asks_for_leave(office)
    assert (await office.says("zhaogang", "有什么需要我审批的"))[-1].keys[0] == "list-todo"


async def test_two_readings_of_a_line_become_buttons(office: Rig) -> None:
    answer = (await office.says("wangfang", "下周一请一天事假，还要用车去高铁站"))[-1]
    assert answer.keys == ["words-which"]
    assert [label for row in answer.labels for label in row] == ["请假", "公务用车"]
    form = (await office.presses("wangfang", "请假"))[-1]
    assert form.keys[0] == "form-banner"
    assert "2026年11月23日（周一）" in form.text


async def test_a_reading_chosen_too_late_changes_nothing(office: Rig) -> None:
    await office.says("wangfang", "下周一请一天事假，还要用车去高铁站")
    chosen = office.last("wangfang")
    await office.says("wangfang", "/leave")
    await office.presses("wangfang", "请假", on=chosen)
    assert office.popup is not None


@pytest.mark.parametrize("data", ["w:", "w:nothing", "w:leave:none", "w:extend:none"])
async def test_a_forged_choice_is_refused(office: Rig, data: str) -> None:
    await office.sends("wangfang", data=data, message_id=1)
    assert office.popup is not None


async def test_a_voice_is_not_read_here(office: Rig) -> None:
    answer = (await office.sends("wangfang", other="voice"))[-1]
    assert answer.keys == ["not-read-here"]


async def test_english_words_begin_the_same_form(office: Rig) -> None:
    answer = (await office.says("wangfang", "need next Wednesday morning off for a dentist appointment"))[-1]
    assert "leave-kind-sick" in str([line.args for line in answer.message.lines])
    assert "2026年11月25日（周三）上午" in answer.text
