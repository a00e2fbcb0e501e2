"""A reading in the schema of the date bench: one flat dictionary of text."""

from datetime import datetime
from typing import Any

from handlers.dates.reading import Ask, Bound, DayPart, Duration, Ok, Reading, Refuse
from handlers.dates.understanding import find


def understand(text: str, now: datetime) -> dict[str, Any]:
    """What a text says of time: status ok, ask, refuse or none, with its value, its options or its reason."""
    return answer(find(text, now).reading)


def answer(reading: Reading) -> dict[str, Any]:
    """The flat form of a reading."""
    if isinstance(reading, Ok):
        return _ok(reading)
    if isinstance(reading, Ask):
        return {"status": "ask", "reason": reading.reason, "options": [_ok(option) for option in reading.options]}
    if isinstance(reading, Refuse):
        return {"status": "refuse", "reason": reading.reason}
    return {"status": "none"}


def _ok(reading: Ok) -> dict[str, Any]:
    """The value of a reading."""
    return {
        "status": "ok",
        "kind": reading.kind,
        "gran": reading.granularity if reading.duration is None else reading.duration.unit,
        "start": written(reading.start),
        "end": written(reading.end),
        "duration": _duration(reading.duration),
        "open_end": reading.kind == "period" and reading.end is None,
        "cob": reading.close_of_business,
        "provisional": reading.provisional,
    }


def _duration(duration: Duration | None) -> dict[str, Any] | None:
    """A duration as value and unit."""
    return None if duration is None else {"value": duration.value, "unit": duration.unit}


def written(bound: Bound | None) -> str | None:
    """A day, a part of one ("2026-11-25 am"), or a minute of the office's clock."""
    if bound is None:
        return None
    if isinstance(bound, datetime):
        return bound.strftime("%Y-%m-%dT%H:%M")
    return str(bound) if isinstance(bound, DayPart) else bound.isoformat()
