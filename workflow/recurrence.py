"""The clock opens the case of each period: one stored row a matter says which period comes next."""

from datetime import date, datetime, time, timedelta
from typing import Any

from workflow.act import CLOCK
from workflow.desk import Desk, Matters
from workflow.field import Request
from workflow.matter import Matter
from workflow.office import Office
from workflow.recurs import span
from workflow.reminders import DUTY
from workflow.store import Row, Tx


def begin_periods(tx: Tx, office: Office, matters: Matters) -> None:
    """At every start: a matter that recurs and is not known yet begins with the period of now."""
    for name, matter in matters.items():
        if matter.recurs is not None and tx.get(DUTY, _id(name)) is None:
            first, _ = span(matter.recurs.every, office.half_day.day)
            _await(tx, office, name, first)


def _id(matter: str) -> str:
    return f"period/{matter}"


def _await(tx: Tx, office: Office, matter: str, first: date) -> None:
    doc = {"case": "", "matter": matter, "duty": "", "sent": [], "period": first, "remind_at": _opens(office, first)}
    tx.put(DUTY, _id(matter), doc)


def _opens(office: Office, first: date) -> datetime:
    return office.calendar.at(first, time())


def open_period(desk: Desk, row: Row) -> None:
    """Open the case of the period that has begun, and await the next; after a long stop one after another."""
    matter = desk.matters.get(row.doc["matter"])
    if matter is None or matter.recurs is None:
        desk.tx.delete(DUTY, row.id)
        return
    first, last = span(matter.recurs.every, row.doc["period"])
    _open(desk, matter, first, last)
    _await(desk.tx, desk.office, matter.name, last + timedelta(days=1))


def _open(desk: Desk, matter: Matter[Any], first: date, last: date) -> None:
    owner = matter.recurs.owner(desk.office) if matter.recurs else None
    if owner is not None:
        values = {"first": first.isoformat(), "last": last.isoformat()}
        request: Request = desk.request(matter, owner, values)
        desk.submit(matter, request, CLOCK)
