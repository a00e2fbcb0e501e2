"""1.13-1.15, 1.23, 2.11-2.13, 2.17, 5.D-1, 8.3: who calls a meeting, whose word it needs, and until which minute."""

from dataclasses import replace
from typing import Any

import pytest
from cast import roster
from meetings import OFFICE_MEMBERS, agreed, called, classified, director_meeting, does, office_meeting, other_meeting
from offices import OpenOffice

from regulations.meeting_form import MeetingSettings
from regulations.meeting_people import ATTENDS, answer_of
from regulations.meeting_posts import serving
from workflow.case import Case, State
from workflow.desk import Outcome

clause = pytest.mark.clause


def keys(outcome: Outcome) -> str:
    return outcome.said.key


def asked(case: Case) -> list[str | None]:
    return [step.holder for step in case.steps if step.state != "skipped"]


@pytest.mark.parametrize(
    ("form", "key"),
    [
        pytest.param(office_meeting(chair="guoyi"), "meeting-chair-office", id="discipline", marks=clause("1.14")),
        pytest.param(office_meeting(chair="zhaogang"), "meeting-chair-office", id="a head", marks=clause("1.14")),
        pytest.param(director_meeting(chair="qianmin"), "meeting-chair-director", id="head", marks=clause("2.11")),
        pytest.param(director_meeting(people=["wukai"]), "meeting-no-participant", id="no head", marks=clause("2.12")),
        pytest.param(office_meeting(observers=["wukai"]), "meeting-no-observer", id="clerk", marks=clause("1.15")),
        pytest.param(office_meeting("12-01 08:00"), "meeting-past", id="begins now", marks=clause("1.23")),
        pytest.param(office_meeting(until="12-04 09:00"), "meeting-backwards", id="no length", marks=clause("1.23")),
    ],
)
async def test_a_meeting_that_a_rule_refuses(office: OpenOffice, form: dict[str, Any], key: str) -> None:
    rig = await office("2026-12-01 08:00")
    outcome = await rig.applies("zhaogang", **form)
    assert (outcome.done, keys(outcome)) == (False, key)


@pytest.mark.parametrize(
    ("form", "route"),
    [
        pytest.param(office_meeting(), ["zhouzheng"], id="室务会", marks=clause("1.14")),
        pytest.param(office_meeting(chair="chenlan"), ["zhouzheng"], id="deputy", marks=clause("1.14")),
        pytest.param(office_meeting(observers=["qianmin"]), ["zhouzheng"], id="observers", marks=clause("1.15")),
        pytest.param(director_meeting(), [], id="主任办公会", marks=clause("2.17")),
        pytest.param(director_meeting(chair="guoyi"), ["zhouzheng"], id="any member", marks=clause("2.11")),
        pytest.param(
            director_meeting(observers=["wukai"]), ["zhouzheng"], id="observers by the convenor", marks=clause("2.13")
        ),
        pytest.param(other_meeting(), [], id="another meeting", marks=clause("5.D-1")),
        pytest.param(
            other_meeting(kind="standing"), [], id="standing committee", marks=[clause("8.3"), clause("5.D-1-1")]
        ),
    ],
)
async def test_whose_word_a_meeting_needs(office: OpenOffice, form: dict[str, Any], route: list[str]) -> None:
    rig = await office("2026-12-01 08:00")
    case = (await rig.applies("zhaogang", **form)).case
    assert case is not None
    assert asked(case) == route
    assert (case.state is State.APPROVED) == (not route)


