"""Updates, freed from their wire format: what somebody said, pressed or sent, and what concerns nobody."""

from typing import Any

import pytest
from telegram import Update

from bot.updates import LARGEST_NUMBER, LONGEST, incoming, mended
from handlers.incoming import Incoming


def update(**message: Any) -> Update:
    """An update with a message of chat 5, sent by 5."""
    base = {
        "message_id": 9,
        "date": 1_790_000_000,
        "chat": {"id": 5, "type": "private"},
        "from": {"id": 5, "is_bot": False, "first_name": "A"},
    }
    return Update.de_json({"update_id": 3, "message": base | message}, None)


SMALL = {"file_id": "s", "file_unique_id": "1", "width": 90, "height": 60, "file_size": 1}
LARGE = {"file_id": "l", "file_unique_id": "2", "width": 900, "height": 600, "file_size": 100}
PAPER = {"file_id": "p", "file_unique_id": "3", "file_name": "病假证明.pdf", "mime_type": "application/pdf"}
READ: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"text": "/leave"}, {"text": "/leave"}),
    ({"text": "长" * 9000}, {"text": "长" * LONGEST}),
    (
        {"photo": [SMALL, LARGE, SMALL], "caption": "证明"},
        {
            "file": {"file_id": "l", "name": "photo.jpg", "size": 100, "type": "image/jpeg"},
            "caption": "证明",
        },
    ),
    (
        {"document": PAPER},
        {"file": {"file_id": "p", "name": "病假证明.pdf", "size": 0, "type": "application/pdf"}},
    ),
    ({"text": "明天\ud83d请假"}, {"text": "明天\ufffd请假"}),
    (
        {"photo": [SMALL], "caption": "\udc00"},
        {"caption": "\ufffd", "file": {"file_id": "s", "name": "photo.jpg", "size": 1, "type": "image/jpeg"}},
    ),
    ({"text": "\ud83d\ude00"}, {"text": "😀"}),
    ({"voice": {"file_id": "v", "file_unique_id": "4", "duration": 1}}, {"other": "voice"}),
    ({"dice": {"emoji": "x", "value": 1}}, {"other": "unknown"}),
    ({"text": "hi", "chat": {"id": -7, "type": "group", "title": "G"}}, {"text": "hi", "private": False}),
    ({"text": "hi", "chat": {"id": 6, "type": "private"}}, {"text": "hi", "private": False}),
]


@pytest.mark.parametrize(("message", "expected"), READ)
def test_messages_are_read(message: dict[str, Any], expected: dict[str, Any]) -> None:
    found = incoming(update(**message))
    assert found is not None
    assert {key: getattr(found, key) for key in expected} == expected
    given = {"text", "data", "file", "other"} - {key for key in expected if key != "caption"}
    assert all(getattr(found, key) is None for key in given)


@pytest.mark.parametrize(("kind", "edited"), [("message", False), ("edited_message", True)])
def test_a_changed_message_is_read_as_such(kind: str, edited: bool) -> None:
    sender = {"id": 5, "is_bot": False, "first_name": "A"}
    message = {"message_id": 9, "date": 1, "chat": {"id": 5, "type": "private"}, "from": sender, "text": "x"}
    found = incoming(Update.de_json({"update_id": 3, kind: message}, None))
    assert found == Incoming(3, 5, text="x", message_id=9, edited=edited)


@pytest.mark.parametrize("kind", ["channel_post", "edited_channel_post"])
def test_what_concerns_nobody_is_passed_over(kind: str) -> None:
    message = {"message_id": 9, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"}
    assert incoming(Update.de_json({"update_id": 3, kind: message}, None)) is None


@pytest.mark.parametrize(
    "message",
    [
        {"message_id": LARGEST_NUMBER, "text": "x"},
        {"document": PAPER | {"file_size": LARGEST_NUMBER}},
        {"text": "x", "chat": {"id": -LARGEST_NUMBER, "type": "group", "title": "G"}},
    ],
)
def test_the_largest_numbers_are_read_and_larger_ones_are_passed_over(message: dict[str, Any]) -> None:
    def one_more(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: one_more(item) for key, item in part.items()}
        return part + (1 if part > 0 else -1) if isinstance(part, int) and abs(part) == LARGEST_NUMBER else part

    assert incoming(update(**message)) is not None
    assert incoming(update(**one_more(message))) is None


def test_a_press_is_read_with_its_message() -> None:
    message = {"message_id": 9, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"}
    sender = {"id": 5, "is_bot": False, "first_name": "A"}
    query = {"id": "q", "from": sender, "chat_instance": "1", "data": "a:b:c:1", "message": message}
    found = incoming(Update.de_json({"update_id": 3, "callback_query": query}, None))
    assert found == Incoming(3, 5, data="a:b:c:1", message_id=9)
    forged = query | {"from": sender | {"id": 6}}
    other = incoming(Update.de_json({"update_id": 3, "callback_query": forged}, None))
    assert other is not None
    assert not other.private


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (b'{"ok":true,"result":[{"update_id":1}]}', b'{"ok": true, "result": [{"update_id": 1}]}'),
        (b'{"ok":true,"result":[{"update_id":1,"message":3}]}', b'{"ok": true, "result": [{"update_id": 1}]}'),
        (b'{"ok":true,"result":[{"message":3},7]}', b'{"ok": true, "result": []}'),
        (b'{"ok":false}', b'{"ok":false}'),
        (b"<html>", b"<html>"),
        (b'{"ok":true,"result":3}', b'{"ok":true,"result":3}'),
    ],
)
def test_an_answer_is_mended(answer: bytes, expected: bytes) -> None:
    assert mended(answer) == expected
