"""The Bot API takes calls in every form in which clients send them, and answers in full shapes."""

import json
from typing import Any

import aiohttp
import pytest
from messenger_kit import START, Office, buttons, png


async def test_get_me_says_who_the_bot_is(office: Office) -> None:
    me = await office.bot("getMe")
    assert (me["id"], me["is_bot"], me["first_name"], me["username"]) == (123, True, "办事助手", "banshi_bot")


@pytest.mark.parametrize("way", ["json", "form", "query", "multipart", "query and form"])
async def test_a_message_may_be_sent_in_each_form(office: Office, way: str) -> None:
    chat = str(office.chat("wang"))
    fields = {"chat_id": chat, "text": "通知：周三 9 点", "reply_markup": json.dumps(buttons("知道了"))}
    multipart = aiohttp.FormData(fields, default_to_multipart=True)
    options: dict[str, dict[str, Any]] = {
        "json": {"json": fields},
        "form": {"data": fields},
        "query": {"way": "GET", "params": fields},
        "multipart": {"data": multipart},
        "query and form": {"params": {"chat_id": chat}, "data": {"text": fields["text"]}},
    }
    message = (await office.call("sendMessage", **options[way])).result
    assert message["text"] == "通知：周三 9 点"
    assert message["chat"] == {"id": int(chat), "type": "private", "first_name": "王芳"}
    assert message["from"]["is_bot"] is True
    assert message["date"] == pytest.approx(START.timestamp(), abs=60)


async def test_a_form_may_hold_characters_as_they_are(office: Office) -> None:
    body = f"chat_id={office.chat('wang')}&text=请假".encode()
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert (await office.call("sendMessage", data=body, headers=headers)).result["text"] == "请假"


async def test_a_call_may_have_no_body_and_its_name_in_any_case(office: Office) -> None:
    assert (await office.call("GETME", way="GET")).result["id"] == 123
    assert (await office.call("getMe")).result["id"] == 123


async def test_a_stray_method_field_does_no_harm(office: Office) -> None:
    fields = {"method": "sendMessage", "chat_id": office.chat("wang"), "text": "好"}
    assert (await office.call("sendMessage", json=fields)).result["text"] == "好"


@pytest.mark.parametrize("as_text", [False, True])
async def test_nested_json_may_come_as_text(office: Office, as_text: bool) -> None:
    markup = buttons("同意 不同意")
    given = json.dumps(markup) if as_text else markup
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="批准吗？", reply_markup=given)
    assert sent["reply_markup"] == markup
    (shown,) = await office.client.messages("wang")
    assert shown["buttons"] == [["同意", "不同意"]]


async def test_keyboard_buttons_may_be_bare_texts(office: Office) -> None:
    markup = {"keyboard": [["上午", {"text": "下午"}]], "one_time_keyboard": True}
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="何时？", reply_markup=markup)
    assert "reply_markup" not in sent
    (shown,) = await office.client.messages("wang")
    assert (shown["keyboard"], shown["one_time"], shown["buttons"]) == ([["上午", "下午"]], True, [])
    remembered = await office.client.call("GET", "wang/keyboard")
    assert remembered["keyboard"] == [["上午", "下午"]]
    await office.bot("sendMessage", chat_id=office.chat("wang"), text="好", reply_markup={"remove_keyboard": True})
    assert (await office.client.call("GET", "wang/keyboard"))["keyboard"] == []


def raw_multipart(chat: int) -> tuple[bytes, dict[str, str]]:
    """A form as some clients write it: no quotes, the file's name in plain UTF-8, the file in a part of any name."""
    parts = (
        f"--cut\r\nContent-Disposition: form-data; name=chat_id\r\n\r\n{chat}\r\n"
        "--cut\r\nContent-Disposition: form-data; name=document\r\n\r\nattach://部分7\r\n"
        "--cut\r\nContent-Disposition: form-data; name=部分7; filename=请假条.txt\r\n\r\n内容\r\n--cut--\r\n"
    )
    return parts.encode(), {"Content-Type": "multipart/form-data; boundary=cut"}


async def test_a_file_name_may_stand_unquoted_in_utf8_and_the_part_have_any_name(office: Office) -> None:
    body, headers = raw_multipart(office.chat("wang"))
    sent = (await office.call("sendDocument", data=body, headers=headers)).result
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("请假条.txt", 6)


async def test_a_document_comes_back_byte_for_byte(office: Office) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", str(office.chat("wang")))
    form.add_field("caption", "<b>统计表</b>")
    form.add_field("parse_mode", "HTML")
    form.add_field("document", b"\x00\xff" * 500, filename="统计表 一.xlsx")
    sent = (await office.call("sendDocument", data=form)).result
    assert sent["caption"] == "统计表"
    assert sent["caption_entities"] == [{"type": "bold", "offset": 0, "length": 3}]
    found = await office.bot("getFile", file_id=sent["document"]["file_id"])
    assert found["file_unique_id"] == sent["document"]["file_unique_id"]
    async with office.session.get(f"{office.url}/file/bot123:secret/{found['file_path']}") as answer:
        assert await answer.read() == b"\x00\xff" * 500
    (shown,) = await office.client.messages("wang")
    assert (shown["file"]["name"], shown["file"]["size"]) == ("统计表 一.xlsx", 1000)
    async with office.session.get(office.url + shown["file"]["url"]) as answer:
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert await answer.read() == b"\x00\xff" * 500


