"""Somebody's day, found from the stored cases: what waits for him, where he has to be, what is due."""

from datetime import time, timedelta

from workflow.agenda import DayEntry
from workflow.card import sees
from workflow.case import Case
from workflow.desk import Desk, cases
from workflow.message import Line, Message, person, text
from workflow.office import Office
from workflow.post import CARD
from workflow.silence import IN_FORCE

AHEAD = timedelta(days=7)
"""How long before its time a deadline is shown."""
MOST = 20
"""Lines of each part."""


def waiting(desk: Desk, who: str) -> list[Case]:
    """The cases that wait for somebody's decision, the oldest first."""
    rows = desk.tx.find(CARD, eq={"person": who, "open": True})
    found = {row.doc["case"]: desk.case(row.doc["case"]) for row in rows}
    return sorted((case for case in found.values() if case), key=lambda case: case.opened)


def entries(desk: Desk, who: str) -> list[tuple[DayEntry, Case]]:
    """Somebody's appointments of today, and his deadlines: those missed and those of the next days."""
    found = [
        (entry, case)
        for name, matter in desk.matters.items()
        if matter.agenda is not None
        for state in IN_FORCE
        for case in cases(desk.tx, matter=name, state=str(state), **({"applicant": who} if matter.own_agenda else {}))
        if sees(matter, case, who, desk.office)
        for entry in matter.agenda(case, who, desk.office)
        if _shown(entry, desk)
    ]
    return sorted(found, key=lambda one: one[0].at)


def _shown(entry: DayEntry, desk: Desk) -> bool:
    midnight = desk.office.calendar.at(desk.office.half_day.day, time())
    if entry.deadline:
        return entry.at < midnight + AHEAD
    return entry.at < midnight + timedelta(days=1) and (entry.until or entry.at) >= midnight


def day(desk: Desk, who: str, bare: bool = False) -> Message | None:
    """Somebody's day as a message; None when there is nothing. bare: kind, number and time only (F-20)."""
    asked, dated = waiting(desk, who), entries(desk, who)
    if not asked and not dated:
        return None
    lines = [Line("day-head", {"day": desk.office.half_day.day})]
    if asked:
        lines.append(Line("day-waiting", {"count": len(asked)}))
        lines += [Line("day-waiting-line", named(case) if bare else applied(case)) for case in asked[:MOST]]
    lines += [_line(entry, case, desk.office, bare) for entry, case in dated[:MOST]]
    return Message((*lines, *([Line("day-more")] if bare else [])))


def named(case: Case) -> dict[str, object]:
    """Kind and number of a case as parameters of a text."""
    kind = {"title": text(Line(f"{case.matter}-title")), "number": {"number": list(case.number)}}
    return {"what": text(Line("day-case", kind))}


def applied(case: Case) -> dict[str, object]:
    """The same with whose it is."""
    return {"what": text(Line("day-case-of", {**named(case), "who": person(case.applicant)}))}


def _line(entry: DayEntry, case: Case, office: Office, bare: bool) -> Line:
    """An appointment of today by its hour, what began before or is due by its day and hour."""
    what = named(case)["what"] if bare else text(entry.line)
    if not entry.deadline:
        local = entry.at.astimezone(office.calendar.zone)
        at = f"{local:%H:%M}" if local.date() == office.half_day.day else entry.at
        return Line("day-entry", {"at": at, "what": what})
    return Line("day-overdue" if entry.at < office.now else "day-due", {"at": entry.at, "what": what})
