"""The seam to the disk: what the engine asks of a store, held by the contract suite of `storage/`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol, TypeVar

Document = dict[str, Any]
"""JSON values, and `date` and aware `datetime` values, which come back as such."""

Scalar = str | int | float | bool | date | datetime
T = TypeVar("T")


class Sealed(Protocol):
    """A document that is not opened yet."""

    def open(self) -> Document:
        """A copy of its own for each reader."""


class Conflict(Exception):
    """Another transaction changed what this one relied on; `run` tries again."""


class Duplicate(Exception):
    """A document with this id, or this value of a unique index, is already there."""


def value_at(doc: Document, key: str) -> Any:
    """What a document has at the key of an index; None when there is no such place in it."""
    if "." not in key:
        return doc.get(key)
    value: Any = doc
    for part in key.split("."):
        if isinstance(value, list):
            value = value[int(part)] if int(part) < len(value) else None
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def has(doc: Document, key: str, value: Any) -> bool:
    """Whether a document has a value at the key of an index, or among the several there."""
    found = value_at(doc, key)
    return value in found if isinstance(found, list) else bool(found == value)


@dataclass(frozen=True)
class Table:
    """A table with the keys by which it may be searched. Absent and None values are not indexed.

    A key is one of the top level, or a way down to a value: `number.2` is the third of the list `number`.
    several: keys that have a list of values, by each of which a row is found; they cannot be compared with `le`.
    """

    name: str
    indexes: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


class Row:
    """A stored document, its id and its version (1 when inserted, one more at each put).

    `sealed`: the document as the store keeps it, opened when `doc` is first looked at. Rows of equal seals have
    equal documents, so that what was made of one may be kept for the next.
    """

    def __init__(self, id: str, version: int, doc: Document | None = None, sealed: Sealed | None = None) -> None:
        self.id, self.version, self._sealed = id, version, sealed
        if doc is not None:
            self.doc = doc

    @cached_property
    def doc(self) -> Document:
        """The document; a copy that is the reader's own."""
        return self._sealed.open() if self._sealed else {}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row) or (self.id, self.version) != (other.id, other.version):
            return False
        same = self._sealed is not None and self._sealed == other._sealed
        return same or self.doc == other.doc

    def __hash__(self) -> int:
        return hash((self.id, self.version))

    def __repr__(self) -> str:
        return f"Row({self.id!r}, {self.version}, {self.doc!r})"


@dataclass(frozen=True)
class Bundle:
    """Rows, by table and id, that go to the archive of a year together, or not at all."""

    year: int
    rows: tuple[tuple[str, str], ...]


class Tx(Protocol):
    """One transaction: reads see its own writes; nothing of it is seen by others before it is committed."""

    def get(self, table: str, id: str) -> Row | None: ...

    def insert(self, table: str, id: str, doc: Document) -> Row:
        """Raises Duplicate when the id or a unique value is taken."""

    def put(self, table: str, id: str, doc: Document, expect: int | None = None) -> Row:
        """Replace or create. Raises Conflict when `expect` is not the stored version (0: absent)."""

    def delete(self, table: str, id: str) -> None:
        """Absent already: nothing happens."""

    def find(
        self,
        table: str,
        eq: Mapping[str, Scalar] | None = None,
        le: Mapping[str, Scalar] | None = None,
        limit: int | None = None,
    ) -> list[Row]:
        """Rows that match all of `eq` (of several values: one) and have the one `le` key at or below its value.

        Declared indexes only (ValueError otherwise). Ordered by the `le` key, then in order of insertion.
        """

    def ids(self, table: str, eq: Mapping[str, Scalar]) -> list[str]:
        """Which rows match all of `eq`, in order of insertion, without reading them. Declared indexes only."""

    def count(self, table: str, eq: Mapping[str, Scalar]) -> int:
        """How many rows match all of `eq`, without reading them. Declared indexes only."""


class Store(Protocol):
    """Durable tables. `run` returns only after what the function wrote, and what it read, is on disk."""

    async def run(self, step: Callable[[Tx], T]) -> T:
        """Run a pure, repeatable function as one transaction: all of it or nothing."""

    async def claim(self, worker: str, now: datetime, lease: float, limit: int) -> list[Row]:
        """Take up to `limit` outbox rows that may be sent now, exclusively, for `lease` seconds.

        A row may be taken when its state is "waiting", its `not_before` is reached, and no live lease
        holds it. Urgent first (lower `rank`), then in order of insertion. Each taking adds one to
        `tries`, and sets `claimed_by` and `claimed_until`.
        """

    async def archive(self, pick: Callable[[Tx], Bundle | None]) -> int:
        """Move a bundle of rows from the active part to its year; how many. None, or changed meanwhile: nothing."""

    async def archived(self, tables: Sequence[str], year: int) -> dict[str, list[Row]]:
        """The archived rows of a year by table, without those that are active."""

    def archive_years(self) -> list[int]:
        """The years that have an archive."""

    async def close(self) -> None: ...


OUTBOX = "outbox"
