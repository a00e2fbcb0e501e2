"""The watch: each loop looks after the other, so that nothing stands still unnoticed.

Every few seconds whichever loop goes round looks whether the other one does, whether messages go out and whether
the messenger answers; raises and ends alarms; and leaves a heartbeat for those who look from outside. Should both
stand still, the heartbeat grows old, and systemd, fed by nobody, starts the bot anew.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from bot import systemd
from bot.alarm import Alarms, bring_up_to_date
from bot.clock import Clock
from bot.health import Health
from bot.meters import ALARMS
from bot.settings import Settings
from bot.stalls import Stalls, WatchSettings
from storage.heartbeat import bytes_on_disk, last_backup, write_heartbeat
from workflow.store import Store, Tx
from workflow.vitals import Books, Vitals, books

EVERY = 5.0
"""Seconds between two looks."""
_LOG = logging.getLogger(__name__)


class Watch:
    """Looks after one bot. `folder`: the data directory, in which the store has the folder `store`."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clock: Clock,
        data: Path,
        health: Health,
        notify: Callable[[str], None] = systemd.notify,
    ) -> None:
        self._settings, self._store, self._clock = settings, store, clock
        self._data, self._health, self._notify = data, health, notify
        self._stalls = Stalls(settings.number(WatchSettings), clock, health)
        self._looked: float | None = None
        self._found = Books()
        self._alarms: Alarms = {}
        self._bytes, self._backup = 0, last_backup(data)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """While the bot is at work; afterwards the heartbeat says that it has ended."""
        self._health.started = self._clock.now()
        self._health.on_beat = self.look
        self._notify("READY=1")
        try:
            yield
        finally:
            self._notify("STOPPING=1")
            self._leave_heartbeat("ended")

    def vitals(self) -> Vitals:
        """What is known at this moment."""
        health = self._health
        silent = health.silent.at if health.silent else None
        return Vitals(
            health.started, health.tick, health.update, silent, self._alarms, self._bytes, self._backup, health.errors
        )

    async def look(self) -> None:
        """Look around, unless that was done a moment ago. Raises StorageFailed."""
        now = self._clock.elapsed()
        if self._looked is not None and now - self._looked < EVERY:
            return
        self._looked = now
        self._found, self._alarms = await self._store.run(self._judge)
        self._bytes, self._backup = bytes_on_disk(self._data / "store"), last_backup(self._data)
        self._measure(self._found)
        self._leave_heartbeat("working")
        if not self._stalls.loops():
            self._notify("WATCHDOG=1")

    def _leave_heartbeat(self, state: str) -> None:
        """Write down how the bot is. A disk that cannot take it shows in its age, and in the log."""
        zone = str(self._settings.calendar.zone)
        doc: dict[str, Any] = {"state": state, "zone": zone, "language": self._settings.language}
        vitals = vars(self.vitals()) | {"alarms": dict(self._alarms)}
        try:
            write_heartbeat(self._data, doc | {"vitals": vitals, "books": vars(self._found)})
        except OSError as error:
            _LOG.warning("the heartbeat cannot be written: %s", error.strerror)

    def _judge(self, tx: Tx) -> tuple[Books, Alarms]:
        found = books(tx)
        office = self._settings.office(self._clock.now())
        standing = self._stalls.standing(found)
        return found, bring_up_to_date(tx, office, standing, partial(self._stalls.over, found=found))

    def _measure(self, found: Books) -> None:
        meters, now = self._health.meters, self._clock.now()
        waited = (now - found.oldest_since).total_seconds() if found.oldest_since else 0.0
        for gauge, value in (
            (meters.queue, found.queue),
            (meters.oldest, waited),
            (meters.cases, found.cases),
            (meters.unreachable, found.unreachable),
            (meters.store, self._bytes),
        ):
            gauge.set(value)
        for kind in ALARMS:
            meters.alarm.labels(kind).set(kind in self._alarms)
