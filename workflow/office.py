"""The office at one moment: what every rule may look at. Nothing here asks the time or the disk."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from workflow.authority import Acting, Attendance, Person, Roster, who_acts
from workflow.period import HalfDay
from workflow.workdays import Calendar

S = TypeVar("S")


@dataclass(frozen=True)
class Office:
    """Now, who is who, the calendar, the numbers that the office has set, and fresh opaque ids."""

    now: datetime
    roster: Roster
    calendar: Calendar
    token: Callable[[], str]
    settings: Mapping[type, Any] = field(default_factory=dict)
    attendance: Attendance = field(default_factory=Attendance)
    language: str = "zh"
    """Of those who have not chosen one."""

    def setting(self, kind: type[S]) -> S:
        """The office's numbers for one regulation, or the defaults that stand beside its rules."""
        found = self.settings.get(kind)
        return found if isinstance(found, kind) else kind()

    @property
    def half_day(self) -> HalfDay:
        """The half-day in which now lies; the afternoon begins at noon's end of work."""
        local = self.now.astimezone(self.calendar.zone)
        return HalfDay(local.date(), "am" if local.time() < self.calendar.hours.am[1] else "pm")

    def moment(self, written: str) -> datetime:
        """A moment of a form, "2026-12-14T09:00" in the office's zone, as an instant."""
        return datetime.fromisoformat(written).replace(tzinfo=self.calendar.zone)

    def person(self, id: str) -> Person:
        """Somebody of the roster."""
        return self.roster.person(id)

    def away(self, id: str) -> bool:
        """Whether somebody is on leave now."""
        return self.attendance.away(id, self.half_day)

    def who_acts(self, holder: str, applicant: str) -> Acting:
        """Who decides for a holder now."""
        return who_acts(holder, applicant, self.roster, self.attendance, self.half_day)
