"""When the calendar changes, stored limits and reminders are counted again and their owners are told."""

import hashlib
from datetime import date, timedelta

from workflow.act import told
from workflow.case import ENDED
from workflow.desk import Desk, cases
from workflow.post import notify
from workflow.reminders import DUTY, FAR, duties_of, keep
from workflow.store import Row, Table
from workflow.workdays import Calendar

CALENDAR = "calendar"
TABLES = (Table(CALENDAR),)


def fingerprint(calendar: Calendar, year: int) -> str:
    """Tells one calendar from another by the working days around a year: the one before to two after it."""
    first, last = date(year - 1, 1, 1), date(year + 2, 12, 31)
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    bits = "".join("1" if calendar.is_workday(day) else "0" for day in days)
    return f"{year}:{hashlib.sha256(bits.encode()).hexdigest()[:16]}"


def recount(desk: Desk) -> int:
    """Compute every stored reminder again if the calendar is another than last time. Returns how many moved."""
    year = desk.office.half_day.day.year
    known = desk.tx.get(CALENDAR, str(year)) or desk.tx.get(CALENDAR, str(year - 1))
    desk.tx.put(CALENDAR, str(year), {"days": fingerprint(desk.office.calendar, year)})
    if known is None or known.doc["days"] == fingerprint(desk.office.calendar, int(known.id)):
        return 0
    for case in [case for name in desk.matters for case in cases(desk.tx, matter=name) if case.state not in ENDED]:
        desk.by_clock(case, "recount")
    return sum(_moved(desk, row) for row in desk.tx.find(DUTY, le={"remind_at": FAR}))


def _moved(desk: Desk, row: Row) -> bool:
    case = desk.case(row.doc["case"])
    if case is None:
        return False
    matter = desk.matters[case.matter]
    duty = next(duty for duty in duties_of(matter) if duty.name == row.doc["duty"])
    keep(desk.tx, row.id, row, duty, case, desk.office, row.doc["sent"])
    after = desk.tx.get(DUTY, row.id)
    moved = after is not None and after.doc["remind_at"] not in (None, row.doc["remind_at"])
    if moved and after is not None:
        at = after.doc["remind_at"]
        name = f"calendar-{duty.name}-{at.isoformat()}"
        notify(desk.tx, matter, case, desk.office, [told(case.applicant, name, "calendar-changed", at=at)])
    return moved
