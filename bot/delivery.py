"""Messages out: the outbox is emptied, one message at a time to a chat, many chats at once, urgent ones first."""

import asyncio
import contextlib
import logging
from datetime import datetime, timedelta
from functools import partial

from telegram import Bot

from bot.clock import Clock
from bot.health import Health
from bot.lanes import Lanes
from bot.logs import where
from bot.outcome import LONGEST_PAUSE, Again, Hopeless, Outcome, Sent, Unreachable, name_of, pause
from bot.pace import DeliverySettings, Pace
from bot.parcel import Parcel, drop, postpone, prepare, settle
from bot.sending import send
from bot.settings import Settings
from bot.unreachable import alarm, lay_aside, reached
from regulations import matters
from storage import StorageFailed
from workflow.attendance import open_desk
from workflow.desk import Desk
from workflow.store import OUTBOX, Row, Store, Tx

WORKER = "delivery"
LEASE = 900.0
"""Seconds for which a claimed row is ours: more than a queue of claimed rows may take."""
MOST_CLAIMED = 500
CLAIMED_AT_ONCE = 50
"""In one transaction, so that nobody waits long for it."""
GLANCE = 1.0
"""Seconds after which the outbox is looked at although nobody has said that something is new."""
TRIES = 3
"""How often a row that fails by a fault of ours is tried."""

_LOG = logging.getLogger(__name__)


