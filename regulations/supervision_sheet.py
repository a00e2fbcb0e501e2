"""What people see of an item: 督查室 and the route all, the unit its 《督查交办单》, of a 暗访 nothing (F-19)."""

from datetime import datetime

from regulations.supervision_form import FIELDS, SHOWN_TO_UNITS
from regulations.supervision_item import (
    CHECKS,
    SECRETARIES,
    SUPERVISION,
    accepted,
    assigned,
    by_board,
    children,
    colour,
    deputy,
    doers,
    in_hand,
    instructed,
    lead,
    limit,
    reported,
    running,
    staff,
    unannounced,
)
from workflow.agenda import DayEntry, Standing
from workflow.authority import Rank, distinct
from workflow.card import insider, value
from workflow.case import ENDED, Case, State
from workflow.field import Request
from workflow.matter import Item, Listing
from workflow.message import Line, listed, person, text, unit
from workflow.office import Office

LAST = 3
"""Entries of the log, of progress and of problems that a card shows."""
KEPT = ("log", "progress", "problems")


def also(case: Case, office: Office) -> tuple[str, ...]:
    """Who has a card besides proposer and route: 督查室, and once it is handed out those who carry it out."""
    handed = "assigned_at" in case.facts and not unannounced(case)
    helping = office.roster.holders(SECRETARIES) if case.values["source"] == "committee" else ()
    return distinct([*staff(office), *(doers(case, office) if handed else ()), *(helping if handed else ())])


def sheet(case: Case, who: str, office: Office) -> list[Line] | None:
    """The slip of the unit; whoever else has a card reads the form."""
    if insider(case, who) or who in staff(office):
        return None
    return [] if unannounced(case) else [*_slip(case), *_course(case, office, ("progress", "problems"))]


def _slip(case: Case) -> list[Line]:
    lines = [Line("supervision-slip", {"number": {"number": case.facts["filed"]["number"]}})]
    for field in FIELDS:
        if field.name in SHOWN_TO_UNITS and field.name in case.values:
            shown = value(SUPERVISION, field, case.values[field.name])
            label = text(Line(f"supervision-{field.name}"))
            lines.append(Line("case-answer", {"label": label, "value": shown}))
    return lines


def standing(case: Case, office: Office) -> list[Line]:
    """What has become of an item, for 督查室 and the route: besides all the log."""
    facts = case.facts
    lines = []
    if "leader" in facts:
        args = {"who": facts["leader"]["who"], "on": {"day": facts["leader"]["on"]}}
        lines.append(Line("supervision-leader", args))
    elif instructed(case) and case.state not in ENDED:
        lines.append(Line("supervision-remark-leader"))
    if "plan" in facts:
        lines.append(Line("supervision-plan", {"plan": facts["plan"]}))
    return [*lines, *_course(case, office, KEPT)]


def _course(case: Case, office: Office, kept: tuple[str, ...]) -> list[Line]:
    lines = [Line("supervision-assigned-at", {"at": case.facts["assigned_at"]})] if "assigned_at" in case.facts else []
    lines += _receipts(case)
    for name in kept:
        for one in case.facts.get(name, [])[-LAST:]:
            args = {"by": person(one["by"]), "at": one["at"], "said": one["said"]}
            lines.append(Line(f"supervision-kept-{name}", args))
    return lines + _limits(case) + _outcome(case)


def _receipts(case: Case) -> list[Line]:
    facts = case.facts
    found = [
        Line("supervision-received", {"unit": unit(one), "by": person(entry["by"]), "at": entry["at"]})
        for one, entry in facts.get("receipts", {}).items()
    ]
    missing = [one for one in case.values["units"] if one not in facts.get("receipts", {})]
    if "unreceived" in facts and missing:
        found.append(Line("supervision-unreceived", {"units": listed(unit(one) for one in missing)}))
    return found


def _limits(case: Case) -> list[Line]:
    facts, lines = case.facts, []
    if by_board(case):
        lines.append(Line("supervision-board-date"))
    if "extension" in facts:
        lines.append(Line("supervision-extension", {"until": {"day": facts["extension"]["until"]}}))
    if "redo" in facts and assigned(case):
        last = facts["returned"][-1]
        lines.append(Line("supervision-redo", {"until": {"day": facts["redo"]}, "reason": last["reason"]}))
    return lines


