"""The menus of commands: brought up to date at the start, where the rules or the people have changed."""

import hashlib

from handlers.binding import IDENTITY
from handlers.menu import commands
from regulations import matters
from workflow.message import Message
from workflow.office import Office
from workflow.post import post
from workflow.reach import PERSON
from workflow.store import Tx


def refresh_menus(tx: Tx, office: Office) -> None:
    """Send everybody whose commands are others now a new menu."""
    for row in tx.find(IDENTITY):
        person = str(row.doc["person"])
        if office.roster.in_service(person, office.half_day.day):
            _refresh(tx, office, person)


def _refresh(tx: Tx, office: Office, person: str) -> None:
    row = tx.get(PERSON, person)
    doc = row.doc if row else {}
    written = repr([(name, line.key) for name, line in commands(office, matters(), person)])
    digest = hashlib.sha256(written.encode()).hexdigest()[:16]
    if doc.get("menu") == digest:
        return
    tx.put(PERSON, person, doc | {"menu": digest})
    post(tx, office, f"menu/{person}/{office.now.isoformat()}", person, Message(()), kind="menu")
