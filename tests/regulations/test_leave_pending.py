"""D-75 and what people do meanwhile: reminders of who is asked, urging, correcting, withdrawing, undoing."""

from typing import Any

import pytest
from desk_rig import DeskRig
from leaves import granted, holders, leave, through
from offices import OpenOffice

from workflow.case import State
from workflow.pending import PendingSettings

clause = pytest.mark.clause

REASON: dict[str, Any] = {"reason": "请改日期"}


async def waiting(quiet_office: OpenOffice, now: str, *settings: Any) -> DeskRig:
    """王芳's leave in December waits for 李明 since a moment."""
    rig = await quiet_office(now, *settings)
    await rig.applies("wangfang", **leave("12-14"))
    await rig.decides("zhaogang", "approve")
    return rig


@clause("30.5-0")
@pytest.mark.parametrize(
    ("now", "first", "daily", "registry"),
    [
        pytest.param("2026-11-23 09:00", "11-23 15:30", "11-24 08:30", "11-24 09:00", id="asked in the morning"),
        pytest.param("2026-11-23 14:00", "11-24 09:00", "11-25 08:30", "11-24 12:00", id="asked at noon"),
        pytest.param("2026-11-27 17:00", "11-30 11:30", "12-01 08:30", "11-30 17:00", id="asked on Friday evening"),
        pytest.param("2026-11-28 10:00", "11-30 15:00", "12-01 08:30", "11-30 18:00", id="asked on Saturday"),
        pytest.param("2026-09-30 17:00", "10-08 11:30", "10-09 08:30", "10-08 17:00", id="asked before the holiday"),
    ],
)
async def test_who_is_asked_is_reminded_in_working_hours(
    quiet_office: OpenOffice, now: str, first: str, daily: str, registry: str
) -> None:
    rig = await waiting(quiet_office, now)
    diary = await rig.diary(f"2026-{daily[:5]} 20:00")
    mine = [minute for minute, person, key in diary if (person, key) == ("liming", "case-waits")]
    told = [(minute, person) for minute, person, key in diary if key == "case-waits-at"]
    assert mine == [first, daily]
    assert told == [(registry, "zhaogang"), (registry, "zhouting")]
    assert len(diary) == 4


