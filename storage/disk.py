"""The few file operations the journal needs, over one directory. All data files are written through it.

Names are plain file names inside the directory. Errors are `OSError`. What is written counts as durable
only after `sync` of the file *and*, for a new, renamed or removed name, `sync_names`.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from storage.errors import StorageFailed

ROOM = 1 << 20
"""Bytes by which a log grows at a time."""

_GROWING = ".log"


class Readable(Protocol):
    """A directory of files that are only read."""

    def names(self) -> list[str]: ...

    def read(self, name: str) -> bytes: ...


class Disk(Readable, Protocol):
    """A directory of append-only files; the power-cut simulator is another one."""

    def size(self, name: str) -> int: ...

    def append(self, name: str, data: bytes) -> None:
        """Write all of `data` at the end; the file is created when absent."""

    def truncate(self, name: str, size: int) -> None: ...

    def sync(self, name: str) -> None: ...

    def rename(self, old: str, new: str) -> None: ...

    def remove(self, name: str) -> None: ...

    def sync_names(self) -> None: ...

    def close(self) -> None: ...


@dataclass
class _File:
    """An open file: where its content ends, and how much room it has been given."""

    descriptor: int
    end: int
    room: int


class OsDisk:
    """A directory of the operating system: files readable by the owner only (0600, the directory 0700).

    A file that was appended to stays open, so that an error in writing back is reported to its `sync`. Logs
    get their room in steps: without a new length to record, `fdatasync` takes a third less time. What of the
    room is not yet written are zeros, which no line ends with, and which `read` leaves out.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._files: dict[str, _File] = {}
        _make_private(path)
        for name in self.names():
            with suppress(FileNotFoundError):
                (path / name).chmod(0o600)
        sync_directory(path.parent)

    def names(self) -> list[str]:
        return sorted(entry.name for entry in self._path.iterdir())

    def read(self, name: str) -> bytes:
        return read_file(self._path / name)

    def size(self, name: str) -> int:
        return self._open(name).end

    def append(self, name: str, data: bytes) -> None:
        file = self._open(name)
        if name.endswith(_GROWING) and file.end + len(data) > file.room:
            file.room = file.end + len(data) + ROOM
            os.posix_fallocate(file.descriptor, file.end, file.room - file.end)
        rest = memoryview(data)
        while rest:
            written = os.pwrite(file.descriptor, rest, file.end)
            file.end, rest = file.end + written, rest[written:]

    def truncate(self, name: str, size: int) -> None:
        file = self._open(name)
        os.ftruncate(file.descriptor, size)
        file.end = file.room = size

    def sync(self, name: str) -> None:
        os.fdatasync(self._open(name).descriptor)

    def rename(self, old: str, new: str) -> None:
        self._forget(old)
        (self._path / old).rename(self._path / new)

    def remove(self, name: str) -> None:
        self._forget(name)
        (self._path / name).unlink()

    def sync_names(self) -> None:
        sync_directory(self._path)

    def close(self) -> None:
        for name in list(self._files):
            self._forget(name)

    def _open(self, name: str) -> _File:
        if name not in self._files:
            descriptor = os.open(self._path / name, os.O_WRONLY | os.O_CREAT, 0o600)
            size = os.fstat(descriptor).st_size
            end = len(self.read(name)) if name.endswith(_GROWING) else size
            self._files[name] = _File(descriptor, end, size)
        return self._files[name]

    def _forget(self, name: str) -> None:
        """Room that was not used is given back; should that fail, it is only room."""
        file = self._files.pop(name, None)
        if file is not None:
            with suppress(OSError):
                os.ftruncate(file.descriptor, file.end)
            os.close(file.descriptor)


def make_private(path: Path) -> None:
    """Make a directory, and keep others out of it. Raises StorageFailed."""
    try:
        _make_private(path)
    except OSError as error:
        raise StorageFailed(f"cannot open {path}: {error}", error.errno) from error


def _make_private(path: Path) -> None:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)


def read_file(path: Path) -> bytes:
    """What is in a file, without the room of a log that is not yet written."""
    content = path.read_bytes()
    return content.rstrip(b"\0") if path.name.endswith(_GROWING) else content


def sync_directory(path: Path) -> None:
    """Make the names in a directory durable."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
