"""A typed period of leave in half-days: the part of reading that the forms use."""

from dataclasses import replace
from datetime import datetime

from handlers.dates.reading import Ask, Bound, Conventions, DayPart, Ok, Reading
from handlers.dates.understanding import CALENDAR, CONVENTIONS, find
from workflow.workdays import Calendar


def read_period(
    text: str, now: datetime, calendar: Calendar = CALENDAR, conventions: Conventions = CONVENTIONS
) -> Reading:
    """A period whose two ends are half-days (`Ok.period`), or what to ask: "no-start", "no-end", "outside-hours"."""
    return as_period(find(text, now, calendar, conventions).reading, calendar)


def as_period(reading: Reading, calendar: Calendar) -> Reading:
    """A reading as a period of half-days; questions keep the options that are one."""
    if isinstance(reading, Ok):
        return _of_ok(reading, calendar)
    if isinstance(reading, Ask):
        made = (_of_ok(option, calendar) for option in reading.options)
        return Ask(reading.reason, tuple(dict.fromkeys(option for option in made if isinstance(option, Ok))))
    return reading


def _of_ok(found: Ok, calendar: Calendar) -> Ok | Ask:
    """One reading as a period of half-days, or what it lacks."""
    if found.start is None:
        return Ask("no-start")
    if found.end is None:
        return Ask("no-end", _from(found, calendar))
    start, end = (_half(bound, calendar, last=last) for bound, last in ((found.start, False), (found.end, True)))
    if start is None or end is None:
        return Ask("outside-hours")
    made = replace(found, kind="period", start=start, end=end)
    return made if made.period else Ask("outside-hours")


def _from(found: Ok, calendar: Calendar) -> tuple[Ok, ...]:
    """What may be meant by a moment alone: that half-day, or until the end of the day."""
    half = None if found.start is None else _half(found.start, calendar, last=False)
    if half is None or found.kind != "datetime":
        return ()
    ends = dict.fromkeys((half, DayPart(half.day, "pm")))
    return tuple(Ok("period", half, end) for end in ends)


def _half(bound: Bound, calendar: Calendar, *, last: bool) -> DayPart | None:
    """The half-day of a bound; a minute lies in the one that it touches; evenings and noon in none."""
    if isinstance(bound, datetime):
        afternoon = bound.time() > calendar.hours.am[1] if last else bound.time() >= calendar.hours.am[1]
        return DayPart(bound.date(), "pm" if afternoon else "am")
    if isinstance(bound, DayPart):
        return bound if bound.part in ("am", "pm") else None
    return DayPart(bound, "pm" if last else "am")
