"""What the unit does with its item: receipt, progress, problems, more time in time, the report (9.6-2, 9.8-4)."""

from regulations.supervision_form import Item
from regulations.supervision_item import (
    assigned,
    by_board,
    director_now,
    doers,
    due,
    head,
    in_hand,
    leading,
    staff,
    unannounced,
)
from workflow.act import Act, Deed, Done, Notice, told
from workflow.article import articles
from workflow.case import Case
from workflow.field import day, text
from workflow.matter import Check, refuse
from workflow.message import Args, Line, cite, person
from workflow.office import Office
from workflow.period import HalfDay

RECEIPT, PROGRESS, PROBLEM = articles("9.9-3-1"), articles("9.8-4", "1.34-2"), articles("9.6-2")
REPORT, BOARD, EXTENSION = articles("9.8-6", "1.34-2"), articles("1.36", "1.36-2"), articles("9.9-3-3", "1.36")


def _units_of(who: str, case: Case, office: Office) -> list[str]:
    """The units of an item for which somebody speaks; the person responsible speaks for his own."""
    mine = office.person(who).unit
    return [one for one in case.values["units"] if one == mine or head(one, office) == who]


def _may_receive(case: Case, who: str, office: Office) -> bool:
    receipts = case.facts.get("receipts", {})
    open_ones = assigned(case) and not unannounced(case) and who in doers(case, office)
    return open_ones and any(one not in receipts for one in _units_of(who, case, office))


def receive(deed: Deed) -> Done:
    """签收 for one's unit: it is not asked for any more."""
    entry = {"by": deed.actor, "at": deed.office.now}
    mine = dict.fromkeys(_units_of(deed.actor, deed.case, deed.office), entry)
    return Done(deed.case.noted(receipts={**mine, **deed.case.facts.get("receipts", {})}))


def _does(case: Case, who: str, office: Office) -> bool:
    return in_hand(case) and who in doers(case, office)


def _leads(case: Case, who: str, office: Office) -> bool:
    return in_hand(case) and who in leading(case, office)


def _to_staff(deed: Deed, name: str, *acts: str) -> tuple[Notice, ...]:
    line = Line(f"supervision-has-{name}", {"by": person(deed.actor)})
    return tuple(Notice(one, name, line, acts) for one in staff(deed.office) if one != deed.actor)


def progress(deed: Deed) -> Done:
    """A report on progress; the next one is due from now."""
    entry = {"by": deed.actor, "at": deed.office.now, "said": deed.values["progress"]}
    case = deed.case.noted(progress=[*deed.case.facts.get("progress", []), entry])
    return Done(case, _to_staff(deed, "progress"))


def problem(deed: Deed) -> Done:
    """A problem is reported at once, at any time (9.6-2)."""
    entry = {"by": deed.actor, "at": deed.office.now, "said": deed.values["problem"]}
    case = deed.case.noted(problems=[*deed.case.facts.get("problems", []), entry])
    return Done(case, _to_staff(deed, "problem", "sup_log"))


def _may_extend(case: Case, who: str, office: Office) -> bool:
    free = "extension" not in case.facts and "redo" not in case.facts
    return _leads(case, who, office) and free and not by_board(case) and not _over(case, office)


def _over(case: Case, office: Office) -> bool:
    return office.half_day.day > due(case)


def extend(deed: Deed) -> Done:
    """More time, with a reason; the director fixed the date and decides (K-45)."""
    case, office = deed.case, deed.office
    until = HalfDay.parse(deed.values["extension_until"]).day
    asked = {
        "by": deed.actor,
        "at": office.now,
        "until": deed.values["extension_until"],
        "reason": deed.values["extension_why"],
    }
    line = {"by": person(deed.actor), "until": until, "reason": deed.values["extension_why"]}
    deciders = director_now(case, office)[-1:]
    acts = ("sup_grant", "sup_deny")
    return Done(
        case.noted(extension=asked), tuple(told(one, "asks", "supervision-extend", *acts, **line) for one in deciders)
    )


def _may_not_extend(case: Case, who: str, office: Office) -> bool:
    return _leads(case, who, office) and "redo" not in case.facts and (by_board(case) or _over(case, office))


def extend_never(deed: Deed) -> Done:
    """A date of 室务会 is moved by 室务会 alone (1.36), and more time is asked for before the limit (9.9-3-3)."""
    if by_board(deed.case):
        return Done(deed.case, refused=Line("supervision-extend-board", {"articles": cite(BOARD)}))
    late = {"due": due(deed.case), "articles": cite(EXTENSION)}
    return Done(deed.case, refused=Line("supervision-extend-late", late))


def report(deed: Deed) -> Done:
    """The result is handed in: the unit is left alone, 督查室 has it to check."""
    entry = {"by": deed.actor, "at": deed.office.now, "said": deed.values["result"]}
    return Done(deed.case.noted(report=entry, extension=None))


def _not_later(item: Item) -> Args | None:
    """Judged as soon as the new day is named, before the reason is asked."""
    until, standing = (HalfDay.parse(str(item.values[name])).day for name in ("extension_until", "due"))
    return {"due": standing} if until <= standing else None


EXTENSION_CHECKS: tuple[Check[Item], ...] = (
    refuse("supervision-extend-not-later", EXTENSION, ("extension_until",), _not_later),
)
MORE_TIME = (day("extension_until"), text("extension_why", longest=200))
UNIT_ACTS: tuple[Act, ...] = (
    Act("sup_receive", _may_receive, receive, RECEIPT, asks=True),
    Act("sup_progress", _does, progress, PROGRESS, (text("progress", longest=400),)),
    Act("sup_problem", _does, problem, PROBLEM, (text("problem", longest=400),)),
    Act("sup_extend", _may_extend, extend, EXTENSION, MORE_TIME, rechecks=True),
    Act("sup_no_extension", _may_not_extend, extend_never, BOARD),
    Act("sup_report", _leads, report, REPORT, (text("result", longest=800),)),
)
