"""The cars and the drivers' pool (31.6): who has which when, and who gets which next, in the order of approval."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from workflow.authority import Person, Roster, deputy_in_charge
from workflow.case import Case
from workflow.office import Office
from workflow.period import HalfDay, Period

DRIVER = "驾驶员"
"""The title by which the pool is known where the roster has no role `drivers`."""


@dataclass(frozen=True)
class CarSettings:
    """What the office may set about its cars."""

    cars: Mapping[str, int] = field(
        default_factory=lambda: {"甲A·G0001": 5, "甲A·G0002": 7},
        hash=False,
        metadata={"source": "5.D-5", "about": "number plate and seats of each car, the driver's included"},
    )
    origin: str = field(
        default="党政综合办公楼", metadata={"source": "31.1", "about": "where trips begin, offered as an answer"}
    )
    garage: str = field(
        default="党政综合办公楼地下停车场",
        metadata={"source": "31.7-1", "about": "where the cars stand, offered as the place where one is sealed"},
    )
    turnaround_minutes: int = field(
        default=30, metadata={"source": "31.4-2", "about": "minutes between two trips of a car or a driver"}
    )
    declare_hours: float = field(
        default=4.0, metadata={"source": "31.5-3", "about": "how long before a trip a driver declares himself fit"}
    )
    share_minutes: int = field(
        default=30, metadata={"source": "5.D-5", "about": "a trip so close to another may share its car"}
    )


def pool(roster: Roster) -> tuple[str, ...]:
    """The drivers of the office (31.6-2): the role `drivers`, else who has that title."""
    named = roster.holders("drivers")
    return named or tuple(one.id for one in roster.people.values() if one.title == DRIVER)


def dispatchers(roster: Roster) -> tuple[str, ...]:
    """Who sends the cars (5.D-5): the role `dispatch`, else the head of the drivers' section."""
    named = roster.holders("dispatch")
    if named:
        return named
    units = [roster.units.get(roster.person(driver).unit) for driver in pool(roster)]
    return tuple(dict.fromkeys(unit.head for unit in units if unit and unit.head))


def deputy(roster: Roster) -> str | None:
    """The deputy director in charge of the section that sends the cars (K-61)."""
    senders = dispatchers(roster)
    return deputy_in_charge(roster.person(senders[0]), roster) if senders else roster.chief


def sends_cars(person: Person, roster: Roster) -> bool:
    """Whether somebody is of the section that sends the cars (秘书二室), not driving them."""
    units = {roster.person(sender).unit for sender in dispatchers(roster)}
    return person.unit in units and person.id not in pool(roster)


@dataclass(frozen=True)
class Pair:
    """A car and its driver; with `host`, seats in the car of that trip."""

    car: str
    driver: str
    host: str | None = None

    @classmethod
    def of(cls, facts: Mapping[str, str]) -> "Pair":
        """The pair that was stored."""
        return cls(facts["car"], facts["driver"], facts.get("host"))

    @property
    def facts(self) -> dict[str, str | None]:
        """The pair as facts of a case; a fact of None is taken away."""
        return {"car": self.car, "driver": self.driver, "host": self.host}


@dataclass(frozen=True)
class Trip:
    """One approved booking: from when to when, for how many, and what it has or is offered."""

    id: str
    start: datetime
    end: datetime
    people: int
    destination: str
    order: tuple[datetime, int]
    pair: Pair | None = None
    offer: Pair | None = None
    unfit: tuple[str, ...] = ()
    out: bool = False

    def clashes(self, other: "Trip", gap: timedelta) -> bool:
        """Whether no car and no driver can do both."""
        return self.start < other.end + gap and other.start < self.end + gap


def trip_of(case: Case, office: Office) -> Trip:
    """The trip of a booking. One that is out lasts until it is closed, however late it is (31.2)."""
    start, end = office.moment(case.values["start"]), office.moment(case.values["back"])
    facts, out = case.facts, "out_at" in case.facts
    return Trip(
        id=case.id,
        start=start,
        end=max(end, office.now) if out else end,
        people=int(case.values["people"]),
        destination="".join(str(case.values["destination"]).split()),
        order=(facts["filed"]["at"] if "filed" in facts else office.now, case.number[2]),
        pair=Pair.of(facts) if "car" in facts else None,
        offer=Pair.of(facts["offer"]) if "offer" in facts else None,
        unfit=tuple(entry["driver"] for entry in facts.get("unfit", [])),
        out=out,
    )


def during(trip: Trip, office: Office) -> Period:
    """The half-days of a trip."""
    return Period(_half(trip.start, office), _half(trip.end, office))


def _half(moment: datetime, office: Office) -> HalfDay:
    local = moment.astimezone(office.calendar.zone)
    return HalfDay(local.date(), "am" if local.time() < office.calendar.hours.am[1] else "pm")


