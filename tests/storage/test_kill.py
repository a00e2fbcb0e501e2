"""A process killed at any moment has lost nothing that it acknowledged. `KILLS` sets how often."""

import os
import random
import subprocess
import sys
from pathlib import Path

from stores import OPENERS
from writer import TABLES

from storage import verify
from workflow.store import OUTBOX, Store

KILLS = int(os.environ.get("KILLS", "20"))
LIVES = 20
"""Kills of one directory, before a new one is begun."""
WRITER = [sys.executable, str(Path(__file__).with_name("writer.py"))]


def killed_after(path: Path, first: int, acknowledgements: int, compacted: bool) -> set[str]:
    """Start a writer, kill it after so many acknowledgements (and a compaction); the numbers of all it gave."""
    with subprocess.Popen([*WRITER, str(path), str(first)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        given: list[bytes] = []
        while len(given) < acknowledgements or (compacted and not list(path.glob("*.snapshot"))):
            given.append(process.stdout.readline())
        process.kill()
        given += process.stdout.readlines()
    assert process.returncode == -9
    return {line.decode().strip() for line in given if line.endswith(b"\n")}


async def written(store: Store, table: str) -> set[str]:
    rows = await store.run(lambda tx: tx.find(table))
    assert all(row.doc["number"] == row.id for row in rows)
    return {row.id for row in rows}


async def live(path: Path, chance: random.Random, lives: int) -> None:
    """Some lives of one directory, each ended by a kill. Raises AssertionError when something is missing."""
    acknowledged, number = set[str](), 0
    for life in range(lives):
        acknowledgements = chance.randrange(1, chance.choice((50, 4000)))
        acknowledged |= killed_after(path, number, acknowledgements, compacted=life == 1)
        store = OPENERS[0](path, TABLES)
        cases = await written(store, "case")
        assert cases == await written(store, OUTBOX)
        assert acknowledged <= cases
        number = max(map(int, cases)) + 1
        await store.close()
    assert verify(path).problems == ()


async def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    for first in range(0, KILLS, LIVES):
        await live(tmp_path / str(first), random.Random(first), min(LIVES, KILLS - first))
