"""Rules for deadlines: by, before, within, close of business, counted from an event."""

import re
from dataclasses import replace
from datetime import date, time

from handlers.dates.atoms import Around, EndOf, Feast, Interval, Shift
from handlers.dates.context import Values, one
from handlers.dates.counts import counted_from, within
from handlers.dates.days import resolve_day
from handlers.dates.ends import as_bound, can_bound, end_of, starts
from handlers.dates.feasts import is_holiday
from handlers.dates.intervals import interval_days
from handlers.dates.line import Line, Phrase
from handlers.dates.moments import resolve_point
from handlers.dates.points import Point
from handlers.dates.reading import Bound, DayPart, Duration, Ok, day_of
from workflow.workdays import ONE_DAY

EVENT_WORDS = (
    "(?:收到|收文|接到|结束|批准|审批|通过|返回|返程|印发|下发|公示|到期|事发|发生|期满|办结|签收|生效|送达|会议|开会)"
    "[^,。;0-9]{0,8}|会|事|文|之日|提|期满|届满"
)
EVENT = re.compile(rf"(?:{EVENT_WORDS})(?:[后前]|之后|以后|之日起|起)的?\s*$")
EVENT_WITHIN = re.compile(rf"(?:{EVENT_WORDS})\s*$")
BESIDE = re.compile(r"[前后]\s*$")
ANCHORED = re.compile(r"(?:[后起前]|之日)的?\s*$")


def by(line: Line, place: int) -> Phrase | None:
    """截至12月10日, 最迟周五下班前, by EOD Friday."""
    until = line.english and line.marked(place, "to") and line.text.startswith("unti", line.items[place].start)
    if not line.marked(place, "by") and not until:
        return None
    at = place + 1
    close = line.marked(at, "close")
    if close and not line.adjoins(at + 1):
        return Phrase(_closing(line, one(line.context.today)), place, at)
    at += close
    if not line.adjoins(at) or (close and not line.adjoins(at - 1)):
        return None
    thing = line.thing(at)
    if isinstance(thing, Duration):
        return Phrase(within(thing, line.context), place, at + line.marked(at + 1, "within"), thing)
    close_behind = line.marked(at + 1, "close") and line.adjoins(at + 1)
    behind = close_behind or (line.marked(at + 1, "before", "within", "start") and line.adjoins(at + 1))
    feast = _feast_of(thing)
    if feast is not None and line.text.startswith(("before", "prior"), line.items[place].start):
        return Phrase(_before_feast(feast, line), place, at)
    found = _deadline_values(thing, line)
    if found is None:
        return None
    return Phrase(_closing(line, found) if close or close_behind else due(found, line), place, at + behind)


def day_then_by(line: Line, place: int) -> Phrase | None:
    """周五最迟17点, Friday by noon: the day said before the word."""
    day, hour = line.point(place), line.point(place + 2)
    if day is None or hour is None or not day.of_day or hour.day is not None or hour.later is not None:
        return None
    if not line.marked(place + 1, "by") or not line.adjoins(place + 1) or not line.adjoins(place + 2):
        return None
    behind = line.marked(place + 3, "before", "within") and line.adjoins(place + 3)
    found = resolve_point(replace(hour, day=day.day, check=day.check), line.context)
    return Phrase(due(found, line), place, place + 2 + behind)


def _deadline_values(thing: object, line: Line) -> Values[Bound] | None:
    """The last moment that a deadline's words can mean; None when they are of another kind."""
    if isinstance(thing, Point):
        return resolve_point(thing, line.context)
    if isinstance(thing, Interval):
        return interval_days(thing, line.context).each(lambda both: as_bound(both[1]))
    return end_of(thing, line) if isinstance(thing, EndOf) else None


def due(found: Values[Bound], line: Line) -> Values[Ok]:
    """Deadlines at the bounds; noon is the hour of twelve."""
    return found.each(lambda bound: one(Ok("deadline", None, _noon(bound, line), provisional=found.provisional)))


def _noon(bound: Bound, line: Line) -> Bound:
    """中午 as an hour."""
    noon = isinstance(bound, DayPart) and bound.part == "noon"
    return line.context.calendar.at(day_of(bound), time(12)) if noon else bound


def _closing(line: Line, found: Values[Bound] | Values[date]) -> Values[Ok]:
    """Deadlines at the close of business of the days, or of their mornings."""
    made = tuple(Ok("deadline", None, _close(bound, line), close_of_business=True) for bound in found.options)
    return Values(made, found.reason, found.provisional)


def _close(bound: Bound, line: Line) -> Bound:
    """The day whose end is meant; 上午下班 is the hour at which the morning ends."""
    morning = isinstance(bound, DayPart) and bound.part == "am"
    return line.context.calendar.at(day_of(bound), line.context.calendar.hours.am[1]) if morning else day_of(bound)


def opening(line: Line, place: int) -> Phrase | None:
    """明天上班前: before the office opens; without a day the next opening."""
    if line.point(place) is None and line.marked(place, "opening"):
        return Phrase(one(_opening(line.context.calendar.next_workday(line.context.today), line)), place, place)
    if line.point(place) is None or not line.marked(place + 1, "opening") or not line.adjoins(place + 1):
        return None
    return Phrase(starts(line.point(place), line).each(lambda bound: one(_opening(bound, line))), place, place + 1)


