"""Telling when the bot is idle, and waking those who wait for something new."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

GLANCE = 0.01


class Bell:
    """Wakes everyone who waits. Take `next_ring` before looking, so that nothing is missed in between."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    @property
    def next_ring(self) -> asyncio.Event:
        """The event that the next ring sets."""
        return self._event

    def ring(self) -> None:
        """Wake everyone who waits now."""
        rung, self._event = self._event, asyncio.Event()
        rung.set()


class Activity:
    """Whether the bot is quiet: not busy, no call under way, the last one ended `quiet` seconds ago."""

    def __init__(self, quiet: float) -> None:
        self.busy: Callable[[], bool] | None = None
        self._quiet = quiet
        self._calls = 0
        self._last = 0.0

    def touch(self) -> None:
        """Something happened that the bot may answer to."""
        self._last = time.monotonic()

    @contextmanager
    def call(self) -> Iterator[None]:
        """A call of the bot is under way."""
        self._calls += 1
        self.touch()
        try:
            yield
        finally:
            self._calls -= 1
            self.touch()

    def is_quiet(self) -> bool:
        """Whether nothing more is to be expected."""
        if self._calls or (self.busy is not None and self.busy()):
            return False
        return time.monotonic() - self._last >= self._quiet


async def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until the condition holds, looking every hundredth of a second; false if it never did."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= deadline:
            return False
        await asyncio.sleep(GLANCE)
    return True


async def first_of(*waits: Coroutine[Any, Any, None] | Coroutine[Any, Any, bool], seconds: float) -> bool:
    """Wait for whichever ends first, at most so long; the others are cancelled. False if none ended."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    try:
        done, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        return bool(done)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
