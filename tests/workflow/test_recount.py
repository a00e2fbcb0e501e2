"""A calendar that changes moves the stored deadlines, and their owners are told."""

from datetime import date
from pathlib import Path

from rig import Rig, at, open_rig

from regulations import matters
from workflow import recount
from workflow.attendance import open_desk
from workflow.reminders import DUTY
from workflow.workdays import Calendar


async def recounted(rig: Rig) -> int:
    moved = await rig.store.run(lambda tx: recount.recount(open_desk(tx, rig.office, matters())))
    await rig.deliver()
    return moved


async def on_leave(path: Path) -> Rig:
    rig = await open_rig(path, "2026-11-26 09:00")
    for said in ("/leave", "年休假", "2026-11-27", "本地", "李娜", "13800000006"):
        await rig.says("wangfang", said)
    await rig.presses("wangfang", "提交")
    await rig.presses("zhaogang", "同意")
    await rig.presses("liming", "同意")
    await rig.until("2026-11-27 17:00")
    return rig


async def test_a_day_that_becomes_a_holiday_moves_the_reminder_to_the_next_working_day(tmp_path: Path) -> None:
    rig = await on_leave(tmp_path)
    case = await rig.case()
    assert await recounted(rig) == 0
    rig.calendar = Calendar(overrides={date(2026, 11, 30): False})
    assert await recounted(rig) == 1
    row = await rig.store.run(lambda tx: tx.get(DUTY, f"{case.id}/report_back"))
    assert row is not None
    assert row.doc["remind_at"] == at("2026-12-01 08:30")
    assert "calendar-changed" in rig.keys("wangfang")


async def test_the_same_calendar_moves_nothing_and_tells_nobody(tmp_path: Path) -> None:
    rig = await on_leave(tmp_path)
    await recounted(rig)
    assert await recounted(rig) == 0
    assert "calendar-changed" not in rig.keys("wangfang")
