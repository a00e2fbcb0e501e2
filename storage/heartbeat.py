"""The heartbeat: how a running bot is, in a small file that others may look at; and how much room its data take.

It lies beside the store's folder. Losing it loses nothing, so it is replaced at once, but not made durable.
"""

import fcntl
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from storage.codec import decode, encode
from workflow.store import Document

NAME = "heartbeat.json"
BACKUP = "last-backup"


def write_heartbeat(data: Path, doc: Document) -> None:
    """Replace the heartbeat, readable by its owner only. Raises OSError."""
    partial = data / f"{NAME}.partial"
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(encode(doc)[0])
    partial.rename(data / NAME)


def read_heartbeat(data: Path) -> tuple[Document, datetime] | None:
    """The heartbeat and when it was written by the machine's time; None when there is none. Raises OSError."""
    try:
        written = datetime.fromtimestamp((data / NAME).stat().st_mtime, UTC)
        return decode((data / NAME).read_bytes()), written
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def is_held(folder: Path) -> bool:
    """Whether a process has the store of this folder open. Raises OSError."""
    try:
        descriptor = os.open(folder / "lock", os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def note_backup(data: Path) -> None:
    """Leave a mark that a backup was made now. Raises OSError."""
    (data / BACKUP).touch(0o600)


def last_backup(data: Path) -> datetime | None:
    """When the mark was left, by the machine's time."""
    try:
        return datetime.fromtimestamp((data / BACKUP).stat().st_mtime, UTC)
    except OSError:
        return None


def bytes_on_disk(folder: Path) -> int:
    """How much room the files of a folder take; one that is just being removed counts for nothing."""
    return sum(_sizes(folder))


def _sizes(folder: Path) -> Iterator[int]:
    for file in folder.glob("*"):
        try:
            yield file.stat().st_size
        except OSError:
            continue
