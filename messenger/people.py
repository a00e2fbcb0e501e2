"""The people of the office: their number, whether the bot may write to them, what they have read."""

import hashlib
import secrets
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from messenger.config import Person

FIRST_NUMBER = 100_000_000
NUMBERS = 900_000_000


@dataclass(frozen=True)
class Contact:
    """One person with a chat. `chat_id` is also the person's user id; `read_to` the last message seen."""

    id: str
    chat_id: int
    name: str
    title: str
    unit: str
    started: bool
    blocked: bool
    read_to: int


def chat_id_of(person_id: str) -> int:
    """The nine-digit number that follows from a person's id; People takes the next one if it is taken."""
    digest = hashlib.sha256(person_id.encode()).digest()
    return FIRST_NUMBER + int.from_bytes(digest[:8], "big") % NUMBERS


def login_hash(token: str) -> str:
    """What is kept of a login token."""
    return hashlib.sha256(token.encode()).hexdigest()


def contact_of(row: sqlite3.Row) -> Contact:
    """A row of the table as a contact."""
    return Contact(
        id=row["id"],
        chat_id=row["chat_id"],
        name=row["name"],
        title=row["title"],
        unit=row["unit"],
        started=bool(row["started"]),
        blocked=bool(row["blocked"]),
        read_to=row["read_to"],
    )


class People:
    """The table of people. Numbers once given stay, also for somebody who has left and comes back."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def sync(self, people: Iterable[Person]) -> None:
        """Make the list the given one: new people get a number, those not in it are hidden."""
        self._db.execute("UPDATE people SET listed = 0")
        for place, person in enumerate(people):
            self._db.execute(
                "INSERT INTO people(id, chat_id, name, title, unit, place) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT(id) DO UPDATE SET name = excluded.name, title = excluded.title,"
                " unit = excluded.unit, place = excluded.place, listed = 1",
                (person.id, self._free_number(person.id), person.name, person.title, person.unit, place),
            )

    def _free_number(self, person_id: str) -> int:
        number = chat_id_of(person_id)
        while self._db.execute("SELECT 1 FROM people WHERE chat_id = ? AND id != ?", (number, person_id)).fetchone():
            number += 1
        return number

    def everyone(self) -> list[Contact]:
        """All listed people, in the order of the list."""
        rows = self._db.execute("SELECT * FROM people WHERE listed ORDER BY place")
        return [contact_of(row) for row in rows]

    def get(self, person_id: str) -> Contact | None:
        """The listed person of this id."""
        row = self._db.execute("SELECT * FROM people WHERE listed AND id = ?", (person_id,)).fetchone()
        return contact_of(row) if row else None

    def of_chat(self, chat_id: int) -> Contact | None:
        """The listed person of this number."""
        row = self._db.execute("SELECT * FROM people WHERE listed AND chat_id = ?", (chat_id,)).fetchone()
        return contact_of(row) if row else None

    def mark_started(self, person_id: str | None = None) -> None:
        """The bot may write to this person (to everyone, if None), as after a /start."""
        self._db.execute("UPDATE people SET started = 1 WHERE ? IS NULL OR id = ?", (person_id, person_id))

    def set_blocked(self, person_id: str, blocked: bool) -> None:
        """Whether this person lets the bot write."""
        self._db.execute("UPDATE people SET blocked = ? WHERE id = ?", (blocked, person_id))

    def mark_read(self, chat_id: int, message_id: int) -> bool:
        """The person has seen everything up to this message; true if that is news."""
        changed = self._db.execute(
            "UPDATE people SET read_to = ? WHERE chat_id = ? AND read_to < ?",
            (message_id, chat_id, message_id),
        )
        return changed.rowcount > 0

    def issue_login(self, person_id: str) -> str:
        """A new login token for this person; an earlier one ends. Only its hash is kept. Raises KeyError."""
        token = secrets.token_urlsafe(24)
        changed = self._db.execute("UPDATE people SET login = ? WHERE id = ?", (login_hash(token), person_id))
        if not changed.rowcount:
            raise KeyError(person_id)
        return token

    def of_login(self, token: str) -> Contact | None:
        """The person whom this login token belongs to. Compared by hash, so that timing tells nothing."""
        row = self._db.execute("SELECT * FROM people WHERE listed AND login = ?", (login_hash(token),)).fetchone()
        return contact_of(row) if row else None