class Delivery:
    """Sends what the outbox holds. `poke` it when something may be new."""

    def __init__(
        self,
        settings: Settings,
        store: Store,
        bot: Bot,
        clock: Clock,
        limits: DeliverySettings,
        health: Health | None = None,
    ) -> None:
        self._settings, self._store, self._bot, self._clock = settings, store, bot, clock
        self.health = health or Health(clock)
        self._pace = Pace(limits)
        self._lanes: Lanes[tuple[str, str]] = Lanes(self._deliver)
        self._poked, self._idle = asyncio.Event(), asyncio.Event()
        self._resume: datetime | None = None
        self._seen = clock.now()
        self._stopping = False

    @property
    def busy(self) -> bool:
        """Whether there is something that could be sent now."""
        return not self._idle.is_set() and not self._interrupted()

    def poke(self) -> None:
        """Look at the outbox now."""
        self._idle.clear()
        self._poked.set()

    async def emptied(self) -> None:
        """Wait until nothing more can be sent now."""
        while self.busy:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GLANCE):
                    await self._idle.wait()

    async def drained(self) -> None:
        """Begin no more message, and wait for those that are under way."""
        self._stopping = True
        while len(self._lanes):
            await asyncio.sleep(0.01)

    async def run(self, group: asyncio.TaskGroup) -> None:
        """Send until cancelled."""
        await self._store.run(partial(release, now=self._clock.now()))
        while True:
            await self._look_back()
            self._poked.clear()
            if self._interrupted():
                self._idle.set()
            else:
                await self._claim(group)
            await self.health.beat("deliveries")
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(GLANCE):
                    await self._poked.wait()

    async def _look_back(self) -> None:
        """A clock that was set back makes no message wait longer than it was to wait."""
        now = self._clock.now()
        if now < self._seen:
            await self._store.run(partial(set_back, now=now, by=self._seen - now))
        self._seen = now

    def _interrupted(self) -> bool:
        """Whether no chat can be reached now; a clock that was set back makes that last no longer."""
        left = self._resume - self._clock.now() if self._resume is not None else timedelta(0)
        return timedelta(0) < left <= timedelta(seconds=LONGEST_PAUSE)

    async def _claim(self, group: asyncio.TaskGroup) -> None:
        while (free := min(CLAIMED_AT_ONCE, MOST_CLAIMED - self._lanes.waiting)) > 0:
            rows = await self._store.claim(WORKER, self._clock.now(), LEASE, free)
            for row in rows:
                self._lanes.put(_lane(row), (_lane(row), row.id), group, row.doc["rank"])
            if len(rows) < free:
                break
        if not len(self._lanes) and not self._poked.is_set():
            self._idle.set()

    async def _deliver(self, item: tuple[str, str]) -> None:
        lane, id = item
        if self._stopping:
            return
        try:
            await self._turn(lane)
            parcel = await self._store.run(partial(prepare, id=id, settings=self._settings, now=self._clock.now()))
            if parcel is not None:
                await self._hand_over(lane, parcel)
        except StorageFailed:
            raise
        except Exception as error:  # noqa: BLE001 - one message that fails must not hold up the others
            _LOG.error("message %s failed: %s", id, where(error))
            await self._store.run(partial(self._failed, id=id))
        self.poke()

    async def _turn(self, lane: str) -> None:
        """Wait until the pace lets a message to this chat go."""
        await self._clock.sleep_until(self._pace.chat_turn(lane, self._clock.now()))
        await self._clock.sleep_until(self._pace.turn(self._clock.now()))

    async def _hand_over(self, lane: str, parcel: Parcel) -> None:
        outcome = await send(self._bot, parcel)
        self._notice(outcome)
        now = self._clock.now()
        self._pace.sent(lane, now)
        self._resume = self._pause_after(outcome, now)
        if isinstance(outcome, Hopeless):
            _LOG.error("message %s was refused: %s", parcel.id, outcome.reason)
        await self._store.run(partial(self._note, id=parcel.id, outcome=outcome))

    def _notice(self, outcome: Outcome) -> None:
        self.health.handed_over(name_of(outcome))
        if not (isinstance(outcome, Again) and outcome.unknown):
            self.health.messenger("out", answers=not (isinstance(outcome, Again) and outcome.everywhere))

    def _pause_after(self, outcome: Outcome, now: datetime) -> datetime | None:
        if isinstance(outcome, Again) and outcome.everywhere:
            return now + timedelta(seconds=outcome.seconds)
        return None

    def _note(self, tx: Tx, id: str, outcome: Outcome) -> None:
        """What came of it, in the store."""
        desk, row = self._desk(tx), tx.get(OUTBOX, id)
        if row is None:
            return
        match outcome:
            case Sent(message_id, plain):
                settle(tx, id, message_id, desk.office.now)
                reached(desk, row.doc["person"])
                if plain:
                    alarm(desk, row, "message-made-plain")
            case Again():
                postpone(tx, id, desk.office.now, outcome.seconds, outcome.unknown)
            case Unreachable():
                lay_aside(desk, row)
            case Hopeless():
                drop(tx, id, "refused")
                alarm(desk, row, "message-refused")

    def _desk(self, tx: Tx) -> Desk:
        return open_desk(tx, self._settings.office(self._clock.now()), matters())

    def _failed(self, tx: Tx, id: str) -> None:
        row = tx.get(OUTBOX, id)
        tries = row.doc["tries"] if row else TRIES
        if row is not None and tries >= TRIES:
            drop(tx, id, "failed")
            alarm(self._desk(tx), row, "message-failed")
        else:
            postpone(tx, id, self._clock.now(), pause(tries), unknown=False)


def release(tx: Tx, now: datetime) -> None:
    """At the start nothing is under way: what the last run had claimed may be claimed again.

    Nothing waits for longer than a pause, if the clock was set back meanwhile.
    """
    latest = now + timedelta(seconds=LONGEST_PAUSE)
    for row in tx.find(OUTBOX, eq={"state": "waiting"}):
        until = row.doc["not_before"]
        late = until is not None and until > latest
        if late or row.doc.get("claimed_until") is not None:
            tx.put(OUTBOX, row.id, row.doc | {"claimed_until": None, "not_before": latest if late else until})


def set_back(tx: Tx, now: datetime, by: timedelta) -> None:
    """The clock was set back: what waits for a moment to come waits for as long as before."""
    for row in tx.find(OUTBOX, eq={"state": "waiting"}):
        until = row.doc["not_before"]
        if until and until > now:
            tx.put(OUTBOX, row.id, row.doc | {"not_before": until - by})


def _lane(row: Row) -> str:
    """Messages to one person are one lane, and so are those to a stranger's chat."""
    return str(row.doc["person"] or row.doc.get("chat"))
