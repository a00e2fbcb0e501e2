"""Group commit: all transactions that wait share one write and one fsync, in a thread beside the loop."""

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

from storage.errors import StorageFailed
from storage.journal import JournalStorage
from storage.record import Write, record_line

T = TypeVar("T")


class DiskThread:
    """Does one thing after another with the disk, off the loop."""

    def __init__(self) -> None:
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, name="storage", daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
        """Do `job`; hand its result, or the exception it raised, to `done` on the loop."""
        loop = asyncio.get_running_loop()

        def work() -> None:
            loop.call_soon_threadsafe(done, _outcome(job))

        self._jobs.put(work)

    async def call(self, job: Callable[[], T]) -> T:
        """Do `job` and return its result. Raises what it raised."""
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self.submit(job, partial(_settle, future))
        return await future

    def stop(self) -> None:
        """Finish what was asked for, then end."""
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()


class GroupCommit:
    """Numbers the transactions, and says when they are durable. After a failure it acknowledges nothing."""

    def __init__(self, journal: JournalStorage, thread: DiskThread, committed: Callable[[], None]) -> None:
        self._journal, self._thread, self._committed = journal, thread, committed
        self.last = self.durable = journal.seq
        self._failure = ""
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
        if self._failure:
            raise StorageFailed(self._failure)

    def fail(self, error: Exception) -> StorageFailed:
        """Stop for good, as the disk did not do what it should: whoever waits or comes gets StorageFailed."""
        return self._stop(f"the disk failed ({error}); nothing more is accepted until a restart")

    def close(self) -> None:
        """Stop, as the store is closed."""
        self._stop("the store is closed")

    def _stop(self, why: str) -> StorageFailed:
        self._failure = self._failure or why
        while self._waiting:
            _settle(self._waiting.popleft()[1], StorageFailed(self._failure))
        return StorageFailed(self._failure)

    def _flush(self) -> None:
        lines, self._lines = b"".join(self._lines), []
        seq = self.last
        self._thread.submit(partial(self._journal.commit, lines, seq), partial(self._flushed, seq))

    def _flushed(self, seq: int, outcome: Exception | None) -> None:
        self._flushing = False
        if outcome is not None:
            self.fail(outcome)
            return
        self.durable = seq
        while self._waiting and self._waiting[0][0] <= seq:
            _settle(self._waiting.popleft()[1], None)
        if self._waiting:
            self._flushing = True
            self._flush()
        self._committed()


def _outcome(job: Callable[[], T]) -> T | Exception:
    try:
        return job()
    except Exception as error:  # noqa: BLE001 - handed to whoever asked for the job
        return error


def _settle(future: "asyncio.Future[T]", outcome: T | Exception) -> None:
    """A waiter that was cancelled meanwhile is passed over."""
    if future.done():
        return
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
