"""The rules of leave (30.3 to 30.8, 18.13): what is refused, what is warned of, what is shown beside the form."""

from itertools import chain

from regulations.leave_days import MOST_AT_ONCE, MOST_IN_A_YEAR, WARNED_FROM, Leave, read
from workflow.article import articles
from workflow.authority import distinct
from workflow.field import Request
from workflow.matter import Check, refuse, warn
from workflow.message import Args, Line, listed
from workflow.message import period as dates
from workflow.message import person as name
from workflow.period import Period

PROVEN = ("sick", "injury")
"""Kinds that need a certificate or a proof on the form (30.6, 30.7)."""


def _past(leave: Leave) -> Args | None:
    return {} if leave.period.start < leave.office.half_day and not leave.made_up else None


def _no_workday(leave: Leave) -> Args | None:
    return {"when": dates(leave.period)} if leave.days == 0 else None


def _overlap(leave: Leave) -> Args | None:
    return {"other": dates(leave.overlapping)} if leave.overlapping else None


def _beyond_oral(leave: Leave) -> Args | None:
    oral = Period.parse(leave.about.values["when"]) if leave.about is not None and leave.made_up else None
    within = oral is None or (oral.start <= leave.period.start and leave.period.end <= oral.end)
    return {"oral": dates(oral)} if oral is not None and not within else None


def _too_long(leave: Leave) -> Args | None:
    if not leave.private or leave.joined_days <= MOST_AT_ONCE:
        return None
    return {"asked": leave.joined_days, "limit": MOST_AT_ONCE, "joined": len(leave.joined)}


def _too_much(leave: Leave) -> Args | None:
    years = leave.asked_by_year.items() if leave.private else ()
    over = [(year, leave.used(year), days) for year, days in years if leave.used(year) + days > MOST_IN_A_YEAR]
    if not over:
        return None
    year, used, days = over[0]
    return {
        "year": year,
        "used": used,
        "asked": days,
        "limit": MOST_IN_A_YEAR,
        "left": max(MOST_IN_A_YEAR - used, 0.0),
    }


def _near_limit(leave: Leave) -> Args | None:
    for year, days in leave.asked_by_year.items() if leave.private else ():
        total = leave.used(year) + days
        if WARNED_FROM <= total <= MOST_IN_A_YEAR:
            return {"year": year, "total": total, "left": MOST_IN_A_YEAR - total}
    return None


def _self(leave: Leave) -> Args | None:
    return {} if leave.values["stand_in"] == leave.applicant.id else None


def _stand_in_away(leave: Leave) -> Args | None:
    away = next((when for when in leave.stand_in_leaves if when.overlaps(leave.period)), None)
    return {"who": name(str(leave.values["stand_in"])), "when": dates(away)} if away else None


def _stand_in_away_short(leave: Leave) -> Args | None:
    return _stand_in_away(leave) if leave.days <= MOST_AT_ONCE else None


def _stand_in_away_long(leave: Leave) -> Args | None:
    return _stand_in_away(leave) if leave.days > MOST_AT_ONCE else None


def _no_certificate(leave: Leave) -> Args | None:
    return {} if leave.values.get("kind") in PROVEN and "certificate" not in leave.values else None


def _no_exit_approval(leave: Leave) -> Args | None:
    needed = leave.values.get("place") == "abroad" and leave.cleared
    return {} if needed and "exit_approval" not in leave.values else None


LIMITS: tuple[Check[Leave], ...] = (
    refuse("leave-too-long", articles("30.4-1"), ("kind", "when"), _too_long),
    refuse("leave-too-much", articles("30.4-2"), ("kind", "when"), _too_much),
)
NEAR = warn("leave-near-limit", articles("30.4-2"), ("kind", "when"), _near_limit)
"""The 3 and the 15 days of private leave, and the warning from 12.0 used."""

OVERLAP: Check[Leave] = refuse("leave-overlap", articles("30.3-1"), ("when",), _overlap)
NO_WORKDAY: Check[Leave] = refuse("leave-no-workday", articles("30.3-1"), ("when",), _no_workday)
NO_CERTIFICATE: Check[Leave] = refuse("leave-no-certificate", articles("30.6", "30.7"), (), _no_certificate)
"""On the whole form, as the certificate is its last question."""

CHECKS: tuple[Check[Leave], ...] = (
    refuse("leave-past", articles("30.3-3"), ("when",), _past),
    NO_WORKDAY,
    OVERLAP,
    refuse("leave-not-the-oral-one", articles("30.3-3"), ("when",), _beyond_oral),
    *LIMITS,
    NEAR,
    refuse("leave-stand-in-self", articles("30.8-1"), ("stand_in",), _self),
    refuse("leave-stand-in-away", articles("30.8-1"), ("when", "stand_in"), _stand_in_away_short),
    warn("leave-stand-in-away-long", articles("30.8-1"), ("when", "stand_in"), _stand_in_away_long),
    NO_CERTIFICATE,
    refuse("leave-no-exit-approval", articles("18.13", "18.14"), (), _no_exit_approval),
)


def remarks(request: Request) -> list[Line]:
    """What is shown besides the answers: days counted, what adjoins, what is left, who else is away."""
    leave = read(request)
    if "kind" not in leave.values or "when" not in leave.values:
        return []
    return list(chain(_counted(leave), _left(leave), _others_away(leave)))


def _counted(leave: Leave) -> list[Line]:
    unit = "calendar" if leave.settings.calendar_days else "working"
    lines = [Line(f"leave-days-{unit}", {"days": leave.days})]
    if len(leave.joined) > 1:
        lines.append(Line("leave-joined", {"days": leave.joined_days}))
    if any(leave.office.calendar.is_provisional(half.day) for half in leave.period.half_days()):
        lines.append(Line("calendar-provisional"))
    if leave.kind not in ("private", "annual"):
        lines.append(Line("leave-national", {"days": leave.settings.national_days.get(leave.kind, 0.0)}))
    return lines


def _left(leave: Leave) -> list[Line]:
    if not leave.private:
        return []
    return [
        Line(
            "leave-left",
            {"year": year, "used": leave.used(year), "left": MOST_IN_A_YEAR - leave.used(year) - days},
        )
        for year, days in leave.asked_by_year.items()
    ]


def _others_away(leave: Leave) -> list[Line]:
    away = [(who, when) for who, when in leave.unit_leaves if when.overlaps(leave.period)]
    return (
        [Line("leave-others-away", {"who": listed(name(who) for who in distinct(who for who, _ in away))})]
        if away
        else []
    )
