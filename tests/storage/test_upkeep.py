"""What keeps a store small and safe over the years: compaction, archive, migration, verification."""

import asyncio
import sys
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from stores import NOON, TABLES, archive, archived

from storage import (
    CompactionFailed,
    JournalStore,
    StorageFailed,
    open_store,
    verify,
)
from workflow.store import Document, Row


async def put(store: JournalStore, id: str, doc: Document) -> Row:
    return await store.run(lambda tx: tx.put("case", id, doc))


async def rows(store: JournalStore) -> list[Row]:
    return await store.run(lambda tx: tx.find("case"))


def files(path: Path) -> list[str]:
    return sorted(file.name for file in path.iterdir())


async def test_compaction_keeps_all_and_leaves_one_snapshot_and_one_log(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    for number in range(200):
        await put(store, str(number % 7), {"state": "open", "number": number, "due": date(2026, 1, 1)})
    await store.run(lambda tx: tx.delete("case", "3"))
    before = await rows(store)
    await store.compact()
    await put(store, "after", {"state": "open"})
    await store.close()
    assert files(tmp_path) == ["0000000001.snapshot", "0000000002.log", "lock"]
    again = open_store(tmp_path, TABLES)
    assert await rows(again) == [*before, Row("after", 1, {"state": "open"})]
    await again.close()


async def test_a_row_that_was_written_takes_little_more_room_in_memory_than_its_document(tmp_path: Path) -> None:
    store, doc = open_store(tmp_path, TABLES), {"state": "open", "text": "x" * 300}
    await put(store, "first", doc)
    tracemalloc.start()
    for number in range(100):
        await put(store, str(number), doc)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    await store.close()
    assert taken < 100 * 3 * 300


async def test_long_logs_are_compacted_while_steps_go_on(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES, compact_bytes=10_000)
    number = 0
    while not list(tmp_path.glob("*.snapshot")):
        number += 1
        await put(store, str(number % 7), {"text": "x" * 100, "number": number})
    before = await rows(store)
    await store.close()
    again = open_store(tmp_path, TABLES)
    assert await rows(again) == before
    await again.close()


async def test_a_compaction_that_fails_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path, TABLES)
    await put(store, "a", {"state": "open"})
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "/bin/false")
        with pytest.raises(CompactionFailed):
            await store.compact()
    await put(store, "b", {"state": "open"})
    await store.compact()
    await store.close()
    assert files(tmp_path) == ["0000000002.snapshot", "0000000003.log", "lock"]
    again = open_store(tmp_path, TABLES)
    assert [row.id for row in await rows(again)] == ["a", "b"]
    await again.close()


