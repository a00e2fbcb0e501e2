"""Lists and searches where thousands of cases are somebody's: what is found, and that little is read for it."""

from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from desk_rig import DeskRig
from leaves import leave
from rig import open_rig

from handlers.find import LOOKED_AT
from handlers.lists import LONGEST
from workflow.case import Case, to_doc
from workflow.hearing import CASE
from workflow.post import CARD
from workflow.store import Tx

OF_OTHERS = "zhaogang"
"""Who had a card of every case and may open them."""
GONE = "qianmin"
"""Who had a card of every case and may open none any more."""


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[DeskRig]:
    """Three pages more than a search looks at: open leaves of one person, the first of them the oldest."""
    rig = DeskRig(**vars(await open_rig(tmp_path, "2026-11-30 09:00")))
    outcome = await rig.applies("wangfang", **leave("12-08"))
    assert outcome.case is not None
    await rig.store.run(partial(_more, case=await rig.again(outcome.case)))
    yield rig
    await rig.store.close()


def _more(tx: Tx, case: Case) -> None:
    for serial in range(2, LOOKED_AT + 3 * LONGEST + 1):
        doc = to_doc(case) | {"number": ["leave", 2026, serial], "opened": case.opened + timedelta(seconds=serial)}
        tx.insert(CASE, f"c{serial}", doc)
        for person in ("wangfang", OF_OTHERS, GONE):
            card = {"case": f"c{serial}", "person": person, "purpose": "main", "message_id": serial, "open": False}
            tx.insert(CARD, f"c{serial}/{person}/main", card | {"shown": "", "row": ""})


async def test_the_newest_of_many_are_shown_and_the_rest_is_narrowed_down(rig: DeskRig) -> None:
    shown = (await rig.says(OF_OTHERS, "/find 王芳"))[-1]
    assert shown.keys == ["find-head-more", *["list-line"] * LONGEST]
    newest = LOOKED_AT + 3 * LONGEST
    assert shown.labels[0][0] == f"查看 假〔2026〕{newest}号"


async def test_a_number_is_found_however_many_are_newer(rig: DeskRig) -> None:
    assert (await rig.says(OF_OTHERS, "/find 假2026-2"))[-1].keys == ["find-head", "list-line"]


async def test_who_may_open_none_of_the_newest_learns_only_that_they_are_many(rig: DeskRig) -> None:
    seen = (await rig.says(GONE, "/find 王芳"))[-1]
    assert seen.keys == ["find-too-many"]
    assert not any(seen.labels)


async def test_a_case_is_listed_once_that_answers_by_name_and_by_kind(rig: DeskRig) -> None:
    shown = (await rig.says(OF_OTHERS, "/find e"))[-1]
    assert len({label for row in shown.labels for label in row}) == LONGEST


async def test_the_pages_of_ones_own_requests_hold_each_of_them_once(rig: DeskRig) -> None:
    labels: list[str] = []
    seen = (await rig.says("wangfang", "/mine"))[-1]
    while any("下一页" in row for row in seen.labels):
        labels += [label for row in seen.labels for label in row if label != "下一页"]
        seen = (await rig.presses("wangfang", "下一页", seen))[-1]
    labels += [label for row in seen.labels for label in row]
    newest = LOOKED_AT + 3 * LONGEST
    assert labels == [f"查看 假〔2026〕{serial}号" for serial in range(newest, 0, -1)]
