"""Extension, oral leave and its make-up, as they are asked for in the chat."""

import pytest
from asking_leave import approves, asks_for_leave
from rig import Rig

from workflow.case import State


async def _on_leave(office: Rig, when: str = "11月23日至24日", kind: str = "事假") -> None:
    await asks_for_leave(office, when=when, kind=kind)
    await approves(office, "zhaogang", "liming", "zhouzheng")
    await office.until("2026-11-24 10:30")


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("再请1天", "2026-11-25 pm"),
        ("再请半天", "2026-11-25 am"),
        ("一天", "2026-11-25 pm"),
        ("1 day", "2026-11-25 pm"),
        ("11月25日", "2026-11-25 pm"),
        ("明天上午", "2026-11-25 am"),
        ("到周三", "2026-11-25 pm"),
    ],
)
async def test_an_extension_is_typed_as_days_or_as_a_date(office: Rig, said: str, until: str) -> None:
    await _on_leave(office)
    asked = (await office.presses("wangfang", "续假"))[-1]
    assert asked.keys[-1] == "leave_extension-ask-until"
    await office.says("wangfang", said)
    card = (await office.says("wangfang", "航班取消"))[-1]
    assert card.keys[0] == "form-confirm"
    await office.presses("wangfang", "提交")
    assert (await office.case("leave_extension")).values["until"] == until


@pytest.mark.parametrize("said", ["1.3天", "0天", "99天", "1周"])
async def test_days_that_are_no_half_days_are_asked_again(office: Rig, said: str) -> None:
    await _on_leave(office)
    await office.presses("wangfang", "续假")
    answer = (await office.says("wangfang", said))[-1]
    assert answer.keys == ["answer-half-days", "leave_extension-ask-until"]


async def test_more_days_skip_the_weekend(office: Rig) -> None:
    await asks_for_leave(office, kind="婚假", when="11月26日至27日")
    await approves(office, "zhaogang", "liming", "zhouzheng")
    await office.until("2026-11-27 10:30")
    await office.presses("wangfang", "续假")
    await office.says("wangfang", "1.5天")
    await office.says("wangfang", "航班取消")
    await office.says("wangfang", "提交")
    assert (await office.case("leave_extension")).values["until"] == "2026-12-01 am"


async def test_an_extension_beyond_three_days_is_refused_and_reported(office: Rig) -> None:
    await _on_leave(office)
    await office.presses("wangfang", "续假")
    answer = (await office.says("wangfang", "再请1.5天"))[-1]
    assert answer.keys[0] == "leave-too-long"
    assert "合计 3.5 天" in answer.text
    assert "extension-report" in office.keys("zhouzheng")
    card = (await office.says("wangfang", "再请1天"))[-1]
    assert card.keys[-1] == "leave_extension-ask-reason"


async def test_after_the_end_the_way_is_oral_leave(office: Rig) -> None:
    await _on_leave(office)
    await office.until("2026-11-25 09:00")
    await office.presses("wangfang", "续假")
    answer = (await office.says("wangfang", "再请1天"))[-1]
    assert answer.keys[0] == "extension-too-late"
    assert "/oral" in answer.text


async def _asks_orally(office: Rig, person: str, *before: str) -> None:
    await office.says(person, "/oral")
    for said in (*before, "事假", "11月23日至24日", "家人急病", "13800000006"):
        await office.says(person, said)
    await office.says(person, "提交")


async def test_oral_leave_is_entered_by_the_requester_and_confirmed_by_the_final_approver(office: Rig) -> None:
    await _asks_orally(office, "wangfang")
    assert office.boxes["zhaogang"] == []
    assert office.last("zhouzheng").keys[0] == "case-head-asks"
    await approves(office, "zhouzheng")
    case = await office.case("oral_leave")
    assert (case.applicant, case.state) == ("wangfang", State.APPROVED)
    assert office.boxes["zhaogang"], "the registrar is told at once"


async def test_the_registrar_enters_oral_leave_for_somebody(office: Rig) -> None:
    answer = (await office.says("zhouting", "/oral"))[-1]
    assert answer.keys[-1] == "oral_leave-ask-who"
    await _asks_orally(office, "zhouting", "王芳")
    case = await office.case("oral_leave")
    assert case.applicant == "wangfang"
    await approves(office, "zhouzheng")
    assert office.last("wangfang").keys


async def test_the_make_up_form_brings_the_answers_along(office: Rig) -> None:
    await _asks_orally(office, "wangfang")
    await approves(office, "zhouzheng")
    await office.until("2026-11-25 09:30")
    asked = (await office.presses("wangfang", "补办手续"))[-1]
    assert "种类：事假" in asked.text
    assert "事由：家人急病" in asked.text
    assert asked.keys[-1] == "leave-ask-place"
    await office.says("wangfang", "本地")
    card = (await office.says("wangfang", "李娜"))[-1]
    assert card.keys[0] == "form-confirm"
    await office.presses("wangfang", "提交")
    case = await office.case("leave")
    assert case.values["when"] == "2026-11-23 am/2026-11-24 pm"
    assert case.about == (await office.case("oral_leave")).id


async def test_a_button_that_opens_a_form_pressed_twice_opens_one(office: Rig) -> None:
    await _on_leave(office)
    card = next(seen for seen in reversed(office.boxes["wangfang"]) if any("续假" in row for row in seen.labels))
    await office.presses("wangfang", "续假", on=card)
    await office.presses("wangfang", "续假", on=card)
    await office.says("wangfang", "/cancel")
    assert (await office.says("wangfang", "/cancel"))[-1].keys == ["form-none-open"]
