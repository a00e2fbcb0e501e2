"""Nothing stands still unnoticed: who notices what, the alarm once and its end once, the heartbeat from outside."""

import logging
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from fake_messenger import Answer, refusal
from kit import Desk, HandClock, delivering, eventually

from bot import service
from bot.health import Health, counting_errors
from bot.pace import UNPACED
from bot.request import NotSent
from bot.service import Pacing, Service
from bot.stalls import WatchSettings
from bot.watch import EVERY, Watch
from storage.heartbeat import read_heartbeat
from workflow.store import OUTBOX

LIMITS = WatchSettings()
ADMIN = "luocheng"


@dataclass
class Guard:
    """A watch over a desk, and what it tells systemd."""

    desk: Desk
    health: Health
    watch: Watch
    told: list[str] = field(default_factory=list)

    async def passes(self, seconds: float, *going: str) -> None:
        """Time passes; the loops that are named go round all the while."""
        until = self.desk.clock.instant + timedelta(seconds=seconds)
        while self.desk.clock.instant < until:
            self.desk.clock.move(min(EVERY, (until - self.desk.clock.instant).total_seconds()))
            for loop in going:
                await (self.health.ticked(until, 0, 0.0, 0.0) if loop == "ticks" else self.health.beat("deliveries"))

    async def alarms(self) -> list[str]:
        """The keys of what the administrator was told."""
        rows = await self.desk.store.run(lambda tx: tx.find(OUTBOX, eq={"person": ADMIN}))
        return [row.doc["message"]["lines"][0]["key"] for row in rows if row.doc["message"]["lines"]]


@asynccontextmanager
async def on_guard(desk: Desk) -> AsyncIterator[Guard]:
    """The watch as the service has it."""
    health = Health(desk.clock)
    told: list[str] = []
    watch = Watch(desk.settings, desk.store, desk.clock, desk.data, health, told.append)
    with watch.watching():
        health.messenger("in", answers=True)
        health.begin()
        yield Guard(desk, health, watch, told)


async def goes_out(desk: Desk, key: str) -> None:
    """A message leaves the outbox."""
    doc = await desk.row(key)
    await desk.store.run(lambda tx: tx.put(OUTBOX, key, doc | {"state": "sent"}))


class EvenClock(HandClock):
    """A clock that somebody has just set: no time has gone by."""

    def elapsed(self) -> float:
        return 0.0


@pytest.fixture
async def guard(desk: Desk) -> AsyncIterator[Guard]:
    async with on_guard(desk) as made:
        yield made


async def test_ticks_that_stop_are_noticed_by_the_delivery_once(guard: Guard) -> None:
    await guard.passes(LIMITS.loop_seconds, "deliveries")
    assert await guard.alarms() == []
    await guard.passes(EVERY, "deliveries")
    assert await guard.alarms() == ["alarm-ticks"]
    await guard.passes(240, "deliveries")
    assert await guard.alarms() == ["alarm-ticks"]


async def test_a_delivery_that_stops_is_noticed_by_the_ticks(guard: Guard) -> None:
    await guard.passes(LIMITS.loop_seconds + EVERY, "ticks")
    assert await guard.alarms() == ["alarm-deliveries"]


async def test_when_it_goes_on_that_is_said_once_and_a_second_stall_is_another_alarm(guard: Guard) -> None:
    await guard.passes(LIMITS.loop_seconds + EVERY, "deliveries")
    await guard.passes(60, "ticks", "deliveries")
    assert await guard.alarms() == ["alarm-ticks", "alarm-over-ticks"]
    await guard.passes(LIMITS.loop_seconds + 2 * EVERY, "deliveries")
    assert await guard.alarms() == ["alarm-ticks", "alarm-over-ticks", "alarm-ticks"]


async def test_an_alarm_is_urgent_and_goes_to_the_administrator(guard: Guard) -> None:
    await guard.passes(LIMITS.loop_seconds + EVERY, "deliveries")
    [row] = await guard.desk.store.run(lambda tx: tx.find(OUTBOX, eq={"state": "waiting"}))
    assert (row.doc["person"], row.doc["rank"]) == (ADMIN, 0)


