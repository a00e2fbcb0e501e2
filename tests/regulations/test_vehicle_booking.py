"""31.1, 31.6, 31.7: what a booking must say, what is refused, and who decides it (AM-96)."""

from typing import Any

import pytest
from offices import OpenOffice
from vehicles import FIRST, booked, booking, leader_trip

from regulations.vehicle_fleet import CarSettings
from workflow.case import Case
from workflow.desk import Outcome

clause = pytest.mark.clause


def keys(outcome: Outcome) -> str:
    return outcome.said.key


def holders(case: Case | None) -> list[str | None]:
    assert case is not None
    return [step.holder for step in case.steps if step.state != "skipped"]


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        pytest.param({"purpose": "private"}, "car-private", id="private", marks=clause("31.6-1")),
        pytest.param({"reason": "周末搬家"}, "car-private", id="private by its words", marks=clause("31.6-1")),
        pytest.param({"start": "2026-12-01T07:59"}, "car-past", id="already gone", marks=clause("31.6-1")),
        pytest.param({"back": "2026-12-14T09:00"}, "car-backwards", id="back at the start", marks=clause("31.1")),
        pytest.param({"people": 7}, "car-too-many", id="seven beside the driver", marks=clause("31.1")),
        pytest.param({"reason": "暗访督查"}, "car-hidden", id="unannounced visit", marks=clause("9.6-4")),
    ],
)
async def test_a_booking_that_a_rule_refuses(office: OpenOffice, changed: dict[str, Any], key: str) -> None:
    rig = await office("2026-12-01 08:00")
    outcome = await rig.applies("wukai", **booking(**changed))
    assert (outcome.done, keys(outcome)) == (False, key)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"people": 6}, id="the largest car filled"),
        pytest.param({"people": 0, "purpose": "documents"}, id="only papers"),
        pytest.param({"start": "2026-12-01T08:00", "back": "2026-12-01T08:01"}, id="at once, for a minute"),
        pytest.param({"purpose": "official"}, id="nothing more said"),
    ],
)
@clause("31.1")
async def test_a_booking_at_the_edge_is_taken(office: OpenOffice, changed: dict[str, Any]) -> None:
    rig = await office("2026-12-01 08:00")
    assert (await rig.applies("wukai", **booking(**changed))).done


@clause("31.1")
@pytest.mark.parametrize("missing", ["start", "back", "origin", "destination", "contact", "phone"])
async def test_time_place_and_contact_are_needed(office: OpenOffice, missing: str) -> None:
    rig = await office("2026-12-01 08:00")
    values = {key: value for key, value in booking().items() if key != missing}
    assert keys(await rig.applies("wukai", **values)) == "answer-needed"


@clause("31.6-1")
@pytest.mark.parametrize(
    ("person", "changed", "route"),
    [
        pytest.param("wukai", {}, ["qianmin"], id="staff"),
        pytest.param("qianmin", {}, ["liming"], id="a head asks his own deputy"),
        pytest.param("suntao", {}, ["chenlan"], id="a head of the other deputy"),
        pytest.param("wukai", {"scope": "out"}, ["qianmin", "liming"], id="out of the district"),
        pytest.param("suntao", {"scope": "out"}, ["liming"], id="the deputy in charge of the cars, not his own"),
        pytest.param("wukai", {"back": "2026-12-14T23:59"}, ["qianmin"], id="late, but the same day"),
        pytest.param(
            "wukai",
            {"back": "2026-12-15T00:00", "parking": "市委招待所"},
            ["qianmin", "liming"],
            id="overnight",
            marks=clause("31.7-1"),
        ),
        pytest.param(
            "wukai",
            {"start": "2026-12-12T09:00", "back": "2026-12-12T11:00"},
            ["qianmin", "liming"],
            id="on a Saturday",
        ),
        pytest.param(
            "wukai",
            {"start": "2027-01-01T09:00", "back": "2027-01-01T11:00"},
            ["qianmin", "liming"],
            id="on New Year's Day",
        ),
    ],
)
async def test_who_decides(office: OpenOffice, person: str, changed: dict[str, Any], route: list[str]) -> None:
    rig = await office("2026-12-01 08:00")
    assert holders((await rig.applies(person, **booking(**changed))).case) == route


async def test_a_make_up_saturday_is_a_working_day(office: OpenOffice) -> None:
    rig = await office("2026-10-01 08:00")
    made = await rig.applies("wukai", **booking("10-10 09:00", "10-10 11:00"))
    assert holders(made.case) == ["qianmin"]


