"""A parcel: one row of the outbox made ready to be sent, in a transaction that notes that it may go now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.settings import Settings
from bot.unreachable import lay_aside
from handlers.binding import IDENTITY
from handlers.calendar_file import calendar_file
from handlers.menu import commands
from handlers.render import LONGEST, Rendered, render, words
from locales import LANGUAGES, text
from regulations import matters
from workflow.attendance import open_desk
from workflow.message import Event, Message
from workflow.post import CARD
from workflow.reach import PERSON
from workflow.store import OUTBOX, Document, Row, Scalar, Tx
from workflow.tick import still_true

Commands = Mapping[str, list[tuple[str, str]]]
"""By language: (command, description)."""
REPEATABLE = frozenset({"edit", "menu", "delete"})
"""Kinds that do no harm when they come twice, and so need no mark."""


@dataclass(frozen=True)
class Parcel:
    """What is sent, to which chat. `standing`: the message that shows the card now, if there is one."""

    id: str
    kind: str
    chat: int
    rendered: Rendered
    tries: int
    standing: int | None = None
    file: Mapping[str, Any] | None = field(default=None, hash=False)
    calendar: bytes = b""
    """What is in the calendar file that goes with the words."""
    commands: Commands = field(default_factory=dict, hash=False)


def prepare(tx: Tx, id: str, settings: Settings, now: datetime) -> Parcel | None:
    """The parcel of a claimed row; None when it must not be sent, or not now. Run as one transaction."""
    row = tx.get(OUTBOX, id)
    if row is None or row.doc["state"] != "waiting" or not _is_held(row.doc, now):
        return None
    if (why := _no_more(tx, row, settings, now)) is not None:
        drop(tx, id, why)
        return None
    if _overtakes(tx, row, now):
        return None
    language, chat = _addressee(tx, row, settings, now)
    if chat is None:
        return None
    parcel = _packed(tx, row, chat, settings, language)
    tx.put(OUTBOX, id, row.doc | {"begun": now, "doubtful": may_have_arrived(row.doc)})
    return parcel


def may_have_arrived(doc: Document) -> bool:
    """Whether an earlier try was begun and nobody knows how it ended; what later tries met changes nothing in that."""
    return doc.get("begun") is not None or bool(doc.get("doubtful"))


def _no_more(tx: Tx, row: Row, settings: Settings, now: datetime) -> str | None:
    """Why a message is sent no more: it is over or not true, or it may have arrived and is not worth a repeat."""
    expires = row.doc.get("expires")
    if expires is not None and (expires <= now or may_have_arrived(row.doc)):
        return "expired" if expires <= now else "unknown"
    if row.doc.get("duty") and not still_true(open_desk(tx, settings.office(now), matters()), row):
        return "untrue"
    return None


def _is_held(doc: Document, now: datetime) -> bool:
    """Whether it is ours: whatever must wait again after it was claimed was given free."""
    until = doc.get("claimed_until")
    return until is not None and until > now


def same_addressee(tx: Tx, doc: Document, **eq: Scalar) -> list[Row]:
    """The waiting rows to the same chat, in order; with `failed`, only those that must be tried again."""
    rows = tx.find(OUTBOX, eq={"person": doc["person"], "state": "waiting", **eq})
    return [row for row in rows if row.doc.get("chat") == doc.get("chat")]


def _overtakes(tx: Tx, row: Row, now: datetime) -> bool:
    """A message does not overtake one to the same chat that must be tried again later; it waits with it."""
    waits = [
        other.doc["not_before"]
        for other in same_addressee(tx, row.doc, failed=True)
        if other.id != row.id and other.doc["not_before"] > now
    ]
    if waits:
        tx.put(OUTBOX, row.id, row.doc | {"not_before": max(waits), "claimed_until": None})
    return bool(waits)


def _addressee(tx: Tx, row: Row, settings: Settings, now: datetime) -> tuple[str, int | None]:
    """Language and chat; the chat is None when there is nobody to send to, which the row then says."""
    doc, person = row.doc, row.doc["person"]
    if not person:
        return settings.language, doc["chat"]
    office = settings.office(now)
    if not settings.roster.in_service(person, office.half_day.day):
        tx.put(OUTBOX, row.id, doc | {"state": "dropped", "reason": "left"})
        return "", None
    identities = tx.find(IDENTITY, eq={"person": person})
    if not identities:
        lay_aside(open_desk(tx, office, matters()), row)
        return "", None
    latest = max(identities, key=lambda found: found.doc["bound_at"])
    return language_of(tx, person, settings), int(latest.id)


def language_of(tx: Tx, person: str, settings: Settings) -> str:
    """The language a person has chosen, or the office's."""
    row = tx.get(PERSON, person)
    return str(row.doc.get("language", settings.language)) if row else settings.language


