"""The seam to the disk: what the engine asks of a store, held by the contract suite of `storage/`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

Document = dict[str, Any]
"""JSON values, and `date` and aware `datetime` values, which come back as such."""

Scalar = str | int | float | bool | date | datetime
T = TypeVar("T")


class Conflict(Exception):
    """Another transaction changed what this one relied on; `run` tries again."""


class Duplicate(Exception):
    """A document with this id, or this value of a unique index, is already there."""


@dataclass(frozen=True)
class Table:
    """A table with the top-level keys by which it may be searched. Absent and None values are not indexed."""

    name: str
    indexes: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """A stored document, its id and its version (1 when inserted, one more at each put)."""

    id: str
    version: int
    doc: Document = field(hash=False)


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
        """Rows that match all of `eq` and have the one `le` key at or below its value.

        Declared indexes only (ValueError otherwise). Ordered by the `le` key, then in order of insertion.
        """

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

    async def close(self) -> None: ...


OUTBOX = "outbox"
