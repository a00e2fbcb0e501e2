"""The network's weather: of every hundred calls some are refused, lost, answered too late, or not answered at all."""

from dataclasses import dataclass, field
from random import Random
from typing import Any

from recording_messenger import BRINGS, Answer, RecordingMessenger, refused
from telegram.error import NetworkError, TimedOut
from virtual_time import passes

from bot.request import NotSent

HANG = 30.0
"""Seconds after which the bot gives a call up."""
BEFORE = ("no connection", "429", "500", "502", "reset", "hang")
"""The call was not heard."""
AFTER = ("reset", "hang", "502")
"""The call was heard and done, but its answer does not arrive."""


@dataclass
class Weather:
    """Stands between the wire and the messenger. `rate`: the share of calls that go wrong; zero: fair weather."""

    messenger: RecordingMessenger
    chance: Random
    rate: float = 0.0
    down: bool = False
    """The messenger is off: no connection at all."""
    blocked: set[int] = field(default_factory=set)
    """Chats whose people have blocked the bot."""
    given_up: list[tuple[int, str]] = field(default_factory=list)
    """Chat and text of what the messenger refused for good."""
    met: dict[str, int] = field(default_factory=dict)
    """How often each fault was met."""

    async def answer(self, method: str, parameters: dict[str, Any]) -> Answer:
        """What the wire brings back. Raises what the bot's own transport raises."""
        if self.down:
            raise NotSent("ClientConnectorError")
        chat = int(parameters.get("chat_id", 0))
        if chat in self.blocked and method in BRINGS:
            return refused(403, "Forbidden: bot was blocked by the user")
        if self.chance.random() >= self.rate:
            return await self.messenger.answer(method, parameters)
        return await self._fault(method, parameters, chat)

    async def _fault(self, method: str, parameters: dict[str, Any], chat: int) -> Answer:
        kind = self.chance.random()
        if method in BRINGS and kind < 0.06:
            return self._refuse(parameters, chat)
        if kind < 0.55:
            return await self._before(self.chance.choice(BEFORE))
        return await self._after(method, parameters)

    def _refuse(self, parameters: dict[str, Any], chat: int) -> Answer:
        """Somebody blocks the bot, or the messenger does not like the message."""
        if self.chance.random() < 0.5:
            self._meet("403")
            self.blocked.add(chat)
            return refused(403, "Forbidden: bot was blocked by the user")
        self._meet("400")
        self.given_up.append((chat, str(parameters.get("text", parameters.get("caption", "")))))
        return refused(400, "Bad Request: message is not liked")

    async def _before(self, kind: str) -> Answer:
        self._meet(f"{kind}, not heard")
        if kind == "429":
            return refused(429, "Too Many Requests", retry_after=self.chance.randint(1, 20))
        return await self._lost(kind)

    async def _after(self, method: str, parameters: dict[str, Any]) -> Answer:
        kind = self.chance.choice(AFTER)
        await self.messenger.answer(method, parameters)
        self._meet(f"{kind}, heard")
        return await self._lost(kind)

    async def _lost(self, kind: str) -> Answer:
        if kind == "no connection":
            raise NotSent("ClientConnectorError")
        if kind == "reset":
            raise NetworkError("ClientOSError")
        if kind == "hang":
            await passes(HANG)
            raise TimedOut
        return refused(int(kind), "Bad Gateway" if kind == "502" else "Internal Server Error")

    def _meet(self, fault: str) -> None:
        self.met[fault] = self.met.get(fault, 0) + 1
