"""The clocks of urgent information (D-25 to D-27, K-38): all run from the time it was learned, day and night."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from workflow.article import articles
from workflow.authority import deputy_in_charge, distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.message import Line, listed, person
from workflow.office import Office


@dataclass(frozen=True)
class UrgentSettings:
    """The minutes that the text leaves open (K-38); each from the time learned, but for the last three."""

    unit_phone: int = field(default=15, metadata={"source": "10.7-1, K-38", "about": "unit reports by phone"})
    unit_written: int = field(default=30, metadata={"source": "10.7-1, K-38", "about": "unit reports in writing"})
    city_phone: int = field(default=30, metadata={"source": "10.7-2, K-38", "about": "forwarded by phone"})
    city_written: int = field(default=60, metadata={"source": "10.7-2, K-38", "about": "forwarded in writing"})
    follow_up: int = field(default=120, metadata={"source": "10.7-1", "about": "minutes between follow-ups"})
    acknowledge: int = field(default=5, metadata={"source": "10.5-4", "about": "minutes to acknowledge a ping"})
    sign_off: int = field(default=10, metadata={"source": "K-38", "about": "minutes that a sign-off may take"})


def desk(office: Office) -> tuple[str, ...]:
    """信息调研室's own people for urgent information: whoever holds the role."""
    return office.roster.holders("information")


def duty_officers(office: Office) -> tuple[str, ...]:
    """值班: who gets the phone list and ticks each call (K-39)."""
    return office.roster.holders("duty")


def leaders(office: Office) -> tuple[str, ...]:
    """The deputy in charge of 信息调研室 and the director, who sign off."""
    deputies = [deputy_in_charge(office.person(one), office.roster) for one in desk(office)]
    return distinct([*deputies, office.roster.chief])


def notified(office: Office) -> tuple[str, ...]:
    """Everybody who is told at once (10.5-4, S-47)."""
    return distinct([*desk(office), *duty_officers(office), *leaders(office)])


def unheard(case: Case, office: Office) -> tuple[str, ...]:
    """Who has not acknowledged."""
    return tuple(one for one in notified(office) if one not in case.facts.get("acked", {}))


def learned(case: Case, office: Office) -> datetime:
    """When it was learned: every clock starts here, not at the receipt."""
    return office.moment(case.values["learned"])


def minutes(count: int) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=count)


def late_written(case: Case, office: Office) -> int:
    """Minutes by which the unit's written report came after its limit; 0 in time."""
    limit = learned(case, office) + minutes(office.setting(UrgentSettings).unit_written)
    return max(0, -(-int((case.opened - limit).total_seconds()) // 60))


def is_open(case: Case) -> bool:
    """Whether a report still runs: it is not closed."""
    return case.state is State.APPROVED


def _nobody_acknowledged(case: Case, office: Office) -> bool:
    return is_open(case) and not case.facts.get("acked")


def _acknowledge(case: Case, office: Office) -> Iterator[Ping]:
    """Again every few minutes until somebody acknowledges; the duty officer then telephones (K-39)."""
    step = minutes(office.setting(UrgentSettings).acknowledge)
    at = case.opened + step
    while True:
        missing = unheard(case, office)
        yield Ping("again", at, missing, Line("urgent-again"), ("acknowledge",), urgent=True)
        names = listed(person(one) for one in missing)
        yield Ping("phone", at, duty_officers(office), Line("urgent-phone", {"who": names}), ("called",), urgent=True)
        at += step


def _phone_late(case: Case, office: Office) -> Iterator[Ping]:
    limit = learned(case, office) + minutes(office.setting(UrgentSettings).unit_phone)
    yield Ping("late", max(limit, case.opened), then="mark_phone_late")


def _forward(case: Case, office: Office) -> Iterator[Ping]:
    settings, start = office.setting(UrgentSettings), learned(case, office)
    line = Line("urgent-forward")
    for name, count in (
        ("phone-half", settings.city_phone // 2),
        ("phone", settings.city_phone),
        ("written-half", settings.city_written // 2),
        ("written", settings.city_written),
    ):
        yield Ping(name, start + minutes(count), desk(office), line, ("tick_city",), urgent=True)
    late = start + minutes(settings.city_written)
    yield Ping("leaders", late, leaders(office), Line("urgent-forward-late"), urgent=True)


def _follow_up(case: Case, office: Office) -> Iterator[Ping]:
    step = minutes(office.setting(UrgentSettings).follow_up)
    at = max([case.opened, *(one["at"] for one in case.facts.get("reports", []))]) + step
    while True:
        yield Ping("due", at, (case.applicant,), Line("urgent-follow-up-due"), ("follow_up",), urgent=True)
        at += step


def _sign_off(case: Case, office: Office) -> Iterator[Ping]:
    at = case.opened + minutes(office.setting(UrgentSettings).sign_off)
    yield Ping("free", at, desk(office), Line("urgent-forward-now"), ("tick_city",), urgent=True)


def _without(*facts: str) -> Callable[[Case, Office], bool]:
    return lambda case, office: is_open(case) and not any(fact in case.facts for fact in facts)


DUTIES = (
    Duty("acknowledge", articles("10.5-4"), _nobody_acknowledged, _acknowledge),
    Duty("unit_phone", articles("10.7-1"), _without("phoned_at", "phone_late"), _phone_late),
    Duty("forward", articles("10.7-1", "10.7-2"), _without("city"), _forward),
    Duty("follow_up", articles("10.7-1"), _without("final"), _follow_up),
    Duty("sign_off", articles("10.5-4"), _without("signed_off", "city"), _sign_off),
)
"""What must be done about a report, each duty by its own clock, whatever the hour."""
