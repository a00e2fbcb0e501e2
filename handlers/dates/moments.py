"""From a point to its day, part of a day or minute; and the end of a period, which takes from its start."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.dates.atoms import Clock, Day, DayAfter, PartOfDay, PartWord, Weekday
from handlers.dates.context import Context, Impossible, Values, one
from handlers.dates.days import resolve_day
from handlers.dates.points import Point
from handlers.dates.reading import DAY_PARTS, ENDS, Bound, DayPart, PartName, day_of, earliest, latest

Hours = tuple[int, ...]
EVENING = 17
"""From this hour a period without a day may end in the next morning."""
PART_NAMES: dict[PartWord, PartName] = {"am": "am", "dawn": "am", "noon": "noon", "pm": "pm", "eve": "eve"}


def resolve_point(point: Point, context: Context, previous: Bound | None = None) -> Values[Bound]:
    """What a point means; from `previous`, spoken of before it, it takes what it does not say itself."""
    if point.later is not None:
        return one(_minutes_later(context.now, point.later.minutes))
    if point.day is None:
        day = context.spoken_of if previous is None else day_of(previous)
        return _today(point, context) if day is None else _on(point, day, context)
    days = resolve_day(point.day, context, None if previous is None else day_of(previous))
    checked = days if point.check is None else _agreed(days, point.check, context)
    return checked.each(lambda day: _on(point, day, context))


def _minutes_later(now: datetime, minutes: float) -> datetime:
    """So many minutes from now; Impossible beyond the calendar."""
    try:
        return now + timedelta(minutes=minutes)
    except OverflowError as error:
        raise Impossible("out-of-range") from error


def _agreed(days: Values[date], check: Day, context: Context) -> Values[date]:
    """The days that agree with the second naming; when none does, the days of both, and the question."""
    if isinstance(check, Weekday) and check.week is None:
        common = tuple(day for day in days.options if day.weekday() == check.weekday)
    else:
        common = tuple(day for day in days.options if day in resolve_day(check, context).options)
    if common:
        return Values(common, days.reason if len(common) > 1 else None, days.provisional)
    both = days.options + resolve_day(check, context).options
    return Values(tuple(dict.fromkeys(both)), "weekday-mismatch")


def _on(point: Point, day: date, context: Context) -> Values[Bound]:
    """The point on a day."""
    if point.clock is not None:
        times = clock_minutes(point.clock, point.part, context)
        return times.each(lambda minutes: one(_at(day, minutes, context)))
    if point.part is None:
        return one(day)
    if point.part.name == "dawn":
        return Values((DayPart(day, "am"),), "no-hour")
    return one(DayPart(day, PART_NAMES[point.part.name]))


def _at(day: date, minutes: int, context: Context) -> datetime:
    """So many minutes after midnight of the day; 24:00 is the next day."""
    try:
        moment = datetime.combine(day, time(0)) + timedelta(minutes=minutes)
    except OverflowError as error:
        raise Impossible("out-of-range") from error
    return context.calendar.at(moment.date(), moment.time())


def _today(point: Point, context: Context) -> Values[Bound]:
    """A point without a day: today, and asked when that has passed."""
    today = _on(point, context.today, context)
    if today.reason == "am-or-pm":
        coming = (value if not _passed(value, context) else _next_day(value) for value in today.options)
        return Values(tuple(coming), today.reason)
    if today.reason is None and _passed(today.options[0], context):
        return Values((_next_day(today.options[0]), today.options[0]), "past-or-next")
    return today


def _passed(value: Bound, context: Context) -> bool:
    """Whether a moment or a part of the day lies behind."""
    if isinstance(value, DayPart):
        return datetime.combine(value.day, ENDS[value.part]) <= context.now.replace(tzinfo=None)
    return isinstance(value, datetime) and value < context.now


def _next_day(value: Bound) -> Bound:
    """The same a day later."""
    return (
        DayPart(value.day + timedelta(days=1), value.part) if isinstance(value, DayPart) else value + timedelta(days=1)
    )


def clock_minutes(clock: Clock, part: PartOfDay | None, context: Context) -> Values[int]:
    """Minutes after midnight; Impossible for no such hour or minute; asked when morning or afternoon is not said."""
    if clock.hour > 24 or (clock.hour == 24 and clock.minute):
        raise Impossible("no-such-hour")
    if clock.minute > 59:
        raise Impossible("no-such-minute")
    hours, sure = _hours(clock, part, context.conventions.first_plain_hour)
    return Values(tuple(hour * 60 + clock.minute for hour in hours), None if sure else "am-or-pm")


def _hours(clock: Clock, part: PartOfDay | None, first_plain: int) -> tuple[Hours, bool]:
    """The hours that may be meant, and whether there is no doubt."""
    hour = clock.hour
    if part is None:
        plain = clock.exact or hour >= first_plain
        return ((hour,), True) if plain else ((hour + 12, hour), False)
    return OF_PART[part.name](hour)


def _morning(hour: int) -> tuple[Hours, bool]:
    """上午: an hour after noon contradicts it."""
    return (hour,), hour <= 12


def _dawn(hour: int) -> tuple[Hours, bool]:
    """凌晨: twelve may be the beginning or the end of the day."""
    return ((0, 24), False) if hour == 12 else ((hour,), hour < 12)


def _noon(hour: int) -> tuple[Hours, bool]:
    """中午: one and two are after it."""
    return ((hour + 12,), True) if hour <= 3 else ((hour,), 10 <= hour <= 15)


def _afternoon(hour: int) -> tuple[Hours, bool]:
    """下午."""
    return ((hour + 12,), True) if 1 <= hour < 12 else ((hour,), 12 <= hour < 24)


def _evening(hour: int) -> tuple[Hours, bool]:
    """晚上: twelve is its end; the small hours may be of the next day."""
    if hour < 5:
        return (hour + 24,), False
    return ((hour + 12,) if hour <= 12 else (hour,)), True


OF_PART = {"am": _morning, "dawn": _dawn, "noon": _noon, "pm": _afternoon, "eve": _evening}


def resolve_end(end: Point, start: Bound, context: Context) -> Values[Bound]:
    """The end of a period from its start; Impossible when it lies before it."""
    if end.clock is not None and end.day is None and isinstance(start, datetime):
        return _end_hour(end, end.clock, start, context)
    found = resolve_point(_overnight(end, start), context, start)
    later = tuple(value for value in found.options if not before(value, start))
    if not later:
        raise Impossible("end-before-start")
    return Values(later, found.reason, found.provisional)


def _overnight(end: Point, start: Bound) -> Point:
    """20:00至次日6:00 ends in the morning."""
    night = isinstance(start, datetime) and start.hour >= EVENING and isinstance(end.day, DayAfter)
    early = end.clock is not None and end.part is None and end.clock.hour < 12
    return replace(end, part=PartOfDay("am")) if night and early else end


def before(end: Bound, start: Bound) -> bool:
    """Whether an end lies before its start (a minute must be later than the other)."""
    if isinstance(end, datetime) and isinstance(start, datetime):
        return end <= start
    if isinstance(end, DayPart) and isinstance(start, DayPart) and end.day == start.day:
        return DAY_PARTS.index(end.part) < DAY_PARTS.index(start.part)
    return latest(end) < earliest(start)


def _end_hour(end: Point, clock: Clock, start: datetime, context: Context) -> Values[Bound]:
    """An hour at the end takes the start's day and afternoon, or is pushed behind it."""
    times = clock_minutes(clock, end.part, context)
    bare = end.part is None and not clock.exact and clock.hour <= 12
    minutes = times.options
    if bare:
        minutes = tuple(sorted({clock.hour * 60 + clock.minute, clock.hour % 12 * 60 + 720 + clock.minute}))
    moments = [_at(start.date(), count, context) for count in minutes]
    ahead = [moment for moment in moments if moment > start]
    if ahead:
        late = bare and start.hour < 12 and clock.hour >= context.conventions.first_plain_hour
        pushed = late and ahead[0].hour != clock.hour
        return Values((ahead[0],), "am-or-pm" if pushed else None if bare else times.reason)
    return _next_morning(moments[0] + timedelta(days=1), end, start)


def _next_morning(moment: datetime, end: Point, start: datetime) -> Values[Bound]:
    """晚上10点到早上6点 ends on the next day; without the words it is asked, and by day it is impossible."""
    afternoon = end.part is not None and end.part.name in ("noon", "pm")
    if start.hour < EVENING or afternoon or (start.hour == EVENING and end.part is None):
        raise Impossible("end-before-start")
    said = end.part is not None and end.part.name in ("am", "dawn")
    return Values((moment,), None if said else "next-day")
