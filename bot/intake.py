"""Updates in: at least once. An update is confirmed to the messenger only when its transaction is durable."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from telegram import Bot, Update
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.applying import Applying, Receive
from bot.clock import Clock
from bot.health import Health
from bot.logs import where
from bot.updates import Mending

HOLD = timedelta(seconds=25)
"""How long the messenger may hold a getUpdates when there is nothing."""
BATCH = 100
GLANCE = 0.25
"""Seconds after which newer updates are fetched although an older one is not done yet."""
LONGEST_PAUSE = 30.0
GRACE = 3
"""Conflicts at the start that are waited out: a predecessor that was killed may still count as polling."""
WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)

_LOG = logging.getLogger(__name__)


class SecondPoller(Exception):
    """Another program fetches this bot's updates; two would take them from each other."""


class TokenRefused(Exception):
    """The messenger does not know the token."""


class Intake:
    """Fetches updates and has each applied: one chat in order, other chats side by side."""

    def __init__(
        self,
        bot: Bot,
        receive: Receive,
        poke: Callable[[], None],
        clock: Clock,
        mending: Mending,
        health: Health | None = None,
    ) -> None:
        self._bot, self._clock, self._mending = bot, clock, mending
        self._health = health or Health(clock)
        self._applying = Applying(bot, receive, poke)
        self._open: set[int] = set()
        self._done: set[int] = set()
        self._next = 0
        self._failures = 0
        self._started = False

    @property
    def busy(self) -> bool:
        """Whether an update is being applied, or a press is being answered."""
        return self._applying.busy

    async def run(self, group: asyncio.TaskGroup) -> None:
        """Fetch updates until cancelled. Raises SecondPoller, TokenRefused."""
        await self._end_webhook()
        while True:
            for update in await self._fetch():
                self._admit(update, group)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GLANCE):
                    await self._applying.settled()

    async def drained(self) -> None:
        """Wait until everything that was fetched is applied."""
        await self._applying.settled()

    @property
    def offset(self) -> int:
        """Everything below is durable, and so may be forgotten by the messenger."""
        return min(self._open, default=self._next)

    async def _end_webhook(self) -> None:
        """Let updates be fetched, should they have been posted before. A messenger that knows no webhooks has none."""
        while True:
            try:
                await self._bot.delete_webhook(drop_pending_updates=False)
            except (BadRequest, InvalidToken):
                return
            except TelegramError as error:
                await self._pause(error)
            else:
                return

    def _admit(self, update: Update, group: asyncio.TaskGroup) -> None:
        id = update.update_id
        if id in self._open or id in self._done or id < self.offset:
            return
        self._next = max(self._next, id + 1)
        self._open.add(id)
        self._applying.put(update, partial(self._applied, id), group)

    def _applied(self, id: int, durable: bool) -> None:
        if not durable:
            return
        self._open.discard(id)
        self._done.add(id)
        offset = self.offset
        self._done = {id for id in self._done if id >= offset}

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
            self._health.messenger("in", answers=True)
            return updates
        return ()

    async def _conflict(self) -> None:
        self._failures += 1
        if self._started or self._failures > GRACE:
            raise SecondPoller
        await self._wait(1.0)

    async def _pause(self, error: Exception) -> None:
        """After a fault of the network, a little longer each time; a held call that ran out is none."""
        self._health.messenger("in", answers=not isinstance(error, NetworkError) or isinstance(error, BadRequest))
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
