"""The confirm card: everything is shown before it is submitted, and everything can still be changed."""

from dataclasses import replace

import pytest
from asking_leave import approves, asks_for_leave, fills_in_leave
from cast import roster
from rig import Rig, open_rig


async def test_it_shows_days_rest_of_the_year_and_the_route_with_its_articles(office: Rig) -> None:
    card = await fills_in_leave(office)
    assert "共 3 个工作日" in card.text
    assert "余 12 天" in card.text
    route = card.text.split("审批流程：")[1].strip().splitlines()
    assert [line.split("　")[0] for line in route] == ["1. 科室负责人赵刚", "2. 分管副主任李明", "3. 主任周正"]
    assert all("《请销假制度》第" in line for line in route)
    assert card.labels == [["提交", "修改", "放弃"]]
    assert office.boxes["zhaogang"] == [], "nobody is told before it is submitted"


@pytest.mark.parametrize(
    ("label", "answer", "shown"),
    [
        ("种类", "年假", "种类：年休假"),
        ("时间", "12月1日", "时间：2026年12月1日（周二）"),
        ("事由", "搬家", "事由：搬家"),
        ("去向", "本地", "去向：本地"),
        ("目的地", "北京", "目的地：北京"),
        ("代班人", "马军", "代班人：马军"),
        ("联系电话", "13900000000", "联系电话：13900000000"),
    ],
)
async def test_every_answer_can_be_changed(office: Rig, label: str, answer: str, shown: str) -> None:
    await office.says("wangfang", "/leave")
    for said in ("事假", "11月23日", "有事", "外地", "杭州", "李娜", "13800000006"):
        await office.says("wangfang", said)
    await office.presses("wangfang", "修改")
    await office.presses("wangfang", label)
    card = (await office.says("wangfang", answer))[-1]
    assert card.keys[0] == "form-confirm"
    assert shown in card.text


async def test_one_may_go_back_without_changing_anything(office: Rig) -> None:
    card = await fills_in_leave(office)
    before = card.text
    await office.presses("wangfang", "修改")
    assert office.last("wangfang").keys == ["form-what-to-change"]
    await office.presses("wangfang", "返回")
    assert office.last("wangfang").text == before


async def test_other_words_on_the_card_are_told_what_it_takes(office: Rig) -> None:
    await fills_in_leave(office)
    answer = (await office.says("wangfang", "嗯嗯"))[-1]
    assert answer.keys[:2] == ["form-use-buttons", "form-confirm"]


async def test_giving_up_submits_nothing(office: Rig) -> None:
    await fills_in_leave(office)
    answer = (await office.presses("wangfang", "放弃"))[-1]
    assert answer.keys == ["form-given-up"]
    assert answer.labels == []
    assert (await office.says("wangfang", "提交"))[-1].keys == ["not-understood"]


async def test_a_change_that_a_rule_is_against_is_refused_at_once(office: Rig) -> None:
    await fills_in_leave(office)
    await office.says("wangfang", "修改时间")
    answer = (await office.says("wangfang", "11月23日至26日"))[-1]
    assert answer.keys[0] == "leave-too-long"
    card = (await office.says("wangfang", "11月24日"))[-1]
    assert "2026年11月24日（周二）" in card.text


async def test_a_change_that_makes_another_answer_wrong_is_told_on_the_card(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    for said in ("年假", "11月23日至27日", "本地", "李娜", "13800000006"):
        await office.says("wangfang", said)
    await office.says("wangfang", "修改种类")
    answer = (await office.says("wangfang", "事假"))[-1]
    assert answer.keys[-1] == "leave-ask-reason"
    card = (await office.says("wangfang", "有事"))[-1]
    assert "leave-too-long" in card.keys
    assert card.labels == [["修改", "放弃"]]


async def test_a_warning_is_shown_and_holds_up_nothing(office: Rig) -> None:
    await asks_for_leave(office, "lina", stand_in="王芳")
    await office.says("wangfang", "/leave")
    for said in ("年假", "11月23日至27日", "本地", "李娜", "13800000006"):
        await office.says("wangfang", said)
    card = office.last("wangfang")
    assert "leave-stand-in-away-long" in card.keys
    await office.presses("wangfang", "提交")
    assert (await office.case(applicant="wangfang")).values["stand_in"] == "lina"


async def test_what_has_changed_since_is_checked_again_when_it_is_submitted(office: Rig) -> None:
    await fills_in_leave(office)
    await asks_for_leave(office, "lina", stand_in="马军")
    card = (await office.presses("wangfang", "提交"))[-1]
    assert office.popup is not None
    assert "《请销假制度》第八条" in office.popup
    assert "leave-stand-in-away" in card.keys
    assert card.labels == [["修改", "放弃"]]


async def test_who_is_away_is_shown_with_who_acts_for_him(office: Rig) -> None:
    await office.says("zhouzheng", "/substitute")
    for said in ("李明", "陈岚", "11月20日至30日"):
        await office.says("zhouzheng", said)
    await office.says("zhouzheng", "提交")
    await asks_for_leave(office, "liming", when="11月20日下午", stand_in="陈岚", phone="13800000002")
    await approves(office, "zhouzheng")
    office.now = office.now.replace(hour=15)
    card = await fills_in_leave(office)
    assert "陈岚代李明审批" in card.text


async def test_what_is_left_of_the_year_counts_the_days_taken_before(office: Rig) -> None:
    wangfang = replace(office.people.people["wangfang"], private_leave_used={"2026": 12.0})
    office.people = roster(wangfang=wangfang)
    card = await fills_in_leave(office)
    assert "余 0 天" in card.text
    assert "leave-near-limit" in card.keys


async def test_over_new_year_both_years_are_shown(tmp_path_factory: pytest.TempPathFactory) -> None:
    rig = await open_rig(tmp_path_factory.mktemp("year"), "2026-12-28 09:00")
    card = await fills_in_leave(rig, when="12月31日至1月4日")
    assert "2026年事假" in card.text
    assert "2027年事假" in card.text
    assert "calendar-provisional" in card.keys
    await rig.store.close()