async def test_a_photo_tells_its_size_and_can_be_sent_again_by_its_id(office: Office) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(office.chat("wang")))
    form.add_field("photo", png(64, 48), filename="a.png")
    photo = (await office.call("sendPhoto", data=form)).result["photo"][-1]
    assert (photo["width"], photo["height"]) == (64, 48)
    again = await office.bot("sendPhoto", chat_id=office.chat("li"), photo=photo["file_id"])
    assert again["photo"][-1]["file_id"] == photo["file_id"]


async def test_a_file_of_one_chat_is_not_shown_in_another(office: Office) -> None:
    form = aiohttp.FormData({"chat_id": str(office.chat("wang"))})
    form.add_field("document", b"secret", filename="a.txt")
    await office.call("sendDocument", data=form)
    (shown,) = await office.client.messages("wang")
    async with office.session.get(office.url + shown["file"]["url"].replace("wang", "li")) as answer:
        assert answer.status == 404


async def test_an_edit_shows_in_place_with_its_date(office: Office) -> None:
    chat = office.chat("wang")
    sent = await office.bot("sendMessage", chat_id=chat, text="待批", reply_markup=buttons("同意"))
    where = {"chat_id": chat, "message_id": sent["message_id"]}
    edited = await office.bot("editMessageText", text="<i>已批</i>", parse_mode="HTML", **where)
    assert (edited["message_id"], edited["text"]) == (sent["message_id"], "已批")
    assert edited["edit_date"] >= edited["date"]
    assert "reply_markup" not in edited
    marked = await office.bot("editMessageReplyMarkup", reply_markup=buttons("撤回"), **where)
    assert marked["reply_markup"] == buttons("撤回")
    (shown,) = await office.client.messages("wang")
    assert (shown["text"], shown["edited"], shown["buttons"]) == ("已批", True, [["撤回"]])


async def test_a_deleted_message_is_gone(office: Office) -> None:
    chat = office.chat("wang")
    sent = await office.bot("sendMessage", chat_id=chat, text="错发")
    assert await office.bot("deleteMessage", chat_id=chat, message_id=sent["message_id"]) is True
    assert await office.client.messages("wang") == []
    assert await office.client.messages("wang", before=sent["message_id"] + 1) == []
    (mark,) = await office.client.messages("wang", since=sent["message_id"] - 1)
    assert mark["deleted"] is True


async def test_a_file_goes_with_the_last_message_that_shows_it(office: Office) -> None:
    form = aiohttp.FormData({"chat_id": str(office.chat("wang"))})
    form.add_field("document", b"secret", filename="a.txt")
    sent = (await office.call("sendDocument", data=form)).result
    file_id = sent["document"]["file_id"]
    again = await office.bot("sendDocument", chat_id=office.chat("li"), document=file_id)
    await office.bot("deleteMessage", chat_id=office.chat("wang"), message_id=sent["message_id"])
    assert (await office.bot("getFile", file_id=file_id))["file_size"] == 6
    await office.bot("deleteMessage", chat_id=office.chat("li"), message_id=again["message_id"])
    assert await office.refused("getFile", file_id=file_id) == (400, "Bad Request: invalid file_id")
    assert not any(path.is_file() for path in (office.messenger.config.data / "files").rglob("*"))


async def test_a_reply_carries_what_it_replies_to(office: Office) -> None:
    chat, asked = office.chat("wang"), await office.client.send("wang", "在吗")
    sent = await office.bot("sendMessage", chat_id=chat, text="在", reply_parameters={"message_id": asked})
    assert sent["reply_to_message"]["text"] == "在吗"
    await office.client.send("wang", "好", reply_to=sent["message_id"])
    update = (await office.take_updates())[-1]["message"]
    assert update["reply_to_message"]["text"] == "在"
    assert "reply_to_message" not in update["reply_to_message"]


async def test_protected_and_silent_messages_are_marked(office: Office) -> None:
    options = {"protect_content": "true", "disable_notification": True}
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="内部", **options)
    assert sent["has_protected_content"] is True
    (shown,) = await office.client.messages("wang")
    assert (shown["protected"], shown["silent"]) == (True, True)


async def test_each_person_gets_the_commands_of_the_narrowest_scope(office: Office) -> None:
    everyone = [{"command": "help", "description": "说明"}]
    own = [{"command": "approve", "description": "审批"}, *everyone]
    scope = {"type": "chat", "chat_id": office.chat("zhang")}
    assert await office.bot("setMyCommands", commands=everyone) is True
    assert await office.bot("setMyCommands", commands=json.dumps(own), scope=json.dumps(scope)) is True
    assert await office.bot("getMyCommands") == everyone
    assert await office.bot("getMyCommands", scope=scope) == own
    assert await office.client.call("GET", "wang/commands") == everyone
    assert await office.client.call("GET", "zhang/commands") == own
    await office.bot("deleteMyCommands", scope=scope)
    assert await office.client.call("GET", "zhang/commands") == everyone


async def test_the_menu_button_is_kept(office: Office) -> None:
    assert await office.bot("setChatMenuButton", menu_button={"type": "commands"}) is True
    assert await office.bot("getChatMenuButton") == {"type": "commands"}


async def test_get_chat_and_the_small_methods_answer(office: Office) -> None:
    chat = await office.bot("getChat", chat_id=office.chat("wang"))
    assert (chat["type"], chat["first_name"]) == ("private", "王芳")
    assert await office.bot("sendChatAction", chat_id=office.chat("wang"), action="typing") is True
