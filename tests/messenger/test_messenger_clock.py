"""The clock starts where it is told, goes forward only, can be moved, and goes on after a restart."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from messenger_kit import START, Office, config_at, office_of

from messenger.client import ClientRefused
from messenger.clock import DemoClock
from messenger.config import OFFICE_ZONE, Config
from messenger.database import Settings, open_database

REAL = datetime(2030, 1, 1, tzinfo=UTC)


class Watch:
    """The machine's time and its monotonic seconds, moved by the test."""

    def __init__(self) -> None:
        self.real = REAL
        self.seconds = 0.0

    def pass_by(self, seconds: float) -> None:
        """Time goes by."""
        self.real += timedelta(seconds=seconds)
        self.seconds += seconds


def clock_on(folder: Path, watch: Watch, start: datetime | None = START) -> DemoClock:
    """A clock as after a start of the messenger."""
    settings = Settings(open_database(folder))
    return DemoClock(settings, OFFICE_ZONE, start, real=lambda: watch.real, monotonic=lambda: watch.seconds)


def test_time_goes_by_from_the_start(tmp_path: Path) -> None:
    watch = Watch()
    clock = clock_on(tmp_path, watch)
    watch.pass_by(90)
    assert clock.now() == START + timedelta(seconds=90)


def test_without_a_start_it_shows_the_real_time(tmp_path: Path) -> None:
    assert clock_on(tmp_path, Watch(), None).now() == REAL


def test_a_corrected_system_time_does_not_show(tmp_path: Path) -> None:
    watch = Watch()
    clock = clock_on(tmp_path, watch)
    watch.real -= timedelta(days=1)
    watch.seconds += 10
    assert clock.now() == START + timedelta(seconds=10)


def test_after_a_restart_it_goes_on_with_the_time_between_counted(tmp_path: Path) -> None:
    watch = Watch()
    clock_on(tmp_path, watch).set(START + timedelta(days=3))
    watch.pass_by(3600)
    assert clock_on(tmp_path, watch).now() == START + timedelta(days=3, hours=1)


def test_a_restart_never_takes_it_back(tmp_path: Path) -> None:
    watch = Watch()
    clock_on(tmp_path, watch).set(START + timedelta(days=3))
    watch.real -= timedelta(days=2)
    assert clock_on(tmp_path, watch).now() == START + timedelta(days=3)


def test_setting_it_to_the_past_changes_nothing(tmp_path: Path) -> None:
    clock = clock_on(tmp_path, Watch())
    clock.set(START - timedelta(hours=1))
    assert clock.now() == START


async def test_listeners_step_through_what_is_due_while_the_clock_stands_still(tmp_path: Path) -> None:
    watch = Watch()
    clock = clock_on(tmp_path, watch)
    seen: list[datetime] = []

    async def tick(to: datetime) -> None:
        for hours in (1, 2, 3):
            clock.set(START + timedelta(hours=hours))
            watch.pass_by(50)
            seen.append(clock.now())
        assert to == START + timedelta(hours=4)

    clock.on_advance(tick)
    assert await clock.advance(START + timedelta(hours=4)) == START + timedelta(hours=4)
    assert seen == [START + timedelta(hours=hours) for hours in (1, 2, 3)]
    watch.pass_by(5)
    assert clock.now() == START + timedelta(hours=4, seconds=5)
    with pytest.raises(ValueError, match="forward only"):
        await clock.advance(START)


async def test_a_listener_that_fails_leaves_the_clock_where_it_got_to(tmp_path: Path) -> None:
    clock = clock_on(tmp_path, Watch())

    async def fail(_to: datetime) -> None:
        clock.set(START + timedelta(hours=1))
        raise RuntimeError("the host is broken")

    clock.on_advance(fail)
    with pytest.raises(RuntimeError):
        await clock.advance(START + timedelta(hours=4))
    assert clock.now() == START + timedelta(hours=1)


async def test_moving_it_runs_the_hosts_listeners_before_it_answers(office: Office) -> None:
    chat = office.chat("wang")

    async def remind(_to: datetime) -> None:
        office.messenger.clock.set(START.replace(hour=16, minute=0))
        await office.bot("sendMessage", chat_id=chat, text="四点了")

    office.messenger.on_advance(remind)
    moved = await office.client.move_clock("2026-12-01T08:30+08:00")
    assert moved["now"].startswith("2026-12-01T08:30:0")
    (message,) = await office.client.messages("wang")
    assert message["date"] == "2026-11-30T16:00:00+08:00"


async def test_a_time_without_a_zone_is_the_offices(office: Office) -> None:
    assert (await office.client.move_clock("2026-12-01T08:30"))["now"].startswith("2026-12-01T08:30:0")


async def test_the_past_and_nonsense_are_refused(office: Office) -> None:
    for to in ("2026-11-30T08:00+08:00", "soon", ""):
        with pytest.raises(ClientRefused) as refused:
            await office.client.move_clock(to)
        assert refused.value.status == 400


async def test_it_can_be_moved_to_the_next_reminder(office: Office) -> None:
    with pytest.raises(ClientRefused) as refused:
        await office.client.move_clock("next")
    assert refused.value.status == 409
    assert (await office.client.clock())["next"] is None

    async def tomorrow() -> datetime:
        return datetime(2026, 12, 1, 1, 0, tzinfo=UTC)

    office.messenger.set_next_reminder(tomorrow)
    assert (await office.client.clock())["next"] == "2026-12-01T09:00:00+08:00"
    assert (await office.client.move_clock("next"))["now"].startswith("2026-12-01T09:00:0")


async def test_the_moved_clock_and_the_messages_outlive_a_restart(config: Config) -> None:
    async with office_of(config) as office:
        await office.client.move_clock("2027-03-01T08:30")
        await office.bot("sendMessage", chat_id=office.chat("wang"), text="三月")
    async with office_of(config_at(config.data)) as office:
        assert (await office.client.clock())["now"] >= "2027-03-01T08:30"
        (message,) = await office.client.messages("wang")
        assert message["date"].startswith("2027-03-01T08:30")
