"""A small client of the client side, for scripts and tests: what a person does, seen from outside."""

import io
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import aiohttp

from messenger.refusal import Json

PATIENCE = aiohttp.ClientTimeout(total=180)


class ClientRefused(Exception):
    """The messenger refused; `status` is the HTTP status, `body` its JSON."""

    def __init__(self, status: int, body: Any) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body


@dataclass(frozen=True)
class Attachment:
    """A file to send, with its name and the words below it; `kind` is `document` or `photo`."""

    name: str
    data: bytes
    caption: str = ""
    kind: str = "document"


class Client:
    """Everybody's hands in the office: `async with Client(url) as client`. Every call may raise ClientRefused."""

    def __init__(self, url: str, login: str = "") -> None:
        self._url = url
        headers = {"Authorization": f"Bearer {login}"} if login else {}
        self._session = aiohttp.ClientSession(headers=headers, timeout=PATIENCE)

    async def __aenter__(self) -> Self:
        """Open."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        await self._session.close()

    async def call(self, way: str, path: str, **options: Any) -> Any:
        """Any call of the client side, as `call("GET", "people")`."""
        async with self._session.request(way, f"{self._url}/client/{path}", **options) as answer:
            body = await answer.json()
        if answer.status != 200:
            raise ClientRefused(answer.status, body)
        return body

    async def people(self) -> list[Json]:
        """Everybody, with what is unread."""
        people: list[Json] = await self.call("GET", "people")
        return people

    async def messages(self, person: str, **query: int | float) -> list[Json]:
        """Messages of a person's chat; query: `after`, `since`, `before`, `limit`, `wait`."""
        found: list[Json] = await self.call("GET", f"{person}/messages", params=query)
        return found

    async def send(self, person: str, text: str, reply_to: int | None = None) -> int:
        """Write a text; returns its message_id."""
        body = {"text": text, "reply_to": reply_to}
        return int((await self.call("POST", f"{person}/send", json=body))["message_id"])

    async def ask(self, person: str, text: str, wait: float = 30) -> list[Json]:
        """Write a text and wait for what the bot says to it, or changes."""
        return await self.messages(person, after=await self.send(person, text), wait=wait)

    async def upload(self, person: str, attachment: Attachment) -> int:
        """Send a file; returns its message_id."""
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("kind", attachment.kind)
        form.add_field("caption", attachment.caption)
        form.add_field("file", io.BytesIO(attachment.data), filename=attachment.name)
        return int((await self.call("POST", f"{person}/upload", data=form))["message_id"])

    async def press(self, person: str, message_id: int, button: str, **more: Any) -> Json:
        """Press a button; more: `row` and `column`, `data`, `stale`, `wait`. Returns popup, alert, answered."""
        body = {"message_id": message_id, "button": button, **more}
        outcome: Json = await self.call("POST", f"{person}/press", json=body)
        return outcome

    async def clock(self) -> Json:
        """`now` and `next`."""
        record: Json = await self.call("GET", "clock")
        return record

    async def move_clock(self, to: str) -> Json:
        """Move the clock to an ISO time, or to the `next` reminder."""
        record: Json = await self.call("POST", "clock", json={"to": to})
        return record

    async def fault(self, mode: str, count: int = 1, **more: Any) -> None:
        """Make the bot's next calls go wrong; more: `method`, `retry_after`, `every`."""
        await self.call("POST", "faults", json={"mode": mode, "count": count, **more})

    async def clear_faults(self) -> None:
        """Nothing goes wrong any more."""
        await self.call("DELETE", "faults")

    async def block(self, person: str, blocked: bool = True) -> None:
        """Refuse the bot in a person's name, or let it write again."""
        await self.call("POST", f"{person}/block", json={"blocked": blocked})
