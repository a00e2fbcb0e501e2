"""What is looked up only when somebody looks at it."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from leaves import granted
from offices import OpenOffice

from regulations import matters
from workflow.attendance import open_desk
from workflow.hearing import CASE
from workflow.lazy import Listed, Looked
from workflow.store import Tx


def test_a_value_is_made_at_the_first_look_and_then_kept() -> None:
    made: list[str] = []

    def upper(key: str) -> str:
        made.append(key)
        return key.upper()

    looked = Looked(("a", "b"), upper)
    assert (list(looked), len(looked), "a" in looked, "c" in looked, made) == (["a", "b"], 2, True, False, [])
    assert (looked["a"], looked["a"], looked.get("c"), made) == ("A", "A", None, ["a"])
    with pytest.raises(KeyError):
        looked["c"]


def test_a_list_is_made_at_the_first_look_and_then_kept() -> None:
    made: list[int] = []

    def numbers() -> Iterator[int]:
        made.append(len(made))
        yield from (3, 5)

    listed = Listed(numbers)
    assert made == []
    assert (list(listed), len(listed), listed[1], 3 in listed, listed[:1], made) == ([3, 5], 2, 5, True, (3,), [0])


class Watched:
    """A transaction that notes by what its cases are searched."""

    def __init__(self, tx: Tx) -> None:
        self._tx, self.searches = tx, list[set[str]]()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tx, name)

    def find(self, table: str, eq: Any = None, **more: Any) -> Any:
        """Noted, if it is of cases."""
        if table == CASE:
            self.searches.append(set(eq))
        return self._tx.find(table, eq, **more)


async def test_whether_one_person_is_away_is_asked_of_his_own_cases_only(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "wangfang", "12-07")

    def step(tx: Tx) -> tuple[bool, bool, list[set[str]], list[set[str]]]:
        watched = Watched(tx)
        office = open_desk(cast(Tx, watched), rig.office, matters()).office
        opened = list(watched.searches)
        return office.away("wangfang"), office.away("zhaogang"), opened, watched.searches

    away, at_work, opened, searched = await rig.store.run(step)
    assert (away, at_work, opened) == (True, False, [])
    assert searched
    assert all("applicant" in one for one in searched)
