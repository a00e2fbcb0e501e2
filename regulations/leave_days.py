"""How leave is counted (30.4, K-08, K-09): days, what adjoins and so is one leave, and what a year has left."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from workflow.authority import Person, Rank
from workflow.case import WEEKS, Case, State
from workflow.field import Request, Values
from workflow.matter import Need
from workflow.office import Office
from workflow.over import ended_on
from workflow.period import HalfDay, Period
from workflow.workdays import Calendar

PRIVATE = "private"
KINDS = (PRIVATE, "annual", "sick", "marriage", "maternity", "bereavement", "home_visit", "injury")
MOST_AT_ONCE = 3.0
"""Days of private leave at once (30.4-1)."""
MOST_IN_A_YEAR = 15.0
"""Days of private leave in a calendar year (30.4-2)."""
WARNED_FROM = 12.0
"""Days used from which a person is warned (D-70)."""
READ = 64
"""So many forms, those read last, need not be read again: one step shows a form to several people."""
COUNTED = frozenset({State.PENDING, State.RETURNED, State.APPROVED, State.WITHDRAWING, State.CLOSED})


@dataclass(frozen=True)
class LeaveSettings:
    """What the office may set about leave."""

    deputy_max_days: float = field(
        default=1.0,
        metadata={"source": "30.5-2, K-03", "about": "the deputy decides finally up to so many days"},
    )
    head_max_days: float = field(
        default=0.0,
        metadata={"source": "K-03", "about": "the section head decides finally up to so many days"},
    )
    staff_strict: bool = field(
        default=False, metadata={"source": "K-03", "about": "staff leave always goes to the director"}
    )
    calendar_days: bool = field(
        default=False, metadata={"source": "K-08", "about": "count calendar days instead of working days"}
    )
    annual_counts: bool = field(
        default=False, metadata={"source": "K-09", "about": "annual leave counts to the 3 and 15 days"}
    )
    national_days: Mapping[str, float] = field(
        default_factory=dict,
        hash=False,
        metadata={"source": "30.7", "about": "days that national rules give, by kind, shown to people"},
    )


@dataclass(frozen=True)
class Taken:
    """A leave already taken, approved or asked for."""

    kind: str
    period: Period


@dataclass(frozen=True)
class Leave:
    """A leave that is asked for, with everything its rules look at."""

    applicant: Person
    office: Office
    values: Mapping[str, object] = field(hash=False)
    taken: tuple[Taken, ...] = ()
    about: Case | None = None
    """The leave that it extends, or the oral leave for which it is the form."""
    cleared: bool = False
    """Whether the applicant handles secrets (涉密人员), by the roster or by the security office's mark."""
    stand_in_leaves: tuple[Period, ...] = ()
    unit_leaves: tuple[tuple[str, Period], ...] = ()

    @property
    def settings(self) -> LeaveSettings:
        return self.office.setting(LeaveSettings)

    @property
    def kind(self) -> str:
        return str(self.values["kind"])

    @property
    def period(self) -> Period:
        return Period.parse(str(self.values["when"]))

    @property
    def private(self) -> bool:
        """Whether the 3 and 15 days hold for it (K-09)."""
        return _limited(self.kind, self.settings)

    @property
    def made_up(self) -> bool:
        """Whether it is the form for an oral leave (30.3-3)."""
        return self.about is not None and self.about.matter == "oral_leave"

    @property
    def days(self) -> float:
        return count(self.period, self.office.calendar, self.settings)

    @cached_property
    def joined(self) -> tuple[Period, ...]:
        """Its period and those of the same kind with no working day between: together one leave (K-09)."""
        return _joined(self.period, [item.period for item in self._same], self.office.calendar)

    @cached_property
    def joined_days(self) -> float:
        """The days of the whole; where calendar days count, those between its parts count too."""
        whole = Period(min(part.start for part in self.joined), max(part.end for part in self.joined))
        return count(whole, self.office.calendar, self.settings)

    @property
    def _same(self) -> list[Taken]:
        if self.private:
            return [item for item in self.taken if _limited(item.kind, self.settings)]
        return [item for item in self.taken if item.kind == self.kind]

    def used(self, year: int) -> float:
        """Days of private leave of a calendar year, pending ones included, without this one."""
        before = self.applicant.private_leave_used.get(str(year), 0.0)
        private = [item.period for item in self.taken if _limited(item.kind, self.settings)]
        return before + sum(self._of_year(period).get(year, 0.0) for period in private)

    @cached_property
    def asked_by_year(self) -> dict[int, float]:
        """Its days, split over New Year by the day of leave."""
        return self._of_year(self.period)

    def _of_year(self, period: Period) -> dict[int, float]:
        days: dict[int, float] = defaultdict(float)
        for half in period.half_days():
            days[half.day.year] += count(Period(half, half), self.office.calendar, self.settings)
        return dict(days)

    @property
    def staff(self) -> bool:
        return self.applicant.rank is Rank.STAFF

    @property
    def head(self) -> bool:
        return self.applicant.rank is Rank.HEAD

    @property
    def deputy(self) -> bool:
        return self.applicant.rank is Rank.DEPUTY

    @property
    def overlapping(self) -> Period | None:
        """A leave of the applicant's own that shares a half-day with it."""
        return next((item.period for item in self.taken if item.period.overlaps(self.period)), None)


