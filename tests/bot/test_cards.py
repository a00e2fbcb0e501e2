"""Cards, files and menus out: a card is one message, edited in place; what is gone is sent anew."""

from typing import Any

import pytest
from fake_messenger import refusal
from kit import Desk, later
from telegram.error import TimedOut

from workflow.message import Button, Line, Message
from workflow.post import CARD


async def card(desk: Desk, message_id: int | None) -> None:
    """A card of wangfang's, which stands in this message."""
    doc = {"case": "c", "person": "wangfang", "purpose": "main", "message_id": message_id}
    await desk.store.run(lambda tx: tx.put(CARD, "card", doc))


PRESSED = Message((Line("say-text", {"what": "?"}),), ((Button(Line("say-text", {"what": "ok"}), "a:b:c:1"),),))


async def test_a_card_is_known_by_its_message_and_has_its_buttons(desk: Desk) -> None:
    await card(desk, None)
    await desk.post("first", message=PRESSED, card="card")
    await later(desk, 0)
    assert (await desk.row("card", CARD))["message_id"] == (await desk.row("first"))["message_id"]
    [(_, parameters)] = desk.messenger.sent("sendMessage")
    assert parameters["reply_markup"] == {"inline_keyboard": [[{"text": "ok", "callback_data": "a:b:c:1"}]]}


async def test_a_card_is_edited_in_place(desk: Desk) -> None:
    await card(desk, 55)
    await desk.post("change", kind="edit", card="card")
    await later(desk, 0)
    [(_, parameters)] = desk.messenger.sent("sendMessage", "editMessageText")
    assert (parameters["message_id"], parameters["text"]) == (55, "change")
    assert (await desk.row("card", CARD))["message_id"] == 55


async def test_an_edit_that_changes_nothing_is_done(desk: Desk) -> None:
    await card(desk, 55)
    desk.messenger.script["editMessageText"].append(refusal(400, "Bad Request: message is not modified: same"))
    await desk.post("change", kind="edit", card="card")
    await later(desk, 0)
    assert (await desk.row("change"))["state"] == "sent"
    assert desk.messenger.texts() == []


@pytest.mark.parametrize("standing", [55, None])
async def test_a_card_that_is_gone_is_sent_anew(desk: Desk, standing: int | None) -> None:
    await card(desk, standing)
    if standing is not None:
        desk.messenger.script["editMessageText"].append(refusal(400, "Bad Request: message to edit not found"))
    await desk.post("change", kind="edit", card="card")
    await later(desk, 0)
    assert desk.messenger.texts() == ["change"]
    found = (await desk.row("card", CARD))["message_id"]
    assert found == (await desk.row("change"))["message_id"]
    assert found not in (None, 55)


async def test_a_repeated_edit_needs_no_mark(desk: Desk) -> None:
    await card(desk, 55)
    desk.messenger.script["editMessageText"].append(TimedOut())
    await desk.post("change", kind="edit", card="card")
    await later(desk, 0)
    await later(desk, 1)
    assert [one["text"] for _, one in desk.messenger.sent("editMessageText")] == ["change", "change"]


async def test_a_card_sent_anew_takes_the_buttons_off_the_old_message(desk: Desk) -> None:
    await card(desk, 55)
    desk.messenger.script["editMessageReplyMarkup"].append(refusal(400, "Bad Request: message to edit not found"))
    await desk.post("anew", card="card")
    await later(desk, 0)
    methods = [method for method, _ in desk.messenger.sent("editMessageReplyMarkup", "sendMessage")]
    assert methods == ["editMessageReplyMarkup", "sendMessage"]


FILE: dict[str, Any] = {"file_id": "F1", "name": "a.pdf", "size": 9, "type": "application/pdf"}


async def test_a_file_is_passed_on_protected(desk: Desk) -> None:
    await desk.post("paper", kind="file", file=FILE)
    await later(desk, 0)
    [(_, parameters)] = desk.messenger.sent("sendDocument")
    assert (parameters["document"], parameters["caption"]) == ("F1", "paper")
    assert parameters["protect_content"] is True


@pytest.mark.parametrize("more", [{}, {"kind": "edit", "card": "card"}, {"kind": "file", "file": FILE}])
async def test_what_is_sent_is_plain_text(desk: Desk, more: dict[str, Any]) -> None:
    await card(desk, 7)
    said = "<b>家里有事</b> [x](http://evil.example) *_&"
    await desk.post(said, **more)
    await later(desk, 0)
    calls = [given for name, given in desk.messenger.calls if {"text", "caption"} & given.keys() and name != "getMe"]
    assert [given.get("text", given.get("caption")) for given in calls] == [said]
    assert not any("parse_mode" in given or "entities" in given for given in calls)


async def test_a_picture_goes_as_a_picture_or_else_as_a_paper(desk: Desk) -> None:
    desk.messenger.script["sendPhoto"].append(refusal(400, "Bad Request: can't use file of type Document as Photo"))
    await desk.post("picture", kind="file", file=FILE | {"name": "photo.jpg"})
    await later(desk, 0)
    assert [method for method, _ in desk.messenger.calls] == ["sendPhoto", "sendDocument"]
    assert (await desk.row("picture"))["state"] == "sent"


async def test_a_menu_is_set_for_one_chat_in_both_languages(desk: Desk) -> None:
    await desk.post("menu", kind="menu", message=Message(()))
    await later(desk, 0)
    calls = [parameters for _, parameters in desk.messenger.sent("setMyCommands")]
    assert [one["language_code"] for one in calls] == ["zh", "en"]
    assert {one["scope"]["chat_id"] for one in calls} == {desk.chats["wangfang"]}
    commands = [[command["command"] for command in one["commands"]] for one in calls]
    assert commands[0] == commands[1]
    assert "leave" in commands[0]
    assert len(desk.messenger.sent("setChatMenuButton")) == 1
