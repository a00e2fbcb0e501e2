"""A week of the whole bot at the office of the template: faults of the network, crashes, a clock that leaps."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from machine import NEVER, Hands, Machine
from recording_messenger import RecordingMessenger
from staff import Staff
from virtual_time import FAST, SLOW, DiskOnTheLoop
from weather import Weather

from regulations import matters
from storage import StorageFailed
from workflow.attendance import open_desk
from workflow.desk import Desk
from workflow.store import OUTBOX, Tx

MONDAY = datetime.fromisoformat("2026-11-23T08:20+08:00")
STEPS, DAYS = 16, 7
LEAPS = 5
"""Reminders after each step to which the clock leaps one by one."""
QUIET_ROUNDS = 60


@dataclass
class Week:
    """One seed. The same seed does the same."""

    machine: Machine
    staff: Staff
    weather: Weather
    chance: Random

    async def play(self) -> None:
        """Everything that happens in the week, and then fair weather until nothing is left to do."""
        end = MONDAY + timedelta(days=DAYS)
        for step in range(STEPS):
            self._plan_crash()
            for _ in range(self.chance.randint(1, 3)):
                chat = self.staff.act(self.machine.hands.now().date())
                self.weather.blocked.discard(chat)
            await self.machine.works(self.chance.uniform(0.2, 6.0))
            if self.chance.random() < 0.08:
                await self.machine.falls()
            await self._taken()
            now = self.machine.hands.now()
            await self._until(now + (end - now) / (STEPS - step) * self.chance.uniform(0, 2))
        await self.settle()

    async def _taken(self) -> None:
        """A messenger keeps an update for a day, so none may wait while the clock leaps over days."""
        for _ in range(QUIET_ROUNDS):
            if not self.staff.messenger.waiting:
                return
            await self.machine.works(5.0)

    def _plan_crash(self) -> None:
        """Now and then the power goes at one of the next calls of the disk."""
        if self.chance.random() < 0.25:
            self.machine.disk.calls = self.chance.randrange(30)
        DiskOnTheLoop.seconds = self.chance.choice((FAST, FAST, SLOW))

    async def _until(self, moment: datetime) -> None:
        """The clock leaps from one reminder to the next, the bot being there each time; at last it leaps far."""
        for _ in range(LEAPS):
            upcoming = await self._next_reminder()
            if upcoming is None or upcoming > moment:
                break
            self.machine.hands.set(max(upcoming, self.machine.hands.now()))
            await self.machine.works(2.0)
        self.machine.hands.set(max(moment, self.machine.hands.now()))

    async def _next_reminder(self) -> datetime | None:
        if self.machine.service is None:
            await self.machine.works(1.0)
        service = self.machine.service
        try:
            return await service.next_reminder() if service is not None else None
        except StorageFailed:
            await self.machine.falls()
            return None

    async def settle(self) -> None:
        """Fair weather: everybody writes to the bot once more, whoever had blocked it too; what waits is sent."""
        await self.machine.falls()
        self.weather.rate, self.machine.disk.calls, DiskOnTheLoop.seconds = 0.0, NEVER, FAST
        self.weather.blocked.clear()
        for chat in self.staff.people:
            self.staff.ask(chat)
        quiet = 0
        for _ in range(QUIET_ROUNDS):
            await self.machine.works(3.0)
            quiet = quiet + 1 if not self.staff.messenger.waiting and await self._nothing_waits() else 0
            if quiet == 2:
                return
            self.machine.hands.moved += timedelta(seconds=60)
        raise AssertionError("something waits for ever")

    async def _nothing_waits(self) -> bool:
        rows = await self.machine.read(lambda tx: tx.find(OUTBOX, eq={"state": "waiting"}))
        return not rows

    def desk(self, tx: Tx) -> Desk:
        """The desk as it stands now."""
        return open_desk(tx, self.machine.settings.office(self.machine.hands.now()), matters())


def week_of(folder: Path, seed: int) -> Week:
    """The week of a seed."""
    folder.mkdir()
    chance = Random(seed)
    hands = Hands(MONDAY)
    messenger = RecordingMessenger(hands.now)
    weather = Weather(messenger, chance, rate=chance.uniform(0.15, 0.3))
    machine = Machine(folder, hands, weather, chance)
    return Week(machine, Staff(messenger, list(machine.chats.values()), chance), weather, chance)
