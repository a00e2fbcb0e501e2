"""What a supervision item is (9): whose it is, until when, where it stands. Everything else reads it from here."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from workflow.authority import deputy_in_charge, distinct
from workflow.case import Case, State
from workflow.office import Office
from workflow.period import HalfDay

SUPERVISION = "supervision"
"""The matter, and the role of the roster that carries it out (督查室)."""
SECRETARIES = "committee_secretary"
"""The role of the secretaries of the standing committee, who help to urge its decisions (8.6)."""
SOURCES = (
    "board",
    "committee",
    "decision",
    "reform",
    "inspection",
    "superior",
    "instruction",
    "on_site",
    "petition",
    "proposal",
    "media",
)
"""Where an item comes from (1.35, 2.5, 8.6, 9.5-1, 9.5-2, 9.5-2b, 9.5-5, 11.2-1, 13.5-1)."""
INSTRUCTED = ("instruction", "on_site", "petition")
"""Sources that a committee leader stands behind: he approves, and it ends when he asks no more (9.9, AM-91)."""
CHECKS = ("demand", "policy", "form", "wording")
"""What a report is checked for (9.9-4)."""

Colour = Literal["in_time", "near", "overdue"]


def _days(default: int, source: str, about: str) -> int:
    return field(default=default, metadata={"source": source, "about": about})


@dataclass(frozen=True)
class SupervisionSettings:
    """The numbers that regulation 9 leaves to the office (K-41)."""

    receipt_hours: float = field(
        default=4.0, metadata={"source": "9.9-3-1", "about": "working hours until a missing receipt is asked for"}
    )
    days_before: tuple[int, ...] = field(
        default=(7, 3, 1), metadata={"source": "9.9-3-3", "about": "working days before the limit, largest first"}
    )
    deputy_after: int = _days(3, "9.9-3-3", "working days over the limit until the deputy in charge is told")
    director_after: int = _days(5, "9.9-3-3", "working days over the limit until the director is told")
    near_days: int = _days(3, "9.9-3-3", "working days before the limit from which an item is near it")
    short_days: int = _days(30, "9.8-4", "days up to which the limit of an item is short")
    short_progress: int = _days(7, "9.8-4", "days between two progress reports of a short item")
    long_progress: int = _days(30, "9.8-5", "days between two progress reports of a long item")
    redo_days: int = _days(5, "9.9-4", "working days at most for doing it again")
    review_hours: float = field(
        default=7.0, metadata={"source": "9.8-6", "about": "working hours until a report is checked"}
    )


def staff(office: Office) -> tuple[str, ...]:
    """督查室's own people: whoever holds the role."""
    return office.roster.holders(SUPERVISION)


def deputy(office: Office) -> str | None:
    """The deputy director in charge of 督查室."""
    return next((deputy_in_charge(office.person(one), office.roster) for one in staff(office)), office.roster.chief)


def director_now(case: Case, office: Office) -> tuple[str, ...]:
    """The director, and who acts for him now."""
    chief = office.roster.chief
    return distinct([chief, office.who_acts(chief, case.applicant).person]) if chief else ()


def unannounced(case: Case) -> bool:
    """暗访: the unit never learns of it (9.6-4, F-19)."""
    return bool(case.values["method"] == "unannounced")


def lead(case: Case) -> str:
    """The unit that leads: the one named as such, or the only one (9.8-3-1)."""
    return str(case.values.get("lead") or case.values["units"][0])


def head(unit: str, office: Office) -> str | None:
    """The head of a unit."""
    found = office.roster.units.get(unit)
    return found.head if found else None


def leading(case: Case, office: Office) -> tuple[str, ...]:
    """Who reports and asks for more time: the head of the lead unit and the person responsible."""
    if unannounced(case):
        return distinct([case.values["responsible"], *staff(office)])
    return distinct([head(lead(case), office), case.values["responsible"]])


def doers(case: Case, office: Office) -> tuple[str, ...]:
    """Who carries it out: the leading people and the heads of the assisting units; of a 暗访, 督查室 alone."""
    heads = [] if unannounced(case) else [head(one, office) for one in case.values["units"]]
    return distinct([*leading(case, office), *heads])


def running(case: Case) -> bool:
    """Whether it is set up; a wish to undo it changes nothing yet (1.36-2)."""
    return case.state in (State.APPROVED, State.WITHDRAWING)


def assigned(case: Case) -> bool:
    """Whether it has been handed out and is not accepted yet."""
    return running(case) and "assigned_at" in case.facts and "accepted_at" not in case.facts


def in_hand(case: Case) -> bool:
    """Whether the unit has it to do: no report waits to be checked."""
    return assigned(case) and "report" not in case.facts


def reported(case: Case) -> bool:
    """Whether a report waits to be checked."""
    return assigned(case) and "report" in case.facts


def accepted(case: Case) -> bool:
    """Whether the report was accepted and the leader has not said yet that he asks no more."""
    return running(case) and "accepted_at" in case.facts


def instructed(case: Case) -> bool:
    """Whether a committee leader stands behind it: on his instruction, or on his word to a result (9.9-1, 9.9-6)."""
    return case.values["source"] in INSTRUCTED or case.about is not None


def authorised(case: Case) -> bool:
    """Whether everybody whose approval it needs has given it (9.4-1)."""
    return running(case) and (not instructed(case) or "leader" in case.facts)


def children(case: Case) -> list[str]:
    """Further items on a leader's new instruction that have not ended."""
    return [id for id, state in case.facts.get("children", {}).items() if state == "open"]


def by_board(case: Case) -> bool:
    """Whether 室务会 has fixed the date: nobody else moves it (1.36, K-45)."""
    return case.values.get("date_by") == "board"


def due(case: Case) -> date:
    """落实时限, the last day."""
    return HalfDay.parse(case.values["due"]).day


def limit(case: Case) -> date:
    """The day that counts now: while it is done again its own limit, but never later than a date of 室务会."""
    redo = case.facts.get("redo")
    if redo is None:
        return due(case)
    until = HalfDay.parse(redo).day
    return min(until, due(case)) if by_board(case) else until


def on_day(moment: datetime, office: Office) -> date:
    """The office's day of a moment."""
    return moment.astimezone(office.calendar.zone).date()


def colour(case: Case, office: Office) -> Colour:
    """In time, near the limit, or over it; what is reported is judged by the day of the report."""
    report = case.facts.get("report")
    today = on_day(report["at"], office) if report else office.half_day.day
    if today > limit(case):
        return "overdue"
    near = office.calendar.add_workdays(limit(case), -office.setting(SupervisionSettings).near_days)
    return "near" if today >= near and not report else "in_time"
