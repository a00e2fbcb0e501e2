"""Whatever comes in: nothing of ours breaks, nothing grows without bound, and a stranger learns nothing.

`HOSTILE_UPDATES` says how many raw updates go through the whole bot, in tests of `SHARE` each.
"""

import asyncio
import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hostile import GROUPS, NASTY, STRANGERS, Hostile
from machine import Complaints, Hands, Machine
from recording_messenger import RecordingMessenger
from virtual_time import ForgettingDisk, VirtualLoop
from weather import Weather

from bot.tables import TABLES
from handlers.binding import REPEATED
from locales import LANGUAGES, text
from workflow.store import OUTBOX, Tx

NUMBER = int(os.environ.get("HOSTILE_UPDATES", "4000"))
SHARE = min(NUMBER, max(2000, NUMBER // 20))
BATCH = 250
MONDAY = datetime.fromisoformat("2026-11-23T09:00+08:00")
PAUSE, NIGHT = timedelta(minutes=10), timedelta(hours=13)
"""Between two batches, and after every sixth of them."""
MOST = 8 << 20
"""Bytes by which the second half of the updates may let the process grow."""
POLITE = {text(language, "binding-stranger") for language in LANGUAGES}


@dataclass
class Siege:
    """The bot, and what comes at it. What it has answered is looked at and then forgotten."""

    machine: Machine
    messenger: RecordingMessenger
    hostile: Hostile
    told: Counter[tuple[int, int]] = field(default_factory=Counter)
    """How often a stranger was answered in an hour."""
    wrong: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)
    begun: list[datetime] = field(default_factory=list)
    """When each batch began."""
    answers: int = 0

    async def batch(self, number: int) -> None:
        """So many updates; then all of them are confirmed."""
        self.begun.append(self.machine.hands.now())
        for _ in range(number):
            made = self.hostile.update()
            self.messenger.queue(**json.loads(json.dumps(made)))
        for _ in range(100):
            await self.machine.works(5)
            service = self.machine.service
            if not self.messenger.waiting and service is not None and not service.busy():
                break
        else:
            self.wrong.append(f"updates from {min(self.messenger.waiting, default=0)} on are not taken")
        self._look()
        self.sizes = await self.machine.read(_swept)
        self.machine.hands.moved += PAUSE if len(self.begun) % 6 else NIGHT

    def young(self) -> int:
        """Updates that may come again, and those whose marks the next ones will clear away."""
        return BATCH * (2 + sum(self.begun[-1] - at <= REPEATED for at in self.begun))

    def _look(self) -> None:
        hour = int(self.machine.hands.now().timestamp()) // 3600
        people = set(self.machine.chats.values())
        for shown in self.messenger.brought():
            self.answers += 1
            self.hostile.known += [part for _, data in shown.buttons[:2] for part in data.split(":")[1:2]]
            if shown.chat not in people:
                self.told[shown.chat, hour] += 1
            if shown.chat in GROUPS or (shown.chat not in people and shown.text not in POLITE):
                self.wrong.append(f"chat {shown.chat} was told: {shown.text}")
        self.hostile.known = self.hostile.known[-100:]
        self.messenger.chats.clear()
        self.messenger.popups.clear()


def _swept(tx: Tx) -> dict[str, int]:
    """Remove what has been sent, as upkeep does; how many rows each table has then."""
    for row in tx.find(OUTBOX):
        if row.doc["state"] in ("sent", "dropped", "unreachable"):
            tx.delete(OUTBOX, row.id)
    return {table.name: tx.count(table.name, {}) for table in TABLES}


def resident() -> int:
    """Bytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")


async def besieged(folder: Path, seed: int, number: int) -> tuple[Siege, int]:
    """The siege, and by how many bytes the process grew in its second half."""
    chance, hands = Random(seed), Hands(MONDAY)
    messenger = RecordingMessenger(hands.now)
    machine = Machine(folder, hands, Weather(messenger, chance), chance, disk=ForgettingDisk())
    siege = Siege(machine, messenger, Hostile(chance, list(machine.chats.values())))
    half = resident()
    for done in range(0, number, BATCH):
        if done <= number // 2:
            half = resident()
        await siege.batch(min(BATCH, number - done))
    grown = resident() - half
    await machine.ends()
    return siege, grown


@pytest.mark.parametrize("first", range(0, NUMBER, SHARE))
def test_whatever_comes_nothing_breaks_and_a_stranger_learns_nothing(
    tmp_path: Path, first: int, complaints: Complaints, record_property: Callable[[str, object], None]
) -> None:
    number = min(SHARE, NUMBER - first)
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        siege, grown = runner.run(besieged(tmp_path, first, number))
    assert complaints.lines == [], f"seed {first}"
    assert siege.wrong == []
    assert [who for who, times in siege.told.items() if times > 1] == []
    assert siege.told, "no stranger was there"
    assert siege.sizes["stranger"] <= len(STRANGERS) + len(NASTY)
    assert siege.sizes["update"] <= siege.young()
    assert {siege.sizes[name] for name in ("outbox", "invite")} == {0}
    assert all(siege.sizes[name] <= len(siege.machine.chats) for name in ("dialogue", "identity", "person"))
    assert grown < MOST
    record_property("hostile updates", number)
    record_property("answers to them", siege.answers)
    record_property("KiB by which the process grew in the second halves", grown >> 10)
