"""The part of the contract that only shows when a store is opened again."""

import gc
import weakref
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from stores import NOON, OPENERS, TABLES, Opener, get, ids, later, put

from workflow.store import Document, Row, Tx


@pytest.mark.parametrize("opener", OPENERS)
async def test_a_reopened_store_has_what_was_committed(opener: Opener, tmp_path: Path) -> None:
    first = opener(tmp_path / "data", TABLES)
    await put(first, "case", "a", {"state": "open"})
    await put(first, "case", "a", {"state": "done"})
    await put(first, "case", "b", {"state": "open"})
    await first.run(lambda tx: tx.delete("case", "b"))
    await first.close()
    second = opener(tmp_path / "data", TABLES)
    assert await get(second, "case", "a") == Row("a", 2, {"state": "done"})
    assert await get(second, "case", "b") is None
    assert await ids(second, "case", eq={"state": "done"}) == ["a"]
    await second.close()


@pytest.mark.parametrize("opener", OPENERS)
async def test_dates_and_instants_survive(opener: Opener, tmp_path: Path) -> None:
    doc: Document = {
        "day": date(2024, 2, 29),
        "at": datetime(2026, 3, 2, 8, 30, 0, 7, tzinfo=timezone(timedelta(hours=8))),
        "nested": [{"from": date(2026, 1, 1)}, NOON, [date(9999, 12, 31)]],
        "repeated hour": datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin")),
    }
    store = opener(tmp_path / "data", TABLES)
    written = await put(store, "case", "a", doc)
    await store.close()
    again = opener(tmp_path / "data", TABLES)
    read = await get(again, "case", "a")
    await again.close()
    assert read == written
    assert read is not None
    assert read.doc["at"].utcoffset() == timedelta(hours=8)
    assert type(read.doc["day"]) is date
    assert {k: v for k, v in read.doc.items() if k != "repeated hour"} == {
        k: v for k, v in doc.items() if k != "repeated hour"
    }
    assert read.doc["repeated hour"].isoformat() == "2026-10-25T02:30:00+01:00"


@pytest.mark.parametrize("opener", OPENERS)
async def test_a_reopened_store_finds_by_every_kind_of_value(opener: Opener, tmp_path: Path) -> None:
    store = opener(tmp_path / "data", TABLES)
    for number, due in enumerate((later(20), later(10), None, date(2026, 1, 1), True)):
        doc = {"car": due, "number": ["car", due], "facts": {"filed": {"at": due}}, "days": ["tue", due], "more": "x"}
        await put(store, "booking", str(number), doc)
        await put(store, "case", str(number), {"due": due, "state": "open"})
    await store.close()
    again = opener(tmp_path / "data", TABLES)
    for key in ("car", "number.1", "facts.filed.at", "days"):
        found = [await ids(again, "booking", eq={key: value}) for value in (later(10), date(2026, 1, 1), True, 1)]
        assert found == [["1"], ["3"], ["4"], []]
    assert await ids(again, "booking", eq={"days": "tue"}) == ["0", "1", "2", "3", "4"]
    assert await ids(again, "case", le={"due": later(30)}) == ["1", "0"]
    await put(again, "case", "5", {"due": later(15), "state": "open"})
    assert await ids(again, "case", le={"due": later(30)}) == ["1", "5", "0"]
    await again.close()


@pytest.mark.parametrize("opener", OPENERS)
async def test_order_of_insertion_survives_changes_rollback_and_reopening(opener: Opener, tmp_path: Path) -> None:
    store = opener(tmp_path / "data", TABLES)
    for id in "abcd":
        await put(store, "case", id, {"state": "open"})

    def failing(tx: Tx) -> None:
        tx.delete("case", "a")
        tx.put("case", "b", {"state": "done"})
        raise LookupError

    def delete_and_insert(tx: Tx) -> None:
        tx.delete("case", "b")
        tx.insert("case", "b", {"state": "open"})

    with pytest.raises(LookupError):
        await store.run(failing)
    await store.run(delete_and_insert)
    await put(store, "case", "a", {"state": "done"})
    await put(store, "case", "a", {"state": "open"})
    assert await ids(store, "case", eq={"state": "open"}) == ["a", "c", "d", "b"]
    await store.close()
    again = opener(tmp_path / "data", TABLES)
    assert await ids(again, "case", eq={"state": "open"}) == ["a", "c", "d", "b"]
    await again.close()


@pytest.mark.parametrize("opener", OPENERS)
async def test_a_closed_store_leaves_nothing_in_memory(opener: Opener, tmp_path: Path) -> None:
    store = opener(tmp_path / "data", TABLES)
    await put(store, "case", "a", {"state": "open"})
    await store.close()
    gone = weakref.ref(store)
    del store
    gc.collect()
    assert gone() is None
