"""The stored duties: each case's next reminder in a row of its own, sent by the tick in which it has become due."""

from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

from workflow.case import Case
from workflow.duty import Duty, outstanding
from workflow.matter import Matter
from workflow.office import Office
from workflow.pending import PENDING
from workflow.silence import unsent
from workflow.store import OUTBOX, Row, Table, Tx

DUTY = "duty"
TABLES = (Table(DUTY, ("case", "remind_at")),)


def duties_of(matter: Matter[Any]) -> tuple[Duty, ...]:
    """The duties of a matter: its own, and that of every pending case unless one of its own has that name."""
    own = [duty.name for duty in matter.duties]
    return matter.duties if PENDING.name in own else (PENDING, *matter.duties)


def schedule(tx: Tx, matter: Matter[Any], case: Case, office: Office) -> None:
    """Bring the duties of a case up to date after a step: what is done reminds nobody any more."""
    for duty in duties_of(matter):
        id = f"{case.id}/{duty.name}"
        row = tx.get(DUTY, id)
        sent = row.doc["sent"] if row else _missed_before(duty, case, office)
        keep(tx, id, row, duty, case, office, sent)


def _missed_before(duty: Duty, case: Case, office: Office) -> list[str]:
    """When a duty begins late, its earlier reminders are not sent any more; what the clock must do still is."""
    early = takewhile(lambda ping: ping.at < office.now, outstanding(duty, case, office, ()))
    return [ping.key for ping in early if ping.then is None]


def keep(tx: Tx, id: str, row: Row | None, duty: Duty, case: Case, office: Office, sent: list[str]) -> None:
    upcoming = next(iter(outstanding(duty, case, office, sent)), None)
    if upcoming is None and row is None:
        return
    doc = {
        "case": case.id,
        "matter": case.matter,
        "duty": duty.name,
        "sent": sent,
        "remind_at": upcoming.at if upcoming else None,
    }
    if row is None or row.doc != doc:
        tx.put(DUTY, id, doc)
    for stale in _untrue(tx, id, duty, case, office):
        tx.put(OUTBOX, stale.id, stale.doc | {"state": "dropped", "reason": "untrue"})


def _untrue(tx: Tx, id: str, duty: Duty, case: Case, office: Office) -> list[Row]:
    """The reminders not sent yet that would not be given any more: it is done, by him or by all, or has moved."""
    rows = unsent(tx, id)
    true = given(duty, case, office) if rows else set()
    return [row for row in rows if row.id not in true]


def given(duty: Duty, case: Case, office: Office) -> set[str]:
    """The keys of the reminders that are true now: of an open duty, at a time that has come."""
    if not duty.open(case, office):
        return set()
    come = takewhile(lambda ping: ping.at <= office.now, duty.pings(case, office))
    return {f"{case.id}/{to}/{duty.name}/{ping.key}" for ping in come for to in ping.to}


def next_reminder(tx: Tx) -> datetime | None:
    """The instant of the earliest reminder that is still to come."""
    first = tx.find(DUTY, le={"remind_at": FAR}, limit=1)
    return first[0].doc["remind_at"] if first else None


FAR = datetime(9999, 1, 1, tzinfo=UTC)
