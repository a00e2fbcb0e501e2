"""A messenger at the other end of the wire: it queues updates, notes what it is told, and fails on demand."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.client import Client
from bot.updates import Mending

TOKEN = "424242:test-token-test-token"
Answer = tuple[int, dict[str, Any]] | Exception
Call = tuple[str, dict[str, Any]]


def refusal(code: int, said: str, **parameters: int) -> Answer:
    """An answer that refuses."""
    more = {"parameters": parameters} if parameters else {}
    return code, {"ok": False, "error_code": code, "description": said, **more}


@dataclass
class FakeMessenger:
    """`script` holds the next answers of a method; afterwards it succeeds. `before` runs before each call."""

    calls: list[Call] = field(default_factory=list)
    script: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    updates: list[dict[str, Any]] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    held: dict[int, asyncio.Event] = field(default_factory=dict)
    under_way: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    most_at_once: defaultdict[int, int] = field(default_factory=lambda: defaultdict(int))
    before: Callable[[str, dict[str, Any]], None] = lambda method, parameters: None
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    refuses: dict[int, Answer] = field(default_factory=dict)
    hook: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    """The bytes of uploaded files, by their ids."""
    _last: int = 0

    def client(self) -> Client:
        """The bot's side of the wire."""
        mending = Mending()
        bot = Bot(
            TOKEN,
            base_url="http://127.0.0.1:1/bot",
            base_file_url="http://127.0.0.1:1/file/bot",
            request=Wire(self),
            get_updates_request=Wire(self, mending),
        )
        return Client(bot, mending)

    def say(self, chat: int, text: str) -> int:
        """A person writes; the number of the update."""
        return self._queue(message=self._message(chat, text=text))

    def upload(self, chat: int, id: str, data: bytes, name: str = "a.pdf", **said: Any) -> int:
        """A person uploads a document, with what his program says of it; the number of the update."""
        self.files[id] = data
        document = {"file_id": id, "file_unique_id": "u", "file_name": name, **said}
        return self._queue(message=self._message(chat, document=document))

    def press(self, chat: int, data: str) -> int:
        """A person presses a button; the number of the update."""
        query = {"id": f"q{len(self.updates)}", "from": self._user(chat), "chat_instance": "1", "data": data}
        return self._queue(callback_query=query | {"message": self._message(chat, text="?")})

    def queue(self, **content: Any) -> int:
        """Any update; its number."""
        return self._queue(**content)

    @property
    def confirmed(self) -> int:
        """The first update that the bot has not confirmed."""
        return self.offsets[-1] if self.offsets else 0

    def sent(self, *methods: str) -> list[Call]:
        """What was asked for by these methods."""
        return [call for call in self.calls if call[0] in methods]

    def texts(self, chat: int | None = None) -> list[str]:
        """The texts that were sent, all or to one chat."""
        found = [parameters for _, parameters in self.sent("sendMessage")]
        return [one["text"] for one in found if chat in (None, int(one["chat_id"]))]

    def _queue(self, **content: Any) -> int:
        self._last += 1
        self.updates.append({"update_id": self._last, **content})
        self.arrived.set()
        return self._last

    def _user(self, chat: int) -> dict[str, Any]:
        return {"id": chat, "is_bot": False, "first_name": "A"}

    def _message(self, chat: int, **content: Any) -> dict[str, Any]:
        more = {"chat": {"id": chat, "type": "private"}, "from": self._user(chat), "date": 1_790_000_000}
        return {"message_id": 1, **more, **content}

    async def answer(self, method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        """What the messenger says to a call."""
        if method == "getUpdates":
            return await self._updates(int(parameters.get("offset", 0)))
        self.calls.append((method, parameters))
        self.before(method, parameters)
        if self.script[method]:
            return _given(self.script[method].popleft())
        if parameters.get("chat_id") in self.refuses:
            return _given(self.refuses[parameters["chat_id"]])
        return 200, {"ok": True, "result": await self._result(method, parameters)}

    async def _updates(self, offset: int) -> tuple[int, dict[str, Any]]:
        self.offsets.append(offset)
        if self.script["getUpdates"]:
            return _given(self.script["getUpdates"].popleft())
        self.updates = [update for update in self.updates if update["update_id"] >= offset]
        if not self.updates:
            self.arrived.clear()
            await self.arrived.wait()
        return 200, {"ok": True, "result": list(self.updates)}

    async def _result(self, method: str, parameters: dict[str, Any]) -> Any:
        if method == "getFile":
            return {
                "file_id": parameters["file_id"],
                "file_unique_id": "u",
                "file_path": f"files/{parameters['file_id']}",
            }
        if method == "getMe":
            return {"id": 424242, "is_bot": True, "first_name": "B", "username": "b_bot"}
        if method == "getWebhookInfo":
            return {"url": self.hook, "has_custom_certificate": False, "pending_update_count": 0}
        if method in ("setWebhook", "deleteWebhook"):
            self.hook = parameters.get("url", "")
        if not method.startswith(("send", "edit")):
            return True
        chat = int(parameters["chat_id"])
        self.under_way[chat] += 1
        self.most_at_once[chat] = max(self.most_at_once[chat], self.under_way[chat])
        if chat in self.held:
            await self.held[chat].wait()
        self.under_way[chat] -= 1
        self._last += 1
        number = int(parameters.get("message_id") or self._last)
        return self._message(chat, text="x") | {"message_id": number}


def _given(answer: Answer) -> tuple[int, dict[str, Any]]:
    if isinstance(answer, Exception):
        raise answer
    return answer


class Answering(Protocol):
    """A messenger at the other end: status and body of each call, or what the network raises."""

    files: dict[str, bytes]

    async def answer(self, method: str, parameters: dict[str, Any]) -> tuple[int, dict[str, Any]]: ...


class Wire(BaseRequest):
    """The Bot library's transport, straight into the fake."""

    def __init__(self, messenger: Answering, amend: Callable[[bytes], bytes] = bytes) -> None:
        self._messenger, self._amend = messenger, amend

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        """One call."""
        parameters = dict(request_data.parameters) if request_data else {}
        if request_data and request_data.contains_files:
            parameters["attached"] = [(name, content) for name, content, _ in request_data.multipart_data.values()]
        method = url.rsplit("/", 1)[1]
        if "/file/bot" in url:
            return 200, self._messenger.files[method]
        code, body = await self._messenger.answer(method, parameters)
        return code, self._amend(json.dumps(body).encode())
