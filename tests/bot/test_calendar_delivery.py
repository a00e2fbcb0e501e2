"""A calendar file is written when it is sent, in the reader's language, and may not be forwarded."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest
from kit import Desk, delivering

from handlers.binding import choose_language
from workflow.message import Event, Line

EVENT = Event(
    "x@banshi", datetime(2026, 12, 4, 1, tzinfo=UTC), datetime(2026, 12, 4, 3, tzinfo=UTC), Line("meeting-neutral")
)


async def sent(desk: Desk, event: Event = EVENT) -> dict[str, Any]:
    """What the messenger was asked to send."""
    await desk.post("invitation", kind="calendar", event=event.to_doc())
    async with delivering(desk) as delivery:
        await delivery.emptied()
    [(_, parameters)] = desk.messenger.sent("sendDocument")
    return parameters


async def test_the_file_goes_with_its_words_and_is_protected(desk: Desk) -> None:
    parameters = await sent(desk)
    assert parameters["caption"] == "invitation"
    assert parameters["protect_content"] is True
    assert (await desk.row("invitation"))["state"] == "sent"
    [(name, content)] = parameters["attached"]
    assert name == "event.ics"
    [entry] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert entry.decoded("dtstart") == EVENT.start


@pytest.mark.parametrize(("language", "summary"), [("zh", "会议"), ("en", "Meeting")])
async def test_its_summary_is_in_the_readers_language(desk: Desk, language: str, summary: str) -> None:
    await desk.store.run(lambda tx: choose_language(tx, "wangfang", language))
    [(_, content)] = (await sent(desk))["attached"]
    [entry] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert str(entry["summary"]) == summary


async def test_a_place_cannot_write_entries_of_its_own(desk: Desk) -> None:
    place = "三楼\u202e会议室;,\r\nEND:VEVENT\nBEGIN:VALARM\nATTACH:http://evil.example"
    [(_, content)] = (await sent(desk, replace(EVENT, place=place)))["attached"]
    [entry] = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert str(entry["location"]) == "三楼会议室;, END:VEVENT BEGIN:VALARM ATTACH:http://evil.example"
    assert not icalendar.Calendar.from_ical(content).walk("VALARM")
