"""What a step, a tick, a start and a byte of memory cost when the office has 1,000, 10,000 or 100,000 open cases.

A step: a leave is submitted, or a level agrees, on disk. All other cases are pending leaves of other people, each
with its cards and its reminder. Then the reminders of up to 10,000 of them fall due at once. Pause: how long other
work waited for its turn on the loop meanwhile. Run: `python tests/bench/bench_scale.py`.
"""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from office import MONDAY, MORNING, SECTIONS, chats, settings

from bot.composition import bind_everybody
from bot.settings import Settings
from bot.tables import TABLES
from regulations import matters
from scheduler import Ticker
from storage import JournalStore, open_store
from workflow.attendance import open_desk
from workflow.case import Case
from workflow.desk import Desk, Outcome
from workflow.hearing import CASE
from workflow.office import Office
from workflow.post import CARD
from workflow.reminders import DUTY
from workflow.store import Row, Tx

SIZES = (1_000, 10_000, 100_000)
LEAVES, DUE = 150, 10_000
COPIED = (CASE, DUTY, CARD)
AT_ONCE = 500


@dataclass
class HandClock:
    """The office's time, moved by hand."""

    instant: datetime = MORNING

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return self.instant

    def elapsed(self) -> float:
        """Seconds of the machine's own time."""
        return perf_counter()

    async def sleep_until(self, instant: datetime) -> None:
        """Nothing here waits for a later time."""


@dataclass
class Scene:
    """An office, its store and its clock."""

    store: JournalStore
    clock: HandClock = field(default_factory=HandClock)
    settings: Settings = field(default_factory=settings)
    seconds: list[float] = field(default_factory=list)

    def office(self) -> Office:
        """The office now."""
        return self.settings.office(self.clock.now())

    async def at_desk(self, step: Callable[[Desk], Outcome]) -> Case:
        """One transaction, whose seconds are noted; the case that came of it."""
        began = perf_counter()
        made = await self.store.run(lambda tx: step(open_desk(tx, self.office(), matters())))
        self.seconds.append(perf_counter() - began)
        assert made.done, made.said
        assert made.case is not None
        return made.case

    async def leave(self, number: int) -> Case:
        """Somebody of the staff asks for a day of leave."""
        section, place, week = number % 25, number // 25 % 4, number // 100
        day = MONDAY + timedelta(weeks=week, days=place)
        who, acting = f"s{section}_{place}", f"s{section}_{(place + 1) % 4}"
        form = {"kind": "annual", "when": f"{day} am/{day} pm", "place": "local", "stand_in": acting}
        return await self.at_desk(partial(_submit, who=who, form={**form, "phone": "13800000000"}))

    async def agreed(self, case: Case) -> None:
        """Both levels agree."""
        for _ in range(2):
            step = case.current
            assert step is not None
            press = partial(Desk.press, id=case.id, act="approve", who=str(step.asked), version=case.version, values={})
            case = await self.at_desk(press)


def _submit(desk: Desk, who: str, form: dict[str, Any]) -> Outcome:
    matter = matters()["leave"]
    return desk.submit(matter, desk.request(matter, who, form), who)


async def filled(scene: Scene, size: int) -> None:
    """So many pending leaves of other people, made like one that took its way through the desk."""
    model = await scene.leave(0)
    found = await scene.store.run(lambda tx: {table: _rows_of(tx, table, model.id) for table in COPIED})
    for start in range(0, size, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, size))
        await scene.store.run(partial(_copy, found=found, model=model, numbers=numbers))


def _rows_of(tx: Tx, table: str, case: str) -> list[Row]:
    row = tx.get(table, case) if table == CASE else None
    return [row] if row else tx.find(table, eq={"case": case})


def _copy(tx: Tx, found: dict[str, list[Row]], model: Case, numbers: range) -> None:
    for number in numbers:
        id = f"c{number}"
        for table, rows in found.items():
            for row in rows:
                others = {"applicant": f"other{number}", "unit": f"u{number % SECTIONS}"}
                doc = row.doc | (others if table == CASE else {"case": id})
                tx.insert(table, row.id.replace(model.id, id), doc)


async def pauses(stop: asyncio.Event) -> float:
    """The longest that this waited for its turn, in seconds."""
    longest, last = 0.0, perf_counter()
    while not stop.is_set():
        await asyncio.sleep(0)
        now = perf_counter()
        longest, last = max(longest, now - last), now
    return longest


async def ticked(scene: Scene, due: int) -> tuple[int, float, float]:
    """Reminders that fall due at once: how many, in how many seconds, and the longest pause."""
    await scene.store.run(partial(_fall_due, count=due, office=scene.office()))
    scene.clock.instant = MORNING + timedelta(minutes=2)
    stop = asyncio.Event()
    watch = asyncio.create_task(pauses(stop))
    ticker = Ticker(scene.store, scene.office, matters())
    began = perf_counter()
    done = await ticker.run_due()
    seconds = perf_counter() - began
    stop.set()
    return done, seconds, await watch


def _fall_due(tx: Tx, count: int, office: Office) -> None:
    for number in range(count):
        row = tx.get(DUTY, f"c{number}/pending")
        if row is not None:
            tx.put(DUTY, row.id, {**row.doc, "remind_at": office.now + timedelta(minutes=1)})


async def measured(path: Path, size: int) -> dict[str, float]:
    """One size, in a process of its own."""
    store = open_store(path / "store", TABLES)
    scene = Scene(store)
    await bind_everybody(store, chats(), scene.clock)
    await filled(scene, size)
    await store.compact()
    await store.close()
    began = perf_counter()
    scene.store = open_store(path / "store", TABLES)
    opened = perf_counter() - began
    scene.seconds.clear()
    for number in range(1, LEAVES):
        await scene.agreed(await scene.leave(number))
    steps = list(scene.seconds)
    done, seconds, pause = await ticked(scene, min(DUE, size))
    await scene.store.close()
    return {
        "median": 1000 * statistics.median(steps),
        "p99": 1000 * statistics.quantiles(steps, n=100)[98],
        "tick": 1000 * seconds / done,
        "pause": 1000 * pause,
        "open": opened,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Print the table: milliseconds a step and a reminder, the longest pause, seconds to open, memory in MiB."""
    sys.stdout.write("| open cases | step ms | p99 ms | reminder ms | longest pause ms | open s | memory MiB |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    for size in SIZES:
        environment = {"PYTHONPATH": f"{Path(__file__).parent.parent.parent}:{Path(__file__).parent}"}
        command = [sys.executable, __file__, str(size)]
        found = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
        sys.stdout.write(
            f"| {size:,} | {found['median']:.2f} | {found['p99']:.2f} | {found['tick']:.2f} "
            f"| {found['pause']:.0f} | {found['open']:.2f} | {found['memory']:.0f} |\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:]:
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(json.dumps(asyncio.run(measured(Path(folder), int(sys.argv[1])))))
    else:
        main()
