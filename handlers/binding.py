"""Who is who: a numeric identity is bound to a person once, by an invite code; a stranger learns nothing."""

import hashlib
from datetime import datetime, timedelta

from workflow.authority import Roster
from workflow.office import Office
from workflow.reach import PERSON
from workflow.store import Document, Table, Tx

IDENTITY, INVITE, STRANGER, UPDATE = "identity", "invite", "stranger", "update"
TABLES = (
    Table(IDENTITY, ("person",)),
    Table(INVITE),
    Table(PERSON, ("unreachable",)),
    Table(STRANGER),
    Table(UPDATE, ("number",)),
)
GUESSES = 5
"""Wrong codes that one identity may try within an hour."""
QUIET = timedelta(hours=1)


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
    """Use an invite code: once, before it expires, by an identity that has not guessed too often."""
    row = tx.get(INVITE, hashed(code))
    if not _may_try(tx, chat, office) or row is None or row.doc.get("used") or row.doc["expires"] < office.now:
        _note_guess(tx, chat, office)
        return None
    person = str(row.doc["person"])
    if not office.roster.in_service(person, office.half_day.day):
        return None
    tx.put(INVITE, row.id, row.doc | {"used": True})
    for old in tx.find(IDENTITY, eq={"person": person}):
        tx.delete(IDENTITY, old.id)
    tx.put(IDENTITY, str(chat), {"person": person, "bound_at": office.now})
    return person


def _stranger(tx: Tx, chat: int) -> Document:
    row = tx.get(STRANGER, str(chat))
    return row.doc if row else {"guesses": [], "told": None}


def _may_try(tx: Tx, chat: int, office: Office) -> bool:
    return len(_recent(_stranger(tx, chat)["guesses"], office.now)) < GUESSES


def _recent(guesses: list[datetime], now: datetime) -> list[datetime]:
    return [at for at in guesses if now - at < QUIET]


def _note_guess(tx: Tx, chat: int, office: Office) -> None:
    doc = _stranger(tx, chat)
    guesses = [*_recent(doc["guesses"], office.now), office.now][-GUESSES:]
    tx.put(STRANGER, str(chat), doc | {"guesses": guesses})


def may_answer_stranger(tx: Tx, chat: int, office: Office) -> bool:
    """Whether a stranger gets his one polite line now: at most once an hour."""
    doc = _stranger(tx, chat)
    if doc["told"] is not None and office.now - doc["told"] < QUIET:
        return False
    tx.put(STRANGER, str(chat), doc | {"told": office.now})
    return True


def first_time(tx: Tx, update: int, office: Office) -> bool:
    """Mark an update as applied; False when it was already. Marks far behind are cleared away."""
    if tx.get(UPDATE, str(update)) is not None:
        return False
    tx.insert(UPDATE, str(update), {"number": update, "at": office.now})
    for old in tx.find(UPDATE, le={"number": update - 10_000}, limit=2):
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
