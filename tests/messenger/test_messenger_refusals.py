"""What cannot be done is refused as the real server does: the HTTP status is the error code."""

import io
from typing import Any

import aiohttp
import pytest
from messenger_kit import PEOPLE, TOKEN, Office, buttons, config_at, office_of

from messenger.config import Config, Person


def press_with(data: str) -> dict[str, Any]:
    """A button with this callback data."""
    return {"inline_keyboard": [[{"text": "好", "callback_data": data}]]}


async def test_a_wrong_token_is_401_and_an_unknown_method_400(office: Office) -> None:
    assert (await office.call("getMe", token="123:guess")).refusal == (401, "Unauthorized")
    assert (await office.call("getMe", token="123:猜")).refusal == (401, "Unauthorized")
    code, _ = await office.refused("launchRocket")
    assert code == 400


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": "  \n "}, "message text is empty"),
        ({"text": "字" * 4097}, "message is too long"),
        ({"text": "<b>开", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": "<b>开</i>", "parse_mode": "HTML"}, "can't parse entities: Unmatched end tag at byte offset 6"),
        ({"text": "<h1>大</h1>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "h1"'),
        ({"text": "a < b", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "完</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag"),
        ({"text": "*a*", "parse_mode": "Markdown"}, "unsupported parse_mode"),
        ({"text": "a", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "a", "reply_markup": press_with("字" * 22)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a"}]]}}, "text buttons are unallowed"),
        ({"text": "a", "reply_markup": "{no json"}, "can't parse reply markup JSON object"),
        ({"text": "a", "chat_id": "12x"}, "chat not found"),
        ({"text": "a", "chat_id": 1}, "chat not found"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
    ],
)
async def test_a_message_that_cannot_be_is_refused(office: Office, parameters: dict[str, Any], words: str) -> None:
    code, description = await office.refused("sendMessage", **{"chat_id": office.chat("wang"), **parameters})
    assert code == 400
    assert description.startswith(f"Bad Request: {words}")
    assert await office.client.messages("wang") == []


async def test_4096_characters_and_64_bytes_are_not_too_many(office: Office) -> None:
    markup = press_with("x" * 64)
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="字" * 4096, reply_markup=markup)
    assert len(sent["text"]) == 4096


async def test_edits_that_cannot_be_are_refused(office: Office) -> None:
    chat = office.chat("wang")
    same = await office.bot("sendMessage", chat_id=chat, text="原样", reply_markup=buttons("好"))
    own = await office.client.send("wang", "我写的")
    keyboard = await office.bot("sendMessage", chat_id=chat, text="k", reply_markup={"keyboard": [["a"]]})

    async def edit(number: int, text: str, **more: Any) -> str:
        code, words = await office.refused("editMessageText", chat_id=chat, message_id=number, text=text, **more)
        assert code == 400
        return words

    assert "message is not modified" in await edit(same["message_id"], "原样", reply_markup=buttons("好"))
    assert await edit(9999, "新") == "Bad Request: message to edit not found"
    assert await edit(own, "新") == "Bad Request: message can't be edited"
    assert await edit(keyboard["message_id"], "新") == "Bad Request: message can't be edited"
    code, words = await office.refused("deleteMessage", chat_id=chat, message_id=9999)
    assert (code, words) == (400, "Bad Request: message to delete not found")


async def test_a_message_of_another_chat_cannot_be_edited(office: Office) -> None:
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="给王芳")
    code, _ = await office.refused(
        "editMessageText", chat_id=office.chat("li"), message_id=sent["message_id"], text="x"
    )
    assert code == 400


async def test_who_never_started_or_has_blocked_the_bot_is_403(config: Config) -> None:
    async with office_of(config_at(config.data, started=False)) as office:
        chat = office.chat("wang")
        code, words = await office.refused("sendMessage", chat_id=chat, text="好")
        assert (code, words) == (403, "Forbidden: bot can't initiate conversation with a user")
        await office.client.send("wang", "/start")
        await office.bot("sendMessage", chat_id=chat, text="好")
        await office.client.block("wang")
        code, words = await office.refused("sendMessage", chat_id=chat, text="好")
        assert (code, words) == (403, "Forbidden: bot was blocked by the user")
        await office.client.block("wang", blocked=False)
        await office.bot("sendMessage", chat_id=chat, text="好")
        office.messenger.mark_started("li")
        await office.bot("sendMessage", chat_id=office.chat("li"), text="好")


async def test_a_picture_that_is_none_and_a_file_that_is_empty_are_refused(office: Office) -> None:
    for method, data in (("sendPhoto", b"no picture"), ("sendDocument", b"")):
        form = aiohttp.FormData({"chat_id": str(office.chat("wang"))})
        form.add_field(method.removeprefix("send").lower(), data, filename="a.png")
        assert (await office.call(method, data=form)).refusal[0] == 400
    code, _ = await office.refused("sendDocument", chat_id=office.chat("wang"), document="unknown-id")
    assert code == 400


async def test_a_body_over_the_limit_is_413(config: Config) -> None:
    async with office_of(config_at(config.data, file_limit=1000)) as office:
        form = aiohttp.FormData({"chat_id": str(office.chat("wang"))})
        form.add_field("document", io.BytesIO(b"x" * 2_000_000), filename="big.bin")
        assert (await office.call("sendDocument", data=form)).refusal[0] == 413


async def test_an_endless_body_is_cut_off_at_the_limit(config: Config) -> None:
    async def chunks() -> Any:
        for _ in range(40):
            yield b"x" * 50_000

    async with office_of(config_at(config.data, file_limit=1000)) as office:
        reply = await office.call("sendMessage", data=chunks(), headers={"Content-Type": "application/json"})
        assert reply.refusal[0] == 413


async def test_json_that_is_none_is_refused(office: Office) -> None:
    for body in (b"{", b"[1]"):
        reply = await office.call("sendMessage", data=body, headers={"Content-Type": "application/json"})
        assert reply.refusal[0] == 400


async def test_an_unknown_press_cannot_be_answered(office: Office) -> None:
    code, words = await office.refused("answerCallbackQuery", callback_query_id="1")
    assert (code, words.split(" and ")[0]) == (400, "Bad Request: query is too old")


async def test_commands_are_checked(office: Office) -> None:
    for command in ("Big", "", "x" * 33, "中"):
        code, words = await office.refused("setMyCommands", commands=[{"command": command, "description": "d"}])
        assert (code, words) == (400, "Bad Request: BOT_COMMAND_INVALID")
    code, _ = await office.refused("setMyCommands", commands=[{"command": "a", "description": ""}])
    assert code == 400


async def test_each_of_several_tokens_is_good(config: Config) -> None:
    async with office_of(config_at(config.data, tokens=(TOKEN, "123:new"))) as office:
        assert (await office.call("getMe", token="123:new")).result["id"] == 123


async def test_numbers_of_people_are_their_own_and_stay(config: Config) -> None:
    many = tuple(Person(f"p{number}", f"第{number}人") for number in range(300))
    async with office_of(config_at(config.data, people=(*PEOPLE, *many))) as office:
        numbers = {person["id"]: person["chat_id"] for person in await office.client.people()}
    assert len(set(numbers.values())) == 303
    async with office_of(config_at(config.data, people=many[::-1])) as office:
        again = {person["id"]: person["chat_id"] for person in await office.client.people()}
    assert again == {key: numbers[key] for key in again}
    assert "zhang" not in again
