"""The cars' register (31.4-1): inspection, insurance and maintenance of each car, due again and again."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from regulations.vehicle_dispatch import senders
from regulations.vehicle_fleet import CarSettings, dispatchers, pool, sends_cars
from workflow.act import Act, Deed, Done, told
from workflow.article import articles
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import Request, choice, half_day, text
from workflow.matter import Finding, Matter, refuse
from workflow.message import Args, Line
from workflow.message import person as name
from workflow.office import Office
from workflow.period import HalfDay

UPKEEP = articles("31.4-1")
KINDS = ("inspection", "insurance", "maintenance")
SHOWN = 3
"""Entries of the log that a card shows."""


@dataclass(frozen=True)
class UpkeepSettings:
    """How long before its day a due inspection, insurance or maintenance is announced."""

    days_before: tuple[int, ...] = field(
        default=(30, 7, 1), metadata={"source": "31.4-1", "about": "days before, largest first"}
    )
    maintenance_days: int = field(
        default=30, metadata={"source": "31.4-1", "about": "days until the next maintenance, offered as an answer"}
    )


@dataclass(frozen=True)
class Entry:
    """What is entered in the register."""

    request: Request

    @property
    def car(self) -> str:
        return str(self.request.values["car"])


def _cars(request: Request) -> list[str]:
    return list(request.office.setting(CarSettings).cars)


def _unknown(entry: Entry) -> Args | None:
    return None if entry.car in _cars(entry.request) else {"car": entry.car}


def _double(entry: Entry) -> Args | None:
    same = [case for case in entry.request.earlier("same") if case.values["car"] == entry.car]
    found = [case for case in same if case.values["kind"] == entry.request.values["kind"]]
    return {"number": {"number": list(found[0].number)}} if found else None


def may_enter(person: str, office: Office) -> bool:
    """秘书二室 and the drivers keep the register (31.4-1)."""
    roster = office.roster
    return sends_cars(roster.person(person), roster) or person in (*pool(roster), *dispatchers(roster))


def opens(request: Request) -> Finding | None:
    """For those who keep the register."""
    return None if may_enter(request.applicant.id, request.office) else Finding("upkeep-not-yours", UPKEEP)


def due(case: Case) -> date:
    """The day by which it must be done."""
    return HalfDay.parse(case.values["due"]).day


def _next(request: Request) -> list[str]:
    """A month on for maintenance, a year on for inspection and insurance, offered as buttons."""
    month = request.office.setting(UpkeepSettings).maintenance_days
    days = month if request.values["kind"] == "maintenance" else 365
    return [str(HalfDay(request.office.half_day.day + timedelta(days=days), "pm"))]


def _open(case: Case, office: Office) -> bool:
    return case.state is State.APPROVED


def _may_log(case: Case, who: str, office: Office) -> bool:
    return _open(case, office) and may_enter(who, office)


def _may_end(case: Case, who: str, office: Office) -> bool:
    return _open(case, office) and who in senders(office)


def done(deed: Deed) -> Done:
    """It was done: the log has it, and the next day holds."""
    case, until = deed.case, deed.values["until"]
    if HalfDay.parse(until).day <= due(case):
        return Done(case, refused=Line("upkeep-not-later", {"due": {"half_day": case.values["due"]}}), anew="until")
    entry = {"at": deed.office.now, "by": deed.actor, "due": case.values["due"]}
    case = case.with_values(due=until).noted(log=[*case.facts.get("log", []), entry])
    line = {"by": name(deed.actor), "until": {"half_day": until}}
    to = [who for who in senders(deed.office) if who != deed.actor]
    return Done(case, tuple(told(who, "done", "upkeep-was-done", **line) for who in to))


def end(deed: Deed) -> Done:
    """The car is no longer the office's."""
    return Done(deed.case.move("close", State.CLOSED))


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    """On working mornings: ahead of the day, on it, and every day after it until it is done (31.4-1)."""
    calendar, to, acts = office.calendar, senders(office), ("upkeep_done",)
    line = Line("upkeep-due", {"due": {"half_day": case.values["due"]}})
    for days in office.setting(UpkeepSettings).days_before:
        day = due(case) - timedelta(days=days)
        early = calendar.workday_on_or_before(day)
        yield Ping(f"before-{days}", calendar.at(early, calendar.hours.am[0]), to, line, acts)
    day = calendar.workday_on_or_after(due(case))
    while True:
        yield Ping("due", calendar.at(day, calendar.hours.am[0]), to, line, acts)
        day = calendar.next_workday(day)


def standing(case: Case, office: Office) -> list[Line]:
    """The last entries of the log."""
    entries = case.facts.get("log", [])[-SHOWN:]
    return [Line("upkeep-log", {"at": entry["at"], "by": name(entry["by"])}) for entry in entries]


MATTERS = (
    Matter(
        name="car_upkeep",
        regulation="31",
        rule="2026-11",
        read=Entry,
        fields=(text("car", suggest=_cars, longest=20), choice("kind", lambda _: list(KINDS)), half_day("due")),
        checks=(
            refuse("upkeep-no-such-car", UPKEEP, ("car",), _unknown),
            refuse("upkeep-double", UPKEEP, ("car", "kind"), _double),
        ),
        acts=(
            Act("upkeep_done", _may_log, done, UPKEEP, fields=(half_day("until", suggest=_next),)),
            Act("upkeep_end", _may_end, end, UPKEEP),
        ),
        duties=(Duty("upkeep", UPKEEP, _open, _pings),),
        opens=opens,
        needs={"same": lambda request: {"matter": "car_upkeep", "state": "approved"}},
        glance=("car", "kind", "due"),
        standing=standing,
        also=lambda _case, office: senders(office),
        command="upkeep",
        settings=UpkeepSettings,
    ),
)
