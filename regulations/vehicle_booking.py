"""What a booking of a car must say and what stands against it (31.1, 31.6-1, 31.7-1, 9.6-4)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from regulations.vehicle_fleet import CarSettings, Fleet, Trip, sends_cars
from regulations.vehicle_register import fleet_of
from workflow.article import articles
from workflow.authority import Person, Rank
from workflow.case import Case, State
from workflow.field import Field, Request, choice, moment, number, person, phone, text
from workflow.matter import Check, refuse, warn
from workflow.message import Args
from workflow.office import Office

LEADERS = (Rank.DEPUTY, Rank.DISCIPLINE, Rank.DIRECTOR, Rank.STANDING)
PURPOSES = ("meeting", "documents", "survey", "reception", "official", "private")
"""Kinds of purpose; `official` says nothing more, `private` is there to be refused with its article (31.6-1)."""
_PRIVATE = re.compile(
    r"私事|私用|私人|个人(?:事务|原因|用车)|家务|搬家|接送?(?:孩子|小孩|家人)|\bprivate\b|\bpersonal\b"
)
_HIDDEN = re.compile(r"暗访|不打招呼|\bunannounced\b|\bundercover\b")


@dataclass(frozen=True)
class Booking:
    """A car that is asked for, with everything its rules look at."""

    applicant: Person
    office: Office
    values: Mapping[str, object] = field(hash=False)
    others: tuple[Case, ...] = ()
    history: Mapping[str, list[Case]] = field(default_factory=dict, hash=False)

    @property
    def settings(self) -> CarSettings:
        return self.office.setting(CarSettings)

    @property
    def start(self) -> datetime:
        return self.office.moment(str(self.values["start"]))

    @property
    def back(self) -> datetime:
        return self.office.moment(str(self.values["back"]))

    @property
    def people(self) -> int:
        return int(str(self.values["people"]))

    @property
    def overnight(self) -> bool:
        """Whether the car stays out over midnight (31.7-1, K-26)."""
        return overnight(self.values)

    @property
    def holiday(self) -> bool:
        """Whether one of its days is no working day."""
        count = (self.back.date() - self.start.date()).days
        days = [self.start.date() + timedelta(days=place) for place in range(max(count, 0) + 1)]
        return not all(self.office.calendar.is_workday(day) for day in days)

    @property
    def beyond(self) -> bool:
        """Whether the deputy in charge of the cars decides too (AM-96)."""
        return self.values["scope"] == "out" or self.overnight or self.holiday

    @property
    def leader(self) -> str | None:
        """The leader who is driven."""
        return str(self.values["leader"]) if "leader" in self.values else None

    @property
    def fleet(self) -> Fleet:
        """All approved trips, and this one as the last in order."""
        known = fleet_of(self.others, self.history, self.office)
        order = (datetime.max.replace(tzinfo=self.office.calendar.zone), 0)
        mine = Trip("", self.start, self.back, self.people, "".join(str(self.values["destination"]).split()), order)
        return replace(known, trips=(*known.trips, mine))


def overnight(values: Mapping[str, object]) -> bool:
    """Whether a trip ends on another day than it begins."""
    return "start" in values and "back" in values and str(values["start"])[:10] < str(values["back"])[:10]


def read(request: Request) -> Booking:
    """The booking that a form asks for."""
    return Booking(request.applicant, request.office, request.values, tuple(request.earlier("fleet")), request.history)


def _books_for_leaders(request: Request) -> bool:
    return sends_cars(request.applicant, request.office.roster)


def _leaders(request: Request) -> list[str]:
    roster = request.office.roster
    return [leader.id for rank in reversed(LEADERS) for leader in roster.of_rank(rank)]


def _origin(request: Request) -> list[str]:
    return [request.office.setting(CarSettings).origin]


def _likely_back(request: Request) -> list[str]:
    """The end of the morning and of the afternoon of the day of departure, as far as they come after it."""
    start, hours = str(request.values["start"]), request.office.calendar.hours
    ends = [f"{start[:10]}T{end:%H:%M}" for end in (hours.am[1], hours.pm[1])]
    return [end for end in ends if end > start]


FIELDS: tuple[Field, ...] = (
    choice("trip", lambda _: ["section", "leader"], when=_books_for_leaders),
    person("leader", suggest=_leaders, when=lambda request: request.values.get("trip") == "leader", private=True),
    moment("start"),
    moment("back", after="start", suggest=_likely_back),
    text("origin", suggest=_origin, longest=60),
    text("destination", longest=60),
    choice("scope", lambda _: ["in", "out"]),
    text("parking", when=lambda request: overnight(request.values), longest=60),
    number("people", most=60),
    choice("purpose", lambda _: list(PURPOSES), private=True),
    text("reason", optional=lambda _: True, private=True, longest=100),
    text("contact", suggest=lambda request: [request.applicant.name], longest=20),
    phone("phone", suggest=lambda request: [request.applicant.phone] if request.applicant.phone else []),
)


def _past(booking: Booking) -> Args | None:
    return {} if booking.start < booking.office.now else None


def _backwards(booking: Booking) -> Args | None:
    return {} if booking.back <= booking.start else None


def _private(booking: Booking) -> Args | None:
    return {} if booking.values["purpose"] == "private" else None


def _private_reason(booking: Booking) -> Args | None:
    return {} if _PRIVATE.search(str(booking.values["reason"])) else None


def _hidden(booking: Booking) -> Args | None:
    return {} if _HIDDEN.search(str(booking.values["reason"])) else None


def _no_leader(booking: Booking) -> Args | None:
    leader = booking.office.roster.people.get(str(booking.values["leader"]))
    return {} if leader is None or leader.rank not in LEADERS else None


def _too_many(booking: Booking) -> Args | None:
    most = max(booking.settings.cars.values(), default=1) - 1
    return {"limit": most, "people": booking.people} if booking.people > most else None


def _twice(booking: Booking) -> Args | None:
    mine = [case for case in booking.others if case.applicant == booking.applicant.id and case.state is State.APPROVED]
    start, back = str(booking.values["start"]), str(booking.values["back"])
    again = [case for case in mine if case.values["start"] < back and start < case.values["back"]]
    return {"number": {"number": list(again[0].number)}} if again else None


def _none_free(booking: Booking) -> Args | None:
    return {} if booking.back > booking.start and booking.fleet.plan()[""] is None else None


def _ride(booking: Booking) -> Args | None:
    pair = booking.fleet.plan()[""] if booking.back > booking.start else None
    return {} if pair is not None and pair.host is not None else None


WHEN = ("start", "back", "destination", "people")
CHECKS: tuple[Check[Booking], ...] = (
    refuse("car-past", articles("31.6-1"), ("start",), _past),
    refuse("car-backwards", articles("31.1"), ("start", "back"), _backwards),
    refuse("car-too-many", articles("31.1"), ("people",), _too_many),
    refuse("car-private", articles("31.6-1"), ("purpose",), _private),
    refuse("car-private", articles("31.6-1"), ("reason",), _private_reason),
    refuse("car-hidden", articles("9.6-4"), ("reason",), _hidden),
    refuse("car-no-leader", articles("31.3"), ("leader",), _no_leader),
    warn("car-twice", articles("31.6-1"), ("start", "back"), _twice),
    warn("car-none-free", articles("31.1"), WHEN, _none_free),
    warn("car-ride-likely", articles("31.1"), WHEN, _ride),
)
