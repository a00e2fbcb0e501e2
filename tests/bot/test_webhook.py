"""Updates in by webhook: who may post, what is taken, that 200 means durable, and that nothing is applied twice."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest
from fake_messenger import refusal
from kit import Desk, eventually
from ports import free_port

from bot.access import Hook
from bot.applying import Receive
from bot.health import Health
from bot.intake import Intake
from bot.reception import Reception
from bot.webhook import CHECK, LARGEST, SECRET, Webhook
from handlers.incoming import Incoming
from storage import StorageFailed
from workflow.store import OUTBOX

SECRET_WORD = "test-secret-0123456789"


class Listening:
    """A webhook at work, and the messenger's side of it."""

    def __init__(self, desk: Desk, receive: Receive, session: aiohttp.ClientSession) -> None:
        port = free_port()
        self.hook = Hook(f"http://127.0.0.1:{port}/updates", "127.0.0.1", port, SECRET_WORD)
        self.desk, self.session, self.health = desk, session, Health(desk.clock)
        bot = desk.messenger.client().bot
        self.webhook = Webhook(self.hook, bot, receive, lambda: None, desk.clock, self.health)

    async def post(self, body: Any, secret: str | None = SECRET_WORD, **more: Any) -> int:
        """Post something; the status."""
        headers = {"Content-Type": "application/json"} | ({SECRET: secret} if secret is not None else {})
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        options = {"data": data, "headers": headers} | more
        async with self.session.post(self.hook.url, **options) as answer:
            return answer.status

    async def announce(self, length: int, secret: str) -> int:
        """Say that a body of so many bytes will come, send none of it, and wait; the status."""
        reader, writer = await asyncio.open_connection(self.hook.host, self.hook.port)
        head = ["POST /updates HTTP/1.1", "Host: x", "Content-Type: application/json"]
        head += [f"Content-Length: {length}", f"{SECRET}: {secret}"]
        writer.write("\r\n".join([*head, "", ""]).encode())
        answered = await reader.readline()
        writer.close()
        await writer.wait_closed()
        return int(answered.split()[1])


@asynccontextmanager
async def listening(desk: Desk, receive: Receive) -> AsyncIterator[Listening]:
    """Until the messenger knows where to post to."""
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
        made = Listening(desk, receive, session)
        task = group.create_task(made.webhook.run(group))
        await eventually(lambda: desk.messenger.hook == made.hook.url)
        yield made
        await made.webhook.drained()
        task.cancel()


class Desktop:
    """Notes what it is given; waits at the gate of a text that has one."""

    def __init__(self, *slow: str) -> None:
        self.done: list[str] = []
        self.gates = {text: asyncio.Event() for text in slow}

    async def receive(self, said: Incoming) -> str | None:
        text = said.text or ""
        if text in self.gates:
            await self.gates[text].wait()
        self.done.append(text)
        return None


def written(desk: Desk, chat: int, text: str) -> dict[str, Any]:
    """An update as the messenger would post it."""
    desk.messenger.say(chat, text)
    return desk.messenger.updates[-1]


async def test_the_messenger_is_told_where_to_post_with_the_secret_and_drops_nothing(desk: Desk) -> None:
    async with listening(desk, Desktop().receive) as one:
        [(_, told)] = desk.messenger.sent("setWebhook")
    assert (told["url"], told["secret_token"]) == (one.hook.url, SECRET_WORD)
    assert not told.get("drop_pending_updates")
    assert set(told["allowed_updates"]) == {"message", "edited_message", "callback_query"}
    assert SECRET_WORD not in repr(one.hook)


async def test_200_is_said_only_when_the_update_is_durable(desk: Desk) -> None:
    desktop = Desktop("slow")
    async with listening(desk, desktop.receive) as one:
        posting = asyncio.create_task(one.post(written(desk, 1, "slow")))
        await eventually(lambda: one.webhook.busy)
        assert await one.post(written(desk, 2, "other chat")) == 200
        assert not posting.done()
        desktop.gates["slow"].set()
        assert await posting == 200
    assert desktop.done == ["other chat", "slow"]


async def test_one_chat_is_served_by_the_number_of_its_updates(desk: Desk) -> None:
    desktop = Desktop("1")
    posts = [written(desk, 1, text) for text in ("1", "2", "3")]
    async with listening(desk, desktop.receive) as one:
        waiting = []
        for count, place in enumerate((0, 2, 1), 1):
            waiting.append(asyncio.create_task(one.post(posts[place])))
            await eventually(lambda count=count: len(one.webhook) == count)
        desktop.gates["1"].set()
        assert await asyncio.gather(*waiting) == [200] * 3
    assert desktop.done == ["1", "2", "3"]


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET_WORD[:-1], SECRET_WORD + "x", SECRET_WORD.upper()])
async def test_without_the_secret_nothing_is_read(desk: Desk, secret: str | None) -> None:
    desktop = Desktop()
    async with listening(desk, desktop.receive) as one:
        assert await one.post(written(desk, 1, "x"), secret) == 403
        assert await one.announce(LARGEST, secret or "") == 403
        assert await one.post(b"not json", secret) == 403
    assert desktop.done == []


REFUSED = [
    (b"not json", {}, 400),
    (b"[" * 100_000, {}, 400),
    (b"[]", {}, 400),
    (b'{"message": {}}', {}, 400),
    (b"{}", {"headers": {SECRET: SECRET_WORD, "Content-Type": "text/plain"}}, 415),
]


