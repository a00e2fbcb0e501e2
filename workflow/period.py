"""Half-days and periods of them: the unit in which leave and bookings are counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, Self

Part = Literal["am", "pm"]
COUNTED = " ="
"""Begins how a last half-day was counted, where that is kept behind it (`workflow.counted`)."""
KEPT = 4096
"""So many periods, those written last, need not be read again."""


@dataclass(frozen=True, order=True)
class HalfDay:
    """One morning or afternoon. Written "2026-11-25 am"; the text sorts as the time does."""

    day: date
    part: Part

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.part}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The half-day written by `str`, without how it was counted; ValueError when it is not one."""
        day, _, part = text.partition(COUNTED)[0].partition(" ")
        if part == "am" or part == "pm":
            return cls(date.fromisoformat(day), "am" if part == "am" else "pm")
        raise ValueError(f"not a half-day: {text!r}")

    def following(self) -> "HalfDay":
        """The half-day after this one."""
        return HalfDay(self.day, "pm") if self.part == "am" else HalfDay(self.day + timedelta(days=1), "am")

    def tomorrow(self) -> "HalfDay":
        """The morning after this day."""
        return HalfDay(self.day + timedelta(days=1), "am")

    def preceding(self) -> "HalfDay":
        """The half-day before this one."""
        return HalfDay(self.day, "am") if self.part == "pm" else HalfDay(self.day - timedelta(days=1), "pm")


@dataclass(frozen=True, order=True)
class Period:
    """From one half-day to another, both included. ValueError when the end is before the start."""

    start: HalfDay
    end: HalfDay

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"period ends before it starts: {self}")

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @staticmethod
    @lru_cache(maxsize=KEPT)
    def parse(text: str) -> "Period":
        """The period written by `str`; ValueError when it is not one."""
        start, _, end = text.partition("/")
        return Period(HalfDay.parse(start), HalfDay.parse(end))

    @classmethod
    def of_days(cls, first: date, last: date) -> Self:
        """Whole days, first and last included."""
        return cls(HalfDay(first, "am"), HalfDay(last, "pm"))

    def half_days(self) -> Iterator[HalfDay]:
        """Every half-day of the period in order."""
        half = self.start
        while half <= self.end:
            yield half
            half = half.following()

    def weeks(self) -> tuple[str, ...]:
        """The weeks that it touches, "2026-W49" by ISO 8601, in order: by them it is found among many."""
        monday = self.start.day - timedelta(days=self.start.day.weekday())
        mondays = range(monday.toordinal(), self.end.day.toordinal() + 1, 7)
        return tuple(f"{date.fromordinal(one):%G-W%V}" for one in mondays)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share a half-day."""
        return self.start <= other.end and other.start <= self.end
