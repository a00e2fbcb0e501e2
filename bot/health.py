"""What the running bot notes of itself: when each of its loops last went round, what came in and went out."""

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.clock import Clock
from bot.meters import Meters

Loop = Literal["ticks", "deliveries"]
Side = Literal["in", "out"]
"""The ways to the messenger: updates are fetched on one, messages go out on the other."""


@dataclass(frozen=True)
class Moment:
    """One moment twice: by the even clock, to say how long ago, and by the office's, to say when."""

    elapsed: float
    at: datetime


async def _nobody() -> None:
    """Nobody looks."""


class Health:
    """The notes of one bot. `on_beat` is awaited whenever a loop has gone round."""

    def __init__(self, clock: Clock) -> None:
        self._clock, self.meters = clock, Meters()
        self.on_beat: Callable[[], Awaitable[None]] = _nobody
        self.beats: dict[str, Moment] = {}
        self.started: datetime | None = None
        self.tick: datetime | None = None
        self.update: datetime | None = None
        self.answering: Moment | None = None
        """Since when the messenger has answered again."""
        self.errors = 0
        self._silent: dict[Side, Moment] = {}

    @property
    def silent(self) -> Moment | None:
        """Since when the messenger has not answered; None when it does."""
        return min(self._silent.values(), key=lambda moment: moment.elapsed, default=None)

    def now(self) -> Moment:
        """This moment."""
        return Moment(self._clock.elapsed(), self._clock.now())

    def begin(self) -> None:
        """The loops begin: from now on they are expected to go round."""
        self.beats = dict.fromkeys(("ticks", "deliveries"), self.now())

    async def beat(self, loop: Loop) -> None:
        """A loop has gone round."""
        self.beats[loop] = self.now()
        await self.on_beat()

    async def ticked(self, looked: datetime, duties: int, seconds: float, lag: float) -> None:
        """A tick has ended: when it began, how many duties were due, how long it took, how much too late it came.

        What became due while it ran is left to the next one, so that the tick counts from its beginning.
        """
        self.tick = looked
        self.meters.ticks.inc()
        self.meters.duties.inc(duties)
        self.meters.tick_lag.set(max(lag, 0.0))
        self.meters.last_tick.set(self.tick.timestamp())
        self.meters.steps.labels("tick").observe(seconds)
        await self.beat("ticks")

    def took_update(self, since: float) -> None:
        """An update is durable; `since` by the even clock."""
        self.update = self._clock.now()
        self.meters.updates.inc()
        self.meters.last_update.set(self.update.timestamp())
        self.meters.steps.labels("update").observe(self._clock.elapsed() - since)

    def handed_over(self, outcome: str) -> None:
        """What came of a message."""
        self.meters.deliveries.labels(outcome).inc()

    def messenger(self, side: Side, answers: bool) -> None:
        """Whether the messenger answered just now."""
        if not answers:
            self._silent.setdefault(side, self.now())
        elif self._silent.pop(side, None) or self.answering is None:
            self.answering = self.now()
        self.meters.messenger.set(not self._silent)

    def erred(self) -> None:
        """An error was written to the log."""
        self.errors += 1
        self.meters.errors.inc()


class _Errors(logging.Handler):
    def __init__(self, health: Health) -> None:
        super().__init__(logging.ERROR)
        self._health = health

    def emit(self, record: logging.LogRecord) -> None:
        self._health.erred()


@contextmanager
def counting_errors(health: Health) -> Iterator[None]:
    """Count what is logged as an error meanwhile."""
    handler = _Errors(health)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
