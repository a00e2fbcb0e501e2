"""The spool of invites: how the command line hands one to a running bot, which holds the store."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from storage.codec import decode, encode
from workflow.store import Document

FOLDER = "invites"
SUFFIX = ".invite"
_ID = re.compile(r"[0-9a-f]{64}")


def spool(data: Path, id: str, doc: Document) -> None:
    """Lay an invite, known by the hash of its code, into the spool of a data directory. Raises OSError."""
    folder = data / FOLDER
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    partial = folder / f"{id}.partial"
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(encode(doc)[0])
        file.flush()
        os.fsync(descriptor)
    partial.rename(folder / f"{id}{SUFFIX}")


def spooled(data: Path) -> Iterator[tuple[str, Document | None]]:
    """The invites in the spool; None for one that cannot be read as an invite. Raises OSError."""
    folder = data / FOLDER
    for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []:
        if _ID.fullmatch(path.stem):
            yield path.stem, _read(path)


def unspool(data: Path, id: str) -> None:
    """Take an invite out of the spool; absent already: nothing happens. Raises OSError."""
    (data / FOLDER / f"{id}{SUFFIX}").unlink(missing_ok=True)


def _read(path: Path) -> Document | None:
    try:
        doc = decode(path.read_bytes())
    except ValueError:
        return None
    return doc if isinstance(doc, dict) else None
