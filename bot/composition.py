"""The parts put together, for real use and for the demo."""

import asyncio
import signal
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.access import Access
from bot.client import make_client
from bot.clock import Clock, SystemClock
from bot.meters import served
from bot.pace import DeliverySettings
from bot.service import Pacing, Service
from bot.settings import Settings
from bot.tables import MIGRATIONS, TABLES
from handlers.binding import IDENTITY
from storage import JournalStore, Migration, make_private, open_store
from workflow.store import Store, Tx

STORE = "store"
"""The store's folder in the data directory; beside it lies the spool of invites."""


@asynccontextmanager
async def opened(data: Path, migrations: Sequence[Migration] = MIGRATIONS) -> AsyncIterator[JournalStore]:
    """The store of a data directory, brought up to what this program expects. Raises StorageFailed."""
    make_private(data)
    store = open_store(data / STORE, TABLES, migrations=migrations)
    try:
        yield store
    finally:
        await store.close()


async def run(settings: Settings, access: Access, data: Path) -> None:
    """Work for the office until the process is told to end. Raises what the service fails of."""
    told = end_signal()
    async with opened(data) as store:
        pacing = Pacing(settings.number(DeliverySettings))
        service = Service(settings, store, make_client(access), SystemClock(), pacing, data, access.hook)
        with served(service.health.meters, settings.metrics.port):
            await until_told(service, told)


def end_signal() -> asyncio.Event:
    """Set when the process is told to end, by SIGTERM or SIGINT."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    return told


async def until_told(service: Service, told: asyncio.Event) -> None:
    """Start a service, and stop it when told to. Raises what it fails of."""
    await service.start()
    waits = [asyncio.create_task(service.wait()), asyncio.create_task(told.wait())]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        await service.stop()
        await service.wait()
    finally:
        for wait in waits:
            wait.cancel()


async def bind_everybody(store: Store, chats: Mapping[str, int], clock: Clock) -> None:
    """The demo: everybody is bound already."""
    await store.run(partial(_bind, chats=chats, now=clock.now()))


def _bind(tx: Tx, chats: Mapping[str, int], now: datetime) -> None:
    for person, chat in chats.items():
        row = tx.get(IDENTITY, str(chat))
        if row is None or row.doc["person"] != person:
            tx.put(IDENTITY, str(chat), {"person": person, "bound_at": now})
