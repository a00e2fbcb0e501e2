"""The reception: every update is applied in one transaction of its own, once, and none blocks the others."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.clock import Clock
from bot.health import Health
from bot.logs import where
from bot.papers.faults import UNREACHABLE
from bot.settings import Settings
from handlers import binding
from handlers.conversation import take
from handlers.incoming import Incoming, Paper
from handlers.past import ARCHIVED, looks_back
from regulations import matters
from storage import CorruptStore, StorageFailed
from workflow.message import says
from workflow.office import Office
from workflow.past import Past, WithPast, past_of
from workflow.post import post
from workflow.store import Store, Tx
from workflow.vitals import Vitals

TRIES = 3

_LOG = logging.getLogger(__name__)
Examine = Callable[[Mapping[str, Any]], Awaitable[Paper]]


async def unread(_file: Mapping[str, Any]) -> Paper:
    """Where nobody can fetch files, none is taken."""
    return Paper(fault=UNREACHABLE)


class Reception:
    """Applies updates to the store. `examine` says what an uploaded file really is."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        clock: Clock,
        examine: Examine = unread,
        health: Health | None = None,
        vitals: Callable[[], Vitals] = Vitals,
    ) -> None:
        self._settings, self._store, self._clock, self._examine = settings, store, clock, examine
        self._health, self._vitals = health or Health(clock), vitals

    async def receive(self, incoming: Incoming) -> str | None:
        """Apply an update; when this returns, it is durable. The popup of a pressed button, or None.

        An update that fails again and again is passed over, and its sender is told. Raises StorageFailed.
        """
        incoming = await self._with_paper(incoming)
        began = self._clock.elapsed()
        popup = await self._receive(incoming)
        self._health.took_update(began)
        return popup

    async def _receive(self, incoming: Incoming) -> str | None:
        for _ in range(TRIES):
            try:
                past = await self._past(incoming)
                return await self._store.run(partial(self._take, incoming=incoming, past=past))
            except StorageFailed:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the updates behind it must go on
                _LOG.error("update %d failed: %s", incoming.update, where(error))
        await self._pass_over(incoming)
        return None

    async def _with_paper(self, incoming: Incoming) -> Incoming:
        """An upload with what it really is, before anything of it is kept; a stranger's is not even fetched."""
        if incoming.file is None or not await self._store.run(partial(self._is_ours, incoming=incoming)):
            return incoming
        try:
            paper = await self._examine(incoming.file)
        except Exception as error:  # noqa: BLE001 - whatever it is, the update must go on
            _LOG.error("the file of update %d cannot be read: %s", incoming.update, where(error))
            paper = Paper(fault=UNREACHABLE)
        return replace(incoming, paper=paper)

    def _is_ours(self, tx: Tx, incoming: Incoming) -> bool:
        office = self._office()
        return incoming.private and binding.bound(tx, incoming.chat, office.roster, office) is not None

    def _office(self) -> Office:
        return self._settings.office(self._clock.now())

    def _take(self, tx: Tx, incoming: Incoming, past: Past) -> str | None:
        return take(WithPast(tx, past) if past else tx, self._office(), matters(), incoming, self._vitals())

    async def _past(self, incoming: Incoming) -> Past:
        """The archive, if this update is about what may be in it. Raises LookupError when it cannot be read."""
        years = self._store.archive_years()
        if not years or not await self._store.run(partial(looks_back, incoming=incoming, matters=matters())):
            return {}
        try:
            found = [await self._store.archived(ARCHIVED, year) for year in years]
        except CorruptStore as error:
            _LOG.error("%s", error)
            raise LookupError("the archive cannot be read") from None
        return past_of(found)

    async def _pass_over(self, incoming: Incoming) -> None:
        try:
            await self._store.run(partial(apologise, office=self._office(), incoming=incoming))
        except StorageFailed:
            raise
        except Exception as error:  # noqa: BLE001 - the update is passed over all the same
            _LOG.error("update %d cannot even be passed over: %s", incoming.update, where(error))


def apologise(tx: Tx, office: Office, incoming: Incoming) -> None:
    """Mark an update as done without doing it, and tell its sender."""
    if not binding.first_time(tx, incoming.update, office) or not incoming.private:
        return
    person = binding.bound(tx, incoming.chat, office.roster, office)
    if person is not None:
        post(tx, office, f"reply/{incoming.update}/1", person, says("error-internal"))