async def test_what_a_killed_compaction_left_is_removed_at_the_next_start(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    await put(store, "a", {"state": "open"})
    await store.close()
    (tmp_path / "0000000001.snapshot.abcd.partial").write_bytes(b"half a snap")
    again = open_store(tmp_path, TABLES)
    assert files(tmp_path) == ["0000000001.log", "lock"]
    assert [row.id for row in await rows(again)] == ["a"]
    await again.close()


async def test_archived_rows_leave_the_active_part_and_can_be_read(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    for id in "abc":
        await put(store, id, {"state": "done", "number": id, "closed": NOON})
    assert await archive(store, "case", 2026, ["a", "b", "never"]) == 2
    assert await archive(store, "case", 2026, ["a", "b"]) == 0
    assert [row.id for row in await rows(store)] == ["c"]
    await store.close()
    again = open_store(tmp_path, TABLES)
    assert await archived(again, "case", 2026) == [
        Row(id, 1, {"state": "done", "number": id, "closed": NOON}) for id in "ab"
    ]
    assert await archived(again, "booking", 2026) == []
    assert await archived(again, "case", 2025) == []
    assert again.archive_years() == [2026]
    await again.close()


async def test_an_active_row_wins_over_an_archived_one(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    await put(store, "a", {"state": "done"})
    await archive(store, "case", 2026, ["a"])
    await put(store, "a", {"state": "opened again"})
    assert await archived(store, "case", 2026) == []
    await archive(store, "case", 2026, ["a"])
    assert await archived(store, "case", 2026) == [Row("a", 1, {"state": "opened again"})]
    await store.close()


async def test_when_one_row_is_changed_while_it_is_archived_all_of_its_bundle_stay(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    await put(store, "a", {"state": "done"})
    await put(store, "b", {"state": "done"})
    archiving = asyncio.create_task(archive(store, "case", 2026, ["a", "b"]))
    await asyncio.sleep(0)
    await put(store, "a", {"state": "opened again"})
    assert await archiving == 0
    assert await rows(store) == [Row("a", 2, {"state": "opened again"}), Row("b", 1, {"state": "done"})]
    assert await archived(store, "case", 2026) == []
    assert await archive(store, "case", 2026, ["a", "b"]) == 2
    await store.close()


async def test_an_archive_is_erased_by_year(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    for id, year in [("a", 2025), ("b", 2026)]:
        await put(store, id, {"state": "done"})
        await archive(store, "case", year, [id])
    await store.erase_archive(2025)
    assert store.archive_years() == [2026]
    assert await archived(store, "case", 2025) == []
    await store.close()


def second(table: str, doc: Document) -> Document | None:
    """Schema 2: cases have a kind; bookings are no longer kept."""
    return {**doc, "kind": "leave"} if table == "case" else None


def third(_: str, doc: Document) -> Document:
    """Schema 3: the kind is in capitals."""
    return {**doc, "kind": doc["kind"].upper()}


async def test_older_documents_are_migrated_at_start_once(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    await put(store, "a", {"due": NOON})
    await put(store, "a", {"due": NOON, "state": "open"})
    await put(store, "archived", {"state": "done"})
    await store.run(lambda tx: tx.put("booking", "x", {"car": "A"}))
    await archive(store, "case", 2025, ["archived"])
    await store.close()
    await open_store(tmp_path, TABLES, migrations=[second]).close()
    for _ in range(2):
        store = open_store(tmp_path, TABLES, migrations=[second, third])
        assert await rows(store) == [Row("a", 2, {"due": NOON, "state": "open", "kind": "LEAVE"})]
        assert await store.run(lambda tx: tx.find("case", eq={"kind": "LEAVE"})) == await rows(store)
        assert await store.run(lambda tx: tx.find("booking")) == []
        assert [row.doc["kind"] for row in await archived(store, "case", 2025)] == ["LEAVE"]
        await store.close()
    with pytest.raises(StorageFailed, match=r"schema 3.*knows 2"):
        open_store(tmp_path, TABLES, migrations=[second])


async def test_a_new_store_has_nothing_to_migrate(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES, migrations=[second])
    await put(store, "a", {"kind": "vehicle"})
    await store.close()
    store = open_store(tmp_path, TABLES, migrations=[second])
    assert await rows(store) == [Row("a", 1, {"kind": "vehicle"})]
    await store.close()
    assert files(tmp_path) == ["0000000001.log", "lock"]


async def test_verify_counts_what_is_there_and_names_what_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "data"
    store = open_store(path, TABLES)
    for id in "abc":
        await put(store, id, {"state": "open"})
    await archive(store, "case", 2026, ["a"])
    await store.close()
    report = verify(path)
    assert (report.documents, report.archived, report.torn) == ({"case": 2}, {2026: 1}, 0)
    assert report.problems == ()
    kept = path / "2026.1.archive"
    kept.write_bytes(kept.read_bytes().replace(b"open", b"done"))
    with (path / "0000000001.log").open("ab") as log:
        log.write(b"torn")
    report = verify(path)
    assert report.torn == 4
    assert len(report.problems) == 1
    assert "2026.1.archive" in report.problems[0]
    with pytest.raises(StorageFailed, match="not a data directory"):
        verify(tmp_path / "nowhere")
