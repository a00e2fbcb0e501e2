"""The real bot against the real messenger, over HTTP: a meeting is called, and the calendar file arrives."""

from pathlib import Path

import pytest
from demo_office import demo_office


@pytest.mark.clause("5.D-1")
async def test_a_notice_with_its_calendar_file_reaches_who_is_invited(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-12-01T09:00+08:00") as (_, hands):
        await hands.says("zhaogang", "/meeting")
        for label in ("其他会议", "一般会议"):
            await hands.presses("zhaogang", label)
        for answer in ("工作碰头会", "2026-12-04 9:00", "2026-12-04 11:00", "三楼会议室", "王芳、李明"):
            await hands.says("zhaogang", answer)
        for label in ("完成", "不填", "提交"):
            await hands.presses("zhaogang", label)
        assert await hands.told("wangfang", "工作碰头会")
        assert "收到" in await hands.buttons("wangfang")
        messages = await hands.client.messages("wangfang")
        assert [one["file"]["name"] for one in messages if one.get("file")] == ["event.ics"]
