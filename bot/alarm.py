"""Alarms to the administrators, through the outbox: one when something stands still, one when it goes on."""

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.status import WITHOUT, administrators
from workflow.authority import distinct
from workflow.message import says
from workflow.office import Office
from workflow.post import URGENT, post
from workflow.reach import unreachable
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
    for who in _readers(tx, office):
        post(tx, office, f"{key}/{since.isoformat()}/{who}", who, says(key, since=since, at=office.now), rank=URGENT)


def _readers(tx: Tx, office: Office) -> tuple[str, ...]:
    """The administrators; and 秘书室 where messages reach none of them."""
    mine, lost = administrators(office), unreachable(tx)
    return mine if any(who not in lost for who in mine) else distinct([*mine, *office.roster.holders(WITHOUT)])
