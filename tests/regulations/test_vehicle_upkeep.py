"""31.4-1: inspection, insurance and maintenance of each car, announced, done, due again."""

from typing import Any

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from vehicles import FIRST, SECOND, booked, chosen

from workflow.case import Case, State
from workflow.desk import Outcome

pytestmark = pytest.mark.clause("31.4-1")


async def enters(rig: DeskRig, person: str, kind: str, due: str, car: str = FIRST) -> Outcome:
    values: dict[str, Any] = {"car": car, "kind": kind, "due": f"2026-{due} pm"}
    return await rig.applies(person, "car_upkeep", **values)


async def entered(rig: DeskRig, kind: str, due: str, car: str = FIRST) -> Case:
    outcome = await enters(rig, "zhaogang", kind, due, car)
    assert outcome.case is not None, outcome.said
    return outcome.case


@pytest.mark.parametrize(
    ("person", "key"),
    [
        ("wangfang", "case-submitted"),
        ("majun", "case-submitted"),
        ("zhaogang", "case-submitted"),
        ("wukai", "upkeep-not-yours"),
    ],
)
async def test_the_section_and_the_drivers_keep_the_register(office: OpenOffice, person: str, key: str) -> None:
    rig = await office("2026-11-02 08:00")
    assert (await enters(rig, person, "inspection", "12-14")).said.key == key


async def test_one_entry_for_each_car_and_matter(office: OpenOffice) -> None:
    rig = await office("2026-11-02 08:00")
    await entered(rig, "inspection", "12-14")
    assert (await enters(rig, "majun", "inspection", "12-15")).said.key == "upkeep-double"
    assert (await enters(rig, "majun", "inspection", "12-15", "甲A·G0009")).said.key == "upkeep-no-such-car"
    assert (await enters(rig, "majun", "inspection", "12-15", SECOND)).done
    assert (await enters(rig, "majun", "insurance", "12-15")).done


async def test_what_is_due_is_announced_on_working_mornings_until_it_is_done(office: OpenOffice) -> None:
    rig = await office("2026-11-02 08:00")
    case = await entered(rig, "inspection", "12-14")
    told = [(minute, who) for minute, who, key in await rig.diary("2026-12-16 12:00") if key == "upkeep-due"]
    assert told == [
        ("11-13 08:30", "zhaogang"),
        ("12-07 08:30", "zhaogang"),
        ("12-11 08:30", "zhaogang"),
        ("12-14 08:30", "zhaogang"),
        ("12-15 08:30", "zhaogang"),
        ("12-16 08:30", "zhaogang"),
    ]
    outcome = await rig.decides("majun", "upkeep_done", case, until="2027-12-14 pm")
    assert outcome.done
    assert "upkeep-was-done" in rig.keys("zhaogang")
    assert [entry for entry in await rig.diary("2027-01-31 12:00") if entry[2] == "upkeep-due"] == []


async def test_the_next_day_lies_after_this_one(office: OpenOffice) -> None:
    rig = await office("2026-11-02 08:00")
    case = await entered(rig, "maintenance", "12-14")
    refused = await rig.decides("majun", "upkeep_done", case, until="2026-12-14 pm")
    assert refused.said.key == "upkeep-not-later"
    assert (await rig.decides("majun", "upkeep_done", case, until="2026-12-15 am")).done


@pytest.mark.parametrize("kind", ["inspection", "insurance"])
@pytest.mark.parametrize(("due", "car"), [("12-13", SECOND), ("12-14", FIRST)])
async def test_a_car_whose_inspection_or_insurance_is_over_does_not_go(
    office: OpenOffice, kind: str, due: str, car: str
) -> None:
    rig = await office("2026-11-02 08:00")
    await entered(rig, kind, due)
    case = await booked(rig, "wukai")
    assert case.facts["offer"]["car"] == car
    assert (await chosen(rig, case, FIRST, "majun")).done is (car == FIRST)


async def test_a_car_whose_maintenance_is_due_still_goes(office: OpenOffice) -> None:
    rig = await office("2026-11-02 08:00")
    await entered(rig, "maintenance", "12-01")
    assert (await booked(rig, "wukai")).facts["offer"]["car"] == FIRST


async def test_a_car_out_of_use_reminds_nobody(office: OpenOffice) -> None:
    rig = await office("2026-11-02 08:00")
    case = await entered(rig, "insurance", "12-14")
    assert not (await rig.decides("majun", "upkeep_end", case)).done
    assert (await rig.decides("zhaogang", "upkeep_end", case)).done
    assert (await rig.again(case)).state is State.CLOSED
    assert [entry for entry in await rig.diary("2026-12-31 12:00") if entry[2] == "upkeep-due"] == []


async def test_the_register_is_kept_by_typed_words(office: OpenOffice) -> None:
    rig = await office("2026-11-02 09:00")
    for said in ("/upkeep", FIRST, "保养", "12月1日"):
        await rig.says("majun", said)
    await rig.presses("majun", "提交")
    await rig.presses("zhaogang", "已办理")
    await rig.presses("zhaogang", "2026年12月2日（周三）下午")
    assert (await rig.case("car_upkeep")).values["due"] == "2026-12-02 pm"
