"""节假日封存 (31.6-1, 31.7-1): which car stands sealed where, since when, who has the keys; opened only by a leader."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from regulations.vehicle_dispatch import in_charge, senders
from regulations.vehicle_fleet import CarSettings, deputy, dispatchers, during, sends_cars, trip_of
from workflow.act import Act, Deed, Done, Follow, Notice, never
from workflow.acts import common
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import Request, Values, period, person, text
from workflow.matter import Finding, Item, Listing, Matter, refuse
from workflow.message import Args, Line
from workflow.message import period as days
from workflow.message import person as name
from workflow.office import Office
from workflow.period import Period
from workflow.workdays import ONE_DAY, Calendar

SEALED = articles("31.6-1", "31.7-1")
SEALS = {"matter": "car_seal", "state": "approved"}


@dataclass(frozen=True)
class Sealing:
    """What is sealed, and until when."""

    request: Request

    @property
    def car(self) -> str:
        return str(self.request.values["car"])

    @property
    def when(self) -> Period:
        return Period.parse(self.request.values["when"])


def days_off(day: date, calendar: Calendar) -> Period | None:
    """The days off that follow on a working day, if a statutory holiday is among them; a bare weekend is none."""
    if not calendar.is_workday(day):
        return None
    first, last = day + ONE_DAY, calendar.next_workday(day) - ONE_DAY
    off = [first + ONE_DAY * number for number in range((last - first).days + 1)]
    return Period.of_days(first, last) if any(calendar.holiday(one) for one in off) else None


def begin(request: Request) -> Values:
    """A seal that is entered on the day of the reminder holds for the days off."""
    ahead = days_off(request.office.half_day.day, request.office.calendar)
    return {} if ahead is None else {"when": str(ahead)}


def _cars(request: Request) -> list[str]:
    return list(request.office.setting(CarSettings).cars)


def _garage(request: Request) -> list[str]:
    return [request.office.setting(CarSettings).garage]


def _unknown(sealing: Sealing) -> Args | None:
    return None if sealing.car in _cars(sealing.request) else {"car": sealing.car}


def _over(sealing: Sealing) -> Args | None:
    return {} if sealing.when.end < sealing.request.office.half_day else None


def _double(sealing: Sealing) -> Args | None:
    same = [one for one in sealing.request.earlier("seals") if one.values["car"] == sealing.car]
    found = [one for one in same if Period.parse(one.values["when"]).overlaps(sealing.when)]
    return {"number": {"number": list(found[0].number)}} if found else None


def _sent(sealing: Sealing) -> Args | None:
    mine = [one for one in sealing.request.earlier("fleet") if one.facts.get("car") == sealing.car]
    office = sealing.request.office
    found = [one for one in mine if during(trip_of(one, office), office).overlaps(sealing.when)]
    return {"car": sealing.car, "number": {"number": list(found[0].number)}} if found else None


def keeps_keys(request: Request) -> bool:
    """秘书二室 seals; its drivers do not."""
    roster = request.office.roster
    return sends_cars(request.applicant, roster) or request.applicant.id in dispatchers(roster)


def opens(request: Request) -> Finding | None:
    """For 秘书二室."""
    return None if keeps_keys(request) else Finding("seal-not-yours", SEALED)


def _open(case: Case, office: Office) -> bool:
    return case.state is State.APPROVED


def _leaders(office: Office) -> tuple[str, ...]:
    """Who may have a seal opened: the deputy in charge of the cars, who acts for him, and the director."""
    return distinct([in_charge(office), deputy(office.roster), office.roster.chief])


def _may_ask(case: Case, who: str, office: Office) -> bool:
    return _open(case, office) and who in senders(office) and "asked" not in case.facts


def _may_lift(case: Case, who: str, office: Office) -> bool:
    """Nobody decides what he has asked for himself (F-12)."""
    asked = case.facts.get("asked")
    return _open(case, office) and who in _leaders(office) and (asked is None or asked["by"] != who)


def _may_keep(case: Case, who: str, office: Office) -> bool:
    return _may_lift(case, who, office) and "asked" in case.facts


def opened(deed: Deed) -> Done:
    """What is sealed is offered to nobody any more: the bookings that wait are looked at again."""
    return Done(deed.case, follows=_offered_anew(deed))


def _offered_anew(deed: Deed) -> tuple[Follow, ...]:
    waiting = [one for one in deed.earlier("fleet") if "car" not in one.facts]
    return tuple(Follow(one.id, "car_offer") for one in waiting)


def asked(deed: Deed) -> Done:
    """秘书二室 asks for the seal to be opened, with the reason; until a leader agrees it stays."""
    case = deed.case.noted(asked={"by": deed.actor, "at": deed.office.now, "reason": deed.values["reason"]})
    line = Line("seal-asked", {"by": name(deed.actor), "car": case.values["car"], "reason": deed.values["reason"]})
    to = [one for one in _leaders(deed.office) if one != deed.actor]
    return Done(case, tuple(Notice(one, "asked", line, ("seal_lift", "seal_keep")) for one in to))


def lifted(deed: Deed) -> Done:
    """A leader has the seal opened: the car may go again, and who waits for one is offered it."""
    case = deed.case.noted(lifted={"by": deed.actor, "at": deed.office.now}).move("close", State.CLOSED)
    line = Line("seal-lifted", {"by": name(deed.actor), "car": case.values["car"]})
    return Done(case, _told(deed, "lifted", line), _offered_anew(deed))


def kept(deed: Deed) -> Done:
    """A leader does not agree: the seal stays."""
    line = Line("seal-kept", {"by": name(deed.actor), "car": deed.case.values["car"], "reason": deed.values["reason"]})
    return Done(deed.case.noted(asked=None), _told(deed, "kept", line))


def over(deed: Deed) -> Done:
    """The days are over: the seal is taken off, the keys go back."""
    line = Line("seal-over", {"car": deed.case.values["car"]})
    return Done(deed.case.move("close", State.CLOSED), _told(deed, "over", line), _offered_anew(deed))


def _told(deed: Deed, name_: str, line: Line) -> tuple[Notice, ...]:
    to = distinct([*senders(deed.office), deed.case.values["keys"]])
    return tuple(Notice(one, name_, line) for one in to if one != deed.actor)


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    """At the beginning of the working time after the sealed days."""
    calendar, end = office.calendar, Period.parse(case.values["when"]).end
    day = end.day if end.part == "am" else calendar.next_workday(end.day)
    opening = calendar.hours.pm[0] if end.part == "am" else calendar.hours.am[0]
    yield Ping("over", calendar.at(day, opening), then="seal_over")


def standing(case: Case, office: Office) -> list[Line]:
    """Who asks for the seal to be opened and why, or who had it opened."""
    facts, lines = case.facts, []
    if "asked" in facts:
        lines.append(Line("seal-is-asked", {"by": name(facts["asked"]["by"]), "reason": facts["asked"]["reason"]}))
    if "lifted" in facts:
        lines.append(Line("seal-is-lifted", {"by": name(facts["lifted"]["by"]), "at": facts["lifted"]["at"]}))
    return lines


def stands(case: Case, office: Office) -> Line | None:
    """Where a seal stands: nobody approves it."""
    return Line("seal-is-on") if _open(case, office) else Line("seal-is-off")


def also(case: Case, office: Office) -> tuple[str, ...]:
    """秘书二室, who has the keys, and the leaders who may have it opened."""
    return distinct([*senders(office), case.values["keys"], *_leaders(office)])


def register(request: Request) -> list[Item]:
    """Every sealed car: until when, where, who has the keys, who sealed it."""
    return [Item(_entry(case), case) for case in request.history["seals"]]


def _entry(case: Case) -> Line:
    values = case.values
    who = {"keys": name(values["keys"]), "by": name(case.applicant)}
    when = days(Period.parse(values["when"]))
    return Line("seal-entry", {"car": values["car"], "when": when, "place": values["place"], **who})


def _reads(request: Request) -> bool:
    return keeps_keys(request) or request.applicant.id in _leaders(request.office)


NEEDS = {"seals": lambda _: SEALS, "fleet": lambda _: {"matter": "car", "state": "approved"}}
MATTERS = (
    Matter(
        name="car_seal",
        regulation="31",
        rule="2026-11",
        read=Sealing,
        fields=(
            text("car", suggest=_cars, longest=20),
            period("when"),
            text("place", suggest=_garage, longest=60),
            person("keys", suggest=lambda request: list(dispatchers(request.office.roster))),
        ),
        checks=(
            refuse("seal-no-such-car", SEALED, ("car",), _unknown),
            refuse("seal-past", SEALED, ("when",), _over),
            refuse("seal-double", SEALED, ("car", "when"), _double),
            refuse("seal-sent", SEALED, ("car", "when"), _sent),
        ),
        acts=(
            Act("seal_ask", _may_ask, asked, SEALED, fields=(text("reason", longest=100),)),
            Act("seal_lift", _may_lift, lifted, SEALED),
            Act("seal_keep", _may_keep, kept, SEALED, fields=(text("reason", longest=100),)),
            Act("seal_over", never, over, SEALED),
            replace(common("ask_withdrawal"), may=never),
        ),
        duties=(Duty("car_seal", SEALED, _open, _pings),),
        opens=opens,
        begin=begin,
        opened=opened,
        needs=NEEDS,
        glance=("car", "when", "place", "keys"),
        standing=standing,
        stands=stands,
        also=also,
        lists=(Listing("seals", NEEDS, register, _reads),),
        command="seal",
    ),
)
