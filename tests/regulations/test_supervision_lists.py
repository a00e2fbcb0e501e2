"""Lists in three colours, circulars with a scope, and the registers (1.35, 9.5-3, 9.8-7, 9.9-5, 13.5-1, AM-92..94)."""

from typing import Any

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from supervisions import accepted, approved, diary, handed_out, labels, must, reports, written

from regulations import matters
from workflow.card import acts_of
from workflow.case import Case, State
from workflow.desk import Outcome

NOW = "2026-11-23 09:00"
UPWARD = {
    "addressee": "市委",
    "document_no": "区委办发〔2026〕3号",
    "signed_by": "区委书记",
    "signed_on": "2026-11-23 pm",
    "seal_slip": "印〔2026〕8号",
}


async def listed(rig: DeskRig, person: str, command: str = "/supervise") -> str:
    """What a list says now."""
    return (await rig.says(person, command))[-1].text


@pytest.mark.clause("9.9-3-3")
@pytest.mark.parametrize(
    ("now", "colour"),
    [
        ("2026-12-14 18:00", "🟢"),
        ("2026-12-15 00:00", "🟡"),
        ("2026-12-18 23:59", "🟡"),
        ("2026-12-19 00:00", "🔴"),
    ],
)
async def test_three_colours_change_at_midnight(office: OpenOffice, now: str, colour: str) -> None:
    rig = await office(NOW)
    await handed_out(rig)
    await rig.until(now)
    assert colour in await listed(rig, "suntao")


