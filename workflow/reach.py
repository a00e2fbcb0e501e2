"""Whom the bot cannot reach: noted, so that others are asked instead, and sent later what was laid aside (F-14)."""

from datetime import datetime

from workflow.store import OUTBOX, Row, Tx

PERSON = "person"


def unreachable(tx: Tx) -> dict[str, datetime]:
    """Whom messages do not reach now, and since when."""
    return {row.id: row.doc["unreachable_since"] for row in tx.find(PERSON, eq={"unreachable": True})}


def note_unreachable(tx: Tx, person: str, now: datetime) -> bool:
    """Messages do not reach somebody; whether that is new."""
    row = tx.get(PERSON, person)
    doc = row.doc if row else {}
    if doc.get("unreachable_since") is not None:
        return False
    tx.put(PERSON, person, doc | {"unreachable": True, "unreachable_since": now})
    return True


def note_reached(tx: Tx, person: str, now: datetime) -> bool:
    """A message has arrived: what was laid aside is sent now; whether he had been out of reach."""
    row = tx.get(PERSON, person)
    if row is None or not _is_lost(row):
        return False
    tx.put(PERSON, person, row.doc | {"unreachable": False, "unreachable_since": None})
    _replay(tx, person, now)
    return True


def heard_from(tx: Tx, person: str, now: datetime) -> None:
    """Somebody writes or presses, so that he can be reached: what was laid aside is tried again now."""
    row = tx.get(PERSON, person)
    if row is not None and _is_lost(row):
        _replay(tx, person, now)


def _is_lost(row: Row) -> bool:
    return row.doc.get("unreachable_since") is not None


def _replay(tx: Tx, person: str, now: datetime) -> None:
    for row in tx.find(OUTBOX, eq={"state": "unreachable", "person": person}):
        tx.put(OUTBOX, row.id, row.doc | {"state": "waiting", "not_before": now})
