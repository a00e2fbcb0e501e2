"""Nothing that was acknowledged is lost by a power cut, and every durability call is needed for that.

`POWER_CUTS` sets the number of seeds; a seed that failed once fails again.
"""

import logging
import os

import pytest
from power_cut import Broken, Simulation

from storage import CorruptStore

SEEDS = int(os.environ.get("POWER_CUTS", "5000"))
DURABILITY_CALLS = {
    "archive: _make_safe sync",
    "archive: append_archive sync",
    "archive: append_archive sync_names",
    "journal: JournalStorage._begin_log sync",
    "journal: JournalStorage._begin_log sync_names",
    "journal: JournalStorage._make_safe sync",
    "journal: JournalStorage._make_safe sync_names",
    "journal: JournalStorage.adopt sync_names",
    "journal: JournalStorage.commit sync",
    "journal: write_whole sync",
}


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Thousands of torn ends are cut here, each with a warning."""
    caplog.set_level(logging.ERROR)


def test_power_cuts_lose_nothing_that_was_acknowledged() -> None:
    used: set[str] = set()
    for seed in range(SEEDS):
        simulation = Simulation(seed)
        try:
            simulation.run()
        except (Broken, CorruptStore) as problem:
            pytest.fail(f"seed {seed}: {problem}")
        used |= simulation.disk.sites
    assert used == DURABILITY_CALLS


@pytest.mark.parametrize("call", sorted(DURABILITY_CALLS))
def test_without_one_durability_call_something_is_lost(call: str) -> None:
    for seed in range(max(SEEDS, 5000)):
        try:
            Simulation(seed, ignored=call).run()
        except (Broken, CorruptStore):
            return
    pytest.fail(f"nothing noticed that '{call}' was left out: is it needed?")
