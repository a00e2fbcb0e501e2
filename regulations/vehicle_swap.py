"""Another driver (31.5-2, 31.5-3, AM-97): who is unfit, has drunk or is on leave does not drive."""

from collections.abc import Callable
from dataclasses import replace

from regulations.vehicle_dispatch import fleet, in_charge, offer, out, senders, sent, share_out, without_car
from regulations.vehicle_fleet import trip_of
from workflow.act import Act, Deed, Done, Follow, Notice, never, told
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case
from workflow.message import Line, text
from workflow.message import person as name
from workflow.office import Office

UNFIT, SOBER, POOL = articles("31.5-2"), articles("31.5-3"), articles("31.6-2")
RESEND = ("car_dispatch", "car_choose")
"""What who sends the cars may press when a trip has lost its driver."""


def drives(case: Case, who: str) -> bool:
    """Whether somebody drives the car of a trip."""
    return sent(case) and case.facts["driver"] == who


def _may_step_back(case: Case, who: str, office: Office) -> bool:
    return drives(case, who) and not out(case)


def _stepped_back(why: str) -> Callable[[Deed], Done]:
    def do(deed: Deed) -> Done:
        return _suspended(deed, why, deed.actor)

    return do


def suspend(deed: Deed) -> Done:
    """The driver has declared himself unfit on another trip of the day."""
    mine = sent(deed.case) and not out(deed.case) and deed.case.facts["driver"] == deed.values["driver"]
    return _suspended(deed, deed.values["why"], deed.values["driver"]) if mine else Done(deed.case)


def _suspended(deed: Deed, why: str, driver: str) -> Done:
    """The trip is put off, the deputy in charge and 秘书二室 are told, another driver is proposed (AM-97)."""
    entry = {"driver": driver, "why": why, "at": deed.office.now}
    case = without_car(deed.case).noted(unfit=[*deed.case.facts.get("unfit", []), entry])
    done = share_out(deed, case)
    line = Line("car-unfit", {"who": name(driver), "why": text(Line(f"car-why-{why}")), "next": _next(done.case)})
    to = distinct([in_charge(deed.office), *senders(deed.office)])
    notices = [Notice(who, "unfit", line, RESEND) for who in to]
    also = [Follow(other.id, "car_suspend", {"why": why, "driver": driver}) for other in _same_day(deed, driver)]
    booker = told(case.applicant, "suspended", "car-suspended")
    return replace(done, notices=(*notices, booker), follows=(*done.follows, *also))


def _next(case: Case) -> dict[str, object]:
    """Who is proposed in his place."""
    offer = case.facts.get("offer")
    if offer is None:
        return text(Line("car-next-none"))
    return text(Line("car-next", {"car": offer["car"], "driver": name(offer["driver"])}))


def _same_day(deed: Deed, driver: str) -> list[Case]:
    """The driver's other trips of the day, which he cannot make either."""
    day = deed.case.values["start"][:10]
    mine = [other for other in deed.earlier("fleet") if sent(other) and other.facts["driver"] == driver]
    return [other for other in mine if other.values["start"][:10] == day and not out(other)]


def leave_heard(deed: Deed) -> Done:
    """A leave was approved: a driver who is away by it does not drive, and is not proposed (31.6-2)."""
    case = deed.case
    if not sent(case):
        return offer(deed)
    driver = case.facts["driver"]
    if out(case) or fleet(deed, case).able(driver, trip_of(case, deed.office)):
        return Done(case)
    done = share_out(deed, without_car(case))
    line = Line("car-driver-away", {"who": name(driver), "next": _next(done.case)})
    notices = [Notice(who, "away", line, RESEND) for who in senders(deed.office)]
    also = (told(case.applicant, "suspended", "car-suspended"), told(driver, "taken", "car-taken-back"))
    return replace(done, notices=(*notices, *also))


SWAP_ACTS = (
    Act("car_unfit", _may_step_back, _stepped_back("unfit"), UNFIT),
    Act("car_drunk", _may_step_back, _stepped_back("drunk"), SOBER),
    Act("car_suspend", never, suspend, UNFIT),
    Act("car_driver_away", never, leave_heard, POOL),
)