async def test_without_an_administrator_the_secretariat_is_told(desk: Desk) -> None:
    roster = desk.settings.roster
    desk.settings = replace(desk.settings, roster=replace(roster, roles={**roster.roles, "admin": ()}))
    async with on_guard(desk) as other:
        await other.passes(LIMITS.loop_seconds + EVERY, "deliveries")
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX, eq={"state": "waiting"}))
    assert sorted(row.doc["person"] for row in rows) == sorted(roster.holders("secretariat"))


async def test_a_message_that_does_not_go_out_is_an_alarm_until_it_has(guard: Guard) -> None:
    await guard.desk.post("stuck")
    await guard.passes(LIMITS.unsent_seconds, "ticks", "deliveries")
    assert await guard.alarms() == []
    await guard.passes(2 * EVERY, "ticks", "deliveries")
    assert await guard.alarms() == ["alarm-deliveries"]
    await goes_out(guard.desk, "stuck")
    await guard.passes(EVERY, "ticks", "deliveries")
    assert await guard.alarms() == ["alarm-deliveries", "alarm-over-deliveries"]


async def test_a_queue_that_moves_is_no_alarm_however_long_it_is(guard: Guard) -> None:
    for number in range(12):
        await guard.desk.post(f"m{number}")
    for number in range(12):
        await guard.passes(100, "ticks", "deliveries")
        await goes_out(guard.desk, f"m{number}")
    assert await guard.alarms() == []


async def test_a_silent_messenger_is_one_alarm_whatever_waits_behind_it(guard: Guard) -> None:
    await guard.desk.post("waits")
    guard.health.messenger("in", answers=False)
    guard.health.messenger("out", answers=False)
    await guard.passes(3600, "ticks", "deliveries")
    assert await guard.alarms() == ["alarm-messenger"]
    guard.health.messenger("in", answers=True)
    await guard.passes(EVERY, "ticks", "deliveries")
    assert await guard.alarms() == ["alarm-messenger"], "one way only answers"
    guard.health.messenger("out", answers=True)
    await guard.passes(EVERY, "ticks", "deliveries")
    assert await guard.alarms() == ["alarm-messenger", "alarm-over-messenger"]


async def test_a_clock_that_is_set_forward_is_no_stall(desk: Desk) -> None:
    desk.clock = EvenClock()
    async with on_guard(desk) as guard:
        desk.clock.move(86_400)
        await guard.watch.look()
        assert await guard.alarms() == []


async def test_an_alarm_outlives_a_restart_and_is_not_given_twice(guard: Guard) -> None:
    guard.health.messenger("in", answers=False)
    await guard.passes(LIMITS.silent_seconds + 2 * EVERY, "ticks", "deliveries")
    assert await guard.alarms() == ["alarm-messenger"]
    health = Health(guard.desk.clock)
    again = Watch(guard.desk.settings, guard.desk.store, guard.desk.clock, guard.desk.data, health, guard.told.append)
    health.messenger("in", answers=False)
    await again.look()
    assert await guard.alarms() == ["alarm-messenger"], "whether it is over is not known yet"
    assert set(again.vitals().alarms) == {"messenger"}
    health.messenger("in", answers=True)
    guard.desk.clock.move(EVERY)
    await again.look()
    assert await guard.alarms() == ["alarm-messenger", "alarm-over-messenger"]


async def test_systemd_is_fed_only_while_both_loops_go_round(guard: Guard) -> None:
    assert guard.told == ["READY=1"]
    await guard.passes(EVERY, "ticks", "deliveries")
    assert guard.told[-1] == "WATCHDOG=1"
    await guard.passes(LIMITS.loop_seconds, "deliveries")
    fed = len(guard.told)
    await guard.passes(600, "deliveries")
    assert len(guard.told) == fed


async def test_the_heartbeat_says_how_the_bot_is_to_its_owner_only(guard: Guard) -> None:
    await guard.desk.post("waits")
    await guard.passes(EVERY, "ticks", "deliveries")
    kept = read_heartbeat(guard.desk.data)
    assert kept is not None
    doc, _ = kept
    assert doc["state"] == "working"
    assert doc["vitals"]["tick"] == guard.desk.clock.now()
    assert doc["books"] | {"queue": 1, "oldest": "waits"} == doc["books"]
    assert oct((guard.desk.data / "heartbeat.json").stat().st_mode & 0o777) == "0o600"


