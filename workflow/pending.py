"""The duty of every pending case: who is asked is reminded, and never decided for by silence (D-75, K-07)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from heapq import merge

from workflow.acts import final_approver
from workflow.article import articles
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.message import Line, listed, person
from workflow.office import Office


@dataclass(frozen=True)
class PendingSettings:
    """How long a case may wait, in working hours, before its approver, and before the registry, is reminded."""

    approver_hours: float = 4.0
    registry_hours: float = 7.0
    registry: str = "secretariat"


@dataclass(frozen=True)
class _Waiting:
    """What waits, for whom (any of them may decide), and since when."""

    name: str
    asked: tuple[str, ...]
    since: datetime


def _waiting(case: Case, office: Office) -> _Waiting | None:
    """The level that is asked now, or the final approver who is asked to undo his approval."""
    step, judge = case.current, final_approver(case, office)
    if step is not None and step.asked is not None and step.asked_at is not None:
        return _Waiting(step.tier, step.asked_all, step.asked_at)
    if case.state is State.WITHDRAWING and judge is not None:
        return _Waiting("withdrawal", (judge,), case.facts["withdrawal_asked_at"])
    return None


def _pings(case: Case, office: Office, registry: str | None) -> Iterator[Ping]:
    waiting = _waiting(case, office)
    if waiting is None:
        return iter(())
    told = registry or office.setting(PendingSettings).registry
    return merge(_approver(waiting, office), _registry(waiting, office, told), key=_instant)


def _instant(ping: Ping) -> datetime:
    return ping.at


def _registry(waiting: _Waiting, office: Office, role: str) -> Iterator[Ping]:
    settings = office.setting(PendingSettings)
    told = office.calendar.add_working_hours(waiting.since, settings.registry_hours)
    to = tuple(id for id in office.roster.holders(role) if id not in waiting.asked)
    yield Ping(
        f"registry-{waiting.name}", told, to, Line("case-waits-at", {"by": listed(person(id) for id in waiting.asked)})
    )


def _approver(waiting: _Waiting, office: Office) -> Iterator[Ping]:
    calendar = office.calendar
    at = calendar.add_working_hours(waiting.since, office.setting(PendingSettings).approver_hours)
    acts = ("approve", "grant_withdrawal")
    while True:
        yield Ping(f"waits-{waiting.name}", at, waiting.asked, Line("case-waits"), acts, then="reask")
        at = calendar.at(calendar.next_workday(at.astimezone(calendar.zone).date()), time(8, 30))


def pending(registry: str | None = None) -> Duty:
    """The duty, with the role that is told besides; without one, the registry of the settings."""
    return Duty(
        "pending",
        articles("30.5-0", "30.3-2"),
        lambda case, _office: case.state in (State.PENDING, State.WITHDRAWING),
        lambda case, office: _pings(case, office, registry),
    )


PENDING = pending()
