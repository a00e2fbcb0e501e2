"""Reading a data directory back: the newest snapshot, then every later log, record by record.

A damaged line is either the torn end of what was never acknowledged, which is cut off, or real corruption,
which stops the start: the line had been durable when a later file was begun or a later line was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from storage.disk import Readable
from storage.errors import CorruptStore
from storage.record import Header, Record, Write, header_line, parse_header, parse_record, record_line

_ROWS_PER_LINE = 64
_RECORD = re.compile(rb'[0-9a-f]{8} \{"seq":')


@dataclass(slots=True)
class Stored:
    """A document in memory, as the bytes that are on disk. `order` and `keys` belong to its table."""

    id: str
    version: int
    body: bytes
    order: int = 0
    keys: tuple[Any, ...] = ()


State = dict[str, dict[str, Stored]]
"""Tables by name, their documents by id, in order of insertion."""


@dataclass
class Loaded:
    """What a data directory holds: its documents, the last sequence number, and where writing goes on.

    `schema` is 0 when there is nothing; `whole` and `torn` are bytes of the last log.
    """

    state: State = field(default_factory=dict)
    schema: int = 0
    seq: int = 0
    snapshot: int = 0
    log: int = 0
    whole: int = 0
    torn: int = 0
    snapshot_bytes: int = 0
    log_bytes: int = 0


def log_name(number: int) -> str:
    """File name of a log. Logs are numbered from 1 without a gap."""
    return f"{number:010d}.log"


def snapshot_name(number: int) -> str:
    """File name of the snapshot that stands for this log and all before it."""
    return f"{number:010d}.snapshot"


def numbers(names: list[str], suffix: str) -> list[int]:
    """The numbers of the logs (".log") or snapshots (".snapshot") among file names, ascending."""
    return sorted(int(name[:10]) for name in names if name[10:] == suffix and name[:10].isdecimal())


def load(disk: Readable, upto: int | None = None) -> Loaded:
    """Read everything, or only the closed logs up to number `upto`. Raises CorruptStore."""
    names = disk.names()
    snapshots = [n for n in numbers(names, ".snapshot") if upto is None or n <= upto]
    loaded = Loaded()
    if snapshots:
        _read_snapshot(disk, snapshots[-1], loaded)
    logs = [n for n in numbers(names, ".log") if n > loaded.snapshot and (upto is None or n <= upto)]
    if logs != list(range(loaded.snapshot + 1, loaded.snapshot + 1 + len(logs))):
        raise _corrupt(log_name(loaded.snapshot + 1), 0, "a file is missing")
    for number in logs:
        _read_log(disk, number, loaded, last=number == logs[-1] and upto is None)
    return loaded


def snapshot_lines(state: State, schema: int, seq: int) -> Iterator[bytes]:
    """The lines of a snapshot of this state."""
    yield header_line(Header(schema, seq, sum(map(len, state.values()))))
    rows = [Write(table, s.id, s.version, s.body) for table, kept in state.items() for s in kept.values()]
    for number, start in enumerate(range(0, len(rows), _ROWS_PER_LINE), 1):
        yield record_line(number, 0, rows[start : start + _ROWS_PER_LINE])


def read_lines(data: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """The complete lines from `start` on, each with its offset and without its end of line."""
    while (end := data.find(b"\n", start)) >= 0:
        yield start, data[start:end]
        start = end + 1


def read_records(data: bytes, start: int, seq: int) -> Iterator[tuple[Record, int]]:
    """Undamaged records that follow `seq` without a gap, each with the offset of its end."""
    for offset, line in read_lines(data, start):
        record = parse_record(line)
        if record is None or record.seq != seq + 1:
            return
        seq = record.seq
        yield record, offset + len(line) + 1


def proves_durable(data: bytes, start: int, seq: int) -> bool:
    """Whether an undamaged record after the damage at `start` says that `seq` had been durable before it.

    A record is looked for anywhere, as the damage may have hit the end of the line before it.
    """
    for found in _RECORD.finditer(data, start):
        record = parse_record(data[found.start() : data.find(b"\n", found.start())])
        if record is not None and record.durable >= seq:
            return True
    return False


def _read_snapshot(disk: Readable, number: int, loaded: Loaded) -> None:
    data = disk.read(snapshot_name(number))
    header, whole = read_header(data)
    if header is None:
        raise _corrupt(snapshot_name(number), 0)
    count = 0
    for record, end in read_records(data, whole, 0):
        whole, count = end, count + len(record.writes)
        _apply(loaded.state, record.writes)
    if whole != len(data) or count != header.writes:
        raise _corrupt(snapshot_name(number), whole)
    loaded.schema, loaded.seq = header.schema, header.seq
    loaded.snapshot, loaded.log, loaded.snapshot_bytes = number, number, len(data)


def _read_log(disk: Readable, number: int, loaded: Loaded, last: bool) -> None:
    data = disk.read(log_name(number))
    header, whole = read_header(data)
    if header is not None:
        if header.seq != loaded.seq:
            raise _corrupt(log_name(number), 0, "it does not follow the file before it")
        loaded.schema = header.schema
        for record, end in read_records(data, whole, loaded.seq):
            _apply(loaded.state, record.writes)
            loaded.seq, whole = record.seq, end
    if whole < len(data) or header is None:
        _judge_damage(data, whole, number, loaded, last)
    loaded.log, loaded.whole, loaded.torn = number, whole, len(data) - whole
    loaded.log_bytes += whole


def _judge_damage(data: bytes, whole: int, number: int, loaded: Loaded, last: bool) -> None:
    """A torn end is cut later; damage to what was durable raises CorruptStore.

    A log is begun only when all before it is durable, and a record only when the header of its log is.
    """
    proof = loaded.seq + 1 if whole else 0
    if not last or proves_durable(data, whole, proof):
        raise _corrupt(log_name(number), whole, f"record {loaded.seq + 1} was durable")


def read_header(data: bytes) -> tuple[Header | None, int]:
    """The header and the offset behind it; (None, 0) when it is damaged."""
    end = data.find(b"\n")
    header = parse_header(data[:end]) if end >= 0 else None
    return (header, end + 1) if header is not None else (None, 0)


def _apply(state: State, writes: list[Write]) -> None:
    for table, id, version, body in writes:
        rows = state.setdefault(table, {})
        stored = rows.get(id)
        if version == 0:
            rows.pop(id, None)
        elif stored is None:
            rows[id] = Stored(id, version, body)
        else:
            stored.version, stored.body = version, body


def _corrupt(name: str, offset: int, why: str = "the checksum does not fit") -> CorruptStore:
    return CorruptStore(
        f"{name} is damaged at byte {offset}: {why}. Nothing was changed; run verify, then restore a backup."
    )
