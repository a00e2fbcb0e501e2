"""An office on paper for the tests of the edges: settings, a clock that is moved by hand, a store, a fake wire."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from fake_messenger import FakeMessenger

from bot.composition import bind_everybody
from bot.delivery import Delivery
from bot.office_template import template
from bot.pace import UNPACED, DeliverySettings
from bot.settings import Settings, parse
from bot.tables import TABLES
from storage import JournalStore, open_store
from workflow.message import Message, says
from workflow.office import Office
from workflow.post import post
from workflow.store import OUTBOX, Document

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""09:00 in the office."""


@dataclass
class HandClock:
    """Stands still until it is moved; a sleeper wakes when it is moved far enough."""

    instant: datetime = MONDAY
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    def now(self) -> datetime:
        return self.instant

    def elapsed(self) -> float:
        return (self.instant - MONDAY).total_seconds()

    def set(self, instant: datetime) -> None:
        self.instant = max(self.instant, instant)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    def move(self, seconds: float) -> None:
        self.set(self.instant + timedelta(seconds=seconds))

    async def sleep_until(self, instant: datetime) -> None:
        while self.instant < instant:
            await self._moved.wait()


@dataclass
class Desk:
    """What a test of an edge has at hand. Everybody is bound; the chat of the n-th person is n."""

    settings: Settings
    store: JournalStore
    clock: HandClock
    messenger: FakeMessenger
    chats: dict[str, int]
    data: Path

    @property
    def office(self) -> Office:
        return self.settings.office(self.clock.now())

    async def post(self, key: str, person: str = "wangfang", **more: Any) -> None:
        """Put a message into the outbox; its text is its key."""
        message = more.pop("message", None) or words(key)
        await self.store.run(lambda tx: post(tx, self.office, key, person, message, **more))

    async def row(self, key: str, table: str = OUTBOX) -> Document:
        """A stored document."""
        found = await self.store.run(lambda tx: tx.get(table, key))
        assert found is not None
        return found.doc

    async def states(self) -> dict[str, str]:
        """The state of every message."""
        rows = await self.store.run(lambda tx: tx.find(OUTBOX))
        return {row.id: row.doc["state"] for row in rows}


def words(text: str) -> Message:
    """A message that says this text, in a line that takes any."""
    return says("say-text", what=text)


@asynccontextmanager
async def desk_at(folder: Path) -> AsyncIterator[Desk]:
    """A fresh desk on a data directory, or one that goes on where it was."""
    settings = parse(template(), Path("office.toml"))
    chats = {person: number for number, person in enumerate(settings.roster.people, 1)}
    clock, store = HandClock(), open_store(folder / "store", TABLES)
    await bind_everybody(store, chats, clock)
    try:
        yield Desk(settings, store, clock, FakeMessenger(), chats, folder)
    finally:
        await store.close()


@asynccontextmanager
async def delivering(desk: Desk, limits: DeliverySettings = UNPACED) -> AsyncIterator[Delivery]:
    """The delivery at work."""
    delivery = Delivery(desk.settings, desk.store, desk.messenger.client().bot, desk.clock, limits)
    async with asyncio.TaskGroup() as group:
        delivery.poke()
        task = group.create_task(delivery.run(group))
        yield delivery
        await delivery.drained()
        task.cancel()


async def eventually(condition: Any) -> None:
    """Let everybody else go on until something holds; a test that waits in vain is ended."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0)


async def later(desk: Desk, seconds: float) -> None:
    """The same outbox, so many seconds later."""
    desk.clock.move(seconds)
    async with delivering(desk) as delivery:
        await delivery.emptied()
