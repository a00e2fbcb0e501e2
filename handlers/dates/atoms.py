"""The smallest things that a date phrase is made of, as the patterns find them, before they are resolved."""

from collections.abc import Callable
from dataclasses import dataclass
from re import Match
from typing import Literal

from handlers.dates.reading import Duration

PartWord = Literal["am", "dawn", "noon", "pm", "eve"]
MarkName = Literal[
    "to", "from", "start", "before", "after", "within", "by", "total", "close", "opening", "and", "or", "about"
]
IntervalUnit = Literal["week", "weekend", "month", "quarter", "half-year", "year", "holiday"]


@dataclass(frozen=True)
class MonthDay:
    """A day of a month; what is None was not said. The shifts count from the month or year of now."""

    day: int
    month: int | None = None
    year: int | None = None
    month_shift: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True)
class Shift:
    """So many days and months from today."""

    days: int = 0
    months: int = 0


@dataclass(frozen=True)
class WorkdayShift:
    """So many working days from today, or from the day `after`."""

    count: int
    after: "Day | None" = None


@dataclass(frozen=True)
class Weekday:
    """A day of the week, Monday 0; `week` counts from this week, None when not said."""

    weekday: int
    week: int | None = None
    trails: bool = False
    """Whether the week was said behind the day ("Monday to Wednesday next week")."""


@dataclass(frozen=True)
class Weekdays:
    """The weekdays of a period's two ends, said behind it in brackets."""

    first: int
    last: int


@dataclass(frozen=True)
class DayAfter:
    """So many days from the day that was spoken of: 当日 0, 次日 1."""

    days: int


@dataclass(frozen=True)
class Feast:
    """A festival by its key in `feasts`, perhaps with its year."""

    name: str
    year: int | None = None
    year_shift: int | None = None


@dataclass(frozen=True)
class LunarDay:
    """A day of the lunar year."""

    month: int
    day: int


@dataclass(frozen=True)
class Interval:
    """A named stretch of the calendar: 下周, 12月上旬, 第四季度, 国庆假期. What is None was not said."""

    unit: IntervalUnit
    shift: int | None = None
    number: int | None = None
    year: int | None = None
    year_shift: int | None = None
    third: int | None = None
    feast: str | None = None


@dataclass(frozen=True)
class Ordinal:
    """The n-th (-1 the last) working day, day, or weekday (0 to 6) of something said before it."""

    number: int
    of: Literal["workday", "day"] | int


@dataclass(frozen=True)
class Nth:
    """An ordinal within an interval: 本月最后一个工作日."""

    ordinal: Ordinal
    interval: Interval


@dataclass(frozen=True)
class Around:
    """The n-th working day after a holiday, or before it when negative; any holiday when none is named."""

    count: int
    feast: str | None = None


@dataclass(frozen=True)
class Ambiguous:
    """A day that was written in a way with two readings (3/12 in English), or one that is unsure (261203)."""

    reason: str
    readings: tuple["Day", ...]


@dataclass(frozen=True)
class Beside:
    """So many days before (negative) or after a day: 国庆节前一天."""

    day: "Day"
    days: int


@dataclass(frozen=True)
class NextTo:
    """前一天, 后一天: of the day said before it."""

    days: int


Day = MonthDay | Shift | WorkdayShift | Weekday | DayAfter | Feast | LunarDay | Nth | Around | Ambiguous | Beside


@dataclass(frozen=True)
class Later:
    """So many minutes from now (negative: ago)."""

    minutes: float


@dataclass(frozen=True)
class PartOfDay:
    """上午, 凌晨, 中午, 下午, 晚上."""

    name: PartWord


@dataclass(frozen=True)
class Clock:
    """A time of day as typed; `exact` when it is surely of the 24-hour clock (09:00, 零点)."""

    hour: int
    minute: int = 0
    exact: bool = False


@dataclass(frozen=True)
class WholeDay:
    """全天: the day before it, all of it; alone a duration of one day."""


@dataclass(frozen=True)
class EndOf:
    """月底, 年底 (an interval), 节前 (the last working day before a holiday)."""

    of: Interval | Around


@dataclass(frozen=True)
class Mark:
    """A word that joins or turns the others: 到, 起, 前, 内."""

    name: MarkName


@dataclass(frozen=True)
class Unclear:
    """Words that speak of a time without saying it: 改天, 每周三."""

    reason: str


@dataclass(frozen=True)
class Invalid:
    """A time that cannot be: 星期八."""

    reason: str


Atom = (
    Day
    | NextTo
    | Later
    | PartOfDay
    | Clock
    | Duration
    | Interval
    | Ordinal
    | EndOf
    | WholeDay
    | Weekdays
    | Mark
    | Unclear
    | Invalid
)
Build = Callable[[Match[str]], Atom | tuple[Atom, ...] | None]


@dataclass(frozen=True)
class Pattern:
    """A named way of writing atoms: its regular expression, what it makes, and examples that it must read.

    An example that needs the words around it names its own part: 请假<3日>.
    """

    name: str
    expression: str
    build: Build
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Token:
    """An atom and where it stands in the normalised text."""

    atom: Atom
    start: int
    end: int
