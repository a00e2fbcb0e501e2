"""Documents as bytes: JSON, in which a date is `{"$date": ...}` and an aware datetime `{"$datetime": ...}`.

The store keeps these bytes in memory too, so no caller can ever hold a part of it.
"""

import json
from datetime import date, datetime
from typing import Any

from workflow.store import Document

DATE = "$date"
DATETIME = "$datetime"


def encode(doc: Document) -> tuple[bytes, Document]:
    """The bytes of a document, and what they will be read back as (equal, and sharing nothing).

    Raises TypeError when a value would come back as another one (a tuple, a number as key), or cannot be
    stored at all (a naive datetime); ValueError for NaN, infinity and lone surrogates.
    """
    body = _ENCODER.encode(doc).encode()
    copy = decode(body)
    if copy != doc:
        _explain(doc, "document")
    return body, copy


def decode(body: bytes) -> Document:
    """The document that `encode` made these bytes of."""
    decoder = _TAGGED if b'{"$' in body else _PLAIN
    doc: Document = decoder.raw_decode(body.decode())[0]
    return doc


def _tag(value: object) -> dict[str, str]:
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise TypeError("a naive datetime cannot be stored: give it a time zone")
        return {DATETIME: value.isoformat()}
    if isinstance(value, date):
        return {DATE: value.isoformat()}
    raise TypeError(f"a {type(value).__name__} cannot be stored")


def _untag(value: dict[str, Any]) -> Any:
    if len(value) == 1:
        if DATETIME in value:
            return datetime.fromisoformat(value[DATETIME])
        if DATE in value:
            return date.fromisoformat(value[DATE])
    return value


def _explain(value: object, place: str) -> None:
    """Raise TypeError for the first part that would not come back as it is.

    Unequal copies alone do not prove one: a local time that a clock change repeats equals no other zone's.
    """
    if isinstance(value, tuple):
        raise TypeError(f"{place}: a tuple would come back as a list; store a list")
    if isinstance(value, list):
        for number, item in enumerate(value):
            _explain(item, f"{place}.{number}")
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or key in (DATE, DATETIME):
                raise TypeError(f"{place}: the key {key!r} would not come back")
            _explain(item, f"{place}.{key}")


_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_tag)
_PLAIN = json.JSONDecoder()
_TAGGED = json.JSONDecoder(object_hook=_untag)
