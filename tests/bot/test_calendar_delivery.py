"""A calendar file is written when it is sent, in the reader's language, and may not be forwarded."""

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


async def sent(desk: Desk) -> dict[str, Any]:
    """What the messenger was asked to send."""
    await desk.post("invitation", kind="calendar", event=EVENT.to_doc())
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
