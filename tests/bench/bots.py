"""The bots that are measured, each a process: `bots.py banshi PORT DATA`, `bots.py httpx|aiohttp... PORT ANSWERS`."""

import asyncio
import logging
import os
import sys
from pathlib import Path

from office import BenchClock, chats, settings
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.access import Access
from bot.client import make_client
from bot.clock import MessengerClock
from bot.composition import bind_everybody, end_signal, opened, until_told
from bot.pace import UNPACED
from bot.request import AiohttpRequest
from bot.service import Pacing, Service

TOKEN = "424242:bench-token-bench-token"


def run_echo(kind: str, base: str, answers: int) -> None:
    """The Bot library's own application, over its own transport or over ours; it says so often what it was told."""

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None and update.message.text is not None:
            for _ in range(answers):
                await update.message.reply_text(update.message.text)

    made = Application.builder().token(TOKEN).base_url(f"{base}/bot").base_file_url(f"{base}/file/bot")
    if kind == "aiohttp":
        made = made.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    if kind == "httpx-concurrent":
        made = made.concurrent_updates(True)
    application = made.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


async def run_banshi(base: str, data: Path) -> None:
    """Our bot as it is, on a data directory."""
    told, office, clock = end_signal(), settings(), MessengerClock(BenchClock())
    async with opened(data) as store:
        await bind_everybody(store, chats(), clock)
        client = make_client(Access(f"{base}/bot", f"{base}/file/bot", TOKEN))
        await until_told(Service(office, store, client, clock, Pacing(UNPACED), data), told)


if __name__ == "__main__":
    logging.disable(logging.ERROR)
    os.environ["PTB_TIMEDELTA"] = "1"
    kind, base = sys.argv[1], f"http://127.0.0.1:{sys.argv[2]}"
    if kind == "banshi":
        asyncio.run(run_banshi(base, Path(sys.argv[3])))
    else:
        run_echo(kind, base, int(sys.argv[3]))
