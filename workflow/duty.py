"""Duties: what must be done by when, and who is reminded at which minute; derived from the case."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from workflow.article import Article
from workflow.case import Case
from workflow.message import Line
from workflow.office import Office


@dataclass(frozen=True)
class Ping:
    """One reminder at one minute. `then`: an act of the clock instead of, or besides, the words."""

    name: str
    at: datetime
    to: tuple[str, ...] = ()
    line: Line | None = None
    acts: tuple[str, ...] = ()
    then: str | None = None
    urgent: bool = False
    """Before all routine messages, at any hour."""

    @property
    def key(self) -> str:
        """Tells this ping from the same one at another time, so that a moved deadline reminds anew."""
        return f"{self.name}@{self.at.isoformat()}"


@dataclass(frozen=True)
class Duty:
    """A duty of a case: while `open` says so, its pings are due in order of their time."""

    name: str
    articles: tuple[Article, ...]
    open: Callable[[Case, Office], bool]
    pings: Callable[[Case, Office], Iterable[Ping]]


def outstanding(duty: Duty, case: Case, office: Office, sent: Iterable[str]) -> Iterable[Ping]:
    """The pings of an open duty that were not sent yet, in order of time."""
    if not duty.open(case, office):
        return
    known = set(sent)
    for ping in duty.pings(case, office):
        if ping.key not in known:
            yield ping
