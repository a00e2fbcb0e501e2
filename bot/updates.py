"""The messenger's updates, freed from their wire format."""

import json
import logging
from typing import Any

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass
from telegram import Message, Update
from telegram.constants import ChatType
from typing_extensions import TypedDict

from handlers.incoming import Incoming

LONGEST = 5000
"""Characters that are passed on; the reader refuses more than 4096, so that it is enough to know of more."""
LARGEST_NUMBER = 2**63 - 1
"""The largest number that can be kept; a messenger's own have 52 bits."""

_LOG = logging.getLogger(__name__)


class _File(TypedDict):
    """A file, as `Incoming` has it."""

    file_id: str
    name: str
    size: int
    type: str


_STRICTLY, _FILE = dataclass(Incoming, frozen=True, config=ConfigDict(strict=True)), TypeAdapter(_File)
"""The library that reads updates believes every type that it is given; these do not."""


def incoming(update: Update) -> Incoming | None:
    """What somebody said, changed, pressed or sent; None for what concerns nobody (a channel).

    So is what has another form than it should: it is passed over, and only its number is logged.
    """
    try:
        found = _incoming(update)
        if found is not None:
            _STRICTLY(**vars(found))
            _refuse_giants(found)
    except Exception as error:  # noqa: BLE001 - a foreign server's data may break the reader in any way
        _LOG.warning("update %d cannot be read (%s) and is passed over", update.update_id, type(error).__name__)
        return None
    return found


def _refuse_giants(found: Incoming) -> None:
    """Raises OverflowError for a number that no messenger gives, and that could not be kept."""
    size = found.file["size"] if found.file else 0
    if max(map(abs, (found.update, found.chat, found.message_id or 0, size))) > LARGEST_NUMBER:
        raise OverflowError


def query_of(update: Update) -> str | None:
    """The number under which a press is answered."""
    query = update.callback_query
    return query.id if query is not None and isinstance(query.id, str) else None


def _incoming(update: Update) -> Incoming | None:
    if update.callback_query is not None:
        return _press(update)
    message = update.message or update.edited_message
    if message is None:
        return None
    return _message(update.update_id, message, edited=update.message is None)


def _press(update: Update) -> Incoming | None:
    query = update.callback_query
    message = query.message if query else None
    if query is None or message is None:
        return None
    private = message.chat.type == ChatType.PRIVATE and message.chat.id == query.from_user.id
    return Incoming(
        update.update_id,
        message.chat.id,
        data=_told(query.data or ""),
        message_id=message.message_id,
        private=private,
    )


def _message(id: int, message: Message, edited: bool) -> Incoming:
    sender, chat = message.from_user, message.chat
    private = chat.type == ChatType.PRIVATE and sender is not None and sender.id == chat.id
    said = Incoming(id, chat.id, message_id=message.message_id, private=private, edited=edited)
    return Incoming(**vars(said) | _content(message))


def _content(message: Message) -> dict[str, Any]:
    if message.text is not None:
        return {"text": _told(message.text)}
    caption = _told(message.caption) if message.caption else None
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return {"file": _file(largest, "photo.jpg", "image/jpeg"), "caption": caption}
    if message.document is not None:
        name = message.document.file_name or ""
        return {"file": _file(message.document, name, message.document.mime_type or ""), "caption": caption}
    return {"other": _kind(message), "caption": caption}


def _told(text: str) -> str:
    """As much as is passed on. Half a character, which nothing can keep, becomes the mark for what is unreadable."""
    return text[:LONGEST].encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _file(sent: Any, name: str, kind: str) -> dict[str, Any]:
    given = {"file_id": sent.file_id, "name": _told(name), "size": sent.file_size or 0, "type": kind}
    return dict(_FILE.validate_python(given, strict=True))


def _kind(message: Message) -> str:
    kinds = ("voice", "sticker", "video", "audio", "video_note", "location", "contact", "poll", "animation")
    return next((kind for kind in kinds if getattr(message, kind, None) is not None), "unknown")


class Mending:
    """Empties updates that cannot be read, so that one broken update does not stop all others.

    It looks only when it was told to, after an answer could not be read: looking costs as much as reading.
    """

    def __init__(self) -> None:
        self.needed = False

    def __call__(self, body: bytes) -> bytes:
        """The answer to getUpdates with its unreadable updates left empty."""
        if not self.needed:
            return body
        self.needed = False
        return mended(body)


def mended(body: bytes) -> bytes:
    """An answer in which every unreadable update is only its number; one without a number is left out."""
    try:
        answer = json.loads(body)
        given = answer["result"]
    except (ValueError, KeyError, TypeError):
        return body
    if not isinstance(given, list):
        return body
    return json.dumps(answer | {"result": [kept for one in given if (kept := mend(one))]}).encode()


def mend(given: Any) -> Any:
    """An update, or only its number when the rest cannot be read; None when it has not even that."""
    id = given.get("update_id") if isinstance(given, dict) else None
    if not isinstance(id, int):
        return None
    try:
        Update.de_json(given, None)
    except Exception as error:  # noqa: BLE001 - a foreign server's data may break the reader in any way
        _LOG.warning("update %d cannot be read (%s) and is passed over", id, type(error).__name__)
        return {"update_id": id}
    return given
