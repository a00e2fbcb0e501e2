"""Tokens that only together mean something, made one: 下周 + 周三, 国庆 + 后 + 第一个工作日."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from handlers.dates.atoms import (
    Around,
    Beside,
    Day,
    DayAfter,
    EndOf,
    Feast,
    Interval,
    Mark,
    MonthDay,
    NextTo,
    Nth,
    Ordinal,
    Shift,
    Token,
    Weekday,
    WorkdayShift,
)
from handlers.dates.feasts import is_holiday

DAY_TYPES = get_args(Day)
OF = re.compile(r"[\s的,]*")


def merged(tokens: Sequence[Token], text: str) -> list[Token]:
    """The tokens with those that only together mean something made one (下周 + 周三, 国庆 + 后 + 第一个工作日)."""
    done: list[Token] = []
    for token in tokens:
        done.append(token)
        for size in (3, 2):
            made = _made(done[-size:], text) if len(done) >= size else None
            if made is not None:
                done[-size:] = [made]
                break
    return done


def _made(pieces: list[Token], text: str) -> Token | None:
    """One token of two or three."""
    gaps = (text[first.end : second.start] for first, second in pairwise(pieces))
    if not all(OF.fullmatch(gap) for gap in gaps):
        return None
    atoms = [piece.atom for piece in pieces]
    merge = _pair if len(atoms) == 2 else _triple
    atom = merge(*atoms)
    return None if atom is None else Token(atom, pieces[0].start, pieces[-1].end)


def _triple(first: object, mark: object, ordinal: object) -> Day | Interval | EndOf | None:
    """国庆后第一个工作日, 周五后第一个工作日."""
    if isinstance(first, Ordinal) and isinstance(mark, Mark) and mark.name in ("by", "after"):
        return _triple(ordinal, Mark("before" if mark.name == "by" else "after"), first)
    if not isinstance(mark, Mark) or not isinstance(ordinal, Ordinal) or mark.name not in ("before", "after"):
        return None
    sign = 1 if mark.name == "after" else -1
    if isinstance(first, EndOf) and sign == -1:
        return _pair(first, ordinal) if isinstance(ordinal, Ordinal) else None
    name = first.name if isinstance(first, Feast) else first.feast if isinstance(first, Interval) else None
    if name is not None and is_holiday(name):
        return _around(sign, ordinal, name)
    if isinstance(first, DAY_TYPES) and sign == 1 and ordinal.of == "workday" and ordinal.number > 0:
        return WorkdayShift(ordinal.number, first)
    return None


def _around(sign: int, ordinal: Ordinal, feast: str | None) -> Around | None:
    """The n-th working day on one side of a holiday; a day counts as one only next to it."""
    if ordinal.number * sign < 0 or (ordinal.of != "workday" and abs(ordinal.number) != 1):
        return None
    return Around(ordinal.number, feast) if ordinal.of in ("workday", "day") else None


def _pair(first: object, second: object) -> Day | Interval | EndOf | None:
    """下周 + 周三, 明年 + 3月5日, 本月 + 最后一个工作日."""
    if isinstance(first, Around) and isinstance(second, Ordinal):
        return _around(first.count, second, first.feast)
    if isinstance(first, DAY_TYPES):
        return _beside(first, second)
    if isinstance(first, EndOf) and isinstance(first.of, Interval) and isinstance(second, Ordinal):
        return Nth(second, first.of) if second.number < 0 else None
    if isinstance(first, Ordinal) and isinstance(second, Interval):
        return Nth(first, second)
    if not isinstance(first, Interval):
        return None
    if isinstance(second, Ordinal):
        return Nth(second, first)
    if second == Shift(0):
        return _same_day(first)
    merge: Callable[[Interval, object], Day | Interval | EndOf | None] | None = MERGES.get(first.unit)
    return merge(first, second) if merge else None


def _beside(first: Day, second: object) -> Day | None:
    """国庆节前一天, 12月10日前一个工作日, 25号当天."""
    if isinstance(second, NextTo):
        return Beside(first, second.days)
    holiday = isinstance(first, Feast) and is_holiday(first.name)
    if isinstance(second, WorkdayShift) and second == WorkdayShift(-1):
        return Around(-1, first.name) if isinstance(first, Feast) and holiday else replace(second, after=first)
    return first if second == DayAfter(0) and not isinstance(first, DayAfter) else None


def _same_day(interval: Interval) -> Shift | None:
    """下周今天, 下个月今天, 明年今天."""
    if interval.shift is None or interval.unit not in ("week", "month", "year"):
        return None
    months = {"month": 1, "year": 12}.get(interval.unit, 0)
    return Shift(months=months * interval.shift) if months else Shift(7 * interval.shift)


def _of_week(week: Interval, second: object) -> Weekday | None:
    """下周 + 周三."""
    bare = isinstance(second, Weekday) and second.week is None
    return replace(second, week=week.shift) if isinstance(second, Weekday) and bare else None


def _of_month(month: Interval, second: object) -> MonthDay | None:
    """下个月 + 5号."""
    if not isinstance(second, MonthDay) or second.month is not None or month.third is not None:
        return None
    return MonthDay(second.day, month.number, month.year, month.shift, month.year_shift)


def _of_year(year: Interval, second: object) -> Day | Interval | EndOf | None:
    """明年 + 3月5日, 明年 + 春节, 2027年 + 一季度."""
    if isinstance(second, EndOf) and isinstance(second.of, Interval):
        inner = _of_year(year, second.of)
        return EndOf(inner) if isinstance(inner, Interval) else None
    if isinstance(second, MonthDay) and second.month is None:
        return None
    bare = isinstance(second, MonthDay | Interval | Feast) and second.year is None and second.year_shift is None
    if not bare or (isinstance(second, Interval) and second.number is None):
        return None
    if isinstance(second, MonthDay | Interval | Feast):
        return replace(second, year=year.number, year_shift=year.shift)
    return None


MERGES: dict[str, Callable[[Interval, object], Day | Interval | EndOf | None]] = {
    "week": _of_week,
    "month": _of_month,
    "year": _of_year,
}
