"""The client side: what a script or a test sees of the office."""

import asyncio
from datetime import datetime

import pytest
from messenger_kit import START, Office, buttons, config_at, echoing, office_of

from messenger.client import Client, ClientRefused
from messenger.config import Config


async def test_people_are_listed_with_what_is_unread(office: Office) -> None:
    await office.bot("sendMessage", chat_id=office.chat("wang"), text="通知")
    listed = {person["id"]: person for person in await office.client.people()}
    assert list(listed) == ["zhang", "wang", "li"]
    assert listed["wang"].items() >= {"name": "王芳", "title": "副主任", "unread": 1}.items()
    assert listed["li"]["unread"] == 0
    await office.client.messages("wang")
    assert [person["unread"] for person in await office.client.people()] == [0, 0, 0]


async def test_reading_up_to_a_message_leaves_the_later_ones_unread(office: Office) -> None:
    first = await office.bot("sendMessage", chat_id=office.chat("wang"), text="一")
    await office.bot("sendMessage", chat_id=office.chat("wang"), text="二")
    await office.client.call("POST", "wang/read", json={"message_id": first["message_id"]})
    assert [person["unread"] for person in await office.client.people()] == [0, 1, 0]


async def test_a_text_is_answered_and_shown_with_its_date(office: Office) -> None:
    async with echoing(office), asyncio.timeout(20):
        (answer,) = await office.client.ask("wang", "请假")
        assert (answer["from"], answer["text"]) == ("bot", "您说：请假")
        assert answer["buttons"] == [["同意", "不同意"]]
        assert (answer["file"], answer["edited"]) == (None, False)
        assert datetime.fromisoformat(answer["date"]) >= START
        own, _ = await office.client.messages("wang")
        assert (own["from"], own["text"]) == ("me", "请假")


async def test_a_press_returns_the_popup_and_the_edited_card_is_told_once(office: Office) -> None:
    async with echoing(office), asyncio.timeout(20):
        (card,) = await office.client.ask("wang", "请假")
        outcome = await office.client.press("wang", card["message_id"], "同意")
        assert outcome == {"popup": "已同意", "alert": False, "answered": True}
        (edited,) = await office.client.messages("wang", after=card["message_id"], wait=5)
        assert (edited["message_id"], edited["text"], edited["edited"]) == (card["message_id"], "同意", True)
        assert await office.client.messages("wang", after=card["message_id"]) == []


async def test_callers_that_keep_their_own_place_each_get_every_change(office: Office) -> None:
    async with echoing(office), asyncio.timeout(20):
        (card,) = await office.client.ask("wang", "请假")
        await office.client.press("wang", card["message_id"], "同意")
        for _ in range(2):
            (change,) = await office.client.messages("wang", since=card["seq"])
            assert change["text"] == "同意"


async def test_without_wait_it_answers_at_once_and_with_wait_when_the_wait_is_over(office: Office) -> None:
    number = await office.client.send("wang", "有人吗")
    assert await office.client.messages("wang", after=number) == []
    assert await office.client.messages("wang", after=number, wait=0.05) == []


async def test_it_waits_until_the_host_is_no_longer_busy(office: Office) -> None:
    asked = 0

    def busy() -> bool:
        nonlocal asked
        asked += 1
        return asked < 5

    office.messenger.set_busy(busy)
    await office.bot("sendMessage", chat_id=office.chat("wang"), text="好")
    async with asyncio.timeout(20):
        assert len(await office.client.messages("wang", after=0, wait=10)) == 1
    assert asked >= 5


async def test_pages_of_older_messages(office: Office) -> None:
    for number in range(7):
        await office.bot("sendMessage", chat_id=office.chat("wang"), text=str(number))
    newest = await office.client.messages("wang", limit=3)
    assert [message["text"] for message in newest] == ["4", "5", "6"]
    older = await office.client.messages("wang", before=newest[0]["message_id"], limit=3)
    assert [message["text"] for message in older] == ["1", "2", "3"]


async def test_a_button_that_is_gone_is_409_with_those_of_now(office: Office) -> None:
    chat = office.chat("wang")
    sent = await office.bot("sendMessage", chat_id=chat, text="?", reply_markup=buttons("同意"))
    number = sent["message_id"]
    await office.bot("editMessageReplyMarkup", chat_id=chat, message_id=number, reply_markup=buttons("撤回"))
    with pytest.raises(ClientRefused) as refused:
        await office.client.press("wang", number, "同意")
    assert (refused.value.status, refused.value.body["buttons"]) == (409, [["撤回"]])
    assert await office.take_updates() == []
    with pytest.raises(ClientRefused) as refused:
        await office.client.press("wang", 999, "同意")
    assert refused.value.status == 404


