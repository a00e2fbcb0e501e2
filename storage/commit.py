"""Group commit: all transactions that wait share one write and one fsync, in a thread beside the loop."""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial

from storage.errors import StorageFailed
from storage.journal import JournalStorage
from storage.record import Write, record_line
from storage.thread import DiskThread, settle


class GroupCommit:
    """Numbers the transactions, and says when they are durable. After a failure it acknowledges nothing."""

    def __init__(self, journal: JournalStorage, thread: DiskThread, committed: Callable[[], None]) -> None:
        self._journal, self._thread, self._committed = journal, thread, committed
        self.last = self.durable = journal.seq
        self._failure: StorageFailed | None = None
        self._flushing = False
        self._lines: list[bytes] = []
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()

    def append(self, writes: list[Write]) -> int:
        """Give a transaction its number. Wait for `until_durable` before anyone hears of it."""
        self._lines.append(record_line(self.last + 1, self.durable, writes))
        self.last += 1
        return self.last

    async def until_durable(self, seq: int) -> None:
        """Wait until the transactions up to `seq` are on disk. Raises StorageFailed."""
        self.check()
        if seq <= self.durable:
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((seq, future))
        if not self._flushing:
            self._flushing = True
            asyncio.get_running_loop().call_soon(self._flush)
        await future

    def check(self) -> None:
        """Raises StorageFailed when the store has stopped."""
        if self._failure is not None:
            raise _again(self._failure)

    def fail(self, error: Exception) -> StorageFailed:
        """Stop for good, as the disk did not do what it should: whoever waits or comes gets StorageFailed."""
        number = error.errno if isinstance(error, OSError) else None
        return self._stop(StorageFailed(f"the disk failed ({error}); nothing more is accepted until a restart", number))

    def close(self) -> None:
        """Stop, as the store is closed."""
        self._stop(StorageFailed("the store is closed"))

    def _stop(self, why: StorageFailed) -> StorageFailed:
        self._failure = self._failure or why
        while self._waiting:
            settle(self._waiting.popleft()[1], _again(self._failure))
        return _again(self._failure)

    def _flush(self) -> None:
        lines, self._lines = b"".join(self._lines), []
        self._thread.submit(partial(self._journal.commit, lines, self.last), partial(self._flushed, self.last))

    def _flushed(self, seq: int, outcome: Exception | None) -> None:
        self._flushing = False
        if outcome is not None:
            self.fail(outcome)
            return
        self.durable = seq
        while self._waiting and self._waiting[0][0] <= seq:
            settle(self._waiting.popleft()[1], None)
        if self._waiting:
            self._flushing = True
            self._flush()
        self._committed()


def _again(failure: StorageFailed) -> StorageFailed:
    """The same failure for one more who asks; an exception that was raised belongs to whom it was raised to."""
    return StorageFailed(str(failure), failure.number)
