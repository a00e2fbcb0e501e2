"""Urgent information over HTTP, at night: heard at once, again every five minutes, until one person confirms."""

from pathlib import Path

import pytest
from demo_office import Hands, demo_office

NIGHT = "2026-12-12T02:50+08:00"
TOLD = ("hejing", "denglin", "chenlan", "zhouzheng")


async def reports(hands: Hands) -> None:
    """王芳 reports an accident that she learned of forty minutes ago."""
    await hands.says("wangfang", "/urgent")
    await hands.presses("wangfang", "事故")
    await hands.says("wangfang", "化工厂仓库起火")
    await hands.says("wangfang", "今天02:10")
    await hands.presses("wangfang", "提交")


@pytest.mark.scenario("S-47")
async def test_everybody_is_told_at_night_until_one_confirms(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NIGHT) as (_, hands):
        await reports(hands)
        for person in TOLD:
            assert await hands.told(person, "请立即查看并确认收到")
        assert not await hands.told("zhaogang", "化工厂")
        await hands.client.move_clock("2026-12-12T02:56+08:00")
        assert await hands.told("zhouzheng", "尚无人确认")
        assert await hands.told("denglin", "未通知到")
        await hands.presses("chenlan", "确认收到")
        before = sum("尚无人确认" in text for text in await hands.texts("zhouzheng"))
        await hands.client.move_clock("2026-12-12T03:30+08:00")
        assert sum("尚无人确认" in text for text in await hands.texts("zhouzheng")) == before


@pytest.mark.scenario("S-49")
async def test_it_is_reported_upward_in_time_and_closed_with_the_final_report(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NIGHT) as (_, hands):
        await reports(hands)
        await hands.presses("zhouzheng", "签批上报")
        for tick in ("已报领导", "已电话报市委", "已书面报市委", "省委不需报"):
            await hands.presses("hejing", tick)
        await hands.client.move_clock("2026-12-12T04:51+08:00")
        assert await hands.told("wangfang", "请续报进展")
        assert not await hands.told("zhouzheng", "已超过书面报市委时限")
        await hands.presses("wangfang", "续报、更正或终报")
        await hands.presses("wangfang", "终报")
        await hands.says("wangfang", "明火已扑灭")
        await hands.presses("wangfang", "提交")
        await hands.client.move_clock("2026-12-12T04:55+08:00")
        await hands.presses("hejing", "办结")
        due = sum("请续报进展" in text for text in await hands.texts("wangfang"))
        await hands.client.move_clock("2026-12-12T12:00+08:00")
        assert sum("请续报进展" in text for text in await hands.texts("wangfang")) == due
