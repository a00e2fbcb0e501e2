"""The bot as a process of its own, as `banshi run` composes it, over the small office and a clock that runs fast.

It is forked from a process that has read the whole program already: a start takes milliseconds instead of seconds.
"""

import asyncio
import logging
import os
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from pathlib import Path

from fake_messenger import TOKEN
from small_office import small_office

from bot.access import Access
from bot.client import make_client
from bot.clock import MessengerClock
from bot.composition import bind_everybody, end_signal, opened, until_told
from bot.pace import UNPACED
from bot.service import Pacing, Service
from locales import LANGUAGES, text
from regulations import matters
from workflow.recount import fingerprint
from workflow.store import Store

TICK = 0.05
"""Seconds between two ticks."""


@dataclass(frozen=True)
class FastClock:
    """Runs `speed` times as fast as the machine's from `start`, when that showed `origin`, to `end`; then as fast."""

    start: datetime
    end: datetime
    origin: float
    speed: float

    def now(self) -> datetime:
        """The same instant in every process of this machine."""
        gone, fast = time.monotonic() - self.origin, (self.end - self.start).total_seconds() / self.speed
        return self.start + timedelta(seconds=min(gone, fast) * self.speed + max(gone - fast, 0.0))

    def set(self, instant: datetime) -> None:
        """Nobody moves it."""


@dataclass(frozen=True)
class Post:
    """Where a bot works: its data directory, its messenger, its clock, and who is behind which chat."""

    data: Path
    url: str
    clock: FastClock
    chats: Mapping[str, int]


def work(post: Post) -> None:
    """Work until killed, or told to end."""
    logging.basicConfig(filename=post.data.with_suffix(".log"), level=logging.ERROR, force=True)
    asyncio.run(_run(post))


async def _run(post: Post) -> None:
    told = end_signal()
    async with composed(post) as (service, _):
        await until_told(service, told)


@asynccontextmanager
async def composed(post: Post) -> AsyncIterator[tuple[Service, Store]]:
    """The bot, not yet started, and its store."""
    clock = MessengerClock(post.clock)
    async with opened(post.data) as store:
        await bind_everybody(store, post.chats, clock)
        client = make_client(Access(f"{post.url}/bot", f"{post.url}/file/bot", TOKEN))
        yield Service(small_office(), store, client, clock, Pacing(UNPACED, TICK), post.data), store


def forking() -> ForkServerContext:
    """Makes processes out of one that has read this module, and so the whole program.

    That one finds its modules by PYTHONPATH: the standard library does not hand on `sys.path` to what it reads ahead.
    """
    os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
    context = get_context("forkserver")
    context.set_forkserver_preload(["bot_process"])
    return context


def _read_ahead() -> None:
    """Read the texts and the rules now, once, and not in every life anew."""
    fingerprint(small_office().calendar, 2026)
    matters()
    for language in LANGUAGES:
        text(language, "repeat-mark", {"message": ""})


_read_ahead()
