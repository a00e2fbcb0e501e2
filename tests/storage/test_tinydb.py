"""What we rely on of TinyDB 4, and what its own interface does on our tables."""

import io
from pathlib import Path
from typing import Any

import pytest
from stores import TABLES
from tinydb import TinyDB, where
from tinydb.storages import Storage
from tinydb.table import Table
from tinydb.utils import LRUCache

from storage import open_store
from storage.disk import OsDisk
from storage.journal import JournalStorage
from storage.store import Database


class Memory(Storage):
    """The least that a storage must do."""

    def __init__(self) -> None:
        self.state: dict[str, dict[str, Any]] | None = None

    def read(self) -> dict[str, dict[str, Any]] | None:
        return self.state

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self.state = data


class Recording(Table):
    """A table that tells which of its two doors was used."""

    def __init__(self, storage: Storage, name: str, cache_size: int = 0) -> None:
        super().__init__(storage, name, cache_size)
        self.seen: list[str] = []

    def _read_table(self) -> Any:
        self.seen.append("read")
        return super()._read_table()

    def _update_table(self, updater: Any) -> None:
        self.seen.append("update")
        super()._update_table(updater)


def test_a_database_makes_its_storage_and_tables_of_the_given_kinds() -> None:
    kinds = type("Kinds", (TinyDB,), {"table_class": Recording})
    storage = Memory()
    database = kinds(storage=lambda: storage)
    table = database.table("case", cache_size=3)
    assert database.storage is storage
    assert isinstance(table, Recording)
    assert database.table("case") is table


def test_all_reading_and_writing_goes_through_two_methods() -> None:
    table = Recording(Memory(), "case", cache_size=0)
    table.insert({"state": "open"})
    table.update({"state": "done"}, where("state") == "open")
    table.remove(where("state") == "done")
    assert table.seen.count("update") == 3
    table.seen.clear()
    assert table.search(where("state") == "open") == []
    assert table.get(doc_id=1) is None
    assert (len(table), list(table), table.contains(where("state") == "open")) == (0, [], False)
    assert set(table.seen) == {"read"}


def test_a_query_cache_of_no_capacity_keeps_nothing() -> None:
    cache: LRUCache[str, str] = LRUCache(capacity=0)
    cache["query"] = "result"
    assert len(cache) == 0


def test_a_storage_need_only_read_and_write() -> None:
    assert Storage.__abstractmethods__ == {"read", "write"}


async def test_tinydbs_own_queries_read_our_tables(tmp_path: Path) -> None:
    store = open_store(tmp_path, TABLES)
    await store.run(lambda tx: tx.put("case", "a", {"state": "open", "steps": [{"by": "head"}]}))
    await store.run(lambda tx: tx.put("case", "b", {"state": "done"}))
    await store.close()
    table = Database(JournalStorage(OsDisk(tmp_path)), TABLES).table("case")
    [found] = table.search(where("steps").any(where("by") == "head"))
    assert str(found.doc_id) == "a"
    assert found["state"] == "open"
    found["steps"].clear()
    assert table.get(where("state") == "open") == {"state": "open", "steps": [{"by": "head"}]}
    assert len(table) == 2


def test_there_is_no_second_way_to_write(tmp_path: Path) -> None:
    database = Database(JournalStorage(OsDisk(tmp_path)), TABLES)
    with pytest.raises(io.UnsupportedOperation, match=r"Store\.run"):
        database.table("case").insert({"state": "open"})
    assert len(database.table("case")) == 0
