"""Reminders come from the stored cases: late, after a stop, or after a change, each comes once and only while true."""

from functools import partial

import pytest
from desk_rig import DeskRig
from leaves import extension, given, granted, leave, through, when
from offices import OpenOffice
from rig import at

from regulations import matters
from workflow.attendance import open_desk
from workflow.case import Case
from workflow.reminders import DUTY, next_reminder
from workflow.store import OUTBOX, Tx
from workflow.tick import due, remind


async def tick(rig: DeskRig, moment: str) -> list[str]:
    """One tick at a moment, before anything is delivered: who is reminded of what."""
    rig.now = at(moment)
    for row in await rig.store.run(partial(due, now=rig.now)):
        await rig.store.run(partial(_remind, rig=rig, id=row.id))
    waiting = await rig.store.run(lambda tx: tx.find(OUTBOX, eq={"state": "waiting"}))
    sent = [row.doc for row in waiting if row.doc["kind"] == "send"]
    return sorted(f"{doc['person']} {doc['message']['lines'][0]['key']}" for doc in sent)


def _remind(tx: Tx, rig: DeskRig, id: str) -> None:
    row = tx.get(DUTY, id)
    if row is not None:
        remind(open_desk(tx, rig.office, matters()), row)


async def on_leave(quiet_office: OpenOffice) -> tuple[DeskRig, Case]:
    """王芳 is on leave on Tuesday and Wednesday."""
    rig = await quiet_office("2026-11-23 09:00")
    return rig, await granted(rig, "wangfang", "11-24", "11-25")


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        pytest.param("2026-11-25 15:59:59", [], id="a second early"),
        pytest.param("2026-11-25 16:00:00", ["wangfang leave-ends"], id="on the second"),
        pytest.param("2026-11-25 16:00:01", ["wangfang leave-ends"], id="a second late"),
        pytest.param("2026-11-25 19:00:00", ["wangfang leave-ends"], id="three hours late"),
    ],
)
async def test_a_tick_that_comes_late_reminds_all_the_same(
    quiet_office: OpenOffice, moment: str, told: list[str]
) -> None:
    rig, _ = await on_leave(quiet_office)
    assert await tick(rig, moment) == told


async def test_a_reminder_is_sent_once(quiet_office: OpenOffice) -> None:
    rig, _ = await on_leave(quiet_office)
    assert await tick(rig, "2026-11-25 16:00:00") == await tick(rig, "2026-11-25 16:00:01") == ["wangfang leave-ends"]
    await rig.deliver()
    assert await tick(rig, "2026-11-25 16:00:02") == []


async def test_after_a_week_without_ticks_everybody_gets_one_message_of_a_kind(quiet_office: OpenOffice) -> None:
    rig, _ = await on_leave(quiet_office)
    assert await tick(rig, "2026-12-04 09:00:00") == [
        "wangfang leave-report-back",
        "zhaogang leave-is-back",
        "zhaogang leave-not-reported-yet",
        "zhouting leave-not-reported",
        "zhouting leave-not-reported-yet",
        "zhouzheng leave-not-reported-yet",
    ]


async def test_after_a_week_without_ticks_an_approver_gets_one_reminder(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await rig.applies("wangfang", **leave("12-14"))
    assert await tick(rig, "2026-11-30 10:00:00") == [
        "zhaogang case-waits",
        "zhouting case-waits-at",
    ]
    assert await rig.store.run(next_reminder) == at("2026-12-01 08:30")


async def test_what_is_done_reminds_nobody_even_if_it_was_already_on_its_way(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    await tick(rig, "2026-11-26 08:30:00")
    version = (await rig.case()).version
    await rig.store.run(
        lambda tx: open_desk(tx, rig.office, matters()).press(case.id, "report_back", "wangfang", version, {})
    )
    await rig.deliver()
    assert "leave-report-back" not in rig.keys("wangfang")
    assert await tick(rig, "2026-11-26 12:00:00") == []


async def test_no_reminder_is_left_when_everything_is_done(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    await rig.until("2026-11-26 08:40")
    await rig.decides("wangfang", "report_back", case)
    assert await rig.store.run(next_reminder) is None


async def test_a_moved_deadline_reminds_anew(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    case = await granted(rig, "wangfang", "11-24", "11-25", kind="annual")
    await rig.until("2026-11-25 16:00")
    outcome = await rig.applies("wangfang", about=case, **extension("11-26"))
    assert outcome.case is not None
    await through(rig, outcome.case)
    assert await rig.diary("2026-11-27 08:30") == [
        ("11-26 16:00", "wangfang", "leave-ends"),
        ("11-27 08:30", "wangfang", "leave-report-back"),
    ]


async def test_a_duty_that_begins_late_leaves_out_what_it_has_missed(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    outcome = await rig.applies("wangfang", **leave("11-24"))
    assert outcome.case is not None
    await rig.until("2026-11-25 10:00")
    await through(rig, outcome.case)
    diary = await rig.diary("2026-11-25 18:00")
    assert [minute for minute, person, _ in diary if person == "wangfang"] == []
    assert {minute for minute, _, _ in diary} == {"11-25 12:00", "11-25 18:00"}


async def test_who_has_gone_on_leave_meanwhile_is_not_reminded_but_who_acts_for_him(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 17:00")
    await granted(rig, "liming", "12-08", stand_in="qianmin")
    await given(rig, "zhouzheng", matter="substitution", absent="liming", acting="chenlan", when=when("12-08"))
    await rig.applies("zhaogang", **leave("12-14"))
    diary = await rig.diary("2026-12-08 15:30")
    assert [(minute, person) for minute, person, key in diary if key in ("case-waits", "case-head-asks")] == [
        ("12-08 11:30", "chenlan"),
    ]
    assert [minute for minute, person, key in await rig.diary("2026-12-08 18:00") if person == "chenlan"] == [
        "12-08 18:00"
    ]


async def test_a_restart_loses_and_repeats_nothing(quiet_office: OpenOffice) -> None:
    rig, _ = await on_leave(quiet_office)
    await rig.until("2026-11-25 16:00")
    await rig.restarts()
    assert await rig.diary("2026-11-26 08:30") == [("11-26 08:30", "wangfang", "leave-report-back")]
