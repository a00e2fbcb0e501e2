"""An event loop on which waiting costs nothing: time leaps to the next thing that was planned. One thread only."""

import asyncio
import selectors
from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

from fake_disk import FakeDisk, PowerCut

from storage.thread import DiskThread

T = TypeVar("T")
FAST, SLOW = 0.002, 0.4
"""Seconds that a disk takes. On a slow one the next updates are fetched before the last are durable."""


class NothingPlanned(Exception):
    """Everybody waits for somebody else: the simulation would stand still for ever."""


class _Leaping(selectors.SelectSelector):
    """Waits for nothing; the seconds that it should have waited are counted."""

    elapsed = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise NothingPlanned
        self.elapsed += max(timeout, 0.0)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """`time` is the seconds that have been leapt over."""

    def __init__(self) -> None:
        self._leaping = _Leaping()
        super().__init__(self._leaping)

    def time(self) -> float:
        return self._leaping.elapsed


async def passes(seconds: float) -> None:
    """So much of the loop's time passes, which is no time at all."""
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, over.set)
    await over.wait()


class DiskOnTheLoop(DiskThread):
    """Does the disk's jobs on the loop, so that a seed plays the same again; a power cut is an error of the disk."""

    seconds = FAST
    """Of the stores that are opened next."""

    def __init__(self) -> None:
        """No thread is begun."""
        self.seconds = type(self).seconds

    def submit(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Do `job` a little later; the jobs keep their order."""
        asyncio.get_running_loop().call_later(self.seconds, lambda: done(_outcome(job)))

    def stop(self) -> None:
        """Nothing to end."""


class LastingDisk(FakeDisk):
    """Keeps all that was written, as when only the process is killed: cheap, however long it grows."""

    def after_cut(self, chance: Random) -> "FakeDisk":
        """Everything is there."""
        return self

    def sync(self, name: str) -> None:
        """All is kept as it is."""
        self._names[name].pending.clear()

    def sync_names(self) -> None:
        """All is kept as it is."""
        self._pending_names.clear()


class ForgettingDisk(LastingDisk):
    """Keeps nothing at all: for one life, however long."""

    def append(self, name: str, data: bytes) -> None:
        """Only the name is kept."""
        super().append(name, b"")


def _outcome(job: Callable[[], T]) -> T | Exception:
    try:
        return job()
    except PowerCut:
        return OSError("the power is gone")
    except Exception as error:  # noqa: BLE001 - as in the disk's thread
        return error


class Ticks:
    """The ticks of `scheduler.start_ticks`, by the loop's own time instead of the machine's."""

    def __init__(self, tick: Callable[[], Any], seconds: float) -> None:
        self._tick, self._seconds = tick, seconds
        self._task = asyncio.get_running_loop().create_task(self._run())

    def shutdown(self, wait: bool = True) -> None:
        """Tick no more."""
        self._task.cancel()

    async def _run(self) -> None:
        while True:
            await passes(self._seconds)
            await self._tick()
