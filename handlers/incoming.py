"""What comes in from the messenger, freed from its wire format."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Incoming:
    """One update. Exactly one of `text`, `data`, `file`, `other` says what it is.

    update: the messenger's number of it, by which it is applied once. chat: the numeric id of the sender's
    private chat. data, message_id: a pressed button and the message it stands on. file: {"file_id", "name",
    "size", "type"}, with its `caption`. other: "voice", "sticker", ...: what is not read here.
    """

    update: int
    chat: int
    text: str | None = None
    data: str | None = None
    message_id: int | None = None
    file: dict[str, Any] | None = None
    caption: str | None = None
    other: str | None = None
    private: bool = True