def _limited(kind: str, settings: LeaveSettings) -> bool:
    return kind == PRIVATE or (kind == "annual" and settings.annual_counts)


def count(period: Period, calendar: Calendar, settings: LeaveSettings) -> float:
    """Days of leave in a period, in steps of 0.5: working days, or calendar days where the office counts so."""
    if settings.calendar_days:
        return sum(0.5 for _ in period.half_days())
    return calendar.days(period)


def _joined(period: Period, others: list[Period], calendar: Calendar) -> tuple[Period, ...]:
    joined, apart = [period], list(others)
    while near := [other for other in apart if any(_adjoin(other, one, calendar) for one in joined)]:
        joined += near
        apart = [other for other in apart if other not in near]
    return tuple(joined)


def _adjoin(one: Period, other: Period, calendar: Calendar) -> bool:
    if one.overlaps(other):
        return True
    first, second = sorted((one, other))
    gap = first.end.following(), second.start.preceding()
    return gap[0] > gap[1] or calendar.working_half_days(Period(*gap)) == 0


def half_days(values: Values) -> Period | None:
    """The half-days of a form: those of a leave, or those that an extension adds to one."""
    if "until" in values:
        start, end = HalfDay.parse(str(values["from"])), HalfDay.parse(str(values["until"]))
        return Period(start, max(start, end))
    return Period.parse(str(values["when"])) if "when" in values else None


def period_of(case: Case) -> Period | None:
    """The half-days that a case of the leave family takes; an approved extension is part of its leave."""
    added = "until" in case.values and case.state is State.CLOSED
    return None if added else half_days(case.values)


def counts_until(case: Case, office: Office) -> date | None:
    """A leave that is over counts until the year is over in which it ends (30.4-2)."""
    ended, when = ended_on(case, office), period_of(case)
    counts = case.state in COUNTED and when is not None
    return max(ended, date(when.end.day.year, 12, 31)) if ended and counts and when else ended


def taken(cases: Iterable[Case]) -> tuple[Taken, ...]:
    """The leaves among somebody's cases that count: an oral one until its form is approved, then the form."""
    counted = [case for case in cases if case.state in COUNTED and "settled" not in case.facts]
    oral = {case.id for case in counted if case.matter == "oral_leave"}
    asked_twice = {case.id for case in counted if case.about in oral and case.state in (State.PENDING, State.RETURNED)}
    return tuple(
        Taken(str(case.values["kind"]), period)
        for case in counted
        if case.id not in asked_twice and (period := period_of(case)) is not None
    )


def in_force(cases: Iterable[Case]) -> tuple[tuple[str, Period], ...]:
    """Who is or will be away, and when, among cases of leave: approved and asked-for ones."""
    live = [case for case in cases if case.state in COUNTED]
    return tuple((case.applicant, period) for case in live if (period := period_of(case)) is not None)


@lru_cache(maxsize=READ)
def read(request: Request) -> Leave:
    """The leave that a form asks for."""
    own = request.earlier("own")
    if request.about is not None and request.about.matter == "oral_leave":
        own = [case for case in own if case.id != request.about.id]
    marks = [case for case in request.earlier("marks") if case.values["who"] == request.applicant.id]
    return Leave(
        request.applicant,
        request.office,
        request.values,
        taken(own),
        request.about,
        marks[-1].values["mark"] == "yes" if marks else request.applicant.classified,
        tuple(when for _, when in in_force(request.earlier("stand_in"))),
        tuple(item for item in in_force(request.earlier("unit")) if item[0] != request.applicant.id),
    )


def _then(request: Request, **of: Any) -> dict[str, Any] | None:
    """The leaves of others at the time that is asked for, once it is known."""
    when = half_days(request.values)
    return {"family": "leave", **of, WEEKS: when.weeks()} if when else None


NEEDS: dict[str, Need] = {
    "own": lambda request: {"family": "leave", "applicant": request.applicant.id},
    "unit": lambda request: _then(request, unit=request.applicant.unit),
    "stand_in": lambda request: (
        _then(request, applicant=request.values["stand_in"]) if "stand_in" in request.values else None
    ),
    "marks": lambda request: {"matter": "classified_staff"},
}
"""The earlier cases that the rules of leave look at."""
