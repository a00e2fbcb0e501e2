"""The reception: every update is applied in one transaction of its own, once, and none blocks the others."""

import logging
from functools import partial

from bot.clock import Clock
from bot.logs import where
from bot.settings import Settings
from handlers import binding
from handlers.conversation import take
from handlers.incoming import Incoming
from regulations import matters
from storage import StorageFailed
from workflow.message import says
from workflow.office import Office
from workflow.post import post
from workflow.store import Store, Tx

TRIES = 3

_LOG = logging.getLogger(__name__)


class Reception:
    """Applies updates to the store."""

    def __init__(self, settings: Settings, store: Store, clock: Clock) -> None:
        self._settings, self._store, self._clock = settings, store, clock

    async def receive(self, incoming: Incoming) -> str | None:
        """Apply an update; when this returns, it is durable. The popup of a pressed button, or None.

        An update that fails again and again is passed over, and its sender is told. Raises StorageFailed.
        """
        for _ in range(TRIES):
            try:
                return await self._store.run(partial(self._take, incoming=incoming))
            except StorageFailed:
                raise
            except Exception as error:  # noqa: BLE001 - whatever it is, the updates behind it must go on
                _LOG.error("update %d failed: %s", incoming.update, where(error))
        await self._pass_over(incoming)
        return None

    def _office(self) -> Office:
        return self._settings.office(self._clock.now())

    def _take(self, tx: Tx, incoming: Incoming) -> str | None:
        return take(tx, self._office(), matters(), incoming)

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
