"""The active part follows what is open: years of an office leave it no larger, and nothing of them is lost."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

import pytest
from kit import Desk, later

from bot.reception import Reception
from bot.tables import TABLES
from bot.upkeep import Upkeep
from handlers.binding import INVITE, UPDATE
from handlers.conversation import take
from handlers.drafts import DIALOGUE
from handlers.incoming import Incoming
from regulations import matters
from scheduler import Ticker
from workflow.attendance import open_desk
from workflow.case import Case
from workflow.desk import Desk as CaseDesk
from workflow.desk import cases
from workflow.hearing import CASE
from workflow.post import CARD
from workflow.reminders import DUTY
from workflow.store import OUTBOX, Row, Tx
from workflow.upkeep import KEPT, KeepingSettings

T = TypeVar("T")
LEAVE = {"kind": "private", "reason": "家事", "place": "local", "stand_in": "zhengkai", "phone": "13800000008"}
MONTHS = (1, 5, 9)
GROWS = {"counter", "calendar"}
"""A row a year for each series of numbers, and one for the calendar."""


async def at_desk(desk: Desk, step: Callable[[CaseDesk], T]) -> T:
    return await desk.store.run(lambda tx: step(open_desk(tx, desk.office, matters())))


async def moved(desk: Desk, day: date, hour: int = 1) -> None:
    """The clock goes on to 09:00 of a day; what is due is sent, and the upkeep has its look."""
    desk.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))
    await Ticker(desk.store, lambda: desk.office, matters()).run_due()
    await later(desk, 0)
    await Upkeep(desk.settings, desk.store, desk.clock).look()


async def hears(desk: Desk, number: int, chat: int, said: str) -> None:
    """An update arrives: somebody writes."""
    incoming = Incoming(number, chat, text=said, message_id=number)
    await desk.store.run(partial(take, office=desk.office, matters=matters(), incoming=incoming))


async def asks(desk: Desk, person: str, matter: str, **values: Any) -> str:
    """Somebody hands in a form; the id of the case."""

    def submit(at: CaseDesk) -> str:
        declared = matters()[matter]
        outcome = at.submit(declared, at.request(declared, person, values), person)
        assert outcome.case is not None, outcome.said
        return outcome.case.id

    return await at_desk(desk, submit)


async def presses(desk: Desk, id: str, act: str, who: str = "") -> Case:
    """An act on a case, by who is asked."""

    def press(at: CaseDesk) -> Case:
        case = at.case(id)
        assert case is not None
        asked = who or (case.current.asked if case.current else "") or ""
        outcome = at.press(id, act, asked, case.version, {})
        assert outcome.done, outcome.said
        assert outcome.case is not None
        return outcome.case

    return await at_desk(desk, press)


async def leave(desk: Desk, day: date, person: str = "wangfang") -> str:
    """A leave of one working day, from the form to the return."""
    first = desk.settings.calendar.workday_on_or_after(day)
    id = await asks(desk, person, "leave", **LEAVE, when=f"{first} am/{first} pm")
    while (await presses(desk, id, "approve")).current is not None:
        pass
    back = desk.settings.calendar.next_workday(first)
    await moved(desk, back)
    await presses(desk, id, "report_back", person)
    return id


async def month(desk: Desk, first: date) -> None:
    """What happens in a month: a leave, an absence, a substitute, a form left lying, a stranger, an invite."""
    await moved(desk, first)
    await leave(desk, first + timedelta(days=7))
    day = first + timedelta(days=20)
    await asks(desk, "zhouzheng", "recorded_absence", when=f"{day} am/{day} pm")
    await asks(desk, "zhouzheng", "substitution", absent="liming", acting="chenlan", when=f"{day} am/{day} pm")
    for chat, said in ((desk.chats["zhengkai"], "/leave"), (900_000 + first.month, "hello")):
        number = first.year * 1000 + first.month * 10 + (chat > 900_000)
        await hears(desk, number, chat, said)
    await desk.store.run(
        lambda tx: tx.put(INVITE, f"{first}", {"person": "wangfang", "expires": desk.clock.now(), "used": True})
    )
    await moved(desk, first + timedelta(days=27))


def every(tx: Tx, table: str) -> list[Row]:
    return tx.find(table)


async def counts(desk: Desk) -> dict[str, int]:
    """The rows of each table of the active part."""
    rows = {table.name: await desk.store.run(partial(every, table=table.name)) for table in TABLES}
    return {name: len(found) for name, found in rows.items()}


async def archived(desk: Desk) -> dict[str, list[Row]]:
    """Everything in the archives, by table."""
    tables = (CASE, CARD, DUTY, OUTBOX)
    years = [await desk.store.archived(tables, year) for year in desk.store.archive_years()]
    return {table: [row for year in years for row in year[table]] for table in tables}


async def test_years_of_an_office_leave_the_active_part_as_it_was(desk: Desk) -> None:
    sizes = []
    for year in (2027, 2028, 2029):
        for number in MONTHS:
            await month(desk, date(year, number, 1))
        sizes.append({name: size for name, size in (await counts(desk)).items() if name not in GROWS})
    assert sizes[1] == sizes[2]
    active = await at_desk(desk, lambda at: [case.id for case in cases(at.tx)])
    gone = [row.id for row in (await archived(desk))[CASE]]
    assert len(active) + len(gone) == len({*active, *gone}) == 3 * len(MONTHS) * 3
    assert desk.store.archive_years() == [2027, 2028, 2029]
    assert (await archived(desk))[CARD]


async def test_a_leave_stays_until_no_rule_counts_it_any_more(desk: Desk) -> None:
    await moved(desk, date(2027, 3, 1))
    id = await leave(desk, date(2027, 3, 8))
    days = KeepingSettings().case_days
    last = date(2027, 12, 31) + timedelta(days=days)
    await moved(desk, last)
    assert await at_desk(desk, lambda at: at.case(id)) is not None
    await moved(desk, last + timedelta(days=1))
    assert await at_desk(desk, lambda at: at.case(id)) is None
    assert desk.store.archive_years() == [2027]


async def test_the_sum_of_the_year_is_the_same_before_and_after_the_upkeep(desk: Desk) -> None:
    await moved(desk, date(2027, 1, 4))
    for number in (1, 3, 5):
        await leave(desk, date(2027, number, 10))
    await moved(desk, date(2027, 12, 30))

    def used(at: CaseDesk) -> float:
        declared = matters()["leave"]
        subject: Any = declared.read(at.request(declared, "wangfang", {}))
        return float(subject.used(2027))

    assert await at_desk(desk, used) == 3.0


async def test_what_still_waits_for_somebody_is_not_archived(desk: Desk) -> None:
    await moved(desk, date(2027, 3, 1))
    id = await leave(desk, date(2027, 3, 8))

    def reopen(tx: Tx) -> None:
        [card] = tx.find(CARD, eq={"case": id, "person": "zhaogang"})
        tx.put(CARD, card.id, card.doc | {"open": True})

    await desk.store.run(reopen)
    await moved(desk, date(2029, 1, 1))
    assert await at_desk(desk, lambda at: at.case(id)) is not None


@pytest.mark.parametrize(("person", "found"), [("wangfang", True), ("zhaogang", True), ("qianmin", False)])
async def test_an_archived_case_is_found_and_shown_to_who_may_see_it(desk: Desk, person: str, found: bool) -> None:
    await moved(desk, date(2027, 3, 1))
    id = await leave(desk, date(2027, 3, 8))
    await moved(desk, date(2029, 1, 8))
    reception = Reception(desk.settings, desk.store, desk.clock)
    chat = desk.chats[person]
    await reception.receive(Incoming(1, chat, text="/find 2027-1", message_id=1))
    await reception.receive(Incoming(2, chat, data=f"o:{id}", message_id=2))
    rows = {row.id: row.doc["message"] for row in await desk.store.run(lambda tx: tx.find(OUTBOX))}
    keys = [line["key"] for line in rows["reply/1/1"]["lines"]]
    assert keys == (["find-head", "list-line"] if found else ["find-none"])
    assert ("reply/2/card" in rows) == found
    if found:
        assert [line["key"] for line in rows["reply/2/card"]["lines"]][:2] == ["case-archived", "case-head"]
        assert rows["reply/2/card"]["buttons"] == []
    assert await at_desk(desk, lambda at: at.case(id)) is None


@pytest.mark.parametrize(("person", "listed"), [("zhouzheng", True), ("wangfang", False)])
async def test_the_register_of_reports_has_those_in_the_archive(desk: Desk, person: str, listed: bool) -> None:
    await moved(desk, date(2027, 3, 1))
    report = {"kind": "accident", "what": "幸福路起火", "learned": "2027-03-01T08:50"}
    id = await asks(desk, "wangfang", "urgent", **report)
    await presses(desk, id, "acknowledge", desk.settings.roster.holders("information")[0])
    await desk.store.run(partial(_closed, id=id))
    await moved(desk, date(2029, 1, 8))
    assert await at_desk(desk, lambda at: at.case(id)) is None
    reception = Reception(desk.settings, desk.store, desk.clock)
    await reception.receive(Incoming(1, desk.chats[person], text="/reports", message_id=1))
    rows = {row.id: row.doc["message"] for row in await desk.store.run(lambda tx: tx.find(OUTBOX))}
    keys = [line["key"] for line in rows["reply/1/1"]["lines"]]
    assert any(key.startswith("urgent-entry") for key in keys) == listed


def _closed(tx: Tx, id: str) -> None:
    """A report is over, and nobody is asked or reminded of it any more."""
    row = tx.get(CASE, id)
    assert row is not None
    tx.put(CASE, id, row.doc | {"state": "closed"})
    for card in tx.find(CARD, eq={"case": id}):
        tx.put(CARD, card.id, card.doc | {"open": False})
    for duty in tx.find(DUTY, eq={"case": id}):
        tx.delete(DUTY, duty.id)
    for message in tx.find(OUTBOX, eq={"case": id}):
        tx.put(OUTBOX, message.id, message.doc | {"state": "sent"})


async def test_the_statistics_count_what_is_archived(desk: Desk) -> None:
    await moved(desk, date(2027, 3, 1))
    await leave(desk, date(2027, 3, 8))
    await moved(desk, date(2029, 1, 8))
    reception = Reception(desk.settings, desk.store, desk.clock)
    await reception.receive(Incoming(1, desk.chats["zhouzheng"], text="/statistics", message_id=1))
    lines = (await desk.row("reply/1/1"))["message"]["lines"]
    assert (lines[0]["key"], lines[0]["args"]) == ("statistics-head", {"count": 1})


async def test_a_damaged_archive_stops_nobody_and_is_not_passed_over_in_silence(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await moved(desk, date(2027, 3, 1))
    await leave(desk, date(2027, 3, 8))
    await moved(desk, date(2029, 1, 8))
    file = desk.store.path / "2027.1.archive"
    file.write_bytes(file.read_bytes().replace(b"wangfang", b"wangfeng", 1))
    reception = Reception(desk.settings, desk.store, desk.clock)
    await reception.receive(Incoming(1, desk.chats["wangfang"], text="/find 2027-1", message_id=1))
    assert [line["key"] for line in (await desk.row("reply/1/1"))["message"]["lines"]] == ["error-internal"]
    assert "2027.1.archive is damaged" in caplog.text
    await reception.receive(Incoming(2, desk.chats["wangfang"], text="/help", message_id=2))
    assert (await desk.row("reply/2/1"))["message"]["lines"][0]["key"] == "help-head"


async def test_a_message_that_is_done_is_kept_for_days_and_a_dropped_one_as_long_as_its_card(desk: Desk) -> None:
    await desk.store.run(lambda tx: tx.put(CARD, "card", {"case": "c", "person": "wangfang", "row": "shown"}))
    await desk.post("sent")
    await desk.post("dropped", state="dropped")
    await desk.post("shown", card="card")
    row = await desk.row("shown")
    await desk.store.run(lambda tx: tx.put(OUTBOX, "shown", row | {"state": "dropped"}))
    row = await desk.row("dropped")
    await desk.store.run(lambda tx: tx.put(OUTBOX, "dropped", row | {"state": "dropped"}))
    await later(desk, 0)
    upkeep = Upkeep(desk.settings, desk.store, desk.clock)
    await later(desk, KEPT.total_seconds() - 1)
    await upkeep.look()
    assert set(await desk.states()) == {"sent", "dropped", "shown"}
    await later(desk, 1)
    await upkeep.look()
    assert set(await desk.states()) == {"shown"}


async def test_a_form_left_lying_is_given_up_and_one_that_goes_on_is_not(desk: Desk) -> None:
    upkeep = Upkeep(desk.settings, desk.store, desk.clock)
    for number, person in enumerate(("wangfang", "zhengkai"), 1):
        await hears(desk, number, desk.chats[person], "/leave")
    await upkeep.look()
    desk.clock.move(timedelta(days=KeepingSettings().draft_days).total_seconds())
    await hears(desk, 3, desk.chats["zhengkai"], "事假")
    await upkeep.look()
    assert [row.id for row in await desk.store.run(lambda tx: tx.find(DIALOGUE))] == ["zhengkai"]
    told = [row for row in await desk.store.run(lambda tx: tx.find(OUTBOX)) if row.id.startswith("draft/")]
    assert [(row.doc["person"], row.doc["message"]["lines"][0]["key"]) for row in told] == [
        ("wangfang", "draft-given-up")
    ]


async def test_a_number_that_is_given_anew_after_a_week_is_another_update(desk: Desk) -> None:
    chat = desk.chats["wangfang"]
    await hears(desk, 500, chat, "/help")
    await later(desk, timedelta(days=1).total_seconds())
    await hears(desk, 500, chat, "/help")
    assert await desk.states() == {"reply/500/1": "sent"}
    await later(desk, timedelta(days=6).total_seconds())
    await Upkeep(desk.settings, desk.store, desk.clock).look()
    await hears(desk, 3, chat, "/help")
    await hears(desk, 500, chat, "/help")
    assert [row.id for row in await desk.store.run(lambda tx: tx.find(UPDATE))] == ["3", "500"]
    assert await desk.states() == {"reply/3/1": "waiting", "reply/500/1": "waiting"}
