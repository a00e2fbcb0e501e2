"""Rules for periods: from one point to another, there and back, one day after another."""

import re
from dataclasses import replace
from itertools import pairwise

from handlers.dates.atoms import Weekday, Weekdays
from handlers.dates.context import Impossible, Values, one
from handlers.dates.counts import agrees, counted_from, period
from handlers.dates.ends import can_bound, ends, part_days, single, starts
from handlers.dates.line import FAR, Line, Phrase
from handlers.dates.moments import resolve_point
from handlers.dates.points import Point
from handlers.dates.reading import Bound, Duration, Ok, day_of, half_day

ENDING = re.compile(r"(?:结束|终止|返回|返程|回来|还车)(?:时间|日期)?[:为是]?\s*$")
CHANGED = re.compile(r"[改推延调挪换]")
ABSENT = re.compile(r"[请休]?[假休]|leave|off")
"""Of leave the day of return may be the first at work again."""
RETURN = re.compile(
    r"[\s,]*(?:左右)?(?:返回|返程|返京|回来(?!上班)|回到(?!单位上班)|回程|回单位|回京|回$|返$|结束|收车|散会|还车|还(?=$|[,;。])|back\b|return)"
)


def spanning(line: Line, place: int) -> Phrase | None:
    """周三到周五, 明天上午9点用车，用到下午4点."""
    first = place + 1 if line.marked(place, "from") else place
    day = line.point(first)
    if day is not None and _says_day(day) and line.marked(first + 1, "from") and line.adjoins(first + 2):
        first += 2
    if first > place and not line.adjoins(first):
        return None
    to = first + 1
    if line.marked(to, "start"):
        to += 1
    start, end = line.thing(first), line.thing(to + 1)
    joined = line.marked(to, "to") or (line.marked(place, "from") and line.english and line.marked(to, "and"))
    if not joined or not can_bound(start) or not can_bound(end):
        return None
    if not line.near(to, FAR) or not line.adjoins(to + 1):
        return None
    if CHANGED.search(line.gap(to)) or CHANGED.search(line.gap(to + 1)):
        both = (resolve_point(point, line.context) for point in (start, end) if isinstance(point, Point))
        made = tuple(single(bound) for values in both for bound in values.options)
        return Phrase(Values(made, "which"), place, to + 1)
    if first > place + 1 and day is not None and isinstance(start, Point) and start.day is None:
        start = replace(start, day=day.day, part=start.part or day.part)
    found = _from_to(start, end, line)
    return _counted_too(part_days(found), line, place, to + 1)


def _from_to(start: object, end: object, line: Line) -> Values[Ok]:
    """The period; Friday to Wednesday next week begins this week, since next week it would end before it starts."""
    first, last = _hoisted(start, end, line)
    try:
        return _between(first, last, line)
    except Impossible:
        if (first, last) == (start, end):
            raise
        return _between(start, end, line)


def _between(start: object, end: object, line: Line) -> Values[Ok]:
    """The period from one thing to another."""
    return starts(start, line).each(lambda begin: ends(end, begin, line).each(lambda last: one(period(begin, last))))


def _says_day(point: Point) -> bool:
    """Whether it says a day, perhaps with a part of it, before 从9点到11点."""
    return point.day is not None and point.clock is None


def _hoisted(start: object, end: object, line: Line) -> tuple[object, object]:
    """English says the day or the week last: 2pm to 4pm tomorrow, Monday to Wednesday next week."""
    if not line.english or not isinstance(start, Point) or not isinstance(end, Point):
        return start, end
    if start.day is None and end.day is not None and start.clock is not None and end.clock is not None:
        shared = start.part is None and not start.clock.exact and start.clock.hour < end.clock.hour
        part = end.part if shared else start.part
        return replace(start, day=end.day, part=part), replace(end, day=None)
    trails = isinstance(end.day, Weekday) and end.day.trails
    if trails and isinstance(start.day, Weekday) and start.day.week is None and isinstance(end.day, Weekday):
        return replace(start, day=replace(start.day, week=end.day.week)), end
    return start, end


