"""Reading typed times for a form: a period, its last half-day, a last day, a moment."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from handlers.dates import Ask, Conventions, Duration, Ok, Reading, Refuse
from handlers.dates.context import Context
from handlers.dates.counts import within
from handlers.dates.reading import day_of
from handlers.office_dates import find_in, period_in
from handlers.people import squeezed
from handlers.taken import Answer, Options, Taken, Which, Wrong
from workflow.counted import counted
from workflow.field import Request
from workflow.message import Line, half_day, period
from workflow.office import Office
from workflow.period import HalfDay, Period

MOST_MINUTES = 24 * 60
"""The longest that is said as so many hours."""
_JUST_NOW = re.compile(r"(?:就在)?(?:刚才|刚刚|刚|现在|此刻)|justnow|now")
LONGEST = 60.0
"""Days that may be added by "so many more days"; a longer extension is written as a date."""


def read_when(said: str, request: Request) -> Answer:
    """From one half-day to another."""
    office = request.office
    read = period_in(said, office)
    if isinstance(read, Ok):
        return Taken(_kept(read.period, read.period.start, find_in(said, office).said, office))
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


def read_day(said: str, request: Request) -> Answer:
    """A last day: a date, the end of a stretch, or a limit from today on (月底前, 5个工作日内)."""
    told, office = find_in(said, request.office), request.office
    read = told.reading
    if isinstance(read, Ask):
        return _asked(read, _days([day for one in read.options if (day := _last_day(one, request)) is not None]))
    found = _last_day(read, request) if isinstance(read, Ok) else None
    if found is None:
        return _refused(read, "answer-day")
    kept = _kept(HalfDay(found, "pm"), office.half_day.tomorrow(), told.said, office)
    doubtful = isinstance(read, Ok) and (read.provisional or read.duration is not None)
    if doubtful and office.calendar.is_provisional(found):
        return Which(Line("date-ask-provisional"), ((kept, Line("say-day", {"when": found})),))
    return Taken(kept)


def _kept(answer: HalfDay | Period, since: HalfDay, said: Duration | None, office: Office) -> str:
    """An answer that was said in working days with how it was counted, any other alone."""
    working = said is not None and said.unit == "workday"
    return counted(answer, since, said.value, office.calendar) if said is not None and working else str(answer)


def _days(found: Sequence[date]) -> Options:
    """Last days as buttons."""
    return tuple((f"{day} pm", Line("say-day", {"when": day})) for day in dict.fromkeys(found))


def _last_day(read: Ok, request: Request) -> date | None:
    bound = read.end or read.start
    if bound is not None:
        return day_of(bound)
    office, count = request.office, read.duration
    if count is None or count.unit not in ("day", "week", "month", "workday") or not 0 < count.value <= LONGEST:
        return None
    now = office.now.astimezone(office.calendar.zone)
    limits = within(count, Context(now, office.calendar, office.setting(Conventions))).options
    return next((day_of(one.end) for one in limits if one.end is not None), None)


def read_moment(said: str, request: Request, after: str = "") -> Answer:
    """A day and a time; `after` a moment that is known, also an hour of its day, or how long after it."""
    since = datetime.fromisoformat(request.values[after]) if after in request.values else None
    read = find_in(said, request.office, since.date() if since else None).reading
    if since is not None and isinstance(read, Ok) and read.duration is not None and read.start is None:
        return _so_long(since, read.duration)
    if isinstance(read, Ok) and isinstance(read.start, datetime):
        found = (_minutes(read.start),)
        return Which(Line("date-ask-provisional"), _moments(found)) if read.provisional else Taken(*found)
    if isinstance(read, Ask):
        return _asked(read, _moments([_minutes(one.start) for one in read.options if isinstance(one.start, datetime)]))
    return _refused(read, "answer-moment")


def read_past(said: str, request: Request) -> Answer:
    """A moment that has been: 刚才 is now, and of several readings the only one that is not to come is taken."""
    office = request.office
    now = _minutes(office.now.astimezone(office.calendar.zone))
    if _JUST_NOW.fullmatch(squeezed(said)):
        return Taken(now)
    answer = read_moment(said, request)
    been = [one for one in answer.options if one[0] <= now] if isinstance(answer, Which) else []
    return Taken(been[0][0]) if len(been) == 1 else answer


def _moments(found: Sequence[str]) -> Options:
    """Minutes as buttons."""
    return tuple((start, Line("say-moment", {"when": {"moment": start}})) for start in found)


def _asked(read: Ask, options: Options) -> Answer:
    why = Line(f"date-ask-{read.reason}")
    return Which(why, options) if options else Wrong(why)


def _refused(read: Reading, nothing: str) -> Wrong:
    return Wrong(Line(f"date-refuse-{read.reason}" if isinstance(read, Refuse) else nothing))


def _minutes(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def _so_long(since: datetime, length: Duration) -> Answer:
    minutes = {"minute": 1, "hour": 60}.get(length.unit)
    if minutes is None or not 0 < length.value * minutes <= MOST_MINUTES:
        return Wrong(Line("answer-moment"))
    return Taken(_minutes(since + timedelta(minutes=length.value * minutes)))


def _so_many(more: Duration, request: Request) -> Answer:
    """The half-day in which so many working days have passed since "from"."""
    halves = more.value * 2
    if more.unit not in ("day", "workday") or not 1 <= halves <= LONGEST * 2 or halves != int(halves):
        return Wrong(Line("answer-half-days"))
    since = HalfDay.parse(request.values["from"])
    return Taken(str(request.office.calendar.add_half_days(since, int(halves))))
