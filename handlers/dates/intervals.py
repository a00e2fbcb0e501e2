"""From the words for a stretch of the calendar to its first and last day."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from handlers.dates.atoms import Interval
from handlers.dates.context import Context, Impossible, Values, one
from handlers.dates.feasts import days_off, feast_days
from workflow.workdays import ONE_DAY

Ends = tuple[date, date]
SIZES = {"month": 1, "quarter": 3, "half-year": 6}


def interval_days(interval: Interval, context: Context) -> Values[Ends]:
    """First and last day; Impossible when there is no such stretch."""
    resolve: dict[str, Callable[[Interval, Context], Values[Ends]]] = {
        "week": _week,
        "weekend": _weekend,
        "year": _year,
        "holiday": _holiday,
    }
    try:
        return resolve.get(interval.unit, _months)(interval, context)
    except (OverflowError, ValueError) as error:
        raise Impossible("out-of-range") from error


def _monday(context: Context, shift: int) -> date:
    """The first day of a week counted from this one."""
    return context.today + timedelta(days=7 * shift - context.today.weekday())


def _week(interval: Interval, context: Context) -> Values[Ends]:
    """Monday to Sunday."""
    monday = _monday(context, interval.shift or 0)
    return one((monday, monday + timedelta(days=6)))


def _weekend(interval: Interval, context: Context) -> Values[Ends]:
    """Saturday and Sunday; asked on a weekend when no week was said."""
    monday = _monday(context, interval.shift or 0)
    this = (monday + timedelta(days=5), monday + timedelta(days=6))
    if interval.shift is None and context.today >= this[0]:
        following = (this[0] + timedelta(days=7), this[1] + timedelta(days=7))
        return Values((this, following), "today-or-next-week")
    return one(this)


def _year(interval: Interval, context: Context) -> Values[Ends]:
    """The first of January to the last of December."""
    year = interval.number if interval.number is not None else context.today.year + (interval.shift or 0)
    return one((date(year, 1, 1), date(year, 12, 31)))


def _holiday(interval: Interval, context: Context) -> Values[Ends]:
    """The unbroken days off of a statutory holiday: the one that lasts or comes next."""
    for day in feast_days((interval.feast or "").removesuffix("-eve"), context.today):
        first, last = days_off(context.calendar, day)
        if last >= context.today:
            return one((first, last), provisional=context.calendar.is_provisional(last))
    raise Impossible("out-of-range")


def _months(interval: Interval, context: Context) -> Values[Ends]:
    """A month, a quarter, half a year, or a third of a month."""
    size = SIZES[interval.unit]
    if interval.number is not None and not 1 <= interval.number <= 12 // size:
        raise Impossible("no-such-month")
    if interval.number is None:
        start = _months_on(context.today, size, interval.shift or 0)
        this = _stretch(start, size, interval.third)
        passed = interval.shift is None and this[1] < context.today
        following = _stretch(_months_on(start, size, 1), size, interval.third)
        return Values((this, following), "past-or-next") if passed else one(this)
    year = interval.year if interval.year is not None else None
    if interval.year_shift is not None:
        year = context.today.year + interval.year_shift
    month = (interval.number - 1) * size + 1
    if year is not None:
        return one(_stretch(date(year, month, 1), size, interval.third))
    return _yearless(month, size, interval.third, context)


def _months_on(today: date, size: int, shift: int) -> date:
    """The first day of the stretch of so many months in which today lies, or of one so many later."""
    count = (today.year * 12 + today.month - 1) // size * size + shift * size
    return date(count // 12, count % 12 + 1, 1)


def _yearless(month: int, size: int, third: int | None, context: Context) -> Values[Ends]:
    """The stretch that lasts or comes next; asked when one ended only recently."""
    years = (context.today.year - 1, context.today.year, context.today.year + 1)
    found = [_stretch(date(year, month, 1), size, third) for year in years]
    coming = next(ends for ends in found if ends[1] >= context.today)
    recent = context.today - timedelta(days=context.conventions.recent_days)
    passed = [ends for ends in found if recent <= ends[1] < context.today and coming[0] > context.today]
    return Values((*passed, coming), "past-or-next" if passed else None)


def _stretch(start: date, size: int, third: int | None) -> Ends:
    """So many months from a first day, or a third of the month: 1-10, 11-20, 21 to the end."""
    end = _months_on(start, 1, size) - ONE_DAY
    if third is None:
        return start, end
    first = start + timedelta(days=10 * (third - 1))
    return first, first + timedelta(days=9) if third < 3 else date(
        end.year, end.month, monthrange(end.year, end.month)[1]
    )
