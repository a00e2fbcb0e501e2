"""Weeks of the whole bot, by seed: faults in every fifth call, power cuts, kills, leaps of the clock.

A failing seed names itself. `OFFICE_SEED=17 pytest tests/faults/test_office_weeks.py` plays only that one;
`OFFICE_WEEKS` says how many are played.
"""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from account import Account
from crowd import passed_over
from machine import Complaints
from office_week import Week, week_of
from virtual_time import VirtualLoop

from bot.tables import TABLES
from workflow.store import Row, Tx

WEEKS = int(os.environ.get("OFFICE_WEEKS", "300"))
SHARE = max(1, WEEKS // 30)
"""Weeks of one test."""
ONE = os.environ.get("OFFICE_SEED")
FIRSTS = [int(ONE)] if ONE else range(0, WEEKS, SHARE)


async def played(folder: Path, seed: int) -> tuple[Week, list[str]]:
    """A week, and what does not tally after it."""
    week = week_of(folder, seed)
    try:
        await week.play()
        tables = await week.machine.read(everything)
        late = await week.machine.read(lambda tx: passed_over(week.desk(tx)))
    finally:
        await week.machine.ends()
    persons = {chat: person for person, chat in week.machine.chats.items()}
    found = Account(week.staff, persons, week.weather.given_up).problems(tables)
    return week, [*found, *(f"reminder {one} was passed over" for one in late)]


def everything(tx: Tx) -> dict[str, list[Row]]:
    """All rows of all tables."""
    return {table.name: tx.find(table.name) for table in TABLES}


def run(folder: Path, seed: int) -> tuple[Week, list[str]]:
    """A week on a loop of its own."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(played(folder, seed))


@pytest.mark.parametrize("first", FIRSTS)
def test_weeks_of_faults_lose_nothing_and_repeat_nothing_unmarked(
    tmp_path: Path, first: int, complaints: Complaints, record_property: Callable[[str, object], None]
) -> None:
    seeds = [first] if ONE else range(first, min(first + SHARE, WEEKS))
    for seed in seeds:
        week, problems = run(tmp_path / str(seed), seed)
        assert problems + complaints.lines == [], f"OFFICE_SEED={seed} plays it again"
        record_property("office weeks", 1)
        record_property("crashes", week.machine.crashes)
        record_property("faults of the network", sum(week.weather.met.values()))
        record_property("updates", week.staff.messenger.last)
        record_property("messages brought", len(week.staff.messenger.brought()))


@pytest.mark.usefixtures("complaints")
def test_a_seed_plays_the_same_again(tmp_path: Path) -> None:
    first, second = (run(tmp_path / name, 1)[0] for name in ("first", "second"))
    assert record(first) == record(second)
    assert record(first) != record(run(tmp_path / "other", 2)[0])


def record(week: Week) -> list[tuple[object, ...]]:
    """What the messenger brought: when, to whom, in which words."""
    return [(shown.at, shown.chat, shown.id, shown.brought, shown.text) for shown in week.staff.messenger.brought()]
