"""`banshi run` as a process of its own, at an embedded messenger in the test, over HTTP."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from ports import free_port

from bot.clock import SystemClock
from bot.invitation import InviteSettings, issue
from bot.office_template import template
from bot.settings import Settings, parse
from messenger.client import Client
from messenger.config import Config, Person
from messenger.serve import running
from messenger.server import Messenger

TOKEN = "424242:test-token-test-token"
SECRET = "a-secret-of-the-webhook"
PATIENCE = 60.0


@dataclass
class RunningBot:
    """A bot and its messenger. What the bot writes to its log is in `log`."""

    data: Path
    office: Path
    settings: Settings
    messenger: Messenger
    hands: Client
    options: tuple[str, ...] = ()
    process: asyncio.subprocess.Process | None = None

    @property
    def log(self) -> str:
        """Everything it has said."""
        return (self.data.parent / "bot.log").read_text(encoding="utf-8")

    async def start(self) -> None:
        """Start it."""
        environ = {**os.environ, "BANSHI_TOKEN": TOKEN, "BANSHI_WEBHOOK_SECRET": SECRET, "LANG": "C.UTF-8"}
        where = ["--office", str(self.office), "--data", str(self.data)]
        with (self.data.parent / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", *where, *self.options, env=environ, stdout=log, stderr=log
            )

    async def ended(self) -> int:
        """Wait until it has ended; its exit code."""
        assert self.process is not None
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end, or kill it; its exit code."""
        if self.process is not None and self.process.returncode is None:
            os.kill(self.process.pid, how)
            return await self.ended()
        return 0 if self.process is None else self.process.returncode or 0

    async def binds(self, *people: str) -> list[str]:
        """People take up their invites; the codes."""
        codes = [issue(self.data, person, SystemClock().now(), InviteSettings())[0] for person in people]
        while list((self.data / "invites").glob("*.invite")):
            await self.hands.people()
        for person, code in zip(people, codes, strict=True):
            assert self.settings.roster.person(person).name in await self.says(person, f"/start {code}")
        return codes

    async def says(self, person: str, text: str) -> str:
        """Somebody writes; the newest words of the answer."""
        found = await self.hands.ask(person, text, PATIENCE)
        assert found, f"no answer to {text}: {self.log}"
        return str(found[-1]["text"])

    async def presses(self, person: str, label: str) -> None:
        """Somebody waits for a button that begins so, and presses it."""
        async with asyncio.timeout(PATIENCE):
            while (found := await self._button(person, label)) is None:
                await self._newer(person)
        await self.hands.press(person, *found)

    async def has(self, person: str, count: int) -> list[str]:
        """Wait until the bot has written so many messages to somebody; their words."""
        async with asyncio.timeout(PATIENCE):
            while len(found := await self.texts(person)) < count:
                await self._newer(person)
        return found

    async def texts(self, person: str) -> list[str]:
        """What the bot has written to somebody."""
        return [one["text"] for one in await self.hands.messages(person) if one["from"] == "bot"]

    async def _newer(self, person: str) -> None:
        """Wait a while for something new."""
        newest = max((one["message_id"] for one in await self.hands.messages(person)), default=0)
        await self.hands.messages(person, after=newest, wait=2)

    async def _button(self, person: str, label: str) -> tuple[int, str] | None:
        for message in reversed(await self.hands.messages(person)):
            for button in (one for row in message["buttons"] for one in row):
                if button.startswith(label):
                    return message["message_id"], button
        return None


@dataclass(frozen=True)
class Written:
    """What is changed in the office.toml that comes with the program."""

    changes: dict[str, str] = field(default_factory=dict)
    more: str = ""

    def at(self, url: str) -> str:
        """The file, for a messenger at this address, in a hurry."""
        text = template().replace('base_url = ""', f'base_url = "{url}"', 1)
        text = text.replace("chat_seconds = 1.0", "chat_seconds = 0.0").replace("per_second = 30.0", "per_second = 0.0")
        for old, new in self.changes.items():
            assert old in text
            text = text.replace(old, new, 1)
        return text + self.more


@asynccontextmanager
async def running_bot(folder: Path, written: Written | None = None, *options: str) -> AsyncIterator[RunningBot]:
    """A bot that has not been started yet, with all its people at the messenger."""
    roster = parse(template(), Path("office.toml")).roster
    people = tuple(Person(one.id, one.name, one.title) for one in roster.people.values())
    config = Config(
        folder / "messenger", (TOKEN,), people, demo=True, started=True, port=free_port(), webhook_retry=0.1
    )
    messenger = Messenger(config)
    async with running(messenger) as url, Client(url) as hands:
        office = folder / "office.toml"
        office.write_text((written or Written()).at(url), encoding="utf-8")
        settings = parse(office.read_text(encoding="utf-8"), office)
        bot = RunningBot(folder / "data", office, settings, messenger, hands, options)
        try:
            yield bot
        finally:
            await bot.stop()
