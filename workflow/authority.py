"""Who holds which office, who is in charge of which unit, and who acts for whom now (clauses.md parts B, C)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workflow.period import HalfDay, Period


class Rank(StrEnum):
    """A person's rank, lowest first; it decides how far a request goes."""

    STAFF = "staff"
    HEAD = "head"
    DEPUTY = "deputy"
    DISCIPLINE = "discipline"
    DIRECTOR = "director"
    STANDING = "standing"


_ORDER = tuple(Rank)


@dataclass(frozen=True)
class Person:
    """Somebody of the roster. `leaves_on` is the last day of service; afterwards there is no access (4.2-15)."""

    id: str
    name: str
    title: str
    unit: str
    rank: Rank
    phone: str = ""
    nicknames: tuple[str, ...] = ()
    classified: bool = False
    leaves_on: date | None = None
    private_leave_used: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Unit:
    """A section or department, its head, and the deputy director in charge of it (1.29, K-61)."""

    id: str
    name: str
    head: str | None = None
    deputy: str | None = None


@dataclass(frozen=True)
class Substitute:
    """`acting` decides for `absent` within the period, as named in advance (K-07)."""

    absent: str
    acting: str
    period: Period


@dataclass(frozen=True, eq=False)
class Roster:
    """The people, the units and the offices that are not ranks (`secretariat`, `security`, ...).

    There is one of an office: it equals itself only, and what is worked out of it may be kept.
    """

    people: Mapping[str, Person]
    units: Mapping[str, Unit]
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def person(self, id: str) -> Person:
        """Raises KeyError for somebody who is not on the roster."""
        return self.people[id]

    def holders(self, role: str) -> tuple[str, ...]:
        """Who holds a role; nobody when it is not filled."""
        return self.roles.get(role, ())

    def of_unit(self, unit: str) -> list[Person]:
        """The people of one unit, in the roster's order."""
        return [person for person in self.people.values() if person.unit == unit]

    def of_rank(self, rank: Rank) -> list[Person]:
        """Everybody of one rank, in the roster's order."""
        return [person for person in self.people.values() if person.rank == rank]

    @property
    def chief(self) -> str | None:
        """The director of the office; None when the post is vacant."""
        return next((person.id for person in self.of_rank(Rank.DIRECTOR)), None)

    def in_service(self, id: str, today: date) -> bool:
        """Whether somebody is on the roster and has not left."""
        person = self.people.get(id)
        return person is not None and (person.leaves_on is None or today <= person.leaves_on)


def section_head(person: Person, roster: Roster) -> str | None:
    """The head of the person's own unit."""
    unit = roster.units.get(person.unit)
    return unit.head if unit else None


def deputy_in_charge(person: Person, roster: Roster) -> str | None:
    """The deputy director in charge of the person's unit; a unit without one: the director (K-61)."""
    unit = roster.units.get(person.unit)
    return (unit.deputy if unit else None) or director(person, roster)


def director(person: Person, roster: Roster) -> str | None:
    """The director of the office."""
    return roster.chief


def standing_member(person: Person, roster: Roster) -> str | None:
    """A standing-committee member who is not the director, where the roster names one (K-05)."""
    found = roster.of_rank(Rank.STANDING)
    return found[0].id if found else None


def superior(person: Person, roster: Roster) -> str | None:
    """The next higher office above a person: head, then deputy in charge, then director."""
    if person.rank == Rank.STAFF:
        ladder = (section_head, deputy_in_charge, director)
    elif person.rank == Rank.HEAD:
        ladder = (deputy_in_charge, director, director)
    elif person.rank == Rank.DEPUTY:
        ladder = (director, director, director)
    else:
        return None
    return next((id for hold in ladder if (id := hold(person, roster)) and id != person.id), None)


@dataclass(frozen=True)
class Silence:
    """Somebody is sent nothing now because of a case; `instead` learn at once what is urgent (K-62)."""

    person: str
    instead: tuple[str, ...]
    case: str


@dataclass(frozen=True)
class Attendance:
    """Who is away, who was named to act and who cannot be reached, as the stored cases and messages say."""

    absences: Mapping[str, tuple[Period, ...]] = field(default_factory=dict)
    substitutes: Sequence[Substitute] = ()
    silences: Sequence[Silence] = ()
    unreachable: Collection[str] = ()
    """Whom the bot cannot reach: they are asked nothing now, as those who are away."""

    def away(self, person: str, at: HalfDay) -> bool:
        """Whether somebody is on leave in this half-day."""
        return any(period.start <= at <= period.end for period in self.absences.get(person, ()))

    def absent(self, person: str, at: HalfDay) -> bool:
        """Whether somebody cannot be asked in this half-day: on leave, or out of the bot's reach."""
        return self.away(person, at) or person in self.unreachable

    def instead_of(self, person: str) -> tuple[str, ...] | None:
        """Who learns at once what is urgent instead of somebody who is sent nothing now; None when he is sent all."""
        found = [one.instead for one in self.silences if one.person == person]
        return distinct(id for ids in found for id in ids) if found else None

    def named_for(self, person: str, at: HalfDay) -> Iterator[str]:
        """Who was named to act for somebody in this half-day."""
        for entry in self.substitutes:
            if entry.absent == person and entry.period.start <= at <= entry.period.end:
                yield entry.acting


@dataclass(frozen=True)
class Acting:
    """Who is asked instead of the holder, and why: "substitute", "away", "unreachable"; None when it is the holder."""

    person: str
    because: str | None = None


def who_acts(holder: str, applicant: str, roster: Roster, attendance: Attendance, at: HalfDay) -> Acting:
    """Who decides for a holder in this half-day (K-07): himself, his substitute, else the next higher.

    Nobody decides his own matter or, as a delegate, his delegator's. When nobody else is there, the holder
    stays asked: silence is never consent.
    """
    if not attendance.absent(holder, at):
        return Acting(holder)
    for acting in attendance.named_for(holder, at):
        if _may_stand(acting, holder, applicant, roster, attendance, at):
            return Acting(acting, "substitute")
    for higher in above(holder, roster):
        if higher != applicant and not attendance.absent(higher, at):
            return Acting(higher, "away" if attendance.away(holder, at) else "unreachable")
    return Acting(holder)


def may_stand_for(acting: str, holder: str, roster: Roster) -> bool:
    """Whether somebody is of the holder's rank or higher, as a substitute must be (K-07)."""
    return _ORDER.index(roster.person(acting).rank) >= _ORDER.index(roster.person(holder).rank)


def _may_stand(acting: str, holder: str, applicant: str, roster: Roster, attendance: Attendance, at: HalfDay) -> bool:
    ranks = may_stand_for(acting, holder, roster)
    his_delegators = acting in attendance.named_for(applicant, at)
    return ranks and acting != applicant and not his_delegators and not attendance.absent(acting, at)


def above(person: str, roster: Roster) -> Iterator[str]:
    """Everybody over a person, the nearest first; each once, so that a circle in the roster ends."""
    seen = {person}
    current = superior(roster.person(person), roster)
    while current is not None and current not in seen:
        yield current
        seen.add(current)
        current = superior(roster.person(current), roster)


def distinct(ids: Iterable[str | None]) -> tuple[str, ...]:
    """The people named, each once, in order."""
    return tuple(dict.fromkeys(id for id in ids if id))
