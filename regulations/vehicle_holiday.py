"""Before a statutory holiday (31.6-1, 31.7-1): who sends the cars is reminded, the working day before, to seal them."""

from collections.abc import Iterator
from datetime import date

from regulations.vehicle_dispatch import senders
from regulations.vehicle_fleet import CarSettings, dispatchers, during, trip_of
from regulations.vehicle_sealing import NEEDS, SEALED, days_off
from workflow.act import Act, Deed, Done, never, told
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.matter import Matter
from workflow.message import listed
from workflow.message import period as days
from workflow.office import Office
from workflow.period import Period
from workflow.recurs import Recurs
from workflow.workdays import ONE_DAY


def reminded(deed: Deed) -> Done:
    """Which cars neither stand sealed on the days off nor are sent; nothing is said when there is none."""
    office = deed.office
    ahead = days_off(office.half_day.day, office.calendar)
    cars = [] if ahead is None else _unsealed(deed, ahead)
    if ahead is None or not cars:
        return Done(deed.case)
    said = {"when": days(ahead), "cars": listed(cars)}
    to = senders(office)
    return Done(deed.case, tuple(told(one, "seal", "seal-before-holiday", "seal_begin", **said) for one in to))


def _unsealed(deed: Deed, ahead: Period) -> list[str]:
    office = deed.office
    sealed = [one.values["car"] for one in deed.earlier("seals") if Period.parse(one.values["when"]).overlaps(ahead)]
    trips = [(one.facts.get("car"), during(trip_of(one, office), office)) for one in deed.earlier("fleet")]
    sent = [car for car, when in trips if when.overlaps(ahead)]
    return [car for car in office.setting(CarSettings).cars if car not in (*sealed, *sent)]


def over(deed: Deed) -> Done:
    """The month ends."""
    return Done(deed.case.move("close", State.CLOSED))


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    """At the beginning of each working day that is the last before a statutory holiday; then the month is over."""
    calendar = office.calendar
    day, last = (date.fromisoformat(case.values[name]) for name in ("first", "last"))
    while day <= last:
        if days_off(day, calendar) is not None:
            yield Ping("seal", calendar.at(day, calendar.hours.am[0]), then="holiday_seal")
        day += ONE_DAY
    yield Ping("over", calendar.at(last, calendar.hours.pm[1]), then="holiday_over")


MATTERS = (
    Matter(
        name="car_holiday",
        regulation="31",
        rule="2026-11",
        read=lambda request: request,
        fields=(),
        acts=(
            Act("holiday_seal", never, reminded, SEALED),
            Act("holiday_over", never, over, SEALED),
            Act(
                "seal_begin",
                lambda case, who, office: case.state is State.APPROVED and who in senders(office),
                lambda deed: Done(deed.case),
                SEALED,
                to_form="car_seal",
                lasting=True,
            ),
        ),
        duties=(Duty("car_holiday", SEALED, lambda case, _: case.state is State.APPROVED, _pings),),
        needs=NEEDS,
        recurs=Recurs("month", lambda office: next(iter(dispatchers(office.roster)), None)),
    ),
)
