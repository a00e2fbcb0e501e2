"""Counting from a start or from now: 12月1日起3天, 三个工作日内."""

from datetime import date, datetime, timedelta

from handlers.dates.context import Context, Impossible, Values, one
from handlers.dates.days import LONGEST_COUNT, counted_workdays, hangs, months_later
from handlers.dates.reading import Bound, DayPart, Duration, Ok, half_day
from workflow.period import HalfDay
from workflow.workdays import ONE_DAY

HALF_A_MONTH = 15
LONGEST_DAYS = 3660
MINUTES = {"minute": 1, "hour": 60}


def period(start: Bound, end: Bound, *, provisional: bool = False) -> Ok:
    """From a start to an end; a single day is a date."""
    day = isinstance(start, date) and not isinstance(start, datetime) and start == end
    return Ok("date" if day else "period", start, end, provisional=provisional)


def counted_from(start: Bound, duration: Duration, context: Context, *, begun: bool) -> Values[Ok]:
    """The period that lasts so long from its start, which counts; `begun` when 起 or 从 was said."""
    if duration.value <= 0 or duration.value > LONGEST_DAYS:
        raise Impossible("out-of-range")
    if duration.unit in MINUTES:
        return _in_minutes(start, duration)
    if isinstance(start, datetime):
        days = counted_from(start.date(), duration, context, begun=begun)
        return Values(days.options, days.reason or "unsure", days.provisional)
    if duration.unit == "day" and (isinstance(start, DayPart) or duration.value != int(duration.value)):
        return _in_half_days(start, duration.value, begun=begun)
    if isinstance(start, DayPart):
        whole = counted_from(start.day, duration, context, begun=begun)
        return Values(whole.options, "unsure", whole.provisional)
    return last_day(start - ONE_DAY, duration, context, begins=start)


def _in_minutes(start: Bound, duration: Duration) -> Values[Ok]:
    """Hours or minutes from a moment; without one the hour must be asked."""
    if not isinstance(start, datetime):
        return Values((), "no-hour")
    return one(Ok("period", start, start + timedelta(minutes=duration.value * MINUTES[duration.unit])))


def _in_half_days(start: Bound, days: float, *, begun: bool) -> Values[Ok]:
    """Days and a half from a half-day; half a day of a whole one must be asked."""
    if isinstance(start, DayPart) and days == 0.5:
        return one(Ok("period", start, start))
    if isinstance(start, date) and days == 0.5:
        halves = (DayPart(start, "am"), DayPart(start, "pm"))
        return Values(tuple(Ok("period", half, half) for half in halves), "am-or-pm")
    try:
        half = half_day(start, last=False)
    except ValueError as error:
        raise Impossible("out-of-range") from error
    found = Ok("period", DayPart(half.day, half.part), _half_days_on(half, int(days * 2) - 1))
    sure = (begun or isinstance(start, date)) and days * 2 == int(days * 2)
    return Values((found,), None if sure else "unsure")


def _half_days_on(half: HalfDay, count: int) -> DayPart:
    """So many half-days after one."""
    place = (half.part == "pm") + count
    return DayPart(half.day + timedelta(days=place // 2), "pm" if place % 2 else "am")


def last_day(before: date, duration: Duration, context: Context, *, begins: date | None) -> Values[Ok]:
    """The last of so many days, weeks, months or working days after a day; a period when it begins somewhere."""
    value, unit = duration.value, duration.unit
    if value != int(value) and unit != "month":
        return Values((), "unsure")
    found = _last(before, value, unit, context)
    provisional = unit == "workday" and hangs(context, before, found)
    if begins is None:
        return one(Ok("deadline", None, found, provisional=provisional))
    return one(period(begins, found, provisional=provisional))


def _last(before: date, value: float, unit: str, context: Context) -> date:
    """The day that so much time reaches."""
    if value > (LONGEST_COUNT if unit == "workday" else LONGEST_DAYS):
        raise Impossible("out-of-range")
    try:
        if unit == "workday":
            return counted_workdays(before, int(value), context).options[0]
        if unit == "month":
            extra = HALF_A_MONTH if value != int(value) else 0
            return months_later(before + ONE_DAY, int(value)) - ONE_DAY + timedelta(days=extra)
        return before + timedelta(days=int(value) * (7 if unit == "week" else 1))
    except OverflowError as error:
        raise Impossible("out-of-range") from error


def within(duration: Duration, context: Context) -> Values[Ok]:
    """The deadline that lies so far from now; today does not count."""
    if duration.value <= 0:
        raise Impossible("out-of-range")
    if duration.unit in MINUTES:
        minutes = timedelta(minutes=duration.value * MINUTES[duration.unit])
        return one(Ok("deadline", None, context.now + minutes))
    if duration.unit == "month" and duration.value == int(duration.value):
        return one(Ok("deadline", None, months_later(context.today, int(duration.value))))
    return last_day(context.today, duration, context, begins=None)


def agrees(found: Ok, duration: Duration, context: Context) -> bool:
    """Whether a period lasts as long as was said beside it."""
    if isinstance(found.start, datetime) and isinstance(found.end, datetime):
        minutes = (found.end - found.start).total_seconds() / 60
        return duration.unit not in MINUTES or minutes == duration.value * MINUTES[duration.unit]
    try:
        halves = list(found.period.half_days())
    except ValueError:
        return True
    if duration.unit == "workday":
        return sum(context.calendar.is_workday(half.day) for half in halves) == duration.value * 2
    days = {"day": 1, "week": 7}.get(duration.unit)
    return days is None or len(halves) == duration.value * days * 2
