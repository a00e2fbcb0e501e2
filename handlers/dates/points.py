"""From tokens to the items of a phrase: day, weekday, part of the day and hour that stand together are one point."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import get_args

from handlers.dates.atoms import (
    Around,
    Beside,
    Clock,
    Day,
    EndOf,
    Feast,
    Interval,
    Invalid,
    Later,
    Mark,
    MonthDay,
    NextTo,
    Nth,
    Ordinal,
    PartOfDay,
    Token,
    Unclear,
    Weekday,
    Weekdays,
    WorkdayShift,
)
from handlers.dates.feasts import is_holiday
from handlers.dates.reading import Duration

DAY_TYPES = get_args(Day)
SMALL_WORDS = r"(?:(?:on|at|in|the|of|,)(?:\s+|$))*"
TOGETHER = re.compile(rf"[\s()\[\]【】的@]*{SMALL_WORDS}")
AFTER_COMMA = re.compile(rf"[\s()\[\]【】的@,]*{SMALL_WORDS}")
BESIDE = re.compile(r"[\s()\[\]【】]*")
BESIDE_COMMA = re.compile(r"[\s()\[\]【】,]*")
OF = re.compile(r"[\s的,]*")


@dataclass(frozen=True)
class Point:
    """A point in time as it was said; `check` is a second naming of its day, which must agree."""

    day: Day | None = None
    check: Day | None = None
    part: PartOfDay | None = None
    clock: Clock | None = None
    later: Later | None = None

    @property
    def of_day(self) -> bool:
        """Whether it says a day and nothing finer."""
        return self.day is not None and self.part is None and self.clock is None


Thing = Point | NextTo | Duration | Interval | EndOf | Weekdays | Mark | Unclear | Invalid | Ordinal


@dataclass(frozen=True)
class Item:
    """A point, a duration, a joining word ... and where it stands in the even text."""

    thing: Thing
    start: int
    end: int


def items(tokens: Sequence[Token], text: str, *, english: bool) -> list[Item]:
    """The items of the tokens, in order."""
    grouped: list[Item] = []
    merged = _merged(tokens, text)
    for place, token in enumerate(merged):
        if not isinstance(token.atom, (*DAY_TYPES, PartOfDay, Clock, Later)):
            grouped.append(Item(_thing(token), token.start, token.end))
            continue
        following = merged[place + 1].atom if place + 1 < len(merged) else None
        last = grouped[-1] if grouped else None
        joined = _joined(last, token, text, english or not isinstance(following, PartOfDay | Clock), english)
        if joined is None:
            grouped.append(Item(_point(token), token.start, token.end))
        else:
            grouped[-1] = joined
    return grouped


def _thing(token: Token) -> Thing:
    """An atom that stands by itself."""
    atom = token.atom
    if isinstance(atom, NextTo | Duration | Interval | EndOf | Weekdays | Mark | Unclear | Invalid | Ordinal):
        return atom
    raise TypeError(f"no item: {atom}")


def _point(token: Token) -> Point:
    """A point of one atom."""
    return _with(Point(), token) or Point()


def _with(point: Point, token: Token) -> Point | None:
    """The point with one more atom, None when that place is taken."""
    atom = token.atom
    if isinstance(atom, Clock):
        return replace(point, clock=atom) if point.clock is None and point.later is None else None
    if isinstance(atom, PartOfDay):
        return _with_part(point, atom)
    if isinstance(atom, Later):
        return replace(point, later=atom) if point == Point() else None
    if isinstance(atom, DAY_TYPES):
        return replace(point, day=atom) if point.day is None and point.later is None else None
    return None


def _with_part(point: Point, part: PartOfDay) -> Point | None:
    """The point with a part of the day; one that it has already may be said again."""
    if point.later is not None:
        return None
    return replace(point, part=part) if point.part in (None, part) else None


def _joined(last: Item | None, token: Token, text: str, day_may_follow: bool, english: bool) -> Item | None:
    """The last item with the token joined to it, when the two are one point."""
    if last is None or not isinstance(last.thing, Point):
        return None
    point, gap = last.thing, text[last.end : token.start]
    if isinstance(token.atom, DAY_TYPES) and point.day is not None:
        checked = _checked(point, token, gap)
        return None if checked is None else Item(checked, last.start, token.end)
    late_day = isinstance(token.atom, DAY_TYPES) and point.clock is not None and not day_may_follow
    late_part = isinstance(token.atom, PartOfDay) and point.clock is not None and not english
    allowed = AFTER_COMMA if english or point.clock is None else TOGETHER
    if late_day or late_part or not allowed.fullmatch(gap):
        return None
    wider = _with(point, token)
    return None if wider is None else Item(wider, last.start, token.end)


def _checked(point: Point, token: Token, gap: str) -> Point | None:
    """The same day named twice, in two ways and side by side: 11月25日（周三）."""
    second = token.atom
    if not isinstance(second, DAY_TYPES) or type(point.day) is type(second):
        return None
    written = {type(point.day), type(second)} == {Weekday, MonthDay}
    beside = BESIDE_COMMA if written else BESIDE
    if point.check is not None or not point.of_day or not beside.fullmatch(gap):
        return None
    if isinstance(point.day, Weekday):
        return replace(point, day=second, check=point.day)
    return replace(point, check=second)


def _merged(tokens: Sequence[Token], text: str) -> list[Token]:
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
    if isinstance(first, DAY_TYPES) and isinstance(second, NextTo):
        return Beside(first, second.days)
    if isinstance(first, Around) and isinstance(second, Ordinal):
        return _around(first.count, second, first.feast)
    if isinstance(first, EndOf) and isinstance(first.of, Interval) and isinstance(second, Ordinal):
        return Nth(second, first.of) if second.number < 0 else None
    if isinstance(first, Ordinal) and isinstance(second, Interval):
        return Nth(first, second)
    if not isinstance(first, Interval):
        return None
    if isinstance(second, Ordinal):
        return Nth(second, first)
    merge: Callable[[Interval, object], Day | Interval | EndOf | None] | None = MERGES.get(first.unit)
    return merge(first, second) if merge else None


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
