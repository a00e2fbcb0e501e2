"""Invites: taken up from the spool once, by whoever runs, and never brought back to life."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from kit import MONDAY, Desk

from bot.invitation import ALPHABET, LENGTH, InviteSettings, issue, new_code, take_up
from handlers.binding import INVITE, bind, hashed
from storage.invites import FOLDER, spool, spooled, unspool
from workflow.store import Row


async def kept(desk: Desk) -> list[Row]:
    return await desk.store.run(lambda tx: tx.find(INVITE))


async def test_a_code_reaches_the_store_and_leaves_the_spool(desk: Desk) -> None:
    code, expires = issue(desk.data, "wangfang", MONDAY, InviteSettings(hours=2.0))
    await take_up(desk.store, desk.data, desk.settings.roster)
    assert expires == MONDAY + timedelta(hours=2)
    [row] = await kept(desk)
    assert (row.id, row.doc["person"]) == (hashed(code), "wangfang")
    assert list(spooled(desk.data)) == []
    assert await desk.store.run(lambda tx: bind(tx, 999, code, desk.office)) == "wangfang"


async def test_a_used_code_that_is_still_in_the_spool_stays_used(desk: Desk) -> None:
    code, _ = issue(desk.data, "wangfang", MONDAY, InviteSettings())
    [(id, doc)] = list(spooled(desk.data))
    await take_up(desk.store, desk.data, desk.settings.roster)
    await desk.store.run(lambda tx: bind(tx, 999, code, desk.office))
    assert doc is not None
    spool(desk.data, id, doc)
    await take_up(desk.store, desk.data, desk.settings.roster)
    assert await desk.store.run(lambda tx: bind(tx, 998, code, desk.office)) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"[]",
        json.dumps({"person": "wangfang"}).encode(),
        json.dumps({"person": "nobody", "expires": {"$datetime": "2026-11-24T01:00:00+00:00"}, "used": False}).encode(),
        json.dumps({"person": "wangfang", "expires": "2026-11-24", "used": False}).encode(),
        json.dumps({"person": "wangfang", "expires": {"$datetime": "2026-11-24T01:00:00+00:00"}, "used": 0}).encode(),
    ],
)
async def test_what_is_no_invite_is_thrown_out(desk: Desk, content: bytes) -> None:
    folder = desk.data / FOLDER
    folder.mkdir()
    (folder / f"{'a' * 64}.invite").write_bytes(content)
    await take_up(desk.store, desk.data, desk.settings.roster)
    assert await kept(desk) == []
    assert list(folder.iterdir()) == []


async def test_other_files_in_the_spool_are_left_alone(desk: Desk) -> None:
    folder = desk.data / FOLDER
    folder.mkdir()
    (folder / "notes.invite").write_text("x")
    (folder / f"{'a' * 64}.partial").write_text("x")
    await take_up(desk.store, desk.data, desk.settings.roster)
    assert len(list(folder.iterdir())) == 2


async def test_no_spool_is_no_fault(desk: Desk, tmp_path: Path) -> None:
    await take_up(desk.store, tmp_path / "none", desk.settings.roster)
    unspool(tmp_path / "none", "a" * 64)
    assert await kept(desk) == []


def test_codes_are_long_random_and_easy_to_read() -> None:
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) <= set(ALPHABET)
    assert not set("ilo01") & set(ALPHABET)
