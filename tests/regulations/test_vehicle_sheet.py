"""31.3, F-19, F-24: the driver sees time, place and contact; the list of cars says busy or free, no more."""

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from vehicles import FIRST, SECOND, agreed, booked, does, drives, given, leader_trip

from workflow.case import Case

clause = pytest.mark.clause
PURPOSE = "商谈拆迁补偿"


async def leaders_trip(rig: DeskRig) -> Case:
    made = await rig.applies("wangfang", **leader_trip(reason=PURPOSE, purpose="reception"))
    assert made.case is not None
    case = await agreed(rig, made.case)
    await does(rig, "zhaogang", "dispatch", case)
    return await rig.again(case)


def read_by(rig: DeskRig, person: str) -> str:
    return "\n".join(seen.text for seen in rig.boxes[person])


@pytest.mark.scenario("S-54")
@clause("31.3")
async def test_the_driver_of_a_leader_sees_time_place_and_contact_only(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    await leaders_trip(rig)
    sheet = read_by(rig, "majun")
    for shown in ("2026年12月14日（周一）09:00", "党政综合办公楼", "区政务大厅", "13800000006"):
        assert shown in sheet
    for hidden in ("周正", "公务接待", PURPOSE, "用途", "乘车人数"):
        assert hidden not in sheet
    assert "car-sheet-leader" in rig.keys("majun")


@clause("31.7-2")
async def test_the_drivers_sheet_says_who_answers_for_a_breach_until_the_trip_is_closed(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await given(rig)
    assert "car-sheet-liable" in rig.keys("majun")
    steps = ("fit", "sober", "clean", "arrived", "under_way", "parked", "cleaned", "odometer", "finish")
    await drives(rig, case, *steps)
    assert "car-sheet-liable" not in rig.keys("majun")
    assert "car-sheet-liable" not in rig.keys("wukai")


@clause("31.3")
async def test_the_talk_rule_stands_on_leaders_trips_only(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    await given(rig)
    assert "car-sheet-leader" not in rig.keys("majun")
    assert {"car-sheet-wait", "car-sheet-liable"} <= set(rig.keys("majun"))


async def test_the_section_that_sends_the_cars_reads_no_purpose(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    await booked(rig, "suntao", reason=PURPOSE)
    seen = read_by(rig, "zhaogang")
    assert "乘车人数：2" in seen
    assert PURPOSE not in seen
    assert "会议活动" not in seen
    assert PURPOSE in read_by(rig, "chenlan")


async def test_a_driver_who_was_replaced_reads_no_more_of_the_trip(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await given(rig)
    await does(rig, "zhaogang", "choose", case, car=SECOND, driver="liuyang")
    card = next(seen for seen in rig.boxes["majun"] if seen.edited)
    assert card.keys == ["case-head"]
    assert card.labels == []


@pytest.mark.scenario("S-45")
@clause("31.3")
async def test_everybody_sees_which_car_is_busy_and_nothing_else(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    await leaders_trip(rig)
    shown = (await rig.says("hejing", "/cars"))[-1]
    assert shown.keys == ["list-cars", "car-week-busy", "car-week-free"]
    assert FIRST in shown.text
    assert "09:00" in shown.text
    for hidden in ("周正", "王芳", "马军", "区政务大厅", PURPOSE, "公务接待"):
        assert hidden not in shown.text
    assert shown.labels == []


async def test_who_sends_the_cars_sees_the_trips_and_opens_them(office: OpenOffice) -> None:
    rig = await office("2026-12-14 08:00")
    case = await given(rig, "suntao")
    shown = (await rig.says("zhaogang", "/cars"))[-1]
    assert shown.keys == ["list-cars", "car-week-car", "car-week-detail", "car-week-free"]
    assert "区政务大厅" in shown.text
    opened = await rig.presses("zhaogang", shown.labels[0][0], shown)
    assert str(case.number[2]) in opened[-1].text


@pytest.mark.parametrize(
    ("start", "back", "shown"),
    [
        pytest.param("12-13 08:00", "12-13 10:00", True, id="today, over already"),
        pytest.param("12-12 08:00", "12-12 23:00", False, id="yesterday"),
        pytest.param("12-19 08:00", "12-19 09:00", True, id="the seventh day"),
        pytest.param("12-20 00:00", "12-20 09:00", False, id="the eighth day"),
    ],
)
async def test_the_list_shows_seven_days(office: OpenOffice, start: str, back: str, shown: bool) -> None:
    rig = await office("2026-12-11 08:00")
    await given(rig, "suntao", start, back)
    rig.now = rig.office.moment("2026-12-13T12:00")
    assert ("car-week-busy" in (await rig.says("hejing", "/cars"))[-1].keys) is shown


async def test_a_driver_has_his_own_agenda(office: OpenOffice) -> None:
    rig = await office("2026-12-11 08:00")
    await given(rig, "suntao", "12-15 09:00", "12-15 10:00", destination="乙地")
    await given(rig, "suntao", "12-14 09:00", "12-14 10:00", destination="甲地")
    shown = (await rig.says("majun", "/trips"))[-1]
    assert shown.keys == ["list-trips", "car-trips-line", "car-trips-line"]
    assert shown.text.index("甲地") < shown.text.index("乙地")
    assert (await rig.says("liuyang", "/trips"))[-1].keys == ["list-trips-empty"]


async def test_only_drivers_have_the_agenda(office: OpenOffice) -> None:
    rig = await office("2026-12-11 08:00")
    assert (await rig.says("wukai", "/trips"))[-1].keys[0] == "command-unknown"
