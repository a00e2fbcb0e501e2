"""What a meeting is (1.5, 1.13-1.15, 2.11-2.13, 2.17, 5.D-1, 8.3, 21.2): its kind, time, place, people and venue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from workflow.authority import Person, Rank, Roster, distinct
from workflow.case import Case
from workflow.field import Field, Request, choice, moment, person, text, unit
from workflow.office import Office

OFFICE, DIRECTOR, STANDING, OTHER = "office", "director", "standing", "other"
"""室务会, 主任办公会, 常委会会议, and any other."""
CLASSIFIED = "classified"
FORBIDDEN = ("foreign_hotel", "restaurant", "guest_house")
"""Venues in which no classified meeting is held (21.2-1-1)."""
VENUES = ("inside", "outside", *FORBIDDEN)


@dataclass(frozen=True)
class MeetingSettings:
    """The numbers that the text of meetings leaves open."""

    notice_hours: int = field(default=24, metadata={"source": "1.23, K-14", "about": "hours of notice of a 室务会"})
    unread_hours: tuple[int, ...] = field(
        default=(20, 2), metadata={"source": "D-02", "about": "hours before, at which who has not read is reminded"}
    )
    list_hours: int = field(default=2, metadata={"source": "5.D-1", "about": "hours before, the list is handed up"})
    watch_day: int = field(default=20, metadata={"source": "1.5, D-01", "about": "day of the month without a 室务会"})
    director_publishes: bool = field(
        default=True, metadata={"source": "1.14", "about": "every 室务会 waits for the director's word"}
    )


def meeting_office(roster: Roster) -> tuple[str, ...]:
    """秘书二室, which notifies all meetings (5.D-1, K-13): the role `meetings`, else 秘书室."""
    return roster.holders("meetings") or roster.holders("secretariat")


def organisers_of(kind: str, roster: Roster) -> tuple[str, ...]:
    """Who runs a meeting: of the standing committee its secretary, where there is one (8.3, K-64)."""
    secretary = roster.holders("standing_secretary") if kind == STANDING else ()
    return secretary or meeting_office(roster)


def organisers(case: Case, office: Office) -> tuple[str, ...]:
    """Who runs this meeting."""
    return organisers_of(case.values["kind"], office.roster)


def members(roster: Roster) -> tuple[str, ...]:
    """The members of the 室务会 (1.13): director, deputies, head of the discipline group."""
    ranks = (Rank.DIRECTOR, Rank.DEPUTY, Rank.DISCIPLINE)
    return tuple(one.id for rank in ranks for one in roster.of_rank(rank))


def heads(roster: Roster) -> tuple[str, ...]:
    """The people in charge of sections."""
    return distinct([*(unit.head for unit in roster.units.values()), *(one.id for one in roster.of_rank(Rank.HEAD))])


@dataclass(frozen=True)
class Meeting:
    """A meeting that is to be called."""

    applicant: Person
    office: Office
    values: Mapping[str, object] = field(hash=False)

    @property
    def settings(self) -> MeetingSettings:
        return self.office.setting(MeetingSettings)

    @property
    def kind(self) -> str:
        return str(self.values.get("kind", ""))

    @property
    def classified(self) -> bool:
        return self.values.get("secrecy") == CLASSIFIED

    @property
    def start(self) -> datetime:
        return self.office.moment(str(self.values["start"]))

    @property
    def until(self) -> datetime:
        return self.office.moment(str(self.values["until"]))

    @property
    def chair(self) -> str | None:
        return str(self.values["chair"]) if "chair" in self.values else None

    @property
    def by_director(self) -> bool:
        """Whether the director calls it himself."""
        return self.applicant.id == self.office.roster.chief

    @property
    def delegated(self) -> bool:
        """Whether somebody else than the director chairs it, which is for the director to say (1.14, 2.11)."""
        return self.chair is not None and self.chair != self.office.roster.chief

    @property
    def outside(self) -> bool:
        """Whether a classified meeting leaves the house (21.2-1-2)."""
        return self.classified and self.values.get("venue") == "outside"

    @property
    def invited(self) -> tuple[str, ...]:
        """Who takes part: of the 室务会 its members, else the chair and who was named."""
        named = members(self.office.roster) if self.kind == OFFICE else _people(self.values, "people")
        day = self.start.astimezone(self.office.calendar.zone).date()
        return tuple(one for one in distinct([self.chair, *named]) if self.office.roster.in_service(one, day))

    @property
    def observers(self) -> tuple[str, ...]:
        """Who sits in and does not vote."""
        return tuple(one for one in _people(self.values, "observers") if one not in self.invited)

    @property
    def short(self) -> bool:
        """Whether a 室务会 is no longer called in time (1.23)."""
        return self.kind == OFFICE and too_short(self.start, self.office)


def too_short(start: datetime, office: Office) -> bool:
    """Whether less than the time of notice is left; the same minute of the day before is in time (K-14)."""
    now = office.now.replace(second=0, microsecond=0)
    return now > latest_notice(start, office)


def latest_notice(start: datetime, office: Office) -> datetime:
    """The last minute in which a 室务会 may be called."""
    return start - timedelta(hours=office.setting(MeetingSettings).notice_hours)


def _people(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = values.get(name, [])
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def read(request: Request) -> Meeting:
    """The meeting that a form calls."""
    return Meeting(request.applicant, request.office, request.values)


def meeting_of(case: Case, office: Office) -> Meeting:
    """The meeting of a case."""
    return Meeting(office.person(case.applicant), office, case.values)


def _kinds(request: Request) -> list[str]:
    """What this person may call."""
    roster, who = request.office.roster, request.applicant.id
    mine = [kind for kind in (OFFICE, DIRECTOR, STANDING, OTHER) if who in organisers_of(kind, roster)]
    return mine if mine or who != roster.chief else [OFFICE, DIRECTOR, OTHER]


def _classified(request: Request) -> bool:
    return request.values.get("secrecy") == CLASSIFIED


def _chaired(request: Request) -> bool:
    return request.values.get("kind") in (OFFICE, DIRECTOR)


def chairs(kind: str, roster: Roster) -> tuple[str, ...]:
    """Who may chair (1.14, 2.11, K-56): a 室务会 the director or a deputy, a 主任办公会 any member."""
    out = Rank.DISCIPLINE if kind == OFFICE else None
    return tuple(one for one in members(roster) if roster.person(one).rank is not out)


def _chairs(request: Request) -> list[str]:
    return list(chairs(str(request.values.get("kind")), request.office.roster))


def _leading(request: Request) -> list[str]:
    roster, chair = request.office.roster, request.values.get("chair")
    return [one for one in distinct([*members(roster), *heads(roster)]) if one != chair]


def _heads(request: Request) -> list[str]:
    """Who may sit in and does not take part already."""
    named = (request.values.get("chair"), *request.values.get("people", []))
    return [one for one in heads(request.office.roster) if one not in named]


def _servants(request: Request) -> list[str]:
    """The people of the units that run meetings, for the posts of a classified one."""
    roster = request.office.roster
    units = distinct(roster.person(one).unit for one in organisers_of(str(request.values.get("kind")), roster))
    inside = (*request.values.get("people", []), *request.values.get("observers", []))
    return [one.id for name in units for one in roster.of_unit(name) if one.id not in inside]


def _discussed(request: Request) -> bool:
    return request.values.get("kind") == DIRECTOR and not _classified(request)


def _sections(request: Request) -> list[str]:
    return [one.id for one in request.office.roster.units.values() if one.head]


def _special(request: Request) -> bool:
    """The director calls a 室务会 late himself, and says at once why."""
    meeting = read(request)
    return meeting.by_director and "start" in request.values and meeting.short


def _recorded(request: Request) -> bool:
    return _classified(request) and request.values.get("kind") == STANDING


FIELDS: tuple[Field, ...] = (
    choice("kind", _kinds),
    choice("secrecy", lambda _: ["plain", CLASSIFIED]),
    text("subject", when=lambda request: not _classified(request), longest=60),
    moment("start"),
    moment("until", after="start"),
    choice("venue", lambda _: list(VENUES), when=_classified),
    text("place", longest=60),
    person("chair", suggest=_chairs, when=_chaired),
    person("people", suggest=_leading, when=lambda request: request.values.get("kind") != OFFICE, several=True),
    person("observers", suggest=_heads, optional=lambda _: True, asked=True, several=True),
    text("topics", when=_discussed, optional=lambda _: True, asked=True, longest=300),
    unit("sections", _sections, when=lambda request: _discussed(request) and "topics" in request.values, several=True),
    person("contact", suggest=_servants, when=_classified),
    person("supervisor", suggest=_servants, when=_classified),
    person("recorder", suggest=_servants, when=_recorded),
    person("clerk", suggest=_servants, when=_classified, optional=lambda request: not _recorded(request), asked=True),
    text("special", when=_special, longest=200),
)
