"""Nobody hears of anything before it is durable, and many steps share one fsync."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from disk_faults import GatedDisk
from stores import TABLES

from storage import JournalStore, StorageFailed, open_store
from workflow.store import Conflict, Row, Tx


@pytest.fixture
def disk(tmp_path: Path) -> GatedDisk:
    return GatedDisk(tmp_path / "data")


@pytest.fixture
async def store(tmp_path: Path, disk: GatedDisk) -> AsyncIterator[JournalStore]:
    opened = open_store(tmp_path / "data", TABLES, open_disk=lambda _: disk)
    yield opened
    disk.gate.set()
    await opened.close()


async def write(store: JournalStore, id: str) -> Row:
    return await store.run(lambda tx: tx.put("case", id, {"state": "open"}))


async def held_write(store: JournalStore, disk: GatedDisk) -> asyncio.Task[Row]:
    """A step that is visible in memory, while the disk is still busy with it."""
    disk.gate.clear()
    disk.arrived.clear()
    task = asyncio.create_task(write(store, "a"))
    await asyncio.to_thread(disk.arrived.wait)
    return task


async def all_but_disk() -> None:
    """Let every task run as far as it comes without the disk."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_step_returns_only_when_it_is_on_disk(store: JournalStore, disk: GatedDisk) -> None:
    task = await held_write(store, disk)
    await all_but_disk()
    assert not task.done()
    disk.gate.set()
    assert (await task).version == 1


async def test_a_reader_waits_for_what_it_has_seen(store: JournalStore, disk: GatedDisk) -> None:
    task = await held_write(store, disk)
    reader = asyncio.create_task(store.run(lambda tx: tx.get("case", "a")))
    await all_but_disk()
    assert not reader.done()
    disk.gate.set()
    assert await reader == await task


async def test_a_refusal_waits_for_what_it_relies_on(store: JournalStore, disk: GatedDisk) -> None:
    task = await held_write(store, disk)
    refused = asyncio.create_task(store.run(lambda tx: tx.put("case", "a", {}, expect=0)))
    await all_but_disk()
    assert not refused.done()
    disk.gate.set()
    with pytest.raises(Conflict):
        await refused
    await task


async def test_steps_that_wait_share_one_fsync(store: JournalStore, disk: GatedDisk) -> None:
    task = await held_write(store, disk)
    others = [asyncio.create_task(write(store, str(number))) for number in range(50)]
    await all_but_disk()
    before = disk.syncs
    disk.gate.set()
    await asyncio.gather(task, *others)
    assert disk.syncs - before == 2


async def test_a_cancelled_step_is_committed_and_hinders_nobody(store: JournalStore, disk: GatedDisk) -> None:
    task = await held_write(store, disk)
    other = asyncio.create_task(write(store, "b"))
    await all_but_disk()
    task.cancel()
    disk.gate.set()
    assert (await other).version == 1
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await store.run(lambda tx: tx.get("case", "a")) is not None


async def test_closing_finishes_what_is_under_way(store: JournalStore, disk: GatedDisk, tmp_path: Path) -> None:
    task = await held_write(store, disk)
    closing = asyncio.create_task(store.close())
    await all_but_disk()
    disk.gate.set()
    await asyncio.gather(task, closing)
    with pytest.raises(StorageFailed, match="closed"):
        await write(store, "b")
    again = open_store(tmp_path / "data", TABLES)
    assert await again.run(lambda tx: [row.id for row in tx.find("case")]) == ["a"]
    await again.close()


async def test_an_interrupted_step_is_undone(store: JournalStore) -> None:
    def interrupted(tx: Tx) -> None:
        tx.put("case", "a", {})
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await store.run(interrupted)
    assert await store.run(lambda tx: tx.get("case", "a")) is None
