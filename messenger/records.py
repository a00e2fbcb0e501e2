"""Messages as the client side shows them."""

from datetime import UTC, datetime, tzinfo
from urllib.parse import quote

from messenger.files import StoredFile
from messenger.history import Message
from messenger.markup import inline_rows, keyboard_rows, kind_of
from messenger.people import Contact
from messenger.refusal import Json
from messenger.state import State


def record(state: State, contact: Contact, message: Message) -> Json:
    """A message for the page and for scripts. `date` is ISO time in the office's zone, `size` in bytes."""
    if message.deleted:
        return {"message_id": message.message_id, "seq": message.seq, "deleted": True}
    content = message.content
    return {
        "message_id": message.message_id,
        "seq": message.seq,
        "from": "bot" if message.from_bot else "me",
        "text": content.get("text", content.get("caption", "")),
        "entities": content.get("entities", content.get("caption_entities", [])),
        "buttons": [[button["text"] for button in row] for row in inline_rows(message.markup)],
        "links": {b["text"]: b["url"] for row in inline_rows(message.markup) for b in row if "url" in b},
        "copies": {
            b["text"]: b["copy_text"].get("text", "")
            for row in inline_rows(message.markup)
            for b in row
            if "copy_text" in b
        },
        "markup": kind_of(message.markup),
        **keyboard_record(message.markup),
        "file": file_record(contact, file_of(state, message)),
        "reply_to": content.get("reply_to"),
        "edited": message.edit_date is not None,
        "silent": message.silent,
        "protected": message.protected,
        "date": iso(message.date, state.config.zone),
    }


def keyboard_record(markup: Json | None) -> Json:
    """The keyboard that a message brings below the chat, if it does."""
    return {
        "keyboard": keyboard_rows(markup),
        "placeholder": (markup or {}).get("input_field_placeholder", ""),
        "one_time": bool((markup or {}).get("one_time_keyboard")),
    }


def iso(seconds: int, zone: tzinfo) -> str:
    """Seconds since 1970 as ISO time."""
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone).isoformat()


def file_of(state: State, message: Message) -> StoredFile | None:
    """The file that a message shows."""
    photo = message.content.get("photo")
    shown = photo[-1] if photo else message.content.get("document")
    return state.files.get(shown["file_id"]) if shown else None


def file_record(contact: Contact, stored: StoredFile | None) -> Json | None:
    """A file for the client side; `url` is relative to the server."""
    if stored is None:
        return None
    return {
        "name": stored.name,
        "size": stored.size,
        "url": f"/client/{quote(contact.id, safe='')}/files/{stored.file_id}",
        "kind": stored.kind,
        "type": stored.type,
        "width": stored.width,
        "height": stored.height,
    }


def person_record(state: State, contact: Contact) -> Json:
    """A person for the list of people."""
    return {
        "id": contact.id,
        "name": contact.name,
        "title": contact.title,
        "unit": contact.unit,
        "unread": state.history.unread(contact.chat_id, contact.read_to),
        "chat_id": contact.chat_id,
        "started": contact.started,
        "blocked": contact.blocked,
    }
