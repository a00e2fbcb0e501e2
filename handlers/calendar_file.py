"""Calendar files (.ics, RFC 5545): an entry that people may take into their own calendars."""

from datetime import UTC, datetime

import icalendar

from handlers.visible import on_one_line
from workflow.message import Event

NAME = "event.ics"
PRODUCT = "-//banshi//NONSGML v1//ZH"


def calendar_file(event: Event, summary: str, written: datetime) -> bytes:
    """The file for one entry. A changed one replaces, and a cancelled one removes, what stands under its uid."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event.cancelled else "PUBLISH")
    calendar.add_component(_entry(event, summary, written))
    return bytes(calendar.to_ical())


def _entry(event: Event, summary: str, written: datetime) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", event.uid)
    entry.add("summary", summary)
    entry.add("dtstart", event.start.astimezone(UTC))
    entry.add("dtend", event.until.astimezone(UTC))
    entry.add("dtstamp", written.astimezone(UTC))
    entry.add("sequence", event.sequence)
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if event.place:
        entry.add("location", on_one_line(event.place))
    return entry
