"""What the tests of faults did, added up and printed at the end."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from kit import Desk, desk_at


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    """An office on paper."""
    async with desk_at(tmp_path) as made:
        yield made


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
