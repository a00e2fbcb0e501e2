"""Closed documents by year, outside the memory: files that are only ever appended to.

A row is appended, made durable, and only then deleted from the active part. Between the two it is in both:
the active one wins, and archiving again appends it again; of two archived ones the later wins.
"""

from collections.abc import Sequence

from storage.disk import Disk, Readable
from storage.errors import CorruptStore
from storage.migration import Migration, migrate
from storage.record import Header, Write, header_line, record_line
from storage.replay import proves_durable, read_header, read_records

SUFFIX = ".archive"


def append_archive(disk: Disk, year: int, schema: int, writes: list[Write]) -> None:
    """Append rows to the year's file of this schema; on return they are durable. Raises CorruptStore.

    The empty record behind them is there to tell later damage to them from a torn end.
    """
    name = f"{year:04d}.{schema}{SUFFIX}"
    seq, whole = _make_safe(disk, name) if name in disk.names() else (0, 0)
    header = b"" if whole else header_line(Header(schema, 0, 0))
    disk.append(name, header + record_line(seq + 1, seq, writes))
    disk.sync(name)
    disk.sync_names()
    disk.append(name, record_line(seq + 2, seq + 1, []))


def read_archive(disk: Readable, year: int, migrations: Sequence[Migration] = ()) -> dict[tuple[str, str], Write]:
    """The archived rows of a year by table and id, as the present schema has them. Raises CorruptStore."""
    rows: dict[tuple[str, str], Write] = {}
    for name in _names(disk, year):
        for write in _read(disk, name)[2]:
            body = migrate(write.table, write.body, migrations[int(name.split(".")[1]) - 1 :])
            rows.pop((write.table, write.id), None)
            if body is not None:
                rows[write.table, write.id] = write._replace(body=body)
    return rows


def erase_archive(disk: Disk, year: int) -> None:
    """Remove what was archived for a year, for good (backups keep it until they are removed too)."""
    for name in _names(disk, year):
        disk.remove(name)
    disk.sync_names()


def archive_years(disk: Readable) -> list[int]:
    """The years for which there is an archive."""
    return sorted({int(name.split(".")[0]) for name in disk.names() if name.endswith(SUFFIX)})


def _names(disk: Readable, year: int) -> list[str]:
    names = [n for n in disk.names() if n.startswith(f"{year:04d}.") and n.endswith(SUFFIX)]
    return sorted(names, key=lambda name: int(name.split(".")[1]))


def _make_safe(disk: Disk, name: str) -> tuple[int, int]:
    """Last sequence number and length; a torn end is cut, the rest is durable from here on."""
    seq, whole, _ = _read(disk, name)
    if whole < disk.size(name):
        disk.truncate(name, whole)
    disk.sync(name)
    return seq, whole


def _read(disk: Readable, name: str) -> tuple[int, int, list[Write]]:
    """Last sequence number, length without a torn end, and the rows."""
    data = disk.read(name)
    _, whole = read_header(data)
    seq, writes = 0, list[Write]()
    for record, end in read_records(data, whole, 0):
        seq, whole = record.seq, end
        writes += record.writes
    if proves_durable(data, whole, seq + 1):
        raise CorruptStore(f"{name} is damaged at byte {whole}; run verify, then restore a backup")
    return seq, whole, writes
