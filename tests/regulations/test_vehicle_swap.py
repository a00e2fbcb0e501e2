"""31.6-2: a leave that is approved after the car was sent takes the driver off his trips, and another is proposed."""

from typing import Any

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from vehicles import FIRST, SECOND, agreed, booked, does, drives, given

pytestmark = pytest.mark.clause("31.6-2")


async def on_leave(rig: DeskRig, person: str, when: str) -> None:
    """A driver's annual leave, agreed to."""
    values: dict[str, Any] = {"kind": "annual", "when": when, "place": "local", "stand_in": "lina"}
    outcome = await rig.applies(person, **values, phone="13800000010")
    assert outcome.case is not None, outcome.said
    await agreed(rig, outcome.case)


@pytest.mark.parametrize(
    ("when", "driver"),
    [
        pytest.param("2026-12-14 am/2026-12-14 pm", None, id="the day of the trip"),
        pytest.param("2026-12-14 pm/2026-12-14 pm", "majun", id="the afternoon after it"),
        pytest.param("2026-12-11 am/2026-12-14 am", None, id="until that morning"),
        pytest.param("2026-12-15 am/2026-12-15 pm", "majun", id="the day after"),
    ],
)
async def test_a_leave_takes_the_driver_off_the_trips_of_its_half_days(
    office: OpenOffice, when: str, driver: str | None
) -> None:
    rig = await office("2026-12-01 08:00")
    case = await given(rig)
    await on_leave(rig, "majun", when)
    assert (await rig.again(case)).facts.get("driver") == driver


async def test_the_trip_goes_back_to_who_sends_the_cars_with_another_driver(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    case = await given(rig)
    await on_leave(rig, "majun", "2026-12-14 am/2026-12-14 pm")
    assert (await rig.again(case)).facts["offer"] == {"car": FIRST, "driver": "liuyang"}
    assert rig.line("zhaogang", "car-driver-away").args["who"] == {"person": "majun"}
    assert "car-suspended" in rig.keys("wukai")
    assert "car-taken-back" in rig.keys("majun")
    await rig.presses("zhaogang", "派车")
    assert (await rig.again(case)).facts["driver"] == "liuyang"


async def test_who_was_proposed_is_not_proposed_any_more(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    case = await booked(rig)
    assert case.facts["offer"]["driver"] == "majun"
    await on_leave(rig, "majun", "2026-12-14 am/2026-12-14 pm")
    assert (await rig.again(case)).facts["offer"]["driver"] == "liuyang"


async def test_two_trips_of_one_driver_go_to_the_waiting_list_in_their_order(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    first = await given(rig, "wukai")
    second = await given(rig, "suntao", destination="市档案馆")
    for driver in ("liuyang", "majun"):
        await on_leave(rig, driver, "2026-12-14 am/2026-12-14 pm")
    for case in (first, second):
        now = (await rig.again(case)).facts
        assert "driver" not in now
        assert "offer" not in now
    assert "car-next-none" in str(rig.line("zhaogang", "car-driver-away").args["next"])


async def test_a_trip_that_is_under_way_is_brought_to_its_end(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await drives(rig, await given(rig), "fit", "sober", "arrived")
    await on_leave(rig, "majun", "2026-12-14 am/2026-12-14 pm")
    assert (await rig.again(case)).facts["driver"] == "majun"


async def test_who_shares_the_car_of_such_a_trip_waits_with_it(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    host = await booked(rig, "wukai")
    await does(rig, "zhaogang", "choose", host, car=SECOND, driver="majun")
    other = await given(rig, "hejing", destination="市图书馆")
    rider = await given(rig, "suntao")
    assert (await rig.again(rider)).facts["host"] == host.id
    await on_leave(rig, "majun", "2026-12-14 am/2026-12-14 pm")
    assert "driver" not in (await rig.again(rider)).facts
    assert (await rig.again(other)).facts["driver"] == "liuyang"
