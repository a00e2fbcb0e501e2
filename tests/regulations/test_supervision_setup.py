"""Setting an item up (9.4-1, 9.8-1..9.8-3, 9.9-1, AM-90, AM-91): complete, approved, planned, and only then told."""

from dataclasses import replace
from typing import Any

import pytest
from leaves import holders
from offices import OpenOffice
from supervisions import approved, diary, handed_out, heard, item, labels, must, tries, word, written

from workflow.case import State

NOW = "2026-11-23 09:00"
UNIT = ("qianmin", "wukai")


@pytest.mark.scenario("S-42")
@pytest.mark.clause("9.8-1")
@pytest.mark.clause("9.9-2")
async def test_without_a_time_limit_it_is_refused(office: OpenOffice) -> None:
    rig = await office(NOW)
    form = {name: value for name, value in item().items() if name != "due"}
    assert (await rig.applies("suntao", **form)).said.key == "supervision-no-limit"


@pytest.mark.scenario("S-42")
@pytest.mark.clause("9.8-3-1")
async def test_two_units_without_one_that_leads_are_refused(office: OpenOffice) -> None:
    rig = await office(NOW)
    refused = await rig.applies("suntao", **item(units=["finance", "information"]))
    assert refused.said.key == "supervision-no-lead"


@pytest.mark.clause("9.8-3-1")
@pytest.mark.parametrize(("lead", "said"), [("finance", "case-submitted"), ("security", "supervision-lead-outside")])
async def test_the_unit_that_leads_is_one_of_the_units(office: OpenOffice, lead: str, said: str) -> None:
    rig = await office(NOW)
    assert (await rig.applies("suntao", **item(units=["finance", "information"], lead=lead))).said.key == said


@pytest.mark.clause("9.8-1")
@pytest.mark.parametrize("missing", ["units", "responsible", "what", "hand_in"])
async def test_unit_person_and_demand_are_needed(office: OpenOffice, missing: str) -> None:
    rig = await office(NOW)
    form = {name: value for name, value in item().items() if name != missing}
    assert (await rig.applies("suntao", **form)).said.key == "answer-needed"


@pytest.mark.clause("9.8-1")
async def test_the_person_responsible_is_of_the_unit_that_leads(office: OpenOffice) -> None:
    rig = await office(NOW)
    assert (await rig.applies("suntao", **item(responsible="hejing"))).said.key == "supervision-person-elsewhere"


@pytest.mark.clause("9.8-1")
@pytest.mark.parametrize(("what", "said"), [("压减 一般性支出", "supervision-double"), ("清理", "case-submitted")])
async def test_one_matter_is_one_item(office: OpenOffice, what: str, said: str) -> None:
    rig = await office(NOW)
    await approved(rig)
    assert (await rig.applies("suntao", **item(what=what))).said.key == said


@pytest.mark.clause("9.9-2")
@pytest.mark.parametrize(("due", "said"), [("11-20", "supervision-past"), ("11-23", "case-submitted")])
async def test_a_limit_is_today_or_later(office: OpenOffice, due: str, said: str) -> None:
    rig = await office(NOW)
    assert (await rig.applies("suntao", **item(due))).said.key == said


@pytest.mark.clause("9.2")
@pytest.mark.clause("9.4-1")
@pytest.mark.parametrize("person", ["wangfang", "zhouzheng", "chenlan", "qianmin"])
async def test_nobody_but_the_supervision_office_sets_items_up(office: OpenOffice, person: str) -> None:
    rig = await office(NOW)
    assert (await rig.applies(person, **item())).said.key == "supervision-office-only"


@pytest.mark.clause("9.5-1")
@pytest.mark.clause("2.8")
@pytest.mark.clause("8.6")
@pytest.mark.clause("9.5-5")
@pytest.mark.clause("11.2-1")
@pytest.mark.clause("13.5-1")
@pytest.mark.parametrize("source", ["decision", "committee", "reform", "inspection", "superior", "proposal", "media"])
async def test_a_decision_goes_over_the_deputy_to_the_director(office: OpenOffice, source: str) -> None:
    rig = await office(NOW)
    case = await approved(rig, source=source)
    assert holders(case) == ["chenlan", "zhouzheng"]
    assert "下达交办单" in labels(rig, "suntao")


