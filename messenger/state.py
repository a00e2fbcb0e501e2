"""Everything that the messenger is made of, put together once and handed to whoever needs it."""

import asyncio
import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from messenger.activity import Activity, Bell, until
from messenger.clock import DemoClock
from messenger.config import Config
from messenger.connection import HangUp, let_go
from messenger.database import Settings, open_database, transaction
from messenger.faults import FaultSwitch
from messenger.files import Files
from messenger.history import History
from messenger.people import People
from messenger.updates import Presses, Updates


@dataclass
class State:
    """The parts of one messenger. `hints` counts passing signs by chat and kind, as that the bot types."""

    config: Config
    db: sqlite3.Connection
    settings: Settings
    clock: DemoClock
    people: People
    history: History
    files: Files
    updates: Updates
    presses: Presses
    activity: Activity
    faults: FaultSwitch = field(default_factory=FaultSwitch)
    bell: Bell = field(default_factory=Bell)
    stopping: asyncio.Event = field(default_factory=asyncio.Event)
    polling: bool = False
    hang_up: HangUp = let_go
    hints: Counter[tuple[int, str]] = field(default_factory=Counter)
    looks: dict[int, int] = field(default_factory=dict)

    def is_idle(self) -> bool:
        """Every update is confirmed and nothing more is to be expected of the bot."""
        return self.activity.is_quiet() and not self.updates.pending()

    async def settle(self, seconds: float) -> bool:
        """Wait until the bot is idle or the messenger stops, at most so long; whether it is idle."""
        await until(lambda: self.is_idle() or self.stopping.is_set(), seconds)
        return self.is_idle()

    def hint(self, chat_id: int, kind: str) -> None:
        """Let those who look at a chat know of something that is not kept."""
        self.hints[chat_id, kind] += 1
        self.bell.ring()

    def stop(self) -> None:
        """End everything that is held open."""
        self.stopping.set()
        self.bell.ring()

    def close(self) -> None:
        """Leave the disk in order."""
        self.clock.save()
        self.db.close()


def open_state(config: Config) -> State:
    """The parts, opened on the data folder of the settings."""
    db = open_database(config.data)
    settings = Settings(db)
    people = People(db)
    with transaction(db):
        people.sync(config.people)
    if config.started:
        people.mark_started()
    return State(
        config=config,
        db=db,
        settings=settings,
        clock=DemoClock(settings, config.zone, config.start),
        people=people,
        history=History(db),
        files=Files(db, config.data / "files"),
        updates=Updates(db, settings),
        presses=Presses(db),
        activity=Activity(config.quiet),
    )
