"""The journal as a TinyDB Storage: the state in memory, and the log it is rebuilt from.

One object, two sides: `state` belongs to the event loop; everything that touches the disk is called by one
thread at a time (the group commit's), in the order in which it was asked for.
"""

import logging
from collections.abc import Iterable, Sequence

from tinydb.storages import Storage

from storage.disk import Disk
from storage.errors import NewerData
from storage.migration import Migration, migrate_state
from storage.record import Header, header_line
from storage.replay import Stored, load, log_name, numbers, snapshot_lines, snapshot_name

_LOG = logging.getLogger(__name__)
_CHUNK = 1 << 20
PARTIAL = ".partial"
"""Suffix of files that are still being written; they count for nothing and are removed at start."""


class JournalStorage(Storage):
    """TinyDB's storage over a log of transactions. Raises CorruptStore, StorageFailed."""

    def __init__(self, disk: Disk, migrations: Sequence[Migration] = ()) -> None:
        super().__init__()
        self.disk = disk
        loaded = load(disk)
        newest = 1 + len(migrations)
        if loaded.schema > newest:
            raise NewerData(f"the data have schema {loaded.schema}, this program knows {newest}: update it")
        self.state, self.schema = loaded.state, loaded.schema or newest
        self.seq, self.log, self.snapshot = loaded.seq, loaded.log, loaded.snapshot
        self.log_bytes, self.snapshot_bytes = loaded.log_bytes, loaded.snapshot_bytes
        self._closed_bytes = 0
        self._make_safe(loaded.whole, loaded.torn)
        if self.schema < newest:
            self.state = migrate_state(self.state, migrations[self.schema - 1 :])
            self.schema = newest
            self.write(self.state)

    def read(self) -> dict[str, dict[str, Stored]]:
        """The live state: tables by name, documents by id."""
        return self.state

    def write(self, data: dict[str, dict[str, Stored]]) -> None:
        """Replace everything: a snapshot that stands for all logs so far, then a new log."""
        partial = partial_name(self.log, "new")
        write_whole(self.disk, partial, snapshot_lines(data, self.schema, self.seq))
        self._closed_bytes = self.log_bytes
        self.adopt(partial, self.log)
        self._begin_log(self.log + 1)

    def commit(self, lines: bytes, seq: int) -> None:
        """Make the lines of the transactions up to `seq` durable."""
        self.disk.append(log_name(self.log), lines)
        self.disk.sync(log_name(self.log))
        self.seq = seq
        self.log_bytes += len(lines)

    def rotate(self) -> int:
        """Begin a new log; the number of the one that is closed now, and never written again."""
        closed, self._closed_bytes = self.log, self.log_bytes
        self._begin_log(closed + 1)
        return closed

    def adopt(self, partial: str, number: int) -> None:
        """Let a finished file be the snapshot up to log `number`, then remove what it stands for."""
        self.disk.rename(partial, snapshot_name(number))
        self.disk.sync_names()
        self.snapshot, self.snapshot_bytes = number, self.disk.size(snapshot_name(number))
        self.log_bytes -= self._closed_bytes
        self._remove_stale()

    def close(self) -> None:
        self.disk.close()

    def _make_safe(self, whole: int, torn: int) -> None:
        """Before anything is answered: what was read must be durable, also if its writer was killed."""
        self.disk.sync_names()
        self._remove_stale()
        if torn:
            _LOG.warning("cut %d bytes that were never acknowledged from %s", torn, log_name(self.log))
            self.disk.truncate(log_name(self.log), whole)
        if self.log == self.snapshot:
            self._begin_log(self.log + 1)
        elif whole == 0:
            self._begin_log(self.log)
        else:
            self.disk.sync(log_name(self.log))

    def _begin_log(self, number: int) -> None:
        line = header_line(Header(self.schema, self.seq, 0))
        self.disk.append(log_name(number), line)
        self.disk.sync(log_name(number))
        self.disk.sync_names()
        self.log = number
        self.log_bytes += len(line)

    def _remove_stale(self) -> None:
        names = self.disk.names()
        stale = [name for name in names if name.endswith(PARTIAL)]
        stale += [log_name(n) for n in numbers(names, ".log") if n <= self.snapshot]
        stale += [snapshot_name(n) for n in numbers(names, ".snapshot") if n < self.snapshot]
        for name in stale:
            self.disk.remove(name)


def partial_name(number: int, token: str) -> str:
    """File name of a snapshot while it is written; the token is another one each time."""
    return f"{snapshot_name(number)}.{token}{PARTIAL}"


def write_whole(disk: Disk, name: str, lines: Iterable[bytes]) -> None:
    """Write a new file and make its content durable (its name is not yet)."""
    buffer = bytearray()
    for line in lines:
        buffer += line
        if len(buffer) > _CHUNK:
            disk.append(name, bytes(buffer))
            buffer.clear()
    disk.append(name, bytes(buffer))
    disk.sync(name)
