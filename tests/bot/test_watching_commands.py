"""`banshi status`: what it says of a bot that is well, silent, ended or was never there, and how it ends."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kit import Desk, desk_at

from bot.__main__ import cli
from bot.clock import SystemClock
from bot.health import Health
from bot.watch import EVERY, Watch
from bot.watching_commands import STALE
from locales import LANGUAGES
from storage.heartbeat import NAME, note_backup


def status(data: Path, language: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", language, "status", "--data", str(data)])


@asynccontextmanager
async def at_work(desk: Desk) -> AsyncIterator[Health]:
    """A bot whose watch has just looked."""
    health = Health(desk.clock)
    watch = Watch(desk.settings, desk.store, desk.clock, desk.data, health)
    with watch.watching():
        health.messenger("in", answers=True)
        health.begin()
        await health.ticked(desk.clock.now(), 0, 0.0, 0.0)
        yield health


def grown_old(data: Path, seconds: float) -> None:
    """The heartbeat was written so long ago."""
    then = (SystemClock().now() - timedelta(seconds=seconds)).timestamp()
    os.utime(data / NAME, (then, then))


async def test_a_bot_that_is_well_is_said_to_be_well(desk: Desk) -> None:
    await desk.post("one")
    note_backup(desk.data)
    async with at_work(desk):
        shown = status(desk.data)
    assert shown.exit_code == 0
    assert shown.output.startswith("At work;")
    assert "Last tick: Mon 23 November 2026 09:00" in shown.output
    assert "Messages waiting: 1" in shown.output
    assert "Last update: none" in shown.output
    assert "Last backup: none" not in shown.output


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_bot_that_has_ended_is_not_at_work(desk: Desk, language: str) -> None:
    async with at_work(desk):
        pass
    shown = status(desk.data, language)
    assert shown.exit_code == 1
    assert "banshi run" in shown.output


async def test_a_bot_that_was_killed_is_known_to_be_gone_at_once(tmp_path: Path) -> None:
    async with desk_at(tmp_path) as desk, at_work(desk):
        kept = (tmp_path / NAME).read_bytes()
        assert status(tmp_path).exit_code == 0
    (tmp_path / NAME).write_bytes(kept)
    shown = status(tmp_path)
    assert shown.exit_code == 1
    assert "not at work" in shown.output


async def test_a_heartbeat_that_has_grown_old_is_told_with_its_time(desk: Desk) -> None:
    async with at_work(desk):
        grown_old(desk.data, STALE - 10)
        assert status(desk.data).exit_code == 0
        grown_old(desk.data, STALE + 10)
        shown = status(desk.data)
    assert shown.exit_code == 1
    assert "does not react" in shown.output


async def test_a_silent_messenger_is_told_at_once_and_is_a_failure_once_it_is_an_alarm(desk: Desk) -> None:
    async with at_work(desk) as health:
        health.messenger("in", answers=False)
        desk.clock.move(EVERY)
        await health.beat("deliveries")
        early = status(desk.data)
        for _ in range(70):
            desk.clock.move(EVERY)
            await health.ticked(desk.clock.now(), 0, 0.0, 0.0)
            await health.beat("deliveries")
        late = status(desk.data)
    assert early.exit_code == 0
    assert "no answer since Mon 23 November 2026 09:00" in early.output
    assert late.exit_code == 1
    assert "ALARM: the messenger" in late.output


@pytest.mark.parametrize("written", [None, b"", b"[]", b'{"state":"working"}'])
def test_where_no_bot_has_been_at_work_that_is_said(tmp_path: Path, written: bytes | None) -> None:
    if written is not None:
        (tmp_path / NAME).write_bytes(written)
    shown = status(tmp_path)
    assert shown.exit_code == 1
    assert "No heartbeat" in shown.output
    assert isinstance(shown.exception, SystemExit)
