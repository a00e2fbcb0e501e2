"""What a step, a tick, a start and a byte of memory cost when the office has 1,000, 10,000 or 100,000 open cases.

A step: a leave is submitted, or a level agrees, on disk. All other cases are leaves of other people on all days of
a year, every second one approved and the rest pending, each with its cards and its reminders. Then nothing is due;
then the reminders of up to 10,000 of them fall due at once; then the upkeep, the watch and a compaction do what they
do beside it. Pause: how long other work waited for its turn on the loop meanwhile, and in brackets what the loop
computed in that time, as an idle machine would have it. A store is filled by one process and measured by another.
Run: `python tests/bench/bench_scale.py`.
"""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any, TypeVar

from office import MONDAY, MORNING, SECTIONS, chats, settings

from bot.composition import bind_everybody
from bot.settings import Settings
from bot.tables import MIGRATIONS, TABLES
from bot.upkeep import Upkeep
from regulations import matters
from scheduler import Ticker
from storage import JournalStore, open_store
from workflow.attendance import open_desk
from workflow.case import WEEKS, Case
from workflow.desk import Desk, Outcome
from workflow.hearing import CASE
from workflow.office import Office
from workflow.period import Period
from workflow.post import CARD
from workflow.reminders import DUTY
from workflow.store import Document, Row, Tx
from workflow.vitals import books

SIZES = (1_000, 10_000, 100_000)
LEAVES, DUE = 150, 10_000
DAYS = 365
AT_ONCE = 500
T = TypeVar("T")


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

    async def agreed(self, case: Case) -> Case:
        """Both levels agree."""
        for _ in range(2):
            step = case.current
            assert step is not None
            press = partial(Desk.press, id=case.id, act="approve", who=str(step.asked), version=case.version, values={})
            case = await self.at_desk(press)
        return case


def _submit(desk: Desk, who: str, form: dict[str, Any]) -> Outcome:
    matter = matters()["leave"]
    return desk.submit(matter, desk.request(matter, who, form), who)


async def filled(path: Path, size: int) -> None:
    """A store with so many open leaves of other people, made like two that took their way through the desk."""
    scene = Scene(open_store(path, TABLES, migrations=MIGRATIONS))
    await bind_everybody(scene.store, chats(), scene.clock)
    models = [(await scene.leave(0)).id, (await scene.agreed(await scene.leave(LEAVES))).id]
    found = [await scene.store.run(partial(_rows_of, case=id)) for id in models]
    for start in range(0, size, AT_ONCE):
        await scene.store.run(partial(_copy, found=found, numbers=range(start, min(start + AT_ONCE, size))))
    await scene.store.compact()
    await scene.store.close()


def _rows_of(tx: Tx, case: str) -> list[tuple[str, Row]]:
    """A case with its cards and duties."""
    found = tx.get(CASE, case)
    assert found is not None
    return [(CASE, found), *((table, row) for table in (CARD, DUTY) for row in tx.find(table, eq={"case": case}))]


def _copy(tx: Tx, found: list[list[tuple[str, Row]]], numbers: range) -> None:
    for number in numbers:
        rows = found[number % len(found)]
        model, id = rows[0][1].id, f"c{number}"
        for table, row in rows:
            doc = _others(row.doc, number) if table == CASE else row.doc | {"case": id}
            if doc.get("remind_at"):
                doc["remind_at"] += timedelta(seconds=number)
            tx.insert(table, row.id.replace(model, id), doc)


