"""The real bot against the real messenger, over HTTP: a leave from the first message to the filed form and back."""

from pathlib import Path

import pytest
from demo_office import asks_for_leave, demo_office


@pytest.mark.scenario("S-01")
async def test_three_days_go_up_the_whole_chain_and_are_filed(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-11-20T09:00+08:00") as (_, hands):
        await asks_for_leave(hands, "wangfang", "2026-11-23至2026-11-25")
        for leader in ("zhaogang", "liming", "zhouzheng"):
            outcome = await hands.presses(leader, "同意")
            assert outcome["popup"] == "已同意。"
        assert await hands.told("wangfang", "已批准并备案")
        assert await hands.told("zhaogang", "秘备〔2026〕1号")


@pytest.mark.scenario("S-13")
async def test_the_clock_moved_on_brings_every_reminder_at_its_minute(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-11-23T09:00+08:00") as (_, hands):
        await asks_for_leave(hands, "wangfang", "2026-11-24至2026-11-25")
        for leader in ("zhaogang", "liming", "zhouzheng"):
            await hands.presses(leader, "同意")
        await hands.client.move_clock("2026-11-25T16:00+08:00")
        assert await hands.told("wangfang", "期满")
        await hands.client.move_clock("2026-11-26T18:00+08:00")
        assert await hands.told("zhouzheng", "尚未销假")
        assert "已到岗" in await hands.buttons("zhaogang")
        await hands.presses("wangfang", "销假")
        assert await hands.told("zhouzheng", "已销假")
        assert "已到岗" not in await hands.buttons("zhaogang")


async def test_killed_in_the_middle_of_a_dialogue_it_goes_on_where_it_was(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-11-20T09:00+08:00") as (demo, hands):
        await hands.says("wangfang", "/leave")
        await hands.presses("wangfang", "事假")
        await hands.says("wangfang", "2026-11-23")
        await demo.kill()
        await demo.start()
        await hands.says("wangfang", "家里有事")
        await hands.presses("wangfang", "本地")
        await hands.says("wangfang", "郑凯")
        answers = await hands.says("wangfang", "13800000006")
        assert "2026年11月23日（周一）" in answers[-1]["text"]
        await hands.presses("wangfang", "提交")
        assert await hands.told("zhaogang", "【请您办理】请假")


async def test_killed_between_two_approvals_nothing_is_lost_or_asked_twice(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-11-20T09:00+08:00") as (demo, hands):
        await asks_for_leave(hands, "wangfang", "2026-11-23至2026-11-24")
        await hands.presses("zhaogang", "同意")
        await demo.kill()
        await demo.start()
        await hands.presses("liming", "同意")
        await demo.kill()
        await demo.start()
        await hands.presses("zhouzheng", "同意")
        assert await hands.told("wangfang", "已批准并备案")
        asked = [text for text in await hands.texts("zhouzheng") if "审批" in text or "请您办理" in text]
        assert len(asked) <= 2


async def test_it_ends_cleanly_when_asked_to(tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-11-20T09:00+08:00") as (demo, hands):
        await hands.says("wangfang", "/help")
        assert await demo.stop() == 0
