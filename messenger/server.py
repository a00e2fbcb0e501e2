"""The messenger as a web application: `Messenger(config).app`, and the hooks that its host can set."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from messenger import bot_api, client_api, client_clock, events
from messenger.clock import DemoClock, Listener
from messenger.config import MEGABYTE, Config
from messenger.connection import Limits
from messenger.inside import is_this_machine
from messenger.people import Contact
from messenger.refusal import Refused, refused_to_person
from messenger.state import State, open_state
from messenger.webhook import deliver_updates

PAGE = Path(__file__).parent / "page"
PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


class Messenger:
    """One messenger on one data folder. Make it, set its hooks, hand it to `messenger.serve`."""

    def __init__(self, config: Config) -> None:
        if not config.tokens or not all(config.tokens):
            raise ValueError("the messenger needs a bot token")
        if config.demo and not is_this_machine(config.host):
            raise ValueError("a demo knows no logins and is served on this machine only: leave out demo, or host")
        self.config = config
        self.state = open_state(config)
        self.app = create_app(self.state)

    @property
    def clock(self) -> DemoClock:
        """The messenger's clock: `now`, `set`, `on_advance`, `next_reminder`."""
        return self.state.clock

    def on_advance(self, listener: Listener) -> None:
        """Await this when the clock is moved; see DemoClock.on_advance."""
        self.clock.on_advance(listener)

    def set_busy(self, busy: Callable[[], bool]) -> None:
        """Let the host say whether it is still at work, so that waiting callers wait for it."""
        self.state.activity.busy = busy

    def set_next_reminder(self, ask: Callable[[], Awaitable[datetime | None]]) -> None:
        """Let the host say when its next reminder is due."""
        self.clock.next_reminder = ask

    def mark_started(self, person_id: str | None = None) -> None:
        """Count a person (everybody, if None) as having written to the bot."""
        self.state.people.mark_started(person_id)

    def people(self) -> list[Contact]:
        """Everybody, with their numbers."""
        return self.state.people.everyone()

    def chat_id(self, person_id: str) -> int:
        """The number of a person's chat. Raises KeyError."""
        contact = self.state.people.get(person_id)
        if contact is None:
            raise KeyError(person_id)
        return contact.chat_id

    def issue_login(self, person_id: str) -> str:
        """A new login token for a person, for messengers that are no demo. Raises KeyError."""
        return self.state.people.issue_login(person_id)


def create_app(state: State) -> Starlette:
    """The web application on these parts."""
    return Starlette(
        routes=[
            *bot_api.routes(state),
            *client_clock.routes(state),
            *events.routes(state),
            Route("/client/office", partial(office, state)),
            *client_api.routes(state),
            Route("/", show_page),
            Mount("/page", StaticFiles(directory=PAGE)),
        ],
        middleware=[Middleware(Limits, limit=state.config.file_limit + MEGABYTE, here_only=state.config.demo)],
        exception_handlers={Refused: refuse},
        lifespan=partial(lifespan, state),
    )


@asynccontextmanager
async def lifespan(state: State, _app: Starlette) -> AsyncIterator[None]:
    """Deliver to the webhook as long as the application runs."""
    delivery = asyncio.create_task(deliver_updates(state))
    try:
        yield
    finally:
        state.stop()
        delivery.cancel()
        with suppress(asyncio.CancelledError):
            await delivery
        state.close()


async def refuse(_request: Request, error: Exception) -> Response:
    """A refused call of the client side."""
    if not isinstance(error, Refused):
        raise error
    return refused_to_person(error)


async def show_page(_request: Request) -> Response:
    """GET /: the page."""
    return FileResponse(PAGE / "index.html", headers=PAGE_HEADERS)


async def office(state: State, _request: Request) -> Response:
    """GET /client/office: what the page is to be called, and whether it is a demo."""
    config = state.config
    return JSONResponse({"titles": dict(config.titles), "bot": config.bot_name, "demo": config.demo})
