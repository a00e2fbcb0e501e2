"""What is known of a report: who has heard it, what is late, what went up, the chain; days, overview, register."""

from datetime import datetime, timedelta

from regulations.urgent_acts import TICKS, unit_line
from regulations.urgent_clock import ALARM, UrgentSettings, desk, leaders, limit, next_report, notified
from workflow.agenda import DayEntry, Standing
from workflow.case import Case, State
from workflow.field import Request
from workflow.matter import Item, Listing
from workflow.message import Line, listed, person, text
from workflow.office import Office

SHOWN = 6
"""Links of the chain that a card shows, the newest; each is in the history and has a number of its own."""
LEGS = ("unit_phone", "unit_written", "city_phone", "city_written")


def standing(case: Case, office: Office) -> list[Line]:
    """Everything that has become known since, in the order in which it is asked for."""
    return [*ALARM.lines(case, office), *_came(case), *late(case, office), *_went(case, office), *chain(case)]


def _came(case: Case) -> list[Line]:
    if "phoned" not in case.facts:
        return []
    call = case.facts["phoned"]
    return [Line("urgent-phoned", {"who": call["from"], "at": call["at"], "to": person(call["to"])})]


def late(case: Case, office: Office) -> list[Line]:
    """The marks, computed from the times (10.7-4); who is answerable for those of the unit; what people judged."""
    marks = case.facts.get("late", {})
    lines = [_mark(leg, marks[leg]) for leg in LEGS if leg in marks]
    if any(leg.startswith("unit") for leg in marks):
        lines.append(unit_line(case, office))
    for one in case.facts.get("verdicts", []):
        verdict = {"what": text(Line(f"urgent-verdict-{one['verdict']}")), "by": person(one["by"])}
        lines.append(Line("urgent-judged", {**verdict, "grounds": one["grounds"]}))
    return lines


def _mark(leg: str, by: int | None) -> Line:
    what = {"what": text(Line(f"urgent-leg-{leg}"))}
    return Line("urgent-late-open", what) if by is None else Line("urgent-late", {**what, "minutes": by})


def _went(case: Case, office: Office) -> list[Line]:
    facts = case.facts
    lines = []
    if "signed_off" in facts:
        lines.append(Line("urgent-signed-by", {"by": person(facts["signed_off"]["by"])}))
    elif case.state is State.APPROVED and "city" not in facts:
        free = case.opened + timedelta(minutes=office.setting(UrgentSettings).sign_off)
        lines.append(Line("urgent-unsigned", {"until": free}))
    ticked = [one for one in ("committee", "city_phone", "city", "province") if one in facts]
    return lines + [Line(f"urgent-ticked-{one}-{facts[one]['said']}", {"at": facts[one]["at"]}) for one in ticked]


def chain(case: Case) -> list[Line]:
    """首报 -> 续报 1, 2, ... -> 终报: the newest links."""
    numbered, count = [], 0
    for one in case.facts.get("reports", []):
        count += one["kind"] == "follow_up"
        args = {"at": one["at"], "what": one["what"], "number": count}
        numbered.append(Line(f"urgent-report-{one['kind']}", args))
    return numbered[-SHOWN:]


def agenda(case: Case, who: str, office: Office) -> list[DayEntry]:
    """What somebody owes: to acknowledge, to sign, to report on, to forward, each with its limit."""
    facts, entries = case.facts, []
    if who in ALARM.unheard(case, office) and not facts.get("acked"):
        at = case.opened + timedelta(minutes=office.setting(UrgentSettings).acknowledge)
        entries.append(_due(at, "acknowledge", case))
    if who in leaders(office) and not {"signed_off", "city"} & set(facts):
        at = case.opened + timedelta(minutes=office.setting(UrgentSettings).sign_off)
        entries.append(_due(at, "sign", case))
    if who == case.applicant and "final" not in facts:
        entries.append(_due(next_report(case, office), "follow_up", case))
    return entries + (_of_desk(case, office) if who in desk(office) else [])


def _of_desk(case: Case, office: Office) -> list[DayEntry]:
    facts = case.facts
    entries = []
    if not {"city_phone", "city"} & set(facts):
        entries.append(_due(limit("city_phone", case, office), "city_phone", case))
    if "city" not in facts:
        entries.append(_due(limit("city_written", case, office), "city_written", case))
    if "final" in facts:
        left = [text(Line(f"urgent-left-{one}")) for one in TICKS if one not in facts]
        line = Line("day-urgent-close", {**_named(case), "left": listed(left or [text(Line("act-close"))])})
        entries.append(DayEntry(facts["final"], line, deadline=True))
    return entries


def _due(at: datetime, what: str, case: Case) -> DayEntry:
    return DayEntry(at, Line(f"day-urgent-{what}", _named(case)), deadline=True)


def _named(case: Case) -> dict[str, object]:
    return {"number": {"number": list(case.number)}}


def overview(case: Case, office: Office) -> list[Standing]:
    """Every open report for those of its chain (10.7-3), by number only, with its next limit or what is late."""
    marks = [text(Line(f"urgent-leg-{leg}")) for leg in LEGS if case.facts.get("late", {}).get(leg, 0) is None]
    late_ = "final" not in case.facts and next_report(case, office) < office.now
    owed = [*marks, *([text(Line("urgent-leg-follow_up"))] if late_ else [])]
    line = (
        Line("office-urgent-late", {**_named(case), "what": listed(owed)})
        if owed
        else Line("office-urgent", _named(case))
    )
    return [Standing("overdue", line, (case.unit,) if owed else (), to=notified(office))]


def register(request: Request) -> list[Item]:
    """Every report, the newest first: when learned, how far it is, what was late (10.7-4)."""
    found = sorted(request.history["reports"], key=lambda case: case.opened, reverse=True)
    return [Item(_entry(case), case) for case in found]


def _entry(case: Case) -> Line:
    marks = [text(Line(f"urgent-leg-{leg}")) for leg in LEGS if leg in case.facts.get("late", {})]
    args = {
        **_named(case),
        "learned": {"moment": case.values["learned"]},
        "state": text(Line(f"urgent-is-{_stage(case)}")),
    }
    return Line("urgent-entry-late", {**args, "late": listed(marks)}) if marks else Line("urgent-entry", args)


def stands(case: Case, office: Office) -> Line:
    """Where a report stands: nobody approves it."""
    return Line(f"urgent-is-{_stage(case)}")


def _stage(case: Case) -> str:
    if case.state is State.CLOSED:
        return "closed"
    return "final" if "final" in case.facts else "running"


def _reads(request: Request) -> bool:
    return request.applicant.id in notified(request.office)


LISTS = (Listing("reports", {"reports": lambda _: {"matter": "urgent"}}, register, _reads, past=True),)
