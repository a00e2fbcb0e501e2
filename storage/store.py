"""The store of `workflow.store` on the journal: steps run at once in memory, and return when durable."""

import asyncio
import fcntl
import gc
import logging
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from tinydb import TinyDB

from storage.archive import append_archive, archive_years, erase_archive, read_archive
from storage.claim import claim_rows, with_claim_indexes
from storage.codec import decode
from storage.commit import GroupCommit
from storage.compaction import CompactionFailed, compact_in_process
from storage.disk import Disk, OsDisk
from storage.errors import StorageFailed, StoreLocked
from storage.journal import JournalStorage, partial_name
from storage.migration import Migration
from storage.record import Write
from storage.table import IndexedTable
from storage.thread import DiskThread
from storage.transaction import Transaction
from workflow.store import Bundle, Row, Table, Tx

T = TypeVar("T")
COMPACT_BYTES = 16 << 20
"""Logs shorter than this are not compacted by themselves."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Settings:
    """How the store is kept; see `open_store`."""

    migrations: Sequence[Migration]
    compact_bytes: int


class Database(TinyDB):
    """TinyDB with indexed tables."""

    table_class: Any = IndexedTable

    def __init__(self, journal: JournalStorage, tables: Sequence[Table]) -> None:
        super().__init__(storage=lambda: journal)
        self.journal = journal
        self.indexed = {table.name: self._declare(with_claim_indexes(table)) for table in tables}

    def _declare(self, table: Table) -> IndexedTable:
        return cast(IndexedTable, self.table(table.name, declared=table))


class JournalStore:
    """A `workflow.store.Store` on one data directory. Made by `open_store`, used on one event loop."""

    def __init__(self, path: Path, database: Database, lock: int, settings: Settings) -> None:
        self.path, self._database, self._lock, self._settings = path, database, lock, settings
        self._journal = database.journal
        self._thread = DiskThread()
        self._commit = GroupCommit(self._journal, self._thread, self._compact_when_long)
        self._closed_logs = asyncio.Lock()
        self._compact_at = settings.compact_bytes
        self._compacting: asyncio.Task[None] | None = None

    async def run(self, step: Callable[[Tx], T]) -> T:
        """Run a pure function as one transaction; return when what it read and wrote is durable.

        What the step raises undoes it, and comes out when what it had read is durable. A Conflict comes out
        at once: steps run one after another, so the same step would meet the same version again. A step that
        is cancelled while it waits for the disk is committed all the same. Raises StorageFailed.
        """
        return await self._run(step)

    async def claim(self, worker: str, now: datetime, lease: float, limit: int) -> list[Row]:
        """Take up to `limit` outbox rows that may be sent now, exclusively, for `lease` seconds."""
        return await self._run(partial(claim_rows, worker=worker, now=now, lease=lease, limit=limit))

    async def archive(self, pick: Callable[[Tx], Bundle | None]) -> int:
        """Move the bundle that a pure function picks to its year's archive; how many rows went.

        None, or one of them is changed meanwhile: all stay. Can be repeated after any failure: the rows are
        deleted only after they are durable in the archive. Raises StorageFailed.
        """
        year, writes = await self._run(partial(_picked, pick=pick))
        if not writes:
            return 0
        await self._on_disk(partial(append_archive, self._journal.disk, year, self._journal.schema, writes))
        return await self._run(lambda tx: tx.drop(writes))

    async def archived(self, tables: Sequence[str], year: int) -> dict[str, list[Row]]:
        """The archived rows of a year by table, without those that are active. Raises CorruptStore."""
        rows = await asyncio.to_thread(self._read_archive, tables, year)
        active = await self._run(lambda tx: {row for row in rows if tx.get(*row) is not None})
        found = [(table, row) for (table, id), row in rows.items() if (table, id) not in active]
        return {name: [row for table, row in found if table == name] for name in tables}

    def _read_archive(self, tables: Sequence[str], year: int) -> dict[tuple[str, str], Row]:
        kept = read_archive(self._journal.disk, year, self._settings.migrations)
        wanted = {place: write for place, write in kept.items() if write.table in tables}
        return {place: Row(write.id, write.version, decode(write.body)) for place, write in wanted.items()}

    def archive_years(self) -> list[int]:
        """The years that have an archive."""
        return archive_years(self._journal.disk)

    async def erase_archive(self, year: int) -> None:
        """Remove the archive of a year for good. Backups made before keep it."""
        await self._on_disk(partial(erase_archive, self._journal.disk, year))

    async def compact(self) -> None:
        """Make one snapshot of all logs now. Raises CompactionFailed; the store goes on."""
        async with self._closed_logs:
            closed = await self._on_disk(self._journal.rotate)
            name = partial_name(closed, secrets.token_hex(4))
            await compact_in_process(self.path, closed, name)
            await self._on_disk(partial(self._journal.adopt, name, closed))

    async def close(self) -> None:
        """Finish what is under way, give the directory free and its memory back. Closed twice: nothing happens."""
        if self._lock < 0:
            return
        lock, self._lock = self._lock, -1
        try:
            await self._finish()
        finally:
            self._thread.stop()
            self._database.close()
            os.close(lock)
            gc.unfreeze()

    async def _finish(self) -> None:
        """An empty last transaction tells the next start that all before it was durable."""
        if self._compacting is not None:
            self._compacting.cancel()
            await asyncio.wait([self._compacting])
        try:
            await self._commit.until_durable(self._commit.append([]))
        finally:
            self._commit.close()

    def _compact_when_long(self) -> None:
        """Called after each commit: compact when the logs are long for the snapshot."""
        long = self._journal.log_bytes > max(self._compact_at, self._journal.snapshot_bytes // 2)
        if long and self._compacting is None and self._lock >= 0:
            self._compacting = asyncio.create_task(self._compact_beside())

    async def _compact_beside(self) -> None:
        try:
            await self.compact()
            self._compact_at = self._settings.compact_bytes
        except CompactionFailed as failure:
            self._compact_at = self._journal.log_bytes + self._settings.compact_bytes
            _LOG.warning("compaction failed, the logs stay and it is tried again later: %s", failure)
        except StorageFailed as failure:
            _LOG.error("%s", failure)
        finally:
            self._compacting = None

    async def _on_disk(self, job: Callable[[], T]) -> T:
        """Do `job` in the disk's thread; when the disk fails it, the store stops. Raises StorageFailed."""
        self._commit.check()
        try:
            return await self._thread.call(job)
        except OSError as error:
            raise self._commit.fail(error) from error

    async def _run(self, step: Callable[[Transaction], T]) -> T:
        self._commit.check()
        tx = Transaction(self._database.indexed)
        try:
            result = step(tx)
            seq = self._commit.append(tx.writes) if tx.writes else self._commit.last
        except BaseException as error:
            tx.roll_back()
            if isinstance(error, Exception):
                await self._commit.until_durable(self._commit.last)
            raise
        tx.end()
        await self._commit.until_durable(seq)
        return result


