"""Which of several times of a line are meant, by what the slot and the other words rule out."""

from datetime import date, datetime, timedelta
from itertools import pairwise

from handlers.dates import Ask, Ok, Reading
from handlers.dates.reading import day_of, earliest, latest
from workflow.office import Office


def past(options: list[Ok], office: Office) -> list[Ok]:
    """What has happened lies in the past; of two such times the later one."""
    now = office.now.astimezone(office.calendar.zone).replace(tzinfo=None)
    been = [option for option in options if option.start is not None and earliest(option.start) <= now]
    return sorted(been, key=lambda option: earliest(option.start or date.min))[-1:]


def earlier(options: list[Ok]) -> list[Ok]:
    """The same hours half a day and a day before: what has happened at half past seven has happened already."""
    moments = [option.start for option in options if option.kind == "datetime" and isinstance(option.start, datetime)]
    return [Ok("datetime", moment - timedelta(hours=hours)) for moment in moments for hours in (12, 24)]


def coming(options: list[Ok], office: Office) -> list[Ok]:
    """Without the days that are over, where others remain: 昨天发烧了，今天请一天假."""
    today = office.half_day.day
    ahead = [option for option in options if last_day(option) >= today]
    return ahead or options


def within(options: list[Ok]) -> list[Ok]:
    """Beside a week or a month only what lies within it: 下周休年假，周一到周五; beside other days their period."""
    around = [one for one in options if any(_holds(one, other) for other in options)]
    inside = [one for one in options if one not in around and any(_holds(outer, one) for outer in around)]
    named = [one for one in around if one.granularity == "day" and one.start != one.end and not whole_stretch(one)]
    return named or inside or options


def whole_stretch(option: Ok) -> bool:
    """Whether it is all of a week, a month or a year, or has no end."""
    if option.start is None or option.end is None:
        return True
    first, after = day_of(option.start), day_of(option.end) + timedelta(days=1)
    return (first.weekday() == 0 and (after - first).days == 7) or (first.day == 1 and after.day == 1)


def _holds(outer: Ok, inner: Ok) -> bool:
    if outer == inner or None in (outer.start, outer.end) or inner.start is None:
        return False
    ends = inner.end or inner.start
    first, last = earliest(outer.start or date.min), latest(outer.end or date.max)
    whole = first <= earliest(inner.start) and latest(ends) <= last
    return whole and (first, last) != (earliest(inner.start), latest(ends))


def adjoining(asked: Ask, office: Office) -> Reading:
    """Days of which each follows on the one before, with no workday between, are one period: 12月31日和1月4日."""
    days = [day_of(option.start) for option in asked.options if option.kind == "date" and option.start is not None]
    if len(days) != len(asked.options) or len(days) < 2 or days != sorted(set(days)):
        return asked
    between = [one + timedelta(days=n) for one, two in pairwise(days) for n in range(1, (two - one).days)]
    if any(office.calendar.is_workday(day) for day in between):
        return asked
    return Ok("period", days[0], days[-1])


def last_day(option: Ok) -> date:
    """The last day of a time; of one without an end the last of all days."""
    bound = option.end or option.start
    return date.max if bound is None else day_of(bound)
