"""30.3-3, AM-07, D-71: oral leave in a special case, confirmed by who decides last, made up afterwards."""

import pytest
from desk_rig import DeskRig
from leaves import given, holders, leave, oral, through
from offices import OpenOffice

from workflow.case import Case, State

pytestmark = pytest.mark.clause("30.3-3")


@pytest.mark.parametrize(
    ("person", "last", "final"),
    [
        pytest.param("wangfang", "11-23", "liming", id="staff 1.0"),
        pytest.param("wangfang", "11-24 am", "zhouzheng", id="staff 1.5"),
        pytest.param("qianmin", "11-23", "liming", id="head 1.0"),
        pytest.param("qianmin", "11-24 am", "zhouzheng", id="head 1.5"),
        pytest.param("chenlan", "11-23", "zhouzheng", id="deputy"),
    ],
)
async def test_only_who_would_decide_last_confirms(
    quiet_office: OpenOffice, person: str, last: str, final: str
) -> None:
    rig = await quiet_office("2026-11-22 20:00")
    outcome = await rig.applies(person, **oral("11-23", last))
    assert outcome.case is not None
    assert holders(outcome.case) == [final]
    assert outcome.case.steps[-1].articles[0] == "30.3-3"
    for other in {"zhaogang", "liming", "zhouzheng", "chenlan"} - {final}:
        assert not (await rig.decides(other, "approve", outcome.case)).done
    assert (await through(rig, outcome.case)).state is State.APPROVED


