"""Setting an item up (立项, 9.8-1, 9.9-1): what 督查室 must say of it, and what stands against it."""

from dataclasses import dataclass

from regulations.supervision_item import INSTRUCTED, SOURCES, staff
from workflow.article import articles
from workflow.authority import Rank, distinct
from workflow.field import Field, Request, Values, choice, day, person, text, unit
from workflow.matter import Check, Finding, refuse, warn
from workflow.message import Args, Line
from workflow.period import HalfDay

METHODS = ("papers", "reports", "on_site", "unannounced", "joint")
SETUP, LEAD, PETITION = articles("9.8-1"), articles("9.8-3-1"), articles("9.5-2b")
LIMIT = articles("9.8-1", "9.9-2")
AUTHORISED = articles("9.4-1")
SHOWN_TO_UNITS = ("what", "partners", "units", "lead", "responsible", "due", "hand_in", "coordinator")
"""What the unit reads on its 《督查交办单》; never where it comes from, nor who petitioned (9.5-2b)."""


@dataclass(frozen=True)
class Item:
    """An item that is proposed, with what its rules look at."""

    request: Request

    @property
    def values(self) -> Values:
        return self.request.values

    @property
    def units(self) -> list[str]:
        return list(self.values.get("units", []))

    @property
    def unannounced(self) -> bool:
        return self.values.get("method") == "unannounced"

    @property
    def instructed(self) -> bool:
        return self.values.get("source") in INSTRUCTED or self.request.about is not None

    @property
    def home(self) -> tuple[str, ...]:
        """The units of 督查室's own people."""
        office = self.request.office
        return distinct(office.person(one).unit for one in staff(office))

    @property
    def responsible(self) -> tuple[str, ...]:
        """The units of which the person responsible may be: the lead unit; of a 暗访, 督查室 itself."""
        if self.unannounced:
            return self.home
        first = self.units[:1] if len(self.units) == 1 else []
        return distinct([self.values.get("lead"), *first])


def _is(name: str, *wanted: str) -> "Condition":
    return Condition(name, wanted)


@dataclass(frozen=True)
class Condition:
    """Asked when an answer is one of those wanted."""

    name: str
    wanted: tuple[str, ...]

    def __call__(self, request: Request) -> bool:
        return request.values.get(self.name) in self.wanted


def _several(request: Request) -> bool:
    return len(Item(request).units) > 1


def _board_of_several(request: Request) -> bool:
    return request.values.get("source") == "board" and _several(request)


def _units(request: Request) -> list[str]:
    return [one.id for one in request.office.roster.units.values() if one.head]


def _people(request: Request) -> list[str]:
    roster = request.office.roster
    return [one.id for name in Item(request).responsible for one in roster.of_unit(name)]


def _leaders(request: Request) -> list[str]:
    roster = request.office.roster
    return [one.id for rank in (Rank.DIRECTOR, Rank.DEPUTY) for one in roster.of_rank(rank)]


FIELDS: tuple[Field, ...] = (
    choice("source", lambda _: list(SOURCES), private=True),
    text("reference", optional=lambda request: request.values.get("source") != "board", private=True, longest=60),
    text("petitioner", when=_is("source", "petition"), optional=lambda _: True, private=True, longest=20),
    text("what", longest=300),
    choice("method", lambda _: list(METHODS)),
    text("partners", when=_is("method", "joint"), longest=60),
    unit("units", _units, several=True),
    unit("lead", lambda request: Item(request).units, when=_several),
    person("responsible", suggest=_people),
    person("coordinator", suggest=_leaders, when=_board_of_several, optional=lambda _: True),
    day("due"),
    choice("date_by", lambda _: ["board", "setup"], when=_is("source", "board")),
    text("hand_in", longest=200),
)


def begin(request: Request) -> Values:
    """A leader's new instruction goes on with the same matter and the same people (9.9-6)."""
    kept = ("what", "method", "partners", "units", "lead", "responsible")
    earlier = request.about
    if earlier is None:
        return {}
    return {"source": "instruction"} | {name: earlier.values[name] for name in kept if name in earlier.values}


def opens(request: Request) -> Finding | None:
    """Only 督查室 sets items up."""
    mine = request.applicant.id in staff(request.office)
    return None if mine else Finding("supervision-office-only", AUTHORISED)


def _no_lead(item: Item) -> Args | None:
    return {} if len(item.units) > 1 and "lead" not in item.values else None


def _no_limit(item: Item) -> Args | None:
    return None if "due" in item.values else {}


def _lead_outside(item: Item) -> Args | None:
    return {} if len(item.units) > 1 and item.values["lead"] not in item.units else None


def _elsewhere(item: Item) -> Args | None:
    found = item.request.office.person(str(item.values["responsible"])).unit
    return {} if item.responsible and found not in item.responsible else None


def _past(item: Item) -> Args | None:
    return {} if HalfDay.parse(str(item.values["due"])) < item.request.office.half_day else None


def _rest_day(item: Item) -> Args | None:
    due = HalfDay.parse(str(item.values["due"])).day
    return None if item.request.office.calendar.is_workday(due) else {"due": due}


def _perhaps_several(item: Item) -> Args | None:
    """Marks by which people join several matters into one (9.8-1)."""
    return {} if any(mark in str(item.values["what"]) for mark in ("；", ";", "二是", "2.", "2、", "（2）")) else None


def _visits_itself(item: Item) -> Args | None:
    return {} if item.unannounced and set(item.units) & set(item.home) else None


def _double(item: Item) -> Args | None:
    """One matter is one item (9.8-1); a further instruction is another item about the first."""
    about = item.request.about.id if item.request.about else None
    others = [case for need in ("pending", "running") for case in item.request.earlier(need)]
    same = [case for case in others if _plain(case.values["what"]) == _plain(item.values["what"]) and case.id != about]
    return {"number": {"number": list(same[0].number)}} if same else None


def _plain(written: object) -> str:
    return "".join(str(written).split())


def _names_petitioner(item: Item) -> Args | None:
    said = f"{item.values['what']}{item.values.get('hand_in', '')}"
    return {} if str(item.values["petitioner"]) in said else None


CHECKS: tuple[Check[Item], ...] = (
    refuse("supervision-double", SETUP, ("what",), _double),
    refuse("supervision-names-petitioner", PETITION, ("petitioner", "what"), _names_petitioner),
    refuse("supervision-names-petitioner", PETITION, ("petitioner", "hand_in"), _names_petitioner),
    refuse("supervision-visits-itself", articles("9.6-4"), ("method", "units"), _visits_itself),
    refuse("supervision-lead-outside", LEAD, ("units", "lead"), _lead_outside),
    refuse("supervision-person-elsewhere", SETUP, ("responsible",), _elsewhere),
    refuse("supervision-past", LIMIT, ("due",), _past),
    refuse("supervision-no-lead", LEAD, (), _no_lead),
    refuse("supervision-no-limit", LIMIT, (), _no_limit),
    warn("supervision-rest-day", LIMIT, ("due",), _rest_day),
    warn("supervision-perhaps-several", SETUP, ("what",), _perhaps_several),
)


def remarks(request: Request) -> list[Line]:
    """What follows from the answers: a leader approves besides, the unit never learns, who alone moves the date.

    That a leader must approve is said of a case until his word is recorded (`standing`), of a form here.
    """
    item = Item(request)
    found = {
        "leader": item.instructed and request.returned is None,
        "hidden": item.unannounced,
        "board": request.values.get("date_by") == "board",
        "own": bool(set(item.units) & set(item.home)),
    }
    return [Line(f"supervision-remark-{name}") for name, holds in found.items() if holds]
