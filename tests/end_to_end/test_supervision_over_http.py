"""A supervision item over HTTP: approved, handed out, signed for, reported, checked; the clock brings its reminders."""

from pathlib import Path

from demo_office import Hands, demo_office

NOW = "2026-11-23T09:00+08:00"
ITEM = ("上级和区委决策", "压减一般性支出", "文电督查", "财务室", "完成", "钱敏", "2026-12-18", "书面报告")
CHECKS = ("符合要求", "符合政策", "行文规范", "文字准确")


async def sets_up(hands: Hands) -> None:
    """督查室 fills in the form; the deputy in charge and the director agree."""
    await hands.says("suntao", "/supervision")
    for answer in ITEM:
        await hands.says("suntao", answer)
    await hands.presses("suntao", "提交")
    await hands.presses("chenlan", "同意")


async def hands_out(hands: Hands) -> None:
    """督查室 hands it out."""
    await hands.presses("suntao", "下达交办单")
    await hands.says("suntao", "督查方案1号")


async def test_nobody_of_the_unit_is_told_before_the_director_agrees(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NOW) as (_, hands):
        await sets_up(hands)
        for person in ("shenlei", "qianmin"):
            assert not await hands.told(person, "压减一般性支出")
        await hands.presses("zhouzheng", "同意")
        await hands_out(hands)
        for person in ("shenlei", "qianmin"):
            assert await hands.told(person, "压减一般性支出")
        assert not await hands.told("wangfang", "压减一般性支出")


async def test_it_is_asked_for_at_its_hours_until_it_is_done(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NOW) as (_, hands):
        await sets_up(hands)
        await hands.presses("zhouzheng", "同意")
        await hands_out(hands)
        await hands.client.move_clock("2026-11-23T18:00+08:00")
        assert await hands.told("shenlei", "尚未签收")
        assert await hands.told("suntao", "请电话询问并登记")
        await hands.presses("qianmin", "签收")
        await hands.client.move_clock("2026-11-30T08:30+08:00")
        assert await hands.told("qianmin", "请报进展")
        await hands.presses("qianmin", "报结果")
        await hands.says("qianmin", "已完成")
        for check in (*CHECKS, "接收"):
            await hands.presses("suntao", check)
        asked = len(await hands.texts("qianmin"))
        await hands.client.move_clock("2026-12-22T12:00+08:00")
        assert len(await hands.texts("qianmin")) == asked
