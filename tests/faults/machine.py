"""One machine with the whole bot on it: it is switched on, works, loses its power or is killed, and comes back."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from fake_disk import FakeDisk, PowerCut
from fake_messenger import TOKEN, Wire
from recording_messenger import Answer
from small_office import small_office
from telegram import Bot
from weather import Weather

from bot.client import Client
from bot.clock import MessengerClock
from bot.composition import bind_everybody
from bot.pace import UNPACED, DeliverySettings
from bot.service import Pacing, Service
from bot.settings import Settings
from bot.tables import TABLES
from bot.updates import Mending
from storage import JournalStore, StorageFailed, open_store
from storage.compaction import compact
from workflow.office import Office
from workflow.store import Tx

T = TypeVar("T")

NEVER = 1 << 60
OURS = ("failed", "set aside", "cannot even")
"""What the log says when something of ours broke."""


@dataclass
class Hands:
    """The clock on the wall: it goes with the loop's time, and is moved by hand."""

    start: datetime
    moved: timedelta = timedelta(0)

    def now(self) -> datetime:
        return self.start + self.moved + timedelta(seconds=asyncio.get_running_loop().time())

    def set(self, instant: datetime) -> None:
        self.moved += instant - self.now()


@dataclass(frozen=True)
class CountedSettings(Settings):
    """Settings whose opaque ids are counted instead of drawn, so that a seed plays the same again."""

    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def office(self, now: datetime) -> Office:
        """The office at one moment."""
        return replace(super().office(now), token=lambda: f"t{next(self.ids):08d}")


def office_settings() -> Settings:
    """The small office."""
    return CountedSettings(**vars(small_office()))


@dataclass
class Line:
    """The machine's line to the messenger. From the moment its disk has no power, nothing passes."""

    weather: Weather
    disk: FakeDisk
    files: dict[str, bytes] = field(default_factory=dict)

    async def answer(self, method: str, parameters: dict[str, Any]) -> Answer:
        """One call."""
        await self._power()
        answer = await self.weather.answer(method, parameters)
        await self._power()
        return answer

    async def _power(self) -> None:
        if self.disk.calls < 0:
            await asyncio.Event().wait()


class Complaints(logging.Handler):
    """Keeps what the log says of faults of ours."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, unless it tells of the power that went."""
        line = record.getMessage()
        if any(words in line for words in OURS) and "StorageFailed" not in line:
            self.lines.append(line)


@dataclass
class Machine:
    """What stays when the bot is gone: the disk, the wall clock, the messenger behind its weather."""

    folder: Path
    hands: Hands
    weather: Weather
    chance: Random
    settings: Settings = field(default_factory=office_settings)
    disk: FakeDisk = field(default_factory=FakeDisk)
    limits: DeliverySettings = UNPACED
    compact_bytes: int = NEVER
    lives: int = 0
    crashes: int = 0
    _store: JournalStore | None = None
    _service: Service | None = None

    @property
    def chats(self) -> dict[str, int]:
        """The chat of everybody."""
        return {person: number for number, person in enumerate(self.settings.roster.people, 1)}

    @property
    def service(self) -> Service | None:
        """The bot, while it is there."""
        return self._service

    async def read(self, look: Callable[[Tx], T]) -> T:
        """Look into the store of the bot, which must be there."""
        assert self._store is not None
        return await self._store.run(look)

    async def works(self, seconds: float) -> None:
        """The bot works so long; when its power went meanwhile, it is not there any more."""
        if self._service is None:
            await self._switch_on()
        if self._service is not None:
            with contextlib.suppress(TimeoutError, StorageFailed):
                async with asyncio.timeout(seconds):
                    await self._service.wait()
        if self.disk.calls < 0:
            await self.falls()

    async def falls(self) -> None:
        """The bot is gone at once: killed, or by a power cut, after which the disk knows only what it must."""
        self.crashes += 1
        self.disk.calls = -1
        await self._bury()
        self.disk = self.disk.after_cut(self.chance) if self.chance.random() < 0.5 else self.disk
        self.disk.calls = NEVER

    async def ends(self) -> None:
        """The bot is told to end, and ends."""
        await self._bury()

    async def _bury(self) -> None:
        """The bot is no more."""
        service, store = self._service, self._store
        self._service = self._store = None
        with contextlib.suppress(StorageFailed):
            if service is not None:
                await service.stop()
                await service.wait()
        with contextlib.suppress(StorageFailed):
            if store is not None:
                await store.close()

    async def compacted(self, _: Path, upto: int, partial: str) -> None:
        """What a process of its own does on a real disk."""
        compact(self.disk, upto, partial)

    def _disk(self, _: Path) -> FakeDisk:
        return self.disk

    async def _switch_on(self) -> None:
        """Start the bot; it may be that the power goes already now."""
        self.lives += 1
        try:
            self._store = open_store(self.folder, TABLES, compact_bytes=self.compact_bytes, open_disk=self._disk)
            clock = MessengerClock(self.hands)
            await bind_everybody(self._store, self.chats, clock)
        except (PowerCut, StorageFailed):
            if self.disk.calls >= 0:
                raise
            return
        client = self._client(Line(self.weather, self.disk))
        self._service = Service(self.settings, self._store, client, clock, Pacing(self.limits), self.folder)
        await self._service.start()

    def _client(self, line: Line) -> Client:
        mending = Mending()
        wire, updates = Wire(line), Wire(line, mending)
        bot = Bot(TOKEN, base_url="http://127.0.0.1:1/bot", request=wire, get_updates_request=updates)
        return Client(bot, mending)
