"""What was written in each chat. A change gives a message a new, higher `seq`; deleted ones leave a mark."""

import json
import sqlite3
from dataclasses import dataclass

from messenger.database import to_json
from messenger.refusal import Json

EARLIER_KEPT = 20


@dataclass(frozen=True)
class Message:
    """A message. `content` holds its Bot API fields, `markup` what hangs below it, `earlier` former markups.

    `date` and `edit_date` are seconds since 1970.
    """

    message_id: int
    chat_id: int
    seq: int
    from_bot: bool
    date: int
    edit_date: int | None
    deleted: bool
    silent: bool
    protected: bool
    content: Json
    markup: Json | None
    earlier: list[Json]


@dataclass(frozen=True)
class Draft:
    """A message that is about to be written."""

    chat_id: int
    from_bot: bool
    date: int
    content: Json
    markup: Json | None = None
    silent: bool = False
    protected: bool = False


def message_of(row: sqlite3.Row) -> Message:
    """A row of the table as a message."""
    return Message(
        message_id=row["message_id"],
        chat_id=row["chat_id"],
        seq=row["seq"],
        from_bot=bool(row["from_bot"]),
        date=row["date"],
        edit_date=row["edit_date"],
        deleted=bool(row["deleted"]),
        silent=bool(row["silent"]),
        protected=bool(row["protected"]),
        content=json.loads(row["content"]),
        markup=json.loads(row["markup"]) if row["markup"] else None,
        earlier=json.loads(row["earlier"]),
    )


def with_former(message: Message) -> list[Json]:
    """The former markups of a message that now changes, the latest first."""
    return [message.markup, *message.earlier][:EARLIER_KEPT] if message.markup else message.earlier


class History:
    """The table of messages."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def _one(self, message_id: int | None) -> Message:
        row = self._db.execute("SELECT * FROM messages WHERE message_id = ?", (message_id,)).fetchone()
        return message_of(row)

    def add(self, draft: Draft) -> Message:
        """Write a message down; it gets the next number."""
        added = self._db.execute(
            "INSERT INTO messages(seq, chat_id, from_bot, date, silent, protected, content, markup) VALUES"
            " ((SELECT coalesce(max(seq), 0) + 1 FROM messages), ?, ?, ?, ?, ?, ?, ?)",
            (
                draft.chat_id,
                draft.from_bot,
                draft.date,
                draft.silent,
                draft.protected,
                to_json(draft.content),
                to_json(draft.markup) if draft.markup else None,
            ),
        )
        return self._one(added.lastrowid)

    def get(self, chat_id: int, message_id: int) -> Message | None:
        """The message of this number in this chat, unless it was deleted."""
        message = self.get_even_deleted(chat_id, message_id)
        return None if message is None or message.deleted else message

    def get_even_deleted(self, chat_id: int, message_id: int) -> Message | None:
        """As `get`, but a deleted message is found too."""
        row = self._db.execute(
            "SELECT * FROM messages WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
        ).fetchone()
        return message_of(row) if row else None

    def change(self, message: Message, content: Json, markup: Json | None, date: int) -> Message:
        """Edit a message in place; its former markup is kept for presses on what was shown before."""
        self._db.execute(
            "UPDATE messages SET seq = (SELECT coalesce(max(seq), 0) + 1 FROM messages),"
            " edit_date = ?, content = ?, markup = ?, earlier = ? WHERE message_id = ?",
            (
                date,
                to_json(content),
                to_json(markup) if markup else None,
                to_json(with_former(message)),
                message.message_id,
            ),
        )
        return self._one(message.message_id)

    def delete(self, message: Message) -> None:
        """Take a message away; a mark of it stays, so that everyone who looks on is told."""
        self._db.execute(
            "UPDATE messages SET seq = (SELECT coalesce(max(seq), 0) + 1 FROM messages),"
            " deleted = 1, content = '{}', markup = NULL, earlier = ? WHERE message_id = ?",
            (to_json(with_former(message)), message.message_id),
        )

    def after(self, chat_id: int, message_id: int, seen: int, limit: int) -> list[Message]:
        """The newest `limit` of what is newer than a message, or was edited later than the change `seen`."""
        rows = self._db.execute(
            "SELECT * FROM messages WHERE chat_id = ? AND NOT deleted"
            " AND (message_id > ? OR (edit_date IS NOT NULL AND seq > ?)) ORDER BY message_id DESC LIMIT ?",
            (chat_id, message_id, seen, limit),
        )
        return [message_of(row) for row in rows][::-1]

    def before(self, chat_id: int, message_id: int, limit: int) -> list[Message]:
        """The newest `limit` messages that are older than a message."""
        rows = self._db.execute(
            "SELECT * FROM messages WHERE chat_id = ? AND NOT deleted AND message_id < ?"
            " ORDER BY message_id DESC LIMIT ?",
            (chat_id, message_id, limit),
        )
        return [message_of(row) for row in rows][::-1]

    def since(self, chat_id: int, seq: int, limit: int) -> list[Message]:
        """What changed after a change number, deleted messages included, oldest change first."""
        rows = self._db.execute(
            "SELECT * FROM messages WHERE chat_id = ? AND seq > ? ORDER BY seq LIMIT ?", (chat_id, seq, limit)
        )
        return [message_of(row) for row in rows]

    def shows_file(self, chat_id: int, file_id: str) -> bool:
        """Whether a message of this chat shows the file."""
        row = self._db.execute(
            "SELECT 1 FROM messages WHERE chat_id = ? AND instr(content, ?)", (chat_id, f'"{file_id}"')
        ).fetchone()
        return row is not None

    def is_shown(self, file_id: str) -> bool:
        """Whether any message of any chat shows the file."""
        shown = self._db.execute("SELECT 1 FROM messages WHERE instr(content, ?)", (f'"{file_id}"',)).fetchone()
        return shown is not None

    def last_with_keyboard(self, chat_id: int) -> Message | None:
        """The newest message that brought a keyboard below the chat, or took it away."""
        row = self._db.execute(
            "SELECT * FROM messages WHERE chat_id = ? AND from_bot AND NOT deleted AND"
            " (markup GLOB '{\"keyboard\"*' OR markup GLOB '{\"remove_keyboard\"*')"
            " ORDER BY message_id DESC LIMIT 1",
            (chat_id,),
        ).fetchone()
        return message_of(row) if row else None

    def last_seq(self, chat_id: int) -> int:
        """The number of the newest change in this chat, 0 if there is none."""
        row = self._db.execute(
            "SELECT coalesce(max(seq), 0) AS seq FROM messages WHERE chat_id = ?", (chat_id,)
        ).fetchone()
        return int(row["seq"])

    def unread(self, chat_id: int, read_to: int) -> int:
        """How many messages of the bot came after the last one seen."""
        row = self._db.execute(
            "SELECT count(*) AS unread FROM messages WHERE chat_id = ? AND message_id > ? AND from_bot AND NOT deleted",
            (chat_id, read_to),
        ).fetchone()
        return int(row["unread"])
