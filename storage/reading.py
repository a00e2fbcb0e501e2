"""Reading a data directory as it is at one moment, also of a store at work, without changing anything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.archive import SUFFIX
from storage.disk import read_file
from storage.errors import NoData
from storage.replay import log_name, numbers, snapshot_name

TRIES = 5


@dataclass(frozen=True)
class Files:
    """Files that have been read: a `storage.disk.Readable`."""

    content: Mapping[str, bytes]

    def names(self) -> list[str]:
        """Their names."""
        return sorted(self.content)

    def read(self, name: str) -> bytes:
        """What is in one of them."""
        return self.content[name]


def read_directory(path: Path) -> Files:
    """The newest snapshot, the logs behind it and the archives.

    A store at work only appends, and a file that it replaces meanwhile is missed, so that all is read again.
    The archives come last: a row leaves the logs only when it is in an archive, so it is found in one of the two.
    Raises NoData, OSError.
    """
    if not path.is_dir():
        raise NoData(f"{path} is not a data directory")
    for _ in range(TRIES - 1):
        try:
            return _read_once(path)
        except FileNotFoundError:
            continue
    return _read_once(path)


def _read_once(path: Path) -> Files:
    journal = _content(path, _journal(_names(path)))
    if not journal:
        raise NoData(f"{path} is not a data directory")
    archives = [name for name in _names(path) if name.endswith(SUFFIX)]
    return Files({**journal, **_content(path, archives)})


def _names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


def _journal(names: list[str]) -> list[str]:
    newest = max(numbers(names, ".snapshot"), default=0)
    logs = [log_name(number) for number in numbers(names, ".log") if number > newest]
    return ([snapshot_name(newest)] if newest else []) + logs


def _content(path: Path, names: Iterable[str]) -> dict[str, bytes]:
    return {name: read_file(path / name) for name in names}
