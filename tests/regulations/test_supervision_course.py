"""The course of an item (9.6-2, 9.8, 9.9, 1.36): more time, report, checks, redo, new instructions, the end."""

from typing import Any

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from supervisions import (
    accepted,
    approved,
    checked,
    day,
    diary,
    handed_out,
    item,
    labels,
    must,
    reports,
    tries,
    word,
    written,
)

from workflow.case import Case, State

NOW = "2026-11-23 09:00"
BOARD: dict[str, Any] = {"source": "board", "date_by": "board", "reference": "室纪〔2026〕9号"}
MORE = {"extension_until": day("12-25"), "extension_why": "等待审计"}


async def again(rig: DeskRig, parent: Case) -> Case:
    """A further item on a leader's new instruction, handed out."""
    case = await approved(rig, "12-24", about=parent)
    case = await must(rig, "suntao", "sup_leader", case, **word(rig))
    return await must(rig, "suntao", "sup_assign", case, plan_at="方案")


@pytest.mark.clause("9.9-3-1")
async def test_each_unit_acknowledges_for_itself(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, units=["finance", "information"], lead="finance")
    case = await must(rig, "wukai", "sup_receive", case)
    assert not (await tries(rig, "qianmin", "sup_receive", case)).done
    case = await must(rig, "hejing", "sup_receive", case)
    assert set(case.facts["receipts"]) == {"finance", "information"}


@pytest.mark.clause("9.6-2")
async def test_a_problem_is_passed_on_at_once(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await must(rig, "qianmin", "sup_problem", await handed_out(rig), problem="资金未到位")
    assert "supervision-has-problem" in rig.keys("suntao")
    assert case.facts["problems"][0]["said"] == "资金未到位"


@pytest.mark.clause("9.9-3-4")
async def test_every_contact_is_logged_and_nothing_of_it_is_lost(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig)
    for said in ("电话询问一", "现场查看二"):
        case = await must(rig, "suntao", "sup_log", case, log_entry=said)
    acts = [entry.act for entry in case.history]
    assert acts == ["submit", "approve", "approve", "sup_assign", "sup_log", "sup_log"]
    assert [entry.note["log_entry"] for entry in case.history[-2:]] == ["电话询问一", "现场查看二"]
    assert "电话询问一" not in written(rig, "wukai")


@pytest.mark.clause("1.36")
@pytest.mark.clause("1.36-2")
async def test_a_date_of_the_office_meeting_is_moved_by_nobody_here(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, **BOARD)
    assert "申请延期" in labels(rig, "wukai")
    assert (await tries(rig, "wukai", "sup_no_extension", case)).said.key == "supervision-extend-board"
    assert not (await tries(rig, "wukai", "sup_extend", case, **MORE)).done
    assert not (await tries(rig, "suntao", "ask_withdrawal", case, reason="撤项")).done
    assert (await rig.again(case)).values["due"] == day("12-18")


@pytest.mark.clause("1.36")
@pytest.mark.parametrize(
    ("number", "due", "done"),
    [("室纪〔2026〕9号", "12-25", False), ("室纪〔2026〕12号", "12-25", True), ("室纪〔2026〕12号", "11-20", False)],
)
async def test_only_a_new_decision_moves_it(office: OpenOffice, number: str, due: str, done: bool) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, **BOARD)
    assert (await tries(rig, "suntao", "sup_redecide", case, reference=number, due=day(due))).done is done
    assert ((await rig.again(case)).values["due"] == day(due)) is done


