"""Articles of supervision that are a field, a warning or a line (1.33, 1.35, 9.6, 9.8-1, 9.9-2)."""

from typing import Any

import pytest
from desk_rig import DeskRig
from meetings import called, director_meeting, office_meeting
from offices import OpenOffice
from supervisions import approved, board_item, handed_out, item, must, tries

from regulations import matters
from workflow.field import applicable

NOW = "2026-11-23 09:00"


@pytest.mark.clause("1.33-1")
@pytest.mark.parametrize(("left_out", "said"), [("", "case-submitted"), ("responsible", "answer-needed")])
async def test_a_decision_of_the_office_meeting_has_a_person_responsible(
    office: OpenOffice, left_out: str, said: str
) -> None:
    rig = await office(NOW)
    form = {name: value for name, value in board_item().items() if name != left_out}
    assert (await rig.applies("suntao", **form)).said.key == said


@pytest.mark.clause("1.33-2")
@pytest.mark.clause("1.33-3")
@pytest.mark.parametrize(("units", "asked"), [(["finance"], False), (["finance", "information"], True)])
async def test_of_several_units_a_member_may_coordinate(office: OpenOffice, units: list[str], asked: bool) -> None:
    rig = await office(NOW)
    matter = matters()["supervision"]
    request = await rig.at_desk(lambda desk: desk.request(matter, "suntao", board_item(units=units)))
    found = [field for field in applicable(matter.fields, request) if field.name == "coordinator"]
    assert bool(found) is asked
    for field in found:
        assert field.optional(request)
        assert set(field.suggest(request)) == {"zhouzheng", "liming", "chenlan"}


@pytest.mark.clause("1.33-2")
async def test_the_coordinator_stands_on_the_slip_of_the_units(office: OpenOffice) -> None:
    rig = await office(NOW)
    form = board_item(units=["finance", "information"], lead="finance", coordinator="liming")
    await handed_out(rig, **{name: value for name, value in form.items() if name not in ("matter", "due")})
    assert "协调人：李明" in rig.last("hejing").text


@pytest.mark.clause("9.6-1")
@pytest.mark.clause("9.6-3")
@pytest.mark.parametrize("method", ["papers", "reports", "on_site"])
async def test_no_method_is_used_before_the_leaders_have_approved(office: OpenOffice, method: str) -> None:
    rig = await office(NOW)
    case = (await rig.applies("suntao", **item(method=method))).case
    assert case is not None
    assert not (await tries(rig, "suntao", "sup_assign", case, plan_at="方案")).done
    case = await approved(rig, what="另一事项", method=method)
    assert (await tries(rig, "suntao", "sup_assign", case, plan_at="方案")).done


@pytest.mark.clause("9.6-5")
@pytest.mark.parametrize(("partners", "said"), [({}, "answer-needed"), ({"partners": "政府督查室"}, "case-submitted")])
async def test_a_joint_inspection_names_its_partners(office: OpenOffice, partners: dict[str, str], said: str) -> None:
    rig = await office(NOW)
    assert (await rig.applies("suntao", **item(method="joint", **partners))).said.key == said


async def _warnings(rig: DeskRig, form: dict[str, Any]) -> list[str]:
    matter = matters()["supervision"]
    preview = await rig.at_desk(lambda desk: desk.preview(matter, desk.request(matter, "suntao", form)))
    return [found.key for found in preview.findings if not found.stops]


@pytest.mark.clause("9.8-1")
@pytest.mark.parametrize(
    ("what", "warned"), [("清理办公用房；核查公车", True), ("一是核账，二是整改", True), ("清理办公用房", False)]
)
async def test_what_sounds_like_two_matters_is_pointed_out_and_not_refused(
    office: OpenOffice, what: str, warned: bool
) -> None:
    rig = await office(NOW)
    assert ("supervision-perhaps-several" in await _warnings(rig, item(what=what))) is warned
    assert (await rig.applies("suntao", **item(what=what))).done


@pytest.mark.clause("9.9-2")
@pytest.mark.parametrize(("due", "warned"), [("12-18", False), ("12-19", True), ("2027-01-01", True)])
async def test_a_limit_on_a_day_off_is_pointed_out(office: OpenOffice, due: str, warned: bool) -> None:
    rig = await office(NOW)
    assert ("supervision-rest-day" in await _warnings(rig, item(due))) is warned


@pytest.mark.clause("1.35")
@pytest.mark.parametrize(("form", "asked"), [(board_item(), True), (item(), False)])
async def test_before_the_next_office_meeting_the_decisions_in_hand_are_reported(
    office: OpenOffice, form: dict[str, Any], asked: bool
) -> None:
    rig = await office(NOW)
    await handed_out(rig, **{name: value for name, value in form.items() if name not in ("matter", "due")})
    await called(rig, **office_meeting())
    assert ("meeting-decisions" in rig.keys("suntao")) is asked
    await called(rig, **director_meeting("12-08 09:00", "12-08 11:00"))
    assert rig.keys("suntao").count("meeting-decisions") == asked


@pytest.mark.clause("9.8-4")
@pytest.mark.parametrize(("due", "count"), [("12-18", 1), ("12-25", 2)])
async def test_progress_is_not_asked_again_on_a_morning_that_reminds_of_the_limit(
    office: OpenOffice, due: str, count: int
) -> None:
    rig = await office("2026-12-07 09:00")
    await must(rig, "qianmin", "sup_receive", await handed_out(rig, due))
    entries = await rig.diary("2026-12-15 18:00")
    asked = [minute for minute, who, key in entries if (who, key) == ("wukai", "supervision-progress")]
    assert asked == ["12-14 08:30", "12-15 08:30"][:count]


@pytest.mark.clause("9.9-3-3")
async def test_the_card_says_which_colour_it_has(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig)
    assert "🟢" in rig.last("suntao").text
    await rig.until("2026-12-21 09:00")
    await must(rig, "qianmin", "sup_progress", await rig.again(case), progress="将办结")
    assert any("🔴" in seen.text for seen in rig.boxes["suntao"])
