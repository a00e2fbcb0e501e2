"""A messenger that keeps its own record: what people sent, what the bot confirmed, what was brought to whom.

The tests of faults believe this record, and not what the bot says of itself.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Answer = tuple[int, dict[str, Any]]
"""Status and body."""
BRINGS = ("sendMessage", "sendDocument", "sendPhoto")


@dataclass
class Shown:
    """A message in a chat, as it was brought and as it reads now."""

    at: datetime
    chat: int
    id: int
    brought: str
    text: str
    buttons: list[tuple[str, str]]


@dataclass
class RecordingMessenger:
    """`now` is the messenger's own clock. Message numbers are unique over all chats."""

    now: Callable[[], datetime]
    chats: defaultdict[int, list[Shown]] = field(default_factory=lambda: defaultdict(list))
    waiting: dict[int, dict[str, Any]] = field(default_factory=dict)
    confirmed: int = 1
    """The first update that the bot has not confirmed."""
    calls: int = 0
    """How many calls have come."""
    popups: dict[str, str] = field(default_factory=dict)
    """What the little window said, by the number of the press."""
    last: int = 0
    """The number of the newest update."""
    messages: int = 0
    """The number of the newest message."""
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _called: asyncio.Event = field(default_factory=asyncio.Event)

    def say(self, chat: int, text: str) -> int:
        """A person writes; the number of the update."""
        return self.queue(message=self._message(chat, self._number(), text))

    def press(self, chat: int, message: int, data: str) -> int:
        """A person presses a button; the number of the update."""
        on = self._message(chat, message, "?")
        query = {"id": f"q{self.last + 1}", "from": _user(chat), "chat_instance": "1", "data": data}
        return self.queue(callback_query=query | {"message": on})

    def queue(self, **content: Any) -> int:
        """Any update; its number."""
        self.last += 1
        self.waiting[self.last] = {"update_id": self.last, **content}
        self._arrived.set()
        return self.last

    def brought(self) -> list[Shown]:
        """Everything that was ever brought."""
        return [shown for chat in self.chats.values() for shown in chat]

    async def next_call(self) -> None:
        """Wait until the bot calls."""
        await self._called.wait()

    async def answer(self, method: str, parameters: dict[str, Any]) -> Answer:
        """What the messenger says to a call; an accepted one is in the record before this returns."""
        self.calls += 1
        called, self._called = self._called, asyncio.Event()
        called.set()
        if method == "getFile":
            return refused(400, "Bad Request: wrong file_id")
        if method == "getUpdates":
            return await self._updates(int(parameters.get("offset", 0)), float(parameters.get("timeout", 0)))
        if method == "getMe":
            return _ok({"id": 424242, "is_bot": True, "first_name": "B", "username": "b_bot"})
        if method == "answerCallbackQuery":
            self.popups[parameters["callback_query_id"]] = str(parameters.get("text", ""))
        if method in BRINGS:
            return _ok(self._bring(parameters))
        if method == "editMessageText":
            return self._edit(parameters)
        return _ok(True)

    async def _updates(self, offset: int, hold: float) -> Answer:
        if offset > 0:
            self.confirmed = max(self.confirmed, offset)
            self.waiting = {id: update for id, update in self.waiting.items() if id >= offset}
        if not self.waiting:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), hold)
            except TimeoutError:
                return _ok([])
        return _ok(list(self.waiting.values())[:100])

    def _bring(self, parameters: dict[str, Any]) -> dict[str, Any]:
        chat, id = int(parameters["chat_id"]), self._number()
        text = str(parameters.get("text", parameters.get("caption", "")))
        self.chats[chat].append(Shown(self.now(), chat, id, text, text, _buttons(parameters)))
        return self._message(chat, id, text)

    def _edit(self, parameters: dict[str, Any]) -> Answer:
        chat, id, text = int(parameters["chat_id"]), int(parameters["message_id"]), str(parameters["text"])
        shown = next((one for one in self.chats[chat] if one.id == id), None)
        if shown is None:
            return refused(400, "Bad Request: message to edit not found")
        if (shown.text, shown.buttons) == (text, _buttons(parameters)):
            return refused(400, "Bad Request: message is not modified")
        shown.text, shown.buttons = text, _buttons(parameters)
        return _ok(self._message(chat, id, text))

    def _number(self) -> int:
        self.messages += 1
        return self.messages

    def _message(self, chat: int, id: int, text: str) -> dict[str, Any]:
        date = int(self.now().timestamp())
        more = {"chat": {"id": chat, "type": "private"}, "from": _user(chat), "date": date}
        return {"message_id": id, "text": text, **more}


def refused(code: int, said: str, **parameters: int) -> Answer:
    """An answer that refuses."""
    more = {"parameters": parameters} if parameters else {}
    return code, {"ok": False, "error_code": code, "description": said, **more}


def _ok(result: Any) -> Answer:
    return 200, {"ok": True, "result": result}


def _user(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "A"}


def _buttons(parameters: dict[str, Any]) -> list[tuple[str, str]]:
    markup = parameters.get("reply_markup") or {}
    rows = (json.loads(markup) if isinstance(markup, str) else markup).get("inline_keyboard", [])
    return [(button["text"], button["callback_data"]) for row in rows for button in row]
