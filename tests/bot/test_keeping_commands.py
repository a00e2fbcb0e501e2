"""`banshi verify`, `backup`, `restore`, `erase`: what the administrator is told, and that the restored bot goes on."""

import asyncio
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kit import Desk, delivering, desk_at, later

from bot.__main__ import cli
from bot.clock import SystemClock
from bot.composition import STORE
from bot.keeping_commands import YEARS_KEPT
from bot.tables import TABLES
from handlers.conversation import take
from handlers.drafts import stack
from handlers.incoming import Incoming
from locales import LANGUAGES, has
from regulations import matters
from storage import verify
from workflow.store import OUTBOX, Bundle, Tx

PASSPHRASE = "一个足够长的备份口令，不写在命令行上"


def banshi(*words: str | Path, language: str = "en", **environ: str) -> Result:
    return CliRunner().invoke(cli, ["--lang", language, *map(str, words)], env=environ or None)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """The file with the passphrase."""
    file = tmp_path / "secret"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return file


def kept_in(data: Path, secret: Path, file: Path) -> Result:
    return banshi("backup", file, "--data", data, "--passphrase-file", secret)


async def says(desk: Desk, update: int, text: str) -> None:
    """wangfang writes to the bot."""
    said = Incoming(update, desk.chats["wangfang"], text=text, message_id=update)
    await desk.store.run(lambda tx: take(tx, desk.office, matters(), said))


async def test_a_bot_restored_from_a_backup_of_the_running_one_goes_on(tmp_path: Path, secret: Path) -> None:
    async with desk_at(tmp_path / "data") as desk:
        await says(desk, 1, "/leave")
        await desk.post("waiting")
        made = kept_in(desk.data, secret, tmp_path / "monday.backup")
        assert made.exit_code == 0
        await says(desk, 2, "事假")
    assert b"wangfang" not in (tmp_path / "monday.backup").read_bytes()
    back = banshi("restore", tmp_path / "monday.backup", "--data", tmp_path / "new", "--passphrase-file", secret)
    assert back.exit_code == 0
    async with desk_at(tmp_path / "new") as desk:
        await says(desk, 2, "事假")
        [draft] = await desk.store.run(lambda tx: stack(tx, "wangfang"))
        assert draft.values["kind"] == "private"
        await later(desk, 0)
        assert "waiting" in desk.messenger.texts(desk.chats["wangfang"])
    assert banshi("verify", "--data", tmp_path / "new").exit_code == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_a_name_for_people(language: str) -> None:
    assert [table.name for table in TABLES if not has(language, f"cli-table-{table.name}")] == []


async def test_verify_counts_what_is_there_while_the_bot_is_at_work(desk: Desk) -> None:
    await desk.post("first")
    async with delivering(desk) as delivery:
        await delivery.emptied()
    shown = banshi("verify", "--data", desk.data)
    assert shown.exit_code == 0
    assert "messages: 1" in shown.output
    assert f"bound identities: {len(desk.chats)}" in shown.output


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_is_damaged_is_said_and_ends_with_one(tmp_path: Path, secret: Path, language: str) -> None:
    async with desk_at(tmp_path / "data") as desk:
        for key in ("first", "second"):
            await desk.post(key)
    log = tmp_path / "data" / STORE / "0000000001.log"
    log.write_bytes(log.read_bytes().replace(b"first", b"thirst", 1))
    shown = banshi("verify", "--data", tmp_path / "data", language=language)
    assert shown.exit_code == 1
    assert "0000000001.log" in shown.output
    assert "banshi restore" in shown.output
    refused = kept_in(tmp_path / "data", secret, tmp_path / "copy")
    assert refused.exit_code == 1
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["verify", "backup", "restore"])
def test_what_is_not_there_is_said_without_a_traceback(
    tmp_path: Path, secret: Path, language: str, command: str
) -> None:
    words: list[str | Path] = [tmp_path / "nothing", "--passphrase-file", secret] if command != "verify" else []
    shown = banshi(command, *words, "--data", tmp_path / "data", language=language)
    assert shown.exit_code == 1
    assert isinstance(shown.exception, SystemExit)
    assert shown.output.strip()
    assert not (tmp_path / "data").exists()


