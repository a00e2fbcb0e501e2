"""A car over HTTP: booked, agreed to, sent, its driver reminded by the moved clock, back in the garage."""

from pathlib import Path

import pytest
from demo_office import Hands, demo_office

NOW = "2026-12-11T09:00+08:00"
READY = ("身体良好", "没有饮酒", "车辆已清洁", "已到达")
TRIP = ("2026-12-14 09:00", "2026-12-14 11:00", "党政综合办公楼", "区政务大厅", "区内", "2", "会议活动", "钱敏")


async def books_a_car(hands: Hands, person: str = "qianmin") -> None:
    """Somebody of a section that does not drive fills in the form and submits it."""
    await hands.says(person, "/car")
    for answer in (*TRIP, "13800000015"):
        await hands.says(person, answer)
    await hands.presses(person, "提交")


async def sent_a_car(hands: Hands) -> None:
    """Its head agrees, 秘书二室 sends the pair that is proposed."""
    await books_a_car(hands)
    assert (await hands.presses("shenlei", "同意"))["popup"] == "已同意。"
    await hands.presses("zhaogang", "派车")


@pytest.mark.scenario("S-51")
async def test_a_car_is_sent_and_its_driver_reminded_until_it_is_in_the_garage(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NOW) as (_, hands):
        await sent_a_car(hands)
        assert await hands.told("qianmin", "已派车")
        await hands.client.move_clock("2026-12-13T16:59+08:00")
        assert not await hands.told("majun", "用车。")
        await hands.client.move_clock("2026-12-13T17:00+08:00")
        assert await hands.told("majun", "用车。")
        await hands.client.move_clock("2026-12-14T08:00+08:00")
        for act in READY:
            await hands.presses("majun", act)
        assert await hands.told("qianmin", "已到达")
        await hands.client.move_clock("2026-12-14T11:30+08:00")
        assert not await hands.told("zhaogang", "尚未确认到达")
        assert await hands.told("majun", "已过预计返回时间")
        for act in ("已停入车库", "已清理", "填写里程"):
            await hands.presses("majun", act)
        await hands.says("majun", "1000")
        await hands.says("majun", "1030")
        await hands.presses("majun", "收车")
        await hands.client.move_clock("2026-12-15T12:00+08:00")
        assert not await hands.told("zhaogang", "尚未确认停入")
        assert not await hands.told("majun", "尚未收车")


@pytest.mark.scenario("S-51")
async def test_a_driver_who_is_not_there_is_told_of_at_the_minute(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NOW) as (_, hands):
        await sent_a_car(hands)
        await hands.client.move_clock("2026-12-14T08:59+08:00")
        assert not await hands.told("qianmin", "尚未确认到达")
        await hands.client.move_clock("2026-12-14T09:00+08:00")
        for person in ("qianmin", "zhaogang"):
            assert await hands.told(person, "尚未确认到达")
        assert not await hands.told("wangfang", "区政务大厅")
