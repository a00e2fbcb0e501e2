"""A messenger as lean as can be, in a process of its own, with people who answer at once: the bot is what is measured.

Run as `wire.py DELAY echo CHATS UPDATES ANSWERS` or `wire.py DELAY leave`, the milliseconds after which a call is
answered first; prints its port, and at the end what it has counted.
"""

import asyncio
import json
import sys
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from time import perf_counter
from typing import Any

from aiohttp import web
from office import chats, lines, staff

SUBMIT, AGREE = "提交", "同意"
QUIET = 5.0
"""Seconds after the last answer until the crowd is taken to have ended; they are not counted."""
Update = dict[str, Any]


@dataclass
class Wire:
    """The queue of updates, and the time between the first that was fetched and the last that was dealt with."""

    delay: float = 0.0
    waiting: deque[Update] = field(default_factory=deque)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    open: int = 0
    handled: int = 0
    calls: int = 0
    began: float = 0.0
    last: float = 0.0

    def queue(self, content: Update) -> None:
        """Somebody has done something."""
        self.open += 1
        self.waiting.append({"update_id": next(self.numbers), **content})
        self.arrived.set()

    def say(self, chat: int, text: str) -> None:
        """Somebody writes."""
        self.queue({"message": self.message(chat, next(self.numbers)) | {"text": text}})

    def press(self, chat: int, message: int, data: str) -> None:
        """Somebody presses a button."""
        query = {"id": str(next(self.numbers)), "from": _user(chat), "chat_instance": "1", "data": data}
        self.queue({"callback_query": query | {"message": self.message(chat, message)}})

    def message(self, chat: int, number: int) -> dict[str, Any]:
        """A message as the protocol has it."""
        return {
            "message_id": number,
            "date": 1_790_000_000,
            "chat": {"id": chat, "type": "private"},
            "from": _user(chat),
        }

    def dealt_with(self) -> None:
        """The bot has answered an update."""
        self.open, self.handled, self.last = self.open - 1, self.handled + 1, perf_counter()

    async def fetch(self) -> list[Update]:
        """Up to a hundred updates; waits for the first."""
        while not self.waiting:
            self.arrived.clear()
            await self.arrived.wait()
        self.began = self.began or perf_counter()
        return [self.waiting.popleft() for _ in range(min(100, len(self.waiting)))]


def _user(chat: int) -> dict[str, Any]:
    return {"id": chat, "is_bot": False, "first_name": "A"}


@dataclass
class Talkers:
    """Everybody says something, waits for so many answers and says the next thing."""

    wire: Wire
    left: dict[int, int]
    answers: int
    heard: Counter[int] = field(default_factory=Counter)

    def begin(self) -> None:
        """Everybody's first word."""
        for chat in self.left:
            self.wire.say(chat, "hello")

    def hears(self, chat: int, number: int, given: dict[str, Any]) -> None:
        """An answer has come."""
        self.heard[chat] += 1
        if self.heard[chat] % self.answers:
            return
        self.wire.dealt_with()
        self.left[chat] -= 1
        if self.left[chat]:
            self.wire.say(chat, "hello")
        elif not self.wire.open:
            self.wire.ended.set()

    def answered(self) -> None:
        """A press was acknowledged; nobody presses here."""


@dataclass
class Askers:
    """Staff ask for leave in one line and submit it; leaders agree to whatever they are asked."""

    wire: Wire
    lines: dict[int, deque[str]]
    pressed: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """Everybody's first request."""
        for chat in list(self.lines):
            self._next(chat)

    def _next(self, chat: int) -> None:
        if self.lines[chat]:
            self.wire.say(chat, self.lines[chat].popleft())

    def hears(self, chat: int, number: int, given: dict[str, Any]) -> None:
        """A card has come, or has changed."""
        for button in _buttons(given):
            data = button["callback_data"]
            if button["text"] == SUBMIT:
                self.wire.dealt_with()
                self.wire.press(chat, number, data)
                self._next(chat)
            elif button["text"] == AGREE and data not in self.pressed:
                self.pressed.add(data)
                self.wire.press(chat, number, data)

    def answered(self) -> None:
        """A press was acknowledged: it is durable. When nothing follows for a while, everybody has what he wanted."""
        self.wire.dealt_with()
        if not any(self.lines.values()):
            asyncio.get_running_loop().call_later(QUIET, self._end_if_quiet, self.wire.handled)

    def _end_if_quiet(self, handled: int) -> None:
        if handled == self.wire.handled:
            self.wire.ended.set()


def _buttons(given: dict[str, Any]) -> list[dict[str, str]]:
    rows = json.loads(given.get("reply_markup") or "{}").get("inline_keyboard", [])
    return [button for row in rows for button in row]


def application(wire: Wire, people: Talkers | Askers) -> web.Application:
    """The few methods that a bot calls."""

    async def call(request: web.Request) -> web.Response:
        method, wire.calls = request.match_info["method"], wire.calls + 1
        if wire.delay and method != "getUpdates":
            await _works(wire.delay)
        return web.json_response({"ok": True, "result": await _result(wire, people, method, request)})

    made = web.Application()
    made.router.add_route("*", "/bot{token}/{method}", call)
    return made


async def _works(seconds: float) -> None:
    """What a messenger does with a call takes so long."""
    done = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, done.set)
    await done.wait()


async def _result(wire: Wire, people: Talkers | Askers, method: str, request: web.Request) -> Any:
    if method == "getUpdates":
        return await wire.fetch()
    if method == "getMe":
        return {"id": 424242, "is_bot": True, "first_name": "B", "username": "b_bot"}
    if method == "answerCallbackQuery":
        people.answered()
    if method not in ("sendMessage", "editMessageText"):
        return True
    given: dict[str, Any] = dict(await request.post())
    chat, number = int(given["chat_id"]), int(given.get("message_id") or next(wire.numbers))
    people.hears(chat, number, given)
    return wire.message(chat, number) | {"text": given["text"]}


def crowd(wire: Wire, kind: str, given: list[int]) -> Talkers | Askers:
    """Who is there."""
    if kind == "echo":
        people, updates, answers = given
        return Talkers(wire, dict.fromkeys(range(1, people + 1), updates // people), answers)
    numbers = chats()
    return Askers(wire, {numbers[one]: deque(lines(one)) for one in staff()})


async def serve(delay: int, kind: str, given: list[int]) -> None:
    """Until everybody has what he wanted."""
    wire = Wire(delay / 1000)
    people = crowd(wire, kind, given)
    runner = web.AppRunner(application(wire, people), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    _tell(str(runner.addresses[0][1]))
    people.begin()
    await wire.ended.wait()
    seconds = wire.last - wire.began
    _tell(json.dumps({"updates": wire.handled, "calls": wire.calls, "seconds": seconds}))
    await runner.cleanup()


def _tell(said: str) -> None:
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2], [int(one) for one in sys.argv[3:]]))
