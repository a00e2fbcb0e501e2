"""31.6-1, 31.7-1, 节假日封存: a sealed car goes to nobody until a leader has the seal opened, or its days are over."""

from typing import Any

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from vehicles import FIRST, SECOND, booked, booking, chosen, given

from regulations.vehicle_fleet import CarSettings
from workflow.case import Case, State
from workflow.desk import Outcome

clause = pytest.mark.clause
HOLIDAY = "2027-01-01 am/2027-01-03 pm"
ONE_CAR = CarSettings(cars={FIRST: 5})


async def seals(rig: DeskRig, person: str = "zhouting", car: str = FIRST, when: str = HOLIDAY) -> Outcome:
    values: dict[str, Any] = {"car": car, "when": when, "place": "党政综合办公楼地下停车场", "keys": "zhaogang"}
    return await rig.applies(person, "car_seal", **values)


async def sealed(rig: DeskRig, **changed: str) -> Case:
    outcome = await seals(rig, **changed)
    assert outcome.case is not None, outcome.said
    return outcome.case


async def on_the_holiday(rig: DeskRig, start: str = "2027-01-01T09:00", back: str = "2027-01-01T11:00") -> Case:
    return await booked(rig, "wukai", start, back)


@clause("31.6-1")
@pytest.mark.parametrize(
    ("start", "back", "car"),
    [
        pytest.param("2026-12-31T09:00", "2026-12-31T18:00", FIRST, id="the day before"),
        pytest.param("2026-12-31T20:00", "2027-01-01T08:00", SECOND, id="over its first morning"),
        pytest.param("2027-01-03T17:00", "2027-01-03T18:00", SECOND, id="its last afternoon"),
        pytest.param("2027-01-04T00:00", "2027-01-04T08:00", FIRST, id="the day after"),
    ],
)
async def test_a_sealed_car_is_not_sent_on_its_days(office: OpenOffice, start: str, back: str, car: str) -> None:
    rig = await office("2026-12-25 09:00")
    await sealed(rig)
    more = {"parking": "市委招待所"} if start[:10] != back[:10] else {}
    case = await booked(rig, "wukai", start, back, **more)
    assert case.facts["offer"]["car"] == car
    assert (await chosen(rig, case, FIRST, "majun")).said.key == ("car-sealed" if car == SECOND else "done-car_choose")


