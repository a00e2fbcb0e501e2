"""From tokens to the items of a phrase: day, weekday, part of the day and hour that stand together are one point."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from handlers.dates.atoms import (
    Clock,
    Day,
    EndOf,
    Interval,
    Invalid,
    Later,
    Mark,
    MonthDay,
    NextTo,
    Ordinal,
    PartOfDay,
    Token,
    Unclear,
    Weekday,
    Weekdays,
    WholeDay,
)
from handlers.dates.merges import merged
from handlers.dates.reading import Duration

DAY_TYPES = get_args(Day)
SMALL_WORDS = r"(?:(?:on|at|in|the|of|,)(?:\s+|$))*"
TOGETHER = re.compile(rf"[\s()\[\]【】的@]*{SMALL_WORDS}")
AFTER_COMMA = re.compile(rf"[\s()\[\]【】的@,]*{SMALL_WORDS}")
FILLED = re.compile(
    r"(?:[\s()\[\]【】的@]|大概|大约|约|差不多|预计|估计|可能|应该|就|还?是|[我他她]们?|[想要]|请|打算|准备|得|需|在|于|一?整?个|一)*"
)
"""What may be said between a day and the part of it or the hour: 明天我想请下午的假."""
BESIDE = re.compile(r"[\s()\[\]【】]*")
BESIDE_COMMA = re.compile(r"[\s()\[\]【】,]*")


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
    together = merged(tokens, text)
    for place, token in enumerate(together):
        if isinstance(token.atom, WholeDay) and grouped and _is_day_before(grouped[-1], token, text):
            grouped[-1] = replace(grouped[-1], end=token.end)
            continue
        if not isinstance(token.atom, (*DAY_TYPES, PartOfDay, Clock, Later)):
            grouped.append(Item(_thing(token), token.start, token.end))
            continue
        following = together[place + 1].atom if place + 1 < len(together) else None
        last = grouped[-1] if grouped else None
        joined = _joined(last, token, text, english or not isinstance(following, PartOfDay | Clock), english)
        if joined is None:
            grouped.append(Item(_point(token), token.start, token.end))
        else:
            grouped[-1] = joined
    return grouped


def _is_day_before(last: Item, token: Token, text: str) -> bool:
    """Whether 全天 says of the day before it that all of it is meant."""
    day = isinstance(last.thing, Point) and last.thing.of_day
    return day and BESIDE_COMMA.fullmatch(text[last.end : token.start]) is not None


def _thing(token: Token) -> Thing:
    """An atom that stands by itself."""
    atom = token.atom
    if isinstance(atom, WholeDay):
        return Duration(1, "day")
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
        checked = _checked(point, token, gap, english)
        return None if checked is None else Item(checked, last.start, token.end)
    late_day = isinstance(token.atom, DAY_TYPES) and point.clock is not None and not day_may_follow
    late_part = isinstance(token.atom, PartOfDay) and point.clock is not None and not english
    allowed = AFTER_COMMA if english or point.clock is None else TOGETHER
    filled = point.day is not None and isinstance(token.atom, PartOfDay | Clock) and FILLED.fullmatch(gap)
    if late_day or late_part or not (filled or allowed.fullmatch(gap)):
        return None
    wider = _with(point, token)
    return None if wider is None else Item(wider, last.start, token.end)


def _checked(point: Point, token: Token, gap: str, english: bool) -> Point | None:
    """The same day named twice, in two ways and side by side: 11月25日（周三）, 3pm on Monday, Nov 30."""
    second = token.atom
    if not isinstance(second, DAY_TYPES) or type(point.day) is type(second):
        return None
    written = {type(point.day), type(second)} == {Weekday, MonthDay}
    beside = BESIDE_COMMA if written else BESIDE
    alone = point.of_day or (english and written)
    if point.check is not None or not alone or not beside.fullmatch(gap):
        return None
    if isinstance(point.day, Weekday):
        return replace(point, day=second, check=point.day)
    return replace(point, check=second)
