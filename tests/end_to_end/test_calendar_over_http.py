"""The office publishes another calendar while somebody is on leave: the deadline moves, and he is told."""

from pathlib import Path

from demo_office import asks_for_leave, demo_office

import bot

TEMPLATE = Path(bot.__file__).with_name("office.toml")


async def test_a_holiday_that_is_added_moves_the_day_of_return(tmp_path: Path) -> None:
    office = tmp_path / "office.toml"
    written = TEMPLATE.read_text(encoding="utf-8")
    office.write_text(written, encoding="utf-8")
    async with demo_office(tmp_path / "data", "2026-11-26T09:00+08:00", office) as (demo, hands):
        await asks_for_leave(hands, "wangfang", "2026-11-27")
        await hands.presses("zhaogang", "同意")
        await hands.presses("liming", "同意")
        await hands.client.move_clock("2026-11-27T17:00+08:00")
        await demo.stop()
        added = written.replace("[calendar.days]", '[calendar.days]\n"2026-11-30" = "off"')
        office.write_text(added, encoding="utf-8")
        await demo.start()
        await hands.says("wangfang", "/mine")
        assert await hands.told("wangfang", "2026年12月1日（周二）08:30")
