"""The store of `workflow.store` on the journal: steps run at once in memory, and return when durable."""

import fcntl
import gc
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from tinydb import TinyDB

from storage.claim import claim_rows, with_claim_indexes
from storage.commit import DiskThread, GroupCommit
from storage.disk import OsDisk
from storage.errors import StorageFailed, StoreLocked
from storage.journal import JournalStorage
from storage.table import IndexedTable
from storage.transaction import Transaction
from workflow.store import Row, Table, Tx

T = TypeVar("T")


class Database(TinyDB):
    """TinyDB with indexed tables."""

    table_class: Any = IndexedTable

    def __init__(self, journal: JournalStorage, tables: Sequence[Table]) -> None:
        super().__init__(storage=lambda: journal)
        self.indexed = {table.name: self._declare(with_claim_indexes(table)) for table in tables}

    def _declare(self, table: Table) -> IndexedTable:
        return cast(IndexedTable, self.table(table.name, indexes=table.indexes, unique=table.unique))


class JournalStore:
    """A `workflow.store.Store` on one data directory. Made by `open_store`, used on one event loop."""

    def __init__(self, journal: JournalStorage, tables: Sequence[Table], lock: int) -> None:
        self._database, self._lock = Database(journal, tables), lock
        self._thread = DiskThread()
        self._commit = GroupCommit(journal, self._thread)

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

    async def close(self) -> None:
        """Finish what is under way and give the directory free. Closed twice: nothing happens."""
        if self._lock < 0:
            return
        lock, self._lock = self._lock, -1
        try:
            await self._finish()
        finally:
            self._thread.stop()
            self._database.close()
            os.close(lock)

    async def _finish(self) -> None:
        """An empty last transaction tells the next start that all before it was durable."""
        try:
            await self._commit.until_durable(self._commit.append([]))
        finally:
            self._commit.fail("the store is closed")

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


def open_store(path: Path, tables: Sequence[Table]) -> JournalStore:
    """Open, or create, the data directory `path`. The tables say by which keys they may be searched.

    Raises StoreLocked (another process has it), CorruptStore (run verify, restore a backup), StorageFailed.
    Blocks while it reads: about a second for 100,000 documents.
    """
    try:
        with ExitStack() as undo, _collector_paused():
            disk = OsDisk(path)
            undo.callback(disk.close)
            lock = _hold(path)
            undo.callback(os.close, lock)
            store = JournalStore(JournalStorage(disk), tables, lock)
            undo.pop_all()
            return store
    except OSError as error:
        raise StorageFailed(f"cannot open {path}: {error}") from error


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
