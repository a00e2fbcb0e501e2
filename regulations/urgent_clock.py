"""The clocks of urgent information (D-25 to D-27, K-38): all run from the time it was learned, day and night."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from regulations.urgent_alarm import Alarm, duty_officers, is_open, minutes, present
from workflow.article import articles
from workflow.authority import deputy_in_charge, distinct
from workflow.case import Case
from workflow.duty import Duty, Ping
from workflow.message import Line
from workflow.office import Office

UPWARD = articles("10.5-4")


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
    """信息调研室's own people for urgent information, who acts for them; nobody there: the director."""
    return present(office.roster.holders("information") or (office.roster.chief,), office)


def leaders(office: Office) -> tuple[str, ...]:
    """The deputy in charge of 信息调研室 and the director, and who acts for them: any of them signs off."""
    holders = office.roster.holders("information")
    deputies = [deputy_in_charge(office.person(one), office.roster) for one in holders]
    return present((*deputies, office.roster.chief), office)


def notified(office: Office) -> tuple[str, ...]:
    """Everybody who is told at once (10.5-4, S-47)."""
    return distinct([*desk(office), *duty_officers(office), *leaders(office)])


def _acknowledge(office: Office) -> int:
    return office.setting(UrgentSettings).acknowledge


ALARM = Alarm(notified, _acknowledge, _acknowledge, UPWARD)


def learned(case: Case, office: Office) -> datetime:
    """When it was learned: every clock starts here, not at the receipt."""
    return office.moment(case.values["learned"])


def limit(leg: str, case: Case, office: Office) -> datetime:
    """Until when a leg is in time: unit_phone, unit_written, city_phone, city_written."""
    return learned(case, office) + minutes(getattr(office.setting(UrgentSettings), leg))


def half_way(leg: str, case: Case, office: Office) -> datetime:
    """Half the time of a leg, in whole minutes."""
    return learned(case, office) + minutes(getattr(office.setting(UrgentSettings), leg) // 2)


def late_by(leg: str, case: Case, office: Office, at: datetime) -> int:
    """Whole minutes by which something at an instant came after its limit, begun ones counted; 0 in time."""
    return max(0, -(-int((at - limit(leg, case, office)).total_seconds()) // 60))


def next_report(case: Case, office: Office) -> datetime:
    """Until when the next follow-up is due: so long after the last word."""
    last: datetime = max([case.opened, *(one["at"] for one in case.facts.get("reports", []))])
    return last + minutes(office.setting(UrgentSettings).follow_up)


def may_go_up(case: Case, office: Office) -> bool:
    """Whether the written report may go up: a leader has signed, or the minutes for it are over (K-38)."""
    over = case.opened + minutes(office.setting(UrgentSettings).sign_off)
    return "signed_off" in case.facts or office.now >= over


def _phone(case: Case, office: Office) -> Iterator[Ping]:
    """The reporter telephones as well: reminded at half the time and at the limit, then it is late (D-25)."""
    half = half_way("unit_phone", case, office)
    line = Line("urgent-phone-due")
    yield Ping("half", half, (case.applicant,), line, urgent=True)
    last = max(limit("unit_phone", case, office), case.opened)
    yield Ping("late", last, (case.applicant,), line, then="mark_unit_phone", urgent=True)


def _upward(leg: str, act: str) -> Callable[[Case, Office], Iterator[Ping]]:
    """信息调研室 forwards: reminded at half the time and at the limit; then it is late, and the leaders are told."""

    def pings(case: Case, office: Office) -> Iterator[Ping]:
        half, end = half_way(leg, case, office), max(limit(leg, case, office), case.opened)
        line = Line(f"urgent-forward-{leg}")
        yield Ping("half", half, desk(office), line, (act,), urgent=True)
        yield Ping("limit", end, desk(office), line, (act,), urgent=True)
        yield Ping("late", end, leaders(office), Line(f"urgent-forward-late-{leg}"), then=f"mark_{leg}", urgent=True)

    return pings


def _follow_up(case: Case, office: Office) -> Iterator[Ping]:
    """The reporter when it is due; 信息调研室 when the time for a written report has passed since (D-26)."""
    settings, at = office.setting(UrgentSettings), next_report(case, office)
    grace = minutes(min(settings.unit_written, settings.follow_up // 2))
    while True:
        yield Ping("due", at, (case.applicant,), Line("urgent-follow-up-due"), ("follow_up",), urgent=True)
        yield Ping("missed", at + grace, desk(office), Line("urgent-follow-up-missed"), ("follow_up",), urgent=True)
        at += minutes(settings.follow_up)


def _sign_off(case: Case, office: Office) -> Iterator[Ping]:
    at = case.opened + minutes(office.setting(UrgentSettings).sign_off)
    yield Ping("free", at, desk(office), Line("urgent-forward-now"), ("tick_city",), "let_go", urgent=True)


def _without(*facts: str) -> Callable[[Case, Office], bool]:
    return lambda case, office: is_open(case) and not any(fact in case.facts for fact in facts)


DUTIES = (
    *ALARM.duties(),
    Duty("unit_phone", articles("10.7-1"), _without("phoned"), _phone),
    Duty("city_phone", articles("10.7-2"), _without("city_phone", "city"), _upward("city_phone", "tick_city_phone")),
    Duty("city_written", articles("10.7-1", "10.7-2"), _without("city"), _upward("city_written", "tick_city")),
    Duty("follow_up", articles("10.7-1"), _without("final"), _follow_up),
    Duty("sign_off", UPWARD, _without("signed_off", "city"), _sign_off),
)
"""What must be done about a report, each duty by its own clock, whatever the hour."""
