"""Typed text to dates, periods and deadlines, by the office's conventions (docs/dates.md)."""

from handlers.dates.answer import understand
from handlers.dates.periods import as_period, read_period
from handlers.dates.reading import (
    Ask,
    Bound,
    Conventions,
    DayPart,
    Duration,
    Found,
    Nothing,
    Ok,
    Reading,
    Refuse,
)
from handlers.dates.understanding import find

__all__ = [
    "Ask",
    "Bound",
    "Conventions",
    "DayPart",
    "Duration",
    "Found",
    "Nothing",
    "Ok",
    "Reading",
    "Refuse",
    "as_period",
    "find",
    "read_period",
    "understand",
]
