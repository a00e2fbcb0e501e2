"""Whom the bot cannot reach: what waits for him is put to others by the rules of authority, and he gets it later."""

from typing import Any

import pytest
from fake_messenger import refusal
from kit import Desk, later
from test_scheduler import asked, office_time, ticker

from bot.unreachable import lay_aside
from handlers.binding import IDENTITY
from handlers.conversation import take
from handlers.incoming import Incoming
from regulations import matters
from workflow.attendance import open_desk
from workflow.case import Case, State
from workflow.desk import Desk as CaseDesk
from workflow.reach import unreachable
from workflow.store import OUTBOX, Tx

BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")


async def opened(desk: Desk, id: str) -> Case:
    case = await desk.store.run(lambda tx: open_desk(tx, desk.office, matters()).case(id))
    assert case is not None
    return case


async def lines(desk: Desk, person: str) -> list[str]:
    """The keys of everything that is or was to be sent to somebody."""
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX, eq={"person": person}))
    return [line["key"] for row in rows for line in row.doc["message"]["lines"]]


async def lost(desk: Desk, *people: str) -> None:
    """These people have blocked the bot."""
    for person in people:
        desk.messenger.refuses[desk.chats[person]] = BLOCKED


async def press(desk: Desk, id: str, who: str, act: str = "approve", **values: str) -> bool:
    """Somebody presses an act, on the card as it is."""

    def step(tx: Tx) -> bool:
        at: CaseDesk = open_desk(tx, desk.office, matters())
        case = at.case(id)
        assert case is not None
        return at.press(id, act, who, case.version, values).done

    return await desk.store.run(step)


@pytest.mark.clause("30.5-0")
async def test_what_waits_for_an_approver_out_of_reach_is_put_to_the_next_higher(desk: Desk) -> None:
    await lost(desk, "zhaogang")
    id = await asked(desk)
    await later(desk, 0)
    case = await opened(desk, id)
    assert (case.steps[0].state, case.steps[0].because) == ("skipped", "unreachable")
    assert case.current is not None
    assert case.current.asked == "liming"
    assert "case-head-asks" in await lines(desk, "liming")
    assert not await press(desk, id, "chenlan")
    assert await press(desk, id, "liming")


async def test_what_is_asked_while_somebody_is_out_of_reach_does_not_wait_for_him(desk: Desk) -> None:
    await lost(desk, "zhaogang")
    await desk.post("first", "zhaogang")
    await later(desk, 0)
    case = await opened(desk, await asked(desk))
    assert case.current is not None
    assert case.current.asked == "liming"


async def test_with_nobody_else_in_reach_the_holder_stays_asked(desk: Desk) -> None:
    await lost(desk, "zhaogang", "liming", "zhouzheng")
    id = await asked(desk)
    for _ in range(3):
        await later(desk, 60)
    case = await opened(desk, id)
    assert case.current is not None
    assert case.current.asked == case.current.holder


@pytest.mark.parametrize("content", [{"text": "/start"}, {"text": "在吗"}, {"data": "m:todo"}, {"other": "voice"}])
async def test_whatever_somebody_sends_releases_what_was_laid_aside_for_him(
    desk: Desk, content: dict[str, Any]
) -> None:
    await lost(desk, "zhaogang")
    await desk.post("laid aside", "zhaogang")
    await later(desk, 0)
    assert (await desk.states())["laid aside"] == "unreachable"
    desk.messenger.refuses.clear()
    said = Incoming(1, desk.chats["zhaogang"], message_id=1, **content)
    await desk.store.run(lambda tx: take(tx, desk.office, matters(), said))
    assert (await desk.states())["laid aside"] == "waiting"
    await later(desk, 1)
    assert await desk.store.run(unreachable) == {}


async def withdrawal_asked(desk: Desk) -> str:
    """wangfang asks to take back what zhaogang and liming have agreed to."""
    id = await asked(desk)
    for who in ("zhaogang", "liming"):
        await press(desk, id, who)
    assert (await opened(desk, id)).state is State.APPROVED
    assert await press(desk, id, "wangfang", "ask_withdrawal", reason="不去了")
    return id


