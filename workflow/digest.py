"""The morning digest: one stored row for each person who wants it, due at the beginning of every working day."""

from datetime import date, datetime, time, timedelta

from workflow.day import day
from workflow.desk import Desk
from workflow.office import Office
from workflow.post import post
from workflow.reminders import DUTY
from workflow.store import Row, Tx


def _id(who: str) -> str:
    return f"digest/{who}"


def wanted(tx: Tx, who: str) -> bool:
    """Whether somebody is sent his day every morning."""
    return tx.get(DUTY, _id(who)) is not None


def switch(tx: Tx, office: Office, who: str, on: bool) -> None:
    """Send somebody his day from the next working morning on, or no more."""
    if not on:
        tx.delete(DUTY, _id(who))
    elif not wanted(tx, who):
        _await(tx, office, who)


def _await(tx: Tx, office: Office, who: str) -> None:
    doc = {"case": "", "matter": "", "duty": "", "sent": [], "digest": who, "remind_at": _next(office)}
    tx.put(DUTY, _id(who), doc)


def _next(office: Office) -> datetime:
    """The next beginning of work after now."""
    today = office.now.astimezone(office.calendar.zone).date()
    opening = _opening(office, office.calendar.workday_on_or_after(today))
    return opening if opening > office.now else _opening(office, office.calendar.next_workday(today))


def _opening(office: Office, day: date) -> datetime:
    return office.calendar.at(day, office.calendar.hours.am[0])


def send_digest(desk: Desk, row: Row) -> None:
    """Send somebody his day and await the next; nothing on leave, out of hours, or when there is nothing."""
    who, office = row.doc["digest"], desk.office
    today = office.half_day.day
    if not office.roster.in_service(who, today):
        desk.tx.delete(DUTY, row.id)
        return
    _await(desk.tx, office, who)
    at_work = office.calendar.next_routine(office.now) <= office.now and not office.away(who)
    message = day(desk, who, bare=True) if at_work else None
    if message is not None:
        midnight = office.calendar.at(today + timedelta(days=1), time())
        post(desk.tx, office, f"digest/{who}/{today}", who, message, expires=midnight)