@pytest.mark.clause("9.8-6")
@pytest.mark.clause("9.9-4")
async def test_the_unit_reports_and_the_office_has_it_to_check(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await reports(rig, await handed_out(rig))
    assert {"符合要求", "符合政策", "行文规范", "文字准确", "退回重办"} <= labels(rig, "suntao")
    assert not (await tries(rig, "wukai", "sup_report", case, result="再报")).done
    assert not (await tries(rig, "qianmin", "sup_check_demand", case)).done


@pytest.mark.clause("9.9-4")
async def test_an_assisting_unit_does_not_report_for_the_lead(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, units=["finance", "information"], lead="finance")
    assert not (await tries(rig, "hejing", "sup_report", case, result="已办")).done
    assert (await tries(rig, "hejing", "sup_progress", case, progress="配合中")).done


@pytest.mark.clause("9.9-4")
async def test_returned_it_is_reported_and_checked_anew(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await checked(rig, await reports(rig, await handed_out(rig)))
    case = await must(rig, "suntao", "sup_return", case, reason="数字不符", redo_until=day("11-27"))
    assert case.values["due"] == day("12-18")
    assert not (await tries(rig, "suntao", "sup_accept", case)).done
    case = await reports(rig, case)
    assert not (await tries(rig, "suntao", "sup_accept", case)).done
    case = await must(rig, "suntao", "sup_accept", await checked(rig, case))
    assert case.state is State.CLOSED
    assert case.facts["returned"][0]["reason"] == "数字不符"


@pytest.mark.clause("9.9-4")
@pytest.mark.clause("9.9-5")
async def test_an_accepted_decision_is_closed_and_the_leaders_learn_the_result(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await accepted(rig, await handed_out(rig))
    assert case.state is State.CLOSED
    assert all("supervision-accepted" in rig.keys(one) for one in ("qianmin", "wukai"))
    assert all("supervision-result" in rig.keys(one) for one in ("chenlan", "zhouzheng"))


@pytest.mark.clause("9.9-6")
async def test_an_instruction_ends_only_when_the_leader_asks_no_more(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await accepted(rig, await handed_out(rig, source="instruction"))
    assert case.state is State.APPROVED
    outcome = await tries(rig, "suntao", "sup_close", case, leader_name="书记", said_on=day("11-24"))
    assert outcome.said.key == "supervision-date-unlikely"
    case = await must(rig, "suntao", "sup_close", case, **word(rig))
    assert case.state is State.CLOSED


@pytest.mark.clause("9.9-6")
async def test_a_new_instruction_opens_a_further_item_and_its_parent_waits(office: OpenOffice) -> None:
    rig = await office(NOW)
    parent = await accepted(rig, await handed_out(rig, source="instruction"))
    child = await again(rig, parent)
    assert child.about == parent.id
    assert child.values["what"] == parent.values["what"]
    assert not (await tries(rig, "suntao", "sup_close", parent, **word(rig))).done
    child = await accepted(rig, child)
    assert not (await tries(rig, "suntao", "sup_close", parent, **word(rig))).done
    await must(rig, "suntao", "sup_close", child, **word(rig))
    assert "supervision-child-ended" in rig.keys("suntao")
    parent = await must(rig, "suntao", "sup_close", parent, **word(rig))
    assert parent.state is State.CLOSED


@pytest.mark.clause("9.9-6")
async def test_a_report_that_is_instructed_again_waits_although_it_is_accepted(office: OpenOffice) -> None:
    rig = await office(NOW)
    parent = await checked(rig, await reports(rig, await handed_out(rig)))
    child = await again(rig, parent)
    parent = await must(rig, "suntao", "sup_accept", parent)
    assert parent.state is State.APPROVED
    await must(rig, "suntao", "sup_close", await accepted(rig, child), **word(rig))
    assert (await must(rig, "suntao", "sup_close", parent, **word(rig))).state is State.CLOSED


@pytest.mark.clause("9.9-6")
@pytest.mark.parametrize("act", ["refuse", "withdraw"])
async def test_a_further_item_that_comes_to_nothing_lets_its_parent_go(office: OpenOffice, act: str) -> None:
    rig = await office(NOW)
    parent = await accepted(rig, await handed_out(rig, source="instruction"))
    child = (await rig.applies("suntao", about=parent, **item("12-24"))).case
    assert child is not None
    assert not (await tries(rig, "suntao", "sup_close", parent, **word(rig))).done
    person, values = ("chenlan", {"reason": "不必"}) if act == "refuse" else ("suntao", {})
    await must(rig, person, act, child, **values)
    assert (await tries(rig, "suntao", "sup_close", parent, **word(rig))).done


@pytest.mark.clause("9.9-6")
async def test_a_new_instruction_begins_with_what_the_parent_says(office: OpenOffice) -> None:
    rig = await office(NOW)
    await accepted(rig, await handed_out(rig, source="instruction"))
    await rig.presses("suntao", "再查")
    await rig.says("suntao", "12月24日")
    await rig.says("suntao", "书面报告")
    await rig.presses("suntao", "提交")
    child = await rig.case("supervision")
    assert child.about is not None
    assert child.values["source"] == "instruction"
    assert child.values["units"] == ["finance"]


@pytest.mark.clause("9.9-6")
@pytest.mark.parametrize(("source", "may"), [("decision", True), ("instruction", False)])
async def test_what_a_leader_has_ordered_is_not_taken_back(office: OpenOffice, source: str, may: bool) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, source=source)
    assert (await tries(rig, "suntao", "ask_withdrawal", case, reason="撤项")).done is may


@pytest.mark.clause("1.36-2")
async def test_while_taking_back_is_judged_the_item_runs_on(office: OpenOffice) -> None:
    rig = await office("2026-12-16 09:00")
    case = await must(rig, "suntao", "ask_withdrawal", await handed_out(rig), reason="撤项")
    await rig.until("2026-12-17 09:00")
    assert "supervision-near" in rig.keys("wukai")
    case = await must(rig, "zhouzheng", "grant_withdrawal", case)
    assert case.state is State.WITHDRAWN
    assert await diary(rig, "2027-01-31 18:00") == []