def _counted_too(found: Values[Ok], line: Line, first: int, last: int) -> Phrase:
    """A period with the count said behind it, which must agree; 前 behind it is passed over."""
    if isinstance(weekdays := line.thing(last + 1), Weekdays) and line.adjoins(last + 1):
        last += 1
        if not all(_on_weekdays(option, weekdays) for option in found.options):
            return Phrase(Values(found.options, "weekday-mismatch"), first, last)
    at = last + 1
    if line.marked(at, "total") and line.near(at, FAR):
        at += 1
    said = line.thing(at)
    if not isinstance(said, Duration) or not line.near(at, 8) or line.marked(at + 1, "within", "after"):
        return Phrase(found, first, last)
    if all(agrees(option, said, line.context) for option in found.options):
        return Phrase(found, first, at, said)
    begun = (option.start for option in found.options if option.start is not None)
    counted = [counted_from(start, said, line.context, begun=True).options for start in begun]
    options = dict.fromkeys([*found.options, *(option for options in counted for option in options)])
    return Phrase(Values(tuple(options), "count-mismatch"), first, at, said)


def _on_weekdays(found: Ok, weekdays: Weekdays) -> bool:
    """Whether a period begins and ends on the weekdays that were said behind it."""
    ends = [day_of(bound).weekday() for bound in (found.start, found.end) if bound is not None]
    return ends == [weekdays.first, weekdays.last]


def returning(line: Line, place: int) -> Phrase | None:
    """明天上午8点出发，后天下午6点返回."""
    start, end = line.point(place), line.point(place + 1)
    if start is None or end is None or not line.near(place + 1, FAR):
        return None
    if not RETURN.match(line.after(place + 1)) and not ENDING.search(line.gap(place + 1)):
        return None
    made = part_days(_between(start, end, line))
    doubtful = end.of_day and ABSENT.search(line.text) is not None
    return Phrase(replace(made, reason=made.reason or "unsure") if doubtful else made, place, place + 1)


def listed(line: Line, place: int) -> Phrase | None:
    """明天下午和后天上午; 周一、周三 (asked, for they are no period); 周三或周四 (asked)."""
    places, last = [place], place
    if line.point(place) is None:
        return None
    while (following := _next_listed(line, last)) is not None:
        places.append(following)
        last = following
    if len(places) == 1:
        return None
    ors = any(line.marked(between, "or") for between in range(place, last))
    points = [line.point(at) or Point() for at in places]
    one_day = line.thing(last + 1) == Duration(1, "day") and line.adjoins(last + 1)
    if one_day and points[-1].of_day and not all(point.of_day for point in points):
        last += 1  # 周三下午和周四一天
    if line.marked(last + 1, "to") and line.adjoins(last + 1) and can_bound(line.thing(last + 2)):
        return Phrase(Values((), "which"), place, last + 2)
    found = _one_after_another(points, line, ors=ors)
    return _counted_too(found, line, place, last)


def _next_listed(line: Line, last: int) -> int | None:
    """The place of the next point of a list."""
    following = last + 2 if line.marked(last + 1, "and", "or") and line.adjoins(last + 1) else last + 1
    if line.point(following) is None or not line.adjoins(following):
        return None
    comma = following == last + 1 and "," in line.gap(following)
    turned = line.marked(following + 1, "before", "within", "close", "start") and line.adjoins(following + 1)
    return None if comma and turned else following


def _one_after_another(points: list[Point], line: Line, *, ors: bool) -> Values[Ok]:
    """The period of points that follow each other; otherwise each, and the question."""
    bounds: list[Bound] = []
    for point in points:
        values = resolve_point(point, line.context, bounds[-1] if bounds else None)
        if values.reason is not None:
            return Values((), values.reason)
        if values.options[0] not in bounds:
            bounds.append(values.options[0])
    if len(bounds) == 1:
        return one(single(bounds[0]))
    if not ors and all(_follows(first, second) for first, second in pairwise(bounds)):
        return part_days(one(period(bounds[0], bounds[-1])))
    return Values(tuple(single(bound) for bound in bounds), "which")


def _follows(first: Bound, second: Bound) -> bool:
    """Whether no half-day lies between two."""
    try:
        return half_day(first, last=True).following() == half_day(second, last=False)
    except ValueError:
        return False
