"""The fixture `office`: opens offices for a test and closes them after it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from desk_rig import DeskRig
from rig import open_rig

OpenOffice = Callable[..., Awaitable[DeskRig]]
"""open(now, people=roster(), *settings) -> DeskRig"""


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[OpenOffice]:
    """Open an office at a local time, with another roster or other settings where the test needs them."""
    opened: list[DeskRig] = []

    async def open_one(now: str = "2026-11-20 09:00", *settings: Any, people: Any = None) -> DeskRig:
        chosen = {type(setting): setting for setting in settings}
        rig = await open_rig(tmp_path / str(len(opened)), now, people, chosen)
        opened.append(DeskRig(**vars(rig)))
        return opened[-1]

    yield open_one
    for rig in opened:
        await rig.store.close()