@clause("1.14")
async def test_an_office_may_let_its_meetings_go_out_without_asking(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00", MeetingSettings(director_publishes=False))
    case = (await rig.applies("zhaogang", **office_meeting())).case
    assert case is not None
    assert case.state is State.APPROVED
    late = (await rig.applies("zhaogang", **office_meeting("12-02 07:59", "12-02 09:00"))).case
    assert late is not None
    assert asked(late) == ["zhouzheng"]


@clause("1.13")
@pytest.mark.parametrize("person", OFFICE_MEMBERS)
async def test_the_members_are_invited_by_rule(office: OpenOffice, person: str) -> None:
    rig = await office("2026-12-01 08:00")
    case = await called(rig)
    assert sorted(case.facts["invited"]) == sorted(OFFICE_MEMBERS)
    told = "meeting-called-known" if person == "zhouzheng" else "meeting-called"
    assert told in rig.keys(person), "the chair has said by his yes that he comes"


@clause("1.23")
@pytest.mark.parametrize(
    ("by", "chair", "comes"),
    [("zhaogang", "zhouzheng", True), ("zhaogang", "chenlan", False), ("zhouzheng", "zhouzheng", True)],
)
async def test_the_chair_who_called_it_or_agreed_to_it_has_answered(
    office: OpenOffice, by: str, chair: str, comes: bool
) -> None:
    rig = await office("2026-12-01 08:00")
    case = await called(rig, by, **office_meeting(chair=chair))
    assert (answer_of(case, chair) == ATTENDS) is comes
    assert (await does(rig, "zhaogang", "change", case, place="二楼会议室")).done
    assert answer_of(await rig.again(case), chair) is None


@pytest.mark.parametrize(
    ("person", "done"), [("zhaogang", True), ("zhouting", True), ("zhouzheng", True), ("wangfang", False)]
)
@clause("5.D-1")
async def test_who_may_call_a_meeting(office: OpenOffice, person: str, done: bool) -> None:
    rig = await office("2026-12-01 08:00")
    assert (await rig.applies(person, **office_meeting())).done is done


@clause("8.3")
@pytest.mark.parametrize(("person", "kinds"), [("suntao", {"standing"}), ("zhaogang", {"office", "director", "other"})])
async def test_the_standing_committees_meetings_are_its_secretarys(
    office: OpenOffice, person: str, kinds: set[str]
) -> None:
    people = roster()
    rig = await office(people=replace(people, roles={**people.roles, "standing_secretary": ("suntao",)}))
    await rig.says(person, "/meeting")
    assert {key.removeprefix("meeting-kind-") for key in _offered(rig.last(person).message)} == kinds


def _offered(message: Any) -> set[str]:
    return {button.label.key for row in message.buttons for button in row if "kind" in button.label.key}


@pytest.mark.scenario("S-29")
@clause("1.23")
@pytest.mark.parametrize(
    ("now", "sent"),
    [("12-03 08:59", True), ("12-03 09:00", True), ("12-03 09:01", False), ("12-03 17:00", False)],
)
async def test_twenty_four_hours_are_in_time_and_a_minute_less_is_not(office: OpenOffice, now: str, sent: bool) -> None:
    rig = await office(f"2026-{now}")
    case = (await rig.applies("zhaogang", **office_meeting())).case
    outcome = await rig.decides("zhouzheng", "approve", case)
    assert outcome.done is sent
    assert ("meeting-called" in rig.keys("guoyi")) is sent
    if not sent:
        assert keys(outcome) == "meeting-needs-special"


@pytest.mark.scenario("S-29")
@clause("1.23")
async def test_the_directors_reason_lets_a_late_notice_go_and_is_recorded(office: OpenOffice) -> None:
    rig = await office("2026-12-03 09:01")
    case = (await rig.applies("zhaogang", **office_meeting())).case
    assert case is not None
    assert (await does(rig, "zhouzheng", "special", case, special="上级临时部署")).done
    case = await rig.again(case)
    assert case.state is State.APPROVED
    assert case.facts["special"]["reason"] == "上级临时部署"
    assert case.history[-1].act == "meeting_special"
    assert "meeting-called" in rig.keys("guoyi")


@clause("1.23")
async def test_a_notice_that_waits_too_long_asks_the_director_for_his_reason(office: OpenOffice) -> None:
    rig = await office("2026-12-03 08:30")
    case = (await rig.applies("zhaogang", **office_meeting())).case
    assert case is not None
    assert not (await does(rig, "zhouzheng", "special", case, special="急")).done
    await rig.until("2026-12-03 09:01")
    assert "meeting-fell-short" in rig.keys("zhouzheng")
    assert "meeting-called" not in rig.keys("guoyi")
    await rig.presses("zhouzheng", "特殊情况")
    await rig.says("zhouzheng", "上级临时部署")
    assert "meeting-called" in rig.keys("guoyi")


@clause("1.23")
async def test_the_director_who_calls_late_himself_says_why_on_the_form(office: OpenOffice) -> None:
    rig = await office("2026-12-03 09:01")
    outcome = await rig.applies("zhouzheng", **office_meeting())
    assert keys(outcome) == "answer-needed"
    case = await called(rig, "zhouzheng", **office_meeting(special="上级临时部署"))
    assert case.state is State.APPROVED
    assert case.facts["special"]["by"] == "zhouzheng"


@clause("1.23")
async def test_nothing_goes_out_after_the_start(office: OpenOffice) -> None:
    rig = await office("2026-12-03 08:00")
    case = (await rig.applies("zhaogang", **office_meeting())).case
    await rig.until("2026-12-04 09:00")
    assert keys(await rig.decides("zhouzheng", "approve", case)) == "meeting-past"
    assert keys(await rig.decides("zhouzheng", "meeting_special", case, special="急")) == "meeting-past"


@clause("2.17")
async def test_a_directors_meeting_knows_no_time_of_notice(office: OpenOffice) -> None:
    rig = await office("2026-12-04 08:59")
    case = await called(rig, **director_meeting())
    assert case.state is State.APPROVED
    assert "meeting-called" in rig.keys("qianmin")


@clause("1.23")
async def test_the_notice_is_due_before_it_is_too_late(office: OpenOffice) -> None:
    rig = await office("2026-11-30 08:00")
    await rig.applies("zhaogang", **office_meeting())
    written = await rig.diary("2026-12-03 09:00")
    due = [minute for minute, person, key in written if key == "meeting-notice-due" and person == "zhaogang"]
    assert due == ["12-01 08:30", "12-02 16:00", "12-02 17:30"]


@clause("1.15")
@clause("2.13")
async def test_an_observer_is_told_that_he_only_sits_in(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    await called(rig, **office_meeting(observers=["suntao"]))
    assert "meeting-sheet-observer" in rig.keys("suntao")
    assert "meeting-sheet-observer" not in rig.keys("liming")


@clause("2.18-1")
@clause("5.D-1")
@clause("5.D-1-2")
async def test_the_case_is_the_secretariats(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    await called(rig, **director_meeting())
    assert "meeting-attendance" in rig.keys("zhouting")


@pytest.mark.parametrize("form", [office_meeting(), director_meeting(), other_meeting(), classified(office_meeting())])
@clause("21.2-9")
async def test_the_list_is_fixed_when_the_notice_goes_out(office: OpenOffice, form: dict[str, Any]) -> None:
    rig = await office("2026-12-01 08:00")
    case = await called(rig, **form)
    told = {person for person, box in rig.boxes.items() if box}
    assert told <= {*case.facts["invited"], *serving(case), "zhaogang", "zhouting", "zhouzheng"}
    assert not (await does(rig, "wukai", "attend", case)).done


async def test_a_returned_notice_is_corrected_and_goes_out(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    case = (await rig.applies("zhaogang", **office_meeting())).case
    assert case is not None
    assert (await rig.decides("zhouzheng", "send_back", case, reason="改地点")).done
    outcome = await rig.applies("zhaogang", returned=await rig.again(case), **office_meeting(place="二楼"))
    assert outcome.case is not None
    assert (await agreed(rig, outcome.case)).values["place"] == "二楼"
