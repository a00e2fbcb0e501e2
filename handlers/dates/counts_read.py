"""Rules for counts: so many days from a start, in either order."""

import re
from dataclasses import replace

from handlers.dates.atoms import Interval, Mark
from handlers.dates.context import Values, one
from handlers.dates.counts import MINUTES, agrees, counted_from, period
from handlers.dates.ends import starts
from handlers.dates.intervals import interval_days
from handlers.dates.line import FAR, Line, Phrase
from handlers.dates.points import Point
from handlers.dates.reading import Bound, Duration, Ok, day_of
from workflow.workdays import ONE_DAY

TURNED = re.compile(r"[前后]\s*$")
"""国庆节前三天: the day three days before, or the three days."""


def counted(line: Line, place: int) -> Phrase | None:
    """12月1日起3天, 25号我请一天假, 明天下午3点开会，大概两个小时."""
    first = place + 1 if line.marked(place, "from") else place
    point = line.point(first)
    if point is None:
        return None
    at, begun = first + 1, first > place
    if line.marked(at, "start") and line.adjoins(at):
        at, begun = at + 1, True
    while line.marked(at, "total", "about", "to") and line.near(at, FAR):
        at += 1
    said = line.thing(at)
    if not isinstance(said, Duration) or not line.near(at, FAR):
        return None
    if line.marked(at + 1, "within", "after", "before") and line.adjoins(at + 1):
        return _from_then(line, place, at, said) if line.marked(at + 1, "within") else None
    if TURNED.search(line.text[line.items[first].end : line.items[at].start]):
        return Phrase(Values((), "unsure"), place, at, said)
    found = starts(point, line).each(lambda start: counted_from(start, said, line.context, begun=begun))
    return Phrase(found, place, at, said)


def _from_then(line: Line, place: int, at: int, said: Duration) -> Phrase | None:
    """自12月1日起5日内: whether the first day counts is not said, so it is asked."""
    if not line.marked(at - 1, "start") or not isinstance(line.thing(at - 2), Point):
        return None
    if said.unit in MINUTES:
        return _hours_from(line, place, at, said)
    counting = starts(line.thing(at - 2), line).each(lambda start: _deadlines(start, said, line))
    return Phrase(Values(counting.options, "unsure"), place, at + 1, said)


def _hours_from(line: Line, place: int, at: int, said: Duration) -> Phrase:
    """从现在起两小时内: nothing is doubtful of hours."""
    found = starts(line.thing(at - 2), line).each(lambda start: counted_from(start, said, line.context, begun=True))
    made = tuple(Ok("deadline", None, option.end) for option in found.options)
    return Phrase(Values(made, found.reason), place, at + 1, said)


def _deadlines(start: Bound, said: Duration, line: Line) -> Values[Ok]:
    """The two ends of a count from a day: the day counted or not."""
    bases = (day_of(start), day_of(start) + ONE_DAY)
    ended = (counted_from(base, said, line.context, begun=True).options for base in bases)
    return Values(tuple(Ok("deadline", None, option.end) for options in ended for option in options))


def counted_first(line: Line, place: int) -> Phrase | None:
    """请假三天，从明天开始; leave for 3 days from Dec 1."""
    said, from_ = line.thing(place), place + 1
    if not isinstance(said, Duration):
        return None
    started = line.marked(from_, "from")
    at = from_ + 1 if started else from_
    point = line.point(at)
    starts_behind = line.marked(at + 1, "start") and line.adjoins(at + 1)
    if point is None or not line.near(at, FAR) or not line.near(from_, FAR) or not (started or starts_behind):
        return None
    found = starts(point, line).each(lambda start: counted_from(start, said, line.context, begun=True))
    return Phrase(found, place, at + 1 if starts_behind else at, said)


def counted_apart(line: Line, place: int) -> Phrase | None:
    """请半天假，周三 and 请三天假，12月1日 are asked: which half, begun then? 用车两小时，明天9点 is clear."""
    said, point = line.thing(place), line.point(place + 1)
    if not isinstance(said, Duration) or point is None or not line.near(place + 1, FAR) or _goes_on(line, place + 2):
        return None
    if said == Duration(1, "day") or (said.unit not in MINUTES and not point.of_day):
        return None
    found = starts(point, line).each(lambda start: counted_from(start, said, line.context, begun=True))
    sure = said.unit in MINUTES or said.value == 0.5
    return Phrase(found if sure or found.reason else replace(found, reason="unsure"), place, place + 1, said)


def _goes_on(line: Line, place: int) -> bool:
    """Whether a mark turns the point before it, or joins it to another."""
    return line.adjoins(place) and (isinstance(line.thing(place), Mark) or line.point(place) is not None)


def which_days(line: Line, place: int) -> Phrase | None:
    """下周请三天假: which days is not said."""
    interval, at = line.thing(place), place + 1
    while line.marked(at, "total"):
        at += 1
    said = line.thing(at)
    fits = isinstance(interval, Interval) and interval.unit != "year" and isinstance(said, Duration)
    if (
        not isinstance(interval, Interval)
        or not fits
        or not isinstance(said, Duration)
        or not line.near(at, FAR)
        or line.marked(at + 1, "within")
    ):
        return None
    whole = interval_days(interval, line.context).each(lambda both: one(period(*both)))
    if all(agrees(option, said, line.context) for option in whole.options):
        return Phrase(whole, place, at, said)
    return Phrase(Values((), "which-days"), place, at, said)
