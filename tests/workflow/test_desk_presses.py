"""The desk judges a press when it comes: stale, forged, somebody else's and simultaneous ones change nothing."""

import asyncio
from typing import Any

import pytest
from desk_rig import DeskRig
from leaves import given, granted, leave, when
from offices import OpenOffice

from workflow.case import Case, State
from workflow.desk import Outcome

REASON = {"reason": "不妥"}


async def asked(quiet_office: OpenOffice) -> tuple[DeskRig, Case]:
    """A leave of a day that waits for 赵刚."""
    rig = await quiet_office()
    outcome = await rig.applies("wangfang", **leave("11-23"))
    assert outcome.case is not None
    return rig, outcome.case


async def at_once(rig: DeskRig, case: Case, *presses: tuple[str, str, dict[str, Any]]) -> list[Outcome]:
    """Several people press the same card at the same moment."""
    shown = (await rig.again(case)).version
    return await asyncio.gather(*(rig.decides(who, act, case, shown, **values) for who, act, values in presses))


async def test_of_two_presses_at_once_one_wins(quiet_office: OpenOffice) -> None:
    rig, case = await asked(quiet_office)
    won, lost = await at_once(rig, case, ("zhaogang", "approve", {}), ("zhaogang", "refuse", REASON))
    assert (won.done, lost.done) == (True, False)
    after = await rig.again(case)
    assert [entry.act for entry in after.history] == ["submit", "approve"]


async def test_a_double_press_counts_once(quiet_office: OpenOffice) -> None:
    rig, case = await asked(quiet_office)
    outcomes = await at_once(rig, case, *[("zhaogang", "approve", {})] * 3)
    assert [outcome.done for outcome in outcomes] == [True, False, False]
    assert [entry.act for entry in (await rig.again(case)).history] == ["submit", "approve"]


async def test_the_approver_and_the_applicant_at_once(quiet_office: OpenOffice) -> None:
    rig, case = await asked(quiet_office)
    won, lost = await at_once(rig, case, ("wangfang", "withdraw", {}), ("zhaogang", "approve", {}))
    assert (won.done, lost.done, lost.said.key) == (True, False, "press-stale")
    assert (await rig.again(case)).state is State.WITHDRAWN


async def test_a_leader_and_his_substitute_at_once(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "liming", "12-08", stand_in="qianmin")
    await given(rig, "zhouzheng", matter="substitution", absent="liming", acting="chenlan", when=when("12-08"))
    await rig.until("2026-12-08 09:00")
    case = (await rig.applies("zhaogang", **leave("12-10"))).case
    assert case is not None
    won, lost = await at_once(rig, case, ("chenlan", "approve", {}), ("liming", "refuse", REASON))
    assert (won.done, lost.done) == (True, False)
    assert lost.said.key == "press-already-approved"
    assert (await rig.again(case)).state is State.APPROVED


async def test_one_form_handed_in_twice_at_once_is_one_case(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcomes = await asyncio.gather(*(rig.applies("wangfang", **leave("11-23")) for _ in range(2)))
    assert sorted(outcome.said.key for outcome in outcomes) == ["case-submitted", "leave-overlap"]


@pytest.mark.parametrize("back", [1, 2])
async def test_a_stale_card_changes_nothing(quiet_office: OpenOffice, back: int) -> None:
    rig, case = await asked(quiet_office)
    await rig.decides("zhaogang", "fix_stand_in", case, stand_in="majun")
    await rig.decides("zhaogang", "fix_stand_in", case, stand_in="liuyang")
    before = await rig.again(case)
    outcome = await rig.decides("zhaogang", "approve", case, version=before.version - back)
    assert (outcome.done, outcome.said.key) == (False, "press-stale")
    assert await rig.again(case) == before


@pytest.mark.parametrize("person", ["wangfang", "lina", "liming", "zhouzheng", "chenlan", "zhouting", "guoyi"])
@pytest.mark.parametrize("act", ["approve", "refuse", "send_back", "fix_stand_in"])
async def test_somebody_elses_press_changes_nothing_and_says_whose_it_is(
    quiet_office: OpenOffice, person: str, act: str
) -> None:
    rig, case = await asked(quiet_office)
    outcome = await rig.decides(person, act, case, reason="x", stand_in="majun")
    assert outcome.said.key == ("press-own" if person == "wangfang" else "press-not-yours")
    assert await rig.again(case) == case
    assert rig.boxes["liming"] == []


@pytest.mark.parametrize("act", ["reask", "extended", "flag_absence", "made_up", "lapse", "settled", "unheard_of", ""])
async def test_acts_of_the_clock_and_unknown_acts_are_nobodys(quiet_office: OpenOffice, act: str) -> None:
    rig, case = await asked(quiet_office)
    for person in ("wangfang", "zhaogang", "zhouzheng"):
        assert not (await rig.decides(person, act, case)).done
    assert await rig.again(case) == case


async def test_an_unknown_case_is_said_to_be_unknown(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.at_desk(lambda desk: desk.press("forged", "approve", "zhaogang", 1, {}))
    assert (outcome.said.key, outcome.done) == ("press-unknown", False)


@pytest.mark.parametrize(
    ("state", "acts", "key"),
    [
        ("approved", [("zhaogang", "approve"), ("liming", "approve")], "press-already-approved"),
        ("refused", [("zhaogang", "approve"), ("liming", "refuse")], "press-already-refused"),
        ("returned", [("zhaogang", "send_back")], "press-already-returned"),
        ("withdrawn", [("zhaogang", "approve"), ("wangfang", "withdraw")], "press-already-withdrawn"),
    ],
)
async def test_a_late_press_is_told_what_happened_instead(
    quiet_office: OpenOffice, state: str, acts: list[tuple[str, str]], key: str
) -> None:
    rig, case = await asked(quiet_office)
    for person, act in acts:
        assert (await rig.decides(person, act, case, reason="不妥")).done
    assert str((await rig.again(case)).state) == state
    assert (await rig.decides("liming", "approve", case)).said.key == key


async def test_who_has_decided_his_level_is_told_so(quiet_office: OpenOffice) -> None:
    rig, case = await asked(quiet_office)
    await rig.decides("zhaogang", "approve", case)
    assert (await rig.decides("zhaogang", "refuse", case, reason="改主意")).said.key == "press-decided"


async def test_a_refused_form_leaves_no_trace(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23", "11-27"))
    tables = await rig.store.run(lambda tx: [tx.find(table) for table in ("case", "counter", "outbox", "card", "duty")])
    assert tables == [[], [], [], [], []]


async def test_numbers_run_on_within_a_year_and_begin_anew(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-30 09:00")
    numbers = [(await granted(rig, person, "12-31", stand_in="majun")).number for person in ("wangfang", "lina")]
    rig.now = rig.now.replace(year=2027, month=1, day=4)
    numbers.append((await granted(rig, "zhouting", "2027-01-05", stand_in="majun")).number)
    assert numbers == [("leave", 2026, 1), ("leave", 2026, 2), ("leave", 2027, 1)]


async def test_history_only_grows(quiet_office: OpenOffice) -> None:
    rig, case = await asked(quiet_office)
    written = case.history
    for person, act in (("zhaogang", "approve"), ("lina", "stand_in_yes"), ("wangfang", "urge"), ("liming", "approve")):
        await rig.decides(person, act, case)
        now = (await rig.again(case)).history
        assert now[: len(written)] == written
        assert len(now) == len(written) + 1
        written = now
    assert [entry.actor for entry in written] == ["wangfang", "zhaogang", "lina", "wangfang", "liming"]
