"""A phone in a classified meeting (26.4-4), who serves it (21.2-6, 21.2-8), what its notice says (21.2-5)."""

from typing import Any

import pytest
from desk_rig import DeskRig
from meetings import called, classified, does, office_meeting, other_meeting
from offices import OpenOffice

from workflow.case import Case, State
from workflow.desk import Outcome

clause = pytest.mark.clause


async def _asks(rig: DeskRig, person: str, meeting: Case, **changed: Any) -> Outcome:
    about = await rig.again(meeting)
    values = {"reason": "值班联络", "battery": "removable", "kind": meeting.values["kind"], **changed}
    return await rig.applies(person, matter="meeting_phone", about=about, **values)


@clause("26.4-4")
async def test_a_phone_comes_in_with_the_organisers_consent(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    meeting = await called(rig, **classified(office_meeting()))
    request = (await _asks(rig, "liming", meeting)).case
    assert request is not None
    assert request.state is State.PENDING
    assert (await rig.again(meeting)).facts.get("phones") is None
    assert (await rig.decides("zhouting", "approve", request)).done
    assert (await rig.again(meeting)).facts["phones"] == ["liming"]
    assert rig.line("lina", "meeting-phone-let").args["who"] == {"person": "liming"}
    assert "meeting-phones" in rig.keys("liming")
    assert "meeting-phones" not in rig.keys("chenlan")


@clause("26.4-4")
async def test_a_phone_whose_battery_stays_in_is_refused(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    meeting = await called(rig, **classified(office_meeting()))
    outcome = await _asks(rig, "liming", meeting, battery="fixed")
    assert (outcome.done, outcome.said.key) == (False, "meeting-phone-fixed")


@clause("26.4-4")
@pytest.mark.parametrize(("now", "taken"), [("2026-12-04 08:59", True), ("2026-12-04 09:00", False)])
async def test_no_phone_is_asked_for_once_it_has_begun(office: OpenOffice, now: str, taken: bool) -> None:
    rig = await office("2026-12-01 09:00")
    meeting = await called(rig, **classified(office_meeting()))
    await rig.diary(now)
    outcome = await _asks(rig, "liming", meeting)
    assert outcome.done is taken


@clause("26.4-4")
async def test_nobody_lets_his_own_phone_in(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    meeting = await called(rig, **classified(other_meeting(), contact="wukai"))
    request = (await _asks(rig, "zhaogang", meeting)).case
    assert request is not None
    assert not (await rig.decides("zhaogang", "approve", request)).done
    assert (await rig.decides("zhouting", "approve", request)).done


@clause("26.4-4")
async def test_the_button_is_for_who_is_invited_to_a_classified_meeting(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig, **classified(office_meeting()))
    labels = [label for row in rig.last("liming").labels for label in row]
    assert "申请带入手机" in labels
    await called(rig, **office_meeting("12-08 09:00", "12-08 11:00"))
    labels = [label for row in rig.last("liming").labels for label in row]
    assert "参加" in labels
    assert "申请带入手机" not in labels


@clause("21.2-6")
@pytest.mark.parametrize(("clerk", "key"), [({}, "answer-needed"), ({"clerk": "wangfang"}, "case-submitted")])
async def test_the_papers_of_a_standing_committee_have_a_clerk(
    office: OpenOffice, clerk: dict[str, str], key: str
) -> None:
    rig = await office("2026-12-01 09:00")
    form = classified(other_meeting(kind="standing"), recorder="zhouting", **clerk)
    assert (await rig.applies("zhaogang", **form)).said.key == key


@clause("21.2-6")
@clause("26.4-2")
@clause("21.2-4")
@pytest.mark.parametrize(("person", "post"), [("wukai", "contact"), ("lina", "supervisor"), ("majun", "clerk")])
async def test_everybody_with_a_post_is_told_and_told_again_of_a_change(
    office: OpenOffice, person: str, post: str
) -> None:
    rig = await office("2026-12-01 09:00")
    meeting = await called(rig, **classified(office_meeting(), contact="wukai", clerk="majun"))
    assert rig.line(person, "meeting-post").args["post"] == {"text": {"key": f"meeting-{post}", "args": {}}}
    assert (await does(rig, "zhaogang", "move", meeting, place="五楼会议室")).done
    assert rig.line(person, "meeting-post").args["place"] == "五楼会议室"
    assert (await does(rig, "zhaogang", "cancel", meeting, reason="另定")).done
    assert rig.keys(person)[-1] == "meeting-cancelled"


@clause("21.2-5")
@pytest.mark.parametrize(("form", "says"), [(classified(office_meeting()), True), (office_meeting(), False)])
async def test_the_notice_of_a_classified_meeting_says_that_news_is_reviewed(
    office: OpenOffice, form: dict[str, Any], says: bool
) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig, **form)
    assert ("meeting-sheet-scope" in rig.keys("guoyi")) is says


@clause("21.2-8")
async def test_the_minutes_are_handed_over_by_the_end_of_the_year(office: OpenOffice) -> None:
    rig = await office("2026-11-02 09:00")
    form = classified(other_meeting("11-04 09:00", "11-04 11:00", kind="standing"), recorder="wukai", clerk="lina")
    meeting = await called(rig, **form)
    written = await rig.diary("2026-12-01 08:30")
    asked = [(minute, person) for minute, person, key in written if key == "meeting-archive"]
    assert sorted(asked) == [("12-01 08:30", "wukai"), ("12-01 08:30", "zhaogang"), ("12-01 08:30", "zhouting")]
    written = await rig.diary("2026-12-31 08:30")
    assert ("12-31 08:30", "wukai", "meeting-archive") in written
    assert (await does(rig, "wukai", "archived", meeting)).done
    assert not (await does(rig, "zhaogang", "archived", meeting)).done


@clause("26.4-4")
async def test_who_decides_reads_which_meeting_it_is_by_its_neutral_name(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    meeting = await called(rig, **classified(office_meeting()))
    assert (await _asks(rig, "liming", meeting)).done
    args = rig.line("zhouting", "meeting-about").args
    assert (args["number"], args["kind"]) == (
        {"number": ["meeting", 2026, 1]},
        {"text": {"key": "meeting-neutral", "args": {}}},
    )
