"""31.5-1, F-25, K-62: a driver under way is sent nothing; what is urgent goes at once to who can reach him."""

from dataclasses import replace
from functools import partial

import pytest
from cast import roster
from desk_rig import DeskRig
from offices import OpenOffice
from vehicles import SECOND, booked, does, drives, given

from regulations import matters
from workflow.act import Notice
from workflow.attendance import open_desk
from workflow.case import Case
from workflow.message import Line
from workflow.post import notify
from workflow.store import OUTBOX, Tx

clause = pytest.mark.clause
READY = ("fit", "sober", "clean")
WITH_DUTY = replace(roster(), roles={**roster().roles, "duty": ("lina",)})


def _tell(tx: Tx, rig: DeskRig, case: Case, urgent: bool) -> None:
    desk = open_desk(tx, rig.office, matters())
    notice = Notice("majun", f"word-{urgent}", Line("case-waits"), urgent=urgent)
    notify(tx, matters()["car"], case, desk.office, [notice])


def _leaves(tx: Tx, rig: DeskRig, case: Case) -> None:
    open_desk(tx, rig.office, matters()).press(case.id, "car_under_way", "majun", case.version, {})


async def tells(rig: DeskRig, case: Case, urgent: bool = False) -> None:
    """The driver is told something."""
    await rig.store.run(partial(_tell, rig=rig, case=case, urgent=urgent))
    await rig.deliver()


async def driving(rig: DeskRig) -> Case:
    """A trip whose driver is under way; his cards show it."""
    return await drives(rig, await given(rig), *READY, "arrived", "under_way")


@clause("31.5-1")
async def test_nothing_is_sent_to_a_driver_under_way_until_he_stands(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await driving(rig)
    before = len(rig.boxes["majun"])
    await tells(rig, case)
    assert len(rig.boxes["majun"]) == before
    await drives(rig, case, "arrived")
    assert rig.keys("majun").count("case-waits") == 1


@clause("31.5-1")
async def test_his_own_card_follows_without_a_new_message(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await driving(rig)
    count = len(rig.boxes["majun"])
    card = next(seen for seen in rig.boxes["majun"] if "car-sheet-time" in seen.keys)
    assert ["已到达"] in [[label for label in row if label == "已到达"] for row in card.labels]
    await does(rig, "majun", "parked", case)
    assert len(rig.boxes["majun"]) == count


@clause("31.5-1")
async def test_what_he_asks_for_himself_is_answered(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    await driving(rig)
    assert (await rig.says("majun", "/trips"))[-1].keys[0] == "list-trips"


@clause("31.5-1")
async def test_a_reminder_that_has_come_to_nothing_is_not_sent_afterwards(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await driving(rig)
    await rig.until("2026-12-14 11:31")
    assert "car-park" not in rig.keys("majun")
    await drives(rig, case, "parked")
    assert "car-park" not in rig.keys("majun")


@clause("31.5-1")
async def test_what_waits_to_be_sent_is_held_too_when_he_leaves(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), *READY, "arrived")
    await rig.store.run(partial(_tell, rig=rig, case=case, urgent=False))
    await rig.store.run(partial(_leaves, rig=rig, case=case))
    held = await rig.store.run(lambda tx: tx.find(OUTBOX, eq={"person": "majun", "state": "held"}))
    assert [row.id for row in held] == [f"{case.id}/majun/word-False"]


@clause("31.5-1")
async def test_another_booking_does_not_disturb_him(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    first = await driving(rig)
    before = len(rig.boxes["majun"])
    second = await booked(rig, "suntao", "12-15 09:00", "12-15 10:00")
    await does(rig, "zhaogang", "dispatch", second)
    assert (await rig.again(second)).facts["driver"] == "majun"
    assert len(rig.boxes["majun"]) == before
    await drives(rig, first, "arrived")
    assert any(str(second.number[2]) in seen.text for seen in rig.boxes["majun"][before:])


@clause("31.5-1")
async def test_as_long_as_one_trip_is_under_way_another_does_not_end_the_silence(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    first = await driving(rig)
    second = await given(rig, "suntao", "12-14 11:30", "12-14 12:00")
    await does(rig, "zhaogang", "choose", second, car=SECOND, driver="majun")
    await drives(rig, second, *READY, "under_way")
    await tells(rig, first)
    await drives(rig, second, "arrived")
    assert "case-waits" not in rig.keys("majun")
    await drives(rig, first, "arrived")
    assert "case-waits" in rig.keys("majun")


@pytest.mark.clause("10.5-4")
async def test_what_is_urgent_goes_at_once_to_the_duty_officer_and_the_section(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00", people=WITH_DUTY)
    case = await driving(rig)
    await tells(rig, case, urgent=True)
    assert "case-waits" not in rig.keys("majun")
    for person in ("lina", "zhaogang"):
        assert rig.line(person, "urgent-instead").args["who"] == {"titled": "majun"}
    await drives(rig, case, "arrived")
    assert rig.keys("majun").count("case-waits") == 1


async def test_what_is_urgent_reaches_a_driver_who_stands_himself(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00", people=WITH_DUTY)
    case = await drives(rig, await given(rig), *READY, "arrived")
    await tells(rig, case, urgent=True)
    assert "case-waits" in rig.keys("majun")
    assert "urgent-instead" not in rig.keys("lina")
