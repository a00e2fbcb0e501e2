"""A TinyDB Table with declared indexes, over documents that are kept as bytes and replaced, never changed."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NoReturn

from tinydb.table import Table

from storage.codec import decode, values
from storage.index import Index, Items, Key, comparable, items_of, key_of
from storage.journal import JournalStorage
from storage.replay import Stored
from workflow.store import Document, Duplicate, Scalar, value_at
from workflow.store import Table as Declared


class _Decoded(Mapping[str, Document]):
    """What TinyDB's own queries see: every document decoded anew when it is looked at."""

    def __init__(self, rows: Mapping[str, Stored]) -> None:
        self._rows = rows

    def __getitem__(self, id: str) -> Document:
        return decode(self._rows[id].body)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class IndexedTable(Table):
    """The rows of one table in memory, by id, by order of insertion and by each declared index.

    TinyDB's reading methods work on it; its writing methods raise `io.UnsupportedOperation`, for there is
    one way to write, `Store.run`.
    """

    document_id_class: Any = str

    def __init__(self, storage: JournalStorage, name: str, declared: Declared | None = None) -> None:
        super().__init__(storage, name, cache_size=0)
        declared = declared or Declared(name)
        single = dict.fromkeys((*declared.indexes, *declared.unique))
        self._fields, self._single = (*single, *declared.several), len(single)
        self._unique, self._several = declared.unique, declared.several
        self._indexes = {field: (Items if field in declared.several else Index)() for field in self._fields}
        self._rows = storage.read().setdefault(name, {})
        self._by_order: dict[int, Stored] = {}
        self._last = len(self._rows)
        self._take_in()

    def _take_in(self) -> None:
        """Number and index the rows that were read; the same value of many is kept once."""
        known: dict[Key, Key] = {}
        for order, stored in enumerate(self._rows.values(), 1):
            keys = self._keys(values(stored.body, self._fields)) if self._fields else ()
            stored.order, stored.keys = order, tuple([known.setdefault(key, key) for key in keys])
            self._by_order[order] = stored
        for at, index in enumerate(self._indexes.values()):
            index.fill(stored.keys[at] for stored in self._rows.values())

    def stored(self, id: str) -> Stored | None:
        """The row with this id."""
        return self._rows.get(id)

    def revise(self, id: str, before: Stored | None, body: bytes, doc: Document) -> Stored:
        """The next version of a row, or its first; not yet in the table. Raises Duplicate, TypeError."""
        keys = self._keys([value_at(doc, field) for field in self._fields])
        if before is None:
            self._last += 1
            after = Stored(id, 1, body, self._last, keys)
        else:
            after = Stored(id, before.version + 1, body, before.order, keys)
        self._refuse_duplicate(after)
        return after

    def swap(self, before: Stored | None, after: Stored | None) -> None:
        """Put one row in the place of another. None: there is none. Swapped back, all is as it was."""
        if after is not None:
            self._rows[after.id] = self._by_order[after.order] = after
        elif before is not None:
            del self._rows[before.id], self._by_order[before.order]
        for at, index in enumerate(self._indexes.values()):
            old = before.keys[at] if before is not None else None
            new = after.keys[at] if after is not None else None
            if before is not None and old != new:
                index.remove(old, before.order)
            if after is not None and (before is None or old != new):
                index.add(new, after.order)

    def select(self, eq: Mapping[str, Scalar], le: Mapping[str, Scalar], limit: int | None = None) -> list[Stored]:
        """Rows that match, by the `le` key, then in order of insertion. Raises ValueError: no such index."""
        return list(islice(self.matching(eq, le), limit))

    def matching(self, eq: Mapping[str, Scalar], le: Mapping[str, Scalar]) -> Iterator[Stored]:
        """The same one by one; the table must not change meanwhile."""
        self._refuse_undeclared((*eq, *le))
        if len(le) > 1 or not le.keys().isdisjoint(self._several):
            raise ValueError(f"{self.name}: one key at a time can be compared, and none of several values")
        candidates = self._candidates(eq, le)
        return candidates if len(eq) == 1 and not le else filter(self._fitting(eq), candidates)

    def _fitting(self, eq: Mapping[str, Scalar]) -> Callable[[Stored], bool]:
        """Whether a row matches, by its keys alone."""
        wanted = [(self._fields.index(field), key_of(value)) for field, value in eq.items()]
        equal = [(at, key) for at, key in wanted if at < self._single]
        among = [(at, key) for at, key in wanted if at >= self._single]

        def fits(row: Stored) -> bool:
            for at, key in equal:
                if row.keys[at] != key:
                    return False
            return all(key in row.keys[at] for at, key in among)

        return fits

    def how_many(self, eq: Mapping[str, Scalar]) -> int:
        """How many rows match; of one value without looking at them. Raises ValueError: no such index."""
        self._refuse_undeclared(tuple(eq))
        if len(eq) != 1:
            return sum(1 for _ in self.matching(eq, {}))
        [(field, value)] = eq.items()
        return len(self._indexes[field].equal(key_of(value)))

    def numbers(self, field: str) -> list[Key]:
        """The numbers that an index has, lowest first."""
        return self._indexes[field].numbers()

    def field(self, name: str) -> int:
        """The place of an index's key among the `keys` of a row."""
        return self._fields.index(name)

    def _candidates(self, eq: Mapping[str, Scalar], le: Mapping[str, Scalar]) -> Iterator[Stored]:
        """Rows in the order asked for: every one that matches, and by the cheaper way few others."""
        equal = [self._indexes[field].equal(key_of(value)) for field, value in eq.items()]
        smallest = min(equal, key=len, default=None)
        if le:
            return map(self._by_order.__getitem__, self._upto(le, smallest))
        orders = sorted(self._by_order) if smallest is None else smallest
        return map(self._by_order.__getitem__, orders)

    def _upto(self, le: Mapping[str, Scalar], smallest: Sequence[int] | None) -> Iterator[int]:
        [(field, value)] = le.items()
        walk = self._indexes[field].upto(key_of(value))
        if smallest is None:
            return walk
        few = list(islice(walk, len(smallest) + 1))
        return iter(few if len(few) <= len(smallest) else self._ordered(smallest, field, value))

    def _ordered(self, orders: Sequence[int], field: str, value: Scalar) -> list[int]:
        at, limit = self._fields.index(field), key_of(value)
        rows = (self._by_order[order] for order in orders)
        fitting = [(row.keys[at], row.order) for row in rows if comparable(row.keys[at], limit)]
        return [order for key, order in sorted(fitting) if key <= limit]

    def _keys(self, found: Sequence[Any]) -> tuple[Key, ...]:
        """The keys of a row, of what its document has at each field. Raises TypeError."""
        keys = [value if type(value) is str else key_of(value) for value in found[: self._single]]
        return (*keys, *map(items_of, found[self._single :]))

    def _refuse_duplicate(self, after: Stored) -> None:
        for field in self._unique:
            key = after.keys[self._fields.index(field)]
            if any(order != after.order for order in self._indexes[field].equal(key)):
                raise Duplicate(f"{self.name}: another document has this {field}")

    def _refuse_undeclared(self, fields: Sequence[str]) -> None:
        for field in fields:
            if field not in self._indexes:
                raise ValueError(f"{self.name} has no index on {field}")

    def _read_table(self) -> Any:
        return _Decoded(self._rows)

    def _update_table(self, updater: Callable[[dict[Any, Any]], None]) -> NoReturn:
        raise io.UnsupportedOperation("write through Store.run")
