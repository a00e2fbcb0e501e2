"""《公务用车管理制度》 (31, 5.D-5): a car is booked, approved (AM-96), sent, driven, and back in the garage."""

from regulations.vehicle_booking import CHECKS, FIELDS, LEADERS, Booking, read
from regulations.vehicle_dispatch import DISPATCH_ACTS, UNSENT, filed
from regulations.vehicle_fleet import CarSettings, deputy
from regulations.vehicle_register import NEEDS
from regulations.vehicle_sheet import LISTS, also, car_out, day, sheet, standing, stands
from regulations.vehicle_swap import SWAP_ACTS
from regulations.vehicle_trip import TRIP_ACTS, TRIP_DUTIES, silent
from regulations.vehicle_words import WORDS
from workflow.article import articles
from workflow.authority import Person, Roster, director, section_head
from workflow.field import Request
from workflow.matter import Finding, Matter
from workflow.message import Line
from workflow.route import Tier

RULE = "2026-11"


def _deputy_of_cars(person: Person, roster: Roster) -> str | None:
    """The deputy director in charge of 秘书二室, whoever books (K-61)."""
    return deputy(roster)


def _deputy_rides(booking: Booking) -> bool:
    """Nobody approves his own trip: that of the deputy in charge goes to the director."""
    return booking.leader is not None and booking.leader == deputy(booking.office.roster)


ROUTE: tuple[Tier[Booking], ...] = (
    Tier("section_head", section_head, articles("31.6-1"), lambda booking: True),
    Tier(
        "car_deputy",
        _deputy_of_cars,
        articles("31.6-1", "31.7-1"),
        lambda booking: booking.beyond and not _deputy_rides(booking),
    ),
    Tier(
        "director",
        director,
        articles("31.6-1", "31.7-1"),
        lambda booking: booking.beyond and _deputy_rides(booking),
    ),
)


def opens(request: Request) -> Finding | None:
    """Leaders do not fill in forms: 秘书二室 books their trips (AM-96)."""
    return Finding("car-leaders-are-booked-for", articles("31.1")) if request.applicant.rank in LEADERS else None


def remarks(request: Request) -> list[Line]:
    """Why the deputy in charge decides too."""
    booking = read(request)
    if not {"start", "back", "scope"} <= set(booking.values) or booking.back <= booking.start:
        return []
    reasons = {"out": booking.values["scope"] == "out", "overnight": booking.overnight, "holiday": booking.holiday}
    return [Line(f"car-beyond-{reason}") for reason, found in reasons.items() if found]


MATTERS = (
    Matter(
        name="car",
        regulation="31",
        rule=RULE,
        read=read,
        fields=FIELDS,
        checks=CHECKS,
        route=ROUTE,
        acts=(*DISPATCH_ACTS, *TRIP_ACTS, *SWAP_ACTS),
        duties=(UNSENT, *TRIP_DUTIES),
        opens=opens,
        needs=NEEDS,
        remarks=remarks,
        standing=standing,
        stands=stands,
        also=also,
        sheet=sheet,
        silent=silent,
        filed=filed,
        hears={"leave": "car_driver_away"},
        lists=LISTS,
        agenda=day,
        overview=car_out,
        command="car",
        words=WORDS,
        settings=CarSettings,
    ),
)
