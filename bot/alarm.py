"""Alarms to the administrators, through the outbox: one when something stands still, one when it goes on."""

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.status import administrators
from workflow.message import says
from workflow.office import Office
from workflow.post import URGENT, post
from workflow.store import Table, Tx

ALARM = "alarm"
TABLES = (Table(ALARM),)
Alarms = Mapping[str, datetime]
"""What stands still, and since when."""


def bring_up_to_date(tx: Tx, office: Office, standing: Alarms, over: Callable[[str, datetime], bool]) -> Alarms:
    """Raise what is new, end what is over; the alarms that stand now. They outlive a restart."""
    known = {row.id: row.doc["since"] for row in tx.find(ALARM)}
    for kind, since in standing.items():
        if kind not in known:
            tx.insert(ALARM, kind, {"since": since})
            _tell(tx, office, f"alarm-{kind}", since)
    ended = {kind: since for kind, since in known.items() if kind not in standing and over(kind, since)}
    for kind, since in ended.items():
        tx.delete(ALARM, kind)
        _tell(tx, office, f"alarm-over-{kind}", since)
    return {kind: since for kind, since in {**standing, **known}.items() if kind not in ended}


def _tell(tx: Tx, office: Office, key: str, since: datetime) -> None:
    for who in administrators(office):
        post(tx, office, f"{key}/{since.isoformat()}/{who}", who, says(key, since=since, at=office.now), rank=URGENT)
