"""The cars' book (31.6-1): what each odometer showed from trip to trip; kilometres of no trip are seen at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from regulations.vehicle_dispatch import senders
from regulations.vehicle_fleet import CarSettings, deputy, dispatchers
from workflow.act import Act, Deed, Done, Follow, never
from workflow.article import articles
from workflow.case import Case, State
from workflow.field import Request, number, text
from workflow.matter import Item, Listing, Matter
from workflow.message import Line, cite
from workflow.office import Office
from workflow.recurs import Recurs

BOOK = articles("31.6-1")
KEPT = 20
"""Readings of a car that are kept to compare with: trips are not always closed in the order in which they were made."""
MOST_KILOMETRES = 9_999_999
NEEDS = {"book": lambda request: {"matter": "car_book", "state": "approved"}}


def readings(book: Iterable[Case], car: str) -> list[dict[str, Any]]:
    """The readings of a car by the time of their trips: {"start", "began", "ended", "trip"}."""
    return [entry for case in book for entry in case.facts.get("readings", {}).get(car, [])]


def _before(deed: Deed) -> int | None:
    """What the odometer showed at the end of the car's trip before this one."""
    car, start = deed.case.facts["car"], deed.case.values["start"]
    earlier = [one for one in _others(deed, car) if one["start"] < start]
    return earlier[-1]["ended"] if earlier else None


def _others(deed: Deed, car: str) -> list[dict[str, Any]]:
    return [one for one in readings(deed.history.get("book", ()), car) if one["trip"] != deed.case.id]


def against_book(deed: Deed, began: int, ended: int) -> tuple[Line | None, str]:
    """Why which reading cannot be: less than at the end of the trip before, or more than where the next began."""
    car, before = deed.case.facts["car"], _before(deed)
    if before is not None and began < before:
        return Line("car-odometer-back", {"car": car, "last": before, "articles": cite(BOOK)}), "began"
    later = [one for one in _others(deed, car) if one["start"] > deed.case.values["start"]]
    if later and ended > later[0]["began"]:
        return Line("car-odometer-ahead", {"car": car, "next": later[0]["began"], "articles": cite(BOOK)}), "ended"
    return None, ""


def unaccounted(deed: Deed, began: int) -> int:
    """Kilometres since the car's trip before this one."""
    before = _before(deed)
    return 0 if before is None else began - before


def last_reading(request: Request) -> list[str]:
    """The reading at the end of the car's last trip, offered as the one at the beginning of this."""
    trip = next(case for case in request.history["fleet"] if case.id == request.returned)
    known = [one for one in readings(request.history["book"], trip.facts["car"]) if one["trip"] != trip.id]
    earlier = [one for one in known if one["start"] < trip.values["start"]]
    return [str(earlier[-1]["ended"])] if earlier else []


def opened(deed: Deed) -> Done:
    """A year's book begins with the last readings of the one before, which is closed."""
    before = deed.earlier("book")
    cars = {car for case in before for car in case.facts.get("readings", {})}
    last = {car: readings(before, car)[-KEPT:] for car in sorted(cars)}
    follows = tuple(Follow(case.id, "car_book_over") for case in before)
    return Done(deed.case.noted(readings=last, year={}), follows=follows)


def entered(deed: Deed) -> Done:
    """A trip's kilometres; entered again, they take the place of what was entered before."""
    entry = {key: value for key, value in deed.values.items() if key != "car"}
    car, facts = deed.values["car"], deed.case.facts
    known = readings([deed.case], car)
    again = [one for one in known if one["trip"] == entry["trip"]]
    kept = sorted([one for one in known if one not in again] + [entry], key=lambda one: str(one["start"]))[-KEPT:]
    before = facts["year"].get(car, {"trips": 0, "driven": 0})
    driven = before["driven"] + _driven(entry) - sum(_driven(one) for one in again)
    year = {"trips": before["trips"] + 1 - len(again), "driven": driven}
    return Done(deed.case.noted(readings={**facts["readings"], car: kept}, year={**facts["year"], car: year}))


def _driven(entry: Mapping[str, Any]) -> int:
    return int(entry["ended"] - entry["began"])


def corrected(deed: Deed) -> Done:
    """The last reading of a car was wrong: it is put right, and the history keeps both (31.6-1)."""
    car, reading = deed.values["car"].upper(), int(deed.values["reading"])
    known = readings([deed.case], car)
    if not known:
        return Done(deed.case, refused=Line("car-book-no-reading", {"car": car}), anew="car")
    last = {**known[-1], "began": min(known[-1]["began"], reading), "ended": reading}
    return Done(deed.case.noted(readings={**deed.case.facts["readings"], car: [*known[:-1], last]}))


def over(deed: Deed) -> Done:
    """The year has ended."""
    return Done(deed.case.move("close", State.CLOSED))


def _may_correct(case: Case, who: str, office: Office) -> bool:
    return case.state is State.APPROVED and who in senders(office)


def _reads(request: Request) -> bool:
    """秘书二室's dispatcher, the deputy in charge of the cars and the director."""
    office = request.office
    return request.applicant.id in (*senders(office), deputy(office.roster), office.roster.chief)


def _lines(case: Case, office: Office) -> list[Line]:
    """Of each car: its odometer, its trips of the year and their kilometres."""
    return [_line(case, car) for car in office.setting(CarSettings).cars]


def _line(case: Case, car: str) -> Line:
    known = readings([case], car)
    if not known:
        return Line("car-book-none", {"car": car})
    year = case.facts["year"].get(car, {"trips": 0, "driven": 0})
    return Line("car-book-line", {"car": car, "reading": known[-1]["ended"], **year})


def _items(request: Request) -> list[Item]:
    return [
        Item(line, case if place == 0 else None)
        for case in request.history["book"]
        for place, line in enumerate(_lines(case, request.office))
    ]


def _cars(request: Request) -> list[str]:
    return list(request.office.setting(CarSettings).cars)


def _owner(office: Office) -> str | None:
    return next(iter(dispatchers(office.roster)), None)


MATTERS = (
    Matter(
        name="car_book",
        regulation="31",
        rule="2026-11",
        read=lambda request: request,
        fields=(),
        acts=(
            Act("car_book_entry", never, entered, BOOK),
            Act(
                "car_book_correct",
                _may_correct,
                corrected,
                BOOK,
                fields=(text("car", suggest=_cars, longest=20), number("reading", most=MOST_KILOMETRES)),
            ),
            Act("car_book_over", never, over, BOOK),
        ),
        opened=opened,
        needs=NEEDS,
        standing=_lines,
        lists=(Listing("mileage", NEEDS, _items, _reads),),
        recurs=Recurs("year", _owner),
    ),
)
