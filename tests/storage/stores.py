"""The stores that the contract holds, and the tables it uses."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage import open_store
from workflow.store import OUTBOX, Document, Store, Table

Opener = Callable[[Path, Sequence[Table]], Store]
OPENERS: list[Opener] = [open_store]

TABLES = (
    Table("case", indexes=("state", "kind", "due"), unique=("number",)),
    Table("booking", indexes=("car",)),
    Table(OUTBOX, indexes=("chat",), unique=("key",)),
)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def message(key: str, **more: object) -> Document:
    """An outbox row that may be sent at noon."""
    return {"key": key, "state": "waiting", "not_before": NOON, "rank": 5, **more}


def later(seconds: float) -> datetime:
    """So many seconds after noon."""
    return NOON + timedelta(seconds=seconds)
