"""Who is who: a numeric identity is bound to a person once, by an invite code; a stranger learns nothing."""

import hashlib
from datetime import timedelta

from handlers import strangers
from workflow.authority import Roster
from workflow.message import says
from workflow.office import Office
from workflow.post import URGENT, post
from workflow.reach import PERSON
from workflow.store import Table, Tx

IDENTITY, INVITE, UPDATE = "identity", "invite", "update"
TABLES = (
    Table(IDENTITY, ("person",)),
    Table(INVITE),
    Table(PERSON, ("unreachable",)),
    strangers.TABLE,
    Table(UPDATE, ("at",)),
)
REPEATED = timedelta(days=3)
"""So long an update may come again: the messenger keeps one for a day. After a week without any it numbers anew, and
then a mark that was still there would hide another update."""


def hashed(code: str) -> str:
    """A code as it is kept; the code itself is never stored."""
    return hashlib.sha256(code.strip().encode()).hexdigest()


def bound(tx: Tx, chat: int, roster: Roster, office: Office) -> str | None:
    """The person whom an identity belongs to and who is still in service."""
    row = tx.get(IDENTITY, str(chat))
    if row is None or not roster.in_service(row.doc["person"], office.half_day.day):
        return None
    return str(row.doc["person"])


def bind(tx: Tx, chat: int, code: str, office: Office) -> str | None:
    """Use an invite code: once, before it expires, by an identity that may try one now."""
    if not strangers.may_try(tx, chat, office):
        return None
    row = tx.get(INVITE, hashed(code))
    if row is None or row.doc.get("used") or row.doc["expires"] < office.now:
        _note_wrong(tx, chat, office)
        return None
    person = str(row.doc["person"])
    if not office.roster.in_service(person, office.half_day.day):
        return None
    tx.put(INVITE, row.id, row.doc | {"used": True})
    for old in tx.find(IDENTITY, eq={"person": person}):
        tx.delete(IDENTITY, old.id)
    tx.put(IDENTITY, str(chat), {"person": person, "bound_at": office.now})
    strangers.forget(tx, chat)
    return person


def _note_wrong(tx: Tx, chat: int, office: Office) -> None:
    """Count it; where all strangers together have reached their limit, the security office is told."""
    if strangers.note_wrong(tx, chat, office):
        note = says("binding-guessed", count=strangers.MOST_WRONG, at=office.now)
        for holder in office.roster.holders("security"):
            post(tx, office, f"guessed/{office.now:%Y%m%dT%H%M%S}/{holder}", holder, note, rank=URGENT)


def first_time(tx: Tx, update: int, office: Office) -> bool:
    """Mark an update as applied; False when it was already. Marks that count no more are cleared away."""
    if tx.get(UPDATE, str(update)) is not None:
        return False
    tx.insert(UPDATE, str(update), {"number": update, "at": office.now})
    for old in tx.find(UPDATE, le={"at": office.now - REPEATED}, limit=2):
        tx.delete(UPDATE, old.id)
    return True


def language(tx: Tx, person: str, office: Office) -> str:
    """The language a person has chosen; the office's unless he has."""
    row = tx.get(PERSON, person)
    return str(row.doc.get("language", office.language)) if row else office.language


def choose_language(tx: Tx, person: str, chosen: str) -> None:
    """Keep the language a person has chosen."""
    row = tx.get(PERSON, person)
    tx.put(PERSON, person, (row.doc if row else {}) | {"language": chosen})
