"""30.3-1, 30.6 to 30.8, 18.13: what the form must contain, and who sees of it what."""

from dataclasses import replace
from typing import Any

import pytest
from cast import roster
from desk_rig import DeskRig
from leaves import CERTIFICATE, extension, given, granted, leave, oral, through, when
from offices import OpenOffice

from workflow.desk import Outcome

clause = pytest.mark.clause


async def handed_in(rig: DeskRig, person: str, without: str, **form: Any) -> Outcome:
    return await rig.applies(person, **{key: value for key, value in form.items() if key != without})


@pytest.mark.parametrize(
    "missing",
    [
        *(pytest.param(name, marks=clause("30.3-1")) for name in ("kind", "when", "reason", "place")),
        pytest.param("stand_in", marks=clause("30.8-1")),
        pytest.param("phone", marks=clause("30.8-2")),
    ],
)
async def test_a_form_with_an_answer_missing_is_not_taken(quiet_office: OpenOffice, missing: str) -> None:
    rig = await quiet_office()
    outcome = await handed_in(rig, "wangfang", missing, **leave("11-23"))
    assert (outcome.said.key, outcome.case) == ("answer-needed", None)


@clause("30.3-1")
async def test_the_reason_of_annual_leave_may_be_left_out(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    assert (await handed_in(rig, "wangfang", "reason", **leave("11-23", kind="annual"))).done


@clause("30.3-1")
@pytest.mark.parametrize(
    ("now", "first", "key"),
    [
        pytest.param("2026-11-23 08:00", "11-23", None, id="before work of the first day"),
        pytest.param("2026-11-23 11:59", "11-23", None, id="in the first morning"),
        pytest.param("2026-11-23 12:00", "11-23", "leave-past", id="when the first morning is over"),
        pytest.param("2026-11-23 12:00", "11-23 pm", None, id="for the afternoon that begins"),
        pytest.param("2026-11-24 08:00", "11-23 pm", "leave-past", id="on the day after"),
    ],
)
async def test_a_leave_cannot_begin_in_the_past(
    quiet_office: OpenOffice, now: str, first: str, key: str | None
) -> None:
    rig = await quiet_office(now)
    outcome = await rig.applies("wangfang", **leave(first, "11-24"))
    assert outcome.said.key == (key or "case-submitted")


@clause("30.3-1")
@pytest.mark.parametrize("matter", ["leave", "oral_leave"])
@pytest.mark.parametrize("days", [("11-21", "11-22"), ("10-01", "10-07")], ids=["a weekend", "a holiday"])
async def test_days_that_are_not_worked_need_no_leave(
    quiet_office: OpenOffice, matter: str, days: tuple[str, str]
) -> None:
    rig = await quiet_office("2026-09-21 09:00")
    form = leave(*days) if matter == "leave" else oral(*days)
    assert (await rig.applies("wangfang", **form)).said.key == "leave-no-workday"


@clause("30.3-1")
@pytest.mark.parametrize(
    ("first", "last", "done"),
    [
        pytest.param("11-24 am", "11-24 am", False, id="within"),
        pytest.param("11-23", "11-24 am", False, id="into its first half-day"),
        pytest.param("11-24 pm", "11-25", False, id="out of its last half-day"),
        pytest.param("11-23", "11-23", True, id="up to it"),
        pytest.param("11-25", "11-25", True, id="after it"),
    ],
)
@pytest.mark.parametrize("kind", ["annual", "sick"])
async def test_two_leaves_of_one_person_do_not_overlap(
    quiet_office: OpenOffice, first: str, last: str, done: bool, kind: str
) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-24", kind="annual"))
    outcome = await rig.applies("wangfang", **leave(first, last, kind=kind))
    assert outcome.said.key == ("case-submitted" if done else "leave-overlap")


@clause("30.3-1")
async def test_refused_and_withdrawn_leaves_are_no_overlap(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-24"))
    await rig.decides("zhaogang", "refuse", reason="忙")
    await rig.applies("wangfang", **leave("11-24"))
    await rig.decides("wangfang", "withdraw")
    assert (await rig.applies("wangfang", **leave("11-24"))).done


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        pytest.param("sick", True, marks=clause("30.6"), id="sick"),
        pytest.param("injury", True, marks=clause("30.7"), id="injury"),
        pytest.param("marriage", False, marks=clause("30.7"), id="marriage"),
        pytest.param("bereavement", False, marks=clause("30.7"), id="bereavement"),
        pytest.param("private", False, marks=clause("30.6"), id="private"),
    ],
)
async def test_which_kinds_need_a_certificate(quiet_office: OpenOffice, kind: str, needed: bool) -> None:
    rig = await quiet_office()
    outcome = await handed_in(rig, "wangfang", "certificate", **leave("11-23", kind=kind))
    assert outcome.said.key == ("leave-no-certificate" if needed else "case-submitted")
    assert (await rig.applies("lina", **leave("11-25", kind=kind, certificate=CERTIFICATE, stand_in="majun"))).done


