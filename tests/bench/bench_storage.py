"""Durable steps per second of the journal, and of sqlite3 on the same disk in the same run.

A step reads a case, writes it back changed and adds an outbox row, durably. sqlite3 (WAL, synchronous=FULL) does
the same from one thread without an event loop, the most favourable way for it. Rounds alternate, so that both
meet the same disk. Run: `python tests/bench/bench_storage.py [DIRECTORY]`.
"""

import asyncio
import json
import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

from storage import JournalStore, open_store
from workflow.store import OUTBOX, Document, Table, Tx

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 7
STEPS = 600
CLIENTS = 8
TABLES = (
    Table("case", indexes=("state", "kind", "due"), unique=("number",)),
    Table(OUTBOX, indexes=("state", "not_before", "rank"), unique=("key",)),
)
SCHEMA = """
pragma journal_mode=wal; pragma synchronous=full;
create table "case" (id text primary key, doc text, state text, kind text, due text, number text unique);
create index case_state on "case" (state); create index case_kind on "case" (kind);
create index case_due on "case" (due);
create table outbox (id text primary key, doc text, state text, not_before text, rank int, key text unique);
create index outbox_state on outbox (state); create index outbox_time on outbox (not_before);
create index outbox_rank on outbox (rank);
"""


@dataclass
class Measured:
    """Steps per second of each round, and the seconds of every step."""

    rates: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def rate(self) -> float:
        """Median of the rounds."""
        return statistics.median(self.rates)

    def p99(self) -> float:
        """Milliseconds."""
        return statistics.quantiles(self.seconds, n=100)[98] * 1000


def case(number: int) -> Document:
    """About 650 bytes of JSON."""
    day = f"2026-03-{number % 28 + 1:02d}"
    steps = [{"tier": tier, "by": number % 90, "at": f"{day}T09:00:00+08:00", "move": "approved"} for tier in "abc"]
    reason = "回老家办理相关事宜" * 6
    return {
        "number": f"2026-{number}",
        "state": "open",
        "kind": "leave",
        "due": f"{day}T17:30",
        "steps": steps,
        "applicant": number % 90,
        "reason": reason,
        "first": day,
        "last": day,
        "more": "x" * 90,
    }


def message(key: str) -> Document:
    """An outbox row of a usual size."""
    text = {"text": "leave-approved", "chat": 4711, "parameters": {"number": key, "days": 3}}
    return {"key": key, "state": "sent", "not_before": "2026-03-02T09:00:00", "rank": 5, "tries": 1, **text}


class Journal:
    """Our store with `size` open cases."""

    def __init__(self, path: Path, size: int) -> None:
        self.path, self.size = path, size
        self.keys, self.chance = count(), random.Random(1)
        self.store: JournalStore

    async def fill(self) -> None:
        self.store = open_store(self.path, TABLES)
        for start in range(0, self.size, 500):
            await self.store.run(partial(self._insert, start=start))

    def _insert(self, tx: Tx, start: int) -> None:
        for number in range(start, min(start + 500, self.size)):
            tx.insert("case", str(number), case(number))

    async def round(self, clients: int, steps: int, measured: Measured) -> None:
        begin, left = perf_counter(), iter(range(steps))
        await asyncio.gather(*(self._client(left, measured) for _ in range(clients)))
        measured.rates.append(steps / (perf_counter() - begin))

    async def _client(self, left: Iterator[int], measured: Measured) -> None:
        for _ in left:
            id, key = str(self.chance.randrange(self.size)), str(next(self.keys))
            begin = perf_counter()
            await self.store.run(partial(self._step, id=id, key=key))
            measured.seconds.append(perf_counter() - begin)

    def _step(self, tx: Tx, id: str, key: str) -> None:
        row = tx.get("case", id)
        assert row is not None
        row.doc["steps"][0]["by"] = key
        tx.put("case", id, row.doc, expect=row.version)
        tx.insert(OUTBOX, key, message(key))

    async def reopened(self) -> float:
        """Seconds until the store can be used again."""
        await self.store.close()
        begin = perf_counter()
        self.store = open_store(self.path, TABLES)
        return perf_counter() - begin


