"""The bot at work: updates in, duties ticked, messages out, until it is told to stop."""

import asyncio
import contextlib
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from telegram.error import InvalidToken, TelegramError

from bot.access import Hook
from bot.applying import Receive
from bot.client import Client
from bot.clock import Clock, MessengerClock
from bot.delivery import Delivery
from bot.health import Health, counting_errors
from bot.intake import Intake, TokenRefused
from bot.invitation import take_up
from bot.logs import where
from bot.menus import refresh_menus
from bot.outcome import pause
from bot.pace import DeliverySettings
from bot.papers.desk import PaperDesk
from bot.reception import Reception
from bot.settings import Settings
from bot.upkeep import Upkeep
from bot.watch import EVERY, Watch
from bot.webhook import Webhook
from regulations import matters
from scheduler import INTERVAL, Ticker, start_ticks
from workflow.attendance import open_desk
from workflow.desk import cases
from workflow.office import Office
from workflow.recount import recount
from workflow.recurrence import begin_periods
from workflow.store import Store, Tx
from workflow.tally import tally_what_is_kept

DRAIN = 10.0
"""Seconds that what is under way has to end when the bot stops."""

_LOG = logging.getLogger(__name__)


class _Stop(Exception):
    """Ends what is still under way after the drain."""


@dataclass(frozen=True)
class Pacing:
    """How fast the bot works: the messenger's limits, and the seconds between two ticks."""

    limits: DeliverySettings
    tick: float = INTERVAL


class Service:
    """One bot. `data` is the data directory, whose spool of invites is taken up; without a hook it polls."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        client: Client,
        clock: Clock,
        pacing: Pacing,
        data: Path,
        hook: Hook | None = None,
    ) -> None:
        self._settings, self._store, self._clock = settings, store, clock
        self._bot, self._data, self._interval = client.bot, data, pacing.tick
        self.health = Health(clock)
        self._watch = Watch(settings, store, clock, data, self.health)
        self._delivery = Delivery(settings, store, client.bot, clock, pacing.limits, self.health)
        self._ticker = Ticker(store, self._office, matters())
        self._upkeep = Upkeep(settings, store, clock)
        examine = PaperDesk(client.bot, clock).examine
        receive = Reception(settings, store, clock, examine, self.health, self._watch.vitals).receive
        self._intake = self._source(client, receive, hook)
        self._connected, self._stopping, self._tick = asyncio.Event(), asyncio.Event(), asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def _source(self, client: Client, receive: Receive, hook: Hook | None) -> Intake | Webhook:
        """Where updates come from."""
        poke, clock, health = self._delivery.poke, self._clock, self.health
        if hook is not None:
            return Webhook(hook, client.bot, receive, poke, clock, health)
        return Intake(client.bot, receive, poke, clock, client.mending, health)

    async def start(self) -> None:
        """Begin to work; `wait` tells when something went wrong."""
        self._task = asyncio.create_task(self._run())

    async def wait(self) -> None:
        """Until the bot has ended. Raises what it failed of: SecondPoller, TokenRefused, StorageFailed."""
        if self._task is not None:
            await asyncio.wait({self._task})
            if not self._task.cancelled():
                self._task.result()

    async def connected(self) -> None:
        """Until the messenger has answered for the first time."""
        await self._connected.wait()

    async def stop(self) -> None:
        """End: what is under way is finished, within `DRAIN` seconds; nothing new is begun. See `wait`."""
        self._stopping.set()
        if self._task is None:
            return
        if not self._connected.is_set():
            self._task.cancel()
        await asyncio.wait({self._task})

    def busy(self) -> bool:
        """Whether there is something to do now: an update, a tick, or a message that could be sent."""
        waiting = not self._connected.is_set()
        return waiting or self._intake.busy or self._ticker.busy or self._delivery.busy

    async def next_reminder(self) -> datetime | None:
        """When the next duty becomes due."""
        return await self._ticker.next_reminder()

    async def advance(self, clock: MessengerClock, to: datetime) -> None:
        """The demo's clock is moved: everything that becomes due on the way is sent at its own minute."""
        await self._ticker.advance(to, clock.set, self._settle)

    async def _settle(self) -> None:
        await self.health.beat("ticks")
        self._delivery.poke()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                await self._delivery.emptied()

    def _office(self) -> Office:
        return self._settings.office(self._clock.now())

    async def _run(self) -> None:
        try:
            with self._watch.watching(), counting_errors(self.health):
                await self._connect()
                await self._store.run(self._refresh)
                await self._work()
        finally:
            with contextlib.suppress(TelegramError):
                await self._bot.shutdown()

    async def _connect(self) -> None:
        """Until the messenger answers. Raises TokenRefused."""
        tries = 0
        while not self._connected.is_set():
            try:
                await self._bot.initialize()
                self._connected.set()
            except InvalidToken:
                raise TokenRefused from None
            except TelegramError as error:
                tries += 1
                _LOG.warning("the messenger does not answer: %s", where(error))
                self.health.messenger("in", answers=False)
                await self._pause(pause(tries))
        self.health.messenger("in", answers=True)

    async def _pause(self, seconds: float) -> None:
        """Wait, and keep the heartbeat going meanwhile."""
        until = self._clock.now() + timedelta(seconds=seconds)
        while (now := self._clock.now()) < until:
            await self._watch.look()
            await self._clock.sleep_until(min(until, now + timedelta(seconds=EVERY)))

    def _refresh(self, tx: Tx) -> None:
        office = self._office()
        refresh_menus(tx, office)
        begin_periods(tx, office, matters())
        recount(open_desk(tx, office, matters()))
        tally_what_is_kept(tx, (case for name in matters() for case in cases(tx, matter=name)), office)

    async def _work(self) -> None:
        try:
            async with asyncio.TaskGroup() as group:
                await self._until_stopped(group)
        except* _Stop:
            pass
        except* Exception as failures:  # noqa: BLE001 - the first cause is what the caller can act on
            raise _cause(failures) from None

    async def _until_stopped(self, group: asyncio.TaskGroup) -> None:
        self.health.begin()
        parts = (self._intake.run(group), self._delivery.run(group), self._ticks(), self._upkeep.run())
        loops = [group.create_task(part) for part in parts]
        ticks = start_ticks(self._pulse, self._interval)
        self._delivery.poke()
        try:
            await self._stopping.wait()
        finally:
            ticks.shutdown(wait=False)
        for loop in loops:
            loop.cancel()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN):
                await self._intake.drained()
                await self._delivery.drained()
        raise _Stop

    async def _pulse(self) -> None:
        self._tick.set()

    async def _ticks(self) -> None:
        planned = self._clock.elapsed()
        while True:
            await self._tick.wait()
            self._tick.clear()
            began, looked = self._clock.elapsed(), self._clock.now()
            await take_up(self._store, self._data, self._settings.roster)
            duties = await self._ticker.run_due()
            if duties:
                self._delivery.poke()
            await self.health.ticked(looked, duties, self._clock.elapsed() - began, began - planned)
            planned = began + self._interval


def _cause(failures: BaseExceptionGroup[Exception]) -> Exception:
    """The first failure in a tree of them."""
    first = failures.exceptions[0]
    return _cause(first) if isinstance(first, BaseExceptionGroup) else first
