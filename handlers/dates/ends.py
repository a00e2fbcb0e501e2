"""What a point, an interval or the end of one can be as the start or the end of a period."""

from dataclasses import replace
from datetime import datetime, time

from handlers.dates.atoms import Around, EndOf, Interval
from handlers.dates.context import Impossible, Values, one
from handlers.dates.days import resolve_day
from handlers.dates.intervals import interval_days
from handlers.dates.line import Line
from handlers.dates.moments import before, resolve_end, resolve_point
from handlers.dates.points import Point
from handlers.dates.reading import Bound, DayPart, Ok, day_of, half_day


def starts(thing: object, line: Line) -> Values[Bound]:
    """The start that a point, an interval or an end of one can be."""
    if isinstance(thing, Point):
        return resolve_point(thing, line.context)
    if isinstance(thing, Interval):
        return interval_days(thing, line.context).each(lambda ends: as_bound(ends[0]))
    if isinstance(thing, EndOf):
        return end_of(thing, line)
    return Values(())


def ends(thing: object, start: Bound, line: Line) -> Values[Bound]:
    """The end that a thing can be behind a start."""
    if isinstance(thing, Point):
        return resolve_end(thing, start, line.context)
    if _is_bare(thing):
        there = replace(line.context, now=line.context.calendar.at(day_of(start), time(0)))
        line = replace(line, context=there)
    found = _last_days(thing, line)
    later = tuple(value for value in found.options if not before(value, start))
    if found.options and not later:
        raise Impossible("end-before-start")
    return Values(later, found.reason, found.provisional)


def _last_days(thing: object, line: Line) -> Values[Bound]:
    """The last days that an interval or the end of one can have."""
    if isinstance(thing, Interval):
        return interval_days(thing, line.context).each(lambda both: as_bound(both[1]))
    return starts(thing, line)


def _is_bare(thing: object) -> bool:
    """Whether it is 月底 alone, which behind a start means the start's month."""
    interval = thing.of if isinstance(thing, EndOf) else thing
    return isinstance(interval, Interval) and interval.shift is None and interval.number is None


def as_bound(value: Bound, *, provisional: bool = False) -> Values[Bound]:
    """One bound."""
    return one(value, provisional=provisional)


def end_of(thing: EndOf, line: Line) -> Values[Bound]:
    """月底: its last day; 节前: the last working day."""
    if isinstance(thing.of, Around):
        return resolve_day(thing.of, line.context).each(as_bound)
    return interval_days(thing.of, line.context).each(lambda both: as_bound(both[1]))


def single(bound: Bound) -> Ok:
    """The reading of one bound."""
    if isinstance(bound, datetime):
        return Ok("datetime", bound)
    return Ok("period" if isinstance(bound, DayPart) else "date", bound, bound)


def part_days(found: Values[Ok]) -> Values[Ok]:
    """周四下午到周五 ends in the afternoon; 周三到周五上午 begins in the morning."""
    return Values(tuple(_half_days(option) for option in found.options), found.reason, found.provisional)


def _half_days(found: Ok) -> Ok:
    """Both ends in parts of a day when one is and the other is a whole day."""
    if not any(isinstance(end, DayPart) for end in (found.start, found.end)):
        return found
    return replace(found, start=_as_part(found.start, last=False), end=_as_part(found.end, last=True))


def _as_part(bound: Bound | None, *, last: bool) -> Bound | None:
    """A whole day as its first or last half."""
    if bound is None or isinstance(bound, DayPart | datetime):
        return bound
    half = half_day(bound, last=last)
    return DayPart(half.day, half.part)


def can_bound(thing: object) -> bool:
    """Whether a thing may begin or end a period."""
    return isinstance(thing, Point | Interval | EndOf)
