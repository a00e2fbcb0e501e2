"""What people see of a trip: the driver time, place and contact (31.3); others only whether a car is busy (F-24)."""

from datetime import time, timedelta

from regulations.vehicle_booking import overnight
from regulations.vehicle_dispatch import out, senders, waiting
from regulations.vehicle_fleet import CarSettings, Pair, pool
from regulations.vehicle_register import NEEDS
from regulations.vehicle_trip import leader_trip
from workflow.agenda import DayEntry, Standing
from workflow.authority import distinct
from workflow.card import insider
from workflow.case import Case, State
from workflow.field import Request
from workflow.matter import Item, Listing
from workflow.message import Line, listed, period, text, titled
from workflow.message import person as name
from workflow.office import Office
from workflow.period import Period

DAYS = 7
"""Days that the list of cars shows, today included."""
STATE = ("fit", "sober", "clean", "arrived_at", "parked", "cleaned", "odometer")


def also(case: Case, office: Office) -> tuple[str, ...]:
    """Who has a card besides booker and route: who sends the cars, once it is approved, and the driver."""
    return distinct([*(senders(office) if "filed" in case.facts else ()), case.facts.get("driver")])


def sheet(case: Case, who: str, office: Office) -> list[Line] | None:
    """The driver's trip sheet, the sender's details; neither has a purpose. Booker and route read the form."""
    if insider(case, who):
        return None
    if who == case.facts.get("driver"):
        return [*_journey(case), *_ticks(case), *_duties(case)]
    if who in senders(office):
        return [*_journey(case), Line("car-sheet-people", {"people": case.values["people"]}), *standing(case, office)]
    return []


def _journey(case: Case) -> list[Line]:
    """Time, place, contact."""
    values = case.values
    lines = [
        Line("car-sheet-time", {"start": {"moment": values["start"]}, "back": {"moment": values["back"]}}),
        Line("car-sheet-place", {"origin": values["origin"], "destination": values["destination"]}),
        Line("car-sheet-contact", {"contact": values["contact"], "phone": values["phone"]}),
    ]
    if overnight(values):
        lines.append(Line("car-sheet-parking", {"parking": values["parking"]}))
    if "car" in case.facts:
        lines.append(Line("car-sheet-car", {"car": case.facts["car"], "driver": name(case.facts["driver"])}))
    return lines


def _duties(case: Case) -> list[Line]:
    """What the regulation asks of a driver (31.2, 31.3, 31.7-2), until the trip is closed."""
    if case.state is State.CLOSED or "host" in case.facts:
        return []
    leader = [Line("car-sheet-leader")] if leader_trip(case) else []
    return [*leader, Line("car-sheet-wait"), Line("car-sheet-liable")]


def _ticks(case: Case) -> list[Line]:
    found = [text(Line(f"car-tick-{fact}")) for fact in STATE if fact in case.facts]
    lines = [Line("car-ticks", {"ticks": listed(found)})] if found else []
    if "odometer" in case.facts:
        began, ended = case.facts["odometer"]
        lines.append(Line("car-kilometres", {"began": began, "ended": ended, "driven": ended - began}))
    if "odometer_gap" in case.facts:
        lines.append(Line("car-gap", {"gap": case.facts["odometer_gap"]}))
    return lines


def standing(case: Case, office: Office) -> list[Line]:
    """What has become of a booking: the pair proposed or sent, the waiting list, the trip."""
    facts = case.facts
    lines = []
    if waiting(case) and "offer" in facts:
        pair = Pair.of(facts["offer"])
        key = "car-proposed-ride" if pair.host else "car-proposed"
        lines.append(Line(key, {"car": pair.car, "driver": titled(pair.driver)}))
    elif waiting(case):
        lines.append(Line("car-waiting"))
    if "car" in facts:
        key = "car-shared" if "host" in facts else "car-given"
        lines.append(Line(key, {"car": facts["car"], "driver": titled(facts["driver"])}))
    if "phase" in facts and case.state is State.APPROVED:
        lines.append(Line(f"car-phase-{facts['phase']}"))
    if "lapsed" in facts:
        lines.append(Line("car-has-lapsed"))
    return lines + _ticks(case)


