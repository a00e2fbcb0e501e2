"""The clocks of an item (D-20..D-23): receipt, progress, before, on and after the limit, review, result."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain

from regulations.supervision_item import (
    SUPERVISION,
    SupervisionSettings,
    accepted,
    assigned,
    authorised,
    children,
    deputy,
    director_now,
    doers,
    due,
    head,
    in_hand,
    lead,
    limit,
    on_day,
    reported,
    running,
    staff,
    unannounced,
)
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case
from workflow.duty import Duty, Ping
from workflow.message import Line, listed, unit
from workflow.office import Office
from workflow.pending import pending

WORK = ("sup_progress", "sup_extend", "sup_no_extension", "sup_report")
CHECKING = ("sup_accept", "sup_return")


def opening(day: date, office: Office) -> datetime:
    """When routine reminders of a day go out."""
    return office.calendar.at(day, office.calendar.hours.am[0])


def _daily(after: datetime, office: Office) -> Iterator[datetime]:
    """Every working morning after a moment."""
    day = on_day(after, office)
    while True:
        day = office.calendar.next_workday(day)
        yield opening(day, office)


def _near_line(case: Case, day: date, office: Office) -> Line:
    """How many working days are left on a day."""
    left = sum(office.calendar.is_workday(one) for one in _days_between(day, limit(case)))
    return Line("supervision-near", {"due": limit(case), "left": left})


def _days_between(day: date, last: date) -> Iterator[date]:
    """The days after one up to another."""
    while day < last:
        day += timedelta(days=1)
        yield day


def unreceived(case: Case) -> list[str]:
    """The units that have not acknowledged receipt."""
    return [one for one in case.values["units"] if one not in case.facts.get("receipts", {})]


def _to_assign(case: Case, office: Office) -> bool:
    return running(case) and "assigned_at" not in case.facts


def _assign_pings(case: Case, office: Office) -> Iterator[Ping]:
    key = "supervision-to-assign" if authorised(case) else "supervision-to-authorise"
    for at in _daily(case.facts["filed"]["at"], office):
        yield Ping("assign", at, staff(office), Line(key), ("sup_leader", "sup_assign"))


def _receipt_missing(case: Case, office: Office) -> bool:
    return assigned(case) and not unannounced(case) and bool(unreceived(case))


def _receipt_pings(case: Case, office: Office) -> Iterator[Ping]:
    """After so many working hours the units that are silent, and 督查室, who telephones (9.9-3-1)."""
    hours = office.setting(SupervisionSettings).receipt_hours
    at, missing = office.calendar.add_working_hours(case.facts["assigned_at"], hours), unreceived(case)
    responsible = case.values["responsible"] if lead(case) in missing else None
    to = distinct([responsible, *(head(one, office) for one in missing)])
    yield Ping("again", at, to, Line("supervision-receipt"), ("sup_receive",), then="sup_unreceived")
    names = listed(unit(one) for one in missing)
    yield Ping("phone", at, staff(office), Line("supervision-phone", {"units": names}), ("sup_log",))


def _due_pings(case: Case, office: Office) -> Iterator[Ping]:
    """T-7, T-3, T-1 working days and T itself; then every working morning, up the ladder (9.9-3-3)."""
    since = case.facts["limit_at"]
    yield from (ping for ping in chain(_before(case, office), _overdue(case, office)) if ping.at >= since)


def _before(case: Case, office: Office) -> list[Ping]:
    calendar, day, settings = office.calendar, limit(case), office.setting(SupervisionSettings)
    days = [calendar.add_workdays(day, -count) for count in settings.days_before]
    last = calendar.workday_on_or_before(day)
    return [
        Ping("due", opening(one, office), doers(case, office), _near_line(case, one, office), WORK)
        for one in dict.fromkeys([*sorted(days), last])
    ]


def _overdue(case: Case, office: Office) -> Iterator[Ping]:
    """Those who do it are asked to finish it; 督查室, and later the leaders, are told whose it is and how late."""
    settings, to = office.setting(SupervisionSettings), doers(case, office)
    day, late = limit(case), 0
    while True:
        day, late = office.calendar.next_workday(day), late + 1
        at, args = opening(day, office), {"due": limit(case), "days": late}
        yield Ping("overdue", at, to, Line("supervision-overdue", args), ("sup_progress", "sup_report"))
        told = Line("supervision-late", {**args, "unit": unit(lead(case))})
        yield Ping("overdue-staff", at, distinct(one for one in staff(office) if one not in to), told, ("sup_log",))
        if late >= settings.deputy_after:
            yield Ping("overdue-deputy", at, distinct([deputy(office)]), told)
        if late >= settings.director_after:
            yield Ping("overdue-director", at, director_now(case, office)[:1], told)


def long_running(case: Case, office: Office) -> bool:
    """Whether the limit is so far from the assignment that reports are monthly (9.8-5)."""
    given = on_day(case.facts["assigned_at"], office)
    return (due(case) - given).days > office.setting(SupervisionSettings).short_days


def _step(case: Case, office: Office) -> timedelta:
    settings = office.setting(SupervisionSettings)
    return timedelta(days=settings.long_progress if long_running(case, office) else settings.short_progress)


def _progress_pings(case: Case, office: Office) -> Iterator[Ping]:
    """The unit on the day and on the next working day, when 督查室 learns that it is missing (D-22).

    It is not asked again on a day that reminds it of the limit, with the same button (9.4-4).
    """
    reminded = {ping.at for ping in _before(case, office)}
    last = max([case.facts["since"], *(one["at"] for one in case.facts.get("progress", []))])
    day = on_day(last, office) + _step(case, office)
    acts = ("sup_progress", "sup_problem")
    while day < limit(case):
        asked = office.calendar.workday_on_or_after(day)
        later = opening(office.calendar.next_workday(asked), office)
        to = doers(case, office)
        yield Ping("progress", opening(asked, office), to, Line("supervision-progress"), acts)
        if later not in reminded:
            yield Ping("progress-again", later, to, Line("supervision-progress"), acts)
        yield Ping("progress-missed", later, staff(office), Line("supervision-progress-missed"), ("sup_log",))
        day += _step(case, office)


def _middle_pings(case: Case, office: Office) -> Iterator[Ping]:
    """Half-way between receipt and limit 督查室 looks after it (9.9-3-2)."""
    since = case.facts["since"]
    given = on_day(since, office)
    day = office.calendar.workday_on_or_after(given + (limit(case) - given) // 2)
    if opening(day, office) >= since:
        yield Ping("middle", opening(day, office), staff(office), Line("supervision-middle"), ("sup_log",))


def _is_long(case: Case, office: Office) -> bool:
    return assigned(case) and long_running(case, office)


def _long_pings(case: Case, office: Office) -> Iterator[Ping]:
    """Of a long item 督查室 writes to the leaders again and again (9.8-5)."""
    day, step = on_day(case.facts["assigned_at"], office), _step(case, office)
    while True:
        day += step
        at = opening(office.calendar.workday_on_or_after(day), office)
        yield Ping("write-up", at, staff(office), Line("supervision-write-up"), ("sup_log",))


def _review_pings(case: Case, office: Office) -> Iterator[Ping]:
    hours = office.setting(SupervisionSettings).review_hours
    first = office.calendar.add_working_hours(case.facts["report"]["at"], hours)
    line, to = Line("supervision-review"), staff(office)
    yield Ping("review", first, to, line, CHECKING)
    for at in _daily(first, office):
        yield Ping("review", at, to, line, CHECKING)


def _to_close(case: Case, office: Office) -> bool:
    return accepted(case) and not children(case)


def _result_pings(case: Case, office: Office) -> Iterator[Ping]:
    """The result goes to the leader in writing; it stays open until he asks no more (9.9-5, 9.9-6)."""
    day = office.calendar.next_workday(on_day(case.facts["accepted_at"], office))
    while True:
        yield Ping("result", opening(day, office), staff(office), Line("supervision-tell-leader"), ("sup_close",))
        day = office.calendar.workday_on_or_after(day + timedelta(days=7))


def _extension_waits(case: Case, office: Office) -> bool:
    return in_hand(case) and "extension" in case.facts


def _extension_pings(case: Case, office: Office) -> Iterator[Ping]:
    asked, line = case.facts["extension"]["at"], Line("supervision-extension-waits")
    first = office.calendar.add_working_hours(asked, office.setting(SupervisionSettings).receipt_hours)
    to, acts = director_now(case, office)[-1:], ("sup_grant", "sup_deny")
    yield Ping("extension", first, to, line, acts)
    for at in _daily(first, office):
        yield Ping("extension", at, to, line, acts)


def _in_hand(case: Case, office: Office) -> bool:
    return in_hand(case)


def _reported(case: Case, office: Office) -> bool:
    return reported(case)


DUTIES = (
    pending(SUPERVISION),
    Duty("sup_assign", articles("9.8-2", "9.4-1"), _to_assign, _assign_pings),
    Duty("sup_receipt", articles("9.9-3-1"), _receipt_missing, _receipt_pings),
    Duty("sup_limit", articles("9.9-3-3", "1.34-2"), _in_hand, _due_pings),
    Duty("sup_progress", articles("9.8-4", "9.6-2"), _in_hand, _progress_pings),
    Duty("sup_middle", articles("9.9-3-2"), _in_hand, _middle_pings),
    Duty("sup_long", articles("9.8-5"), _is_long, _long_pings),
    Duty("sup_review", articles("9.8-6", "9.9-4"), _reported, _review_pings),
    Duty("sup_result", articles("9.9-5", "9.9-6"), _to_close, _result_pings),
    Duty("sup_extension", articles("1.36"), _extension_waits, _extension_pings),
)
"""Every clock of an item; what waits for approval is told to 督查室, never to the registry, which may be the unit."""
