"""Messages out, row by row of the table in reliability.md: nothing is lost, a repeat is marked, order is kept."""

import asyncio
from datetime import timedelta

import pytest
from fake_messenger import Answer, refusal
from kit import Desk, delivering, eventually, later
from telegram.error import NetworkError, TimedOut

from bot.pace import DeliverySettings
from bot.request import NotSent
from handlers.binding import IDENTITY
from workflow.message import says
from workflow.reach import PERSON
from workflow.store import OUTBOX

REPEATED = "（重发）"


async def failing(desk: Desk, answer: Answer, method: str = "sendMessage") -> None:
    """One message to wangfang meets this answer."""
    desk.messenger.script[method].append(answer)
    await desk.post("first")
    async with delivering(desk) as delivery:
        await delivery.emptied()


def alarms(states: dict[str, str]) -> list[str]:
    """Whom an alarm was sent to."""
    return sorted(
        key.rsplit("/", 1)[1] for key, state in states.items() if key.startswith("alarm/") and state == "sent"
    )


def registry(desk: Desk) -> list[str]:
    """Who is told of what did not arrive."""
    return sorted(desk.settings.roster.holders("secretariat"))


@pytest.mark.clause("5.5")
async def test_a_message_is_sent_once_and_may_not_be_forwarded(desk: Desk) -> None:
    await desk.post("first")
    async with delivering(desk) as delivery:
        await delivery.emptied()
    await later(desk, 86_400)
    [(_, parameters)] = desk.messenger.sent("sendMessage")
    assert parameters["chat_id"] == desk.chats["wangfang"]
    assert parameters["text"] == "first"
    assert parameters["protect_content"] is True
    assert parameters["link_preview_options"] == {"is_disabled": True}
    row = await desk.row("first")
    assert (row["state"], row["sent_at"]) == ("sent", desk.clock.now() - timedelta(days=1))


async def test_429_waits_as_long_as_it_is_told_and_holds_the_whole_chat(desk: Desk) -> None:
    await desk.post("second", created=desk.clock.now())
    await failing(desk, refusal(429, "Too Many Requests", retry_after=7))
    until = desk.clock.now() + timedelta(seconds=7)
    assert (await desk.row("first"))["not_before"] == until
    assert (await desk.row("second"))["not_before"] == until
    assert (await desk.row("second"))["state"] == "waiting"
    await later(desk, 6)
    assert desk.messenger.texts() == ["second"]
    await later(desk, 1)
    assert desk.messenger.texts() == ["second", "second", "first"]


async def test_429_does_not_hold_other_chats(desk: Desk) -> None:
    await desk.post("other", "zhaogang")
    await failing(desk, refusal(429, "Too Many Requests", retry_after=7))
    assert sorted((await desk.states()).values()) == ["sent", "waiting"]


async def test_a_newer_message_does_not_overtake_one_that_must_wait(desk: Desk) -> None:
    await failing(desk, refusal(429, "Too Many Requests", retry_after=60))
    desk.clock.move(1)
    await desk.post("newer")
    async with delivering(desk) as delivery:
        await delivery.emptied()
    assert desk.messenger.texts() == ["first"]
    await later(desk, 59)
    assert desk.messenger.texts() == ["first", "first", "newer"]


async def test_without_a_connection_everything_waits_and_nothing_is_marked_repeated(desk: Desk) -> None:
    desk.messenger.script["sendMessage"].append(NotSent("refused"))
    await desk.post("first")
    async with delivering(desk) as delivery:
        await delivery.emptied()
        await desk.post("other", "zhaogang")
        delivery.poke()
        await delivery.emptied()
    assert desk.messenger.texts() == ["first"]
    assert (await desk.row("first"))["begun"] is None
    await later(desk, 1)
    assert sorted(desk.messenger.texts()) == ["first", "first", "other"]
    assert (await desk.states()) == {"first": "sent", "other": "sent"}