@clause("31.7-1")
async def test_a_night_outside_needs_its_parking_place(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    outcome = await rig.applies("wukai", **booking("12-14 09:00", "12-15 11:00"))
    assert keys(outcome) == "answer-needed"


@clause("31.3")
async def test_leaders_trips_are_booked_by_the_section_that_sends_the_cars(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    assert keys(await rig.applies("liming", **booking())) == "car-leaders-are-booked-for"
    made = await rig.applies("wangfang", **leader_trip())
    assert holders(made.case) == ["zhaogang"]


@clause("31.3")
async def test_only_a_leader_is_driven_on_a_leaders_trip(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    assert keys(await rig.applies("wangfang", **leader_trip(leader="lina"))) == "car-no-leader"


async def test_nobody_approves_his_own_trip(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    away = leader_trip(leader="liming", scope="out")
    assert holders((await rig.applies("wangfang", **away)).case) == ["zhaogang", "zhouzheng"]


async def test_other_sections_are_not_asked_for_a_leader(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    asked = await rig.says("wukai", "/car")
    assert asked[-1].keys[-1] == "car-ask-start"
    asked = await rig.says("wangfang", "/car")
    assert asked[-1].keys[-1] == "car-ask-trip"


async def test_a_car_is_booked_in_typed_words(office: OpenOffice) -> None:
    rig = await office("2026-12-11 09:00")
    await rig.says("wukai", "/car")
    words = (
        "12月14日上午9点",
        "12月14日上午11点",
        "党政综合办公楼",
        "区政务大厅",
        "区内",
        "2",
        "会议活动",
        "吴凯",
        "13800000012",
    )
    for said in words:
        await rig.says("wukai", said)
    card = rig.last("wukai")
    assert card.keys[0] == "form-confirm"
    await rig.presses("wukai", "提交")
    assert (await rig.case("car")).values["start"] == "2026-12-14T09:00"


async def test_a_time_that_counts_on_unpublished_holidays_is_confirmed_by_a_press(office: OpenOffice) -> None:
    rig = await office("2026-12-29 09:00")
    await rig.says("wukai", "/car")
    await rig.says("wukai", "三个工作日后上午9点")
    assert "date-ask-provisional" in rig.last("wukai").keys
    await rig.presses("wukai", "2027年1月4日（周一）09:00")
    assert rig.last("wukai").keys[-1] == "car-ask-back"


@pytest.mark.scenario("S-53")
@clause("31.6-1")
async def test_a_private_purpose_is_refused_at_its_question(office: OpenOffice) -> None:
    rig = await office("2026-12-11 09:00")
    await rig.says("wukai", "/car")
    for said in ("12月14日上午9点", "12月14日上午11点", "党政综合办公楼", "区政务大厅", "区内", "2", "个人事务"):
        await rig.says("wukai", said)
    assert "car-private" in rig.last("wukai").keys
    assert rig.last("wukai").keys[-1] == "car-ask-purpose"


@pytest.mark.scenario("S-45")
@clause("9.6-4")
async def test_the_booking_of_an_unannounced_visit_says_official_only(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    case = await booked(rig, "suntao", purpose="official")
    seen = [box.text for person in ("zhaogang", "chenlan") for box in rig.boxes[person]]
    assert case.values["purpose"] == "official"
    assert all("暗访" not in text for text in seen)


async def test_who_books_when_no_car_is_free_is_warned(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00", CarSettings(cars={FIRST: 5}))
    await booked(rig, "wukai")
    preview = await rig.previews("suntao", **booking(destination="市档案馆"))
    assert [finding.key for finding in preview.findings] == ["car-none-free"]
    assert not preview.refused


async def test_who_books_twice_for_one_time_is_warned(office: OpenOffice) -> None:
    rig = await office("2026-12-01 08:00")
    await booked(rig, "wukai")
    preview = await rig.previews("wukai", **booking("12-14 10:00", "12-14 12:00"))
    assert "car-twice" in [finding.key for finding in preview.findings]


@pytest.mark.parametrize(
    ("said", "people"),
    [("十二人", None), ("两百", None), ("一千", None), ("两个人", 2), ("６", 6), ("零", 0), ("六", 6)],
)
async def test_people_are_counted_in_numerals_too_and_never_guessed(
    office: OpenOffice, said: str, people: int | None
) -> None:
    rig = await office("2026-12-11 09:00")
    await rig.says("wukai", "/car")
    for words in ("12月14日上午9点", "12月14日上午11点", "党政综合办公楼", "区政务大厅", "区内"):
        await rig.says("wukai", words)
    keys = (await rig.says("wukai", said))[-1].keys
    assert keys[-1] == ("car-ask-people" if people is None else "car-ask-purpose")


@clause("31.1")
async def test_the_end_of_the_morning_or_of_the_day_is_offered_for_the_return(office: OpenOffice) -> None:
    rig = await office("2026-12-11 09:00")
    await rig.says("wukai", "/car")
    asked = (await rig.says("wukai", "12月14日下午2点"))[-1]
    assert [label for row in asked.labels for label in row][:1] == ["2026年12月14日（周一）18:00"]
