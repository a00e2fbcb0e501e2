"""A clock that is set back by an hour holds nothing up for an hour: what was to wait a moment waits a moment."""

import asyncio
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta

from fake_messenger import refusal
from kit import Desk, delivering, later
from machine import Hands
from virtual_time import VirtualLoop

from bot.clock import LONGEST_NAP, MessengerClock
from bot.outcome import LONGEST_PAUSE
from bot.request import NotSent

MONDAY = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def played(what: Coroutine[None, None, float]) -> float:
    """Play something in virtual time."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(what)


async def slept(seconds: float, after: float, moved: timedelta) -> float:
    """How long a sleeper slept whose clock was moved meanwhile."""
    hands = Hands(MONDAY)
    loop = asyncio.get_running_loop()
    loop.call_later(after, lambda: hands.set(hands.now() + moved))
    until = hands.now() + timedelta(seconds=seconds)
    await MessengerClock(hands).sleep_until(until)
    return loop.time()


def test_a_sleeper_wakes_after_the_time_that_was_left_although_the_clock_was_set_back() -> None:
    assert 10 <= played(slept(10, 3.5, -HOUR)) < 10 + LONGEST_NAP


def test_a_sleeper_wakes_at_once_when_the_clock_has_jumped_over_his_hour() -> None:
    assert played(slept(1000, 3.5, HOUR)) <= 3.5 + LONGEST_NAP


async def test_what_was_posted_before_the_clock_was_set_back_goes_at_once(desk: Desk) -> None:
    async with delivering(desk) as delivery:
        await delivery.emptied()
        await desk.post("first")
        desk.clock.instant -= HOUR
        delivery.poke()
        await delivery.emptied()
    assert desk.messenger.texts(desk.chats["wangfang"]) == ["first"]


async def test_what_is_to_be_tried_again_waits_no_longer_because_the_clock_was_set_back(desk: Desk) -> None:
    desk.messenger.script["sendMessage"].append(refusal(429, "Too Many Requests", retry_after=5))
    await desk.post("first")
    async with delivering(desk) as delivery:
        await delivery.emptied()
        desk.clock.instant -= HOUR
        delivery.poke()
        await delivery.emptied()
        assert desk.messenger.texts(desk.chats["wangfang"]) == ["first"]
        desk.clock.move(5)
        delivery.poke()
        await delivery.emptied()
    assert desk.messenger.texts(desk.chats["wangfang"]) == ["first", "first"]


async def test_what_waits_when_the_clock_is_set_back_while_the_bot_is_off_waits_a_pause_at_most(desk: Desk) -> None:
    await desk.post("first")
    desk.clock.instant -= HOUR
    await later(desk, 0)
    assert desk.messenger.texts(desk.chats["wangfang"]) == []
    await later(desk, LONGEST_PAUSE)
    assert desk.messenger.texts(desk.chats["wangfang"]) == ["first"]


async def test_an_outage_does_not_last_an_hour_longer_because_the_clock_was_set_back(desk: Desk) -> None:
    desk.messenger.script["sendMessage"].append(NotSent("refused"))
    await desk.post("first")
    async with delivering(desk) as delivery:
        await delivery.emptied()
        desk.clock.instant -= HOUR
        await desk.post("after", "zhaogang")
        delivery.poke()
        await delivery.emptied()
    assert desk.messenger.texts(desk.chats["zhaogang"]) == ["after"]
