"""The ticks: which duties are due now becomes rows of the outbox, each in a transaction of its own.

Nothing is planned in memory. APScheduler only says when to look; what is due is read from the stored duties,
so a restart, a week of downtime or a moved clock loses and repeats nothing.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from workflow.attendance import open_desk
from workflow.desk import Matters
from workflow.office import Office
from workflow.reminders import DUTY, next_reminder
from workflow.store import Store, Tx
from workflow.tick import due, remind

INTERVAL = 1.0
"""Seconds between two ticks."""
SET_ASIDE = timedelta(hours=1)
"""How long a duty that fails by a fault of ours is left, so that it does not hold up the others."""
MOST_AT_ONCE = 50
"""So often one duty may be due at one instant; more is a fault of ours."""

_LOG = logging.getLogger(__name__)
AtNow = Callable[[], Office]


class Ticker:
    """Finds what is due. Raises what the store raises when it can keep nothing more."""

    def __init__(self, store: Store, office: AtNow, matters: Matters) -> None:
        self._store, self._office, self._matters = store, office, matters
        self._one_at_a_time = asyncio.Lock()

    @property
    def busy(self) -> bool:
        """Whether a tick is under way."""
        return self._one_at_a_time.locked()

    async def run_due(self) -> int:
        """Do everything that is due now; how many duties that were."""
        async with self._one_at_a_time:
            return await self._run_due()

    async def next_reminder(self) -> datetime | None:
        """When the next duty becomes due."""
        return await self._store.run(next_reminder)

    async def advance(
        self, to: datetime, set_clock: Callable[[datetime], None], settle: Callable[[], Awaitable[None]]
    ) -> None:
        """Walk the clock through every instant at which something is due, so that each ping has its minute."""
        async with self._one_at_a_time:
            await self._run_due()
            while (instant := await self.next_reminder()) is not None and instant <= to:
                set_clock(instant)
                await self._run_due()
                await settle()

    async def _run_due(self) -> int:
        """What becomes due meanwhile belongs to the next tick."""
        begun, done = self._office().now, Counter[str]()
        while (id := await self._store.run(partial(self._first, begun=begun))) is not None:
            done[id] += 1
            await self._do(id, done[id] > MOST_AT_ONCE)
        return done.total()

    def _first(self, tx: Tx, begun: datetime) -> str | None:
        rows = due(tx, min(begun, self._office().now), limit=1)
        return rows[0].id if rows else None

    async def _do(self, id: str, endless: bool) -> None:
        try:
            if endless:
                raise RuntimeError("always due")
            await self._store.run(partial(self._remind, id=id))
        except Exception as error:  # noqa: BLE001 - one duty that fails must not hold up the others
            _LOG.error("duty %s is set aside: %s", id, type(error).__name__)
            await self._store.run(partial(self._set_aside, id=id))

    def _remind(self, tx: Tx, id: str) -> None:
        row = tx.get(DUTY, id)
        if row is not None:
            remind(open_desk(tx, self._office(), self._matters), row)

    def _set_aside(self, tx: Tx, id: str) -> None:
        row = tx.get(DUTY, id)
        if row is not None:
            tx.put(DUTY, id, row.doc | {"remind_at": self._office().now + SET_ASIDE})


def start_ticks(tick: Callable[[], Awaitable[None]], seconds: float = INTERVAL) -> AsyncIOScheduler:
    """Let APScheduler call `tick` again and again, late ones included, never two at a time."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(tick, "interval", seconds=seconds, coalesce=True, max_instances=1, misfire_grace_time=None)
    scheduler.start()
    return scheduler
