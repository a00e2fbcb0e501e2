"""One tick of the clock: the reminders that have become due are sent, if they are still true."""

from datetime import datetime
from itertools import takewhile
from typing import Any

from workflow.act import Notice
from workflow.case import Case
from workflow.desk import Desk
from workflow.digest import send_digest
from workflow.duty import Duty, Ping, outstanding
from workflow.matter import Matter
from workflow.office import Office
from workflow.post import notify
from workflow.recurrence import open_period
from workflow.reminders import DUTY, duties_of, given, keep
from workflow.silence import unsent
from workflow.store import OUTBOX, Row, Tx


def due(tx: Tx, now: datetime, limit: int = 50) -> list[Row]:
    """The duties whose next reminder has become due, earliest first."""
    return tx.find(DUTY, le={"remind_at": now}, limit=limit)


def remind(desk: Desk, row: Row) -> None:
    """Send what is due of one duty, and set its next instant, in one transaction.

    After a time in which nothing ran, one reminder of several overdue ones is sent, never a heap of them.
    """
    if "period" in row.doc:
        open_period(desk, row)
        return
    if "digest" in row.doc:
        send_digest(desk, row)
        return
    case = desk.case(row.doc["case"])
    if case is None:
        desk.tx.delete(DUTY, row.id)
        return
    matter = desk.matters[case.matter]
    duty = next(item for item in duties_of(matter) if item.name == row.doc["duty"])
    now = desk.office.now
    waiting = outstanding(duty, case, desk.office, row.doc["sent"])
    ready = list(takewhile(lambda ping: ping.at <= now, waiting))
    sent = [*row.doc["sent"], *(ping.key for ping in ready)]
    keep(desk.tx, row.id, row, duty, case, desk.office, sent)
    for ping in _worth_sending(ready):
        case = _send(desk, matter, case, duty, ping, row.id)


def _worth_sending(ready: list[Ping]) -> list[Ping]:
    last = {ping.to: ping for ping in ready if ping.line is not None}
    return [ping for ping in ready if ping.line is None or last.get(ping.to) is ping]


def _send(desk: Desk, matter: Matter[Any], case: Case, duty: Duty, ping: Ping, id: str) -> Case:
    """First what the clock does, then the words, if they are still true after it."""
    if ping.then is not None:
        case = desk.by_clock(case, ping.then)
    if ping.line is not None and _stands(duty, case, desk.office, ping):
        _supersede(desk.tx, id, ping.to)
        notices = [Notice(to, f"{duty.name}/{ping.key}", ping.line, ping.acts, ping.urgent) for to in ping.to]
        notify(desk.tx, matter, case, desk.office, notices, duty=id)
    return case


def _supersede(tx: Tx, id: str, people: tuple[str, ...]) -> None:
    """After a time in which nothing could be sent, the newest reminder of a duty stands for those before it."""
    for row in unsent(tx, id):
        if row.doc["person"] in people:
            tx.put(OUTBOX, row.id, row.doc | {"state": "dropped", "reason": "newer"})


def still_true(desk: Desk, row: Row) -> bool:
    """Whether a reminder of the outbox would be given now; any other message is true."""
    if not row.doc.get("duty"):
        return True
    case = desk.case(row.doc["case"])
    if case is None:
        return False
    found = [duty for duty in duties_of(desk.matters[case.matter]) if f"{case.id}/{duty.name}" == row.doc["duty"]]
    return any(row.id in given(duty, case, desk.office) for duty in found)


def _stands(duty: Duty, case: Case, office: Office, ping: Ping) -> bool:
    return duty.open(case, office) and ping in takewhile(lambda one: one.at <= ping.at, duty.pings(case, office))
