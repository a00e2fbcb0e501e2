"""Updates in: confirmed only when durable, applied once, in order within a chat, and none blocks the others."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import pytest
from fake_messenger import Answer, refusal
from kit import Desk, eventually
from telegram.error import NetworkError

from bot.intake import GRACE, Intake, SecondPoller, TokenRefused
from bot.reception import Reception, apologise
from handlers.binding import UPDATE
from handlers.drafts import DIALOGUE
from handlers.incoming import Incoming
from storage import StorageFailed
from workflow.store import OUTBOX

Receive = Callable[[Incoming], Awaitable[str | None]]


@asynccontextmanager
async def listening(desk: Desk, receive: Receive) -> AsyncIterator[Intake]:
    """The intake at work."""
    client = desk.messenger.client()
    intake = Intake(client.bot, receive, lambda: None, desk.clock, client.mending)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(intake.run(group))
        yield intake
        await intake.drained()
        task.cancel()


class Desktop:
    """Notes what it is given; updates whose text is listed in `slow` wait until they are let go."""

    def __init__(self, *slow: str) -> None:
        self.begun: list[str] = []
        self.done: list[str] = []
        self.gates = {text: asyncio.Event() for text in slow}

    async def receive(self, said: Incoming) -> str | None:
        text = said.text or ""
        self.begun.append(text)
        if text in self.gates:
            await self.gates[text].wait()
        self.done.append(text)
        return None


async def test_nothing_is_confirmed_before_it_is_durable(desk: Desk) -> None:
    desktop = Desktop("first")
    desk.messenger.say(1, "first")
    desk.messenger.say(2, "second")
    async with listening(desk, desktop.receive):
        await eventually(lambda: "second" in desktop.done and len(desk.messenger.offsets) > 2)
        assert max(desk.messenger.offsets) <= 1
        desktop.gates["first"].set()
        await eventually(lambda: desk.messenger.confirmed == 3)
    assert sorted(desktop.begun) == ["first", "second"]


async def test_one_chat_is_served_in_order_and_others_do_not_wait(desk: Desk) -> None:
    desktop = Desktop("a1")
    for chat, text in ((1, "a1"), (1, "a2"), (2, "b1"), (1, "a3"), (2, "b2")):
        desk.messenger.say(chat, text)
    async with listening(desk, desktop.receive):
        await eventually(lambda: desktop.done == ["b1", "b2"])
        desktop.gates["a1"].set()
        await eventually(lambda: len(desktop.done) == 5)
    assert desktop.done == ["b1", "b2", "a1", "a2", "a3"]


class Killed(Exception):
    """The process ends here."""


async def replies(desk: Desk) -> list[str]:
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX))
    return [row.id for row in rows if row.id.startswith("reply/")]


async def test_a_kill_between_commit_and_confirmation_repeats_nothing(desk: Desk) -> None:
    number = desk.messenger.say(desk.chats["wangfang"], "/help")
    reception = Reception(desk.settings, desk.store, desk.clock)
    committed = asyncio.Event()

    async def receive_and_die(said: Incoming) -> str | None:
        await reception.receive(said)
        committed.set()
        await asyncio.Event().wait()
        return None

    client = desk.messenger.client()
    with pytest.RaisesGroup(Killed):
        async with asyncio.TaskGroup() as group:
            intake = Intake(client.bot, receive_and_die, lambda: None, desk.clock, client.mending)
            group.create_task(intake.run(group))
            await committed.wait()
            raise Killed
    before = await replies(desk)
    assert [update["update_id"] for update in desk.messenger.updates] == [number]
    async with listening(desk, reception.receive):
        await eventually(lambda: desk.messenger.confirmed == number + 1)
    assert await replies(desk) == before == [f"reply/{number}/1"]


async def test_an_update_whose_transaction_fails_is_not_confirmed(desk: Desk) -> None:
    async def full(said: Incoming) -> str | None:
        raise StorageFailed("disk full")

    desk.messenger.say(1, "hello")
    with pytest.RaisesGroup(StorageFailed):
        async with listening(desk, full):
            await asyncio.Event().wait()
    assert max(desk.messenger.offsets) <= 1


async def test_a_poisoned_update_is_apologised_for_and_blocks_nobody(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    chat = desk.chats["wangfang"]
    await desk.store.run(lambda tx: tx.put(DIALOGUE, "wangfang", {"spoilt": "my secret reason"}))
    number = desk.messenger.say(chat, "my secret reason")
    other = desk.messenger.say(desk.chats["zhaogang"], "/help")
    with caplog.at_level(logging.DEBUG):
        async with listening(desk, Reception(desk.settings, desk.store, desk.clock).receive):
            await eventually(lambda: desk.messenger.confirmed == other + 1)
    said = await desk.row(f"reply/{number}/1")
    assert (said["person"], said["message"]["lines"][0]["key"]) == ("wangfang", "error-internal")
    assert (await desk.row(str(number), UPDATE))["number"] == number
    assert f"reply/{other}/1" in await replies(desk)
    assert f"update {number} failed" in caplog.text
    assert "secret" not in caplog.text


async def test_only_a_person_is_apologised_to_and_only_once(desk: Desk) -> None:
    chat = desk.chats["wangfang"]
    for said in (Incoming(7, chat, private=False), Incoming(8, 999), Incoming(9, chat), Incoming(9, chat)):
        await desk.store.run(partial(apologise, office=desk.office, incoming=said))
    assert await replies(desk) == ["reply/9/1"]
    assert [(await desk.row(str(number), UPDATE))["number"] for number in (7, 8, 9)] == [7, 8, 9]


async def test_a_failing_disk_is_no_poison(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    await desk.store.close()
    with pytest.raises(StorageFailed):
        await Reception(desk.settings, desk.store, desk.clock).receive(Incoming(7, 1, text="x"))
    assert caplog.text == ""


async def test_a_press_is_answered_with_its_words(desk: Desk) -> None:
    async def refuse(said: Incoming) -> str | None:
        return f"not yours: {said.data}"

    desk.messenger.press(1, "a:approve:x:1")
    async with listening(desk, refuse) as intake:
        await eventually(lambda: desk.messenger.sent("answerCallbackQuery") and not intake.busy)
    [(_, parameters)] = desk.messenger.sent("answerCallbackQuery")
    assert parameters["text"] == "not yours: a:approve:x:1"


async def test_a_press_that_can_no_longer_be_answered_is_applied_all_the_same(desk: Desk) -> None:
    desktop = Desktop()
    desk.messenger.script["answerCallbackQuery"].append(refusal(400, "Bad Request: query is too old"))
    desk.messenger.press(1, "a:approve:x:1")
    number = desk.messenger.say(1, "after")
    async with listening(desk, desktop.receive):
        await eventually(lambda: desk.messenger.confirmed == number + 1)
    assert desktop.done == ["", "after"]


CONFLICT = refusal(409, "Conflict: terminated by other getUpdates request")


async def test_a_second_poller_stops_the_bot(desk: Desk) -> None:
    desk.messenger.say(1, "hello")
    desktop = Desktop()
    with pytest.RaisesGroup(SecondPoller):
        async with listening(desk, desktop.receive):
            await eventually(lambda: desk.messenger.confirmed == 2)
            desk.messenger.script["getUpdates"].append(CONFLICT)
            desk.messenger.say(1, "again")
            await asyncio.Event().wait()


async def test_a_predecessor_that_still_counts_as_polling_is_waited_for(desk: Desk) -> None:
    desk.messenger.script["getUpdates"].extend([CONFLICT] * GRACE)
    desk.messenger.say(1, "hello")
    desktop = Desktop()
    async with listening(desk, desktop.receive):
        for count in range(1, GRACE + 1):
            await eventually(lambda count=count: len(desk.messenger.offsets) == count)
            desk.clock.move(1)
        await eventually(lambda: desktop.done == ["hello"])


async def test_a_predecessor_that_does_not_end_stops_the_bot(desk: Desk) -> None:
    desk.messenger.script["getUpdates"].extend([CONFLICT] * (GRACE + 1))
    with pytest.RaisesGroup(SecondPoller):
        async with listening(desk, Desktop().receive):
            for count in range(1, GRACE + 1):
                await eventually(lambda count=count: len(desk.messenger.offsets) == count)
                desk.clock.move(1)
            await asyncio.Event().wait()


async def test_a_token_that_is_refused_at_the_start_stops_the_bot(desk: Desk) -> None:
    desk.messenger.script["getUpdates"].append(refusal(401, "Unauthorized"))
    with pytest.RaisesGroup(TokenRefused):
        async with listening(desk, Desktop().receive):
            await asyncio.Event().wait()


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        (NetworkError("reset"), 1),
        (refusal(502, "Bad Gateway"), 1),
        (refusal(429, "Too Many Requests", retry_after=9), 9),
    ],
    ids=["reset", "502", "429"],
)
async def test_a_fault_of_the_network_is_waited_out(desk: Desk, answer: Answer, seconds: int) -> None:
    desk.messenger.script["getUpdates"].append(answer)
    desk.messenger.say(1, "hello")
    desktop = Desktop()
    async with listening(desk, desktop.receive):
        await eventually(lambda: len(desk.messenger.offsets) == 1)
        desk.clock.move(seconds)
        await eventually(lambda: desktop.done == ["hello"])


async def test_an_update_that_cannot_be_read_is_passed_over(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.messenger.say(1, "before")
    desk.messenger.queue(message={"chat": "secret", "message_id": "?"})
    last = desk.messenger.say(1, "after")
    desktop = Desktop()
    with caplog.at_level(logging.INFO, "bot"):
        async with listening(desk, desktop.receive):
            await eventually(lambda: len(desk.messenger.offsets) == 1)
            desk.clock.move(30)
            await eventually(lambda: desk.messenger.confirmed == last + 1)
    assert desktop.done == ["before", "after"]
    assert "update 2 cannot be read" in caplog.text
