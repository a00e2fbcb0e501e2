"""`/status`: whether the bot is well, for its administrators; `banshi status` says the same."""

from datetime import datetime

from handlers.talk import Talk
from workflow.message import Line, Message
from workflow.office import Office
from workflow.vitals import Books, Vitals, books

ROLE, WITHOUT = "admin", "secretariat"
"""Who looks after the bot; where nobody is named, 秘书室."""
MEGABYTE = 1 << 20


def administrators(office: Office) -> tuple[str, ...]:
    """Who is told when the bot itself needs somebody."""
    return office.roster.holders(ROLE) or office.roster.holders(WITHOUT)


def opens(office: Office, who: str) -> bool:
    """The administrators."""
    return who in administrators(office)


def status(talk: Talk) -> None:
    """How the bot is at this moment."""
    found = books(talk.desk.tx)
    talk.say(Message((Line("status-head", {"at": talk.desk.office.now}), *lines(talk.vitals, found))))


def lines(vitals: Vitals, found: Books) -> tuple[Line, ...]:
    """All that is known, troubles first."""
    return (
        *(Line(f"status-alarm-{kind}", {"since": since}) for kind, since in sorted(vitals.alarms.items())),
        *_optional("status-silent", vitals.silent),
        _moment("status-started", "status-started-none", vitals.started),
        _moment("status-tick", "status-tick-none", vitals.tick),
        _moment("status-update", "status-update-none", vitals.update),
        Line("status-queue", {"count": found.queue}),
        *_optional("status-oldest", found.oldest_since),
        Line("status-store", {"size": round(vitals.store_bytes / MEGABYTE, 1)}),
        Line("status-cases", {"count": found.cases}),
        Line("status-unreachable", {"count": found.unreachable}),
        _moment("status-backup", "status-backup-none", vitals.backup),
        Line("status-errors", {"count": vitals.errors}),
    )


def _moment(key: str, never: str, at: datetime | None) -> Line:
    return Line(key, {"at": at}) if at is not None else Line(never)


def _optional(key: str, since: datetime | None) -> tuple[Line, ...]:
    return (Line(key, {"since": since}),) if since is not None else ()
