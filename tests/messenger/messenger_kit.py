"""A running messenger for tests: the bot's side as plain HTTP, the people's side through the client."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import aiohttp

from messenger.client import Client
from messenger.config import OFFICE_ZONE, Config, Person
from messenger.serve import running
from messenger.server import Messenger

TOKEN = "123:secret"
START = datetime(2026, 11, 30, 14, 5, tzinfo=OFFICE_ZONE)
PEOPLE = (
    Person("zhang", "张明远", "主任", "办公室领导"),
    Person("wang", "王芳", "副主任", "办公室领导"),
    Person("li", "李伟", "科长", "秘书科"),
)


def config_at(folder: Path, **changes: Any) -> Config:
    """The settings that tests start from."""
    config = Config(
        data=folder,
        tokens=(TOKEN,),
        people=PEOPLE,
        start=START,
        demo=True,
        started=True,
        quiet=0.02,
        idle_wait=5,
        webhook_retry=0.01,
    )
    return replace(config, **changes)


@dataclass(frozen=True)
class Reply:
    """An answer of the Bot API."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """What the method returned."""
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> tuple[int, str]:
        """The code and the words of a refusal, the code being the HTTP status too."""
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        return self.status, self.body["description"]


@dataclass(frozen=True)
class Office:
    """A running messenger with both its sides."""

    messenger: Messenger
    url: str
    session: aiohttp.ClientSession
    client: Client

    def chat(self, person: str) -> int:
        """The number of a person's chat."""
        return self.messenger.chat_id(person)

    async def call(self, method: str, way: str = "POST", token: str = TOKEN, **options: Any) -> Reply:
        """One call of the bot, with the options of aiohttp."""
        async with self.session.request(way, f"{self.url}/bot{token}/{method}", **options) as answer:
            return Reply(answer.status, await answer.json())

    async def bot(self, method: str, **parameters: Any) -> Any:
        """The result of a call with JSON parameters."""
        return (await self.call(method, json=parameters)).result

    async def refused(self, method: str, **parameters: Any) -> tuple[int, str]:
        """Code and words of a call that is refused."""
        return (await self.call(method, json=parameters)).refusal

    async def take_updates(self) -> list[dict[str, Any]]:
        """All waiting updates, confirmed."""
        updates: list[dict[str, Any]] = await self.bot("getUpdates")
        if updates:
            await self.bot("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates


@asynccontextmanager
async def office_of(config: Config) -> AsyncIterator[Office]:
    """A running messenger with these settings."""
    messenger = Messenger(config)
    async with (
        running(messenger) as url,
        aiohttp.ClientSession() as session,
        Client(url) as client,
    ):
        yield Office(messenger, url, session, client)


def buttons(*rows: str) -> dict[str, Any]:
    """An inline keyboard: each row is a text of labels with spaces between; the data is how a label begins."""
    return {
        "inline_keyboard": [[{"text": label, "callback_data": label[:21]} for label in row.split()] for row in rows]
    }


async def say(office: Office, text: str, **more: Any) -> int:
    """The bot writes to the person whose chat the page shows."""
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text=text, **more)
    return int(sent["message_id"])


@asynccontextmanager
async def echoing(office: Office) -> AsyncIterator[None]:
    """A bot that repeats each text, and answers each press by editing the card to what was pressed."""
    task = asyncio.create_task(echo(office))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def echo(office: Office) -> None:
    """Take updates until cancelled."""
    offset = 0
    while True:
        for update in await office.bot("getUpdates", offset=offset, timeout=20):
            offset = update["update_id"] + 1
            await (answer_press if "callback_query" in update else answer_text)(office, update)


async def answer_text(office: Office, update: dict[str, Any]) -> None:
    """Repeat a text, with buttons."""
    message = update["message"]
    chat, text = message["chat"]["id"], f"您说：{message['text']}"
    await office.bot("sendMessage", chat_id=chat, text=text, reply_markup=buttons("同意 不同意"))


async def answer_press(office: Office, update: dict[str, Any]) -> None:
    """Note a press on its card."""
    query = update["callback_query"]
    where = {"chat_id": query["from"]["id"], "message_id": query["message"]["message_id"]}
    await office.bot("answerCallbackQuery", callback_query_id=query["id"], text=f"已{query['data']}")
    await office.bot("editMessageText", text=query["data"], **where)


def png(width: int, height: int) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x90" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