def _opening(bound: Bound, line: Line) -> Ok:
    """The deadline of the hour at which a day or an afternoon begins."""
    hours = line.context.calendar.hours
    shift = hours.pm if isinstance(bound, DayPart) and bound.part == "pm" else hours.am
    return Ok("deadline", None, line.context.calendar.at(day_of(bound), shift[0]))


def before_mark(line: Line, place: int) -> Phrase | None:
    """周五前, 月底前, 国庆节前, 周五下班前."""
    thing, at = line.thing(place), place + 1
    if not can_bound(thing) or not line.marked(at, "before", "close") or not line.adjoins(at):
        return None
    if line.marked(at, "close") and isinstance(thing, Point | EndOf):
        return Phrase(_closing(line, starts(thing, line)), place, at)
    feast = _feast_of(thing)
    if feast is not None:
        return Phrase(_before_feast(feast, line), place, at)
    if isinstance(thing, Interval):
        return Phrase(_before_interval(thing, line), place, at)
    return Phrase(due(starts(thing, line), line), place, at)


def _feast_of(thing: object) -> str | None:
    """The festival that a point or interval is, by its key."""
    if isinstance(thing, Interval):
        return thing.feast
    day = thing.day if isinstance(thing, Point) and thing.of_day else None
    return day.name if isinstance(day, Feast) and day.year is None and day.year_shift is None else None


def _before_feast(feast: str, line: Line) -> Values[Ok]:
    """国庆前 is the last working day before the holiday; before a day that is none (七一前) is asked."""
    if is_holiday(feast):
        days = resolve_day(Around(-1, feast), line.context)
        return days.each(lambda day: one(Ok("deadline", None, day, provisional=days.provisional)))
    day = resolve_day(Feast(feast), line.context).options[-1]
    return Values((Ok("deadline", None, day - ONE_DAY), Ok("deadline", None, day)), "before-or-end")


def _before_interval(interval: Interval, line: Line) -> Values[Ok]:
    """下周前: before it begins, or before it ends."""
    first, last = interval_days(interval, line.context).options[-1]
    return Values((Ok("deadline", None, first - ONE_DAY), Ok("deadline", None, last)), "before-or-end")


def within_mark(line: Line, place: int) -> Phrase | None:
    """三个工作日内, 本周内, 明天内, within three days; 会后三天内 is asked."""
    ahead = line.marked(place, "within")
    at = place + 1 if ahead else place
    thing = line.thing(at)
    if ahead and not line.adjoins(at):
        return None
    if not ahead and (not line.marked(at + 1, "within") or not line.adjoins(at + 1)):
        return None
    last = at if ahead else at + 1
    if isinstance(thing, Duration):
        return Phrase(within(thing, line.context), place, last, thing)
    found = _deadline_values(thing, line)
    return None if found is None else Phrase(due(found, line), place, last)


def after_then(line: Line, place: int) -> Phrase | None:
    """12月1日后3天内, 国庆后5个工作日内: counted from the day, which does not count itself."""
    thing, at = line.thing(place), place + 2
    said = line.thing(at)
    if not can_bound(thing) or not line.marked(place + 1, "after") or not isinstance(said, Duration):
        return None
    if not line.adjoins(place + 1) or not line.adjoins(at) or not line.marked(at + 1, "within"):
        return None
    feast = _feast_of(thing)
    if feast is not None and is_holiday(feast):
        found: Values[Bound] = resolve_day(Around(1, feast), line.context).each(lambda day: as_bound(day - ONE_DAY))
    else:
        found = starts(thing, line)
    counting = found.each(lambda start: counted_from(day_of(start) + ONE_DAY, said, line.context, begun=True))
    made = tuple(Ok("deadline", None, option.end, provisional=option.provisional) for option in counting.options)
    return Phrase(Values(made, counting.reason, counting.provisional), place, at + 1, said)


def anchored(line: Line, place: int) -> Phrase | None:
    """会后三天内, 收到通知3日内, 提前两天: counted from an event that is not known."""
    thing, ahead = line.thing(place), line.before(place)
    if isinstance(thing, Duration):
        behind = line.marked(place + 1, "within")
        unknown = EVENT.search(ahead) or any(
            words.search(ahead) for words in ((EVENT_WITHIN, ANCHORED) if behind else (BESIDE,))
        )
        return Phrase(Values((), "unknown-anchor"), place, place + behind) if unknown else None
    later = isinstance(thing, Point) and isinstance(thing.day, Shift) and line.text[line.items[place].end - 1] == "后"
    return Phrase(Values((), "unknown-anchor"), place, place) if later and EVENT.search(ahead) else None


def closing(line: Line, place: int) -> Phrase | None:
    """下班前; COB Friday."""
    if not line.marked(place, "close"):
        return None
    point = line.point(place + 1) if line.adjoins(place + 1) else None
    if point is None or not (line.english or point.of_day):
        return Phrase(_closing(line, one(line.context.today)), place, place)
    return Phrase(_closing(line, starts(point, line)), place, place + 1)
