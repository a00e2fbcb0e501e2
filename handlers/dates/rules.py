"""The grammar of phrases: each rule reads items from a place and says what they mean, or leaves them."""

import re
from collections.abc import Callable

from handlers.dates.atoms import EndOf, Interval, Invalid, NextTo, Ordinal, Unclear, Weekday
from handlers.dates.context import Impossible, Values, one
from handlers.dates.counts_read import counted, counted_apart, counted_first, which_days
from handlers.dates.deadlines_read import (
    after_then,
    anchored,
    before_mark,
    by,
    closing,
    day_then_by,
    due,
    opening,
    within_mark,
)
from handlers.dates.ends import can_bound, end_of, single, starts
from handlers.dates.intervals import interval_days
from handlers.dates.line import Line, Phrase
from handlers.dates.periods_read import listed, returning, spanning
from handlers.dates.points import Point
from handlers.dates.reading import Duration, Ok

ROUGHLY = re.compile(r"(?:大概|大约|约莫|差不多|around |about |roughly )(?:[在是于]|on )?\s?$")
Rule = Callable[[Line, int], Phrase | None]


def unclear(line: Line, place: int) -> Phrase | None:
    """改天, 每周三; 星期八."""
    thing = line.thing(place)
    if isinstance(thing, Invalid):
        raise Impossible(thing.reason)
    if isinstance(thing, Ordinal | NextTo):
        return Phrase(Values((), "unknown-anchor"), place, place)
    return Phrase(Values((), thing.reason), place, place) if isinstance(thing, Unclear) else None


def half_said(line: Line, place: int) -> Phrase | None:
    """月底到月初: one end of it is not said."""
    things = line.thing(place), line.thing(place + 2)
    joined = line.marked(place + 1, "to") and line.adjoins(place + 1) and line.adjoins(place + 2)
    if not joined or not any(isinstance(thing, Unclear) for thing in things):
        return None
    return Phrase(Values((), "unsure"), place, place + 2) if all(map(_is_time, things)) else None


def _is_time(thing: object) -> bool:
    """Whether it may be an end of a period, said clearly or not."""
    return can_bound(thing) or isinstance(thing, Unclear)


def starting(line: Line, place: int) -> Phrase | None:
    """12月1日起, 从下周一开始休假: the end is open; 下午3点开始 is a moment; 下周一起 may be 下周 + 一起."""
    first = place + 1 if line.marked(place, "from") else place
    point = line.point(first)
    behind = line.marked(first + 1, "start") and line.adjoins(first + 1)
    if point is None or not (behind or (line.english and first > place and line.adjoins(first))):
        return None
    last = first + behind
    found = starts(point, line)
    if point.clock is not None or point.later is not None:
        return Phrase(found.each(lambda bound: one(single(bound))), place, last)
    made = tuple(Ok("period", bound) for bound in found.options)
    together = isinstance(point.day, Weekday) and point.day.weekday == 0 and first == place and not line.english
    doubtful = together and line.text[line.items[last].start :].startswith("起") and not _ends_there(line, last)
    return Phrase(Values(made, found.reason or ("unsure" if doubtful else None)), place, last)


def _ends_there(line: Line, place: int) -> bool:
    """Whether the text ends with the item."""
    return not line.after(place).strip()


def after_mark(line: Line, place: int) -> Phrase | None:
    """下周三以后, 下午3点后: whether it begins then and how long it lasts is not said."""
    point = line.point(place)
    if point is None or not line.marked(place + 1, "after") or not line.adjoins(place + 1):
        return None
    made = tuple(Ok("period", bound) for bound in starts(point, line).options)
    return Phrase(Values(made, "no-end"), place, place + 1)


def plain(line: Line, place: int) -> Phrase | None:
    """A point, a stretch of the calendar, 月底, a duration."""
    thing = line.thing(place)
    if isinstance(thing, Point):
        found = starts(thing, line)
        made = Values(tuple(single(bound) for bound in found.options), found.reason, found.provisional)
        exact = thing.clock is not None or thing.later is not None
        return Phrase(made, place, place) if exact else _about(made, line, place)
    if isinstance(thing, Interval):
        return _about(_stretch(thing, line), line, place)
    if isinstance(thing, EndOf):
        return _about(due(end_of(thing, line), line), line, place)
    return Phrase(one(Ok("duration", duration=thing)), place, place, thing) if isinstance(thing, Duration) else None


def _about(found: Values[Ok], line: Line, place: int) -> Phrase:
    """周三左右, 大概周三: asked, unless it is an hour."""
    behind = line.marked(place + 1, "about") and line.adjoins(place + 1)
    if not behind and not ROUGHLY.search(line.before(place)):
        return Phrase(found, place, place)
    return Phrase(Values(found.options, found.reason or "vague", found.provisional), place, place + behind)


def _stretch(interval: Interval, line: Line) -> Values[Ok]:
    """The period of an interval."""
    found = interval_days(interval, line.context)
    return found.each(lambda both: one(Ok("period", *both, provisional=found.provisional)))


RULES: tuple[Rule, ...] = (
    half_said,
    unclear,
    anchored,
    spanning,
    returning,
    day_then_by,
    by,
    after_then,
    within_mark,
    before_mark,
    opening,
    counted_first,
    counted,
    counted_apart,
    which_days,
    listed,
    starting,
    after_mark,
    closing,
    plain,
)
