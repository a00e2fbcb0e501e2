"""Compaction: closed logs and the snapshot before them become one new snapshot, in a process of its own.

The process only reads closed files and writes a file that nobody looks at yet; the store itself gives it its
name. So a process that outlives the store, or dies before its end, does no harm.
"""

import asyncio
import sys
from pathlib import Path

from storage.disk import Disk
from storage.journal import write_whole
from storage.replay import load, snapshot_lines


class CompactionFailed(Exception):
    """The compacting process did not end well; nothing is lost, the logs stay."""


def compact(disk: Disk, upto: int, partial: str) -> None:
    """Write what the logs up to number `upto` amount to into the file `partial`, and make it durable."""
    loaded = load(disk, upto)
    write_whole(disk, partial, snapshot_lines(loaded.state, loaded.schema, loaded.seq))


async def compact_in_process(path: Path, upto: int, partial: str) -> None:
    """Do `compact` beside the event loop. Raises CompactionFailed."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "storage", str(path.resolve()), str(upto), partial),
        cwd=Path(__file__).parent.parent,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, errors = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        raise CompactionFailed(errors.decode(errors="replace").strip()[-500:])
