"""How the bot is: what its process knows of itself, and what its books say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workflow.case import ENDED, State
from workflow.hearing import CASE
from workflow.reach import PERSON
from workflow.store import OUTBOX, Tx


@dataclass(frozen=True)
class Books:
    """Messages that wait to be sent, the oldest of them, open cases, people who cannot be reached."""

    queue: int = 0
    oldest: str = ""
    oldest_since: datetime | None = None
    cases: int = 0
    unreachable: int = 0


def books(tx: Tx) -> Books:
    """What the store says now."""
    first = tx.find(OUTBOX, eq={"state": "waiting"}, limit=1)
    return Books(
        queue=tx.count(OUTBOX, {"state": "waiting"}),
        oldest=first[0].id if first else "",
        oldest_since=first[0].doc["created"] if first else None,
        cases=sum(tx.count(CASE, {"state": str(state)}) for state in State if state not in ENDED),
        unreachable=tx.count(PERSON, {"unreachable": True}),
    )


@dataclass(frozen=True)
class Vitals:
    """What the process knows. `silent`: since when the messenger has not answered. `alarms`: kind, since when."""

    started: datetime | None = None
    tick: datetime | None = None
    update: datetime | None = None
    silent: datetime | None = None
    alarms: Mapping[str, datetime] = field(default_factory=dict, hash=False)
    store_bytes: int = 0
    backup: datetime | None = None
    errors: int = 0
