"""The whole bot at the embedded messenger: it answers, survives a stop, moves with the clock, ends cleanly."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.access import Access
from bot.client import make_client
from bot.clock import MessengerClock
from bot.composition import bind_everybody, opened
from bot.intake import SecondPoller, TokenRefused
from bot.invitation import InviteSettings, issue
from bot.office_template import template
from bot.pace import UNPACED
from bot.service import Pacing, Service
from bot.settings import Settings, parse
from messenger.client import Client
from messenger.config import Config, Person
from messenger.serve import running
from messenger.server import Messenger

TOKEN = "424242:abcdefghijklmnop"
START = datetime.fromisoformat("2026-11-23T09:00+08:00")


@dataclass
class House:
    """A messenger with its people, and the bot's data beside it."""

    settings: Settings
    messenger: Messenger
    url: str
    people: Client
    data: Path

    @asynccontextmanager
    async def bot(self, token: str = TOKEN, bound: bool = True) -> AsyncIterator[Service]:
        """The bot at work."""
        clock = MessengerClock(self.messenger.clock)
        async with opened(self.data) as store:
            if bound:
                chats = {one.id: one.chat_id for one in self.messenger.people()}
                await bind_everybody(store, chats, clock)
            client = make_client(Access(f"{self.url}/bot", f"{self.url}/file/bot", token))
            service = Service(self.settings, store, client, clock, Pacing(UNPACED, 0.02), self.data)
            self.messenger.set_busy(service.busy)
            self.messenger.on_advance(lambda to: service.advance(clock, to))
            await service.start()
            try:
                yield service
            finally:
                await service.stop()

    async def advance(self, to: str) -> None:
        """Move the clock."""
        await self.people.call("POST", "clock", json={"to": to})

    async def commands(self, person: str) -> set[str]:
        """The menu of somebody."""
        return {one["command"] for one in await self.people.call("GET", f"{person}/commands")}

    async def texts(self, person: str) -> list[str]:
        """What the bot has said to somebody."""
        return [one["text"] for one in await self.people.messages(person) if one["from"] == "bot"]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    """An empty house on a Monday morning."""
    settings = parse(template(), Path("office.toml"))
    people = tuple(Person(one.id, one.name, one.title) for one in settings.roster.people.values())
    config = Config(tmp_path / "messenger", (TOKEN,), people, START, demo=True, started=True)
    messenger = Messenger(config)
    async with running(messenger) as url, Client(url) as hands:
        yield House(settings, messenger, url, hands, tmp_path / "data")


async def ask_for_leave(house: House) -> None:
    """wangfang fills in the form and hands it in."""
    for step in ("/leave", "事假", "12月1日一天", "家里有事", "本地", "郑凯"):
        await house.people.ask("wangfang", step)
    last = (await house.people.messages("wangfang"))[-1]
    if any("13800000008" in button for row in last["buttons"] for button in row):
        await press(house, "wangfang", "13800000008")
    await press(house, "wangfang", "提交")


async def press(house: House, person: str, label: str) -> dict[str, Any]:
    """Press the newest button with these words on it."""
    for message in reversed(await house.people.messages(person)):
        for row in message["buttons"]:
            for button in row:
                if label in button:
                    body = {"message_id": message["message_id"], "button": button}
                    answer: dict[str, Any] = await house.people.call("POST", f"{person}/press", json=body)
                    return answer
    raise AssertionError(f"{person} has no button {label}: {await house.texts(person)}")


async def test_a_request_goes_to_its_approver_who_is_reminded_at_his_minute(house: House) -> None:
    async with house.bot():
        await ask_for_leave(house)
        asked = await house.texts("zhaogang")
        assert any("王芳" in text for text in asked)
        await house.advance("2026-11-24T10:00+08:00")
        dates = [one["date"][:16] for one in await house.people.messages("zhaogang")][len(asked) :]
        assert "2026-11-23T15:30" in dates
        assert "2026-11-24T08:30" in dates


async def test_what_was_said_while_the_bot_was_down_is_answered_afterwards(house: House) -> None:
    async with house.bot():
        await house.people.ask("wangfang", "/help")
    before = await house.texts("wangfang")
    sent = await house.people.send("wangfang", "/help")
    assert await house.texts("wangfang") == before
    async with house.bot():
        await house.people.messages("wangfang", after=sent, wait=20)
    assert len(await house.texts("wangfang")) == len(before) + 1


async def test_a_bot_started_with_another_calendar_tells_whose_deadline_has_moved(house: House) -> None:
    async with house.bot():
        await ask_for_leave(house)
        await house.advance("2026-11-23T16:00+08:00")
    told = (await house.people.messages("wangfang"))[-1]["message_id"]
    house.settings = parse(
        template().replace("[calendar.days]", '[calendar.days]\n"2026-11-24" = "off"'), Path("office.toml")
    )
    async with house.bot():
        news = await house.people.messages("wangfang", after=told, wait=20)
    assert any("11月25日" in one["text"] and "假〔2026〕1号" in one["text"] for one in news)


async def test_everybody_has_a_menu_of_his_own(house: House) -> None:
    async with house.bot() as service:
        await service.connected()
        await house.people.ask("gaoyuan", "/help")
    clerk, security = await house.commands("wangfang"), await house.commands("gaoyuan")
    assert {"leave", "help", "todo"} <= clerk
    assert security - clerk == {"classified"}


async def test_an_invite_binds_a_stranger_once(house: House) -> None:
    async with house.bot(bound=False) as service:
        await service.connected()
        code, _ = issue(house.data, "wangfang", START, InviteSettings())
        said = await house.people.ask("wangfang", "/help")
        assert "王芳" not in said[-1]["text"]
        while list((house.data / "invites").glob("*.invite")):
            await house.people.people()
        said = await house.people.ask("wangfang", f"/start {code}")
        assert "王芳" in said[-1]["text"]
        await house.people.ask("zhaogang", f"/start {code}")
        assert not any("王芳" in text for text in await house.texts("zhaogang"))


async def test_a_second_bot_of_the_same_token_stops_with_a_clear_error(house: House) -> None:
    async with house.bot() as first:
        await first.connected()
        await house.people.ask("wangfang", "/help")
        other = House(house.settings, house.messenger, house.url, house.people, house.data.parent / "other")
        async with other.bot() as second:
            with pytest.raises(SecondPoller):
                await second.wait()


async def test_a_wrong_token_stops_with_a_clear_error(house: House) -> None:
    async with house.bot(token="424242:wrong-wrong-wrong") as service:
        with pytest.raises(TokenRefused):
            await service.wait()


async def test_a_bot_that_waits_for_its_messenger_can_be_stopped(house: House, tmp_path: Path) -> None:
    nowhere = House(house.settings, house.messenger, "http://127.0.0.1:9", house.people, tmp_path / "other")
    async with nowhere.bot() as service:
        assert service.busy()
    await service.wait()
