"""The stores that the contract holds, and the tables it uses."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from storage import open_store
from workflow.store import OUTBOX, Bundle, Document, Row, Store, Table

Opener = Callable[[Path, Sequence[Table]], Store]
OPENERS: list[Opener] = [open_store]

TABLES = (
    Table("case", indexes=("state", "kind", "due"), unique=("number",)),
    Table("booking", indexes=("car", "number.1", "facts.filed.at"), several=("days",)),
    Table(OUTBOX, indexes=("chat",), unique=("key",)),
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def message(key: str, **more: object) -> Document:
    """An outbox row that may be sent at noon."""
    return {"key": key, "state": "waiting", "not_before": NOON, "rank": 5, **more}


def later(seconds: float) -> datetime:
    """So many seconds after noon."""
    return NOON + timedelta(seconds=seconds)


async def put(store: Store, table: str, id: str, doc: Document, expect: int | None = None) -> Row:
    """A step that writes one document."""
    return await store.run(lambda tx: tx.put(table, id, doc, expect))


async def get(store: Store, table: str, id: str) -> Row | None:
    """A step that reads one document."""
    return await store.run(lambda tx: tx.get(table, id))


async def ids(store: Store, table: str, **conditions: Any) -> list[str]:
    """The ids of what a search finds."""
    return [row.id for row in await store.run(lambda tx: tx.find(table, **conditions))]


async def archive(store: Store, table: str, year: int, ids: Sequence[str]) -> int:
    """Rows of one table go to the archive of a year; how many."""
    return await store.archive(lambda _: Bundle(year, tuple((table, id) for id in ids)))


async def archived(store: Store, table: str, year: int) -> list[Row]:
    """The archived rows of one table and year."""
    return (await store.archived([table], year))[table]
