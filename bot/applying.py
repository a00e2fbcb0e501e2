"""Updates applied: one chat in order, other chats side by side; presses are answered."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.lanes import Lanes
from bot.logs import where
from bot.updates import incoming, query_of
from handlers.incoming import Incoming

ALERT_FROM = 40
"""Characters from which an answer to a press is shown until it is closed."""

_LOG = logging.getLogger(__name__)
Receive = Callable[[Incoming], Awaitable[str | None]]
Done = Callable[[bool], None]
"""Told whether an update is durable now, or could not be made so."""


class Applying:
    """Has updates applied by `receive`. What that raises ends the task group."""

    def __init__(self, bot: Bot, receive: Receive, poke: Callable[[], None]) -> None:
        self._bot, self._receive, self._poke = bot, receive, poke
        self._lanes: Lanes[tuple[Update, Incoming | None, Done]] = Lanes(self._apply)
        self._open = 0
        self._answering = 0
        self._settled = asyncio.Event()
        self._settled.set()

    @property
    def busy(self) -> bool:
        """Whether an update is being applied, or a press is being answered."""
        return self._open > 0 or self._answering > 0

    def __len__(self) -> int:
        """How many updates are not durable yet."""
        return self._open

    async def settled(self) -> None:
        """Wait until everything that was put is applied."""
        await self._settled.wait()

    def put(self, update: Update, done: Done, group: asyncio.TaskGroup) -> None:
        """Apply an update in its turn, which in one chat is that of its number."""
        self._open += 1
        self._settled.clear()
        self._group = group
        said = incoming(update)
        self._lanes.put(said.chat if said else 0, (update, said, done), group, update.update_id)

    async def _apply(self, item: tuple[Update, Incoming | None, Done]) -> None:
        update, said, done = item
        popup = None
        try:
            popup = await self._receive(said) if said is not None else None
        except BaseException:
            done(False)
            raise
        self._open -= 1
        done(True)
        query = query_of(update)
        if query is not None:
            self._answering += 1
            self._group.create_task(self._answer(query, popup))
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
