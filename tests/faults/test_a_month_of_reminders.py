"""Thirty days of reminders that were written down beforehand: each comes within its minute, or is accounted for.

On the way the messenger is away for an hour and for 25, the clock jumps forward and back, the bot is killed, and
it is switched off for a week. `REMINDERS` says how many there are.
"""

import asyncio
import os
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from errands import ERRAND, Reminder, instants_of, planned, write_down
from machine import Complaints, Hands, Machine
from recording_messenger import RecordingMessenger, Shown
from staff import REPEATED, repeated
from virtual_time import LastingDisk, VirtualLoop
from weather import Weather

from bot.pace import DeliverySettings
from storage.store import COMPACT_BYTES

REMINDERS = int(os.environ.get("REMINDERS", "2000"))
INSTANTS = max(200, REMINDERS // 50)
DAYS = 30
START = datetime.fromisoformat("2026-12-01T00:00+08:00")
MINUTE, SLACK = timedelta(seconds=60), timedelta(seconds=120)
KILLED = min(0.05, 25 / INSTANTS)
"""The share of instants at which the bot is killed."""
ALWAYS_DUE = 90.0
"""Seconds for which the bot is watched after each instant at most."""


def day(number: float) -> datetime:
    """So many days after the start."""
    return START + timedelta(days=number)


@dataclass(frozen=True)
class Gap:
    """From `start` to `end` no reminder could come."""

    start: datetime
    end: datetime


HOUR_AWAY = Gap(day(3.4), day(3.4) + timedelta(hours=1))
DAY_AWAY = Gap(day(6.3), day(6.3) + timedelta(hours=25))
FORWARD = Gap(day(11.4), day(11.4) + timedelta(hours=3))
WEEK_OFF = Gap(day(18), day(25))
GAPS = (HOUR_AWAY, DAY_AWAY, FORWARD, WEEK_OFF)
BACK = day(15.4), timedelta(hours=1)


@dataclass
class Month:
    """The bot, the clock and what is still to happen."""

    machine: Machine
    reminders: list[Reminder]
    messenger: RecordingMessenger
    chance: Random
    jumped_back: bool = False
    kills: int = 0
    gaps: list[Gap] = field(default_factory=lambda: list(GAPS))

    async def play(self) -> None:
        """Every instant at which something is due, one after another."""
        await self._begin()
        for instant in sorted({one.due for one in self.reminders}):
            await self._pass_gaps(instant)
            if instant > self.machine.hands.now():
                self.machine.hands.set(instant)
            self.machine.weather.down = HOUR_AWAY.start <= instant < HOUR_AWAY.end or self._is_away(instant)
            await self._watch()
        self.machine.weather.down = False
        await self._watch(600)

    async def _begin(self) -> None:
        await self.machine.works(5)
        office = self.machine.settings.office(self.machine.hands.now())
        await self.machine.read(lambda tx: write_down(tx, self.reminders, office))

    def _is_away(self, instant: datetime) -> bool:
        return DAY_AWAY.start <= instant < DAY_AWAY.end

    async def _pass_gaps(self, instant: datetime) -> None:
        """The clock jumps, or the bot is off; and at the end of each gap the bot is there."""
        while self.gaps and self.gaps[0].end <= instant:
            gap = self.gaps.pop(0)
            if gap is WEEK_OFF:
                await self.machine.ends()
            self.machine.weather.down = False
            self.machine.hands.set(max(gap.end, self.machine.hands.now()))
            await self._watch(600)
        if not self.jumped_back and instant > BACK[0]:
            self.jumped_back = True
            self.machine.hands.moved -= BACK[1]
            await self._watch()

    async def _watch(self, seconds: float = ALWAYS_DUE) -> None:
        """The bot works until it has nothing to do; now and then it is killed meanwhile."""
        if self.chance.random() < KILLED:
            await self.machine.works(self.chance.uniform(0, 3))
            await self.machine.falls()
            self.kills += 1
        await self.machine.works(2.5)
        for _ in range(int(seconds // 5)):
            service = self.machine.service
            if service is not None and not service.busy():
                return
            await self.machine.works(5)


@pytest.fixture
def errands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Errands instead of the office's matters."""
    for place in ("service", "parcel", "delivery", "upkeep"):
        monkeypatch.setattr(f"bot.{place}.matters", lambda: {ERRAND.name: ERRAND})


def month(folder: Path) -> Month:
    """The month, always the same."""
    chance, hands = Random(30), Hands(START)
    messenger = RecordingMessenger(hands.now)
    machine = Machine(folder, hands, Weather(messenger, chance), chance, disk=LastingDisk())
    machine.limits, machine.compact_bytes = DeliverySettings(), COMPACT_BYTES
    instants = instants_of(chance, START, DAYS, INSTANTS)
    return Month(machine, planned(chance, list(machine.chats), instants, REMINDERS), messenger, chance)


@pytest.mark.usefixtures("errands")
def test_every_reminder_of_a_month_comes_within_its_minute_or_is_accounted_for(
    tmp_path: Path,
    complaints: Complaints,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    played = month(tmp_path)
    monkeypatch.setattr("storage.store.compact_in_process", played.machine.compacted)
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(played.play())
        runner.run(played.machine.ends())
    book = Book(played.messenger.brought(), played.reminders)
    problems = [said for one in played.reminders if (said := book.problem(one)) is not None]
    assert problems + complaints.lines == []
    record_property("reminders", len(played.reminders))
    record_property("reminders within their minute", book.on_time)
    record_property("reminders after a gap", book.after_gap)
    record_property("reminders that a later one stands for", book.merged)
    record_property("kills in the month", played.kills)


class Book:
    """What was brought, by the reminder's word, against what was written down."""

    def __init__(self, brought: list[Shown], reminders: list[Reminder]) -> None:
        self.on_time = self.after_gap = self.merged = 0
        self._brought: defaultdict[str, list[Shown]] = defaultdict(list)
        for shown in brought:
            self._brought[REPEATED.sub("", shown.brought)].append(shown)
        self._waited = defaultdict[tuple[Gap, str], int](int)
        for one in reminders:
            for gap in GAPS:
                self._waited[gap, one.person] += gap.start <= one.due <= gap.end + SLACK
        self._of_errand = defaultdict[str, list[Reminder]](list)
        for one in reminders:
            self._of_errand[one.errand].append(one)

    def problem(self, one: Reminder) -> str | None:
        """What is wrong with a reminder; None when it came as it should."""
        copies = self._brought[one.word]
        if sum(not repeated(copy.brought) for copy in copies) > 1:
            return f"{one.word} came {len(copies)} times, not all marked"
        if copies and one.due <= copies[0].at <= one.due + MINUTE:
            self.on_time += 1
            return None
        return self._excuse(one, copies)

    def _excuse(self, one: Reminder, copies: list[Shown]) -> str | None:
        gap = next((gap for gap in GAPS if gap.start <= one.due <= self._over(gap, one)), None)
        if gap is None:
            return f"{one.word} was due {one.due} and came {[copy.at for copy in copies]}"
        if copies and gap.end <= copies[0].at <= self._over(gap, one) + MINUTE:
            self.after_gap += 1
            return None
        if not copies and self._stands_for(one, gap):
            self.merged += 1
            return None
        return f"{one.word} was due {one.due}, in a gap, and came {[copy.at for copy in copies]}"

    def _over(self, gap: Gap, one: Reminder) -> datetime:
        """When somebody's messages of a gap have all come, at one a second."""
        return gap.end + SLACK + timedelta(seconds=self._waited[gap, one.person])

    def _stands_for(self, one: Reminder, gap: Gap) -> bool:
        """Whether a later reminder of the same errand came, due in the gap or while what had waited was being sent."""
        own = self._of_errand[one.errand]
        later = own[bisect_left([other.due for other in own], one.due) + 1 :]
        return any(other.due <= self._over(gap, one) and self._brought[other.word] for other in later)
