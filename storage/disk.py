"""The few file operations the journal needs, over one directory. All data files are written through it.

Names are plain file names inside the directory. Errors are `OSError`. What is written counts as durable
only after `sync` of the file *and*, for a new, renamed or removed name, `sync_names`.
"""

import os
from pathlib import Path
from typing import Protocol


class Disk(Protocol):
    """A directory of append-only files; the power-cut simulator is another one."""

    def names(self) -> list[str]: ...

    def read(self, name: str) -> bytes: ...

    def size(self, name: str) -> int: ...

    def append(self, name: str, data: bytes) -> None:
        """Write all of `data` at the end; the file is created when absent."""

    def truncate(self, name: str, size: int) -> None: ...

    def sync(self, name: str) -> None: ...

    def rename(self, old: str, new: str) -> None: ...

    def remove(self, name: str) -> None: ...

    def sync_names(self) -> None: ...

    def close(self) -> None: ...


class OsDisk:
    """A directory of the operating system: files readable by the owner only (0600, the directory 0700).

    A file that was appended to stays open, so that an error in writing back is reported to its `sync`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: dict[str, int] = {}
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        _sync_directory(path.parent)

    def names(self) -> list[str]:
        return sorted(entry.name for entry in self._path.iterdir())

    def read(self, name: str) -> bytes:
        return (self._path / name).read_bytes()

    def size(self, name: str) -> int:
        return (self._path / name).stat().st_size

    def append(self, name: str, data: bytes) -> None:
        descriptor = self._descriptor(name)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def truncate(self, name: str, size: int) -> None:
        os.ftruncate(self._descriptor(name), size)

    def sync(self, name: str) -> None:
        os.fdatasync(self._descriptor(name))

    def rename(self, old: str, new: str) -> None:
        self._forget(old)
        (self._path / old).rename(self._path / new)

    def remove(self, name: str) -> None:
        self._forget(name)
        (self._path / name).unlink()

    def sync_names(self) -> None:
        _sync_directory(self._path)

    def close(self) -> None:
        for name in list(self._open):
            self._forget(name)

    def _descriptor(self, name: str) -> int:
        if name not in self._open:
            self._open[name] = os.open(self._path / name, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return self._open[name]

    def _forget(self, name: str) -> None:
        descriptor = self._open.pop(name, None)
        if descriptor is not None:
            os.close(descriptor)


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
