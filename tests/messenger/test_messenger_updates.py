"""The bot gets every update: by polling, by offsets, one poller at a time, or by a webhook."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from messenger_kit import Office, buttons, config_at, office_of, png

from messenger.activity import until
from messenger.client import Attachment
from messenger.config import Config


async def test_a_text_arrives_with_its_command_marked_in_utf16(office: Office) -> None:
    number = await office.client.send("wang", "😀 /leave@banshi_bot 三天")
    (update,) = await office.take_updates()
    message = update["message"]
    assert message["message_id"] == number
    assert message["from"]["id"] == message["chat"]["id"] == office.chat("wang")
    assert (message["from"]["first_name"], message["from"]["is_bot"]) == ("王芳", False)
    assert message["entities"] == [{"type": "bot_command", "offset": 3, "length": 17}]


async def test_an_unconfirmed_update_comes_again_and_a_confirmed_one_does_not(office: Office) -> None:
    await office.client.send("wang", "一")
    await office.client.send("wang", "二")
    first = await office.bot("getUpdates")
    assert await office.bot("getUpdates") == first
    (left,) = await office.bot("getUpdates", offset=first[0]["update_id"] + 1)
    assert left["message"]["text"] == "二"
    assert await office.bot("getUpdates", offset=left["update_id"] + 1) == []


async def test_limit_and_negative_offset(office: Office) -> None:
    for text in "一二三四":
        await office.client.send("wang", text)
    assert [u["message"]["text"] for u in await office.bot("getUpdates", limit=2)] == ["一", "二"]
    assert [u["message"]["text"] for u in await office.bot("getUpdates", offset=-1)] == ["四"]
    assert [u["message"]["text"] for u in await office.bot("getUpdates")] == ["四"]


async def test_only_allowed_kinds_arrive(office: Office) -> None:
    await office.bot("getUpdates", allowed_updates='["callback_query"]')
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="?", reply_markup=buttons("好"))
    await office.client.send("wang", "听不到")
    await office.client.press("wang", sent["message_id"], "好", wait=0.01)
    assert [list(update)[1] for update in await office.take_updates()] == ["callback_query"]
    await office.bot("getUpdates", allowed_updates=[])
    await office.client.send("wang", "听到了")
    assert [list(update)[1] for update in await office.take_updates()] == ["message"]


async def test_a_held_poll_ends_with_the_next_update(office: Office) -> None:
    held = asyncio.create_task(office.bot("getUpdates", timeout=30))
    assert await until(lambda: office.messenger.state.polling, 10)
    await office.client.send("wang", "来了")
    async with asyncio.timeout(5):
        assert (await held)[0]["message"]["text"] == "来了"


async def test_a_second_poller_is_409_and_the_first_goes_on(office: Office) -> None:
    held = asyncio.create_task(office.bot("getUpdates", timeout=30))
    assert await until(lambda: office.messenger.state.polling, 10)
    code, words = await office.refused("getUpdates", timeout=1)
    assert (code, words.split(":")[0]) == (409, "Conflict")
    await office.client.send("wang", "好")
    assert len(await held) == 1


async def test_a_poller_that_hung_up_makes_room(office: Office) -> None:
    held = asyncio.create_task(office.bot("getUpdates", timeout=50))
    assert await until(lambda: office.messenger.state.polling, 10)
    held.cancel()
    assert await office.bot("getUpdates") == []


async def test_a_document_and_a_photo_arrive_with_all_that_clients_need(office: Office) -> None:
    await office.client.upload("wang", Attachment("病假条 1.pdf", b"%PDF-", "病假条"))
    await office.client.upload("wang", Attachment("x.png", png(3, 2), kind="photo"))
    document, photo = (update["message"] for update in await office.take_updates())
    assert document["caption"] == "病假条"
    assert document["document"].items() >= {"file_name": "病假条 1.pdf", "mime_type": "application/pdf"}.items()
    assert {"file_id", "file_unique_id", "file_size"} <= set(document["document"])
    assert (photo["photo"][-1]["width"], photo["photo"][-1]["height"]) == (3, 2)


async def test_a_press_arrives_with_its_data_and_the_message(office: Office) -> None:
    markup = {"inline_keyboard": [[{"text": "同意", "callback_data": "ok:17:2"}]]}
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text="准吗", reply_markup=markup)
    press = asyncio.create_task(office.client.press("wang", sent["message_id"], "同意"))
    (update,) = await office.bot("getUpdates", timeout=5)
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("ok:17:2", office.chat("wang"))
    assert isinstance(query["id"], str)
    assert query["chat_instance"]
    assert query["message"]["text"] == "准吗"
    assert await office.bot("answerCallbackQuery", callback_query_id=query["id"], text="收到", show_alert=True)
    await office.bot("getUpdates", offset=update["update_id"] + 1)
    assert await press == {"popup": "收到", "alert": True, "answered": True}


@dataclass
class Hook:
    """A bot that is posted to. It fails as often as `failures` says, then answers with `answer`."""

    url: str = ""
    failures: int = 0
    answer: dict[str, Any] = field(default_factory=dict)
    got: asyncio.Queue[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=asyncio.Queue)

    async def take(self, request: web.Request) -> web.Response:
        """One posted update."""
        await self.got.put((dict(request.headers), await request.json()))
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        return web.json_response(self.answer)


@asynccontextmanager
async def listening_hook() -> AsyncIterator[Hook]:
    """The bot of a webhook, listening on a free port."""
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    try:
        yield hook
    finally:
        await runner.cleanup()


async def test_a_webhook_gets_each_update_with_the_secret_until_it_says_200(office: Office) -> None:
    async with listening_hook() as hook, asyncio.timeout(20):
        hook.failures = 2
        assert await office.bot("setWebhook", url=hook.url, secret_token="s3cret")
        await office.client.send("wang", "一")
        await office.client.send("wang", "二")
        seen = [await hook.got.get() for _ in range(4)]
        assert [body["message"]["text"] for _, body in seen] == ["一", "一", "一", "二"]
        headers = seen[0][0]
        assert headers["X-Telegram-Bot-Api-Secret-Token"] == "s3cret"
        assert headers["Content-Type"] == "application/json"
        info = await office.bot("getWebhookInfo")
        assert info["url"] == hook.url
        assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
        code, _ = await office.refused("getUpdates")
        assert code == 409
        assert await office.bot("deleteWebhook") is True
        assert (await office.bot("getWebhookInfo"))["url"] == ""


async def test_the_answer_of_a_webhook_may_be_a_call(office: Office) -> None:
    async with listening_hook() as hook, asyncio.timeout(20):
        hook.answer = {"method": "sendMessage", "chat_id": office.chat("wang"), "text": "已收到"}
        await office.bot("setWebhook", url=hook.url)
        answers = await office.client.ask("wang", "请假")
        assert [answer["text"] for answer in answers] == ["已收到"]


async def test_a_webhook_outlives_a_restart_and_so_does_what_it_has_not_taken(config: Config) -> None:
    async with listening_hook() as hook, asyncio.timeout(20):
        async with office_of(config) as office:
            await office.bot("setWebhook", url="http://127.0.0.1:9/nobody")
            await office.client.send("wang", "留着")
        async with office_of(config_at(config.data)) as office:
            await office.bot("setWebhook", url=hook.url)
            assert (await hook.got.get())[1]["message"]["text"] == "留着"


@pytest.mark.parametrize("url", ["ftp://bot/hook", "nonsense"])
async def test_a_webhook_needs_an_address(office: Office, url: str) -> None:
    code, words = await office.refused("setWebhook", url=url)
    assert (code, words.split(":")[0]) == (400, "Bad Request")