@clause("31.7-1")
async def test_only_a_leader_has_a_seal_opened(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00", ONE_CAR)
    seal = await sealed(rig)
    case = await on_the_holiday(rig)
    assert "offer" not in case.facts
    for person in ("zhaogang", "zhouting", "wukai", "majun", "chenlan"):
        assert not (await rig.decides(person, "seal_lift", seal)).done
    assert not (await rig.decides("zhouting", "ask_withdrawal", seal, reason="改期")).done
    assert (await rig.decides("zhaogang", "seal_ask", seal, reason="防汛值守")).done
    assert "seal-asked" in rig.keys("liming")
    assert (await rig.decides("liming", "seal_lift", seal)).done
    assert (await rig.again(seal)).state is State.CLOSED
    assert (await rig.again(case)).facts["offer"]["car"] == FIRST
    assert "seal-lifted" in rig.keys("zhaogang")


async def test_the_director_may_have_it_opened_without_being_asked(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    seal = await sealed(rig)
    assert (await rig.decides("zhouzheng", "seal_lift", seal)).done
    assert (await on_the_holiday(rig)).facts["offer"]["car"] == FIRST


async def test_a_leader_who_does_not_agree_says_why_and_it_stays_sealed(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    seal = await sealed(rig)
    assert not (await rig.decides("liming", "seal_keep", seal, reason="无此必要")).done
    await rig.decides("zhaogang", "seal_ask", seal, reason="接站")
    assert (await rig.decides("liming", "seal_keep", seal, reason="请乘公共交通")).done
    assert rig.line("zhaogang", "seal-kept").args["reason"] == "请乘公共交通"
    assert (await rig.again(seal)).state is State.APPROVED
    assert (await rig.decides("zhaogang", "seal_ask", seal, reason="防汛值守")).done


async def test_who_asks_does_not_decide_it_himself(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    values: dict[str, Any] = {"kind": "annual", "when": "2026-12-25 am/2026-12-25 pm", "place": "local"}
    await rig.applies("zhaogang", **values, stand_in="lina", phone="13800000010")
    await rig.decides("liming", "approve")
    seal = await sealed(rig)
    assert (await rig.decides("liming", "seal_ask", seal, reason="防汛值守")).done
    assert not (await rig.decides("liming", "seal_lift", seal)).done
    assert (await rig.decides("zhouzheng", "seal_lift", seal)).done


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        pytest.param({"person": "wukai"}, "seal-not-yours", id="another section"),
        pytest.param({"person": "majun"}, "seal-not-yours", id="a driver"),
        pytest.param({"car": "甲A·G0009"}, "seal-no-such-car", id="not an official car"),
        pytest.param({"when": "2026-12-24 am/2026-12-24 pm"}, "seal-past", id="yesterday"),
        pytest.param({"when": "2026-12-25 am/2026-12-25 am"}, "case-submitted", id="this morning still"),
    ],
)
async def test_what_is_entered_and_by_whom(office: OpenOffice, changed: dict[str, str], key: str) -> None:
    rig = await office("2026-12-25 09:00")
    assert (await seals(rig, **changed)).said.key == key


async def test_a_car_is_sealed_once_and_not_while_it_has_a_trip(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    await given(rig, "wukai", "2027-01-02T09:00", "2027-01-02T11:00")
    assert (await seals(rig)).said.key == "seal-sent"
    assert (await seals(rig, car=SECOND)).done
    assert (await seals(rig, car=SECOND, when="2027-01-03 pm/2027-01-04 am")).said.key == "seal-double"


async def test_a_car_that_was_proposed_and_is_sealed_is_proposed_no_more(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00", ONE_CAR)
    case = await on_the_holiday(rig)
    assert case.facts["offer"]["car"] == FIRST
    await sealed(rig)
    assert "offer" not in (await rig.again(case)).facts
    assert "car-waits-again" in rig.keys("wukai")


async def test_the_days_are_over_and_the_keys_go_back(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    seal = await sealed(rig)
    await rig.until("2027-01-04 08:29")
    assert (await rig.again(seal)).state is State.APPROVED
    await rig.until("2027-01-04 08:30")
    assert (await rig.again(seal)).state is State.CLOSED
    assert "seal-over" in rig.keys("zhaogang")


async def test_the_register_says_which_car_where_by_whom_and_with_whose_keys(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    await sealed(rig)
    shown = (await rig.says("liming", "/seals"))[-1]
    for words in (FIRST, "党政综合办公楼地下停车场", "赵刚", "周婷"):
        assert words in shown.text
    assert "car-week-sealed" not in (await rig.says("hejing", "/cars"))[-1].keys
    await rig.until("2026-12-29 09:00")
    assert "car-week-sealed" in (await rig.says("hejing", "/cars"))[-1].keys
    assert (await rig.says("wukai", "/seals"))[-1].keys[0] == "command-unknown"


async def test_a_seal_is_entered_in_typed_words(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    await rig.says("zhouting", "/seal")
    for said in (FIRST, "1月1日到1月3日", "党政综合办公楼地下停车场", "赵刚"):
        await rig.says("zhouting", said)
    await rig.presses("zhouting", "提交")
    assert (await rig.case("car_seal")).values["when"] == HOLIDAY


async def test_a_booking_of_such_a_day_is_warned(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00", ONE_CAR)
    await sealed(rig)
    preview = await rig.previews("wukai", **booking("2027-01-01T09:00", "2027-01-01T11:00"))
    assert [finding.key for finding in preview.findings] == ["car-none-free"]
