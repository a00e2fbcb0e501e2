"""Reading a data directory without changing it: is everything whole, and what is in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from storage.archive import archive_years, read_archive
from storage.disk import Disk, OsDisk
from storage.errors import StorageFailed
from storage.replay import Loaded, load


@dataclass(frozen=True)
class Report:
    """What was found: documents by table, archived rows by year, `torn` bytes (never acknowledged)."""

    documents: dict[str, int] = field(default_factory=dict)
    archived: dict[int, int] = field(default_factory=dict)
    transactions: int = 0
    torn: int = 0
    problems: tuple[str, ...] = ()


def verify(path: Path) -> Report:
    """Check every line of every file. Damage is reported; StorageFailed is raised for no directory."""
    if not path.is_dir():
        raise StorageFailed(f"{path} is not a data directory")
    return verify_disk(OsDisk(path))


def verify_disk(disk: Disk) -> Report:
    """The same, of any disk."""
    problems: list[str] = []
    archived: dict[int, int] = {}
    loaded = Loaded()
    with _noting(problems):
        loaded = load(disk)
    for year in archive_years(disk):
        with _noting(problems):
            archived[year] = len(read_archive(disk, year))
    documents = {table: len(rows) for table, rows in loaded.state.items()}
    return Report(documents, archived, loaded.seq, loaded.torn, tuple(problems))


@contextmanager
def _noting(problems: list[str]) -> Iterator[None]:
    try:
        yield
    except (StorageFailed, OSError) as problem:
        problems.append(str(problem))