@pytest.mark.parametrize(("body", "more", "status"), REFUSED, ids=[str(place) for place in range(len(REFUSED))])
async def test_what_is_no_update_is_refused(desk: Desk, body: bytes, more: dict[str, Any], status: int) -> None:
    desktop = Desktop()
    async with listening(desk, desktop.receive) as one:
        assert await one.post(body, **more) == status
        assert await one.post(written(desk, 1, "after")) == 200
    assert desktop.done == ["after"]


async def test_a_body_that_is_too_large_is_refused_before_it_comes(desk: Desk) -> None:
    async with listening(desk, Desktop().receive) as one:
        assert await one.announce(LARGEST + 1, SECRET_WORD) == 413


async def test_a_body_of_unsaid_length_is_cut_off_at_the_limit(desk: Desk) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(40):
            yield b"x" * 65_536

    async with listening(desk, Desktop().receive) as one:
        headers = {SECRET: SECRET_WORD, "Content-Type": "application/json"}
        assert await one.post(b"", data=endless(), headers=headers) == 413


async def test_only_the_one_address_answers(desk: Desk) -> None:
    async with listening(desk, Desktop().receive) as one:
        elsewhere = one.hook.url.replace("/updates", "/")
        async with one.session.post(elsewhere, headers={SECRET: SECRET_WORD}) as answer:
            assert answer.status == 404
        async with one.session.get(one.hook.url, headers={SECRET: SECRET_WORD}) as answer:
            assert answer.status == 405


async def test_an_update_that_cannot_be_read_is_passed_over(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desktop = Desktop()
    async with listening(desk, desktop.receive) as one:
        assert await one.post({"update_id": 7, "message": {"chat": "secret", "message_id": "?"}}) == 200
        assert await one.post(written(desk, 1, "after")) == 200
    assert desktop.done == ["after"]
    assert "update 7 cannot be read" in caplog.text
    assert "secret" not in caplog.text


async def replies(desk: Desk) -> list[str]:
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX))
    return [row.id for row in rows if row.id.startswith("reply/")]


async def test_an_update_that_comes_again_is_applied_once(desk: Desk) -> None:
    update = written(desk, desk.chats["wangfang"], "/help")
    async with listening(desk, Reception(desk.settings, desk.store, desk.clock).receive) as one:
        at_once = [asyncio.create_task(one.post(update)) for _ in range(3)]
        assert await asyncio.gather(*at_once) == [200] * 3
        assert await one.post(update) == 200
    assert await replies(desk) == [f"reply/{update['update_id']}/1"]


class Killed(Exception):
    """The process ends here."""


async def test_a_kill_between_commit_and_200_repeats_nothing(desk: Desk) -> None:
    update = written(desk, desk.chats["wangfang"], "/help")
    reception, committed = Reception(desk.settings, desk.store, desk.clock), asyncio.Event()

    async def receive_and_die(said: Incoming) -> str | None:
        await reception.receive(said)
        committed.set()
        await asyncio.Event().wait()
        return None

    with pytest.RaisesGroup(Killed):
        async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as group:
            one = Listening(desk, receive_and_die, session)
            group.create_task(one.webhook.run(group))
            await eventually(lambda: desk.messenger.hook)
            posting = asyncio.create_task(one.post(update))
            await committed.wait()
            raise Killed
    [answer] = await asyncio.gather(posting, return_exceptions=True)
    assert answer != 200
    before = await replies(desk)
    async with listening(desk, reception.receive) as again:
        assert await again.post(update) == 200
    assert await replies(desk) == before == [f"reply/{update['update_id']}/1"]


async def test_an_update_whose_transaction_fails_is_not_taken(desk: Desk) -> None:
    async def full(said: Incoming) -> str | None:
        raise StorageFailed("disk full")

    answers: list[Any] = []
    with pytest.RaisesGroup(StorageFailed):
        async with listening(desk, full) as one:
            answers.append(await one.post(written(desk, 1, "hello")))
    assert answers != [200]


async def test_a_webhook_that_somebody_has_taken_away_is_set_again(desk: Desk) -> None:
    async with listening(desk, Desktop().receive) as one:
        await eventually(lambda: len(desk.messenger.sent("getWebhookInfo")) == 1)
        desk.messenger.hook = ""
        desk.clock.move(CHECK.total_seconds())
        await eventually(lambda: len(desk.messenger.sent("getWebhookInfo")) == 2)
        desk.clock.move(CHECK.total_seconds())
        await eventually(lambda: desk.messenger.hook == one.hook.url)


async def test_a_messenger_that_does_not_answer_counts_as_silent_until_it_does(desk: Desk) -> None:
    async with listening(desk, Desktop().receive) as one:
        await eventually(lambda: len(desk.messenger.sent("getWebhookInfo")) == 1)
        desk.messenger.script["getWebhookInfo"].append(refusal(502, "Bad Gateway"))
        desk.clock.move(CHECK.total_seconds())
        await eventually(lambda: one.health.silent is not None)
        desk.clock.move(CHECK.total_seconds())
        await eventually(lambda: one.health.silent is None)


async def test_whoever_polls_ends_the_webhook_first_and_drops_nothing(desk: Desk) -> None:
    desk.messenger.hook = "http://127.0.0.1:1/old"
    desk.messenger.script["deleteWebhook"].append(refusal(502, "Bad Gateway"))
    desktop = Desktop()
    desk.messenger.say(1, "waited")
    client = desk.messenger.client()
    intake = Intake(client.bot, desktop.receive, lambda: None, desk.clock, client.mending)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(intake.run(group))
        await eventually(lambda: len(desk.messenger.sent("deleteWebhook")) == 1)
        desk.clock.move(1)
        await eventually(lambda: desktop.done == ["waited"])
        task.cancel()
    assert desk.messenger.hook == ""
    assert not any(told.get("drop_pending_updates") for _, told in desk.messenger.sent("deleteWebhook"))