@pytest.mark.clause("9.9-1")
@pytest.mark.clause("9.5-2")
@pytest.mark.clause("9.5-2b")
@pytest.mark.clause("2.5")
@pytest.mark.parametrize("source", ["instruction", "on_site", "petition"])
async def test_on_an_instruction_the_committee_leader_approves_besides(office: OpenOffice, source: str) -> None:
    rig = await office(NOW)
    case = await approved(rig, source=source)
    assert holders(case) == ["chenlan", "zhouzheng"]
    assert not (await tries(rig, "suntao", "sup_assign", case, plan_at="方案")).done
    assert "supervision-remark-leader" in rig.last("suntao").keys
    case = await must(rig, "suntao", "sup_leader", case, **word(rig))
    assert "supervision-remark-leader" not in rig.last("suntao").keys
    case = await must(rig, "suntao", "sup_assign", case, plan_at="方案")
    assert case.facts["leader"]["who"] == "区委书记"


@pytest.mark.clause("9.9-1")
@pytest.mark.parametrize(("on", "done"), [("11-22", False), ("11-23", True), ("11-24", False)])
async def test_a_leaders_approval_is_dated_neither_back_nor_ahead(office: OpenOffice, on: str, done: bool) -> None:
    rig = await office(NOW)
    case = await approved(rig, source="instruction")
    outcome = await tries(rig, "suntao", "sup_leader", case, leader_name="书记", said_on=f"2026-{on} pm")
    assert outcome.done is done


