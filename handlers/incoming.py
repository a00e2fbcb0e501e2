"""What comes in from the messenger, freed from its wire format."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Paper:
    """What an uploaded file is by its bytes. `kind`: its MIME type; `size` in bytes; `rule`: the rule of the guard
    that its first pages break; `fault`: the key of why it cannot be taken."""

    kind: str = ""
    size: int = 0
    rule: str | None = None
    fault: str | None = None


@dataclass(frozen=True)
class Incoming:
    """One update. Exactly one of `text`, `data`, `file`, `other` says what it is.

    update: the messenger's number of it, by which it is applied once. chat: the numeric id of the sender's
    private chat. data, message_id: a pressed button and the message it stands on. file: {"file_id", "name",
    "size", "type"} as its sender says, with its `caption`; paper: what it is. other: "voice", "sticker", ...:
    what is not read here. edited: an earlier message of his, changed; the guard looks at it and nobody else.
    """

    update: int
    chat: int
    text: str | None = None
    data: str | None = None
    message_id: int | None = None
    file: dict[str, Any] | None = None
    paper: Paper | None = None
    caption: str | None = None
    other: str | None = None
    private: bool = True
    edited: bool = False