@pytest.mark.clause("30.5-0")
async def test_a_withdrawal_that_waits_for_somebody_out_of_reach_is_put_to_the_next_higher(desk: Desk) -> None:
    await lost(desk, "liming")
    id = await withdrawal_asked(desk)
    await later(desk, 0)
    assert "case-asks-withdrawal" in await lines(desk, "zhouzheng")
    assert await press(desk, id, "zhouzheng", "grant_withdrawal")
    assert (await opened(desk, id)).state is State.WITHDRAWN


async def test_who_was_asked_for_a_withdrawal_is_not_asked_anew_when_he_is_in_reach_again(desk: Desk) -> None:
    await lost(desk, "liming")
    id = await withdrawal_asked(desk)
    await later(desk, 0)
    desk.messenger.refuses.clear()
    await desk.post("hello", "liming")
    for _ in range(3):
        await later(desk, 1)
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX, eq={"case": id}))
    anew = [row.doc["person"] for row in rows if "/withdrawal@" in row.id and row.doc["kind"] == "send"]
    assert sorted(anew) == ["liming", "zhouzheng"]
    assert await press(desk, id, "liming", "deny_withdrawal")


async def test_who_is_in_reach_again_may_decide_what_is_his_and_sees_how_it_stands(desk: Desk) -> None:
    await lost(desk, "liming", "zhouzheng")
    id = await asked(desk)
    await later(desk, 0)
    await press(desk, id, "zhaogang")
    await later(desk, 0)
    assert await desk.store.run(unreachable) != {}
    desk.messenger.refuses.clear()
    said = Incoming(1, desk.chats["liming"], text="/start", message_id=1)
    await desk.store.run(lambda tx: take(tx, desk.office, matters(), said))
    await later(desk, 1)
    assert "liming" not in await desk.store.run(unreachable)
    assert any("王芳" in text for text in desk.messenger.texts(desk.chats["liming"]))
    assert await press(desk, id, "liming")


async def test_what_was_decided_meanwhile_is_not_asked_when_he_is_in_reach_again(desk: Desk) -> None:
    await lost(desk, "zhaogang")
    id = await asked(desk)
    await later(desk, 0)
    await press(desk, id, "liming")
    desk.messenger.refuses.clear()
    await desk.post("hello", "zhaogang")
    await later(desk, 1)
    await later(desk, 1)
    calls = desk.messenger.sent("sendMessage")[-3:]
    shown = [parameters for _, parameters in calls if parameters["chat_id"] == desk.chats["zhaogang"]]
    assert any("王芳" in parameters["text"] for parameters in shown)
    assert not any("reply_markup" in parameters for parameters in shown)


async def reminded(desk: Desk) -> None:
    """zhaogang, who may be reached when he is asked, is out of reach when he is reminded."""
    await asked(desk)
    await later(desk, 0)
    await lost(desk, "zhaogang")
    desk.clock.set(office_time(23, 15, 30))
    await ticker(desk).run_due()
    await later(desk, 0)
    await later(desk, 1)


async def test_a_reminder_that_does_not_arrive_goes_to_who_acts_for_him(desk: Desk) -> None:
    await reminded(desk)
    said = await lines(desk, "liming")
    assert "reminder-unreachable" in said
    assert "case-waits" not in said


async def test_a_case_is_named_only_to_who_may_open_its_card(desk: Desk) -> None:
    await reminded(desk)
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX, eq={"person": "liming"}))
    [told] = [row.doc["message"]["lines"] for row in rows if "/instead/" in row.id]
    assert [line["key"] for line in told] == ["reminder-unreachable", "message-about"]

    def without_a_card(tx: Tx) -> list[str]:
        [row] = [row for row in tx.find(OUTBOX, eq={"person": "zhaogang"}) if row.doc.get("duty")]
        stray = tx.insert(OUTBOX, "stray", row.doc | {"person": "denglin"})
        lay_aside(open_desk(tx, desk.office, matters()), stray)
        [told] = [row for row in tx.find(OUTBOX) if row.id.startswith("stray/instead/")]
        return [line["key"] for line in told.doc["message"]["lines"]]

    assert await desk.store.run(without_a_card) == ["reminder-unreachable"]


async def test_the_list_of_those_out_of_reach_says_since_when(desk: Desk) -> None:
    await desk.store.run(lambda tx: tx.delete(IDENTITY, str(desk.chats["wangfang"])))
    await desk.post("first")
    since = desk.clock.now()
    await later(desk, 0)
    await later(desk, 600)
    assert await desk.store.run(unreachable) == {"wangfang": since}
