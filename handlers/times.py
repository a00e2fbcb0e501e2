"""Reading typed times for a form: a period, its last half-day, a moment."""

from datetime import datetime

from handlers.dates import Ask, Duration, Ok, Reading, Refuse
from handlers.office_dates import find_in, period_in
from handlers.taken import Answer, Options, Taken, Which, Wrong
from workflow.field import Request
from workflow.message import Line, half_day, period
from workflow.period import HalfDay, Period

LONGEST = 60.0
"""Days that may be added by "so many more days"; a longer extension is written as a date."""


def read_when(said: str, request: Request) -> Answer:
    """From one half-day to another."""
    office = request.office
    read = period_in(said, office)
    if isinstance(read, Ok):
        return Taken(str(read.period))
    if isinstance(read, Ask):
        found = [option.period for option in read.options]
        return _asked(read, tuple((str(one), Line("say-period", {"when": period(one)})) for one in found))
    return _refused(read, "answer-period")


def read_until(said: str, request: Request) -> Answer:
    """A last half-day, or so many more days ("再请1天") after the half-day "from" of the form."""
    more = find_in(said, request.office).reading
    if isinstance(more, Ok) and more.duration is not None and more.end is None and "from" in request.values:
        return _so_many(more.duration, request)
    answer = read_when(said, request)
    if isinstance(answer, Taken):
        return Taken(str(Period.parse(answer.value).end))
    if isinstance(answer, Which):
        ends = dict.fromkeys(Period.parse(value).end for value, _ in answer.options)
        return Which(answer.line, tuple((str(end), Line("say-half-day", {"when": half_day(end)})) for end in ends))
    return answer


def read_moment(said: str, request: Request) -> Answer:
    """A day and a time."""
    read = find_in(said, request.office).reading
    if isinstance(read, Ok) and isinstance(read.start, datetime):
        return Taken(_minutes(read.start))
    if isinstance(read, Ask):
        starts = [_minutes(one.start) for one in read.options if isinstance(one.start, datetime)]
        return _asked(read, tuple((start, Line("say-moment", {"when": {"moment": start}})) for start in starts))
    return _refused(read, "answer-moment")


def _asked(read: Ask, options: Options) -> Answer:
    why = Line(f"date-ask-{read.reason}")
    return Which(why, options) if options else Wrong(why)


def _refused(read: Reading, nothing: str) -> Wrong:
    return Wrong(Line(f"date-refuse-{read.reason}" if isinstance(read, Refuse) else nothing))


def _minutes(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def _so_many(more: Duration, request: Request) -> Answer:
    """The half-day in which so many working days have passed since "from"."""
    halves = more.value * 2
    if more.unit not in ("day", "workday") or not 1 <= halves <= LONGEST * 2 or halves != int(halves):
        return Wrong(Line("answer-half-days"))
    half, calendar = HalfDay.parse(request.values["from"]), request.office.calendar
    while True:
        halves -= calendar.working_half_days(Period(half, half))
        if halves == 0:
            return Taken(str(half))
        half = half.following()
