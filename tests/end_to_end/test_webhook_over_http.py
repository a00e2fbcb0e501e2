"""The whole bot by webhook: leave asked for and decided; nothing lost or repeated over a kill; back to polling."""

import signal
from collections import Counter
from pathlib import Path

import aiohttp
from ports import free_port
from running_bot import SECRET, TOKEN, RunningBot, Written, running_bot

from bot.clock import SystemClock


def by_webhook(port: int) -> Written:
    """The office's settings, for a messenger that posts."""
    hook = f'\n[messenger.webhook]\nurl = "http://127.0.0.1:{port}/updates"\nport = {port}\n'
    return Written(more=f'{hook}secret_env = "BANSHI_WEBHOOK_SECRET"\n')


async def hook_of(bot: RunningBot) -> str:
    """Where the messenger posts to."""
    url = f"{bot.settings.messenger.base_url}/bot{TOKEN}/getWebhookInfo"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return str((await answer.json())["result"]["url"])


async def test_the_whole_bot_works_by_webhook_and_loses_nothing_when_killed(tmp_path: Path) -> None:
    port = free_port()
    async with running_bot(tmp_path, by_webhook(port)) as bot:
        await bot.start()
        await bot.binds("wangfang", "zhaogang")
        day = bot.settings.calendar.next_workday(SystemClock().now().date())
        for said in ("/leave", "事假", f"{day}", "家里有事", "本地", "郑凯", "65001234"):
            await bot.says("wangfang", said)
        await bot.presses("wangfang", "提交")
        await bot.presses("zhaogang", "同意")
        before = len(await bot.texts("wangfang"))
        assert await bot.stop(signal.SIGKILL) == -signal.SIGKILL
        for _ in range(3):
            await bot.hands.send("wangfang", "/mine")
        await bot.start()
        found = await bot.has("wangfang", before + 3)
        assert len(found) == before + 3
        assert len(Counter(found[-3:])) == 1
        assert await bot.stop() == 0
        assert SECRET not in bot.log


async def test_a_bot_that_polls_again_takes_what_was_not_posted(tmp_path: Path) -> None:
    port = free_port()
    async with running_bot(tmp_path, by_webhook(port)) as bot:
        await bot.start()
        await bot.binds("wangfang")
        assert await hook_of(bot) == f"http://127.0.0.1:{port}/updates"
        before = len(await bot.texts("wangfang"))
        assert await bot.stop() == 0
        await bot.hands.send("wangfang", "/help")
        bot.office.write_text(bot.office.read_text(encoding="utf-8").replace(f'url = "http://127.0.0.1:{port}', '# "'))
        await bot.start()
        assert len(await bot.has("wangfang", before + 1)) == before + 1
        assert await hook_of(bot) == ""
        assert await bot.stop() == 0
