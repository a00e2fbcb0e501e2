"""Invite codes: random, for one person, used once, expiring; only their hash is kept."""

import logging
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeGuard

from handlers.binding import INVITE, hashed
from storage import invites
from workflow.authority import Person, Roster
from workflow.store import Document, Store, Tx

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not taken for one another."""
LENGTH = 12

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class InviteSettings:
    """[invite]"""

    hours: float = field(default=24.0, metadata={"source": "F-30", "about": "hours until a code expires"})


class NotOnePerson(Exception):
    """A name that nobody, or more than one person, has; `ids` are those who have it."""

    def __init__(self, ids: list[str]) -> None:
        super().__init__(", ".join(ids))
        self.ids = ids


def find_person(roster: Roster, given: str) -> Person:
    """The person of this id, name or nickname. Raises NotOnePerson."""
    if given in roster.people:
        return roster.people[given]
    found = [person for person in roster.people.values() if given in (person.name, *person.nicknames)]
    if len(found) != 1:
        raise NotOnePerson([person.id for person in found])
    return found[0]


def new_code() -> str:
    """A code that cannot be guessed: 59 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def issue(data: Path, person: str, now: datetime, settings: InviteSettings) -> tuple[str, datetime]:
    """A new code for a person, and when it expires. The running bot, or the next one, takes it up."""
    code, expires = new_code(), now + timedelta(hours=settings.hours)
    invites.spool(data, hashed(code), {"person": person, "expires": expires, "used": False})
    return code, expires


async def take_up(store: Store, data: Path, roster: Roster) -> None:
    """Put the spooled invites into the store; each leaves the spool when it is durable there."""
    try:
        for id, doc in list(invites.spooled(data)):
            if _is_invite(doc, roster):
                await store.run(partial(_keep, id=id, doc=doc))
            else:
                _LOG.warning("an invite that cannot be read was removed from the spool")
            invites.unspool(data, id)
    except OSError as error:
        _LOG.warning("the spool of invites cannot be read: %s", error.strerror)


def _keep(tx: Tx, id: str, doc: Document) -> None:
    """Once: an invite that is there already may have been used."""
    if tx.get(INVITE, id) is None:
        tx.insert(INVITE, id, doc)


def _is_invite(doc: Document | None, roster: Roster) -> TypeGuard[Document]:
    if doc is None or doc.keys() != {"person", "expires", "used"}:
        return False
    expires = doc["expires"]
    aware = isinstance(expires, datetime) and expires.utcoffset() is not None
    return aware and doc["person"] in roster.people and doc["used"] is False
