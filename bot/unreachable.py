"""People whom the bot cannot reach: others are asked instead, 秘书室 is told, they get all of it later (F-14)."""

from workflow.attendance import open_desk
from workflow.card import sees
from workflow.day import named
from workflow.desk import Desk, cases
from workflow.message import Line, Message, says, titled
from workflow.post import post
from workflow.reach import note_reached, note_unreachable, unreachable
from workflow.store import OUTBOX, Row

REGISTRY = "secretariat"


def lay_aside(desk: Desk, row: Row) -> None:
    """Keep a row until its person writes to the bot again, and see to it that nobody waits for him in vain."""
    desk.tx.put(OUTBOX, row.id, row.doc | {"state": "unreachable", "begun": None, "claimed_until": None})
    person = row.doc["person"]
    if not person:
        return
    new = note_unreachable(desk.tx, person, desk.office.now)
    aware = _aware(desk)
    if new:
        _tell(aware, person)
        _ask_again(aware, person)
    if row.doc.get("duty"):
        _remind_instead(aware, row)


def reached(desk: Desk, person: str) -> None:
    """A message has arrived: what was laid aside is sent now, and what waits for him is put to him again."""
    if person and note_reached(desk.tx, person, desk.office.now):
        _ask_again(_aware(desk), person)


def alarm(desk: Desk, row: Row, key: str) -> None:
    """A message did not arrive as it was meant: 秘书室 learns whose and about what, not what it says."""
    if row.doc["person"] and not row.id.startswith("alarm/"):
        for holder in _registry(desk, row.doc["person"]):
            post(desk.tx, desk.office, f"alarm/{row.id}/{holder}", holder, _about(desk, row, holder, key))


def _aware(desk: Desk) -> Desk:
    """The same desk, knowing who can be reached as of now."""
    return open_desk(desk.tx, desk.office, desk.matters)


def _tell(desk: Desk, person: str) -> None:
    for holder in _registry(desk, person):
        key = f"unreachable/{person}/{desk.office.now.isoformat()}/{holder}"
        post(desk.tx, desk.office, key, holder, says("person-unreachable", who=titled(person)))


def _registry(desk: Desk, person: str) -> list[str]:
    lost = unreachable(desk.tx)
    return [holder for holder in desk.office.roster.holders(REGISTRY) if holder != person and holder not in lost]


def _ask_again(desk: Desk, person: str) -> None:
    """Put what he holds, or is asked, to whoever acts now by the rules of authority (K-07)."""
    for case in list(cases(desk.tx, deciders=person)):
        desk.by_clock(case, "reask")


def _remind_instead(desk: Desk, row: Row) -> None:
    """His substitute or the next higher learns that a reminder did not reach him."""
    person, case = row.doc["person"], desk.case(row.doc["case"])
    if case is None or person not in desk.office.roster.people:
        return
    other = desk.office.who_acts(person, case.applicant).person
    if other != person:
        message = _about(desk, row, other, "reminder-unreachable")
        post(desk.tx, desk.office, f"{row.id}/instead/{other}", other, message, rank=row.doc["rank"])


def _about(desk: Desk, row: Row, reader: str, key: str) -> Message:
    """What is said of somebody's message, but not its words; the case is named only to who may open its card."""
    case = desk.case(row.doc["case"]) if row.doc.get("case") else None
    lines = [Line(key, {"who": titled(row.doc["person"])})]
    if case is not None and sees(desk.matters[case.matter], case, reader, desk.office):
        lines.append(Line("message-about", named(case)))
    return Message(tuple(lines))
