"""One 室务会 a month as a rule (1.5, D-01): the clock keeps a record of each month, and asks when none is fixed."""

from collections.abc import Iterator
from datetime import date, datetime, time

from regulations.meeting_form import OFFICE, MeetingSettings, meeting_office
from regulations.meeting_people import cancelled
from workflow.act import Act, Deed, Done, never, told
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.matter import Matter
from workflow.message import Line
from workflow.office import Office
from workflow.recurs import Recurs

MONTHLY = articles("1.5")


def _owner(office: Office) -> str | None:
    return next(iter(meeting_office(office.roster)), office.roster.chief)


def _asked(office: Office) -> tuple[str, ...]:
    """秘书室 and the director."""
    return distinct([*meeting_office(office.roster), office.roster.chief])


def _day(case: Case, name: str) -> date:
    return date.fromisoformat(case.values[name])


def _of_month(meeting: Case, month: Case) -> bool:
    """Whether a 室务会 was held, or is fixed, in a month."""
    live = meeting.state in (State.APPROVED, State.CLOSED) and not cancelled(meeting)
    day = meeting.values["start"][:10]
    fixed = bool(month.values["first"] <= day <= month.values["last"])
    return live and meeting.values["kind"] == OFFICE and fixed


def opened(deed: Deed) -> Done:
    """A month begins: what was fixed for it before counts."""
    found = [meeting.id for meeting in deed.earlier("meetings") if _of_month(meeting, deed.case)]
    return Done(deed.case.noted(meetings=found))


def counts(deed: Deed) -> Done:
    """A 室务会 was fixed, moved, or called off."""
    id, day = deed.values["meeting"], deed.values["day"]
    others = [one for one in deed.case.facts["meetings"] if one != id]
    mine = day is not None and deed.case.values["first"] <= day <= deed.case.values["last"]
    return Done(deed.case.noted(meetings=[*others, id] if mine else others))


def over(deed: Deed) -> Done:
    """The month ends: the record is closed; without a 室务会 it says so."""
    case = deed.case.move("close", State.CLOSED)
    if case.facts["meetings"]:
        return Done(case)
    to = _asked(deed.office)
    return Done(case, tuple(told(one, "none-held", "meeting-month-without", **_month(case)) for one in to))


def _month(case: Case) -> dict[str, str]:
    first = _day(case, "first")
    return {"year": str(first.year), "month": str(first.month)}


def _working(office: Office, day: date, clock: time) -> datetime:
    return office.calendar.at(office.calendar.workday_on_or_after(day), clock)


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    """On the set day at the beginning of work, else on the next working day; a report at the end of the month."""
    calendar, first = office.calendar, _day(case, "first")
    watch = first.replace(day=office.setting(MeetingSettings).watch_day)
    if not case.facts["meetings"]:
        line = Line("meeting-month-none-yet", _month(case))
        yield Ping("none", _working(office, watch, calendar.hours.am[0]), _asked(office), line)
    last = _day(case, "last")
    day = calendar.workday_on_or_before(last)
    yield Ping("over", calendar.at(day, calendar.hours.pm[1]), then="meeting_month_over")


MATTERS = (
    Matter(
        name="meeting_month",
        regulation="1",
        rule="2026-11",
        read=lambda request: request,
        fields=(),
        acts=(
            Act("month_counts", never, counts, MONTHLY),
            Act("meeting_month_over", never, over, MONTHLY),
        ),
        duties=(Duty("meeting_month", MONTHLY, lambda case, _: case.state is State.APPROVED, _pings),),
        opened=opened,
        needs={"meetings": lambda _: {"matter": "meeting"}},
        recurs=Recurs("month", _owner),
    ),
)
