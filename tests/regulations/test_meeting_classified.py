"""Classified meetings (21.2, 26.4, F-17): venue, phone clause, neutral name, check-list, silence."""

from typing import Any

import pytest
from meetings import OFFICE_MEMBERS, called, classified, does, moment, office_meeting, other_meeting, stays_away
from offices import OpenOffice

from workflow.act import Notice
from workflow.case import Case, State
from workflow.desk import Desk
from workflow.message import Line
from workflow.post import notify

clause = pytest.mark.clause


@pytest.mark.scenario("S-59")
@clause("21.2-1-1")
@pytest.mark.parametrize("venue", ["foreign_hotel", "restaurant", "guest_house"])
async def test_a_forbidden_venue_is_refused(office: OpenOffice, venue: str) -> None:
    rig = await office("2026-12-01 09:00")
    outcome = await rig.applies("zhaogang", **classified(office_meeting(), venue=venue))
    assert (outcome.done, outcome.said.key) == (False, "meeting-forbidden-venue")


@pytest.mark.scenario("S-59")
@clause("21.2-1-2")
@pytest.mark.parametrize("form", [office_meeting(), other_meeting()])
async def test_a_venue_outside_goes_to_the_security_office_and_the_director(
    office: OpenOffice, form: dict[str, Any]
) -> None:
    rig = await office("2026-12-01 09:00")
    case = (await rig.applies("zhaogang", **classified(form, venue="outside"))).case
    assert case is not None
    assert [step.holder for step in case.steps if step.state != "skipped"] == ["gaoyuan", "zhouzheng"]
    assert (await rig.decides("gaoyuan", "approve", case)).done
    assert (await rig.again(case)).state is State.PENDING
    assert (await rig.decides("zhouzheng", "approve", case)).done
    assert (await rig.again(case)).state is State.APPROVED


@clause("21.2-1-2")
async def test_an_ordinary_meeting_outside_needs_no_security_office(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = (await rig.applies("zhaogang", **other_meeting(venue="outside"))).case
    assert case is not None
    assert case.state is State.APPROVED


@pytest.mark.scenario("S-59")
@clause("21.2-7")
@clause("26.4-1")
@pytest.mark.parametrize("person", [*OFFICE_MEMBERS, "zhaogang"])
async def test_the_phone_clause_is_in_every_notice(office: OpenOffice, person: str) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig, **classified(office_meeting()))
    assert "meeting-phone-clause" in rig.keys(person)


@clause("21.2-7")
async def test_an_ordinary_notice_has_no_phone_clause(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig)
    assert "meeting-phone-clause" not in rig.keys("guoyi")


@clause("21.2-2b")
@clause("21.2-11")
async def test_its_name_is_neutral_in_everything_that_is_sent(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig, **classified(office_meeting(), subject="干部工作"))
    await rig.until("2026-12-04 12:00")
    for person in ("guoyi", "liming", "chenlan"):
        said = "".join(seen.text for seen in rig.boxes[person])
        assert "干部工作" not in said
        assert "室务会" not in said


