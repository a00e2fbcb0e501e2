"""The post room: messages become rows of the outbox in the transaction that causes them; cards are kept up to date."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from workflow.act import Notice
from workflow.authority import distinct
from workflow.card import allowed, buttons, card, named, viewers
from workflow.case import Case
from workflow.field import Request
from workflow.matter import Matter
from workflow.message import Line, Message, text, titled
from workflow.office import Office
from workflow.silence import state_of
from workflow.store import OUTBOX, Document, Row, Table, Tx

CARD = "card"
TABLES = (
    Table(OUTBOX, ("state", "person", "duty", "case", "failed", "created")),
    Table(CARD, ("case", "person", "open")),
)
URGENT, ROUTINE = 0, 5


def post(tx: Tx, office: Office, key: str, person: str, message: Message, **more: Any) -> None:
    """Put one message into the outbox under its unique key; the same key twice is one message.

    What would disturb somebody who is sent nothing now is held there. `expires`: when a message of passing value is
    sent no more; such a one is not repeated either when it may have arrived.
    """
    if tx.get(OUTBOX, key) is not None:
        return
    row: Document = {
        "person": person,
        "kind": "send",
        "message": message.to_doc(),
        "rank": ROUTINE,
        "not_before": office.now,
        "created": office.now,
        "tries": 0,
    } | more
    tx.insert(OUTBOX, key, row | {"state": state_of(tx, office, key, row)})


def deliver_cards(
    tx: Tx, matter: Matter[Any], case: Case, request: Request, asked: frozenset[str] = frozenset()
) -> None:
    """Send a card to everybody newly concerned; bring the cards that are out up to date, in place.

    Whoever is no longer concerned keeps a card that says how it went on, without buttons.

    `asked`: who has just got a notice with buttons, and so needs no card anew.
    """
    known = {row.doc["person"]: row for row in tx.find(CARD, eq={"case": case.id}) if row.doc["purpose"] == "main"}
    for person in distinct([*viewers(matter, case, request.office), *known]):
        _show(tx, matter, case, request, person, known.get(person), person in asked)
    for row in tx.find(CARD, eq={"case": case.id}):
        if row.doc["purpose"] != "main":
            _refresh_notice(tx, matter, case, request.office, row)


def holders(tx: Tx, case: str) -> tuple[str, ...]:
    """Everybody to whom a card or a notice with buttons of the case was sent."""
    return distinct(row.doc["person"] for row in tx.find(CARD, eq={"case": case}))


def concerning(tx: Tx, person: str) -> set[str]:
    """The cases of which somebody was ever sent a card or a notice with buttons, without reading the cards."""
    return {id.partition("/")[0] for id in tx.ids(CARD, {"person": person})}


def _show(tx: Tx, matter: Matter[Any], case: Case, request: Request, person: str, row: Row | None, asked: bool) -> None:
    message = card(matter, case, request, person)
    asks = any(act.asks for act in allowed(matter, case, person, request.office))
    if row is not None and row.doc["shown"] == _digest(message):
        return
    id = f"{case.id}/{person}/main"
    before = row.doc if row else {"case": case.id, "person": person, "purpose": "main", "message_id": None}
    afresh = row is None or (asks and not row.doc["open"] and not asked)
    rank = URGENT if matter.urgent else ROUTINE
    _bring_up_to_date(tx, case, request.office, id, before | {"open": asks}, message, afresh, rank)
    if row is None:
        _send_files(tx, matter, case, request, person)


def _bring_up_to_date(
    tx: Tx,
    case: Case,
    office: Office,
    id: str,
    doc: Document,
    message: Message,
    afresh: bool = False,
    rank: int = ROUTINE,
) -> None:
    """Change what a card shows: in the outbox while it waits there, else in the message that stands, or anew."""
    key = f"{id}@{case.version}"
    held = _amended(tx, office, doc.get("row"), message)
    tx.put(CARD, id, doc | {"shown": _digest(message), "row": doc["row"] if held else key})
    if not held:
        kind = "send" if afresh else "edit"
        post(tx, office, key, doc["person"], message, kind=kind, card=id, case=case.id, rank=rank)


def _amended(tx: Tx, office: Office, key: str | None, message: Message) -> bool:
    """Whether a message that has not gone out was changed in its place; one that was dropped stays dropped."""
    row = tx.get(OUTBOX, key) if key else None
    if row is None or row.doc["state"] == "sent":
        return False
    taken = row.doc.get("claimed_until")
    if taken is not None and taken > office.now:
        return False
    tx.put(OUTBOX, row.id, row.doc | {"message": message.to_doc()})
    return True


def _send_files(tx: Tx, matter: Matter[Any], case: Case, request: Request, person: str) -> None:
    if person == case.applicant or person not in [step.asked for step in case.steps]:
        return
    for field in matter.fields:
        if field.kind == "file" and field.name in case.values:
            line = Line("case-file", {"number": {"number": list(case.number)}})
            key = f"{case.id}/{person}/{field.name}"
            post(
                tx,
                request.office,
                key,
                person,
                Message((line,)),
                kind="file",
                file=case.values[field.name],
                case=case.id,
            )


def notify(tx: Tx, matter: Matter[Any], case: Case, office: Office, notices: Iterable[Notice], **more: Any) -> None:
    """Send notices about a case, each once, with the buttons that their readers may press now."""
    for notice in notices:
        if notice.urgent:
            _tell_instead(tx, matter, case, office, notice)
        id = f"{case.id}/{notice.to}/{notice.name}"
        line = named(case, notice.line, matter)
        message = _notice_message(matter, case, office, line, notice.to, notice.acts)
        message = replace(message, lines=(*message.lines, *notice.below))
        rank = URGENT if notice.urgent else ROUTINE
        if notice.acts and tx.get(CARD, id) is None:
            doc = {
                "case": case.id,
                "person": notice.to,
                "purpose": notice.name,
                "message_id": None,
                "acts": list(notice.acts),
                "line": line.to_doc(),
                "shown": _digest(message),
                "open": False,
                "row": id,
            }
            tx.insert(CARD, id, doc)
        post(
            tx,
            office,
            id,
            notice.to,
            message,
            rank=rank,
            case=case.id,
            card=id if notice.acts else None,
            **_enclosed(notice),
            **more,
        )


def _enclosed(notice: Notice) -> Document:
    """A calendar file goes with the words, if there is an entry."""
    return {} if notice.event is None else {"kind": "calendar", "event": notice.event.to_doc()}


def _tell_instead(tx: Tx, matter: Matter[Any], case: Case, office: Office, notice: Notice) -> None:
    """What is urgent for somebody who is sent nothing now goes at once to those who can reach him (K-62)."""
    what = text(named(case, notice.line, matter))
    message = Message((Line("urgent-instead", {"who": titled(notice.to), "what": what}),))
    for person in office.attendance.instead_of(notice.to) or ():
        key = f"{case.id}/{notice.to}/{notice.name}/{person}"
        post(tx, office, key, person, message, rank=URGENT, case=case.id)


def _notice_message(
    matter: Matter[Any], case: Case, office: Office, line: Line, person: str, names: Iterable[str]
) -> Message:
    acts = [act for act in allowed(matter, case, person, office) if act.name in set(names)]
    return Message((line,), buttons(case, acts))


def _refresh_notice(tx: Tx, matter: Matter[Any], case: Case, office: Office, row: Row) -> None:
    line = Line.of_doc(row.doc["line"])
    message = _notice_message(matter, case, office, line, row.doc["person"], row.doc["acts"])
    if _digest(message) != row.doc["shown"]:
        _bring_up_to_date(tx, case, office, row.id, row.doc, message)


def _digest(message: Message) -> str:
    written = json.dumps(message.to_doc(), sort_keys=True, default=str)
    return hashlib.sha256(written.encode()).hexdigest()[:16]