async def test_without_a_connection_the_pause_grows_and_has_no_end(desk: Desk) -> None:
    pauses = []
    desk.messenger.script["sendMessage"].extend([NotSent("refused")] * 9)
    await desk.post("first")
    for _ in range(9):
        before = desk.clock.now()
        async with delivering(desk) as delivery:
            await delivery.emptied()
        until = (await desk.row("first"))["not_before"]
        pauses.append((until - before).total_seconds())
        desk.clock.set(until)
    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    await later(desk, 0)
    assert (await desk.row("first"))["state"] == "sent"


@pytest.mark.parametrize(
    "answer",
    [TimedOut(), refusal(500, "Internal Server Error"), refusal(502, "Bad Gateway"), NetworkError("reset")],
    ids=["timeout", "500", "502", "reset"],
)
async def test_what_may_have_arrived_is_sent_again_and_marked(desk: Desk, answer: Answer) -> None:
    await failing(desk, answer)
    assert (await desk.row("first"))["state"] == "waiting"
    await later(desk, 1)
    assert [text.startswith(REPEATED) for text in desk.messenger.texts()] == [False, True]
    assert (await desk.row("first"))["state"] == "sent"


@pytest.mark.parametrize(
    "answer",
    [refusal(403, "Forbidden: bot was blocked by the user"), refusal(400, "Bad Request: chat not found")],
    ids=["403", "chat not found"],
)
async def test_whom_the_bot_cannot_reach_is_noted_and_told_of_once(desk: Desk, answer: Answer) -> None:
    desk.messenger.refuses[desk.chats["wangfang"]] = answer
    await desk.post("first")
    await desk.post("second")
    await later(desk, 0)
    await desk.post("third")
    await later(desk, 1)
    states = await desk.states()
    assert {states[key] for key in ("first", "second", "third")} == {"unreachable"}
    told = [key.rsplit("/", 1)[1] for key in states if key.startswith("unreachable/wangfang/")]
    assert sorted(told) == sorted(desk.settings.roster.holders("secretariat"))


async def test_what_was_laid_aside_is_sent_when_the_person_is_reached_again(desk: Desk) -> None:
    await failing(desk, refusal(403, "Forbidden: bot was blocked by the user"))
    assert (await desk.row("wangfang", PERSON))["unreachable_since"] == desk.clock.now()
    await desk.post("second")
    await later(desk, 5)
    assert (await desk.row("first"))["state"] == "sent"
    assert (await desk.row("wangfang", PERSON))["unreachable_since"] is None


async def test_somebody_without_an_identity_is_unreachable(desk: Desk) -> None:
    await desk.store.run(lambda tx: tx.delete(IDENTITY, str(desk.chats["wangfang"])))
    await desk.post("first")
    await later(desk, 0)
    assert (await desk.row("first"))["state"] == "unreachable"


async def test_a_message_that_the_messenger_refuses_for_good_is_given_up(desk: Desk) -> None:
    await desk.post("second")
    await failing(desk, refusal(400, "Bad Request: message is too long"))
    states = await desk.states()
    assert sorted([states["first"], states["second"]]) == ["dropped", "sent"]
    assert alarms(states) == registry(desk)


async def test_a_message_that_we_cannot_put_into_words_holds_up_nobody(desk: Desk) -> None:
    await desk.post("broken", message=says("no-such-text"))
    await desk.post("good", "zhengkai")
    for _ in range(3):
        await later(desk, 60)
    assert (await desk.row("broken"))["state"] == "dropped"
    assert (await desk.row("good"))["state"] == "sent"
    await desk.post("after")
    await later(desk, 0)
    told = [desk.messenger.texts(chat) for chat in (desk.chats["wangfang"], desk.chats["zhengkai"])]
    assert told == [["after"], ["good"]]
    assert alarms(await desk.states()) == registry(desk)


async def test_what_a_crash_interrupted_is_marked_and_what_was_not_begun_is_not(desk: Desk) -> None:
    await desk.post("begun")
    await desk.post("claimed")
    await desk.store.claim("a former run", desk.clock.now(), 3600, 10)
    row = await desk.row("begun")
    await desk.store.run(lambda tx: tx.put(OUTBOX, "begun", row | {"begun": desk.clock.now()}))
    await later(desk, 1)
    assert desk.messenger.texts() == [f"{REPEATED}begun", "claimed"]


