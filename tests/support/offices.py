"""The fixtures `office` and `quiet_office`: open offices for a test and close them after it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from desk_rig import DeskRig
from rig import open_rig

from workflow.reminders import DUTY, FAR
from workflow.store import Tx

OpenOffice = Callable[..., Awaitable[DeskRig]]
"""open(now, people=roster(), *settings) -> DeskRig"""


@asynccontextmanager
async def _offices(path: Path, *, periods: bool) -> AsyncIterator[OpenOffice]:
    opened: list[DeskRig] = []

    async def open_one(now: str = "2026-11-20 09:00", *settings: Any, people: Any = None) -> DeskRig:
        chosen = {type(setting): setting for setting in settings}
        rig = await open_rig(path / str(len(opened)), now, people, chosen)
        if not periods:
            await rig.store.run(without_periods)
        opened.append(DeskRig(**vars(rig)))
        return opened[-1]

    yield open_one
    for rig in opened:
        await rig.store.close()


def without_periods(tx: Tx) -> None:
    """No month or quarter is awaited any more."""
    for row in tx.find(DUTY, le={"remind_at": FAR}):
        tx.delete(DUTY, row.id)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OpenOffice]:
    """Open an office at a local time, with another roster or other settings where the test needs them."""
    async with _offices(tmp_path, periods=True) as opens:
        yield opens


@pytest.fixture
async def quiet_office(tmp_path: Path) -> AsyncIterator[OpenOffice]:
    """The same, but no month or quarter begins of itself: all that is told comes of the test's own cases."""
    async with _offices(tmp_path, periods=False) as opens:
        yield opens
