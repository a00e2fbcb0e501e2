"""One declared index in memory: which rows have which value, in order of insertion, and values in order."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

Key = Any
"""An indexed value, made so that True is not 1."""


_KINDS: dict[type, type] = {str: str, int: float, float: float, datetime: datetime, date: date}


def key_of(value: object) -> Key:
    """The key of a value; None (not indexed) for None. Raises TypeError for a list or an object."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return (value,)
    if isinstance(value, list | dict):
        raise TypeError(f"a {type(value).__name__} cannot be indexed")
    if isinstance(value, datetime) and value.utcoffset() is None:
        raise TypeError("a naive datetime cannot be searched for: give it a time zone")
    return value


def items_of(value: object) -> tuple[Key, ...]:
    """The keys of the items of a list, each once. Raises TypeError for anything but a list."""
    if value is not None and not isinstance(value, list):
        raise TypeError(f"a {type(value).__name__} is not a list of values")
    return tuple(dict.fromkeys(key for item in value or () if (key := key_of(item)) is not None))


class Index:
    """The rows of one table by one top-level key. Rows are known by their order of insertion."""

    def __init__(self) -> None:
        self._orders: dict[Key, list[int]] = {}
        self._sorted: dict[type, list[Key]] | None = None

    def fill(self, keys: Iterable[Key]) -> None:
        """Add the keys of the rows 1, 2, 3, ... to an index that is new; instants are put in order at once."""
        known = self._orders
        for order, key in enumerate(keys, 1):
            if key in known:
                known[key].append(order)
            elif key is not None:
                known[key] = [order]
        if isinstance(next(iter(known), None), datetime):
            self._values(datetime)

    def add(self, key: Key, order: int) -> None:
        if key is None:
            return
        orders = self._orders.get(key)
        if orders is not None:
            insort(orders, order)
            return
        self._orders[key] = [order]
        if self._sorted is not None:
            insort(self._sorted.setdefault(_kind(key), []), key)

    def remove(self, key: Key, order: int) -> None:
        if key is None:
            return
        orders = self._orders[key]
        del orders[bisect_left(orders, order)]
        if not orders:
            del self._orders[key]
            if self._sorted is not None:
                values = self._sorted[_kind(key)]
                del values[bisect_left(values, key)]

    def equal(self, key: Key) -> Sequence[int]:
        """Rows with this value, in order of insertion."""
        return self._orders.get(key, ())

    def upto(self, key: Key) -> Iterator[int]:
        """Rows with this value or a lower one of its kind, by value, then in order of insertion."""
        for value in self._values(_kind(key)):
            if value > key:
                return
            yield from self._orders[value]

    def numbers(self) -> list[Key]:
        """The numbers among the values, lowest first."""
        return list(self._values(float))

    def _values(self, kind: type) -> list[Key]:
        """Values in order: built when first asked for, as those of most indexes but instants never are."""
        if self._sorted is None:
            self._sorted = {}
            for key in self._orders:
                self._sorted.setdefault(_kind(key), []).append(key)
            for values in self._sorted.values():
                values.sort()
        return self._sorted.get(kind, [])


class Items(Index):
    """The rows of one table by each of several values: their keys are tuples."""

    def fill(self, keys: Iterable[Key]) -> None:
        for order, items in enumerate(keys, 1):
            self.add(items, order)

    def add(self, key: Key, order: int) -> None:
        for item in key:
            super().add(item, order)

    def remove(self, key: Key, order: int) -> None:
        for item in key:
            super().remove(item, order)


def comparable(key: Key, other: Key) -> bool:
    """Whether two keys have an order: both numbers, both texts, both days, both instants."""
    return key is not None and _kind(key) is _kind(other)


def _kind(key: Key) -> type:
    return _KINDS.get(type(key), tuple)