@pytest.mark.scenario("S-42")
@pytest.mark.clause("9.4-1")
async def test_the_unit_learns_nothing_before_both_have_approved_and_it_is_handed_out(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = (await rig.applies("suntao", **item())).case
    assert case is not None
    for person in ("chenlan", "zhouzheng"):
        assert not heard(rig, *UNIT)
        case = await must(rig, person, "approve", case)
    assert not heard(rig, *UNIT)
    await must(rig, "suntao", "sup_assign", case, plan_at="方案")
    assert all({"签收", "报进展", "申请延期", "报结果"} <= labels(rig, one) for one in UNIT)


@pytest.mark.clause("9.8-2")
async def test_without_a_plan_it_is_not_handed_out_and_every_morning_it_is_asked_for(office: OpenOffice) -> None:
    rig = await office(NOW)
    await approved(rig)
    entries = await diary(rig, "2026-11-26 09:00")
    assert entries == [(f"11-{day} 08:30", "suntao", "supervision-to-assign") for day in ("24", "25", "26")]


@pytest.mark.clause("9.8-2")
async def test_a_limit_that_has_passed_meanwhile_is_not_handed_out(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await approved(rig, "11-24")
    await rig.until("2026-11-25 09:00")
    outcome = await tries(rig, "suntao", "sup_assign", case, plan_at="方案")
    assert outcome.said.key == "supervision-due-over"


@pytest.mark.clause("9.5-2")
async def test_the_unit_gets_a_numbered_assignment_slip(office: OpenOffice) -> None:
    rig = await office(NOW)
    await handed_out(rig)
    slip = written(rig, "qianmin")
    assert "《督查交办单》督交〔2026〕1号" in slip
    assert "压减一般性支出" in slip
    assert "书面报告" in slip


@pytest.mark.clause("9.5-2b")
async def test_the_petitioner_is_not_shown_to_the_unit(office: OpenOffice) -> None:
    rig = await office(NOW)
    form: dict[str, Any] = {"source": "petition", "petitioner": "甲乙丙"}
    for named in ({"what": "甲乙丙来信"}, {"hand_in": "答复甲乙丙"}):
        refused = await rig.applies("suntao", **item(**form, **named))
        assert refused.said.key == "supervision-names-petitioner"
    await handed_out(rig, **form)
    assert "甲乙丙" not in written(rig, "qianmin") + written(rig, "wukai")
    assert "甲乙丙" in written(rig, "chenlan")


@pytest.mark.clause("9.8-3-2")
async def test_what_is_not_handed_out_the_office_carries_out_itself(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, units=["supervision"], responsible="suntao")
    assert {"签收", "报结果"} <= labels(rig, "suntao")
    case = await must(rig, "suntao", "sup_report", case, result="已办")
    assert "report" in case.facts


@pytest.mark.clause("1.34-1")
async def test_a_decision_of_the_office_meeting_needs_the_number_of_its_notice(office: OpenOffice) -> None:
    rig = await office(NOW)
    assert (await rig.applies("suntao", **item(source="board", date_by="board"))).said.key == "answer-needed"
    form = item(source="board", date_by="board", reference="室纪〔2026〕9号")
    assert (await rig.applies("suntao", **form)).done


@pytest.mark.clause("8.6")
async def test_the_secretary_of_the_committee_watches_its_decisions(office: OpenOffice) -> None:
    people = (await office(NOW)).people
    roles = {**people.roles, "committee_secretary": ("lina",)}
    rig = await office(NOW, people=type(people)(people.people, people.units, roles))
    await handed_out(rig, source="committee")
    assert "压减一般性支出" in written(rig, "lina")
    assert not labels(rig, "lina")


@pytest.mark.clause("9.4-1")
async def test_refused_it_is_over_and_the_unit_never_hears_of_it(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = (await rig.applies("suntao", **item())).case
    assert case is not None
    case = await must(rig, "chenlan", "refuse", case, reason="不宜立项")
    await rig.until("2026-12-31 18:00")
    assert case.state is State.REFUSED
    assert not heard(rig, *UNIT)


@pytest.mark.clause("9.8-1")
async def test_the_whole_form_is_asked_and_units_are_named_until_all_are(office: OpenOffice) -> None:
    rig = await office(NOW)
    await rig.says("suntao", "/supervision")
    await rig.presses("suntao", "上级和区委决策")
    await rig.says("suntao", "压减一般性支出")
    await rig.presses("suntao", "文电督查")
    await rig.presses("suntao", "财务室")
    assert "财务室" not in [label for row in rig.last("suntao").labels for label in row]
    await rig.says("suntao", "信息调研室、秘书二室")
    await rig.presses("suntao", "完成")
    await rig.presses("suntao", "财务室")
    await rig.says("suntao", "吴凯")
    await rig.says("suntao", "12月18日")
    await rig.says("suntao", "书面报告")
    await rig.presses("suntao", "提交")
    case = await rig.case("supervision")
    assert case.values["units"] == ["finance", "secretariat2", "information"]
    assert case.values["lead"] == "finance"
    assert case.values["due"] == "2026-12-18 pm"


@pytest.mark.clause("9.8-3-1")
async def test_changing_the_units_on_the_card_names_them_anew(office: OpenOffice) -> None:
    rig = await office(NOW)
    await rig.says("suntao", "/supervision")
    for said in ("媒体反映", "事项甲", "文电督查", "财务室", "完成", "吴凯", "12月18日", "书面报告"):
        await rig.says("suntao", said)
    await rig.says("suntao", "修改承办单位")
    await rig.presses("suntao", "信息调研室")
    await rig.says("suntao", "没有了")
    assert "supervision-person-elsewhere" in rig.last("suntao").keys
    assert "提交" not in [label for row in rig.last("suntao").labels for label in row]


@pytest.mark.clause("9.8-1")
async def test_a_unit_that_is_no_more_is_still_shown(office: OpenOffice) -> None:
    rig = await office(NOW)
    await handed_out(rig, units=["finance", "information"], lead="finance")
    units = {id: unit for id, unit in rig.people.units.items() if id != "information"}
    rig.people = replace(rig.people, units=units)
    assert "财务室、information" in (await rig.says("suntao", "/supervise"))[-1].text
