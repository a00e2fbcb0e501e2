"""Ticks: every reminder at its minute, once, whatever happened to the process in between."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from kit import MONDAY, Desk, eventually

from regulations import matters
from scheduler import MOST_AT_ONCE, SET_ASIDE, Ticker, start_ticks
from storage import StorageFailed
from workflow.attendance import open_desk
from workflow.office import Office
from workflow.reminders import DUTY
from workflow.store import OUTBOX, Tx

LEAVE = {
    "kind": "private",
    "when": "2026-12-01 am/2026-12-01 pm",
    "reason": "家事",
    "place": "local",
    "stand_in": "zhengkai",
    "phone": "13800000008",
}


def ticker(desk: Desk) -> Ticker:
    return Ticker(desk.store, lambda: desk.office, matters())


async def asked(desk: Desk) -> str:
    """Monday 09:00: wangfang asks for leave; zhaogang is asked. The id of the case."""

    def submit(tx: Tx) -> str:
        opened, leave = open_desk(tx, desk.office, matters()), matters()["leave"]
        outcome = opened.submit(leave, opened.request(leave, "wangfang", LEAVE), "wangfang")
        assert outcome.case is not None, outcome.said
        return outcome.case.id

    return await desk.store.run(submit)


async def reminders(desk: Desk) -> dict[str, datetime]:
    """The reminders in the outbox: to whom and which, and when they were made."""
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX))
    return {
        f"{row.doc['person']} {row.id.split('/')[3].split('@')[0]} {row.doc['created']:%d %H:%M}": row.doc["created"]
        for row in rows
        if row.doc.get("duty")
    }


def office_time(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, day, hour - 8, minute, tzinfo=UTC)


async def test_a_reminder_goes_at_its_minute_and_not_before(desk: Desk) -> None:
    await asked(desk)
    due = office_time(23, 15, 30)
    assert await ticker(desk).next_reminder() == due
    desk.clock.set(due - timedelta(seconds=1))
    assert await ticker(desk).run_due() == 0
    assert await reminders(desk) == {}
    desk.clock.set(due)
    assert await ticker(desk).run_due() > 0
    assert list((await reminders(desk)).values()) == [due]


async def test_a_restart_repeats_nothing(desk: Desk) -> None:
    await asked(desk)
    desk.clock.set(office_time(23, 15, 30))
    await ticker(desk).run_due()
    before = await reminders(desk)
    assert await ticker(desk).run_due() == 0
    assert await reminders(desk) == before


async def test_a_week_in_which_nothing_ran_ends_in_one_reminder_for_each(desk: Desk) -> None:
    await asked(desk)
    desk.clock.set(MONDAY + timedelta(days=7))
    await ticker(desk).run_due()
    people = [key.split()[0] for key in await reminders(desk)]
    assert sorted(people) == sorted({"zhaogang", "wumin"})
    assert await ticker(desk).next_reminder() == office_time(30, 8, 30) + timedelta(days=1)


async def test_a_moved_clock_stops_at_every_reminder(desk: Desk) -> None:
    await asked(desk)
    settled: list[datetime] = []

    async def settle() -> None:
        settled.append(desk.clock.now())

    await ticker(desk).advance(office_time(25, 12, 0), desk.clock.set, settle)
    minutes = [
        office_time(23, 15, 30),
        office_time(24, 8, 30),
        office_time(24, 9, 0),
        office_time(25, 8, 30),
    ]
    assert settled == minutes
    assert sorted(set((await reminders(desk)).values())) == minutes


async def test_a_duty_that_fails_is_set_aside_and_holds_up_nobody(desk: Desk) -> None:
    case = await asked(desk)
    ghost = {"case": case, "matter": "leave", "duty": "ghost", "sent": [], "remind_at": MONDAY}
    await desk.store.run(lambda tx: tx.put(DUTY, "ghost", ghost))
    due = office_time(23, 15, 30)
    desk.clock.set(due)
    await ticker(desk).run_due()
    assert list((await reminders(desk)).values()) == [due]
    assert (await desk.row("ghost", DUTY))["remind_at"] == due + SET_ASIDE


async def test_what_becomes_due_during_a_tick_waits_for_the_next_and_is_not_taken_for_endless(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await asked(desk)
    desk.clock.set(office_time(23, 15, 30))

    def days_later() -> Office:
        desk.clock.set(desk.clock.now() + timedelta(days=4))
        return desk.office

    assert await Ticker(desk.store, days_later, matters()).run_due() < MOST_AT_ONCE
    assert caplog.messages == []


async def test_a_disk_that_fails_ends_the_ticks(desk: Desk) -> None:
    await asked(desk)
    await desk.store.close()
    with pytest.raises(StorageFailed):
        await ticker(desk).run_due()


async def test_the_tick_comes_again_and_again() -> None:
    pulses: list[int] = []

    async def pulse() -> None:
        pulses.append(1)

    ticks = start_ticks(pulse, 0.01)
    try:
        async with asyncio.timeout(10):
            while len(pulses) < 3:
                await asyncio.sleep(0)
    finally:
        ticks.shutdown(wait=False)
    await eventually(lambda: len(pulses) >= 3)
