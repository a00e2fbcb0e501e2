"""A running messenger on a free loopback port, in the test's own loop."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from messenger_kit import Office, config_at, office_of

from messenger.config import Config


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings on a fresh folder."""
    return config_at(tmp_path / "data")


@pytest.fixture
async def office(config: Config) -> AsyncIterator[Office]:
    """A running messenger; everybody has started the bot."""
    async with office_of(config) as office:
        yield office
