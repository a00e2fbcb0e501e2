"""The upkeep of a bot at work: once an hour it keeps the active part as small as what is open."""

import asyncio
import logging
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from bot.clock import Clock
from bot.logs import where
from bot.settings import Settings
from handlers.keeping import forget_invites, give_up_drafts
from regulations import matters
from storage import StorageFailed
from workflow.attendance import open_desk
from workflow.desk import Desk
from workflow.store import Bundle, Store, Tx
from workflow.upkeep import MOST, bundle, candidates, perhaps_over, sweep

EVERY = timedelta(hours=1)
AT_ONCE = 20
"""Cases that are read in one transaction, so that nobody waits for it."""

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


class Upkeep:
    """Archives and sweeps, in small transactions between which everybody else is served."""

    def __init__(self, settings: Settings, store: Store, clock: Clock) -> None:
        self._settings, self._store, self._clock = settings, store, clock
        self._archived_on: date | None = None

    async def run(self) -> None:
        """Until cancelled. Raises StorageFailed."""
        while True:
            await self.look()
            await self._clock.sleep_until(self._clock.now() + EVERY)

    async def look(self) -> None:
        """Do what is due now; what fails by a fault of ours is left for the next look. Raises StorageFailed."""
        try:
            await self._sweep()
            today = self._settings.office(self._clock.now()).half_day.day
            if self._archived_on != today:
                await self._archive()
                self._archived_on = today
        except StorageFailed:
            raise
        except Exception as error:  # noqa: BLE001 - the bot goes on without upkeep
            _LOG.error("the upkeep failed: %s", where(error))

    async def _sweep(self) -> None:
        await self._at_desk(lambda desk: give_up_drafts(desk.tx, desk.office))
        await self._at_desk(lambda desk: forget_invites(desk.tx, desk.office))
        while await self._at_desk(sweep) >= MOST:
            pass

    async def _archive(self) -> None:
        """Move what is over to its year; each case with all that belongs to it, or nothing of it."""
        moved = 0
        for name in matters():
            for id in await self._over(name):
                moved += bool(await self._store.archive(partial(self._pick, id=id)))
        if moved:
            _LOG.info("%d cases that are over went to the archive", moved)

    async def _over(self, matter: str) -> list[str]:
        """The cases of a matter that are over, looked for a few at a time, with everybody else in between."""
        ids, found = await self._at_desk(partial(perhaps_over, matter=matter)), list[str]()
        for start in range(0, len(ids), AT_ONCE):
            found += await self._at_desk(partial(candidates, ids=ids[start : start + AT_ONCE]))
            await asyncio.sleep(0)
        return found

    def _pick(self, tx: Tx, id: str) -> Bundle | None:
        return bundle(self._desk(tx), id)

    async def _at_desk(self, step: Callable[[Desk], T]) -> T:
        return await self._store.run(lambda tx: step(self._desk(tx)))

    def _desk(self, tx: Tx) -> Desk:
        return open_desk(tx, self._settings.office(self._clock.now()), matters())
