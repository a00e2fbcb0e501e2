"""How a running bot is, on the command line: `banshi status`, also for scripts and health checks."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from bot.clock import SystemClock
from bot.command_line import DATA, command, complain, explained
from bot.composition import STORE
from bot.words import say
from handlers.render import words
from handlers.status import lines
from storage.heartbeat import is_held, read_heartbeat
from workflow.authority import Roster
from workflow.vitals import Books, Vitals

STALE = 30.0
"""Seconds after which a heartbeat is too old; it is renewed every five."""
NOBODY = Roster({}, {}, {})
"""The lines name nobody."""


@dataclass(frozen=True)
class Heartbeat:
    """What a bot has written of itself, and how many seconds ago. `held`: its process is still there."""

    age: float
    held: bool
    written: datetime
    state: str
    zone: ZoneInfo
    vitals: Vitals
    books: Books

    @property
    def trouble(self) -> str | None:
        """What is wrong with it, if something is."""
        if self.state == "ended" or not self.held:
            return "ended"
        if self.age > STALE:
            return "old"
        return "alarm" if self.vitals.alarms else None


def heartbeat(data: Path, now: datetime) -> Heartbeat | None:
    """The heartbeat in a data directory, if there is one of this version's form. Raises OSError."""
    kept = read_heartbeat(data)
    if kept is None:
        return None
    doc, written = kept
    try:
        vitals, found = Vitals(**doc["vitals"]), Books(**doc["books"])
        age, held, zone = (now - written).total_seconds(), is_held(data / STORE), ZoneInfo(doc["zone"])
        return Heartbeat(age, held, written, str(doc["state"]), zone, vitals, found)
    except (KeyError, TypeError, ValueError):
        return None


@command("status")
@DATA
@click.pass_obj
def status_command(language: str, data: Path) -> None:
    """How the bot is; ends with 1 when it is not at work, or an alarm stands."""
    with explained(language):
        found = heartbeat(data, SystemClock().now())
    if found is None:
        complain(say(language, "status-none", data=str(data)))
    shown = [words(line, NOBODY, language, found.zone) for line in lines(found.vitals, found.books)]
    if found.trouble in ("ended", "old"):
        at = f"{found.written.astimezone(found.zone):%Y-%m-%d %H:%M:%S}"
        complain(say(language, f"status-{found.trouble}", at=at), *shown)
    if found.trouble:
        complain(*shown)
    click.echo("\n".join([say(language, "status-well"), *shown]))
