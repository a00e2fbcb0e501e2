"""A day of private matters, with faults of the messenger: neither log, heartbeat nor figures tell any of it."""

import json
from datetime import timedelta
from pathlib import Path

import aiohttp
from papers import pdf
from ports import free_port
from running_bot import TOKEN, RunningBot, Written, running_bot

from bot.clock import SystemClock
from messenger.client import Attachment

REASON, FILE = "腰椎间盘突出复查", "市一院诊断证明.pdf"
REPORT, REFUSED, PHONE = "化工厂仓库起火三人被困", "材料不全请重报", "65001234"
MARKED = "机密★10年 第七项工程"


async def private_day(bot: RunningBot) -> None:
    """Sick leave with its reason and certificate, a refusal, an urgent report, a marked text."""
    day = bot.settings.calendar.next_workday(SystemClock().now().date() + timedelta(days=7))
    for said in ("/leave", "病假", f"{day}", REASON, "本地", "郑凯", PHONE):
        await bot.says("wangfang", said)
    sent = await bot.hands.upload("wangfang", Attachment(FILE, pdf("诊断证明")))
    await bot.hands.messages("wangfang", after=sent, wait=20)
    await bot.presses("wangfang", "提交")
    await bot.presses("zhaogang", "不同意")
    await bot.says("zhaogang", REFUSED)
    await bot.says("wangfang", "/urgent")
    await bot.presses("wangfang", "事故")
    for said in (REPORT, "10分钟前"):
        await bot.says("wangfang", said)
    await bot.presses("wangfang", "提交")
    await bot.says("wangfang", MARKED)


async def figures(port: int) -> str:
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        return await answer.text()


async def test_nothing_of_it_is_told(tmp_path: Path) -> None:
    port = free_port()
    async with running_bot(tmp_path, Written({"port = 0": f"port = {port}"}), "--log", "json") as bot:
        await bot.start()
        codes = await bot.binds("wangfang", "zhaogang", "hejing", "denglin", "gaoyuan")
        for mode, method in (("500", "sendMessage"), ("drop-after", "sendMessage"), ("500", "getUpdates")):
            await bot.hands.fault(mode, 1, method=method, every=3)
        await private_day(bot)
        chats = [str(contact.chat_id) for contact in bot.messenger.people()]
        shown = await figures(port)
        heartbeat = (bot.data / "heartbeat.json").read_text(encoding="utf-8")
        assert await bot.stop() == 0
    names = [person.name for person in bot.settings.roster.people.values()]
    private = [REASON, FILE, REPORT, REFUSED, PHONE, MARKED, TOKEN, TOKEN.split(":")[1], *codes, *names, *chats]
    for told in (bot.log, shown, heartbeat):
        assert told
        assert [one for one in private if one in told] == []
    said = [json.loads(line) for line in bot.log.splitlines() if line.startswith("{")]
    assert [line["level"] for line in said if "updates cannot be fetched" in line["event"]] == ["warning"]
    assert 'banshi_step_seconds_count{kind="update"}' in shown
