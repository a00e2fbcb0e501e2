"""Disks on which something goes wrong, or waits."""

import errno
import threading
from pathlib import Path

from storage.disk import OsDisk


class GatedDisk(OsDisk):
    """A disk whose commits wait at the gate while it is closed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.gate = threading.Event()
        self.gate.set()
        self.arrived = threading.Event()
        self.syncs = 0

    def sync(self, name: str) -> None:
        self.arrived.set()
        self.gate.wait()
        super().sync(name)
        self.syncs += 1


class BrokenDisk(OsDisk):
    """A disk that fails at `call` with `error` from the moment it is broken."""

    def __init__(self, path: Path, call: str, error: int) -> None:
        super().__init__(path)
        self.broken = False
        self._fault, self._error = call, error

    def append(self, name: str, data: bytes) -> None:
        if self._fails("append"):
            super().append(name, data[: len(data) // 2])
            raise self._failure()
        super().append(name, data)

    def sync(self, name: str) -> None:
        if self._fails("sync"):
            raise self._failure()
        super().sync(name)

    def sync_names(self) -> None:
        if self._fails("sync_names"):
            raise self._failure()
        super().sync_names()

    def _fails(self, call: str) -> bool:
        return self.broken and call == self._fault

    def _failure(self) -> OSError:
        return OSError(self._error, errno.errorcode[self._error])
