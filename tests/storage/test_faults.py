"""When the disk fails, the store stops with a clear error and acknowledges nothing more."""

import errno
import stat
import subprocess
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from disk_faults import BrokenDisk
from stores import TABLES, archive
from test_kill import WRITER

from storage import JournalStore, StorageFailed, StoreLocked, open_store
from workflow.store import Row


async def write(store: JournalStore, id: str) -> Row:
    return await store.run(lambda tx: tx.put("case", id, {"state": "open"}))


async def ids(path: Path) -> list[str]:
    store = open_store(path, TABLES)
    found = await store.run(lambda tx: [row.id for row in tx.find("case")])
    await store.close()
    return found


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [("append", errno.ENOSPC, "ENOSPC"), ("append", errno.EIO, "EIO"), ("sync", errno.EIO, "EIO")],
)
async def test_after_a_failed_write_nothing_is_acknowledged(tmp_path: Path, call: str, error: int, words: str) -> None:
    path = tmp_path / "data"
    disk = BrokenDisk(path, call, error)
    store = open_store(path, TABLES, open_disk=lambda _: disk)
    await write(store, "before")
    disk.broken = True
    with pytest.raises(StorageFailed, match=words):
        await write(store, "during")
    disk.broken = False
    with pytest.raises(StorageFailed, match="until a restart"):
        await write(store, "after")
    with pytest.raises(StorageFailed, match="until a restart"):
        await store.run(lambda tx: tx.get("case", "before"))
    with pytest.raises(StorageFailed):
        await store.close()
    assert "before" in (found := await ids(path))
    assert "after" not in found
    assert ("during" in found) == (call == "sync")


async def archiving(store: JournalStore) -> None:
    await archive(store, "case", 2026, ["a"])


@pytest.mark.parametrize("job", [archiving, JournalStore.compact])
@pytest.mark.parametrize("call", ["append", "sync", "sync_names"])
async def test_a_failure_while_archiving_or_compacting_stops_the_store(
    tmp_path: Path, call: str, job: Callable[[JournalStore], Awaitable[None]]
) -> None:
    path = tmp_path / "data"
    disk = BrokenDisk(path, call, errno.EIO)
    store = open_store(path, TABLES, open_disk=lambda _: disk)
    await write(store, "a")
    disk.broken = True
    with pytest.raises(StorageFailed, match="EIO"):
        await job(store)
    with pytest.raises(StorageFailed, match="until a restart"):
        await write(store, "b")
    with pytest.raises(StorageFailed):
        await store.close()
    assert await ids(path) == ["a"]


def test_a_read_only_disk_is_a_clear_error(tmp_path: Path) -> None:
    disk = BrokenDisk(tmp_path / "data", "append", errno.EROFS)
    disk.broken = True
    with pytest.raises(StorageFailed, match="EROFS"):
        open_store(tmp_path / "data", TABLES, open_disk=lambda _: disk)


def test_a_path_that_is_no_directory_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a directory")
    with pytest.raises(StorageFailed, match="cannot open"):
        open_store(tmp_path / "data", TABLES)


async def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "data"
    done = subprocess.run([*WRITER, str(path), "0", "1500000"], capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert done.stdout.split() != []
    assert set(done.stdout.split()) <= set(await ids(path))


async def test_a_second_process_is_refused_until_the_first_ends(tmp_path: Path) -> None:
    path = tmp_path / "data"
    store = open_store(path, TABLES)
    with pytest.raises(StoreLocked, match="another process"):
        open_store(path, TABLES)
    refused = subprocess.run([*WRITER, str(path), "0"], capture_output=True, text=True, check=False)
    assert refused.stderr == f"StoreLocked: {path} is open in another process\n"
    await store.close()
    assert await ids(path) == []


async def test_files_are_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "data"
    path.mkdir(mode=0o755)
    store = open_store(path, TABLES)
    await write(store, "a")
    await archive(store, "case", 2026, ["a"])
    await store.compact()
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.iterdir()}
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    assert len(modes) == 4
    await store.close()
