"""Updates in by webhook: the messenger posts each one, and is told 200 only when its transaction is durable."""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot, Update
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.access import Hook
from bot.applying import Applying, Receive
from bot.clock import Clock
from bot.health import Health
from bot.intake import WANTED
from bot.logs import where
from bot.updates import mend

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
LARGEST = 1 << 20
"""Bytes of a body; an update has a few thousand, files are fetched separately."""
READ_SECONDS = 10.0
"""How long a body may take to arrive."""
END_SECONDS = 5.0
"""How long the answers that are still owed may take when the bot ends."""
CHECK = timedelta(minutes=1)
"""How often the messenger is asked whether it still posts here."""

_LOG = logging.getLogger(__name__)


class Webhook:
    """Listens for updates and has each applied: one chat in order, other chats side by side."""

    def __init__(
        self, hook: Hook, bot: Bot, receive: Receive, poke: Callable[[], None], clock: Clock, health: Health
    ) -> None:
        self._hook, self._bot, self._clock, self._health = hook, bot, clock, health
        self._applying = Applying(bot, receive, poke)

    @property
    def busy(self) -> bool:
        """Whether an update is being applied, or a press is being answered."""
        return self._applying.busy

    def __len__(self) -> int:
        """How many updates are being applied, or wait for their turn."""
        return len(self._applying)

    async def drained(self) -> None:
        """Wait until everything that was taken is applied."""
        await self._applying.settled()

    async def run(self, group: asyncio.TaskGroup) -> None:
        """Listen until cancelled, and see to it that the messenger posts here. Raises OSError: the port is taken."""
        self._group = group
        app = web.Application(client_max_size=LARGEST)
        app.router.add_post(urlsplit(self._hook.url).path or "/", self._take)
        runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=END_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._hook.host, self._hook.port).start()
            await self._keep_set()
        finally:
            await runner.cleanup()

    async def _keep_set(self) -> None:
        known = ""
        while True:
            try:
                if known != self._hook.url:
                    await self._set()
                known = await self._known()
            except TelegramError as error:
                _LOG.warning("the webhook cannot be set: %s", where(error))
                self._health.messenger("in", answers=False)
            else:
                self._health.messenger("in", answers=True)
            await self._clock.sleep_until(self._clock.now() + CHECK)

    async def _set(self) -> None:
        """What waits at the messenger is never dropped."""
        await self._bot.set_webhook(
            self._hook.url,
            allowed_updates=WANTED,
            secret_token=self._hook.secret,
            drop_pending_updates=False,
        )

    async def _known(self) -> str:
        """Where the messenger posts to now; one that cannot tell is believed to post here."""
        try:
            return (await self._bot.get_webhook_info()).url
        except (BadRequest, InvalidToken):
            return self._hook.url

    async def _take(self, request: web.Request) -> web.Response:
        """The secret first: nothing of a stranger's body is read."""
        given = request.headers.get(SECRET, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), self._hook.secret.encode()):
            return _refused(403)
        if request.content_type != "application/json":
            return _refused(415)
        if (request.content_length or 0) > LARGEST:
            return _refused(413)
        try:
            async with asyncio.timeout(READ_SECONDS):
                body = await request.read()
        except TimeoutError:
            return _refused(408)
        update = self._read(body)
        return await self._applied(update) if update is not None else _refused(400)

    def _read(self, body: bytes) -> Update | None:
        try:
            given: Any = mend(json.loads(body))
        except (ValueError, RecursionError):
            return None
        return Update.de_json(given, self._bot) if given is not None else None

    async def _applied(self, update: Update) -> web.Response:
        durable: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

        def done(well: bool) -> None:
            if not durable.done():
                durable.set_result(well)

        self._applying.put(update, done, self._group)
        return web.Response() if await durable else _refused(503)


def _refused(status: int) -> web.Response:
    """A refusal that says nothing more, and the end of the connection."""
    response = web.Response(status=status)
    response.force_close()
    return response
