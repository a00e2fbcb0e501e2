"""Reading a data directory without changing it: is everything whole, and what is in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from storage.archive import archive_years, read_archive
from storage.disk import Readable
from storage.errors import StorageFailed
from storage.reading import TRIES, Files, read_directory
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
    """Check every line of every file. Damage is reported; NoData is raised when there is none."""
    return read_and_verify(path)[1]


def read_and_verify(path: Path) -> tuple[Files, Report]:
    """The files, and what was found in them; what the store was writing at that moment is read again."""
    for _ in range(TRIES):
        files = read_directory(path)
        report = verify_files(files)
        if not report.problems:
            break
    return files, report


def verify_files(disk: Readable) -> Report:
    """The same, of files that are read already."""
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
