"""The lines of the journal's files: `crc json`, a checksum of eight hexadecimal digits and one JSON object.

A transaction's line carries its sequence number, the sequence number known durable when it was written, what
it wrote ([table, id, version, bytes]; version 0 is a deletion), and then the documents themselves.
"""

import json
import zlib
from typing import Any, NamedTuple

import orjson

from storage.errors import StorageFailed

FORMAT = 1
"""Version of the file format; a file of another one is refused."""

_DOCUMENTS = b',"documents":['


class Write(NamedTuple):
    """One document as a transaction left it: version 0 and no body when deleted."""

    table: str
    id: str
    version: int
    body: bytes


class Record(NamedTuple):
    """One committed transaction."""

    seq: int
    durable: int
    writes: list[Write]


class Header(NamedTuple):
    """First line of a file. `seq`: the last record before it (log) or in it (snapshot)."""

    schema: int
    seq: int
    writes: int


def record_line(seq: int, durable: int, writes: list[Write]) -> bytes:
    """One transaction as a line."""
    index = [(w.table, w.id, w.version, len(w.body)) for w in writes]
    head = f'{{"seq":{seq},"durable":{durable},"writes":{_compact(index)}'
    bodies = b",".join([w.body for w in writes if w.version])
    return _checked(head.encode() + _DOCUMENTS + bodies + b"]}")


def header_line(header: Header) -> bytes:
    """The first line of a file."""
    return _checked(_compact({"format": FORMAT, **header._asdict()}).encode())


def parse_record(line: bytes) -> Record | None:
    """The transaction of a line (without its end of line); None when the line is damaged."""
    payload = _unchecked(line)
    head, found, _ = payload.partition(_DOCUMENTS)
    if not found:
        return None
    fields = orjson.loads(head + b"}")
    return Record(fields["seq"], fields["durable"], _writes(fields["writes"], payload, len(head) + len(found)))


def parse_header(line: bytes) -> Header | None:
    """The header of a file; None when it is damaged. Raises StorageFailed for an unknown format."""
    payload = _unchecked(line)
    if not payload.startswith(b'{"format":'):
        return None
    fields: dict[str, int] = json.loads(payload)
    if (format := fields.pop("format")) != FORMAT:
        raise StorageFailed(f"the files have format {format}, this program reads format {FORMAT}")
    return Header(**fields)


def _writes(index: list[list[Any]], payload: bytes, start: int) -> list[Write]:
    writes = []
    for table, id, version, size in index:
        writes.append(Write(table, id, version, payload[start : start + size]))
        start += size + 1 if version else 0
    return writes


def _checked(payload: bytes) -> bytes:
    return b"%08x %b\n" % (zlib.crc32(payload), payload)


def _unchecked(line: bytes) -> bytes:
    """The payload of a line, or nothing when the checksum does not fit."""
    payload = line[9:]
    return payload if line[:9] == b"%08x " % zlib.crc32(payload) else b""


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
