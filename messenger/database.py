"""The messenger's own disk: one SQLite file, in write-ahead mode so that a kill loses no committed step."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS settings(key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS people(
    id TEXT PRIMARY KEY, chat_id INTEGER NOT NULL UNIQUE, name TEXT NOT NULL, title TEXT NOT NULL,
    unit TEXT NOT NULL, place INTEGER NOT NULL, listed INTEGER NOT NULL DEFAULT 1,
    started INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0,
    read_to INTEGER NOT NULL DEFAULT 0, login TEXT UNIQUE);
CREATE TABLE IF NOT EXISTS messages(
    message_id INTEGER PRIMARY KEY AUTOINCREMENT, chat_id INTEGER NOT NULL, seq INTEGER NOT NULL UNIQUE,
    from_bot INTEGER NOT NULL, date INTEGER NOT NULL, edit_date INTEGER, deleted INTEGER NOT NULL DEFAULT 0,
    silent INTEGER NOT NULL DEFAULT 0, protected INTEGER NOT NULL DEFAULT 0,
    content TEXT NOT NULL, markup TEXT, earlier TEXT NOT NULL DEFAULT '[]');
CREATE INDEX IF NOT EXISTS messages_of_chat ON messages(chat_id, message_id);
CREATE INDEX IF NOT EXISTS changes_of_chat ON messages(chat_id, seq);
CREATE TABLE IF NOT EXISTS updates(update_id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS presses(
    place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, answered INTEGER NOT NULL DEFAULT 0,
    popup TEXT, alert INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS files(
    file_id TEXT PRIMARY KEY, unique_id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER, height INTEGER, file_path TEXT NOT NULL UNIQUE);
CREATE TABLE IF NOT EXISTS commands(
    scope TEXT NOT NULL, language TEXT NOT NULL, commands TEXT NOT NULL, PRIMARY KEY(scope, language));
"""


def open_database(folder: Path) -> sqlite3.Connection:
    """The connection to the data of a folder, which is made if it is not there, for its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / "messenger.sqlite3"
    path.touch(mode=0o600)
    db = sqlite3.connect(path, isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=NORMAL")
    db.execute("PRAGMA busy_timeout=5000")
    db.execute("PRAGMA secure_delete=ON")
    db.executescript(SCHEMA)
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside, or nothing. Nothing inside may await."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


class Settings:
    """Small JSON values by key."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def get(self, key: str, default: Any = None) -> Any:
        """The value kept under the key, or the default."""
        row = self._db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return default if row is None else json.loads(row["value"])

    def put(self, key: str, value: Any) -> None:
        """Keep the value under the key."""
        self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, to_json(value)))


def to_json(value: Any) -> str:
    """JSON in one line, Chinese left readable."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
