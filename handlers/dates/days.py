"""From the words for a day to the day, by the conventions: which year, which week, which of two."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from handlers.dates.atoms import (
    Ambiguous,
    Around,
    Beside,
    Day,
    DayAfter,
    Feast,
    LunarDay,
    MonthDay,
    Nth,
    Shift,
    Weekday,
    WorkdayShift,
)
from handlers.dates.context import Context, Impossible, Values, one
from handlers.dates.feasts import feast_day, feast_days, holidays, nearest
from handlers.dates.intervals import interval_days
from workflow.workdays import ONE_DAY, lunar_date

LONGEST_SHIFT = 36525
LONGEST_COUNT = 400
Days = Values[date]


def resolve_day(day: Day, context: Context, after: date | None = None) -> Days:
    """The day that is meant; `after` is the day spoken of before it, from which it may take month or week.

    Impossible when there is no such day.
    """
    resolve = RESOLVERS[type(day)]
    try:
        return resolve(day, context, after)
    except (OverflowError, ValueError) as error:
        raise Impossible("out-of-range") from error


def valid(year: int, month: int, day: int) -> date:
    """The date; Impossible when there is none."""
    if not 1 <= month <= 12:
        raise Impossible("no-such-month")
    if not 1 <= year <= 9998:
        raise Impossible("out-of-range")
    if not 1 <= day <= monthrange(year, month)[1]:
        raise Impossible("no-such-day")
    return date(year, month, day)


def months_later(day: date, months: int) -> date:
    """The same day of another month, or its last when it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9998:
        raise Impossible("out-of-range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month_day(day: MonthDay, context: Context, after: date | None) -> Days:
    """A day of a month."""
    if day.month_shift is not None:
        month = months_later(context.today.replace(day=1), day.month_shift)
        return one(valid(month.year, month.month, day.day))
    if day.month is None:
        return _day_alone(day.day, context, after)
    if day.year is not None:
        return one(valid(day.year, day.month, day.day))
    if day.year_shift is not None:
        return one(valid(context.today.year + day.year_shift, day.month, day.day))
    valid(2028, day.month, day.day)  # a leap year: the day must exist in some year
    return _turned(day.month, day.day, after, context) if after else _yearless(day.month, day.day, context)


def _turned(month: int, day: int, after: date, context: Context) -> Days:
    """A day without its year behind another: the same year, or across the new year."""
    same = valid(after.year, month, day) if (month, day) >= (after.month, after.day) else None
    found = same or valid(after.year + 1, month, day)
    if found - after > timedelta(days=context.conventions.longest_turn) and same is None:
        raise Impossible("end-before-start")
    return one(found)


def _yearless(month: int, day: int, context: Context) -> Days:
    """The next such day; asked when the last one passed only recently."""
    today = context.today
    years = (today.year - 1, today.year, today.year + 1)
    days = [date(year, month, day) for year in years if day <= monthrange(year, month)[1]]
    found, recent = nearest(days, today, context.conventions.recent_days)
    if not found:
        raise Impossible("no-such-day")
    return Values(tuple(found), "past-or-next" if recent else None)


def _day_alone(day: int, context: Context, after: date | None) -> Days:
    """A day without its month."""
    if not 1 <= day <= 31:
        raise Impossible("no-such-day")
    base = after or context.today
    this = base.replace(day=day) if day <= monthrange(base.year, base.month)[1] else None
    following = _in_a_following_month(base, day)
    if this is not None and this >= base:
        return one(this)
    if this is None:
        return Values((following,), "which")
    if after is None:
        return Values((this, following), "past-or-next")
    close = following - after <= timedelta(days=context.conventions.longest_month_turn)
    return Values((following,), None if close else "end-before-start")


def _in_a_following_month(base: date, day: int) -> date:
    """The next month that has the day."""
    month = months_later(base.replace(day=1), 1)
    while day > monthrange(month.year, month.month)[1]:
        month = months_later(month, 1)
    return month.replace(day=day)


def _shift(day: Shift, context: Context, _: date | None) -> Days:
    """So many days or months from today."""
    if abs(day.days) > LONGEST_SHIFT:
        raise Impossible("out-of-range")
    return one(months_later(context.today, day.months) + timedelta(days=day.days))


def _workday_shift(day: WorkdayShift, context: Context, _: date | None) -> Days:
    """So many working days from today or from a day."""
    if abs(day.count) > LONGEST_COUNT:
        raise Impossible("out-of-range")
    starts = one(context.today) if day.after is None else resolve_day(day.after, context)
    return starts.each(lambda start: counted_workdays(start, day.count, context))


def counted_workdays(start: date, count: int, context: Context) -> Days:
    """The count-th working day from a day, and whether it hangs on an unpublished calendar."""
    found = context.calendar.add_workdays(start, count)
    return one(found, provisional=hangs(context, start, found))


def hangs(context: Context, *days: date) -> bool:
    """Whether one of the days lies in a year whose calendar is not published."""
    return any(context.calendar.is_provisional(day) for day in days)


def _weekday(day: Weekday, context: Context, after: date | None) -> Days:
    """A day of this week or another; without a week the next one from tomorrow, or on or after the start."""
    monday = context.today - timedelta(days=context.today.weekday())
    if day.week is not None:
        return _of_week(monday + timedelta(days=7 * day.week + day.weekday), day.week, context)
    if after is not None:
        return one(after + timedelta(days=(day.weekday - after.weekday()) % 7))
    ahead = (day.weekday - context.today.weekday()) % 7
    if ahead == 0:
        return Values((context.today, context.today + timedelta(days=7)), "today-or-next-week")
    return one(context.today + timedelta(days=ahead))


def _of_week(found: date, week: int, context: Context) -> Days:
    """A day of a named week; of this week it is asked when it has passed."""
    if week == 0 and found < context.today:
        return Values((found + timedelta(days=7), found), "week-is-past")
    return one(found)


def _day_after(day: DayAfter, context: Context, after: date | None) -> Days:
    """当日 is today when no other day was spoken of; 次日 is then asked."""
    base = after or context.spoken_of
    if base is not None:
        return one(base + timedelta(days=day.days))
    found = context.today + timedelta(days=day.days)
    return Values((found,), None if day.days == 0 else "unknown-anchor")


def _feast(day: Feast, context: Context, after: date | None) -> Days:
    """The next such festival, or that of a named year; asked when it passed only recently."""
    if day.year is not None or day.year_shift is not None:
        return one(feast_day(day.name, day.year or context.today.year + (day.year_shift or 0)))
    days = [found for found in feast_days(day.name, context.today) if after is None or found >= after]
    found, recent = nearest(days, context.today, context.conventions.recent_days)
    if not found or (after is not None and found[-1] - after > timedelta(days=context.conventions.longest_turn)):
        raise Impossible("end-before-start")
    return Values(tuple(found), "past-or-next" if recent else None)


def _lunar(day: LunarDay, context: Context, _: date | None) -> Days:
    """The next such day of the moon's year."""
    days = []
    for year in (context.today.year - 1, context.today.year, context.today.year + 1):
        try:
            days.append(lunar_date(year, day.month, day.day))
        except ValueError:
            continue
    found, recent = nearest(days, context.today, context.conventions.recent_days)
    if not found:
        raise Impossible("no-such-day")
    return Values(tuple(found), "past-or-next" if recent else None)


def _nth(day: Nth, context: Context, _: date | None) -> Days:
    """The n-th working day, day or weekday of an interval."""
    return interval_days(day.interval, context).each(lambda ends: _nth_of(day, *ends, context))


def _nth_of(day: Nth, first: date, last: date, context: Context) -> Days:
    """The n-th of the days from first to last that count."""
    what, number = day.ordinal.of, day.ordinal.number
    counts: Callable[[date], bool] = (
        context.calendar.is_workday if what == "workday" else (lambda found: what == "day" or found.weekday() == what)
    )
    days = [found for found in _through(first, last) if counts(found)]
    place = number - 1 if number > 0 else len(days) + number
    if not 0 <= place < len(days):
        raise Impossible("no-such-day")
    return one(days[place], provisional=what == "workday" and hangs(context, first, last))


def _through(first: date, last: date) -> list[date]:
    """Every day from first to last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _around(day: Around, context: Context, _: date | None) -> Days:
    """The n-th working day after or before a holiday: the nearest that has not passed."""
    if abs(day.count) > LONGEST_COUNT:
        raise Impossible("out-of-range")
    for first, last in holidays(context.calendar, day.feast, context.today):
        if day.feast is None and (last if day.count > 0 else first - ONE_DAY) < context.today:
            continue  # 节后, said after one holiday and before another, means the one to come
        found = context.calendar.add_workdays(last if day.count > 0 else first, day.count)
        if found >= context.today:
            return one(found, provisional=hangs(context, first, last, found))
    raise Impossible("out-of-range")


def _beside(day: Beside, context: Context, after: date | None) -> Days:
    """国庆节前一天."""
    days = resolve_day(day.day, context, after)
    return days.each(lambda found: one(found + timedelta(days=day.days)))


def _ambiguous(day: Ambiguous, context: Context, after: date | None) -> Days:
    """A day that was written in a way that has two readings; 初三 behind 正月初一 has only one."""
    if after is not None and all(isinstance(reading, LunarDay) for reading in day.readings):
        found = resolve_day(day.readings[0], context)
        return found if found.reason is None and found.options[0] >= after else replace(found, reason=day.reason)
    readings = Values(day.readings, day.reason).each(lambda reading: resolve_day(reading, context, after))
    return readings if len(readings.options) > 1 or day.reason == "unsure" else one(readings.options[0])


RESOLVERS: dict[type, Callable[[Any, Context, date | None], Days]] = {
    MonthDay: _month_day,
    Shift: _shift,
    WorkdayShift: _workday_shift,
    Weekday: _weekday,
    DayAfter: _day_after,
    Feast: _feast,
    LunarDay: _lunar,
    Nth: _nth,
    Around: _around,
    Ambiguous: _ambiguous,
    Beside: _beside,
}
