"""A directory is read while its store writes, compacts and archives: nothing acknowledged is missing."""

import asyncio
from collections.abc import Callable, Coroutine
from itertools import count
from pathlib import Path

import pytest
from stores import TABLES, archive, put

from storage import JournalStore, StorageFailed, backup, open_store, reading, restore, verify
from storage.archive import read_archive
from storage.disk import read_file
from storage.reading import Files
from storage.replay import load
from storage.verify import read_and_verify

READINGS = 30


async def work(store: JournalStore, acknowledged: list[str], told: asyncio.Event) -> None:
    """Write rows, and archive every other one, until told to end."""
    for number in count():
        await put(store, "case", str(number), {"text": "x" * 300})
        acknowledged.append(str(number))
        if number % 2:
            await archive(store, "case", 2020 + number % 40 // 10, [str(number)])
        if told.is_set():
            return


def found(files: Files) -> set[str]:
    """The ids of all rows, active or archived."""
    archived = {id for year in range(2020, 2024) for _, id in read_archive(files, year)}
    return archived | set(load(files).state.get("case", {}))


async def test_a_store_at_work_is_read_whole(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", TABLES, compact_bytes=5_000)
    acknowledged, told = list[str](), asyncio.Event()
    working = asyncio.create_task(work(store, acknowledged, told))
    while len(acknowledged) < 5:
        await asyncio.sleep(0)
    for _ in range(READINGS):
        before = set(acknowledged)
        files, report = await asyncio.to_thread(read_and_verify, tmp_path / "data")
        assert report.problems == ()
        assert before <= found(files)
    told.set()
    await working
    await store.close()


async def archiving(store: JournalStore) -> None:
    await archive(store, "case", 2021, ["a"])


@pytest.mark.parametrize("meanwhile", [JournalStore.compact, archiving])
@pytest.mark.parametrize("before", [0, 1])
async def test_what_the_store_does_between_two_files_hides_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Callable[[JournalStore], Coroutine[None, None, None]],
    before: int,
) -> None:
    store, loop, numbers = open_store(tmp_path / "data", TABLES), asyncio.get_running_loop(), count()
    for id in ("old", "a", "b"):
        await put(store, "case", id, {"state": "done"})
    await archive(store, "case", 2020, ["old"])

    def interrupted(path: Path) -> bytes:
        if next(numbers) == before:
            asyncio.run_coroutine_threadsafe(meanwhile(store), loop).result()
        return read_file(path)

    monkeypatch.setattr(reading, "read_file", interrupted)
    files, report = await asyncio.to_thread(read_and_verify, tmp_path / "data")
    assert report.problems == ()
    assert found(files) == {"old", "a", "b"}
    await store.close()


async def test_what_is_damaged_is_not_backed_up(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", TABLES)
    for id in "ab":
        await put(store, "case", id, {"state": "open"})
    await store.close()
    log = tmp_path / "data" / "0000000001.log"
    log.write_bytes(log.read_bytes().replace(b"open", b"done", 1))
    with pytest.raises(StorageFailed, match="damaged"):
        backup(tmp_path / "data", tmp_path / "copy", "a passphrase")
    assert not (tmp_path / "copy").exists()


def test_a_folder_without_data_is_neither_verified_nor_backed_up(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="not a data directory"):
        verify(tmp_path)
    with pytest.raises(StorageFailed, match="not a data directory"):
        backup(tmp_path, tmp_path / "copy", "a passphrase")
    assert list(tmp_path.iterdir()) == []


async def test_reading_and_restoring_leave_permissions_as_they_are_and_make_files_for_the_owner(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", TABLES)
    await put(store, "case", "a", {"state": "done"})
    await archive(store, "case", 2025, ["a"])
    (tmp_path / "data").chmod(0o750)
    backup(tmp_path / "data", tmp_path / "copy", "a passphrase")
    await store.close()
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o750
    restore(tmp_path / "copy", tmp_path / "new" / "data", "a passphrase")
    made = [tmp_path / "copy", tmp_path / "new", *sorted((tmp_path / "new").rglob("*"))]
    assert [path.stat().st_mode & 0o777 for path in made] == [0o600, 0o700, 0o700, 0o600, 0o600]