async def test_the_registry_is_told_at_once_when_it_is_confirmed(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-22 20:00")
    outcome = await rig.applies("wangfang", **oral("11-23"))
    assert rig.boxes["zhouting"] == []
    assert outcome.case is not None
    await through(rig, outcome.case)
    assert "leave-filed" in rig.last("zhouting").keys


async def test_it_takes_neither_certificate_nor_stand_in(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-22 20:00")
    assert (await rig.applies("wangfang", **oral("11-23", "11-27", kind="sick"))).done


@pytest.mark.parametrize(
    ("last", "key"), [("11-26 am", "leave-too-long"), ("11-25", "case-submitted")], ids=["3.5", "3.0"]
)
async def test_the_limits_hold_for_it_too(quiet_office: OpenOffice, last: str, key: str) -> None:
    rig = await quiet_office("2026-11-22 20:00")
    assert (await rig.applies("wangfang", **oral("11-23", last))).said.key == key


async def test_the_registry_enters_it_for_somebody(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-22 20:00")
    outcome = await rig.applies("zhouting", **oral("11-23", who="wangfang"))
    case = outcome.case
    assert case is not None
    assert (case.applicant, case.history[0].actor) == ("wangfang", "zhouting")
    assert "case-head" in rig.last("wangfang").keys
    await through(rig, case)
    assert (await rig.again(case)).state is State.APPROVED


@pytest.mark.parametrize(
    ("who", "key"), [("zhouzheng", "leave-outside-director"), ("guoyi", "leave-outside-discipline")]
)
async def test_nor_for_those_whose_leave_is_decided_outside(quiet_office: OpenOffice, who: str, key: str) -> None:
    rig = await quiet_office("2026-11-22 20:00")
    outcome = await rig.applies("zhouting", **oral("11-23", who=who))
    assert (outcome.said.key, outcome.case) == (key, None)


async def confirmed(quiet_office: OpenOffice, first: str = "11-23", last: str = "11-24") -> tuple[DeskRig, Case]:
    """An oral leave that was telephoned on Sunday evening and confirmed."""
    rig = await quiet_office("2026-11-22 20:00")
    return rig, await given(rig, "wangfang", **oral(first, last))


async def test_the_form_is_asked_for_on_the_first_day_back(quiet_office: OpenOffice) -> None:
    rig, _ = await confirmed(quiet_office)
    asked = [line for line in await rig.diary("2026-11-25 17:00") if line[2] == "oral-make-up"]
    assert asked == [("11-25 09:00", "wangfang", "oral-make-up"), ("11-25 15:00", "wangfang", "oral-make-up")]


async def test_nothing_is_asked_any_more_when_the_form_is_there(quiet_office: OpenOffice) -> None:
    rig, case = await confirmed(quiet_office)
    await rig.until("2026-11-25 09:30")
    assert (await rig.applies("wangfang", about=case, **leave("11-23", "11-24"))).done
    diary = await rig.diary("2026-11-25 17:30")
    assert [line for line in diary if line[2] in ("oral-make-up", "leave-suspected")] == []
    assert not (await rig.decides("wangfang", "make_up", case)).done


async def test_a_form_that_is_taken_back_is_due_again(quiet_office: OpenOffice) -> None:
    rig, case = await confirmed(quiet_office)
    await rig.until("2026-11-25 16:00")
    await rig.applies("wangfang", about=case, **leave("11-23", "11-24"))
    await rig.until("2026-11-25 16:55")
    await rig.decides("wangfang", "withdraw")
    await rig.until("2026-11-25 17:00")
    assert "suspected" in (await rig.again(case)).facts


async def test_reporting_back_on_the_evening_before_leaves_the_whole_next_day(quiet_office: OpenOffice) -> None:
    rig, case = await confirmed(quiet_office)
    await rig.until("2026-11-24 17:30")
    await rig.decides("wangfang", "report_back", case)
    assert await rig.diary("2026-11-25 15:00") == [
        ("11-25 09:00", "wangfang", "oral-make-up"),
        ("11-25 15:00", "wangfang", "oral-make-up"),
    ]
    assert "suspected" not in (await rig.again(case)).facts
    await rig.until("2026-11-25 17:00")
    assert "suspected" in (await rig.again(case)).facts


async def test_the_form_begins_with_what_was_said_and_takes_the_whole_route(quiet_office: OpenOffice) -> None:
    rig, case = await confirmed(quiet_office)
    await rig.until("2026-11-25 09:30")
    outcome = await rig.applies("wangfang", about=case, place="local", stand_in="lina")
    assert outcome.case is not None
    assert {key: outcome.case.values[key] for key in ("kind", "when", "reason", "phone")} == {
        key: case.values[key] for key in ("kind", "when", "reason", "phone")
    }
    assert holders(outcome.case) == ["zhaogang", "liming", "zhouzheng"]


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        pytest.param("11-23", "11-24", "case-submitted", id="the same days"),
        pytest.param("11-23", "11-24 am", "case-submitted", id="half a day less"),
        pytest.param("11-20", "11-24", "leave-not-the-oral-one", id="begins before it"),
        pytest.param("11-23", "11-25 am", "leave-not-the-oral-one", id="ends after it"),
    ],
)
async def test_the_form_makes_up_no_other_days(quiet_office: OpenOffice, first: str, last: str, key: str) -> None:
    rig, case = await confirmed(quiet_office)
    await rig.until("2026-11-25 09:30")
    assert (await rig.applies("wangfang", about=case, **leave(first, last))).said.key == key


async def test_the_approved_form_stands_in_its_place(quiet_office: OpenOffice) -> None:
    rig, case = await confirmed(quiet_office)
    await rig.until("2026-11-25 09:30")
    form = await given(rig, "wangfang", about=case, **leave("11-23", "11-24"))
    assert form.state is State.CLOSED
    assert (await rig.again(case)).state is State.CLOSED
    assert await rig.diary("2026-12-24 09:00") == []


async def test_a_form_that_is_approved_before_the_end_goes_on_as_the_leave(quiet_office: OpenOffice) -> None:
    rig, case = await confirmed(quiet_office)
    await rig.until("2026-11-23 09:30")
    form = await given(rig, "wangfang", about=case, **leave("11-23", "11-24"))
    assert form.state is State.APPROVED
    assert (await rig.again(case)).state is State.CLOSED
    assert await rig.diary("2026-11-25 09:00") == [
        ("11-24 16:00", "wangfang", "leave-ends"),
        ("11-25 08:30", "wangfang", "leave-report-back"),
    ]


async def test_a_refused_oral_leave_is_none(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-22 20:00")
    await rig.applies("wangfang", **oral("11-23"))
    await rig.decides("liming", "refuse", matter="oral_leave", reason="走不开")
    assert await rig.diary("2026-12-24 09:00") == []
    assert (await rig.applies("wangfang", **oral("11-23"))).done


async def test_only_the_person_makes_it_up(quiet_office: OpenOffice) -> None:
    rig, case = await confirmed(quiet_office)
    for other in ("zhaogang", "zhouting", "zhouzheng"):
        assert not (await rig.decides(other, "make_up", case)).done
