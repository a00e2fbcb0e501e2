"""`banshi check`: whether everybody's leave finds its way, before anybody asks for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.problems import Problem
from bot.settings import Settings
from regulations import matters
from workflow.authority import Person, Rank, Roster, superior
from workflow.field import Request
from workflow.matter import Matter
from workflow.office import Office
from workflow.pending import PendingSettings
from workflow.period import Period
from workflow.route import NoRoute, plan

LENGTHS = (1.0, 3.0)
"""Days of leave that are tried: what a deputy decides, and what goes to the director (30.5)."""
ALWAYS_NEEDED = ("secretariat", "security")
_LEADERS = (Rank.DEPUTY, Rank.DIRECTOR)


@dataclass(frozen=True)
class Chain:
    """Who decides a leave of so many days, in order. `outside`: it is not decided here (30.2)."""

    person: str
    kind: str
    days: float
    deciders: tuple[str, ...]
    outside: bool = False
    vacant: bool = False


def chains(settings: Settings, now: datetime) -> list[Chain]:
    """The chain of everybody, for every kind of leave and both lengths."""
    office, leave = settings.office(now), matters()["leave"]
    return [
        _chain(leave, Request(person, {"kind": kind, "when": str(_period(office, days))}, office), days)
        for person in settings.roster.people.values()
        for kind in _kinds(leave, person, office)
        for days in LENGTHS
    ]


def _kinds(leave: Matter[Any], person: Person, office: Office) -> list[str]:
    field = next(field for field in leave.fields if field.name == "kind")
    return field.options(Request(person, {}, office))


def _period(office: Office, days: float) -> Period:
    """The next so many working days."""
    first = office.calendar.next_workday(office.half_day.day)
    return Period.of_days(first, office.calendar.add_workdays(first, int(days) - 1))


def _chain(leave: Matter[Any], request: Request, days: float) -> Chain:
    person, kind = request.applicant.id, str(request.values["kind"])
    if leave.opens(request) is not None:
        return Chain(person, kind, days, (), outside=True)
    try:
        steps = plan(leave.route, leave.read(request), request.applicant, request.office.roster)
    except NoRoute:
        return Chain(person, kind, days, ())
    deciders = tuple(step.holder for step in steps if step.state == "waiting" and step.holder)
    return Chain(person, kind, days, deciders, vacant=any(step.because == "vacant" for step in steps))


def findings(settings: Settings, now: datetime) -> list[Problem]:
    """Everything that would keep a request from being decided as the regulations say."""
    roster = settings.roster
    found = [*_director(roster), *_units(roster), *_roles(settings), *_loops(roster)]
    return [*found, *_routes(chains(settings, now))]


def _director(roster: Roster) -> Iterator[Problem]:
    if roster.chief is None:
        yield Problem("people", "cli-check-no-director")


def _units(roster: Roster) -> Iterator[Problem]:
    for unit in roster.units.values():
        where = f"units.{unit.id}"
        if unit.head is None and any(person.rank is Rank.STAFF for person in roster.of_unit(unit.id)):
            yield Problem(where, "cli-check-no-head", {"unit": unit.name})
        if unit.head is not None and roster.person(unit.head).rank is Rank.STAFF:
            yield Problem(f"{where}.head", "cli-check-head-rank", {"who": roster.person(unit.head).name})
        if unit.deputy is not None and roster.person(unit.deputy).rank not in _LEADERS:
            yield Problem(f"{where}.deputy", "cli-check-deputy-rank", {"who": roster.person(unit.deputy).name})


def _roles(settings: Settings) -> Iterator[Problem]:
    filing = [matter.files_with for matter in matters().values() if matter.files_with]
    needed = dict.fromkeys([*ALWAYS_NEEDED, *filing, settings.number(PendingSettings).registry])
    for role in needed:
        if not settings.roster.holders(role):
            yield Problem(f"roles.{role}", "cli-check-no-role")


def _loops(roster: Roster) -> Iterator[Problem]:
    """Nobody may stand above himself."""
    for person in roster.people.values():
        seen, above = [person.id], superior(person, roster)
        while above is not None and above not in seen:
            seen.append(above)
            above = superior(roster.person(above), roster)
        if above == person.id:
            yield Problem(f"people.{person.id}", "cli-check-loop", {"path": " → ".join([*seen, above])})


def _routes(found: list[Chain]) -> Iterator[Problem]:
    for chain in found:
        where, args = f"people.{chain.person}", {"kind": chain.kind, "days": str(chain.days)}
        if not chain.outside and not chain.deciders:
            yield Problem(where, "cli-check-no-chain", args)
        elif chain.vacant:
            yield Problem(where, "cli-check-vacant", args)


def table(settings: Settings, now: datetime) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """For each person: name, title, and who decides one day and three days of private leave."""
    roster, found = settings.roster, chains(settings, now)
    by = {(chain.person, chain.kind, chain.days): chain.deciders for chain in found}
    kind = found[0].kind if found else ""
    rows = []
    for person in roster.people.values():
        short, long = (tuple(roster.person(id).name for id in by[person.id, kind, days]) for days in LENGTHS)
        rows.append((person.name, person.title, short, long))
    return rows
