"""One transaction on the tables in memory: done at once, undone when the step fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.codec import decode, encode
from storage.record import Write
from storage.replay import Stored
from storage.table import IndexedTable
from workflow.store import Conflict, Document, Duplicate, Row, Scalar


@dataclass(frozen=True)
class _Body:
    """The bytes of a document, decoded anew for each reader."""

    body: bytes

    def open(self) -> Document:
        return decode(self.body)


class Transaction:
    """What a step sees as `workflow.store.Tx`. Steps run one after another: no other sees its middle."""

    def __init__(self, tables: Mapping[str, IndexedTable]) -> None:
        self._tables = tables
        self._undo: list[tuple[IndexedTable, Stored | None, Stored | None]] = []
        self._ended = False
        self.writes: list[Write] = []

    def get(self, table: str, id: str) -> Row | None:
        """The row as this transaction sees it; its document is a copy."""
        stored = self.table(table).stored(id)
        return None if stored is None else row_of(stored)

    def insert(self, table: str, id: str, doc: Document) -> Row:
        """Raises Duplicate when the id or a unique value is taken, and what `codec.encode` raises."""
        if self.table(table).stored(id) is not None:
            raise Duplicate(f"{table}: another document has this id")
        return self.put(table, id, doc)

    def put(self, table: str, id: str, doc: Document, expect: int | None = None) -> Row:
        """Replace or create. Raises Conflict when `expect` is not the stored version (0: absent)."""
        kept = self.table(table)
        before = kept.stored(id)
        version = before.version if before is not None else 0
        if expect is not None and expect != version:
            raise Conflict(f"{table}: version {version} is stored, not {expect}")
        body, copy = encode(doc)
        after = kept.revise(id, before, body, copy)
        self._swap(kept, before, after)
        self.writes.append(Write(table, id, after.version, body))
        return Row(id, after.version, copy)

    def delete(self, table: str, id: str) -> None:
        """Absent already: nothing happens."""
        kept = self.table(table)
        before = kept.stored(id)
        if before is not None:
            self._swap(kept, before, None)
            self.writes.append(Write(table, id, 0, b""))

    def find(
        self,
        table: str,
        eq: Mapping[str, Scalar] | None = None,
        le: Mapping[str, Scalar] | None = None,
        limit: int | None = None,
    ) -> list[Row]:
        """Rows by declared indexes (ValueError otherwise), by the `le` key, then in order of insertion."""
        return [row_of(stored) for stored in self.table(table).select(eq or {}, le or {}, limit)]

    def ids(self, table: str, eq: Mapping[str, Scalar]) -> list[str]:
        """Which rows match, by declared indexes (ValueError otherwise), in order of insertion."""
        return [stored.id for stored in self.table(table).select(eq, {})]

    def count(self, table: str, eq: Mapping[str, Scalar]) -> int:
        """How many rows match, by declared indexes (ValueError otherwise)."""
        return self.table(table).how_many(eq)

    def versions(self, rows: Sequence[tuple[str, str]]) -> list[Write]:
        """These rows, by table and id, as they are stored now; absent ones are left out."""
        found = [(table, self.table(table).stored(id)) for table, id in rows]
        return [Write(table, row.id, row.version, row.body) for table, row in found if row is not None]

    def drop(self, writes: Sequence[Write]) -> int:
        """Delete these rows if all are still as they were; how many went."""
        if self.versions([(write.table, write.id) for write in writes]) != list(writes):
            return 0
        for write in writes:
            self.delete(write.table, write.id)
        return len(writes)

    def end(self) -> None:
        """From here on it is history; using it again raises RuntimeError."""
        self._ended = True

    def roll_back(self) -> None:
        """Undo every write, the last one first."""
        self._ended = True
        for table, before, after in reversed(self._undo):
            table.swap(after, before)

    def _swap(self, table: IndexedTable, before: Stored | None, after: Stored | None) -> None:
        table.swap(before, after)
        self._undo.append((table, before, after))

    def table(self, name: str) -> IndexedTable:
        """The table itself, to read. Raises ValueError: not declared; RuntimeError: the transaction is over."""
        if self._ended:
            raise RuntimeError("the transaction has ended")
        if name not in self._tables:
            raise ValueError(f"no table {name} was declared")
        return self._tables[name]


def row_of(stored: Stored) -> Row:
    """A row for the outside, with a document of its own."""
    return Row(stored.id, stored.version, sealed=_Body(stored.body))