def _picked(tx: Transaction, pick: Callable[[Tx], Bundle | None]) -> tuple[int, list[Write]]:
    bundle = pick(tx)
    return (bundle.year, tx.versions(bundle.rows)) if bundle is not None else (0, [])


def open_store(
    path: Path,
    tables: Sequence[Table],
    *,
    migrations: Sequence[Migration] = (),
    compact_bytes: int = COMPACT_BYTES,
    open_disk: Callable[[Path], Disk] = OsDisk,
) -> JournalStore:
    """Open, or create, the data directory `path`. The tables say by which keys they may be searched.

    Each migration brings documents of schema n (the first one: 1) to n + 1; those not yet done are done now.
    Logs are compacted when they are longer than `compact_bytes` and than half the snapshot.

    Raises StoreLocked (another process has it), CorruptStore (run verify, restore a backup), StorageFailed.
    Blocks while it reads: about a second for 100,000 documents.
    """
    try:
        with ExitStack() as undo, _collector_paused():
            disk = open_disk(path)
            undo.callback(disk.close)
            lock = _hold(path)
            undo.callback(os.close, lock)
            database = Database(JournalStorage(disk, migrations), tables)
            store = JournalStore(path, database, lock, Settings(migrations, compact_bytes))
            undo.pop_all()
            return store
    except OSError as error:
        raise StorageFailed(f"cannot open {path}: {error}", error.errno) from error


def _hold(path: Path) -> int:
    """Hold the lock file; it is free again when this process ends, however it ends."""
    descriptor = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise StoreLocked(f"{path} is open in another process") from None
    return descriptor


@contextmanager
def _collector_paused() -> Iterator[None]:
    """What is loaded stays: the garbage collector need not look at it, neither now nor later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