async def test_who_has_left_gets_nothing(desk: Desk) -> None:
    await desk.post("first", "somebody_who_left")
    await later(desk, 0)
    assert (await desk.row("first"))["state"] == "dropped"
    assert desk.messenger.texts() == []


async def test_a_stranger_is_answered_in_his_chat(desk: Desk) -> None:
    await desk.post("stranger", "", chat=777)
    await later(desk, 0)
    assert desk.messenger.texts(777) == ["stranger"]


async def test_one_message_at_a_time_to_a_chat_and_other_chats_do_not_wait(desk: Desk) -> None:
    slow = desk.chats["wangfang"]
    desk.messenger.held[slow] = asyncio.Event()
    for number in range(3):
        await desk.post(f"slow {number}")
        await desk.post(f"fast {number}", "zhaogang")
    async with delivering(desk):
        await eventually(lambda: len(desk.messenger.texts(desk.chats["zhaogang"])) == 3)
        assert desk.messenger.texts(slow) == ["slow 0"]
        desk.messenger.held[slow].set()
        await eventually(lambda: len(desk.messenger.texts(slow)) == 3)
    assert desk.messenger.most_at_once[slow] == 1
    assert desk.messenger.texts(slow) == ["slow 0", "slow 1", "slow 2"]


async def test_urgent_messages_go_first(desk: Desk) -> None:
    for number in range(3):
        await desk.post(f"routine {number}")
    await desk.post("urgent", rank=0)
    await later(desk, 0)
    assert desk.messenger.texts() == ["urgent", "routine 0", "routine 1", "routine 2"]


async def test_an_urgent_message_passes_those_that_queue_for_the_same_chat(desk: Desk) -> None:
    chat = desk.chats["wangfang"]
    desk.messenger.held[chat] = asyncio.Event()
    for number in range(3):
        await desk.post(f"routine {number}")
    async with delivering(desk) as delivery:
        await eventually(lambda: desk.messenger.texts() == ["routine 0"])
        await desk.post("urgent", rank=0)
        delivery.poke()
        await desk.post("last", "zhaogang")
        delivery.poke()
        await eventually(lambda: "last" in desk.messenger.texts())
        desk.messenger.held[chat].set()
        await delivery.emptied()
    assert desk.messenger.texts(chat) == ["routine 0", "urgent", "routine 1", "routine 2"]


async def test_a_dropped_reminder_is_not_sent_although_it_was_claimed(desk: Desk) -> None:
    chat = desk.chats["wangfang"]
    desk.messenger.held[chat] = asyncio.Event()
    await desk.post("first")
    await desk.post("second")
    async with delivering(desk) as delivery:
        await eventually(lambda: desk.messenger.texts() == ["first"])
        row = await desk.row("second")
        await desk.store.run(lambda tx: tx.put(OUTBOX, "second", row | {"state": "dropped"}))
        desk.messenger.held[chat].set()
        await delivery.emptied()
    assert desk.messenger.texts() == ["first"]


async def test_the_pace_of_a_chat_is_kept(desk: Desk) -> None:
    for number in range(3):
        await desk.post(f"message {number}")
    await desk.post("other", "zhaogang")
    async with delivering(desk, DeliverySettings(chat_seconds=1.0, per_second=0.0)):
        await eventually(lambda: len(desk.messenger.texts()) == 2)
        for count in (3, 4):
            desk.clock.move(0.999)
            desk.clock.move(0.001)
            await eventually(lambda count=count: len(desk.messenger.texts()) == count)
    assert desk.clock.now() - desk.office.now == timedelta(0)


async def test_stopping_begins_no_more_and_ends_what_is_under_way(desk: Desk) -> None:
    chat = desk.chats["wangfang"]
    desk.messenger.held[chat] = asyncio.Event()
    await desk.post("first")
    await desk.post("second")
    async with delivering(desk) as delivery:
        await eventually(lambda: desk.messenger.texts() == ["first"])
        ending = asyncio.create_task(delivery.drained())
        await asyncio.sleep(0)
        desk.messenger.held[chat].set()
        await ending
    assert await desk.states() == {"first": "sent", "second": "waiting"}
    assert "begun" not in await desk.row("second")
