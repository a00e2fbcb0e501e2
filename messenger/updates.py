"""The updates that the bot has not confirmed yet, and the presses that wait for its answer."""

import json
import secrets
import sqlite3
from dataclasses import dataclass

from messenger.database import Settings, to_json
from messenger.refusal import Json

ALLOWED = "allowed_updates"
PRESSES_KEPT = 1000


class Updates:
    """The queue of updates; an update leaves it only when it is confirmed."""

    def __init__(self, db: sqlite3.Connection, settings: Settings) -> None:
        self._db = db
        self._settings = settings

    def put(self, kind: str, body: Json) -> None:
        """Queue an update, unless the bot has said that it wants none of this kind."""
        allowed = self._settings.get(ALLOWED)
        if not allowed or kind in allowed:
            self._db.execute("INSERT INTO updates(body) VALUES (?)", (to_json({kind: body}),))

    def allow(self, kinds: object) -> None:
        """Which kinds the bot wants; None leaves it as it was, an empty list means all."""
        if isinstance(kinds, list):
            self._settings.put(ALLOWED, kinds)

    def take(self, limit: int) -> list[Json]:
        """The oldest unconfirmed updates."""
        rows = self._db.execute("SELECT * FROM updates ORDER BY update_id LIMIT ?", (limit,))
        return [{"update_id": row["update_id"], **json.loads(row["body"])} for row in rows]

    def confirm_below(self, offset: int) -> bool:
        """Forget every update below the offset; true if there was one."""
        return self._db.execute("DELETE FROM updates WHERE update_id < ?", (offset,)).rowcount > 0

    def keep_last(self, count: int) -> bool:
        """Forget all but the newest updates; true if any was forgotten."""
        gone = self._db.execute(
            "DELETE FROM updates WHERE update_id NOT IN"
            " (SELECT update_id FROM updates ORDER BY update_id DESC LIMIT ?)",
            (count,),
        )
        return gone.rowcount > 0

    def pending(self) -> int:
        """How many are unconfirmed."""
        return int(self._db.execute("SELECT count(*) AS pending FROM updates").fetchone()["pending"])


@dataclass(frozen=True)
class Press:
    """A press of a button: whether the bot has answered it, and with which words."""

    id: str
    answered: bool
    popup: str | None
    alert: bool


class Presses:
    """The presses of late, kept so that the bot may answer after a restart too."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self) -> str:
        """Note a new press; returns its id."""
        press = str(secrets.randbelow(9 * 10**17) + 10**17)
        added = self._db.execute("INSERT INTO presses(id) VALUES (?)", (press,))
        self._db.execute("DELETE FROM presses WHERE place <= ?", ((added.lastrowid or 0) - PRESSES_KEPT,))
        return press

    def answer(self, press: str, popup: str | None, alert: bool) -> bool:
        """Note the bot's answer; false if there is no such press."""
        noted = self._db.execute(
            "UPDATE presses SET answered = 1, popup = ?, alert = ? WHERE id = ?", (popup, alert, press)
        )
        return noted.rowcount > 0

    def get(self, press: str) -> Press | None:
        """What became of a press."""
        row = self._db.execute("SELECT * FROM presses WHERE id = ?", (press,)).fetchone()
        return Press(row["id"], bool(row["answered"]), row["popup"], bool(row["alert"])) if row else None
