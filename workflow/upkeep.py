"""What keeps the active part as small as what is open: what is over goes to its year, the rest after its time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from workflow.case import ENDED, Case, State
from workflow.desk import Desk, cases
from workflow.hearing import CASE
from workflow.post import CARD
from workflow.reminders import DUTY
from workflow.store import OUTBOX, Bundle, Row, Tx

KEPT = timedelta(days=5)
"""How long a message that is done keeps its key: longer than an update may come again and have a step repeated (a
day), shorter than the week after which the messenger may give the same numbers to other updates."""
MOST = 200
"""Rows that are removed in one transaction, so that nobody waits for it."""


@dataclass(frozen=True)
class KeepingSettings:
    """[keeping]"""

    case_days: int = field(
        default=90,
        metadata={"source": "4.1-3-1", "about": "days after a case is over, until it goes to its year's archive"},
    )
    draft_days: int = field(default=7, metadata={"about": "days until a half-filled form is given up"})


STATES = (*sorted(ENDED), State.APPROVED)
"""The states in which a case may be over."""


def perhaps_over(desk: Desk, matter: str) -> list[str]:
    """The cases of a matter that may be over, by their state alone."""
    return [id for state in STATES for id in desk.tx.ids(CASE, {"matter": matter, "state": str(state)})]


def candidates(desk: Desk, ids: Sequence[str]) -> list[str]:
    """Of some cases those at the head of their tree that are over for long enough, if all about them is too."""
    found = [case for id in ids if (case := desk.case(id)) is not None]
    return [case.id for case in found if _is_head(desk, case) and _is_over(desk, case)]


def bundle(desk: Desk, id: str) -> Bundle | None:
    """A case and the cases about it, with their cards, duties and messages; None when one of them is not over."""
    head = desk.case(id)
    tree = _tree(desk, head) if head else []
    if head is None or not all(_is_over(desk, case) and not _is_busy(desk.tx, case) for case in tree):
        return None
    rows = [row for case in tree for row in _rows(desk.tx, case)]
    return Bundle(_year(desk, head), tuple(rows))


def _is_head(desk: Desk, case: Case) -> bool:
    return case.about is None or desk.tx.get(CASE, case.about) is None


def _is_over(desk: Desk, case: Case) -> bool:
    over = desk.matters[case.matter].over_on(case, desk.office)
    days = desk.office.setting(KeepingSettings).case_days
    return over is not None and over + timedelta(days=days) < desk.office.half_day.day


def _tree(desk: Desk, case: Case) -> list[Case]:
    about = [other for below in cases(desk.tx, about=case.id) for other in _tree(desk, below)]
    return [case, *about]


def _is_busy(tx: Tx, case: Case) -> bool:
    """Whether somebody is still asked or reminded, or a message is on its way."""
    asked = any(row.doc["open"] for row in tx.find(CARD, eq={"case": case.id}))
    reminded = any(row.doc["remind_at"] is not None for row in tx.find(DUTY, eq={"case": case.id}))
    states = ("waiting", "held")
    return asked or reminded or any(row.doc["state"] in states for row in tx.find(OUTBOX, eq={"case": case.id}))


def _rows(tx: Tx, case: Case) -> Iterable[tuple[str, str]]:
    yield CASE, case.id
    for table in (CARD, DUTY, OUTBOX):
        yield from ((table, row.id) for row in tx.find(table, eq={"case": case.id}))


def _year(desk: Desk, case: Case) -> int:
    """The year of the archive: that in which the case at the head ended."""
    return case.history[-1].at.astimezone(desk.office.calendar.zone).year


def sweep(desk: Desk) -> int:
    """Remove what was only kept a while; how many rows. To be repeated until nothing is left to remove."""
    tx, until = desk.tx, desk.office.now - KEPT
    gone = tx.find(OUTBOX, eq={"state": "sent"}, le={"created": until}, limit=MOST)
    dropped = tx.find(OUTBOX, eq={"state": "dropped"}, le={"created": until})
    gone += [row for row in dropped if not _is_shown(tx, row)][:MOST]
    for row in gone:
        tx.delete(OUTBOX, row.id)
    _give_up_unreachable(desk)
    return len(gone)


def _give_up_unreachable(desk: Desk) -> None:
    """Who has left is not waited for any more; what is over for anybody is not sent later."""
    today, now = desk.office.half_day.day, desk.office.now
    for row in desk.tx.find(OUTBOX, eq={"state": "unreachable"}):
        left = row.doc["person"] and not desk.office.roster.in_service(row.doc["person"], today)
        if left or row.doc.get("expires", now) < now:
            desk.tx.put(OUTBOX, row.id, row.doc | {"state": "dropped", "reason": "left" if left else "expired"})


def _is_shown(tx: Tx, row: Row) -> bool:
    """Whether a card still points to a row: one that was dropped must stay so, or the card would be sent anew."""
    card = tx.get(CARD, row.doc["card"]) if row.doc.get("card") else None
    return card is not None and card.doc.get("row") == row.id
