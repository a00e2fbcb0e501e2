"""Documents as bytes: JSON, in which a date is `{"$date": ...}` and an aware datetime `{"$datetime": ...}`.

The store keeps these bytes in memory too, so no caller can ever hold a part of it.
"""

from collections.abc import Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

import orjson

from workflow.store import Document, value_at

DATE = "$date"
DATETIME = "$datetime"
_TAGS = frozenset((DATE, DATETIME))
_PARTS = (dict, list)
_SINGLE = (str, int, float, date, type(None))


def encode(doc: Document) -> tuple[bytes, Document]:
    """The bytes of a document, and what they will be read back as (equal, and sharing nothing).

    Raises TypeError when a value would come back as another one (a tuple, a number as key), or cannot be
    stored at all (a naive datetime, a lone surrogate); ValueError for NaN and infinity.
    """
    written = orjson.dumps(doc, default=_tag, option=orjson.OPT_PASSTHROUGH_DATETIME)
    body = bytes(memoryview(written))  # kept, unlike the whole buffer into which it was written
    copy = decode(body)
    if copy != doc:
        _explain(doc, "document")
    return body, copy


def decode(body: bytes) -> Document:
    """The document that `encode` made these bytes of, sharing nothing with any other."""
    doc: Document = orjson.loads(body)
    _untag(doc, body.count(b'{"$'))
    return doc


def values(body: bytes, keys: Sequence[str]) -> list[Any]:
    """What the document of these bytes has at some keys of indexes; the rest of it is not looked at."""
    doc: Document = orjson.loads(body)
    found = [doc.get(key) if "." not in key else value_at(doc, key) for key in keys]
    return [_plain(value) if type(value) in _PARTS else value for value in found]


def _plain(value: Any) -> Any:
    if type(value) is list:
        return [_plain(item) for item in value]
    tagged = type(value) is dict and len(value) == 1 and not _TAGS.isdisjoint(value)
    return _untagged(value) if tagged else value


def _tag(value: object) -> dict[str, str]:
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise TypeError("a naive datetime cannot be stored: give it a time zone")
        return {DATETIME: value.isoformat()}
    if isinstance(value, date):
        return {DATE: value.isoformat()}
    raise TypeError(f"a {type(value).__name__} cannot be stored")


def _untag(doc: Document, left: int) -> None:
    """Put dates in the place of their tags, level by level, until none of the tags is left."""
    levels: list[Any] = [doc]
    for part in levels if left else ():
        for key, item in part.items() if isinstance(part, dict) else enumerate(part):
            kind = type(item)
            if kind is dict and len(item) == 1 and not _TAGS.isdisjoint(item):
                part[key] = _untagged(item)
                left -= 1
                if not left:
                    return
            elif kind is dict or kind is list:
                levels.append(item)


def _untagged(tagged: dict[str, str]) -> date:
    [(tag, written)] = tagged.items()
    return datetime.fromisoformat(written) if tag == DATETIME else date.fromisoformat(written)


def _explain(value: object, place: str) -> None:
    """Raise for the first part that would not come back as it is.

    Unequal copies alone do not prove one: a local time that a clock change repeats equals no other zone's.
    """
    if isinstance(value, dict):
        for key, item in value.items():
            if key in _TAGS:
                raise TypeError(f"{place}: the key {key!r} would not come back")
            _explain(item, f"{place}.{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _explain(item, f"{place}.{number}")
    elif isinstance(value, float) and not isfinite(value):
        raise ValueError(f"{place}: {value} cannot be stored")
    elif not isinstance(value, _SINGLE):
        raise TypeError(f"{place}: a {type(value).__name__} would not come back; store a list or a text")