def test_the_passphrase_is_never_on_the_command_line_and_must_be_long_enough(desk: Desk, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    for environ, key in (({}, "BANSHI_PASSPHRASE"), ({"BANSHI_PASSPHRASE": "short"}, "12")):
        refused = banshi("backup", target, "--data", desk.data, **environ)
        assert refused.exit_code == 1
        assert key in refused.output
    assert not target.exists()
    assert banshi("backup", target, "--data", desk.data, BANSHI_PASSPHRASE=PASSPHRASE).exit_code == 0
    named = banshi("backup", tmp_path / "other", "--data", desk.data, "--passphrase-env", "OTHER", OTHER=PASSPHRASE)
    assert named.exit_code == 0
    for command in ("backup", "restore"):
        assert "--passphrase " not in banshi(command, "--help").output


def test_nothing_is_overwritten_and_a_wrong_passphrase_restores_nothing(
    desk: Desk, tmp_path: Path, secret: Path
) -> None:
    target = tmp_path / "copy"
    assert kept_in(desk.data, secret, target).exit_code == 0
    before = target.read_bytes()
    assert kept_in(desk.data, secret, target).exit_code == 1
    assert target.read_bytes() == before
    there = banshi("restore", target, "--data", desk.data, "--passphrase-file", secret)
    wrong = banshi("restore", target, "--data", tmp_path / "new", BANSHI_PASSPHRASE="another passphrase")
    assert "already there" in there.output
    assert (there.exit_code, wrong.exit_code) == (1, 1)
    assert not (tmp_path / "new" / STORE).exists()


OLD = 2001
"""A year whose archive need not be kept any more."""


@pytest.fixture
async def archived(tmp_path: Path) -> Path:
    """A data directory with an archive of an old year and one of this year."""
    now = SystemClock().now().year
    async with desk_at(tmp_path / "data") as desk:
        for year, key in ((OLD, "first"), (now, "second")):
            await desk.post(key)
            await desk.store.archive(partial(_only, year=year, key=key))
    return tmp_path / "data"


def _only(_: Tx, year: int, key: str) -> Bundle:
    return Bundle(year, ((OUTBOX, key),))


def years(data: Path) -> dict[int, int]:
    """How many rows each archive holds."""
    return verify(data / STORE).archived


def erase(year: int, data: Path, typed: str) -> Result:
    return CliRunner().invoke(cli, ["--lang", "en", "erase", str(year), "--data", str(data)], input=typed)


def test_an_archive_is_erased_when_its_year_is_typed_again(archived: Path) -> None:
    before = years(archived)
    for typed in ("\n", "y\n", f"{OLD + 1}\n", ""):
        assert erase(OLD, archived, typed).exit_code == 1
        assert years(archived) == before
    assert erase(OLD, archived, f"{OLD}\n").exit_code == 0
    assert years(archived) == {year: count for year, count in before.items() if year != OLD}
    assert verify(archived / STORE).problems == ()


@pytest.mark.clause("27.6-1")
def test_an_archive_is_not_erased_before_five_years_are_over(archived: Path) -> None:
    now = SystemClock().now().year
    for year in (now, now - YEARS_KEPT):
        refused = erase(year, archived, f"{year}\n")
        assert refused.exit_code == 1
        assert str(YEARS_KEPT) in refused.output
    assert now in years(archived)
    first = erase(now - YEARS_KEPT - 1, archived, "")
    assert "There is no archive" in first.output


async def test_nothing_is_erased_while_the_bot_is_at_work(archived: Path) -> None:
    before = years(archived)
    async with desk_at(archived):
        refused = await asyncio.to_thread(erase, OLD, archived, f"{OLD}\n")
    assert refused.exit_code == 1
    assert isinstance(refused.exception, SystemExit)
    assert years(archived) == before


def test_where_there_is_nothing_nothing_is_made(tmp_path: Path) -> None:
    assert erase(OLD, tmp_path / "data", f"{OLD}\n").exit_code == 1
    assert not (tmp_path / "data").exists()
