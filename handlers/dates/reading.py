"""What a reading of a typed date can be: one value, a question with its options, a refusal, or nothing.

Reasons are keys. Of a question: "past-or-next", "today-or-next-week", "week-is-past", "am-or-pm", "vague",
"unknown-anchor", "weekday-mismatch", "count-mismatch", "which", "which-days", "next-day", "no-hour", "recurring",
"day-or-month-first", "before-or-end", "no-start", "no-end", "outside-hours", "unsure". Of a refusal:
"no-such-day", "no-such-month", "no-such-hour", "no-such-minute", "no-such-weekday", "end-before-start", "out-of-range".
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from workflow.period import HalfDay, Period

PartName = Literal["am", "noon", "pm", "eve"]
Kind = Literal["date", "datetime", "period", "deadline", "duration"]
Unit = Literal["minute", "hour", "day", "week", "month", "workday"]
Granularity = Literal["day", "half_day", "minute"]
DAY_PARTS: tuple[PartName, ...] = ("am", "noon", "pm", "eve")


@dataclass(frozen=True)
class Conventions:
    """How the office reads what can be read in two ways; the fields are keys of `office.toml`."""

    recent_days: int = 60
    """A date without its year that passed no longer ago than this is asked about."""
    first_plain_hour: int = 8
    """Hours from this one up to 12 are taken as typed; smaller ones without 上午 / 下午 are asked about."""
    longest_turn: int = 183
    """Days that a period without years may last across the new year; a longer one ends before it starts."""
    longest_month_turn: int = 14
    """Days that "30号到2号" may last across the end of a month; a longer one is asked about."""


@dataclass(frozen=True)
class DayPart:
    """A part of a day: morning, noon, afternoon or evening. Written "2026-11-25 am"."""

    day: date
    part: PartName

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.part}"


Bound = date | DayPart | datetime
"""One end of a reading: a whole day, a part of one, or an aware minute. All ends are included."""


@dataclass(frozen=True)
class Duration:
    """So much time as was said: "两天半" is 2.5 days."""

    value: float
    unit: Unit


@dataclass(frozen=True)
class Ok:
    """The one reading. A date has start = end, a datetime only a start, a deadline only an end."""

    kind: Kind
    start: Bound | None = None
    end: Bound | None = None
    duration: Duration | None = None
    provisional: bool = False
    """Whether it counts on days of a year whose holiday notice is not published."""
    close_of_business: bool = False
    """Whether the end is 下班, whose hour the office sets."""

    @property
    def granularity(self) -> Granularity:
        """The finest measure of the two ends."""
        ends = (self.start, self.end)
        if any(isinstance(end, datetime) for end in ends):
            return "minute"
        return "half_day" if any(isinstance(end, DayPart) for end in ends) else "day"

    @property
    def period(self) -> Period:
        """The same in half-days, as `read_period` gives it; ValueError when it has no such two ends."""
        return Period(half_day(self.start, last=False), half_day(self.end, last=True))


@dataclass(frozen=True)
class Ask:
    """More than one reading, or one too vague: `reason` is a key, `options` become buttons (may be empty)."""

    reason: str
    options: tuple[Ok, ...] = ()


@dataclass(frozen=True)
class Refuse:
    """No such time: `reason` is a key."""

    reason: str


@dataclass(frozen=True)
class Nothing:
    """The text speaks of no time."""


Reading = Ok | Ask | Refuse | Nothing


@dataclass(frozen=True)
class Found:
    """A reading, where it stands in the text that was typed, and the count that was said beside it (请一天假)."""

    reading: Reading
    spans: tuple[tuple[int, int], ...] = ()
    said: Duration | None = None


def half_day(bound: Bound | None, *, last: bool) -> HalfDay:
    """The half-day of a bound; of a whole day the first or the last. ValueError for noon, evening, none, minutes."""
    if isinstance(bound, DayPart) and bound.part in ("am", "pm"):
        return HalfDay(bound.day, "am" if bound.part == "am" else "pm")
    if isinstance(bound, date) and not isinstance(bound, datetime):
        return HalfDay(bound, "pm" if last else "am")
    raise ValueError(f"no half-day: {bound}")


def day_of(bound: Bound) -> date:
    """The day on which a bound lies."""
    if isinstance(bound, DayPart):
        return bound.day
    return bound.date() if isinstance(bound, datetime) else bound


BEGINS: dict[PartName, time] = {"am": time(0), "noon": time(11), "pm": time(12), "eve": time(17)}
ENDS: dict[PartName, time] = {"am": time(12), "noon": time(14, 30), "pm": time(18), "eve": time(23, 59)}


def earliest(bound: Bound) -> datetime:
    """The first moment of a bound, without a zone: only for comparing."""
    if isinstance(bound, datetime):
        return bound.replace(tzinfo=None)
    if isinstance(bound, DayPart):
        return datetime.combine(bound.day, BEGINS[bound.part])
    return datetime.combine(bound, time(0))


def latest(bound: Bound) -> datetime:
    """The last moment of a bound, without a zone: only for comparing."""
    if isinstance(bound, datetime):
        return bound.replace(tzinfo=None)
    if isinstance(bound, DayPart):
        return datetime.combine(bound.day, ENDS[bound.part])
    return datetime.combine(bound, time(0)) + timedelta(days=1, minutes=-1)