@clause("30.6")
async def test_an_oral_sick_leave_needs_its_certificate_with_the_form(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 08:00")
    spoken = await given(rig, "wangfang", **oral("11-23", kind="sick"))
    outcome = await handed_in(rig, "wangfang", "certificate", about=spoken, **leave("11-23", kind="sick"))
    assert outcome.said.key == "leave-no-certificate"
    assert (await rig.applies("wangfang", about=spoken, **leave("11-23", kind="sick"))).done


@clause("30.6")
async def test_an_extended_sick_leave_needs_another_certificate(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 08:00")
    case = await granted(rig, "wangfang", "11-23", "11-24", kind="sick")
    assert (await rig.applies("wangfang", about=case, **extension("11-26 am"))).said.key == "leave-no-certificate"
    assert (await rig.applies("wangfang", about=case, **extension("11-26 am", certificate=CERTIFICATE))).done


@clause("30.6")
async def test_the_certificate_is_shown_to_who_decides_and_to_nobody_else(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("wangfang", **leave("11-23", "11-27", kind="sick"))
    assert outcome.case is not None
    await through(rig, outcome.case)
    files = {person for person, seen in rig.boxes.items() if any(one.file for one in seen)}
    assert files == {"zhaogang", "liming", "zhouzheng"}
    readers = {person for person, seen in rig.boxes.items() if any("证明.pdf" in one.text for one in seen)}
    assert readers == {"wangfang", "zhaogang", "liming", "zhouzheng"}


@clause("30.8-2")
async def test_the_telephone_is_shown_to_the_direct_leader_and_the_registry(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-23")
    readers = {person for person, seen in rig.boxes.items() if any("13800000006" in one.text for one in seen)}
    assert readers == {"wangfang", "zhaogang", "liming", "zhouting"}


def marked(yes: bool) -> Any:
    person = replace(roster().person("wangfang"), classified=yes)
    return roster(wangfang=person)


@pytest.mark.parametrize(
    ("by_roster", "mark", "approval", "done"),
    [
        pytest.param(False, None, None, True, id="who handles no secrets needs none"),
        pytest.param(False, "yes", None, False, id="marked by the security office"),
        pytest.param(True, None, None, False, id="marked in the roster"),
        pytest.param(True, "no", None, True, id="the newest mark holds"),
        pytest.param(True, None, "出字〔2026〕3号", True, id="with the approval's number"),
    ],
)
@clause("18.13")
async def test_going_abroad_with_secrets_needs_an_approval_first(
    quiet_office: OpenOffice, by_roster: bool, mark: str | None, approval: str | None, done: bool
) -> None:
    rig = await quiet_office(people=marked(by_roster))
    if mark is not None:
        await given(rig, "gaoyuan", matter="classified_staff", who="wangfang", mark=mark)
    more = {"exit_approval": approval} if approval else {}
    outcome = await rig.applies("wangfang", **leave("11-23", place="abroad", destination="东京", **more))
    assert outcome.said.key == ("case-submitted" if done else "leave-no-exit-approval")
    assert bool(rig.boxes["gaoyuan"][-1:]) is bool(mark or approval)


@clause("18.13")
async def test_only_the_security_office_marks(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("zhouzheng", matter="classified_staff", who="wangfang", mark="no")
    assert outcome.said.key == "classified-security-only"


@clause("30.3-1")
async def test_who_else_of_the_unit_is_away_is_shown_to_who_decides(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("lina", **leave("11-24", stand_in="majun"))
    await rig.applies("wangfang", **leave("11-23", "11-25", stand_in="zhouting"))
    assert rig.line("zhaogang", "leave-others-away").args["who"] == {"list": [{"person": "lina"}]}
    assert when("11-24") == "2026-11-24 am/2026-11-24 pm"
