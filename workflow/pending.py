"""The duty of every pending case: who is asked is reminded, and never decided for by silence (D-75, K-07)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from heapq import merge

from workflow.article import articles
from workflow.case import Case, State, Step
from workflow.duty import Duty, Ping
from workflow.message import Line, person
from workflow.office import Office


@dataclass(frozen=True)
class PendingSettings:
    """How long a case may wait, in working hours, before its approver, and before the registry, is reminded."""

    approver_hours: float = 4.0
    registry_hours: float = 7.0
    registry: str = "secretariat"


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    step = case.current
    if step is None or step.asked is None or step.asked_at is None:
        return iter(())
    calendar, settings = office.calendar, office.setting(PendingSettings)
    first = calendar.add_working_hours(step.asked_at, settings.approver_hours)
    told = calendar.add_working_hours(step.asked_at, settings.registry_hours)
    line = Line("case-waits-at", {"by": person(step.asked)})
    registry = Ping(f"registry-{step.tier}", told, office.roster.holders(settings.registry), line)
    return merge(_approver(step, first, office), [registry], key=lambda ping: ping.at)


def _approver(step: Step, first: datetime, office: Office) -> Iterator[Ping]:
    calendar, at = office.calendar, first
    while step.asked is not None:
        yield Ping(f"waits-{step.tier}", at, (step.asked,), Line("case-waits"), ("approve",), then="reask")
        at = calendar.at(calendar.next_workday(at.astimezone(calendar.zone).date()), time(8, 30))


PENDING = Duty(
    "pending",
    articles("30.5-0", "30.3-2"),
    lambda case, _office: case.state is State.PENDING,
    _pings,
)
