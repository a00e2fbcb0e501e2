"""Updates in: at least once. An update is confirmed to the messenger only when its transaction is durable."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.clock import Clock
from bot.lanes import Lanes
from bot.logs import where
from bot.updates import Mending, incoming
from handlers.incoming import Incoming

HOLD = timedelta(seconds=25)
"""How long the messenger may hold a getUpdates when there is nothing."""
BATCH = 100
GLANCE = 0.25
"""Seconds after which newer updates are fetched although an older one is not done yet."""
LONGEST_PAUSE = 30.0
GRACE = 3
"""Conflicts at the start that are waited out: a predecessor that was killed may still count as polling."""
WANTED = (Update.MESSAGE, Update.CALLBACK_QUERY)
ALERT_FROM = 40
"""Characters from which an answer to a press is shown until it is closed."""

_LOG = logging.getLogger(__name__)
Receive = Callable[[Incoming], Awaitable[str | None]]


class SecondPoller(Exception):
    """Another program fetches this bot's updates; two would take them from each other."""


class TokenRefused(Exception):
    """The messenger does not know the token."""


class Intake:
    """Fetches updates and has each applied: one chat in order, other chats side by side."""

    def __init__(self, bot: Bot, receive: Receive, poke: Callable[[], None], clock: Clock, mending: Mending) -> None:
        self._bot, self._receive, self._poke = bot, receive, poke
        self._clock, self._mending = clock, mending
        self._lanes: Lanes[Update] = Lanes(self._apply)
        self._open: set[int] = set()
        self._done: set[int] = set()
        self._next = 0
        self._answering = 0
        self._failures = 0
        self._started = False
        self._settled = asyncio.Event()
        self._settled.set()

    @property
    def busy(self) -> bool:
        """Whether an update is being applied, or a press is being answered."""
        return bool(self._open) or self._answering > 0

    async def run(self, group: asyncio.TaskGroup) -> None:
        """Fetch updates until cancelled. Raises SecondPoller, TokenRefused."""
        self._group = group
        while True:
            for update in await self._fetch():
                self._admit(update)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GLANCE):
                    await self._settled.wait()

    async def drained(self) -> None:
        """Wait until everything that was fetched is applied."""
        await self._settled.wait()

    @property
    def offset(self) -> int:
        """Everything below is durable, and so may be forgotten by the messenger."""
        return min(self._open, default=self._next)

    def _admit(self, update: Update) -> None:
        id = update.update_id
        if id in self._open or id in self._done or id < self.offset:
            return
        self._next = max(self._next, id + 1)
        self._open.add(id)
        self._settled.clear()
        chat = update.effective_chat
        self._lanes.put(chat.id if chat else 0, update, self._group)

    async def _apply(self, update: Update) -> None:
        said = incoming(update)
        popup = await self._receive(said) if said is not None else None
        self._open.discard(update.update_id)
        self._done.add(update.update_id)
        self._done = {id for id in self._done if id >= self.offset}
        if update.callback_query is not None:
            self._answering += 1
            self._group.create_task(self._answer(update.callback_query.id, popup))
        self._poke()
        if not self._open:
            self._settled.set()

    async def _answer(self, query: str, popup: str | None) -> None:
        """Best effort: the press is applied, whether or not its little window appears."""
        shown = popup[:200] if popup else None
        try:
            await self._bot.answer_callback_query(query, shown, show_alert=len(shown or "") > ALERT_FROM)
        except TelegramError as error:
            _LOG.debug("a press was not answered: %s", where(error))
        finally:
            self._answering -= 1

    async def _fetch(self) -> tuple[Update, ...]:
        try:
            updates = await self._bot.get_updates(self.offset, BATCH, HOLD, allowed_updates=WANTED)
        except Conflict:
            await self._conflict()
        except InvalidToken as error:
            if not self._started:
                raise TokenRefused from None
            await self._pause(error)
        except TelegramError as error:
            await self._pause(error)
        except Exception as error:  # noqa: BLE001 - an update of a form that the library cannot read
            self._mending.needed = True
            await self._pause(error)
        else:
            self._failures = 0
            self._started = True
            return updates
        return ()

    async def _conflict(self) -> None:
        self._failures += 1
        if self._started or self._failures > GRACE:
            raise SecondPoller
        await self._wait(1.0)

    async def _pause(self, error: Exception) -> None:
        """After a fault of the network, a little longer each time; a held call that ran out is none."""
        if isinstance(error, TimedOut):
            return
        self._failures += 1
        seconds = min(2.0 ** (self._failures - 2), LONGEST_PAUSE)
        if isinstance(error, RetryAfter):
            seconds = seconds_of(error)
        elif not isinstance(error, NetworkError) or self._failures in (1, 5):
            _LOG.warning("updates cannot be fetched: %s", where(error))
        await self._wait(seconds)

    async def _wait(self, seconds: float) -> None:
        until: datetime = self._clock.now() + timedelta(seconds=seconds)
        await self._clock.sleep_until(until)


def seconds_of(error: RetryAfter) -> float:
    """How long the messenger wants to be left alone."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
