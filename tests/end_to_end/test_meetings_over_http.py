"""A meeting over HTTP: let go by the director, answered, its list handed up two hours before."""

from pathlib import Path

from demo_office import Hands, demo_office

NOW = "2026-12-01T09:00+08:00"
MEETING = ("室务会", "一般会议", "十二月室务会", "2026-12-04 09:00", "2026-12-04 11:00", "三楼会议室", "周正")


async def calls(hands: Hands) -> None:
    """秘书二室 calls a 室务会."""
    await hands.says("zhaogang", "/meeting")
    for answer in MEETING:
        await hands.says("zhaogang", answer)
    await hands.presses("zhaogang", "不填")
    await hands.presses("zhaogang", "提交")


async def test_the_notice_waits_for_the_director_and_goes_to_the_members(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NOW) as (_, hands):
        await calls(hands)
        assert not await hands.told("liming", "十二月室务会")
        await hands.presses("zhouzheng", "同意")
        for person in ("liming", "chenlan"):
            assert await hands.told(person, "会议通知")
        assert not await hands.told("wangfang", "十二月室务会")


async def test_who_has_not_read_is_reminded_and_the_list_goes_up(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", NOW) as (_, hands):
        await calls(hands)
        await hands.presses("zhouzheng", "同意")
        await hands.presses("liming", "参加")
        quiet = len(await hands.texts("liming"))
        await hands.client.move_clock("2026-12-03T12:59+08:00")
        before = len(await hands.texts("chenlan"))
        await hands.client.move_clock("2026-12-03T13:00+08:00")
        assert len(await hands.texts("chenlan")) == before + 1
        assert len(await hands.texts("liming")) == quiet
        await hands.presses("chenlan", "收到")
        handed = len(await hands.texts("zhouzheng"))
        await hands.client.move_clock("2026-12-04T07:00+08:00")
        assert len(await hands.texts("zhouzheng")) == handed + 1
        assert not await hands.told("wangfang", "十二月室务会")
