"""Cards: one for each person concerned, kept true in place; every message under a key of its own."""

from collections import Counter

import pytest
from desk_rig import DeskRig
from leaves import granted, leave, through
from offices import OpenOffice

from workflow.message import Line, Message
from workflow.post import CARD, post
from workflow.store import OUTBOX


def cards(rig: DeskRig, person: str) -> list[list[list[str]]]:
    """The buttons of each card that somebody was sent."""
    return [seen.labels for seen in rig.boxes[person] if seen.keys[0] in ("case-head", "case-head-asks")]


async def test_an_approver_gets_one_card_edited_in_place_to_the_outcome(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23"))
    assert cards(rig, "zhaogang") == [[["同意", "不同意", "退回修改"], ["另定代班人"]]]
    await rig.decides("zhaogang", "approve")
    assert cards(rig, "zhaogang") == [[]]
    assert rig.last("zhaogang").edited
    assert "step-approved" in rig.last("zhaogang").keys
    assert cards(rig, "liming") == [[["同意", "不同意", "退回修改"]]]


async def test_the_applicants_card_follows_in_place(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 08:00")
    await rig.applies("wangfang", **leave("11-23"))
    assert cards(rig, "wangfang") == [[["催办", "撤回"]]]
    await through(rig, await rig.case())
    assert cards(rig, "wangfang") == [[["销假", "续假", "申请撤销"]]]


async def test_a_delegate_who_is_no_longer_asked_keeps_a_card_without_buttons(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "liming", "12-08 am", stand_in="qianmin")
    await rig.until("2026-12-08 11:00")
    await rig.applies("zhaogang", **leave("12-14"))
    assert cards(rig, "zhouzheng")[-1] != []
    await rig.until("2026-12-09 20:00")
    case = await rig.case()
    assert case.steps[0].asked == "liming"
    assert cards(rig, "zhouzheng")[-1] == []


async def test_every_approver_has_one_card_whatever_happens(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    await rig.applies("wangfang", **leave("12-14", "12-15"))
    await rig.decides("wangfang", "urge")
    await rig.until("2026-11-25 20:00")
    await rig.decides("zhaogang", "approve")
    await rig.decides("liming", "approve")
    await rig.decides("zhouzheng", "refuse", reason="年底")
    for person in ("zhaogang", "liming", "zhouzheng"):
        assert len(cards(rig, person)) == 1
        assert all(not seen.labels for seen in rig.boxes[person])


async def test_a_returned_case_asks_on_a_new_card_when_it_comes_again(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("12-14"))
    await rig.decides("zhaogang", "send_back", reason="改")
    await rig.applies("wangfang", returned=await rig.case(), **leave("12-15"))
    live = [labels for labels in cards(rig, "zhaogang") if labels]
    assert len(live) == 1


async def test_keys_of_the_outbox_and_the_cards_are_unique_and_say_what_they_are(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 09:00")
    case = await granted(rig, "wangfang", "11-24", "11-25")
    await rig.until("2026-12-04 09:00")
    await rig.decides("zhaogang", "is_back_no")
    rows = await rig.store.run(lambda tx: tx.find(OUTBOX, eq={"case": case.id}))
    assert max(Counter(row.id for row in rows).values()) == 1
    assert all(row.id.startswith(f"{case.id}/{row.doc['person']}/") for row in rows)
    mains = await rig.store.run(
        lambda tx: [row for row in tx.find(CARD, eq={"case": case.id}) if row.doc["purpose"] == "main"]
    )
    assert max(Counter(row.doc["person"] for row in mains).values()) == 1


async def test_the_same_key_twice_is_one_message(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    message = Message((Line("case-submitted"),))
    for _ in range(2):
        await rig.store.run(lambda tx: post(tx, rig.office, "c/wangfang/x", "wangfang", message))
    await rig.deliver()
    assert rig.keys("wangfang") == ["case-submitted"]


@pytest.mark.parametrize("person", ["lina", "zhouting", "liming", "zhouzheng"])
async def test_who_is_not_concerned_yet_sees_nothing(quiet_office: OpenOffice, person: str) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23", "11-24"))
    assert rig.boxes[person] == []