def _others(doc: Document, number: int) -> Document:
    """The case of somebody else: the sections in turn, the next day for each round of them."""
    day = MONDAY + timedelta(days=number // SECTIONS % DAYS)
    when = Period.of_days(day, day)
    others = {"applicant": f"other{number}", "unit": f"u{number % SECTIONS}", WEEKS: list(when.weeks())}
    return doc | others | {"values": doc["values"] | {"when": str(when)}}


@dataclass
class Pause:
    """The longest wait of somebody who wants a turn every millisecond, and the most that was computed in one."""

    waited: float = 0.0
    computed: float = 0.0

    async def watch(self, stop: asyncio.Event, wanted: float = 0.001) -> None:
        """Note both, in seconds, until told to stop. On a busy machine others make the wait longer."""
        while not stop.is_set():
            began, computed = perf_counter(), thread_time()
            with suppress(TimeoutError):
                async with asyncio.timeout(wanted):
                    await stop.wait()
            self.waited = max(self.waited, perf_counter() - began - wanted)
            self.computed = max(self.computed, thread_time() - computed)

    def __str__(self) -> str:
        return f"{1000 * self.waited:.0f} ({1000 * self.computed:.0f})"


async def watched(pause: Pause, work: Awaitable[T]) -> tuple[T, float]:
    """What came of some work and in how many seconds; the pauses meanwhile are noted."""
    stop = asyncio.Event()
    watch = asyncio.create_task(pause.watch(stop))
    await asyncio.sleep(0)
    began = perf_counter()
    found = await work
    seconds = perf_counter() - began
    stop.set()
    await watch
    return found, seconds


def _fall_due(tx: Tx, numbers: range, office: Office) -> None:
    for number in numbers:
        row = tx.get(DUTY, f"c{number}/pending")
        assert row is not None
        tx.put(DUTY, row.id, row.doc | {"remind_at": office.now + timedelta(minutes=1)})


async def ticked(scene: Scene, due: int, pause: Pause) -> tuple[float, float]:
    """Seconds of a tick in which nothing is due, and of each of so many reminders that fall due at once."""
    ticker = Ticker(scene.store, scene.office, matters())
    _, idle = await watched(pause, ticker.run_due())
    for start in range(0, due, AT_ONCE):
        numbers = range(2 * start, 2 * min(start + AT_ONCE, due), 2)
        await scene.store.run(partial(_fall_due, numbers=numbers, office=scene.office()))
    scene.clock.instant = MORNING + timedelta(minutes=2)
    done, seconds = await watched(pause, ticker.run_due())
    return idle, seconds / done


async def beside(scene: Scene) -> None:
    """What goes on beside the steps: the upkeep of an hour, a look of the watch, a compaction."""
    await Upkeep(scene.settings, scene.store, scene.clock).look()
    await scene.store.run(books)
    await scene.store.compact()


async def measured(path: Path, size: int) -> dict[str, Any]:
    """One size."""
    began = perf_counter()
    scene = Scene(open_store(path, TABLES, migrations=MIGRATIONS))
    opened = perf_counter() - began
    for number in range(1, LEAVES):
        await scene.agreed(await scene.leave(number))
    steps, due, other = list(scene.seconds), Pause(), Pause()
    idle, reminder = await ticked(scene, min(DUE, size // 2), due)
    await watched(other, beside(scene))
    await scene.store.close()
    return {
        "median": 1000 * statistics.median(steps),
        "p99": 1000 * statistics.quantiles(steps, n=100)[98],
        "idle": 1000 * idle,
        "reminder": 1000 * reminder,
        "due": str(due),
        "beside": str(other),
        "open": opened,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def in_process(what: str, path: Path, size: int) -> dict[str, Any]:
    """Do one part in a process of its own, so that its memory is its own."""
    environment = {"PYTHONPATH": f"{Path(__file__).parent.parent.parent}:{Path(__file__).parent}"}
    command = [sys.executable, __file__, what, str(path), str(size)]
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout
    found: dict[str, Any] = json.loads(said)
    return found


def main() -> None:
    """Print the table: milliseconds, seconds to open, memory in MiB."""
    sys.stdout.write("| open cases | step, median | p99 | empty tick | a reminder | longest pause: due | beside |")
    sys.stdout.write(" open s | memory MiB |\n|---|---|---|---|---|---|---|---|---|\n")
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            in_process("fill", Path(folder) / "store", size)
            found = in_process("measure", Path(folder) / "store", size)
        sys.stdout.write(
            f"| {size:,} | {found['median']:.1f} | {found['p99']:.1f} | {found['idle']:.2f} | {found['reminder']:.2f} "
            f"| {found['due']} | {found['beside']} | {found['open']:.2f} | {found['memory']:.0f} |\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fill", path, size]:
            asyncio.run(filled(Path(path), int(size)))
            sys.stdout.write("{}")
        case ["measure", path, size]:
            sys.stdout.write(json.dumps(asyncio.run(measured(Path(path), int(size)))))
        case _:
            main()
