"""The director's statistics are counted with every step, never read off all cases; an older office is counted once."""

from typing import Any

import pytest
from desk_rig import DeskRig
from leaves import leave
from offices import OpenOffice

from workflow.desk import cases
from workflow.store import Tx
from workflow.tally import TALLY, Turnaround, opened, refusals, tally_what_is_kept, turnarounds


@pytest.mark.parametrize(
    ("tenths", "median"),
    [({20: 1}, 2.0), ({0: 1, 20: 1}, 1.0), ({0: 2, 20: 1}, 0.0), ({10: 1, 20: 1, 90: 1}, 2.0), ({5: 3, 9: 3}, 0.7)],
)
def test_the_median_is_that_of_the_single_decisions(tenths: dict[int, int], median: float) -> None:
    assert Turnaround("zhaogang", "leave", tenths).median == median


async def _works(rig: DeskRig) -> None:
    """A refusal, a form returned and agreed to by every level, a leave that waits."""
    await rig.applies("wangfang", **leave("12-08"))
    await rig.until("2026-11-30 11:00")
    await rig.decides("zhaogang", "refuse", reason="人手不足")
    case = (await rig.applies("lina", **leave("12-10", stand_in="wangfang"))).case
    await rig.until("2026-11-30 15:30")
    await rig.decides("zhaogang", "send_back", reason="补充事由")
    assert case is not None
    await rig.applies("lina", returned=await rig.again(case), **leave("12-10", stand_in="wangfang"))
    await rig.decides("zhaogang", "approve")
    await rig.decides("liming", "approve")
    await rig.applies("zhouting", **leave("12-11", stand_in="wangfang"))


def _counted(tx: Tx) -> tuple[int, dict[Any, Any], list[tuple[str, int]]]:
    return opened(tx), {(one.who, one.matter): dict(one.tenths) for one in turnarounds(tx)}, refusals(tx)


async def test_every_step_is_counted_when_it_is_done(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-30 09:00")
    await _works(rig)
    count, found, refused = await rig.store.run(_counted)
    assert count == 3
    assert found["zhaogang", "leave"] == {20: 2, 0: 1}
    assert found["liming", "leave"] == {0: 1}
    assert {times for _, times in refused} == {1}


async def test_an_office_without_counts_is_counted_once(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-30 09:00")
    await _works(rig)
    before = await rig.store.run(_counted)
    await rig.store.run(_forgotten)
    for _ in range(2):
        await rig.store.run(lambda tx: tally_what_is_kept(tx, cases(tx, matter="leave"), rig.office))
    after = await rig.store.run(_counted)
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1]["liming", "leave"] == before[1]["liming", "leave"]


def _forgotten(tx: Tx) -> None:
    for kind in ("opened", "turnaround", "refused"):
        for row in tx.find(TALLY, eq={"kind": kind}):
            tx.delete(TALLY, row.id)
