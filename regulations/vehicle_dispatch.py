"""Sending a car (5.D-5, 31.6): one press for the pair that is free, the waiting list, the offer when one is freed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from regulations.vehicle_fleet import Fleet, Pair, Trip, deputy, dispatchers, trip_of
from regulations.vehicle_register import fleet_of
from workflow.act import Act, Deed, Done, Follow, Notice, never, told
from workflow.acts import common
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import Request, person, text
from workflow.message import Line, cite
from workflow.message import person as name
from workflow.office import Office

SENDING = articles("5.D-5", "31.6-2")
NO_PRIVATE = articles("31.6-1")
DECLARED = ("fit", "sober", "clean")
"""What a driver declares before a trip; another driver declares it anew."""


def senders(office: Office) -> tuple[str, ...]:
    """Who sends the cars now; while all of them are away, who acts for them."""
    holders = dispatchers(office.roster)
    present = [holder for holder in holders if not office.away(holder)]
    return distinct(present or [office.who_acts(holder, "").person for holder in holders])


def in_charge(office: Office) -> str | None:
    """The deputy director in charge of the cars, or who acts for him now (K-61)."""
    holder = deputy(office.roster)
    return office.who_acts(holder, "").person if holder else None


def waiting(case: Case) -> bool:
    """Whether a booking is approved and has no car yet."""
    return case.state is State.APPROVED and "car" not in case.facts


def sent(case: Case) -> bool:
    """Whether a booking has a car and driver of its own."""
    return case.state is State.APPROVED and "car" in case.facts and "host" not in case.facts


def out(case: Case) -> bool:
    """Whether the car has left."""
    return "out_at" in case.facts


def fleet(deed: Deed, case: Case) -> Fleet:
    """All trips, this one as it is now."""
    return fleet_of([case, *deed.earlier("fleet")], deed.history, deed.office)


def share_out(deed: Deed, case: Case) -> Done:
    """This booking with what it is offered now; every other one whose offer has changed learns it (31.1)."""
    offers = fleet(deed, case).plan()
    others = [other for other in deed.earlier("fleet") if other.id in offers]
    changed = [other.id for other in others if offers[other.id] != _offer(other)]
    riders = [other.id for other in deed.earlier("fleet") if other.facts.get("host") == case.id]
    lost = riders if _pair(case) != _pair(deed.case) else []
    follows = [*(Follow(id, "car_ride_lost") for id in lost), *(Follow(id, "car_offer") for id in changed)]
    return Done(_offered(case, offers[case.id]) if case.id in offers else case, follows=tuple(follows))


def _offer(case: Case) -> Pair | None:
    return Pair.of(case.facts["offer"]) if "offer" in case.facts else None


def _pair(case: Case) -> Pair | None:
    return Pair.of(case.facts) if case.state is State.APPROVED and "car" in case.facts else None


def _offered(case: Case, pair: Pair | None) -> Case:
    facts = {key: value for key, value in pair.facts.items() if value} if pair else None
    return case.noted(offer=facts, waits=None if pair else True)


def without_car(case: Case) -> Case:
    """The booking without its car, and without what its driver has declared."""
    emptied = dict.fromkeys(("car", "driver", "host", "sent_at", "arrived_at", "left_at", "phase", *DECLARED))
    return case.noted(**emptied)


def filed(deed: Deed) -> Done:
    """The last level has agreed: a pair is proposed to who sends the cars, or the booking joins the waiting list."""
    done = share_out(deed, deed.case)
    if "offer" in done.case.facts:
        return done
    ahead = sum(waiting(other) and "waits" in other.facts for other in deed.earlier("fleet"))
    return replace(done, notices=(told(deed.case.applicant, "waits", "car-waits", place=ahead + 1),))


def offer(deed: Deed) -> Done:
    """Another booking has moved: what is free for this one now (the waiting list, in order of approval)."""
    return _told_of_offer(deed, deed.case)


def ride_lost(deed: Deed) -> Done:
    """The trip whose car it shared is not made, or made by another car."""
    return _told_of_offer(deed, without_car(deed.case))


def _told_of_offer(deed: Deed, case: Case) -> Done:
    if not waiting(case):
        return Done(deed.case)
    done = share_out(deed, case)
    before, now = _offer(deed.case), _offer(done.case)
    if now is not None and before is None:
        free = [Notice(to, "offer", Line("car-offer"), ("car_dispatch", "car_choose")) for to in senders(deed.office)]
        return replace(done, notices=(told(case.applicant, "offer", "car-offer-yours"), *free))
    if now is None and (before is not None or case != deed.case):
        return replace(done, notices=(told(case.applicant, "waits", "car-waits-again"),))
    return done


def dispatch(deed: Deed) -> Done:
    """The pair that was proposed is sent, with one press."""
    return _send(deed, Pair.of(deed.case.facts["offer"]))


def choose(deed: Deed) -> Done:
    """Another car or driver of the pool; also in the place of one that was sent already (31.6-2)."""
    return _send(deed, Pair(deed.values["car"].upper(), deed.values["driver"]))


def _send(deed: Deed, pair: Pair) -> Done:
    before = deed.case
    against = fleet(deed, before).against(trip_of(before, deed.office), pair)
    if against is not None:
        args = {"car": pair.car, "who": name(pair.driver), "articles": cite(articles("31.6-2", "31.4-1"))}
        return Done(before, refused=Line(against, args), anew="driver" if "driver" in against else "car")
    case = without_car(before).noted(**pair.facts, offer=None, waits=None, sent_at=deed.office.now)
    replaced = before.facts.get("driver")
    taken = [told(replaced, "taken", "car-taken-back")] if replaced and replaced != pair.driver else []
    rider = [told(pair.driver, "rider", "car-rider")] if pair.host else []
    booker = told(case.applicant, "sent", "car-sent", car=pair.car, driver=name(pair.driver))
    return replace(share_out(deed, case), notices=(booker, *taken, *rider))


def cancel(deed: Deed) -> Done:
    """The booker needs the car no more: driver and senders are told, who waits is offered it."""
    driver = deed.case.facts.get("driver")
    case = deed.case.move("ask_withdrawal", State.WITHDRAWING).move("grant_withdrawal", State.WITHDRAWN)
    to = distinct([driver, *senders(deed.office)])
    line = Line("car-cancelled", {"by": name(deed.actor)})
    return replace(share_out(deed, case), notices=tuple(Notice(who, "cancelled", line) for who in to))


def lapse(deed: Deed) -> Done:
    """The time has come and no car was free: the booking ends, and everybody knows."""
    case = deed.case.noted(lapsed=True, offer=None).move("close", State.CLOSED)
    to = distinct([case.applicant, *senders(deed.office)])
    return replace(share_out(deed, case), notices=tuple(told(who, "lapsed", "car-lapsed") for who in to))


def _in_time(case: Case, office: Office) -> bool:
    """Whether a booking waits for a car and its trip has not begun: later it lapses, nobody is sent (31.1)."""
    return waiting(case) and office.now < office.moment(case.values["start"])


def _may_dispatch(case: Case, who: str, office: Office) -> bool:
    return _in_time(case, office) and "offer" in case.facts and who in senders(office)


def _may_choose(case: Case, who: str, office: Office) -> bool:
    return (_in_time(case, office) or sent(case)) and not out(case) and who in senders(office)


def _may_cancel(case: Case, who: str, office: Office) -> bool:
    return who == case.applicant and case.state is State.APPROVED and not out(case)


def _fleet_for(request: Request) -> tuple[Fleet, Trip]:
    """All trips and this one, for what is offered when another pair is chosen."""
    known = fleet_of(request.history["fleet"], request.history, request.office)
    return known, next(trip for trip in known.trips if trip.id == request.returned)


def _free_cars(request: Request) -> list[str]:
    known, trip = _fleet_for(request)
    return known.cars(trip)


def _free_drivers(request: Request) -> list[str]:
    known, trip = _fleet_for(request)
    return known.drivers(trip)


def _unsent_pings(case: Case, office: Office) -> Iterator[Ping]:
    start = office.moment(case.values["start"])
    acts = ("car_dispatch", "car_choose")
    yield Ping("unsent", start - timedelta(hours=2), senders(office), Line("car-unsent", {"start": start}), acts)
    yield Ping("lapse", start, then="car_lapse")


UNSENT = Duty("car_unsent", articles("31.1"), lambda case, _office: waiting(case), _unsent_pings)
CHOICE = (text("car", suggest=_free_cars, longest=20), person("driver", suggest=_free_drivers))
DISPATCH_ACTS: tuple[Act, ...] = (
    Act("car_dispatch", _may_dispatch, dispatch, SENDING, asks=True),
    Act("car_choose", _may_choose, choose, SENDING, fields=CHOICE),
    Act("car_cancel", _may_cancel, cancel, NO_PRIVATE),
    Act("car_offer", never, offer, SENDING),
    Act("car_ride_lost", never, ride_lost, SENDING),
    Act("car_lapse", never, lapse, articles("31.1")),
    replace(common("ask_withdrawal"), may=never),
)
