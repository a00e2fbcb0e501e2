"""People whom the bot cannot reach: noted, told to the secretariat once, and reached again later (F-14)."""

from handlers.binding import PERSON
from workflow.message import says, titled
from workflow.office import Office
from workflow.post import post
from workflow.store import OUTBOX, Row, Tx

REGISTRY = "secretariat"


def mark_unreachable(tx: Tx, row: Row, office: Office) -> None:
    """Lay a row aside until its person writes to the bot again; the first time, tell the secretariat."""
    tx.put(OUTBOX, row.id, row.doc | {"state": "unreachable", "begun": None, "claimed_until": None})
    person = row.doc["person"]
    if not person:
        return
    known = tx.get(PERSON, person)
    doc = known.doc if known else {}
    if doc.get("unreachable_since") is None:
        tx.put(PERSON, person, doc | {"unreachable": True, "unreachable_since": office.now})
        _tell(tx, office, person)


def _tell(tx: Tx, office: Office, person: str) -> None:
    for holder in office.roster.holders(REGISTRY):
        if holder != person and not _is_unreachable(tx, holder):
            key = f"unreachable/{person}/{office.now.isoformat()}/{holder}"
            post(tx, office, key, holder, says("person-unreachable", who=titled(person)))


def _is_unreachable(tx: Tx, person: str) -> bool:
    row = tx.get(PERSON, person)
    return row is not None and row.doc.get("unreachable_since") is not None


def mark_reached(tx: Tx, person: str, office: Office) -> None:
    """A message has arrived: what was laid aside is sent now."""
    row = tx.get(PERSON, person)
    if row is None or row.doc.get("unreachable_since") is None:
        return
    tx.put(PERSON, person, row.doc | {"unreachable": False, "unreachable_since": None})
    for waiting in tx.find(OUTBOX, eq={"state": "unreachable", "person": person}):
        tx.put(OUTBOX, waiting.id, waiting.doc | {"state": "waiting", "not_before": office.now})
