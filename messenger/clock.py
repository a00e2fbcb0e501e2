"""The messenger's clock: a start instant plus the time that really went by, and it can be moved forward.

It never goes back, not by a restart either: what was added by hand is kept, the last time saved is a floor,
and time during which the messenger was off counts as gone by. Within one run the machine's monotonic clock
drives it, so a corrected system time does not show.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta, tzinfo

from messenger.database import Settings

SHIFT = "clock_shift"
FLOOR = "clock_floor"

Listener = Callable[[datetime], Awaitable[None]]
NextReminder = Callable[[], Awaitable[datetime | None]]


def real_now() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)


class DemoClock:
    """Time as the messenger and its host see it. `real` and `monotonic` can be given for tests."""

    def __init__(
        self,
        settings: Settings,
        zone: tzinfo,
        start: datetime | None = None,
        *,
        real: Callable[[], datetime] = real_now,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.zone = zone
        self.next_reminder: NextReminder | None = None
        self._settings = settings
        self._real = real
        self._monotonic = monotonic
        self._listeners: list[Listener] = []
        self._one_at_a_time = asyncio.Lock()
        self._held = False
        self._base = self._first(start)
        self._mark = monotonic()
        self.save()

    def _first(self, start: datetime | None) -> datetime:
        shift = self._settings.get(SHIFT)
        if shift is None:
            return start or self._real()
        floor = datetime.fromisoformat(self._settings.get(FLOOR))
        return max(self._real() + timedelta(seconds=shift), floor)

    def now(self) -> datetime:
        """The clock's time, in the office's zone. It stands still while it is being moved."""
        passed = 0.0 if self._held else self._monotonic() - self._mark
        return (self._base + timedelta(seconds=passed)).astimezone(self.zone)

    def set(self, instant: datetime) -> None:
        """Move on to an instant; one that has gone by already changes nothing."""
        self._base = max(self.now(), instant)
        self._mark = self._monotonic()
        self.save()

    def save(self) -> None:
        """Keep where the clock is."""
        now = self.now()
        self._settings.put(SHIFT, (now - self._real()).total_seconds())
        self._settings.put(FLOOR, now.isoformat())

    def on_advance(self, listener: Listener) -> None:
        """Await this before the clock reaches a time it is moved to.

        The listener gets that time and moves the clock itself, with `set`, through each instant that is due
        before it.
        """
        self._listeners.append(listener)

    async def advance(self, to: datetime) -> datetime:
        """Move the clock, each listener having had its turn. Raises ValueError if `to` is in the past."""
        async with self._one_at_a_time:
            if to < self.now():
                raise ValueError("the clock goes forward only")
            self.set(self.now())
            self._held = True
            try:
                for listener in self._listeners:
                    await listener(to)
                self.set(to)
            finally:
                self._held = False
                self._mark = self._monotonic()
            return self.now()

    async def next_due(self) -> datetime | None:
        """When the next reminder is due, as far as the host says."""
        return await self.next_reminder() if self.next_reminder else None

    def read(self, text: str) -> datetime:
        """An ISO date and time as an instant, in the office's zone if it names none. Raises ValueError."""
        instant = datetime.fromisoformat(text)
        return instant if instant.tzinfo else instant.replace(tzinfo=self.zone)
