"""The connection below a request: noticing a hang-up, hanging up, and what is let through."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from messenger.inside import is_this_machine, named_host
from messenger.refusal import Refused, refused

HangUp = Callable[[Scope], None]


class Dropped(Exception):
    """The connection is to be closed without an answer."""


def let_go(_scope: Scope) -> None:
    """Hang up where the server offers no way to: the answer just never comes."""


async def until_closed(receive: Receive) -> None:
    """Wait until the connection is closed. Only after the whole body was read."""
    message = await receive()
    while message["type"] != "http.disconnect":
        message = await receive()


async def hung_up(request: Request) -> None:
    """Wait until the caller has closed the connection."""
    await until_closed(request.receive)


class HungUp(Response):
    """No answer at all: the connection is closed."""

    def __init__(self, hang_up: HangUp) -> None:
        super().__init__()
        self._hang_up = hang_up

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hang up and see the connection go."""
        self._hang_up(scope)
        await until_closed(receive)


class Limits:
    """Bodies over the limit (bytes) are refused with 413, requests of other sites' pages with 403.

    With `here_only` this machine must be called by a name of its own: another site's page may have its name
    lead here after the page was loaded, and is not stopped by a login in a demo.
    """

    def __init__(self, app: ASGIApp, limit: int, here_only: bool = False) -> None:
        self._app = app
        self._limit = limit
        self._here_only = here_only

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a counted body."""
        refusal = self._objection(dict(scope["headers"])) if scope["type"] == "http" else None
        if refusal:
            await refused(refusal)(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive), send)

    def _objection(self, headers: dict[bytes, bytes]) -> Refused | None:
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > self._limit:
            return Refused(413, "Request Entity Too Large")
        if self._here_only and not is_this_machine(named_host(headers.get(b"host", b"").decode("latin-1"))):
            return Refused(403, "Forbidden: this machine is not called by a name of its own")
        origin = headers.get(b"origin")
        if origin and origin.partition(b"://")[2] != headers.get(b"host"):
            return Refused(403, "Forbidden: the request comes from another site's page")
        return None

    def _counted(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._limit:
                raise Refused(413, "Request Entity Too Large")
            return message

        return counted
