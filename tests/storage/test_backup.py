"""Backups of a store, at work or not: whole or not there, sealed, and restored as they were."""

import asyncio
import fcntl
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from stores import NOON, TABLES, archive, archived
from test_upkeep import files, put, rows

from storage import NoBackup, backup, open_store, restore


async def test_a_backup_of_a_running_store_can_be_restored(tmp_path: Path) -> None:
    path, copy, target = tmp_path / "data", tmp_path / "copy", tmp_path / "monday.backup"
    store = open_store(path, TABLES)
    await put(store, "old", {"state": "done"})
    await archive(store, "case", 2025, ["old"])
    for number in range(3000):
        await put(store, str(number), {"state": "open", "text": "机密" * 100, "due": NOON})
    before = await rows(store)
    making = asyncio.create_task(asyncio.to_thread(backup, path, target, "一个口令"))
    await put(store, "meanwhile", {"state": "open"})
    await making
    await put(store, "later", {"state": "open"})
    await store.close()
    assert "机密".encode() not in target.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600
    assert restore(target, copy, "一个口令").problems == ()
    restored = open_store(copy, TABLES)
    assert (await rows(restored))[:3000] == before
    assert {row.id for row in (await rows(restored))[3000:]} <= {"meanwhile"}
    assert [row.id for row in await archived(restored, "case", 2025)] == ["old"]
    await put(restored, "goes on", {"state": "open"})
    await restored.close()
    assert copy.stat().st_mode & 0o777 == 0o700


@pytest.fixture
async def backed_up(tmp_path: Path) -> Path:
    store = open_store(tmp_path / "data", TABLES)
    for number in range(5):
        await put(store, str(number), {"text": "x" * 600_000})
    backup(store.path, tmp_path / "backup", "right")
    with pytest.raises(NoBackup, match="already there"):
        backup(store.path, tmp_path / "backup", "right")
    await store.close()
    return tmp_path / "backup"


KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from storage import backup
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
backup(Path(sys.argv[1]), Path(sys.argv[2]), "right")
"""


async def test_what_a_killed_backup_left_is_removed_by_the_next_and_by_no_other(tmp_path: Path) -> None:
    await open_store(tmp_path / "data", TABLES).close()
    kept = tmp_path / "kept"
    kept.mkdir()
    words = [sys.executable, "-c", KILLED_WHILE_WRITING, str(tmp_path / "data"), str(kept / "monday")]
    assert subprocess.run(words, cwd=Path(__file__).parent.parent.parent, check=False).returncode == -signal.SIGKILL
    [left] = kept.iterdir()
    (kept / "notes.0123abcd.partial").write_bytes(b"somebody else's")
    with left.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        backup(tmp_path / "data", kept / "tuesday", "right")
        assert left.exists()
    backup(tmp_path / "data", kept / "wednesday", "right")
    assert files(kept) == ["notes.0123abcd.partial", "tuesday", "wednesday"]


def damaged(content: bytes) -> list[bytes]:
    chunk = (1 << 20) + 16
    body = content[32:]
    chunks = [body[start : start + chunk] for start in range(0, len(body), chunk)]
    assert len(chunks) == 3
    return [
        content[:-1],
        content[:32],
        content[:32] + b"".join(chunks[:-1]),
        content[:32] + b"".join([chunks[1], chunks[0], chunks[2]]),
        content + b"\0",
        content[:200] + bytes([content[200] ^ 1]) + content[201:],
    ]


async def test_a_damaged_backup_restores_nothing(backed_up: Path, tmp_path: Path) -> None:
    for number, content in enumerate(damaged(backed_up.read_bytes())):
        bad = tmp_path / f"bad{number}"
        bad.write_bytes(content)
        with pytest.raises(NoBackup, match="damaged or cut off"):
            restore(bad, tmp_path / "restored", "right")
    (tmp_path / "other").write_bytes(b"something else")
    with pytest.raises(NoBackup, match="not a backup"):
        restore(tmp_path / "other", tmp_path / "restored", "right")
    assert not list(tmp_path.glob("restored*"))


async def test_a_backup_needs_its_passphrase_and_a_free_place(backed_up: Path, tmp_path: Path) -> None:
    with pytest.raises(NoBackup, match="passphrase"):
        restore(backed_up, tmp_path / "restored", "wrong")
    with pytest.raises(NoBackup, match="already there"):
        restore(backed_up, tmp_path / "data", "right")
    assert restore(backed_up, tmp_path / "restored", "right").documents == {"case": 5}
