"""The hours of a meeting (D-01 to D-03, D-09): the notice is due, who has not read is reminded, the list goes up."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from regulations.meeting_answers import untold
from regulations.meeting_classified import missing
from regulations.meeting_form import OFFICE, MeetingSettings, latest_notice, organisers
from regulations.meeting_notice import ANSWERS
from regulations.meeting_people import (
    attendance,
    begun,
    cancelled,
    classified,
    invited,
    leaders,
    published,
    reported_to,
    unread,
)
from regulations.meeting_rules import NOTICE, SERVICE
from regulations.meeting_topics import unheard
from workflow.act import Act, Deed, Done, Notice, never
from workflow.article import articles
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.message import Line, listed
from workflow.message import person as name
from workflow.office import Office
from workflow.workdays import ONE_DAY, Calendar

HOUR = timedelta(hours=1)
SOON = timedelta(minutes=15)
"""After a notice that goes out when the list should be up already, the list follows so much later."""


def _start(case: Case, office: Office) -> datetime:
    return office.moment(case.values["start"])


def _unsent(case: Case, office: Office) -> bool:
    waits = case.state in (State.PENDING, State.RETURNED)
    return waits and case.values["kind"] == OFFICE and "late" not in case.facts


def last_working_hour(before: datetime, calendar: Calendar) -> datetime:
    """The moment from which one working hour is left until another moment."""
    left, day = HOUR, before.astimezone(calendar.zone).date()
    while True:
        for begin, close in reversed((calendar.hours.am, calendar.hours.pm)):
            start, end = calendar.at(day, begin), min(calendar.at(day, close), before)
            if calendar.is_workday(day) and end > start:
                if end - start >= left:
                    return end - left
                left -= end - start
        day -= ONE_DAY


def _notice_pings(case: Case, office: Office) -> list[Ping]:
    """Three and two working days before, in the last working hour, and when it is too late without a reason."""
    start, calendar, to = _start(case, office), office.calendar, organisers(case, office)
    day, last = start.astimezone(calendar.zone).date(), latest_notice(start, office)
    line = Line("meeting-notice-due")
    pings = [
        Ping("three", calendar.at(calendar.add_workdays(day, -3), calendar.hours.am[0]), to, line),
        Ping("two", calendar.at(calendar.add_workdays(day, -2), calendar.hours.pm[0]) + 1.5 * HOUR, to, line),
        Ping("hour", last_working_hour(last, calendar), to, line),
        Ping("short", last + timedelta(minutes=1), then="meeting_fall_short"),
    ]
    return sorted(pings, key=lambda ping: ping.at)


def _read_pings(case: Case, office: Office) -> Iterator[Ping]:
    """To who has not read, at any hour of the day (Part D); not sooner than the notice itself."""
    start, out = _start(case, office), case.facts["announced_at"]
    for hours in sorted(office.setting(MeetingSettings).unread_hours, reverse=True):
        at = start - timedelta(hours=hours)
        if at > out:
            yield Ping(f"unread-{hours}", at, unread(case), Line("meeting-please-read"), ANSWERS)


def _list_pings(case: Case, office: Office) -> Iterator[Ping]:
    start, out = _start(case, office), case.facts["announced_at"]
    at = start - timedelta(hours=office.setting(MeetingSettings).list_hours)
    yield Ping("list", at if at > out else min(out + SOON, start), then="meeting_report")


def report(deed: Deed) -> Done:
    """The list of attendance is handed up to the leaders and to who runs the meeting (5.D-1)."""
    case, office = deed.case, deed.office
    line = Line("meeting-list", {"start": _start(case, office), "count": len(invited(case))})
    below = (*attendance(case), *unheard(case))
    notices = tuple(Notice(one, "list", line, below=below) for one in reported_to(case, office))
    return Done(deed.case.noted(reported=deed.office.now), notices)


def _course_pings(case: Case, office: Office) -> Iterator[Ping]:
    if not begun(case):
        yield Ping("begins", _start(case, office), then="meeting_begin")
    yield Ping("ends", office.moment(case.values["until"]), then="meeting_end")


def _ready_pings(case: Case, office: Office) -> list[Ping]:
    """The afternoon before and two hours before, while the venue of a classified meeting is not ready."""
    start, calendar, to = _start(case, office), office.calendar, organisers(case, office)
    eve = calendar.previous_workday(start.astimezone(calendar.zone).date())
    line, acts = Line("meeting-venue-not-ready"), tuple(f"meeting_{one}" for one in (*missing(case), "ready"))
    afternoon = calendar.at(eve, calendar.hours.pm[0]) + 1.5 * HOUR
    return [Ping("eve", afternoon, to, line, acts), Ping("ready", start - 2 * HOUR, to, line, acts)]


def _told_pings(case: Case, office: Office) -> Iterator[Ping]:
    """The next working day who runs it, at its end the leaders (D-09)."""
    calendar = office.calendar
    day = calendar.next_workday(case.facts["ended"].astimezone(calendar.zone).date())
    who = {"who": listed(name(one) for one in untold(case))}
    line, still = Line("meeting-tell-absent", who), Line("meeting-still-untold", who)
    yield Ping("tell", calendar.at(day, calendar.hours.am[0]), organisers(case, office), line, ("meeting_told",))
    yield Ping("untold", calendar.at(day, calendar.hours.pm[1]), leaders(case, office), still)


def _not_begun(case: Case, office: Office) -> bool:
    return published(case) and not begun(case)


def _not_ready(case: Case, office: Office) -> bool:
    return _not_begun(case, office) and classified(case) and "ready" not in case.facts


def _untold(case: Case, office: Office) -> bool:
    return case.state is State.CLOSED and not cancelled(case) and bool(untold(case))


CLOCK_ACTS = (Act("meeting_report", never, report, SERVICE),)
DUTIES = (
    Duty("meeting_notice", NOTICE, _unsent, _notice_pings),
    Duty("meeting_reading", NOTICE, _not_begun, _read_pings),
    Duty("meeting_list", SERVICE, lambda case, office: _not_begun(case, office) and not _reported(case), _list_pings),
    Duty("meeting_course", SERVICE, lambda case, _: published(case), _course_pings),
    Duty("meeting_venue", articles("21.2-3", "26.4-0"), _not_ready, _ready_pings),
    Duty("meeting_telling", articles("1.17-3"), _untold, _told_pings),
)


def _reported(case: Case) -> bool:
    return "reported" in case.facts