def stands(case: Case, office: Office) -> Line | None:
    """Where an approved booking stands: nobody may take the yes for a car."""
    if case.state is not State.APPROVED or "lapsed" in case.facts:
        return None
    if "car" not in case.facts:
        return Line("car-is-awaited")
    return Line("car-is-out" if out(case) else "car-is-sent")


def week(request: Request) -> list[Item]:
    """Which car is busy when in the next days; who sends the cars reads also where to, and with whom."""
    office, cases = request.office, request.history["fleet"]
    details = request.applicant.id in senders(office)
    items = []
    for car, seats in office.setting(CarSettings).cars.items():
        mine = sorted((case for case in cases if _has(case, car, office)), key=lambda case: str(case.values["start"]))
        args = {"car": car, "seats": seats}
        items.append(_busy(args, mine, office) if not details or not mine else Item(Line("car-week-car", args)))
        items += [Item(_detail(case), case) for case in mine if details]
        items += [Item(line) for line in _sealed(car, request)]
    return items


def _sealed(car: str, request: Request) -> list[Line]:
    """When a car stands sealed."""
    found = [Period.parse(seal.values["when"]) for seal in request.history["seals"] if seal.values["car"] == car]
    until = request.office.half_day.day + timedelta(days=DAYS)
    return [Line("car-week-sealed", {"when": period(when)}) for when in sorted(found) if when.start.day < until]


def _has(case: Case, car: str, office: Office) -> bool:
    today = office.calendar.at(office.half_day.day, time())
    start, back = office.moment(case.values["start"]), office.moment(case.values["back"])
    soon = start < today + timedelta(days=DAYS) and (back >= today or "out_at" in case.facts)
    return case.facts.get("car") == car and "host" not in case.facts and soon


def _busy(args: dict[str, object], cases: list[Case], office: Office) -> Item:
    if not cases:
        return Item(Line("car-week-free", args))
    spans = [text(Line("car-week-span", _span(case))) for case in cases]
    return Item(Line("car-week-busy", {**args, "spans": listed(spans)}))


def _span(case: Case) -> dict[str, object]:
    return {"start": {"moment": case.values["start"]}, "back": {"moment": case.values["back"]}}


def _detail(case: Case) -> Line:
    args = {"number": {"number": list(case.number)}, "destination": case.values["destination"]}
    return Line("car-week-detail", {**_span(case), **args, "driver": titled(case.facts["driver"])})


def agenda(request: Request) -> list[Item]:
    """A driver's own trips, the next one first; shared seats belong to the trip whose car it is."""
    mine = [case for case in request.history["fleet"] if case.facts.get("driver") == request.applicant.id]
    mine.sort(key=lambda case: str(case.values["start"]))
    return [Item(_own(case), case) for case in mine]


def _own(case: Case) -> Line:
    place = {"origin": case.values["origin"], "destination": case.values["destination"]}
    return Line("car-trips-line", {**_span(case), **place, "car": case.facts["car"]})


def day(case: Case, who: str, office: Office) -> list[DayEntry]:
    """The trip in the day of who booked it and of its driver."""
    if who not in (case.applicant, case.facts.get("driver")):
        return []
    place = {"origin": case.values["origin"], "destination": case.values["destination"]}
    facts = case.facts
    sent = {"car": facts["car"], "driver": name(facts["driver"])} if "car" in facts else None
    line = Line("day-car", {**place, **sent}) if sent else Line("day-car-awaited", place)
    return [DayEntry(office.moment(case.values["start"]), line, office.moment(case.values["back"]))]


def car_out(case: Case, office: Office) -> list[Standing]:
    """Which car is out, with whom, and until when; not where or why."""
    if not out(case) or "host" in case.facts:
        return []
    args = {"car": case.facts["car"], "driver": name(case.facts["driver"]), "back": {"moment": case.values["back"]}}
    return [Standing("out", Line("office-car", args))]


LISTS = (
    Listing("cars", NEEDS, week),
    Listing("trips", NEEDS, agenda, lambda request: request.applicant.id in pool(request.office.roster)),
)