def _calendar(doc: Document, settings: Settings, language: str) -> bytes:
    """The calendar file of a message, its summary in the reader's language."""
    if doc.get("event") is None:
        return b""
    event = Event.of_doc(doc["event"])
    summary = words(event.summary, settings.roster, language, settings.calendar.zone)
    return calendar_file(event, summary, doc["created"])


def _packed(tx: Tx, row: Row, chat: int, settings: Settings, language: str) -> Parcel:
    doc = row.doc
    message = Message.of_doc(doc["message"])
    rendered = render(message, settings.roster, language, settings.calendar.zone)
    if may_have_arrived(doc) and doc["kind"] not in REPEATABLE:
        marked = text(language, "repeat-mark", {"message": rendered.text})
        rendered = Rendered(marked[:LONGEST], rendered.rows)
    card = tx.get(CARD, doc["card"]) if doc.get("card") else None
    return Parcel(
        row.id,
        doc["kind"],
        chat,
        rendered,
        doc["tries"],
        card.doc["message_id"] if card else doc.get("message_id"),
        doc.get("file"),
        _calendar(doc, settings, language),
        _commands(doc["person"], settings, doc["created"]) if doc["kind"] == "menu" else {},
    )


def _commands(person: str, settings: Settings, now: datetime) -> Commands:
    own = commands(settings.office(now), matters(), person)
    return {
        language: [(name, words(line, settings.roster, language)[:256]) for name, line in own] for language in LANGUAGES
    }


def settle(tx: Tx, id: str, message_id: int | None, office_now: datetime) -> None:
    """A message has arrived: its row and its card say so."""
    row = tx.get(OUTBOX, id)
    if row is None:
        return
    done = {"state": "sent", "sent_at": office_now, "begun": None, "failed": False, "claimed_until": None}
    tx.put(OUTBOX, id, row.doc | done | {"message_id": message_id})
    card = tx.get(CARD, row.doc["card"]) if row.doc.get("card") else None
    if card is not None and message_id is not None:
        tx.put(CARD, card.id, card.doc | {"message_id": message_id})


def postpone(tx: Tx, id: str, now: datetime, seconds: float, unknown: bool) -> None:
    """Try again later, and hold what else waits for the same chat, so that the order stays."""
    row = tx.get(OUTBOX, id)
    if row is None:
        return
    until = now + timedelta(seconds=seconds)
    for other in same_addressee(tx, row.doc):
        held = {"not_before": max(until, other.doc["not_before"] or until), "claimed_until": None}
        tx.put(OUTBOX, other.id, other.doc | held)
    mine = {"not_before": until, "claimed_until": None, "failed": True}
    tx.put(OUTBOX, id, row.doc | mine | {"begun": row.doc.get("begun") if unknown else None})


def drop(tx: Tx, id: str, reason: str) -> None:
    """Give a message up."""
    row = tx.get(OUTBOX, id)
    if row is not None:
        tx.put(OUTBOX, id, row.doc | {"state": "dropped", "reason": reason, "claimed_until": None})
