"""Messages refused for their markings, counted by unit and month (17.5-1): 保密机要局 learns how many, never what."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from workflow.act import Act, Deed, Done, Notice, never
from workflow.article import articles
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.matter import Matter
from workflow.message import Line, unit
from workflow.office import Office
from workflow.recurs import Recurs

COUNTED = articles("17.5-1")


def _security(office: Office) -> tuple[str, ...]:
    return office.roster.holders("security")


def _owner(office: Office) -> str | None:
    return next(iter(_security(office)), office.roster.chief)


def opened(deed: Deed) -> Done:
    """A month begins with nothing counted."""
    return Done(deed.case.noted(refused={}))


def counts(deed: Deed) -> Done:
    """A message of somebody of this unit was refused: one more in the month that it is."""
    case, today = deed.case, deed.office.half_day.day.isoformat()
    if not case.values["first"] <= today <= case.values["last"]:
        return Done(case)
    return Done(case.noted(refused=dict(Counter(case.facts["refused"]) + Counter([deed.values["unit"]]))))


def over(deed: Deed) -> Done:
    """The month is over: 保密机要局 is told, and the record is closed."""
    case = deed.case.move("close", State.CLOSED)
    return Done(case, tuple(Notice(to, "month", _head(case), below=_units(case)) for to in _security(deed.office)))


def _head(case: Case) -> Line:
    first = date.fromisoformat(case.values["first"])
    count = sum(case.facts["refused"].values())
    return Line("secrecy-month-refused", {"year": str(first.year), "month": str(first.month), "count": count})


def _units(case: Case) -> tuple[Line, ...]:
    """The most first."""
    found = Counter(case.facts["refused"]).most_common()
    return tuple(Line("secrecy-month-unit", {"unit": unit(id), "count": count}) for id, count in found)


def _reported_at(case: Case, office: Office) -> datetime:
    """The beginning of work after the month."""
    after = date.fromisoformat(case.values["last"]) + timedelta(days=1)
    opening: time = office.calendar.hours.am[0]
    return office.calendar.at(office.calendar.workday_on_or_after(after), opening)


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    yield Ping("over", _reported_at(case, office), then="secrecy_month_over")


MATTERS = (
    Matter(
        name="secrecy_month",
        regulation="17",
        rule="2026-11",
        read=lambda request: request,
        fields=(),
        acts=(
            Act("secrecy_refused", never, counts, COUNTED, unrecorded=True),
            Act("secrecy_month_over", never, over, COUNTED),
        ),
        duties=(Duty("secrecy_month", COUNTED, lambda case, _: case.state is State.APPROVED, _pings),),
        opened=opened,
        recurs=Recurs("month", _owner),
    ),
)
