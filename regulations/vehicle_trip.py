"""The driver's trip (31.1 to 31.7): fit, sober, clean; there in time; under way in silence; back in the garage."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from regulations.vehicle_book import MOST_KILOMETRES, against_book, last_reading, unaccounted
from regulations.vehicle_dispatch import DECLARED, in_charge, out, senders, sent, share_out
from regulations.vehicle_fleet import CarSettings
from regulations.vehicle_swap import SOBER, UNFIT, drives
from workflow.act import Act, Deed, Done, Follow, Notice, never, told
from workflow.article import Article, articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import number
from workflow.message import Line, cite
from workflow.message import person as name
from workflow.office import Office

ON_TIME, CLEAN = articles("31.1"), articles("31.4-2")
GARAGE = articles("31.7-1")
READY = ("car_fit", "car_sober", "car_clean", "car_unfit", "car_drunk")
"""What a driver is asked before a trip."""
BACK = ("car_parked", "car_cleaned", "car_odometer", "car_finish")
"""What a driver is asked after a trip."""


def leader_trip(case: Case) -> bool:
    """Whether a leader is driven."""
    return case.values.get("trip") == "leader"


def silent(case: Case, office: Office) -> dict[str, tuple[str, ...]]:
    """A driver under way is sent nothing; what is urgent goes to the duty officer and 秘书二室 (F-25, K-62)."""
    if case.facts.get("phase") != "under_way":
        return {}
    return {case.facts["driver"]: distinct([*office.roster.holders("duty"), *senders(office)])}


def _soon(case: Case, office: Office) -> bool:
    hours = timedelta(hours=office.setting(CarSettings).declare_hours)
    return office.now >= office.moment(case.values["start"]) - hours


def _may_declare(fact: str) -> Callable[[Case, str, Office], bool]:
    def may(case: Case, who: str, office: Office) -> bool:
        return drives(case, who) and not out(case) and fact not in case.facts and _soon(case, office)

    return may


def _may_move(phase: str) -> Callable[[Case, str, Office], bool]:
    def may(case: Case, who: str, office: Office) -> bool:
        here = case.facts.get("phase") in (phase, "parked")
        return drives(case, who) and not here and _soon(case, office)

    return may


def _may_end(*facts: str) -> Callable[[Case, str, Office], bool]:
    """The driver who has set off, and who sends the cars once the trip should be over, whether he said so or not.

    A tick once, a number until the trip is closed.
    """

    def may(case: Case, who: str, office: Office) -> bool:
        over = office.now > office.moment(case.values["back"])
        mine = drives(case, who) and (over or "left_at" in case.facts)
        done = any(fact in case.facts for fact in facts)
        return sent(case) and out(case) and not done and (mine or (over and who in senders(office)))

    return may


def _declare(fact: str) -> Callable[[Deed], Done]:
    def do(deed: Deed) -> Done:
        return Done(deed.case.noted(**{fact: deed.office.now}))

    return do


def _unready(case: Case) -> Line | None:
    """Why a driver may not leave yet: not declared fit, not declared sober, a leader's car not clean."""
    needed: dict[str, tuple[Article, ...]] = {"fit": UNFIT, "sober": SOBER}
    if leader_trip(case):
        needed["clean"] = CLEAN
    missing = [fact for fact in needed if fact not in case.facts]
    return Line(f"car-not-{missing[0]}", {"articles": cite(needed[missing[0]])}) if missing else None


def arrived(deed: Deed) -> Done:
    """At the place where people get in, or out, and waiting there (31.1, 31.2)."""
    unready = _unready(deed.case)
    if unready is not None:
        return Done(deed.case, refused=unready)
    first = "arrived_at" not in deed.case.facts
    case = _left(deed).noted(phase="arrived", arrived_at=deed.case.facts.get("arrived_at", deed.office.now))
    return Done(case, (told(case.applicant, "arrived", "car-arrived"),) if first else ())


def under_way(deed: Deed) -> Done:
    """Driving: nothing is sent to the driver until he stands (31.5-1)."""
    unready = _unready(deed.case)
    if unready is not None:
        return Done(deed.case, refused=unready)
    since = deed.case.facts.get("left_at", deed.office.now)
    return Done(_left(deed).noted(phase="under_way", left_at=since))


def _left(deed: Deed) -> Case:
    return deed.case if out(deed.case) else deed.case.noted(out_at=deed.office.now)


def parked(deed: Deed) -> Done:
    """The car stands in the underground garage (31.7-1)."""
    return Done(deed.case.noted(parked=deed.office.now, phase="parked"))


def odometer(deed: Deed) -> Done:
    """Kilometres at the beginning and at the end: forwards, and on from the car's other trips (31.6-1)."""
    began, ended = int(deed.values["began"]), int(deed.values["ended"])
    if ended < began:
        return Done(deed.case, refused=Line("car-odometer-less", {"began": began, "ended": ended}), anew="ended")
    against, wrong = against_book(deed, began, ended)
    if against is not None:
        return Done(deed.case, refused=against, anew=wrong)
    car, gap = deed.case.facts["car"], unaccounted(deed, began)
    case = deed.case.noted(odometer=[began, ended], odometer_gap=gap or None)
    entry = {"car": car, "start": case.values["start"], "began": began, "ended": ended, "trip": case.id}
    follows = tuple(Follow(book.id, "car_book_entry", entry) for book in deed.history.get("book", ()))
    line = Line("car-odometer-gap", {"car": car, "gap": gap, "driver": name(case.facts["driver"])})
    to = [one for one in senders(deed.office) if one != deed.actor]
    return Done(case, tuple(Notice(one, "gap", line) for one in to if gap), follows)


