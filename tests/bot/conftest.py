"""A desk for each test."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from kit import Desk, desk_at


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """An office on paper."""
    async with desk_at(tmp_path) as made:
        yield made
