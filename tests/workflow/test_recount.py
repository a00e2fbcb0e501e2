"""A calendar that changes moves the stored deadlines, and their owners are told."""

from datetime import date

from leaves import granted
from offices import OpenOffice
from rig import Rig, at

from regulations import matters
from workflow import recount
from workflow.attendance import open_desk
from workflow.reminders import DUTY
from workflow.workdays import Calendar


async def recounted(rig: Rig) -> int:
    moved = await rig.store.run(lambda tx: recount.recount(open_desk(tx, rig.office, matters())))
    await rig.deliver()
    return moved


async def on_leave(quiet_office: OpenOffice) -> Rig:
    rig = await quiet_office("2026-11-26 09:00")
    await granted(rig, "wangfang", "11-27", kind="annual")
    await rig.until("2026-11-27 17:00")
    return rig


async def test_a_day_that_becomes_a_holiday_moves_the_reminder_to_the_next_working_day(
    quiet_office: OpenOffice,
) -> None:
    rig = await on_leave(quiet_office)
    case = await rig.case()
    assert await recounted(rig) == 0
    rig.calendar = Calendar(overrides={date(2026, 11, 30): False})
    assert await recounted(rig) == 1
    row = await rig.store.run(lambda tx: tx.get(DUTY, f"{case.id}/report_back"))
    assert row is not None
    assert row.doc["remind_at"] == at("2026-12-01 08:30")
    assert "calendar-changed" in rig.keys("wangfang")


async def test_a_calendar_published_over_the_turn_of_the_year_moves_it_too(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-30 09:00")
    await granted(rig, "wangfang", "12-31", kind="annual")
    await rig.until("2026-12-31 17:00")
    await recounted(rig)
    await rig.until("2027-01-01 09:00")
    rig.calendar = Calendar(overrides={date(2027, 1, 4): False})
    assert await recounted(rig) == 1
    assert "calendar-changed" in rig.keys("wangfang")
    assert await recounted(rig) == 0


async def test_the_same_calendar_moves_nothing_and_tells_nobody(quiet_office: OpenOffice) -> None:
    rig = await on_leave(quiet_office)
    await recounted(rig)
    assert await recounted(rig) == 0
    assert "calendar-changed" not in rig.keys("wangfang")
