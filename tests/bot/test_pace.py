"""The pace: about one message a second to a chat, so many a second in all; a clock set back stops nobody."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from kit import MONDAY

from bot.clock import MessengerClock, SystemClock
from bot.pace import UNPACED, DeliverySettings, Pace

SECOND = timedelta(seconds=1)


def test_a_chat_waits_a_second_and_others_do_not() -> None:
    pace = Pace(DeliverySettings(chat_seconds=1.0))
    pace.sent("a", MONDAY)
    assert pace.chat_turn("a", MONDAY) == MONDAY + SECOND
    assert pace.chat_turn("a", MONDAY + SECOND) == MONDAY + SECOND
    assert pace.chat_turn("b", MONDAY) == MONDAY


def test_the_limit_of_all_chats_is_kept() -> None:
    pace = Pace(DeliverySettings(per_second=30.0))
    turns = [pace.turn(MONDAY) for _ in range(31)]
    assert turns[0] == MONDAY
    assert turns == sorted(turns)
    assert abs((turns[30] - MONDAY) - SECOND) < timedelta(milliseconds=1)


def test_a_clock_that_was_set_back_stops_nobody() -> None:
    pace = Pace(DeliverySettings())
    pace.sent("a", MONDAY)
    pace.turn(MONDAY)
    earlier = MONDAY - timedelta(hours=1)
    assert pace.chat_turn("a", earlier) == earlier
    assert pace.turn(earlier) == earlier


def test_without_limits_nobody_waits() -> None:
    pace = Pace(UNPACED)
    for number in range(5000):
        pace.sent(str(number), MONDAY)
        assert pace.turn(MONDAY) == MONDAY
        assert pace.chat_turn(str(number), MONDAY) == MONDAY


class Watch:
    """A clock that somebody else keeps, in the office's zone."""

    def __init__(self) -> None:
        self.instant = MONDAY.astimezone(ZoneInfo("Asia/Shanghai"))

    def now(self) -> datetime:
        return self.instant

    def set(self, instant: datetime) -> None:
        self.instant = instant


async def test_a_sleeper_wakes_when_the_clock_is_moved() -> None:
    watch = Watch()
    clock = MessengerClock(watch)
    assert clock.now().utcoffset() == timedelta(0)
    sleeper = asyncio.create_task(clock.sleep_until(MONDAY + timedelta(days=1)))
    await asyncio.sleep(0)
    assert not sleeper.done()
    clock.set(MONDAY + timedelta(days=1))
    async with asyncio.timeout(10):
        await sleeper


async def test_the_machine_clock_is_aware_and_in_utc() -> None:
    clock = SystemClock()
    before = clock.now()
    await clock.sleep_until(before)
    assert before.utcoffset() == timedelta(0)
    assert clock.now() >= before
