"""通报 (1.35, 9.6-6, 13.5-1, AM-94): how each unit stands, told to a scope that the director approves."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from regulations.supervision_clock import opening
from regulations.supervision_form import AUTHORISED
from regulations.supervision_item import SUPERVISION, assigned, colour, head, lead, on_day, staff, unannounced
from workflow.act import Deed, Done
from workflow.article import articles
from workflow.authority import Rank, director, distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import Request, choice
from workflow.matter import Finding, Matter
from workflow.message import Line, text, unit
from workflow.office import Office
from workflow.route import Tier

SCOPED = articles("1.35", "9.6-6")
INSPECTED = ("reform", "inspection")
"""Sources of the circular of 改革督察 (13.5-1)."""
COUNTED = ("in_time", "near", "overdue", "closed")
LEADING = (Rank.DIRECTOR, Rank.DEPUTY, Rank.DISCIPLINE)

Counts = dict[str, dict[str, int]]
"""Of each unit that leads items: how many stand how."""


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _standing(case: Case, office: Office) -> str | None:
    """How an item counts in the circular; a 暗访 never does (F-19)."""
    if unannounced(case) or "assigned_at" not in case.facts:
        return None
    if assigned(case):
        return colour(case, office)
    done = case.facts.get("accepted_at")
    return "closed" if done and _month(on_day(done, office)) == _month(office.half_day.day) else None


def counts(cases: Iterable[Case], kind: str, office: Office) -> Counts:
    """How the units stand now, and what they have finished in this month."""
    shown = [case for case in cases if kind != "reform" or case.values["source"] in INSPECTED]
    found = Counter((lead(case), stand) for case in shown if (stand := _standing(case, office)))
    units = distinct(name for name, _ in found)
    return {name: {stand: found[name, stand] for stand in COUNTED} for name in units}


def lines_of(found: Counts) -> list[Line]:
    """One line for each unit, or that there is nothing."""
    made = [Line("circular-unit", {"unit": unit(name), **stands}) for name, stands in found.items()]
    return made or [Line("circular-nothing")]


def audience(case: Case, office: Office) -> tuple[str, ...]:
    """The scope as people: the leaders; with `concerned` the heads of units that are over a limit; else all heads."""
    leaders = [one.id for rank in LEADING for one in office.roster.of_rank(rank)]
    found: Counts = case.facts["counts"]
    scope = case.values["scope"]
    late = [name for name, stands in found.items() if stands["overdue"]]
    units = {"leaders": [], "concerned": late, "all": list(office.roster.units)}[scope]
    return distinct([*leaders, *(head(name, office) for name in units)])


def remarks(request: Request) -> list[Line]:
    """The text as it would be sent now, for the proposer and the director."""
    cases = request.history.get("items", [])
    return lines_of(counts(cases, str(request.values.get("kind", "month")), request.office))


def filed(deed: Deed) -> Done:
    """The director has approved the scope: the figures of this moment go out, and stay as they are."""
    found = counts(deed.earlier("items"), deed.case.values["kind"], deed.office)
    return Done(deed.case.noted(counts=found, sent_at=deed.office.now).move("close", State.CLOSED))


def also(case: Case, office: Office) -> tuple[str, ...]:
    """督查室, and once it is approved the scope."""
    return distinct([*staff(office), *(audience(case, office) if "counts" in case.facts else ())])


def sheet(case: Case, who: str, office: Office) -> list[Line] | None:
    """The circular itself, once it is out: which one, of when, and a line for each unit."""
    if "counts" not in case.facts:
        return None
    kind = text(Line(f"supervision_circular-kind-{case.values['kind']}"))
    return [
        Line("circular-head", {"kind": kind, "on": on_day(case.facts["sent_at"], office)}),
        *lines_of(case.facts["counts"]),
    ]


def stands(case: Case, office: Office) -> Line | None:
    """Sent out, in an office's words."""
    return Line("circular-stands-sent") if _sent(case, office) else None


def opens(request: Request) -> Finding | None:
    """督查室 proposes it."""
    mine = request.applicant.id in staff(request.office)
    return None if mine else Finding("supervision-office-only", AUTHORISED)


def _sent(case: Case, office: Office) -> bool:
    return "sent_at" in case.facts


def _next_pings(case: Case, office: Office) -> Iterator[Ping]:
    """On the first working day of the next month, or quarter, 督查室 is reminded of the next one."""
    months = 3 if case.values["kind"] == "reform" else 1
    day = on_day(case.facts["sent_at"], office)
    for _ in range(months):
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    first = office.calendar.workday_on_or_after(day)
    yield Ping("next", opening(first, office), staff(office), Line("circular-next"))


FIELDS = (
    choice("kind", lambda _: ["month", "reform"]),
    choice("scope", lambda _: ["leaders", "concerned", "all"]),
)
MATTERS = (
    Matter(
        name="supervision_circular",
        regulation="9",
        rule="2026-11",
        read=lambda request: request,
        fields=FIELDS,
        route=(Tier("director", director, SCOPED, lambda _: True, fixes=("scope",)),),
        duties=(Duty("circular_next", articles("1.35", "13.5-1"), _sent, _next_pings),),
        opens=opens,
        needs={"items": lambda _: {"matter": SUPERVISION}},
        remarks=remarks,
        also=also,
        sheet=sheet,
        stands=stands,
        filed=filed,
        command="circular",
    ),
)
