"""Leave is no absence from a meeting (1.17-1, K-44): who is on leave on its day is asked for the other yes as well."""

from datetime import datetime
from functools import partial
from typing import Any

from regulations.meeting_people import ABSENT, ASKED, answer_of, begun, invited
from workflow.act import Act, Deed, Done, Notice, never
from workflow.article import articles
from workflow.case import WEEKS, Case
from workflow.field import Request, Values
from workflow.matter import Need
from workflow.message import Line, cite
from workflow.office import Office
from workflow.period import HalfDay, Period

SEPARATE = articles("1.17-1", "2.19")
FAMILIES = ("leave", "oral_leave", "recorded_absence")


def _half(moment: datetime, office: Office) -> HalfDay:
    local = moment.astimezone(office.calendar.zone)
    return HalfDay(local.date(), "am" if local.time() < office.calendar.hours.am[1] else "pm")


def _during(values: Values, office: Office) -> Period:
    start, until = office.moment(values["start"]), office.moment(values["until"])
    return Period(_half(start, office), _half(until, office))


def _approved(family: str, request: Request) -> dict[str, Any] | None:
    timed = "start" in request.values and "until" in request.values
    weeks = _during(request.values, request.office).weeks() if timed else ()
    return {"family": family, "state": "approved", WEEKS: weeks} if weeks else None


NEEDS: dict[str, Need] = {family: partial(_approved, family) for family in FAMILIES}
"""Who is away at its time, by the cases that say so."""


def _on_leave(deed: Deed, case: Case) -> list[str]:
    """Who of those invited has an approved leave that shares a half-day with the meeting."""
    when = _during(case.values, deed.office)
    leaves = [leave for family in FAMILIES for leave in deed.history.get(family, []) if "when" in leave.values]
    away = {leave.applicant for leave in leaves if Period.parse(leave.values["when"]).overlaps(when)}
    return [one for one in invited(case) if one in away and one != deed.office.roster.chief]


def leave_notices(deed: Deed) -> tuple[Case, tuple[Notice, ...]]:
    """Ask everybody on leave, once, for the separate request; the case remembers who was asked."""
    case = deed.case
    before = case.facts.get("leave_asked", [])
    found = [one for one in _on_leave(deed, case) if one not in before and answer_of(case, one) not in (ASKED, ABSENT)]
    if not found:
        return case, ()
    start = deed.office.moment(case.values["start"])
    line = Line("meeting-leave-is-not-enough", {"start": start, "articles": cite(SEPARATE)})
    notices = tuple(Notice(one, "leave", line, ("meeting_absence",)) for one in found)
    return case.noted(leave_asked=[*before, *found]), notices


def leave_heard(deed: Deed) -> Done:
    """A leave has just been approved: perhaps it covers this meeting."""
    return Done(deed.case) if begun(deed.case) else Done(*leave_notices(deed))


LEAVE_ACTS = (Act("meeting_leave_heard", never, leave_heard, SEPARATE),)
HEARS = dict.fromkeys(FAMILIES, "meeting_leave_heard")