@dataclass(frozen=True)
class Fleet:
    """Every approved trip, which cars may not be on the road from which day, and which are sealed when."""

    office: Office
    trips: tuple[Trip, ...]
    grounded: Mapping[str, date] = field(default_factory=dict, hash=False)
    sealed: tuple[tuple[str, Period], ...] = ()

    @property
    def settings(self) -> CarSettings:
        return self.office.setting(CarSettings)

    @property
    def gap(self) -> timedelta:
        return timedelta(minutes=self.settings.turnaround_minutes)

    def plan(self) -> dict[str, Pair | None]:
        """What each trip without a car is offered, in the order of approval; None: it stays on the waiting list."""
        given = [trip for trip in self.trips if trip.pair is not None]
        offers: dict[str, Pair | None] = {}
        for trip in sorted(self.waiting, key=lambda trip: trip.order):
            pair = self._best(trip, given)
            offers[trip.id] = pair
            if pair is not None and pair.host is None:
                given.append(_with(trip, pair))
        return offers

    @property
    def waiting(self) -> list[Trip]:
        """The trips without a car."""
        return [trip for trip in self.trips if trip.pair is None]

    def _best(self, trip: Trip, given: Sequence[Trip]) -> Pair | None:
        free = [Pair(car, driver) for car in self.cars(trip, given) for driver in self.drivers(trip, given)]
        ride = None if free else self._ride(trip)
        best = min(free, key=lambda pair: self._cost(pair, trip, given), default=ride)
        return trip.offer if trip.offer in free else best

    def _cost(self, pair: Pair, trip: Trip, given: Sequence[Trip]) -> tuple[int, int]:
        """The smallest car that is large enough, and the driver with the fewest trips that day."""
        same_day = [one for one in given if self._day(one.start) == self._day(trip.start)]
        return self.settings.cars[pair.car], sum(
            one.pair is not None and one.pair.driver == pair.driver for one in same_day
        )

    def cars(self, trip: Trip, given: Iterable[Trip] | None = None) -> list[str]:
        """The cars that could do a trip: seats enough, not away, in inspection and insurance, not sealed."""
        busy = {one.pair.car for one in self._against(trip, given) if one.pair}
        return [
            car
            for car, seats in self.settings.cars.items()
            if car not in busy and seats > trip.people and self.roadworthy(car, trip) and not self.shut(car, trip)
        ]

    def roadworthy(self, car: str, trip: Trip) -> bool:
        """Whether inspection and insurance hold until the end of a trip (31.4-1)."""
        until = self.grounded.get(car)
        return until is None or self._day(trip.end) <= until

    def shut(self, car: str, trip: Trip) -> bool:
        """Whether a car is sealed on a half-day of a trip (31.6-1)."""
        when = during(trip, self.office)
        return any(car == one and period.overlaps(when) for one, period in self.sealed)

    def drivers(self, trip: Trip, given: Iterable[Trip] | None = None) -> list[str]:
        """The drivers of the pool who could do a trip: in service, not on leave, not unfit that day, not away."""
        busy = {one.pair.driver for one in self._against(trip, given) if one.pair}
        return [driver for driver in pool(self.office.roster) if driver not in busy and self.able(driver, trip)]

    def able(self, driver: str, trip: Trip) -> bool:
        """Whether a driver is there and fit on the days of a trip (31.5-2)."""
        first, last = self._day(trip.start), self._day(trip.end)
        days = during(trip, self.office).half_days()
        away = any(self.office.attendance.away(driver, half) for half in days)
        ill = any(driver in one.unfit and self._day(one.start) == first for one in self.trips)
        return self.office.roster.in_service(driver, last) and not away and not ill

    def _against(self, trip: Trip, given: Iterable[Trip] | None) -> Iterator[Trip]:
        others = self.trips if given is None else given
        return (
            one
            for one in others
            if one.id != trip.id and one.pair and not one.pair.host and trip.clashes(one, self.gap)
        )

    def _ride(self, trip: Trip) -> Pair | None:
        """Seats in a car that was sent to the same place at about the same time."""
        rides = (Pair(host.pair.car, host.pair.driver, host.id) for host in self.trips if host.pair)
        return next((ride for ride in rides if self.joins(trip, ride)), None)

    def joins(self, trip: Trip, ride: Pair) -> bool:
        """Whether a trip can share the car of another, which must not be out yet."""
        host = next((one for one in self.trips if one.id == ride.host and one.id != trip.id), None)
        if host is None or host.pair != Pair(ride.car, ride.driver) or host.out or host.destination != trip.destination:
            return False
        near = timedelta(minutes=self.settings.share_minutes)
        close = abs(host.start - trip.start) <= near and abs(host.end - trip.end) <= near
        return close and self._seats_left(host, trip) >= trip.people

    def _seats_left(self, host: Trip, without: Trip) -> int:
        others = [trip for trip in self.trips if trip.id != without.id]
        riders = [trip.people for trip in others if trip.pair and trip.pair.host == host.id]
        seats = self.settings.cars.get(host.pair.car, 0) if host.pair else 0
        return seats - 1 - host.people - sum(riders)

    def against(self, trip: Trip, pair: Pair) -> str | None:
        """The key of the reason why a trip cannot have a car and a driver; None when it can."""
        if pair.host is not None:
            return None if self.joins(trip, pair) else "car-no-seats"
        reasons = {
            "car-no-such-car": pair.car not in self.settings.cars,
            "car-not-a-driver": pair.driver not in pool(self.office.roster),
            "car-too-small": self.settings.cars.get(pair.car, 0) <= trip.people,
            "car-grounded": not self.roadworthy(pair.car, trip),
            "car-sealed": self.shut(pair.car, trip),
            "car-driver-unable": not self.able(pair.driver, trip),
            "car-taken": pair.car not in self.cars(trip),
            "car-driver-taken": pair.driver not in self.drivers(trip),
        }
        return next((key for key, found in reasons.items() if found), None)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.office.calendar.zone).date()


def _with(trip: Trip, pair: Pair) -> Trip:
    return Trip(**{**vars(trip), "pair": pair})
