"""The clock: the only place that asks what time it is."""

import asyncio
from datetime import UTC, datetime
from typing import Protocol

LONGEST_NAP = 1.0
"""Seconds after which a sleeper looks at the clock again: it may have been moved meanwhile."""


class Clock(Protocol):
    """Time as the office sees it."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""

    def elapsed(self) -> float:
        """Seconds since some moment, which go on evenly whatever the clock is set to."""

    async def sleep_until(self, instant: datetime) -> None:
        """Return when the clock shows the instant, or when as much time has passed as was left until then."""


class MovableClock(Protocol):
    """A clock that somebody else keeps, as the embedded messenger does; it can be moved forward."""

    def now(self) -> datetime: ...

    def set(self, instant: datetime) -> None: ...


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return datetime.now(UTC)

    def elapsed(self) -> float:
        """Seconds of the event loop's own time."""
        return asyncio.get_running_loop().time()

    async def sleep_until(self, instant: datetime) -> None:
        """Return when it is time, also when the machine's time was corrected meanwhile, forward or back."""
        await _sleep(self, instant)


class MessengerClock:
    """The embedded messenger's clock, which a person can move forward in the demo."""

    def __init__(self, source: MovableClock) -> None:
        self._source = source

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return self._source.now().astimezone(UTC)

    def elapsed(self) -> float:
        """Seconds of the event loop's own time."""
        return asyncio.get_running_loop().time()

    async def sleep_until(self, instant: datetime) -> None:
        """Return when the clock shows the instant, also when it was moved there."""
        await _sleep(self, instant)

    def set(self, instant: datetime) -> None:
        """Move the clock on; an instant that has gone by changes nothing."""
        self._source.set(instant)


async def _sleep(clock: Clock, instant: datetime) -> None:
    left = (instant - clock.now()).total_seconds()
    while left > 0:
        nap = min(left, LONGEST_NAP)
        await asyncio.sleep(nap)
        left = min(left - nap, (instant - clock.now()).total_seconds())
