"""An office on Friday 2026-11-20, 09:00, whose people write what they want in one line."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from rig import Rig, open_rig


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Rig]:
    """The office with all its people bound; its store is closed afterwards."""
    rig = await open_rig(tmp_path, "2026-11-20 09:00")
    yield rig
    await rig.store.close()
