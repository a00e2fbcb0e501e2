"""A process that writes until it is killed or the disk is full: `writer.py DIRECTORY FIRST [LIMIT]`.

Each step writes a case and its message; its number is printed when it was acknowledged. The logs are
compacted all the time; or, with LIMIT, no file may become longer than that many bytes.
"""

import asyncio
import os
import resource
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from storage import JournalStore, StorageFailed, open_store
from workflow.store import OUTBOX, Table, Tx

TABLES = (Table("case"), Table(OUTBOX))
WRITERS = 4


async def write(store: JournalStore, numbers: Iterator[int]) -> None:
    """One of several that write at the same time."""
    for number in numbers:

        def step(tx: Tx, id: str = str(number)) -> None:
            tx.insert("case", id, {"number": id, "text": "x" * 100})
            tx.insert(OUTBOX, id, {"number": id})

        await store.run(step)
        os.write(1, b"%d\n" % number)


async def main(path: Path, first: int, limit: int | None) -> None:
    """Raises StorageFailed at last."""
    store = open_store(path, TABLES, compact_bytes=5_000 if limit is None else limit)
    if limit is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    numbers = count(first)
    await asyncio.gather(*(write(store, numbers) for _ in range(WRITERS)))


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[2:]]
    try:
        asyncio.run(main(Path(sys.argv[1]), arguments[0], arguments[1] if arguments[1:] else None))
    except StorageFailed as failure:
        sys.exit(f"{type(failure).__name__}: {failure}")
