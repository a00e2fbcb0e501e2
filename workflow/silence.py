"""Silence: who is sent nothing now (he drives, F-25; he sits in a classified meeting, F-17), and until when (K-62)."""

from collections.abc import Iterator
from typing import Any

from workflow.authority import Silence
from workflow.case import Case, State
from workflow.matter import Matter
from workflow.office import Office
from workflow.store import OUTBOX, Document, Row, Tx

CARD = "card"
IN_FORCE = (State.APPROVED, State.WITHDRAWING)


def silences(matter: Matter[Any], case: Case, office: Office) -> Iterator[Silence]:
    """The silences that a case asks for now."""
    if matter.silent is not None and case.state in IN_FORCE:
        for person, instead in matter.silent(case, office).items():
            yield Silence(person, instead, case.id)


def state_of(tx: Tx, office: Office, key: str, doc: Document) -> str:
    """Whether a new message may go ("waiting") or is held ("held")."""
    silent = office.attendance.instead_of(doc["person"]) is not None
    return "held" if silent and _disturbs(tx, key, doc) else "waiting"


def _disturbs(tx: Tx, key: str, doc: Document) -> bool:
    """Answers to what he did himself, and changes of a message that he has, make no sound."""
    card = tx.get(CARD, doc["card"]) if doc.get("card") else None
    stands = card is not None and card.doc["message_id"] is not None
    quiet = doc["kind"] == "menu" or (doc["kind"] == "edit" and stands)
    return not quiet and not key.startswith("reply/")


def shift(tx: Tx, matter: Matter[Any], before: Case | None, after: Case, office: Office) -> None:
    """A case has moved: who has become silent is sent nothing more, who is not any more gets what was held."""
    was = {one.person for one in silences(matter, before, office)} if before else set()
    now = {one.person for one in silences(matter, after, office)}
    for person in now:
        _change(tx, person, "waiting", "held")
    elsewhere = {one.person for one in office.attendance.silences if one.case != after.id}
    for person in was - now - elsewhere:
        _change(tx, person, "held", "waiting")


def _change(tx: Tx, person: str, old: str, new: str) -> None:
    for row in tx.find(OUTBOX, eq={"person": person, "state": old}):
        if new == "waiting" or _disturbs(tx, row.id, row.doc):
            tx.put(OUTBOX, row.id, row.doc | {"state": new})


def unsent(tx: Tx, duty: str) -> list[Row]:
    """The reminders of a duty that were not sent yet, held and laid-aside ones included."""
    states = ("waiting", "held", "unreachable")
    return [row for state in states for row in tx.find(OUTBOX, eq={"duty": duty, "state": state})]
