"""The bot and its data directory: older data are brought up to date, and a disk that fails is said in words."""

import errno
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from disk_faults import BrokenDisk
from kit import Desk, delivering, eventually, words

from bot.__main__ import cli
from bot.command_line import CAUSES, explained
from bot.composition import STORE, opened
from bot.office_template import template
from bot.pace import UNPACED
from bot.service import Pacing, Service
from bot.settings import parse
from bot.tables import MIGRATIONS, TABLES
from locales import LANGUAGES, has
from storage import CorruptStore, NewerData, NoData, StorageFailed, StoreLocked, open_store, verify
from storage.disk import OsDisk
from workflow.store import OUTBOX, Document


def louder(table: str, doc: Document) -> Document:
    """Schema 2: every message is in capitals."""
    return doc | {"message": words("FIRST").to_doc()} if table == OUTBOX else doc


async def test_the_data_of_an_older_program_are_brought_up_to_date_at_the_start(desk: Desk) -> None:
    await desk.post("first")
    await desk.store.close()
    for _ in range(2):
        async with opened(desk.data, [*MIGRATIONS, louder]) as store:
            desk.store = store
            async with delivering(desk) as delivery:
                await delivery.emptied()
    assert desk.messenger.texts() == ["FIRST"]
    assert verify(desk.data / STORE).problems == ()
    with pytest.raises(NewerData):
        async with opened(desk.data):
            pass


@pytest.fixture
async def broken(desk: Desk) -> AsyncIterator[tuple[Service, BrokenDisk]]:
    """A bot at work on a disk that can be broken."""
    await desk.store.close()
    disk = BrokenDisk(desk.data / STORE, "sync", errno.EIO)
    desk.store = open_store(desk.data / STORE, TABLES, open_disk=lambda _: disk)
    client = desk.messenger.client()
    service = Service(desk.settings, desk.store, client, desk.clock, Pacing(UNPACED, 0.02), desk.data)
    await service.start()
    await service.connected()
    yield service, disk
    await service.stop()


async def test_a_bot_whose_disk_fails_stops_and_goes_on_after_the_repair(
    desk: Desk, broken: tuple[Service, BrokenDisk]
) -> None:
    service, disk = broken
    desk.messenger.say(desk.chats["wangfang"], "/leave")
    await eventually(lambda: len(desk.messenger.texts(desk.chats["wangfang"])) == 1)
    disk.broken = True
    desk.messenger.say(desk.chats["wangfang"], "事假")
    with pytest.raises(StorageFailed) as failure:
        await service.wait()
    assert failure.value.number == errno.EIO
    assert len(desk.messenger.texts(desk.chats["wangfang"])) == 1
    with pytest.raises(StorageFailed):
        await desk.store.close()
    async with opened(desk.data) as store:
        client = desk.messenger.client()
        again = Service(desk.settings, store, client, desk.clock, Pacing(UNPACED, 0.02), desk.data)
        await again.start()
        await eventually(lambda: len(desk.messenger.texts(desk.chats["wangfang"])) == 2)
        await again.stop()
        await again.wait()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "error",
    [
        *(StorageFailed("why", number) for number in CAUSES),
        StorageFailed("why"),
        CorruptStore("why"),
        StoreLocked("why"),
        NewerData("why"),
        NoData("why"),
    ],
    ids=lambda error: f"{type(error).__name__}-{error.number}",
)
def test_every_fault_of_the_disk_is_said_in_words_and_ends_with_one(
    language: str, error: StorageFailed, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, explained(language):
        raise error
    shown = capsys.readouterr().err
    assert ended.value.code == 1
    assert len(shown.strip()) > 10
    assert not shown.startswith("cli-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_has_its_words(language: str) -> None:
    causes = {*CAUSES.values(), "failed", "corrupt", "locked", "newer", "missing"}
    assert [cause for cause in causes if not has(language, f"cli-store-{cause}")] == []


def test_a_place_where_nothing_may_be_written_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSHI_TOKEN", "1:x")
    office = tmp_path / "office.toml"
    office.write_text(template().replace('base_url = ""', 'base_url = "http://127.0.0.1:9"'), encoding="utf-8")
    shown = CliRunner().invoke(cli, ["--lang", "en", "run", "--office", str(office), "--data", "/sys/banshi"])
    assert parse(office.read_text(encoding="utf-8"), office).messenger.base_url
    assert shown.exit_code == 1
    assert isinstance(shown.exception, SystemExit)
    assert "/sys/banshi" in shown.output
    assert "start again" in shown.output


def test_files_that_others_could_read_are_theirs_no_more_after_the_start(tmp_path: Path) -> None:
    open_store(tmp_path / "data", TABLES)._database.close()
    for path in (tmp_path / "data").iterdir():
        path.chmod(0o644)
    disk = OsDisk(tmp_path / "data")
    modes = {oct((tmp_path / "data" / name).stat().st_mode & 0o777) for name in disk.names()}
    assert modes == {"0o600"}