def _outcome(case: Case) -> list[Line]:
    facts, lines = case.facts, []
    if "report" in facts:
        report = facts["report"]
        args = {"by": person(report["by"]), "at": report["at"], "said": report["said"]}
        lines.append(Line("supervision-report", args))
    checked = [text(Line(f"supervision-check-{one}")) for one in (*CHECKS, "site") if one in facts.get("checked", [])]
    if checked:
        lines.append(Line("supervision-checked", {"checks": listed(checked)}))
    if "accepted_at" in facts:
        lines.append(Line("supervision-accepted-at", {"at": facts["accepted_at"]}))
    if children(case):
        lines.append(Line("supervision-waits", {"count": len(children(case))}))
    if "no_more" in facts:
        word = facts["no_more"]
        lines.append(Line("supervision-no-more", {"who": word["who"], "on": {"day": word["on"]}}))
    return lines


def stage(case: Case, office: Office) -> str:
    """Where it stands, as the lists say: pending, ready, the three colours while it is in hand, ..."""
    if accepted(case):
        return "accepted"
    if reported(case):
        return "reported"
    if assigned(case):
        return colour(case, office)
    return "ready" if running(case) else "pending"


def stands(case: Case, office: Office) -> Line | None:
    """The stage on the card, while the item runs; a wish to undo it is said by itself."""
    return Line(f"supervision-stage-{stage(case, office)}") if case.state is State.APPROVED else None


def _line(case: Case, office: Office) -> Line:
    args = {
        "number": {"number": list(case.number)},
        "what": str(case.values["what"])[:30],
        "units": listed(unit(one) for one in case.values["units"]),
        "due": limit(case),
        "stage": text(Line(f"supervision-stage-{stage(case, office)}")),
    }
    return Line("supervision-line", args)


def ledger(request: Request) -> list[Item]:
    """Every item that has not ended, the nearest limit first."""
    found = [case for need in ("pending", "running", "undoing") for case in request.history[need]]
    return [Item(_line(case, request.office), case) for case in sorted(found, key=limit)]


def _sees_all(request: Request) -> bool:
    office = request.office
    return request.applicant.id in (*staff(office), deputy(office), office.roster.chief)


def tasks(request: Request) -> list[Item]:
    """What somebody has to carry out, the nearest limit first; of a 暗访 that is 督查室 alone."""
    office, me = request.office, request.applicant.id
    found = [case for need in ("running", "undoing") for case in request.history[need]]
    mine = [case for case in found if assigned(case) and me in doers(case, office)]
    return [Item(_line(case, office), case) for case in sorted(mine, key=limit)]


def _may_have_tasks(request: Request) -> bool:
    return request.applicant.rank in (Rank.STAFF, Rank.HEAD)


def of_state(state: State) -> dict[str, str]:
    """The items in a state."""
    return {"matter": SUPERVISION, "state": str(state)}


NEEDS = {
    "pending": lambda _: of_state(State.PENDING),
    "running": lambda _: of_state(State.APPROVED),
    "undoing": lambda _: of_state(State.WITHDRAWING),
}


def agenda(case: Case, who: str, office: Office) -> list[DayEntry]:
    """The limit of an item in the day of those who carry it out; of a 暗访 督查室's own."""
    if not in_hand(case) or who not in doers(case, office):
        return []
    line = Line("day-supervision", {"number": {"number": list(case.number)}})
    return [DayEntry(_ends(case, office), line, deadline=True)]


def overview(case: Case, office: Office) -> list[Standing]:
    """An item over its limit, at its lead unit."""
    if not assigned(case) or colour(case, office) != "overdue":
        return []
    args = {"number": {"number": list(case.number)}, "unit": unit(lead(case)), "at": _ends(case, office)}
    return [Standing("overdue", Line("office-supervision", args), (lead(case),), unannounced(case))]


def _ends(case: Case, office: Office) -> datetime:
    return office.calendar.at(limit(case), office.calendar.hours.pm[1])


LISTS = (Listing("supervise", NEEDS, ledger, _sees_all), Listing("tasks", NEEDS, tasks, _may_have_tasks))
