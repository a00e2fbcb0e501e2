"""What was written is there after a restart, and after a kill too."""

import asyncio
import json
import signal
import sys
from pathlib import Path

import aiohttp
import pytest
from messenger_kit import PEOPLE, TOKEN, Office, buttons, config_at, office_of

from messenger.client import Client
from messenger.config import Config, read_people
from messenger.serve import running


async def fill(office: Office) -> None:
    """One of each thing that is kept."""
    chat = office.chat("wang")
    await office.bot("setMyCommands", commands=[{"command": "leave", "description": "请假"}])
    form = aiohttp.FormData({"chat_id": str(chat)})
    form.add_field("document", b"content", filename="a.txt")
    await office.call("sendDocument", data=form)
    card = await office.bot("sendMessage", chat_id=chat, text="准吗", reply_markup=buttons("同意 不同意"))
    await office.bot("editMessageText", chat_id=chat, message_id=card["message_id"], text="准了")
    await office.client.send("wang", "谢谢")


async def test_messages_files_updates_commands_and_reading_outlive_a_restart(config: Config) -> None:
    async with office_of(config) as office:
        await fill(office)
        before = await office.client.messages("wang")
    async with office_of(config_at(config.data, started=False)) as office:
        assert await office.client.messages("wang") == before
        assert await office.client.call("GET", "wang/commands") == [{"command": "leave", "description": "请假"}]
        assert {person["unread"] for person in await office.client.people()} == {0}
        async with office.session.get(office.url + before[0]["file"]["url"]) as answer:
            assert await answer.read() == b"content"
        (update,) = await office.take_updates()
        assert update["message"]["text"] == "谢谢"
        fresh = await office.bot("sendMessage", chat_id=office.chat("wang"), text="新")
        assert fresh["message_id"] > before[-1]["message_id"]


async def test_numbers_of_updates_go_on_after_a_restart(config: Config) -> None:
    async with office_of(config) as office:
        await office.client.send("wang", "一")
        (first,) = await office.take_updates()
    async with office_of(config_at(config.data)) as office:
        await office.client.send("wang", "二")
        (second,) = await office.take_updates()
    assert second["update_id"] == first["update_id"] + 1


async def test_a_press_can_still_be_answered_after_a_restart(config: Config) -> None:
    async with office_of(config) as office:
        card = await office.bot("sendMessage", chat_id=office.chat("wang"), text="?", reply_markup=buttons("好"))
        await office.client.press("wang", card["message_id"], "好", wait=0.01)
    async with office_of(config_at(config.data)) as office:
        (update,) = await office.take_updates()
        assert await office.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])


@pytest.fixture
def people_file(tmp_path: Path) -> Path:
    """The people as a file for the command line."""
    path = tmp_path / "people.json"
    path.write_text(json.dumps([vars(person) for person in PEOPLE], ensure_ascii=False), encoding="utf-8")
    return path


async def start(folder: Path, people: Path) -> tuple[asyncio.subprocess.Process, str]:
    """`python -m messenger` in a process of its own; its address."""
    arguments = ["--data", str(folder), "--port", "0", "--token", TOKEN, "--people", str(people), "--demo"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "messenger", *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    return process, (await process.stdout.readline()).decode().strip().rstrip("/")


async def end(process: asyncio.subprocess.Process, how: signal.Signals) -> int:
    """End the process; its return code."""
    process.send_signal(how)
    await process.communicate()
    return process.returncode or 0


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
async def test_a_kill_loses_nothing_that_was_answered(tmp_path: Path, people_file: Path, told: signal.Signals) -> None:
    process, url = await start(tmp_path / "data", people_file)
    async with Client(url) as client:
        sent = [await client.send("wang", f"第{number}条") for number in range(20)]
    assert await end(process, signal.SIGKILL) == -signal.SIGKILL
    process, url = await start(tmp_path / "data", people_file)
    async with Client(url) as client, aiohttp.ClientSession() as session:
        assert [message["message_id"] for message in await client.messages("wang")] == sent
        async with session.get(f"{url}/bot{TOKEN}/getUpdates") as answer:
            updates = (await answer.json())["result"]
        assert [update["message"]["message_id"] for update in updates] == sent
    assert await end(process, told) == 0


async def test_a_login_is_handed_out_on_the_command_line(tmp_path: Path, people_file: Path) -> None:
    arguments = ["--data", str(tmp_path / "data"), "--token", TOKEN, "--people", str(people_file)]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "messenger", *arguments, "--login", "wang", stdout=asyncio.subprocess.PIPE
    )
    token = (await process.communicate())[0].decode().strip()
    async with office_of(config_at(tmp_path / "data", demo=False)) as office, Client(office.url, token) as wang:
        assert [person["id"] for person in await wang.people()] == ["wang"]


async def test_the_data_is_for_its_owner_only(office: Office) -> None:
    data = office.messenger.config.data
    assert data.stat().st_mode & 0o077 == 0
    assert (data / "messenger.sqlite3").stat().st_mode & 0o077 == 0


async def test_it_listens_on_this_machine_only_unless_told_otherwise(config: Config) -> None:
    async with running(config) as url:
        assert url.startswith("http://127.0.0.1:")


async def test_a_port_that_is_taken_is_said_at_once(office: Office, tmp_path: Path) -> None:
    taken = int(office.url.rpartition(":")[2])
    with pytest.raises(OSError, match="in use"):
        async with running(config_at(tmp_path / "other", port=taken)):
            raise AssertionError("it must not start")


def test_people_are_read_from_a_list_only(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text('{"id": "wang"}', encoding="utf-8")
    with pytest.raises(ValueError, match="a list of people"):
        read_people(path)
