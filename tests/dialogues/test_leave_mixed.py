"""Buttons, words and files in any order: only what is missing is asked."""

from asking_leave import LEAVE, asks_for_leave, fills_in_leave
from rig import Rig


async def test_buttons_and_words_may_be_mixed(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.presses("wangfang", "事假")
    await office.says("wangfang", LEAVE["when"])
    await office.says("wangfang", LEAVE["reason"])
    await office.presses("wangfang", "外地")
    await office.says("wangfang", "杭州")
    await office.presses("wangfang", "李娜（秘书二室科员）")
    card = (await office.presses("wangfang", "13800000006"))[-1]
    assert card.keys[0] == "form-confirm"
    assert "目的地：杭州" in card.text


async def test_the_destination_is_asked_only_of_who_goes_away(office: Rig) -> None:
    await fills_in_leave(office, place="本地")
    assert "leave-ask-destination" not in office.keys("wangfang")
    await office.says("wangfang", "修改去向")
    answer = (await office.says("wangfang", "国外"))[-1]
    assert answer.keys[-1] == "leave-ask-destination"


async def test_annual_leave_needs_no_reason_but_takes_one(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    for answer in ("年假", LEAVE["when"], "本地", "李娜", "13800000006"):
        await office.says("wangfang", answer)
    assert "leave-ask-reason" not in office.keys("wangfang")
    await office.says("wangfang", "修改事由")
    assert ["不填", "放弃"] in office.last("wangfang").labels
    card = (await office.says("wangfang", "回乡"))[-1]
    assert "事由：回乡" in card.text
    await office.says("wangfang", "修改事由")
    card = (await office.says("wangfang", "不填"))[-1]
    assert "回乡" not in card.text


async def test_sick_leave_asks_for_the_certificate_and_takes_a_file(office: Rig) -> None:
    card = await fills_in_leave(office, kind="病假")
    assert card.keys[-1] == "leave-ask-certificate"
    card = (await office.uploads("wangfang", "诊断.pdf"))[-1]
    assert card.keys[0] == "form-confirm"
    assert "证明：诊断.pdf" in card.text


async def test_a_certificate_may_come_before_it_is_asked_for(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "病假")
    answer = (await office.uploads("wangfang", "诊断.jpg", "image/jpeg"))[-1]
    assert answer.keys == ["form-answered", "leave-ask-when"]
    for said in list(LEAVE.values())[1:]:
        await office.says("wangfang", said)
    assert office.last("wangfang").keys[0] == "form-confirm"


async def test_a_proof_that_is_welcome_but_not_needed_may_be_sent_on_the_confirm_card(office: Rig) -> None:
    card = await fills_in_leave(office, kind="婚假")
    assert "form-may-attach" in card.keys
    card = (await office.uploads("wangfang", "结婚证.jpg", "image/jpeg"))[-1]
    assert "form-may-attach" not in card.keys
    await office.presses("wangfang", "提交")
    assert (await office.case()).values["certificate"]["name"] == "结婚证.jpg"


async def test_a_file_that_no_field_wants_is_not_kept(office: Rig) -> None:
    await fills_in_leave(office)
    answer = (await office.uploads("wangfang"))[-1]
    assert answer.keys[0] == "file-not-needed"
    await office.says("wangfang", "提交")
    assert "certificate" not in (await office.case()).values


async def test_an_answer_that_concerns_the_form_no_more_is_not_submitted(office: Rig) -> None:
    await fills_in_leave(office, kind="病假")
    await office.uploads("wangfang", "诊断.pdf")
    await office.says("wangfang", "修改种类")
    await office.says("wangfang", "事假")
    await office.presses("wangfang", "提交")
    assert "certificate" not in (await office.case()).values


async def test_two_people_fill_in_their_forms_side_by_side(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("majun", "/leave")
    await office.says("wangfang", "事假")
    answer = (await office.says("majun", "年假"))[-1]
    assert answer.keys[-1] == "leave-ask-when"
    await asks_for_leave(office, "lina", stand_in="王芳")
    assert office.last("wangfang").keys[-1] == "leave-ask-when"
