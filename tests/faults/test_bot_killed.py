"""The whole bot, a process of its own, killed again and again while people work: nothing lost, nothing twice.

`BOT_KILLS` says how often; each test kills one bot `LIVES` times over the same data. What happened is judged by
the messenger's record and by what the people sent, as `account` has it.
"""

import asyncio
import contextlib
import os
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

import pytest
from account import Account
from bot_process import FastClock, Post, composed, forking, work
from crowd import passed_over
from messenger_over_http import served
from recording_messenger import RecordingMessenger
from small_office import small_office
from staff import Staff

from bot.composition import opened
from bot.service import Service
from bot.tables import TABLES
from regulations import matters
from workflow.attendance import open_desk
from workflow.store import OUTBOX, Tx

KILLS = int(os.environ.get("BOT_KILLS", "200"))
LIVES = 20
MONDAY = datetime.fromisoformat("2026-11-23T08:20+08:00")
HOURS = 30
"""Of the office, which pass while one bot is killed so often."""
SPEED = 3600 * 4
MOST_STEPS = 200
"""Moments for which a life goes on at most, each as long as until the next call or 30 ms."""
PATIENCE = 120.0
"""Seconds within which a bot must have done everything, once it is left alone."""


@dataclass
class Site:
    """A bot that is killed and started again, its messenger, and its people."""

    post: Post
    messenger: RecordingMessenger
    chance: Random
    kills: int = 0
    staff: Staff = field(init=False)

    def __post_init__(self) -> None:
        self.staff = Staff(self.messenger, list(self.post.chats.values()), self.chance)

    def start(self) -> BaseProcess:
        """A new life."""
        process = forking().Process(target=work, args=(self.post,))
        process.start()
        return process

    async def is_killed(self) -> None:
        """A life that ends a moment after some calls to the messenger."""
        process, before = self.start(), self.messenger.calls
        calls = self.chance.choice((0, 1, self.chance.randrange(2, 40)))
        await self._bustle(lambda: self.messenger.calls >= before + calls)
        asyncio.get_running_loop().call_later(self.chance.uniform(0, 0.05), process.kill)
        await asyncio.to_thread(process.join)
        self.kills += 1

    async def ends_well(self) -> None:
        """A last life, in this process and without people, until nothing is left to do."""
        async with composed(self.post) as (service, store), asyncio.timeout(PATIENCE):
            await service.start()
            while self._is_busy(service) or await store.run(_anything_waits):
                await self._moment(0.1)
            await service.stop()
            await service.wait()

    def _is_busy(self, service: Service) -> bool:
        """Whether an update waits, or the clock was not yet looked at after its end."""
        tick = service.health.tick
        return bool(self.messenger.waiting) or service.busy() or tick is None or tick < self.post.clock.end

    async def _bustle(self, done: Callable[[], bool]) -> None:
        """People do something every now and then, and when something has come."""
        for _ in range(MOST_STEPS):
            if done():
                return
            if self.chance.random() < 0.5:
                self.staff.act(self.post.clock.now().date())
            await self._moment(0.03)

    async def _moment(self, seconds: float) -> None:
        """Until the bot calls, or so long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.messenger.next_call()

    def account(self) -> Account:
        """What must tally."""
        return Account(self.staff, {chat: person for person, chat in self.post.chats.items()})


def _anything_waits(tx: Tx) -> bool:
    return bool(tx.find(OUTBOX, eq={"state": "waiting"}, limit=1))


@asynccontextmanager
async def site(folder: Path, seed: int) -> AsyncIterator[Site]:
    """A bot's place of work."""
    people = {person: number for number, person in enumerate(small_office().roster.people, 1)}
    clock = FastClock(MONDAY, MONDAY + timedelta(hours=HOURS), time.monotonic(), SPEED)
    messenger = RecordingMessenger(clock.now)
    async with served(messenger) as url:
        yield Site(Post(folder / "data", url, clock, people), messenger, Random(seed))


async def problems(at: Site) -> list[str]:
    """What does not tally in the end."""
    async with opened(at.post.data) as store:
        tables = await store.run(lambda tx: {table.name: tx.find(table.name) for table in TABLES})
        office = small_office().office(at.post.clock.end)
        late = await store.run(lambda tx: passed_over(open_desk(tx, office, matters())))
    log = at.post.data.with_suffix(".log").read_text()
    return [*at.account().problems(tables), *late, *log.splitlines()]


@pytest.mark.parametrize("first", range(0, KILLS, LIVES))
async def test_a_bot_killed_at_any_moment_loses_nothing_and_repeats_nothing_unmarked(
    tmp_path: Path, first: int, record_property: Callable[[str, object], None]
) -> None:
    async with site(tmp_path, first) as at:
        for _ in range(min(LIVES, KILLS - first)):
            await at.is_killed()
        await at.ends_well()
        assert await problems(at) == []
    record_property("kills of the whole bot", at.kills)
    record_property("updates under kills", at.messenger.last)
    record_property("messages brought under kills", len(at.messenger.brought()))
