"""A disk that forgets: what was not made durable may be lost, torn or kept in another order by a power cut.

Content is durable after `sync` of its file, a name after `sync_names`. Every call may be the last one.
"""

import random
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TypeVar

T = TypeVar("T")
SECTOR = 64
"""Bytes that are written or lost together; small, so that a line of the journal spans several."""


class PowerCut(BaseException):
    """The machine stops here."""


@dataclass
class Inode:
    """A file: as programs see it, as the disk has it, and the changes in between."""

    seen: bytearray = field(default_factory=bytearray)
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Callable[[bytearray, random.Random], None]] = field(default_factory=list)

    def change(self, apply: Callable[[bytearray, random.Random | None], None]) -> None:
        apply(self.seen, None)
        self.pending.append(apply)

    def sync(self) -> None:
        self.durable = bytearray(self.seen)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> "Inode":
        content = bytearray(self.durable)
        for apply in _survivors(self.pending, chance):
            apply(content, chance)
        return Inode(content, bytearray(content))


Names = dict[str, Inode]


class FakeDisk:
    """A `storage.disk.Disk` in memory. `calls` disk calls are done, then comes the power cut.

    `ignored` durability calls are not done; a call is known by its kind and the function that made it.
    """

    def __init__(self, ignored: str = "") -> None:
        self.ignored = ignored
        self.sites: set[str] = set()
        self.calls = sys.maxsize
        self._names: Names = {}
        self._durable_names: Names = {}
        self._pending_names: list[Callable[[Names], object]] = []

    def after_cut(self, chance: random.Random) -> "FakeDisk":
        """What is there when the power is back."""
        names = dict(self._durable_names)
        for apply in _survivors(self._pending_names, chance):
            apply(names)
        disk = FakeDisk(self.ignored)
        disk.sites = self.sites
        survived = {id(inode): inode.after_cut(chance) for inode in names.values()}
        disk._names = {name: survived[id(inode)] for name, inode in names.items()}
        disk._durable_names = dict(disk._names)
        return disk

    def flip(self, name: str, bit: int) -> None:
        """Damage one bit of a file."""
        self._names[name].seen[bit // 8] ^= 1 << bit % 8

    def names(self) -> list[str]:
        return sorted(self._names)

    def read(self, name: str) -> bytes:
        return bytes(self._names[name].seen)

    def size(self, name: str) -> int:
        return len(self._names[name].seen)

    def append(self, name: str, data: bytes) -> None:
        if name not in self._names:
            inode = Inode()
            self._rename_all(lambda names: names.update({name: inode}))
        self._call()
        inode = self._names[name]
        offset = len(inode.seen)
        inode.change(lambda content, chance: _write(content, offset, data, chance))

    def truncate(self, name: str, size: int) -> None:
        self._call()
        self._names[name].change(lambda content, _: content.__delitem__(slice(size, None)))

    def rename(self, old: str, new: str) -> None:
        self._call()
        inode = self._names[old]

        def apply(names: Names) -> None:
            names.pop(old, None)
            names[new] = inode

        self._rename_all(apply)

    def remove(self, name: str) -> None:
        self._call()
        self._rename_all(lambda names: names.pop(name, None))

    def sync(self, name: str) -> None:
        self._call()
        if self._obeys("sync", sys._getframe(1)):
            self._names[name].sync()

    def sync_names(self) -> None:
        self._call()
        if self._obeys("sync_names", sys._getframe(1)):
            self._durable_names = dict(self._names)
            self._pending_names.clear()

    def close(self) -> None:
        """Nothing is held open."""

    def _rename_all(self, apply: Callable[[Names], object]) -> None:
        apply(self._names)
        self._pending_names.append(apply)

    def _obeys(self, kind: str, caller: FrameType) -> bool:
        site = f"{Path(caller.f_code.co_filename).stem}: {caller.f_code.co_qualname} {kind}"
        self.sites.add(site)
        return site != self.ignored

    def _call(self) -> None:
        self.calls -= 1
        if self.calls < 0:
            raise PowerCut


def _survivors(pending: list[T], chance: random.Random) -> list[T]:
    """What of the pending changes reached the disk: all, none, the first ones or any of them."""
    fate = chance.randrange(4)
    if fate == 0:
        return []
    if fate == 1:
        return pending
    if fate == 2:
        return pending[: chance.randrange(len(pending) + 1)]
    return [change for change in pending if chance.random() < 0.5]


def _write(content: bytearray, offset: int, data: bytes, chance: random.Random | None) -> None:
    """Write all of it, or with `chance` only some: a beginning, or some sectors and zeros between them."""
    for start, stop in [(0, len(data))] if chance is None else _torn(len(data), chance):
        content.extend(bytes(max(0, offset + stop - len(content))))
        content[offset + start : offset + stop] = data[start:stop]


def _torn(size: int, chance: random.Random) -> list[tuple[int, int]]:
    fate = chance.randrange(3)
    if fate == 0:
        return [(0, size)]
    if fate == 1:
        return [(0, chance.randrange(size + 1))]
    sectors = [(start, min(start + SECTOR, size)) for start in range(0, size, SECTOR)]
    return [sector for sector in sectors if chance.random() < 0.5]
