"""What is on record of the cars: their trips, inspection and insurance, seals, their drivers' leaves, their book."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from regulations.vehicle_fleet import Fleet, pool, trip_of
from workflow.case import Case, State
from workflow.lazy import Looked
from workflow.matter import Need
from workflow.office import Office
from workflow.period import HalfDay, Period


def fleet_of(cases: Iterable[Case], history: Mapping[str, list[Case]], office: Office) -> Fleet:
    """The fleet as the approved bookings, the register of the cars, the seals and the leaves have it now."""
    trips = tuple(trip_of(case, office) for case in cases if case.state is State.APPROVED)
    sealed = tuple((case.values["car"], Period.parse(case.values["when"])) for case in history.get("seals", ()))
    return Fleet(_knowing(office, history.get("leaves", ())), trips, grounded(history.get("upkeep", ())), sealed)


def _knowing(office: Office, leaves: Iterable[Case]) -> Office:
    """The office with the leaves as they are stored now: one may be approved in this very transaction."""
    known, found = office.attendance.absences, defaultdict[str, list[Period]](list)
    for leave in leaves:
        if "when" in leave.values:
            found[leave.applicant].append(Period.parse(leave.values["when"]))
    absences = Looked(office.roster.people, lambda who: (*known.get(who, ()), *found[who]))
    return replace(office, attendance=replace(office.attendance, absences=absences))


def grounded(upkeep: Iterable[Case]) -> dict[str, date]:
    """The last day on which each car may be on the road: the earlier of its inspection and its insurance."""
    last: dict[str, date] = {}
    for case in upkeep:
        if case.values["kind"] in ("inspection", "insurance"):
            due, car = HalfDay.parse(case.values["due"]).day, case.values["car"]
            last[car] = min(due, last.get(car, due))
    return last


NEEDS: dict[str, Need] = {
    "fleet": lambda request: {"matter": "car", "state": "approved"},
    "upkeep": lambda request: {"matter": "car_upkeep", "state": "approved"},
    "seals": lambda request: {"matter": "car_seal", "state": "approved"},
    "leaves": lambda request: {"family": "leave", "state": "approved", "applicant": pool(request.office.roster)},
    "book": lambda request: {"matter": "car_book", "state": "approved"},
}
"""The cases that sharing out the cars looks at; closed trips are not among them."""
