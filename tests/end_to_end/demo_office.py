"""The whole demo office as a process of its own, and its people's hands over HTTP."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp
from ports import free_port

from messenger.client import Attachment, Client

PATIENCE = 120.0
"""Seconds that a busy machine is given to start, to answer, to show a button."""
GLANCE = 1.0


@dataclass
class DemoOffice:
    """`banshi demo` on a data folder; it can be killed and started again."""

    data: Path
    now: str
    port: int = field(default_factory=free_port)
    office: Path | None = None
    process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Start it and wait until its people are there."""
        given = ["--now", self.now, "--port", str(self.port), "--data", str(self.data)]
        more = ["--office", str(self.office)] if self.office else []
        log = self.data.parent / "demo.log"
        with log.open("ab") as written:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "demo", *given, *more, stdout=written, stderr=written
            )
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            while not await self._answers(session):
                assert self.process.returncode is None, log.read_text()
                await asyncio.wait([asyncio.ensure_future(self.process.wait())], timeout=0.05)

    async def _answers(self, session: aiohttp.ClientSession) -> bool:
        with contextlib.suppress(aiohttp.ClientError):
            async with session.get(f"{self.url}/client/people") as answer:
                return answer.status == 200
        return False

    async def kill(self) -> None:
        """kill -9."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """Ask it to end; its exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        if self.process is None or self.process.returncode is not None:
            return 0
        os.kill(self.process.pid, how)
        return await self.process.wait()


@dataclass
class Hands:
    """What people do in the office, and what they then see."""

    client: Client
    seen: dict[str, int] = field(default_factory=dict)

    async def says(self, person: str, text: str) -> list[dict[str, Any]]:
        """Write a text and wait for the answer."""
        return await self._answered(person, await self.client.send(person, text))

    async def uploads(self, person: str, attachment: Attachment) -> list[dict[str, Any]]:
        """Send a file and wait for the answer."""
        return await self._answered(person, await self.client.upload(person, attachment))

    async def _answered(self, person: str, after: int) -> list[dict[str, Any]]:
        found = await self.client.messages(person, after=after, wait=PATIENCE)
        answers = [message for message in found if message["from"] == "bot"]
        assert answers, f"{person} had no answer in {PATIENCE:g} s"
        return answers

    async def presses(self, person: str, label: str) -> dict[str, Any]:
        """Press the newest button whose label begins so."""
        message, button = await self.button(person, label)
        return await self.client.press(person, message["message_id"], button, wait=PATIENCE)

    async def button(self, person: str, label: str) -> tuple[dict[str, Any], str]:
        """The newest message that has such a button, and the button's whole label; it may still be on its way."""
        deadline = monotonic() + PATIENCE
        while (found := await self._shown(person, label)) is None:
            assert monotonic() < deadline, f"{person} has no button {label!r} but {await self.buttons(person)}"
            newest = max((message["message_id"] for message in await self.client.messages(person)), default=0)
            await self.client.messages(person, after=newest, wait=GLANCE)
        return found

    async def _shown(self, person: str, label: str) -> tuple[dict[str, Any], str] | None:
        for message in reversed(await self.client.messages(person)):
            for button in (one for row in message["buttons"] for one in row):
                if button.startswith(label):
                    return message, button
        return None

    async def texts(self, person: str) -> list[str]:
        """Everything the bot has written to somebody, oldest first."""
        return [message["text"] for message in await self.client.messages(person) if message["from"] == "bot"]

    async def told(self, person: str, words: str) -> bool:
        """Whether somebody has been written these words."""
        return any(words in text for text in await self.texts(person))

    async def buttons(self, person: str) -> list[str]:
        """All buttons that somebody could press now."""
        return [
            button for message in await self.client.messages(person) for row in message["buttons"] for button in row
        ]


@contextlib.asynccontextmanager
async def demo_office(data: Path, now: str, office: Path | None = None) -> AsyncIterator[tuple[DemoOffice, Hands]]:
    """A running demo office and the hands of its people."""
    demo = DemoOffice(data, now, office=office)
    await demo.start()
    try:
        async with Client(demo.url) as client:
            yield demo, Hands(client)
    finally:
        await demo.stop()


async def asks_for_leave(hands: Hands, person: str, when: str, kind: str = "事假") -> None:
    """Somebody fills in the leave form and submits it."""
    await hands.says(person, "/leave")
    await hands.presses(person, kind)
    await hands.says(person, when)
    await hands.says(person, "家里有事")
    await hands.presses(person, "本地")
    await hands.says(person, "郑凯")
    await hands.says(person, "13800000006")
    await hands.presses(person, "提交")
