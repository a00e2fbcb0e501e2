"""Milliseconds that the lists over all cases hold the event loop, with many cases over; of one run each.

Most cases have cards; a few hundred are in force. Run: `make bench`, or
`PYTHONPATH=tests/support python tests/bench/bench_lists.py`.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from desk_rig import DeskRig
from leaves import leave
from rig import open_rig

from workflow.case import Case, to_doc
from workflow.hearing import CASE
from workflow.post import CARD
from workflow.store import Tx

SIZES = (1_000, 10_000, 100_000)
AT_ONCE = 2_000
OPEN = 300
ASKED = (
    ("zhouzheng", "/statistics"),
    ("zhouzheng", "/office"),
    ("zhouzheng", "/today"),
    ("wangfang", "/today"),
    ("zhaogang", "/find 假2026-17"),
    ("zhaogang", "/find 王芳"),
    ("wangfang", "/mine"),
)


@dataclass(frozen=True)
class Models:
    """One case of each kind, of which the others are copies."""

    closed: Case
    open: Case
    people: tuple[str, ...]


async def _models(rig: DeskRig) -> Models:
    """A leave that was approved, taken and reported back, and one that waits; who has a card of them."""
    closed = (await rig.applies("wangfang", **leave("12-08"))).case
    for person in ("zhaogang", "liming"):
        await rig.decides(person, "approve")
    waiting = (await rig.applies("lina", **leave("12-10", stand_in="wangfang"))).case
    assert closed is not None
    assert waiting is not None
    rows = await rig.store.run(lambda tx: tx.find(CARD, eq={"case": closed.id}))
    return Models(await rig.again(closed), waiting, tuple(row.doc["person"] for row in rows))


def _copy(tx: Tx, models: Models, first: int, state: str) -> None:
    model = models.closed if state == "closed" else models.open
    for serial in range(first, first + AT_ONCE if state == "closed" else first + OPEN):
        id = f"{state}{serial}"
        tx.insert(CASE, id, {**to_doc(model), "state": state, "number": ["leave", 2026, serial]})
        for person in dict.fromkeys(models.people):
            card = {"case": id, "person": person, "purpose": "main", "message_id": serial, "shown": "", "row": id}
            tx.insert(CARD, f"{id}/{person}/main", {**card, "open": False})


async def _fill(rig: DeskRig, models: Models, size: int) -> None:
    for first in range(10, size, AT_ONCE):
        await rig.store.run(partial(_copy, models=models, first=first, state="closed"))
    await rig.store.run(partial(_copy, models=models, first=10, state="pending"))


async def _measured(size: int, folder: Path) -> dict[str, float]:
    rig = DeskRig(**vars(await open_rig(folder, "2026-11-30 09:00")))
    await _fill(rig, await _models(rig), size)
    found = {}
    for person, text in ASKED:
        begun = perf_counter()
        await rig.says(person, text)
        found[f"{person} {text}"] = perf_counter() - begun
    await rig.store.close()
    return found


def main() -> None:
    """Print a table."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            for asked, seconds in asyncio.run(_measured(size, Path(folder))).items():
                sys.stdout.write(f"{size:>7} cases  {asked:<28} {seconds * 1000:8.1f} ms\n")


if __name__ == "__main__":
    main()