@pytest.mark.clause("9.9-3-3")
async def test_the_list_says_what_waits_for_whom(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await approved(rig)
    assert "待交办" in await listed(rig, "suntao")
    case = await must(rig, "suntao", "sup_assign", case, plan_at="方案")
    await reports(rig, case)
    assert "待审核" in await listed(rig, "suntao")


@pytest.mark.clause("1.37")
@pytest.mark.parametrize(
    ("person", "sees"), [("suntao", True), ("chenlan", True), ("zhouzheng", True), ("liming", False)]
)
async def test_the_ledger_is_for_the_office_and_its_leaders(office: OpenOffice, person: str, sees: bool) -> None:
    rig = await office(NOW)
    await handed_out(rig)
    assert ("压减一般性支出" in await listed(rig, person)) is sees


@pytest.mark.clause("1.34-2")
@pytest.mark.parametrize(("person", "sees"), [("qianmin", True), ("wukai", True), ("hejing", False), ("lina", False)])
async def test_a_unit_lists_its_own_items(office: OpenOffice, person: str, sees: bool) -> None:
    rig = await office(NOW)
    await handed_out(rig)
    assert ("压减一般性支出" in await listed(rig, person, "/tasks")) is sees


@pytest.mark.clause("9.9-3-3")
async def test_what_is_done_is_on_no_list(office: OpenOffice) -> None:
    rig = await office(NOW)
    await accepted(rig, await handed_out(rig))
    assert "压减" not in await listed(rig, "suntao") + await listed(rig, "wukai", "/tasks")


async def circular(rig: DeskRig, scope: str = "all", kind: str = "month", approve: bool = True) -> Case:
    """A circular that the director has approved."""
    outcome = await rig.applies("suntao", "supervision_circular", kind=kind, scope=scope)
    assert outcome.case is not None, outcome.said
    return await must(rig, "zhouzheng", "approve", outcome.case) if approve else outcome.case


@pytest.mark.clause("1.35")
@pytest.mark.clause("9.6-6")
@pytest.mark.parametrize(
    ("scope", "told"),
    [("leaders", set()), ("concerned", {"qianmin"}), ("all", {"qianmin", "hejing", "zhaogang", "gaoyuan"})],
)
async def test_a_circular_goes_to_the_scope_that_the_director_approves(
    office: OpenOffice, scope: str, told: set[str]
) -> None:
    rig = await office(NOW)
    await handed_out(rig, "11-24")
    await handed_out(rig, what="信息报送", units=["information"], responsible="denglin")
    await rig.until("2026-11-26 09:00")
    waiting = await circular(rig, scope, approve=False)
    heads = ("qianmin", "hejing", "zhaogang", "gaoyuan")
    assert not any("circular-unit" in rig.keys(one) for one in (*heads, "liming"))
    await must(rig, "zhouzheng", "approve", waiting)
    assert {one for one in heads if "circular-unit" in rig.keys(one)} == told
    assert all("circular-unit" in rig.keys(one) for one in ("liming", "chenlan", "guoyi"))
    assert all("circular-head" in rig.keys(one) for one in told)


@pytest.mark.clause("9.6-6")
async def test_the_director_alone_decides_and_may_narrow_the_scope(office: OpenOffice) -> None:
    rig = await office(NOW)
    await handed_out(rig)
    case = await circular(rig, approve=False)
    assert [step.holder for step in case.steps] == ["zhouzheng"]
    assert not (await rig.decides("chenlan", "approve", case)).done
    case = await must(rig, "zhouzheng", "fix_scope", case, scope="leaders")
    await must(rig, "zhouzheng", "approve", case)
    assert "circular-unit" not in rig.keys("qianmin")


@pytest.mark.clause("1.35")
async def test_a_circular_counts_by_unit_and_never_a_visit(office: OpenOffice) -> None:
    rig = await office(NOW)
    await handed_out(rig, "11-24")
    await accepted(rig, await handed_out(rig, what="清理往来款"))
    await handed_out(rig, what="窗口", method="unannounced", units=["secretariat2"], responsible="suntao")
    await rig.until("2026-11-25 09:00")
    await circular(rig)
    assert "财务室：按期 0，临期 0，超期 1，本月办结 1" in written(rig, "liming")
    assert "秘书二室" not in written(rig, "liming")


@pytest.mark.clause("1.35")
async def test_the_figures_of_a_circular_stay_as_they_were(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig)
    sent = await circular(rig)
    await accepted(rig, case)
    assert (await rig.again(sent)).facts["counts"]["finance"]["in_time"] == 1
    assert (await rig.again(sent)).state is State.CLOSED


@pytest.mark.clause("1.35")
@pytest.mark.clause("13.5-1")
@pytest.mark.parametrize(("kind", "minute"), [("month", "12-01 08:30"), ("reform", "02-01 08:30")])
async def test_the_next_circular_is_remembered(office: OpenOffice, kind: str, minute: str) -> None:
    rig = await office(NOW)
    await circular(rig, kind=kind)
    assert await diary(rig, "2027-03-31 18:00") == [(minute, "suntao", "circular-next")]


@pytest.mark.clause("13.5-1")
@pytest.mark.parametrize(("source", "key"), [("decision", "circular-nothing"), ("inspection", "circular-unit")])
async def test_the_reform_circular_counts_reform_only(office: OpenOffice, source: str, key: str) -> None:
    rig = await office(NOW)
    await handed_out(rig, source=source)
    await circular(rig, kind="reform")
    assert key in rig.keys("liming")


@pytest.mark.clause("9.6-6")
async def test_a_circular_is_proposed_by_the_supervision_office_alone(office: OpenOffice) -> None:
    rig = await office(NOW)
    for matter in ("supervision_circular", "supervision_upward", "supervision_brief"):
        assert (await rig.applies("wangfang", matter)).said.key == "supervision-office-only"


async def registers(rig: DeskRig, **changed: Any) -> Outcome:
    """An upward report about an accepted item."""
    case = await accepted(rig, await handed_out(rig))
    form = {name: value for name, value in {**UPWARD, **changed}.items() if value is not None}
    return await rig.applies("suntao", "supervision_upward", about=case, **form)


@pytest.mark.scenario("S-46")
@pytest.mark.clause("9.8-7")
@pytest.mark.clause("9.9-5")
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "case-submitted"),
        ({"document_no": None}, "upward-no-number"),
        ({"signed_on": None}, "upward-no-signature"),
        ({"signed_on": "2026-11-24 am"}, "upward-not-signed-yet"),
        ({"seal_slip": None}, "upward-no-seal"),
        ({"signed_by": None}, "answer-needed"),
    ],
)
async def test_an_upward_report_needs_number_signature_and_seal(
    office: OpenOffice, changed: dict[str, Any], said: str
) -> None:
    rig = await office(NOW)
    assert (await registers(rig, **changed)).said.key == said


@pytest.mark.scenario("S-46")
@pytest.mark.clause("9.8-7")
async def test_nothing_sends_an_upward_report(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = (await registers(rig)).case
    assert case is not None
    acts = set(acts_of(matters()["supervision_upward"])) | set(acts_of(matters()["supervision"]))
    assert not any("send" in act and act != "send_back" for act in acts)
    assert "登记上报公文" in labels(rig, "suntao")
    assert not any(label in ("发送", "上报", "报送") for label in labels(rig, "suntao"))


@pytest.mark.clause("9.5-3")
async def test_a_brief_is_registered_by_number_and_addressee(office: OpenOffice) -> None:
    rig = await office(NOW)
    for serial in (1, 2):
        await rig.applies("suntao", "supervision_brief", addressee="区委书记", subject="支出压减情况")
        assert (await rig.case("supervision_brief")).number == ("supervision_brief", 2026, serial)
    assert "督专〔2026〕2号" in written(rig, "suntao")
