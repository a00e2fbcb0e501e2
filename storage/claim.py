"""Which outbox rows may be sent now, chosen from the indexes alone."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain, islice
from typing import Any

from storage.replay import Stored
from storage.table import IndexedTable
from storage.transaction import Transaction, row_of
from workflow.store import OUTBOX, Row, Table

INDEXES = ("state", "not_before", "rank", "claimed_until")


def with_claim_indexes(table: Table) -> Table:
    """The outbox with the indexes that claiming looks at; any other table as it is."""
    if table.name != OUTBOX:
        return table
    return replace(table, indexes=tuple(dict.fromkeys((*table.indexes, *INDEXES))))


def claim_rows(tx: Transaction, worker: str, now: datetime, lease: float, limit: int) -> list[Row]:
    """Take up to `limit` rows for `lease` seconds: the lowest rank first, then in order of insertion."""
    rows = [row_of(stored) for stored in _ready(tx.table(OUTBOX), now, limit)]
    until = now + timedelta(seconds=lease)
    return [tx.put(OUTBOX, row.id, _taken(row, worker) | {"claimed_until": until}, expect=row.version) for row in rows]


def _taken(row: Row, worker: str) -> dict[str, Any]:
    return row.doc | {"claimed_by": worker, "tries": row.doc.get("tries", 0) + 1}


def _ready(table: IndexedTable, now: datetime, limit: int) -> list[Stored]:
    """Looked for in the order of their claim, so that a long queue is not looked through for a few."""
    not_before, rank, until = (table.field(name) for name in INDEXES[1:])

    def may_go(stored: Stored) -> bool:
        keys = stored.keys
        held = keys[until] is not None and keys[until] > now
        return not held and (keys[not_before] is None or keys[not_before] <= now)

    ranked = (table.matching({"state": "waiting", "rank": value}, {}) for value in table.numbers("rank"))
    unranked = (row for row in table.matching({"state": "waiting"}, {}) if row.keys[rank] is None)
    return list(islice(filter(may_go, chain(chain.from_iterable(ranked), unranked)), limit))