@clause("30.5-0")
async def test_silence_is_never_consent(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    diary = await rig.diary("2026-12-04 20:00")
    assert [line[0] for line in diary if line[1] == "liming"][-1] == "12-04 08:30"
    assert len([line for line in diary if line[1] == "zhouting"]) == 1
    case = await rig.case()
    assert (case.state, case.steps[1].asked) == (State.PENDING, "liming")


@clause("30.5-0")
@pytest.mark.parametrize(
    ("person", "act", "values"),
    [
        ("liming", "approve", {}),
        ("liming", "refuse", REASON),
        ("liming", "send_back", REASON),
        ("wangfang", "withdraw", {}),
    ],
)
async def test_nothing_is_reminded_after_the_decision(
    quiet_office: OpenOffice, person: str, act: str, values: dict[str, Any]
) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    await rig.decides(person, act, **values)
    assert await rig.diary("2026-12-04 20:00") == []


@clause("30.5-0")
async def test_the_next_level_has_its_own_four_hours(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await rig.applies("wangfang", **leave("12-14"))
    await rig.until("2026-11-23 15:00")
    await rig.decides("zhaogang", "approve")
    assert (await rig.diary("2026-11-24 10:00"))[0] == ("11-24 09:30", "liming", "case-waits")


@clause("30.5-0")
async def test_the_office_may_set_the_hours(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00", PendingSettings(approver_hours=1.0, registry_hours=2.0))
    diary = await rig.diary("2026-11-23 20:00")
    assert [(minute, key) for minute, _, key in diary] == [
        ("11-23 10:00", "case-waits"),
        ("11-23 11:00", "case-waits-at"),
        ("11-23 11:00", "case-waits-at"),
    ]


@clause("30.5-0")
async def test_an_approver_is_urged_with_a_cooldown_and_sees_by_whom(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    assert not (await rig.decides("lina", "urge")).done
    assert (await rig.decides("wangfang", "urge")).done
    assert rig.line("liming", "case-urged").args["by"] == {"person": "wangfang"}
    await rig.until("2026-11-23 09:59")
    again = await rig.decides("wangfang", "urge")
    assert (again.done, again.said.key, again.said.args["minutes"]) == (False, "case-urged-already", 1)
    await rig.until("2026-11-23 10:00")
    assert (await rig.decides("wangfang", "urge")).done
    assert rig.keys("liming").count("case-urged") == 2


@clause("30.5-0")
async def test_after_the_decision_nobody_is_urged(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    await rig.decides("liming", "approve")
    assert not (await rig.decides("wangfang", "urge")).done


@clause("30.5-0")
async def test_a_returned_form_is_corrected_and_takes_the_route_of_its_new_days(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    await rig.decides("liming", "send_back", **REASON)
    case = await rig.case()
    assert (case.state, rig.line("wangfang", "case-returned").args["reason"]) == (State.RETURNED, "请改日期")
    outcome = await rig.applies("wangfang", returned=case, **leave("12-14", "12-15"))
    again = await rig.again(case)
    assert outcome.case is not None
    assert (again.id, again.number, again.state) == (case.id, case.number, State.PENDING)
    assert holders(again) == ["zhaogang", "liming", "zhouzheng"]
    assert [entry.act for entry in again.history] == ["submit", "approve", "send_back", "resubmit"]
    assert (await through(rig, again)).state is State.APPROVED


@clause("30.5-0")
async def test_a_shorter_correction_needs_fewer_levels(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("12-14", "12-16"))
    await rig.decides("zhaogang", "send_back", **REASON)
    await rig.applies("wangfang", returned=await rig.case(), **leave("12-14"))
    assert holders(await rig.case()) == ["zhaogang", "liming"]


@clause("30.5-0")
async def test_a_correction_is_held_to_the_rules_and_changes_nothing_when_refused(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    await rig.decides("liming", "send_back", **REASON)
    case = await rig.case()
    assert not (await rig.applies("wangfang", returned=case, **leave("12-14", "12-17"))).done
    assert await rig.again(case) == case


@clause("30.5-0")
async def test_a_withdrawn_form_is_not_corrected_any_more(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    await rig.decides("liming", "send_back", **REASON)
    case = await rig.case()
    await rig.decides("wangfang", "withdraw")
    outcome = await rig.applies("wangfang", returned=case, **leave("12-14"))
    assert (outcome.done, outcome.said.key) == (False, "press-stale")


@clause("30.5-0")
async def test_who_was_asked_learns_of_a_withdrawal_and_nobody_else_withdraws(quiet_office: OpenOffice) -> None:
    rig = await waiting(quiet_office, "2026-11-23 09:00")
    for other in ("zhaogang", "liming", "lina"):
        assert not (await rig.decides(other, "withdraw")).done
    assert (await rig.decides("wangfang", "withdraw")).done
    for person in ("zhaogang", "liming", "lina"):
        assert rig.last(person).keys == ["case-withdrawn"]
        assert all(not seen.labels for seen in rig.boxes[person])


@clause("30.3-2")
@pytest.mark.parametrize(
    ("judge", "state"),
    [("grant_withdrawal", State.WITHDRAWN), ("deny_withdrawal", State.APPROVED)],
)
async def test_an_approval_is_undone_by_the_final_approver_only(
    quiet_office: OpenOffice, judge: str, state: State
) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    case = await granted(rig, "wangfang", "12-14")
    assert (await rig.decides("wangfang", "ask_withdrawal", reason="不去了")).done
    assert (await rig.case()).state is State.WITHDRAWING
    assert rig.line("liming", "case-asks-withdrawal").args["reason"] == "不去了"
    for other in ("wangfang", "zhaogang", "zhouzheng", "zhouting"):
        assert not (await rig.decides(other, judge)).done
    assert (await rig.decides("liming", judge)).done
    assert (await rig.again(case)).state is state
    assert (await rig.again(case)).facts["filed"] == case.facts["filed"]


@clause("30.3-2")
async def test_a_request_to_undo_is_reminded_of_like_any_other(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await granted(rig, "wangfang", "12-14")
    await rig.decides("wangfang", "ask_withdrawal", reason="不去了")
    assert await rig.diary("2026-11-24 10:00") == [
        ("11-23 15:30", "liming", "case-waits"),
        ("11-24 08:30", "liming", "case-waits"),
        ("11-24 09:00", "zhaogang", "case-waits-at"),
        ("11-24 09:00", "zhouting", "case-waits-at"),
    ]
    await rig.decides("liming", "deny_withdrawal")
    assert await rig.diary("2026-12-01 10:00") == []


@clause("30.3-2")
@pytest.mark.parametrize(
    ("now", "done"),
    [("2026-12-14 11:59", True), ("2026-12-14 12:00", False), ("2026-12-15 09:00", False)],
)
async def test_what_has_begun_is_not_undone_but_ended(quiet_office: OpenOffice, now: str, done: bool) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await granted(rig, "wangfang", "12-14", "12-15")
    await rig.until(now)
    assert (await rig.decides("wangfang", "ask_withdrawal", reason="不去了")).done is done


@clause("30.9-1")
async def test_asking_to_undo_does_not_silence_the_return(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-14 08:00")
    await granted(rig, "wangfang", "12-14")
    await rig.decides("wangfang", "ask_withdrawal", reason="不去了")
    await rig.until("2026-12-15 18:00")
    assert "not_reported" in (await rig.case()).facts
    assert (await rig.decides("zhaogang", "is_back_no")).done
    assert "suspected" in (await rig.case()).facts
