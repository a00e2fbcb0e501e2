"""What the tests of faults share: one thread in virtual time, and what they did, added up and printed at the end."""

import gc
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from kit import Desk, desk_at
from machine import Complaints
from virtual_time import DiskOnTheLoop, Ticks

LEFT_ALONE = SimpleNamespace(**dict.fromkeys(("disable", "enable", "freeze", "unfreeze"), lambda: None))
"""The garbage collector as stores see it that are opened by the hundred in one process: it goes on as ever."""


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """An office on paper."""
    async with desk_at(tmp_path) as made:
        yield made


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> Iterator[Complaints]:
    """One thread and virtual time; what the log says of faults of ours is kept. Only what is made now is collected."""
    monkeypatch.setattr("storage.store.gc", LEFT_ALONE)
    gc.collect()
    gc.freeze()
    monkeypatch.setattr("storage.store.DiskThread", DiskOnTheLoop)
    monkeypatch.setattr("bot.service.start_ticks", Ticks)
    kept, root = Complaints(), logging.getLogger()
    level = root.level
    root.setLevel(logging.ERROR)
    root.addHandler(kept)
    yield kept
    root.removeHandler(kept)
    root.setLevel(level)
    gc.unfreeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each thing that was counted with `record_property`."""
    done = Counter[str]()
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, number in report.user_properties:
            done[name] += number
    if done:
        terminalreporter.section("faults")
        for name, number in done.items():
            terminalreporter.write_line(f"{number:>10,} {name}")
