"""Duties of the calendar: what the office owes once in every month, quarter or year, whoever remembers it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from workflow.office import Office

Every = Literal["month", "quarter", "half_year", "year"]
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True)
class Recurs:
    """How often a case is opened, and in whose name; None: it is nobody's, and none is opened.

    Its values are `first` and `last`, the days of its period ("2026-12-01").
    """

    every: Every
    owner: Callable[[Office], str | None]


def span(every: Every, day: date) -> tuple[date, date]:
    """First and last day of the period in which a day lies."""
    months = _MONTHS[every]
    month = (day.month - 1) // months * months + 1
    first = date(day.year, month, 1)
    return first, _next(first, months) - timedelta(days=1)


def _next(first: date, months: int) -> date:
    years, month = divmod(first.month - 1 + months, 12)
    return date(first.year + years, month + 1, 1)
