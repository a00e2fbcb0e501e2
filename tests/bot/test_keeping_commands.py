"""`banshi verify`, `backup`, `restore`: what the administrator is told, and that the restored bot goes on."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kit import Desk, delivering, desk_at, later

from bot.__main__ import cli
from bot.composition import STORE
from handlers.conversation import take
from handlers.drafts import stack
from handlers.incoming import Incoming
from locales import LANGUAGES
from regulations import matters

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