async def test_the_last_heartbeat_says_that_the_bot_has_ended(desk: Desk) -> None:
    async with on_guard(desk) as guard:
        await guard.passes(EVERY, "ticks", "deliveries")
    kept = read_heartbeat(desk.data)
    assert kept is not None
    assert kept[0]["state"] == "ended"
    assert guard.told[-1] == "STOPPING=1"


async def test_a_heartbeat_that_cannot_be_written_stops_nothing(guard: Guard, caplog: pytest.LogCaptureFixture) -> None:
    (guard.desk.data / "heartbeat.json").unlink(missing_ok=True)
    (guard.desk.data / "heartbeat.json").mkdir()
    await guard.passes(LIMITS.loop_seconds + EVERY, "deliveries")
    assert await guard.alarms() == ["alarm-ticks"]
    assert "heartbeat cannot be written" in caplog.text


ANSWERS = [
    (refusal(429, "Too Many Requests", retry_after=9), "again", True),
    (refusal(403, "Forbidden: bot was blocked"), "unreachable", True),
    (refusal(400, "Bad Request: nonsense"), "refused", True),
    (refusal(502, "Bad Gateway"), "unknown", True),
    (NotSent("no way"), "again", False),
]


@pytest.mark.parametrize(("answer", "outcome", "answers"), ANSWERS, ids=[outcome for _, outcome, _ in ANSWERS])
async def test_what_came_of_each_message_is_counted(desk: Desk, answer: Answer, outcome: str, answers: bool) -> None:
    desk.messenger.script["sendMessage"] = deque([answer])
    await desk.post("one")
    async with delivering(desk) as delivery:
        await eventually(lambda: desk.messenger.sent("sendMessage"))
        await eventually(lambda: not delivery.busy)
        health = delivery.health
    assert health.meters.registry.get_sample_value("banshi_deliveries_total", {"outcome": outcome}) == 1
    assert (health.silent is None) == answers


@asynccontextmanager
async def without_scheduler(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[tuple[Service, Callable[[], Awaitable[None]]]]:
    """The whole bot, whose scheduler has been switched off; and what would let it tick."""
    ticks: list[Callable[[], Awaitable[None]]] = []

    def switched_off(tick: Callable[[], Awaitable[None]], seconds: float) -> AsyncIOScheduler:
        ticks.append(tick)
        scheduler = AsyncIOScheduler()
        scheduler.start()
        return scheduler

    monkeypatch.setattr(service, "start_ticks", switched_off)
    bot = Service(desk.settings, desk.store, desk.messenger.client(), desk.clock, Pacing(UNPACED), desk.data)
    await bot.start()
    await eventually(lambda: ticks)
    try:
        yield bot, ticks[0]
    finally:
        await bot.stop()


def told(desk: Desk, words: str) -> int:
    """How many messages with these words the administrator has got."""
    return len([text for text in desk.messenger.texts(desk.chats[ADMIN]) if words in text])


async def test_a_scheduler_that_is_switched_off_is_reported_to_the_administrator(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with without_scheduler(desk, monkeypatch) as (bot, tick):
        await eventually(lambda: bot.health.beats)
        desk.clock.move(LIMITS.loop_seconds + EVERY)
        desk.messenger.say(desk.chats["wangfang"], "/help")
        await eventually(lambda: told(desk, "定时检查自"))
        await tick()
        await eventually(lambda: bot.health.tick is not None)
        desk.clock.move(EVERY)
        await tick()
        await eventually(lambda: told(desk, "告警解除"))
    assert (told(desk, "系统告警"), told(desk, "告警解除")) == (1, 1)


async def test_while_the_messenger_is_not_there_at_the_start_the_heartbeat_says_so(desk: Desk) -> None:
    desk.messenger.script["getMe"] = deque([NotSent("no way")] * 20)
    bot = Service(desk.settings, desk.store, desk.messenger.client(), desk.clock, Pacing(UNPACED), desk.data)
    await bot.start()
    await eventually(lambda: read_heartbeat(desk.data) is not None)
    kept = read_heartbeat(desk.data)
    await bot.stop()
    assert kept is not None
    assert kept[0]["vitals"]["silent"] == desk.clock.now()


async def test_errors_are_counted_from_the_log(desk: Desk) -> None:
    health = Health(desk.clock)
    with counting_errors(health):
        logging.getLogger("bot.any").error("x")
        logging.getLogger("bot.any").warning("y")
    logging.getLogger("bot.any").error("z")
    assert health.errors == 1