@clause("21.2-2b")
async def test_no_name_is_kept_of_a_classified_meeting(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.says("zhaogang", "/meeting")
    for answer in ("其他会议", "按涉密会议管理", "12月4日上午9点", "12月4日上午11点", "单位内部会场", "保密会议室"):
        await rig.says("zhaogang", answer)
    await rig.says("zhaogang", "李明、陈岚和赵刚")
    await rig.presses("zhaogang", "完成")
    await rig.presses("zhaogang", "不填")
    await rig.says("zhaogang", "周婷")
    await rig.says("zhaogang", "李娜")
    await rig.presses("zhaogang", "不填")
    await rig.presses("zhaogang", "提交")
    case = await rig.case("meeting")
    assert "subject" not in case.values
    assert sorted(case.facts["invited"]) == ["chenlan", "liming", "zhaogang"]
    assert "meeting-sheet-neutral" in rig.keys("liming")


@clause("26.4-2")
@clause("21.2-4")
@clause("21.2-8")
@pytest.mark.parametrize(("kind", "missing"), [("other", "supervisor"), ("other", "contact"), ("standing", "recorder")])
async def test_who_must_be_named(office: OpenOffice, kind: str, missing: str) -> None:
    rig = await office("2026-12-01 09:00")
    form = classified(other_meeting(kind=kind), recorder="lina")
    outcome = await rig.applies("zhaogang", **{name: said for name, said in form.items() if name != missing})
    assert (outcome.done, outcome.said.key) == (False, "answer-needed")


@clause("21.2-4")
async def test_the_contact_is_outside(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    outcome = await rig.applies("zhaogang", **classified(office_meeting(), contact="liming"))
    assert (outcome.done, outcome.said.key) == (False, "meeting-contact-inside")


@pytest.mark.scenario("S-59")
@clause("21.2-4")
async def test_a_wireless_microphone_is_refused(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    outcome = await does(rig, "zhaogang", "audio", case, microphone="wireless")
    assert (outcome.done, outcome.said.key) == (False, "meeting-wireless")
    await rig.presses("zhaogang", "音响检查")
    await rig.presses("zhaogang", "有线话筒")
    assert "audio" in (await rig.again(case)).facts["ticks"]


@clause("26.4-0")
@clause("26.4-3")
@clause("21.2-2")
@clause("21.2-3")
@clause("26.8-1")
@pytest.mark.parametrize("missing", ["jammer", "vetted", "sign", "audio"])
async def test_the_venue_is_ready_only_with_every_tick(office: OpenOffice, missing: str) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    ticks: dict[str, dict[str, str]] = {"jammer": {}, "vetted": {}, "sign": {}, "audio": {"microphone": "none"}}
    for tick in ticks:
        if tick != missing:
            assert (await does(rig, "zhaogang", tick, case, **ticks[tick])).done
    outcome = await does(rig, "zhaogang", "ready", case)
    assert (outcome.done, outcome.said.key) == (False, "meeting-not-ready")
    assert (await does(rig, "zhouting", missing, case, **ticks[missing])).done
    assert (await does(rig, "zhaogang", "ready", case)).done
    assert "meeting-venue-not-ready" not in [key for _, _, key in await rig.diary("2026-12-04 09:00")]


@clause("26.4-0")
async def test_a_venue_that_is_not_ready_is_pointed_out_to_who_runs_it(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig, **classified(office_meeting()))
    written = await rig.diary("2026-12-04 09:00")
    warned = {(minute, person) for minute, person, key in written if key == "meeting-venue-not-ready"}
    assert warned == {(at, who) for at in ("12-03 16:00", "12-04 07:00") for who in ("zhaogang", "zhouting")}


@pytest.mark.parametrize(
    ("venue", "key"), [("restaurant", "meeting-forbidden-venue"), ("outside", "meeting-outside-anew")]
)
@clause("21.2-1-1")
@clause("21.2-1-2")
async def test_a_classified_meeting_does_not_slip_out_by_a_change(office: OpenOffice, venue: str, key: str) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    outcome = await does(rig, "zhaogang", "move", case, venue=venue)
    assert (outcome.done, outcome.said.key) == (False, key)
    assert not (await does(rig, "zhaogang", "change", case, place="宾馆")).done


async def _urgent(rig: Any, case: Case, person: str) -> None:
    """Something urgent for somebody, from another matter."""

    def send(desk: Desk) -> None:
        notice = Notice(person, "now", Line("alarm-first"), urgent=True)
        notify(desk.tx, desk.matters["meeting"], case, desk.office, [notice])

    await rig.at_desk(send)


@pytest.mark.scenario("S-59")
@clause("21.2-4")
async def test_nothing_is_sent_inside_from_start_to_end(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    await called(rig, **office_meeting("12-04 10:00", "12-04 10:30", kind="other", people=["wukai"]))
    await rig.until("2026-12-04 09:00")
    before = {person: len(rig.boxes[person]) for person in OFFICE_MEMBERS}
    await called(rig, **other_meeting("12-07 09:00", "12-07 10:00", people=["liming", "guoyi"]))
    await rig.until("2026-12-04 10:59")
    assert {person: len(rig.boxes[person]) for person in OFFICE_MEMBERS} == before
    await rig.until("2026-12-04 11:00")
    assert (await rig.again(case)).state is State.CLOSED
    assert "meeting-called" in rig.keys("guoyi")


@pytest.mark.scenario("S-59")
@clause("21.2-4")
async def test_what_is_urgent_goes_to_the_duty_officer_and_the_contact_outside(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    await rig.until("2026-12-04 09:30")
    count = len(rig.boxes["guoyi"])
    await _urgent(rig, case, "guoyi")
    assert len(rig.boxes["guoyi"]) == count
    assert rig.last("denglin").keys == ["urgent-instead"]
    assert rig.last("zhouting").keys == ["urgent-instead"]
    assert "urgent-instead" not in rig.keys("zhaogang")


@clause("21.2-4")
async def test_who_is_away_from_it_is_sent_everything(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    request = (await stays_away(rig, "chenlan", case)).case
    assert (await rig.decides("zhouzheng", "approve", request)).done
    await rig.until("2026-12-04 09:30")
    await _urgent(rig, case, "chenlan")
    assert "alarm-first" in rig.last("chenlan").keys


@clause("21.2-4")
@pytest.mark.parametrize(("act", "values"), [("end", {}), ("prolong", {"until": moment("12-04 12:00")})])
async def test_it_ends_early_or_late(office: OpenOffice, act: str, values: dict[str, str]) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    await rig.until("2026-12-04 10:00")
    assert (await does(rig, "zhaogang", act, case, **values)).done
    await rig.until("2026-12-04 11:30")
    await called(rig, **other_meeting("12-07 09:00", "12-07 10:00", people=["guoyi"]))
    assert ("meeting-called" in rig.keys("guoyi")) is (act == "end")
    await rig.until("2026-12-04 12:00")
    assert "meeting-called" in rig.keys("guoyi")


@clause("21.2-4")
async def test_an_ordinary_meeting_silences_nobody(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    await rig.until("2026-12-04 09:30")
    await _urgent(rig, case, "guoyi")
    assert "alarm-first" in rig.last("guoyi").keys


@clause("26.8-2")
@pytest.mark.parametrize(("form", "allowed"), [(classified(office_meeting()), True), (office_meeting(), False)])
async def test_no_jammer_is_put_up_for_an_ordinary_meeting(
    office: OpenOffice, form: dict[str, Any], allowed: bool
) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **form)
    assert (await does(rig, "zhaogang", "jammer", case)).done is allowed
