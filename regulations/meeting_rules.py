"""What stands against a meeting (1.14, 1.15, 1.23, 2.11-2.13, 21.2, 26.4), and whose word it needs."""

from regulations.meeting_form import DIRECTOR, FORBIDDEN, OFFICE, Meeting, chairs, heads, members, read
from workflow.article import articles
from workflow.authority import director
from workflow.field import Request
from workflow.matter import Check, Finding, refuse, warn
from workflow.message import Args, Line, cite, listed
from workflow.message import person as name
from workflow.office import Office
from workflow.route import Tier

SERVICE, NOTICE = articles("5.D-1"), articles("1.23")
VENUE, OUTSIDE = articles("21.2-1-1", "27.3-1"), articles("21.2-1-2", "27.3-1")
MEMBERS = articles("1.13")
PHONES = articles("21.2-7", "26.4-1")
SIGNALS = articles("21.2-4")


def _past(meeting: Meeting) -> Args | None:
    return {} if meeting.start <= meeting.office.now else None


def _backwards(meeting: Meeting) -> Args | None:
    return {} if meeting.until <= meeting.start else None


def _wrong_chair(meeting: Meeting) -> Args | None:
    allowed = chairs(meeting.kind, meeting.office.roster)
    return None if meeting.chair in allowed else {"who": name(str(meeting.chair))}


def _office_chair(meeting: Meeting) -> Args | None:
    return _wrong_chair(meeting) if meeting.kind == OFFICE else None


def _director_chair(meeting: Meeting) -> Args | None:
    return _wrong_chair(meeting) if meeting.kind == DIRECTOR else None


def _no_participant(meeting: Meeting) -> Args | None:
    if meeting.kind != DIRECTOR:
        return None
    roster = meeting.office.roster
    others = [one for one in meeting.invited if one not in (*members(roster), *heads(roster))]
    return {"who": listed(name(one) for one in others)} if others else None


def _no_observer(meeting: Meeting) -> Args | None:
    if meeting.kind != OFFICE:
        return None
    others = [one for one in meeting.observers if one not in heads(meeting.office.roster)]
    return {"who": listed(name(one) for one in others)} if others else None


def _forbidden(meeting: Meeting) -> Args | None:
    return {} if meeting.values["venue"] in FORBIDDEN else None


def _contact_inside(meeting: Meeting) -> Args | None:
    contact = str(meeting.values["contact"])
    inside = contact in (*meeting.invited, *meeting.observers)
    return {"who": name(contact)} if inside else None


def _short(meeting: Meeting) -> Args | None:
    return {"hours": meeting.settings.notice_hours} if meeting.short and not meeting.by_director else None


CHECKS: tuple[Check[Meeting], ...] = (
    refuse("meeting-past", SERVICE, ("start",), _past),
    refuse("meeting-backwards", SERVICE, ("start", "until"), _backwards),
    refuse("meeting-chair-office", articles("1.14"), ("kind", "chair"), _office_chair),
    refuse("meeting-chair-director", articles("2.11"), ("kind", "chair"), _director_chair),
    refuse("meeting-no-participant", articles("2.12"), ("kind", "start", "people"), _no_participant),
    refuse("meeting-no-observer", articles("1.15"), ("kind", "start", "observers"), _no_observer),
    refuse("meeting-forbidden-venue", VENUE, ("venue",), _forbidden),
    refuse("meeting-contact-inside", SIGNALS, ("start", "contact"), _contact_inside),
    warn("meeting-short", NOTICE, ("kind", "start"), _short),
)


def needs_director(meeting: Meeting) -> bool:
    """A 室务会 is the director's to call (1.14), and so are its observers (1.15) and a short notice (1.23)."""
    if meeting.by_director or meeting.kind != OFFICE:
        return False
    open_points = meeting.delegated or bool(meeting.observers) or meeting.short
    return meeting.settings.director_publishes or open_points


def needs_convenor(meeting: Meeting) -> bool:
    """Of a 主任办公会 the director names another chair (2.11), and the convenor the observers (2.13)."""
    open_points = meeting.delegated or bool(meeting.observers)
    return meeting.kind == DIRECTOR and not meeting.by_director and open_points


def needs_committee(meeting: Meeting) -> bool:
    """A classified meeting outside also needs the head of the secrecy committee: the director by default (AM-76)."""
    return meeting.outside and not meeting.by_director


def at_once(meeting: Meeting) -> bool:
    """Whether its notice goes out without anybody's word."""
    return not any(tier.applies(meeting) for tier in ROUTE)


ROUTE: tuple[Tier[Meeting], ...] = (
    Tier(
        "meeting_security",
        lambda _person, roster: next(iter(roster.holders("security")), None),
        OUTSIDE,
        lambda meeting: meeting.outside,
    ),
    Tier("director", director, articles("1.14", "1.15", "1.23"), needs_director),
    Tier("meeting_convenor", director, articles("2.11", "2.13"), needs_convenor),
    Tier("secrecy_committee", director, OUTSIDE, needs_committee),
)


def opens(request: Request) -> Finding | None:
    """Who serves meetings, and the director."""
    roster, who = request.office.roster, request.applicant.id
    mine = (*roster.holders("meetings"), *roster.holders("standing_secretary"), roster.chief)
    served = mine if roster.holders("meetings") else (*mine, *roster.holders("secretariat"))
    return None if who in served else Finding("meeting-not-yours", SERVICE)


def remarks(request: Request) -> list[Line]:
    """Who is called to a 室务会 (1.13); the clause about phones, which no classified notice is without (21.2-7)."""
    meeting = read(request)
    lines = [_members(meeting)] if meeting.kind == OFFICE and "start" in request.values else []
    return [*lines, phone_clause()] if meeting.classified else lines


def _members(meeting: Meeting) -> Line:
    return Line(
        "meeting-remark-members", {"who": listed(name(one) for one in meeting.invited), "articles": cite(MEMBERS)}
    )


def phone_clause() -> Line:
    """What is demanded of everybody's phone."""
    return Line("meeting-phone-clause")


def silent_during(office: Office) -> tuple[str, ...]:
    """Who hears of what is urgent instead of people in a classified meeting, besides its contact (K-62)."""
    return office.roster.holders("duty")