class Sqlite:
    """sqlite3 with the same rows, indexes and steps."""

    def __init__(self, path: Path, size: int) -> None:
        self.size, self.keys, self.chance = size, count(), random.Random(1)
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.executescript(SCHEMA)
        self.db.execute("begin")
        rows = (
            (str(n), json.dumps(c), c["state"], c["kind"], c["due"], c["number"]) for n, c in map(_pair, range(size))
        )
        self.db.executemany('insert into "case" values (?,?,?,?,?,?)', rows)
        self.db.execute("commit")

    def round(self, steps: int, measured: Measured) -> None:
        begin = perf_counter()
        for _ in range(steps):
            start = perf_counter()
            self._step(str(self.chance.randrange(self.size)), str(next(self.keys)))
            measured.seconds.append(perf_counter() - start)
        measured.rates.append(steps / (perf_counter() - begin))

    def _step(self, id: str, key: str) -> None:
        self.db.execute("begin immediate")
        [(body,)] = self.db.execute('select doc from "case" where id = ?', (id,))
        doc, row = json.loads(body), message(key)
        doc["steps"][0]["by"] = key
        changed = (json.dumps(doc), doc["state"], doc["kind"], doc["due"], doc["number"], id)
        self.db.execute('update "case" set doc=?, state=?, kind=?, due=?, number=? where id=?', changed)
        sent = (key, json.dumps(row), row["state"], row["not_before"], row["rank"], row["key"])
        self.db.execute("insert into outbox values (?,?,?,?,?,?)", sent)
        self.db.execute("commit")


def _pair(number: int) -> tuple[int, Document]:
    return number, case(number)


async def compare(directory: Path, size: int) -> tuple[list[Measured], float]:
    """One client, several clients, sqlite3, several during a compaction; and the seconds of reopening."""
    journal, sqlite = Journal(directory / "journal", size), Sqlite(directory / "sqlite", size)
    await journal.fill()
    reopened = await journal.reopened()
    one, several, other, compacting = Measured(), Measured(), Measured(), Measured()
    for _ in range(ROUNDS):
        await journal.round(1, STEPS, one)
        await journal.round(CLIENTS, STEPS * 4, several)
        sqlite.round(STEPS, other)
    await asyncio.gather(journal.store.compact(), journal.round(CLIENTS, STEPS * 10, compacting))
    await journal.store.close()
    sqlite.db.close()
    return [one, several, other, compacting], reopened


def line(size: int, runs: list[Measured], reopened: float) -> str:
    """One line of the table."""
    one, several, other, compacting = runs
    rates = f"{size:>8,} {one.rate():>8,.0f} {several.rate():>8,.0f} {other.rate():>8,.0f}"
    ratios = f"{one.rate() / other.rate():>8.2f} {several.rate() / other.rate():>8.2f}"
    slowest = " ".join(f"{run.p99():>8.2f}" for run in (one, several, compacting, other))
    return f"{rates} {ratios} {slowest} {reopened:>8.2f}\n"


def main(parent: Path | None) -> None:
    """Print the table: steps/s, ratios to sqlite3, p99 in ms (comp: during a compaction), reopening in s."""
    names = f"cases 1 {CLIENTS} sqlite 1/sql {CLIENTS}/sql p99/1 p99/{CLIENTS} p99/comp p99/sql reopen".split()
    sys.stdout.write(" ".join(f"{name:>8}" for name in names) + "\n")
    for size in SIZES:
        directory = Path(tempfile.mkdtemp(dir=parent))
        try:
            sys.stdout.write(line(size, *asyncio.run(compare(directory, size))))
        finally:
            shutil.rmtree(directory)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else None)