async def test_a_stale_and_a_forged_press_can_be_made_for_tests(office: Office) -> None:
    chat = office.chat("wang")
    sent = await office.bot("sendMessage", chat_id=chat, text="?", reply_markup=buttons("同意"))
    number = sent["message_id"]
    await office.bot("editMessageText", chat_id=chat, message_id=number, text="已办")
    await office.client.press("wang", number, "同意", stale=True, wait=0.01)
    await office.client.press("wang", number, "", data="forged:1", wait=0.01)
    await office.bot("deleteMessage", chat_id=chat, message_id=number)
    await office.client.press("wang", number, "同意", stale=True, wait=0.01)
    queries = [update["callback_query"] for update in await office.take_updates()]
    assert [query["data"] for query in queries] == ["同意", "forged:1", "同意"]
    assert queries[-1]["message"]["date"] == 0


async def test_of_two_buttons_with_one_label_the_place_decides(office: Office) -> None:
    cells = [{"text": "1", "callback_data": "1 Dec"}, {"text": "1", "callback_data": "1 Jan"}]
    sent = await office.bot(
        "sendMessage", chat_id=office.chat("wang"), text="?", reply_markup={"inline_keyboard": [cells]}
    )
    await office.client.press("wang", sent["message_id"], "1", row=0, column=1, wait=0.01)
    assert [update["callback_query"]["data"] for update in await office.take_updates()] == ["1 Jan"]


async def test_a_button_with_an_address_opens_it_and_the_bot_hears_nothing(office: Office) -> None:
    markup = {"inline_keyboard": [[{"text": "制度", "url": "http://oa.example/30"}]]}
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="?", reply_markup=markup)
    outcome = await office.client.press("wang", sent["message_id"], "制度")
    assert outcome["url"] == "http://oa.example/30"
    assert await office.take_updates() == []


async def test_what_is_wrong_is_refused(office: Office) -> None:
    for person, text, status in (("nobody", "好", 404), ("wang", " ", 400), ("wang", "字" * 4097, 400)):
        with pytest.raises(ClientRefused) as refused:
            await office.client.send(person, text)
        assert refused.value.status == status


async def test_another_sites_page_cannot_act_in_the_office(office: Office) -> None:
    address = f"{office.url}/client/wang/send"
    for origin, status in (("http://evil.example", 403), ("null", 403), (office.url, 200)):
        async with office.session.post(address, json={"text": "好"}, headers={"Origin": origin}) as answer:
            assert answer.status == status


async def events_of(office: Office, path: str, count: int, headers: dict[str, str]) -> list[tuple[str, str]]:
    """The first so many events of a stream: their ids and data."""
    found: list[tuple[str, str]] = []
    number = ""
    async with office.session.get(f"{office.url}/client/{path}", headers=headers) as answer:
        assert answer.content_type == "text/event-stream"
        async for line in answer.content:
            key, _, value = line.decode().rstrip("\n").partition(": ")
            number = value if key == "id" else number
            if key == "data":
                found.append((number, value))
            if len(found) == count:
                return found
    return found


async def test_events_replay_what_came_after_the_last_one_seen(office: Office) -> None:
    for text in "一二三":
        await office.bot("sendMessage", chat_id=office.chat("wang"), text=text)
    async with asyncio.timeout(20):
        first, second, third = await events_of(office, "wang/events?since=0", 3, {})
        assert "一" in first[1]
        again = await events_of(office, "wang/events?since=0", 2, {"Last-Event-ID": first[0]})
        assert again == [second, third]


async def test_events_come_as_things_happen(office: Office) -> None:
    async with asyncio.timeout(20):
        waiting = asyncio.create_task(events_of(office, "wang/events?since=0", 1, {}))
        await office.bot("sendMessage", chat_id=office.chat("wang"), text="刚到")
        assert "刚到" in (await waiting)[0][1]


async def test_the_office_stream_tells_who_has_something_waiting(office: Office) -> None:
    await office.bot("sendMessage", chat_id=office.chat("li"), text="通知")
    async with asyncio.timeout(20):
        people, clock = await events_of(office, "events", 2, {})
    assert '"unread": 1' in people[1]
    assert '"now": "2026-11-30T14:0' in clock[1]


async def test_outside_of_a_demo_each_person_sees_only_the_own_chat(config: Config) -> None:
    async with office_of(config_at(config.data, demo=False)) as office:
        with pytest.raises(ClientRefused) as refused:
            await office.client.people()
        assert refused.value.status == 401
        token = office.messenger.issue_login("wang")
        async with Client(office.url, token) as wang:
            assert [person["id"] for person in await wang.people()] == ["wang"]
            await wang.send("wang", "好")
            forbidden = (("GET", "li/messages"), ("POST", "clock"), ("GET", "faults"))
            for way, path in forbidden:
                with pytest.raises(ClientRefused) as refused:
                    await wang.call(way, path)
                assert refused.value.status == 403
        office.messenger.issue_login("wang")
        async with Client(office.url, token) as former:
            with pytest.raises(ClientRefused):
                await former.people()


async def test_the_pages_login_is_kept_in_a_cookie_out_of_reach(config: Config) -> None:
    async with office_of(config_at(config.data, demo=False)) as office:
        body = {"token": office.messenger.issue_login("li")}
        async with office.session.post(f"{office.url}/client/login", json={"token": "guess"}) as answer:
            assert answer.status == 401
        async with office.session.post(f"{office.url}/client/login", json=body) as answer:
            cookie = answer.headers["Set-Cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=strict" in cookie
