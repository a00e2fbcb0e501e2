"""Messages that may not be late, or need not come twice; reminders that are true no more; texts taken for markup."""

from datetime import timedelta
from typing import Any

import pytest
from fake_messenger import refusal
from kit import Desk, delivering, later
from telegram.error import TimedOut
from test_scheduler import asked, office_time, ticker

from handlers.conversation import take
from handlers.incoming import Incoming
from regulations import matters
from workflow.digest import switch
from workflow.store import OUTBOX, Tx


async def reason(desk: Desk, key: str) -> tuple[str, str | None]:
    row = await desk.row(key)
    return row["state"], row.get("reason")


async def reminders(desk: Desk) -> dict[str, tuple[str, str | None]]:
    """Of each reminder by its instant: its state, and why it was not sent."""
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX))
    return {
        row.id.rsplit("@", 1)[1][:16]: (row.doc["state"], row.doc.get("reason")) for row in rows if row.doc.get("duty")
    }


@pytest.mark.parametrize(("seconds", "state"), [(59, "sent"), (60, "dropped"), (90_000, "dropped")])
async def test_a_message_of_passing_value_is_not_sent_late(desk: Desk, seconds: int, state: str) -> None:
    await desk.post("first", expires=desk.clock.now() + timedelta(seconds=60))
    await later(desk, seconds)
    assert (await reason(desk, "first"))[0] == state
    assert desk.messenger.texts() == (["first"] if state == "sent" else [])


async def test_a_message_of_passing_value_that_may_have_arrived_is_not_repeated(desk: Desk) -> None:
    desk.messenger.script["sendMessage"].append(TimedOut())
    await desk.post("first", expires=desk.clock.now() + timedelta(hours=1))
    await later(desk, 0)
    await later(desk, 60)
    assert desk.messenger.texts() == ["first"]
    assert await reason(desk, "first") == ("dropped", "unknown")


async def test_a_message_of_passing_value_that_was_not_sent_is_tried_again_while_it_may(desk: Desk) -> None:
    desk.messenger.script["sendMessage"].append(refusal(429, "Too Many Requests", retry_after=7))
    await desk.post("first", expires=desk.clock.now() + timedelta(hours=1))
    await later(desk, 0)
    await later(desk, 7)
    assert (await desk.row("first"))["state"] == "sent"


async def test_a_message_of_passing_value_that_a_crash_interrupted_is_not_repeated(desk: Desk) -> None:
    await desk.post("first", expires=desk.clock.now() + timedelta(hours=1))
    row = await desk.row("first")
    await desk.store.run(lambda tx: tx.put(OUTBOX, "first", row | {"begun": desk.clock.now()}))
    await later(desk, 1)
    assert await reason(desk, "first") == ("dropped", "unknown")


async def test_the_digest_and_the_line_to_a_stranger_are_of_passing_value(desk: Desk) -> None:
    await asked(desk)
    await desk.store.run(lambda tx: switch(tx, desk.office, "zhaogang", True))
    desk.clock.set(office_time(24, 8, 30))
    await ticker(desk).run_due()
    said = Incoming(1, 777, text="hello", message_id=1)
    await desk.store.run(lambda tx: take(tx, desk.office, matters(), said))
    assert (await desk.row("digest/zhaogang/2026-11-24"))["expires"] == office_time(25, 0 + 8, 0) - timedelta(hours=8)
    assert (await desk.row("reply/1/1"))["expires"] == desk.clock.now() + timedelta(hours=1)


async def test_a_reminder_is_checked_again_before_it_is_sent(desk: Desk) -> None:
    case = await asked(desk)
    desk.clock.set(office_time(23, 15, 30))
    await ticker(desk).run_due()

    def refuse(tx: Tx) -> None:
        row = tx.get("case", case)
        assert row is not None
        tx.put("case", case, row.doc | {"state": "refused"})

    await desk.store.run(refuse)
    await later(desk, 0)
    assert await reminders(desk) == {"2026-11-23T15:30": ("dropped", "untrue")}


async def test_a_reminder_that_is_true_is_sent(desk: Desk) -> None:
    await asked(desk)
    desk.clock.set(office_time(23, 15, 30))
    await ticker(desk).run_due()
    await later(desk, 0)
    assert await reminders(desk) == {"2026-11-23T15:30": ("sent", None)}


async def test_after_a_day_without_the_messenger_the_newest_reminder_stands_for_all(desk: Desk) -> None:
    await asked(desk)
    for day, hour, minute in ((23, 15, 30), (24, 8, 30), (25, 8, 30)):
        desk.clock.set(office_time(day, hour, minute))
        await ticker(desk).run_due()
    async with delivering(desk) as delivery:
        await delivery.emptied()
    found = await desk.store.run(lambda tx: tx.find(OUTBOX, eq={"person": "zhaogang"}))
    waits = [row.doc["state"] for row in found if "/waits-" in row.id]
    assert waits == ["dropped", "dropped", "sent"]


def marked_up(desk: Desk) -> list[dict[str, Any]]:
    desk.messenger.script["sendMessage"].append(refusal(400, "Bad Request: can't parse entities: byte offset 4"))
    return [parameters for _, parameters in desk.messenger.sent("sendMessage")]


async def test_a_text_taken_for_markup_is_sent_without_its_marks_and_raises_an_alarm(desk: Desk) -> None:
    marked_up(desk)
    await desk.post("a <b> _c_ & *d*")
    await later(desk, 0)
    assert desk.messenger.texts(desk.chats["wangfang"]) == ["a <b> _c_ & *d*", "a ＜b＞ ＿c＿ ＆ ＊d＊"]
    states = await desk.states()
    assert states["a <b> _c_ & *d*"] == "sent"
    assert {key.rsplit("/", 1)[1] for key in states if key.startswith("alarm/")} == {"zhaogang", "wumin"}


async def test_an_alarm_that_does_not_arrive_raises_no_other(desk: Desk) -> None:
    desk.messenger.script["sendMessage"].extend([refusal(400, "Bad Request: text must be encoded in UTF-8")] * 3)
    await desk.post("first")
    await later(desk, 0)
    await later(desk, 1)
    states = await desk.states()
    assert sorted(key for key, state in states.items() if state == "dropped") == [
        "alarm/first/wumin",
        "alarm/first/zhaogang",
        "first",
    ]
    assert len(states) == 3


async def test_an_alarm_says_whose_message_it_was_and_names_the_case_only_to_who_may_see_it(desk: Desk) -> None:
    await asked(desk)
    desk.messenger.refuses[desk.chats["wangfang"]] = refusal(400, "Bad Request: message is too long")
    await later(desk, 0)
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX))
    said = {row.doc["person"]: row.doc["message"]["lines"] for row in rows if row.id.startswith("alarm/")}
    keys = {person: [line["key"] for line in lines] for person, lines in said.items()}
    assert keys == {"zhaogang": ["message-refused", "message-about"], "wumin": ["message-refused"]}
    assert said["wumin"][0]["args"] == {"who": {"titled": "wangfang"}}
