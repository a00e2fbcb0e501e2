"""Errands: cases whose reminders are written down beforehand, so that each can be looked for afterwards."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from workflow.article import articles
from workflow.case import Case, State, to_doc
from workflow.duty import Duty, Ping
from workflow.hearing import CASE
from workflow.matter import Matter
from workflow.message import Line
from workflow.office import Office
from workflow.reminders import schedule
from workflow.store import Tx

PINGS = 10
"""Reminders of one errand."""


@dataclass(frozen=True)
class Reminder:
    """One reminder as it was written down: its own word, whose it is, of which errand, when it is due."""

    word: str
    person: str
    errand: str
    due: datetime


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    for place, written in enumerate(case.facts["at"]):
        word = f"{case.id}/{place}"
        yield Ping(str(place), datetime.fromisoformat(written), (case.applicant,), Line("say-text", {"what": word}))


ERRAND = Matter(
    name="leave",
    regulation="30",
    rule="2026-11",
    read=lambda request: request,
    fields=(),
    duties=(Duty("errand", articles("30.9-1"), lambda case, office: True, _pings),),
)
"""Under a name that has texts; the real matter of that name is not there."""


def planned(chance: Random, people: list[str], instants: list[datetime], number: int) -> list[Reminder]:
    """So many reminders, each at one of the instants."""
    made: list[Reminder] = []
    for errand in range(number // PINGS):
        id, person = f"E{errand:05d}", chance.choice(people)
        times = sorted(chance.sample(instants, PINGS))
        made += [Reminder(f"{id}/{place}", person, id, due) for place, due in enumerate(times)]
    return made


def instants_of(chance: Random, start: datetime, days: int, number: int) -> list[datetime]:
    """Distinct seconds within so many days, in order."""
    seconds = chance.sample(range(60, days * 86_400), number)
    return [start + timedelta(seconds=second) for second in sorted(seconds)]


def write_down(tx: Tx, reminders: list[Reminder], office: Office) -> None:
    """Put the errands into the store, as cases in force with their duties."""
    for first in range(0, len(reminders), PINGS):
        _keep(tx, reminders[first : first + PINGS], office)


def _keep(tx: Tx, own: list[Reminder], office: Office) -> None:
    id, person = own[0].errand, own[0].person
    facts = {"at": [one.due.isoformat() for one in own]}
    case = Case(id, "leave", "leave", person, office.person(person).unit, office.now, {}, ("leave", 2026, 1))
    kept = case.noted(**facts)
    tx.insert(CASE, id, to_doc(kept) | {"state": str(State.APPROVED)})
    schedule(tx, ERRAND, kept, office)