def finish(deed: Deed) -> Done:
    """The trip is closed: only with the garage tick, cleaned, and with the odometer (31.7-1, 31.4-2)."""
    needed = {"parked": GARAGE, "cleaned": CLEAN, "odometer": GARAGE}
    missing = next((fact for fact in needed if fact not in deed.case.facts), None)
    if missing is not None:
        return Done(deed.case, refused=Line(f"car-not-{missing}", {"articles": cite(needed[missing])}))
    riders = [other.id for other in deed.earlier("fleet") if other.facts.get("host") == deed.case.id]
    done = share_out(deed, deed.case.move("close", State.CLOSED))
    over = tuple(Follow(id, "car_ride_over") for id in riders)
    kept = tuple(follow for follow in done.follows if follow.case not in riders)
    return replace(done, follows=(*over, *kept))


def ride_over(deed: Deed) -> Done:
    """The trip whose car it shared has ended."""
    return Done(deed.case.move("close", State.CLOSED))


def _before_pings(case: Case, office: Office) -> Iterator[Ping]:
    """The day before at 17:00, an hour and a quarter of an hour before; at the time itself, if he is not there."""
    start, driver = office.moment(case.values["start"]), (case.facts["driver"],)
    line = Line("car-trip-at", {"start": start})
    eve = office.calendar.at(start.date() - timedelta(days=1), time(17))
    yield Ping("eve", eve, driver, line, ("car_unfit",))
    yield Ping("hour", start - timedelta(minutes=60), driver, Line("car-declare", {"start": start}), READY)
    moving = (*READY, "car_arrived", "car_under_way")
    yield Ping("quarter", start - timedelta(minutes=15), driver, line, moving)
    yield Ping("late", start, distinct([*senders(office), case.applicant]), Line("car-not-arrived", {"start": start}))


def _after_pings(case: Case, office: Office) -> list[Ping]:
    """Half an hour after the planned end the driver, then 秘书二室, at 22:00 the deputy in charge (D-82)."""
    end, driver = office.moment(case.values["back"]), (case.facts["driver"],)
    half = end + timedelta(minutes=30)
    deputies = distinct([in_charge(office)])
    pings = [
        Ping("garage", half, driver, Line("car-park"), BACK),
        Ping("garage-sender", end + timedelta(minutes=60), senders(office), Line("car-not-back"), BACK),
        Ping("garage-deputy", _ten_at_night(half, office), deputies, Line("car-not-back")),
    ]
    return sorted(pings, key=lambda ping: ping.at)


def _ten_at_night(moment: datetime, office: Office) -> datetime:
    """The first 22:00 from a moment on."""
    day = moment.astimezone(office.calendar.zone).date()
    tonight = office.calendar.at(day, time(22))
    return tonight if tonight >= moment else office.calendar.at(day + timedelta(days=1), time(22))


def _sheet_pings(case: Case, office: Office) -> Iterator[Ping]:
    """The car is back, cleaning or odometer is missing: half an hour later, and the next working morning."""
    stood = case.facts["parked"]
    yield Ping("sheet", stood + timedelta(minutes=30), (case.facts["driver"],), Line("car-close"), BACK)
    morning = office.calendar.next_routine(stood + timedelta(hours=12))
    yield Ping("sheet-sender", morning, distinct([case.facts["driver"], *senders(office)]), Line("car-close"), BACK)


TRIP_DUTIES = (
    Duty("car_on_time", ON_TIME, lambda case, _: sent(case) and "arrived_at" not in case.facts, _before_pings),
    Duty("car_in_garage", GARAGE, lambda case, _: sent(case) and "parked" not in case.facts, _after_pings),
    Duty("car_sheet", CLEAN, lambda case, _: sent(case) and "parked" in case.facts, _sheet_pings),
)
KILOMETRES = (number("began", suggest=last_reading, most=MOST_KILOMETRES), number("ended", most=MOST_KILOMETRES))
TRIP_ACTS: tuple[Act, ...] = (
    *(Act(f"car_{fact}", _may_declare(fact), _declare(fact), (*UNFIT, *SOBER, *CLEAN)) for fact in DECLARED),
    Act("car_arrived", _may_move("arrived"), arrived, ON_TIME, asks=True),
    Act("car_under_way", _may_move("under_way"), under_way, articles("31.5-1"), asks=True),
    Act("car_parked", _may_end("parked"), parked, GARAGE, asks=True),
    Act("car_cleaned", _may_end("cleaned"), _declare("cleaned"), CLEAN),
    Act("car_odometer", _may_end(), odometer, GARAGE, fields=KILOMETRES),
    Act("car_finish", _may_end(), finish, GARAGE, asks=True),
    Act("car_ride_over", never, ride_over, GARAGE),
)
