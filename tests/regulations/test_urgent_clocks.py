"""10.7-1, 10.7-2, 10.7-4: every limit from the time learned; late is computed from times and judged by people."""

from typing import Any

import pytest
from alarms import follows_up, report
from desk_rig import DeskRig
from offices import OpenOffice
from rig import at

from workflow.case import Case

clause, scenario = pytest.mark.clause, pytest.mark.scenario
QUIET = "2026-12-12 02:10"


async def just_learned(office: OpenOffice) -> tuple[DeskRig, Case]:
    """A report in the minute in which it was learned."""
    rig = await office(QUIET)
    return rig, await report(rig)


def told(diary: list[tuple[str, str, str]], *keys: str) -> list[str]:
    """Minute and person of every message of these keys."""
    return [f"{minute[6:]} {who}" for minute, who, key in diary if key in keys]


@scenario("S-47")
@clause("10.7-1")
async def test_the_reporter_telephones_within_fifteen_minutes(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    diary = await rig.diary("2026-12-12 02:24")
    assert told(diary, "urgent-phone-due") == ["02:17 wangfang"]
    assert "unit_phone" not in (await rig.again(case)).facts.get("late", {})
    diary = await rig.diary("2026-12-12 02:25")
    assert told(diary, "urgent-phone-due") == ["02:25 wangfang"]
    assert (await rig.again(case)).facts["late"] == {"unit_phone": None}


@clause("10.7-4")
@pytest.mark.parametrize(
    ("called", "late"), [("02:25", None), ("02:26", {"unit_phone": 1}), ("02:40", {"unit_phone": 15})]
)
async def test_a_telephone_report_is_late_by_its_own_time(
    office: OpenOffice, called: str, late: dict[str, int] | None
) -> None:
    rig, case = await just_learned(office)
    await rig.until("2026-12-12 02:41")
    values: dict[str, Any] = {"caller": "王芳", "phoned_at": f"2026-12-12T{called}"}
    outcome = await rig.decides("denglin", "phoned", case, **values)
    assert outcome.done
    marks = dict((await rig.again(case)).facts.get("late", {}))
    marks.pop("city_phone", None)
    assert (marks or None) == late


@clause("10.7-1")
async def test_nobody_has_telephoned_in_the_future(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    outcome = await rig.decides("denglin", "phoned", case, caller="王芳", phoned_at="2026-12-12T02:11")
    assert (outcome.done, outcome.said.key, outcome.anew) == (False, "urgent-future", "phoned_at")


@scenario("S-47")
@clause("10.7-2")
async def test_the_city_is_telephoned_in_thirty_minutes_and_written_to_in_sixty(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    await rig.decides("hejing", "acknowledge", case)
    diary = await rig.diary("2026-12-12 03:11")
    assert told(diary, "urgent-forward-city_phone") == ["02:25 hejing", "02:40 hejing"]
    assert told(diary, "urgent-forward-city_written") == ["02:40 hejing", "03:10 hejing"]
    assert told(diary, "urgent-forward-late-city_phone") == ["02:40 chenlan", "02:40 zhouzheng"]
    assert told(diary, "urgent-forward-late-city_written") == ["03:10 chenlan", "03:10 zhouzheng"]
    marks = (await rig.again(case)).facts["late"]
    assert {leg: marks[leg] for leg in ("city_phone", "city_written")} == {"city_phone": None, "city_written": None}


@clause("10.7-2")
@pytest.mark.parametrize(
    ("act", "leg", "now", "late"),
    [
        ("tick_city_phone", "city_phone", "02:40", None),
        ("tick_city_phone", "city_phone", "02:41", 1),
        ("tick_city", "city_written", "03:10", None),
        ("tick_city", "city_written", "03:12", 2),
    ],
)
async def test_what_went_up_is_late_by_its_minutes(
    office: OpenOffice, act: str, leg: str, now: str, late: int | None
) -> None:
    rig, case = await just_learned(office)
    rig.now = at(f"2026-12-12 {now}")
    assert (await rig.decides("hejing", act, case)).done
    assert (await rig.again(case)).facts.get("late", {}).get(leg) == late


@scenario("S-49")
@clause("10.5-4")
@pytest.mark.parametrize(("now", "done"), [("02:19", False), ("02:20", True)])
async def test_in_writing_it_waits_ten_minutes_at_most_for_a_signature(
    office: OpenOffice, now: str, done: bool
) -> None:
    rig, case = await just_learned(office)
    rig.now = at(f"2026-12-12 {now}")
    assert (await rig.decides("hejing", "tick_city_phone", case)).done
    assert (await rig.decides("hejing", "tick_city", case)).done is done


@clause("10.5-4")
@pytest.mark.parametrize("leader", ["chenlan", "zhouzheng"])
async def test_whoever_of_the_leaders_signs_first_lets_it_go(office: OpenOffice, leader: str) -> None:
    rig, case = await just_learned(office)
    assert (await rig.decides(leader, "sign_off", case)).done
    other = "chenlan" if leader == "zhouzheng" else "zhouzheng"
    assert not (await rig.decides(other, "sign_off", case)).done
    assert not (await rig.decides("liming", "sign_off", case)).done
    assert (await rig.decides("hejing", "tick_city", case)).done
    assert "urgent-forward-now" not in [key for _, _, key in await rig.diary("2026-12-12 03:00")]


@clause("10.7-4")
async def test_who_is_late_is_named_with_the_head_of_his_unit_and_the_director_learns_it(office: OpenOffice) -> None:
    rig = await office("2026-12-12 02:41")
    await report(rig, "wukai")
    line = rig.line("zhouzheng", "urgent-late-told")
    assert line.args["unit"]["text"]["args"] == {"unit": {"unit": "finance"}, "head": {"person": "qianmin"}}
    assert "urgent-late-told" not in rig.keys("chenlan")


@clause("10.7-4")
async def test_a_report_taken_for_another_unit_names_that_unit(office: OpenOffice) -> None:
    rig = await office("2026-12-12 02:41")
    await report(rig, "hejing", source="城关镇党政办")
    assert "城关镇党政办" in str(rig.line("zhouzheng", "urgent-late-told").args)


@clause("10.7-4")
async def test_only_the_director_judges_and_the_marks_stay(office: OpenOffice) -> None:
    rig = await office("2026-12-12 02:50")
    case = await report(rig)
    values: dict[str, Any] = {"verdict": "none", "grounds": "通信中断，已核实"}
    for person in ("chenlan", "hejing", "wangfang"):
        assert not (await rig.decides(person, "judge", case, **values)).done
    assert (await rig.decides("zhouzheng", "judge", case, **values)).done
    assert (await rig.again(case)).facts["late"] == {"unit_written": 10}


@scenario("S-47")
@clause("10.7-1")
async def test_a_follow_up_that_is_missed_is_told_to_the_section(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    await rig.decides("hejing", "acknowledge", case)
    diary = await rig.diary("2026-12-12 06:40")
    assert told(diary, "urgent-follow-up-due") == ["04:10 wangfang", "06:10 wangfang"]
    assert told(diary, "urgent-follow-up-missed") == ["04:40 hejing", "06:40 hejing"]


@clause("10.7-1")
async def test_the_clock_of_the_follow_ups_runs_from_the_last_word(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    rig.now = at("2026-12-12 03:30")
    assert await follows_up(rig, case, "follow_up") == "case-submitted"
    diary = await rig.diary("2026-12-12 05:31")
    assert told(diary, "urgent-follow-up-due") == ["05:30 wangfang"]


@clause("10.7-1")
async def test_the_chain_is_numbered_and_nothing_in_it_is_changed(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    for kind, what in (("follow_up", "一"), ("correction", "二"), ("follow_up", "三"), ("final", "四")):
        rig.now = rig.now.replace(minute=rig.now.minute + 5)
        assert await follows_up(rig, case, kind, what) == "case-submitted"
    card = next(seen for seen in rig.boxes["zhouzheng"] if "urgent-report-final" in seen.keys)
    lines = [line for line in card.message.lines if line.key.startswith("urgent-report")]
    assert [(line.key[14:], line.args["number"], line.args["what"]) for line in lines] == [
        ("follow_up", 1, "一"),
        ("correction", 1, "二"),
        ("follow_up", 2, "三"),
        ("final", 2, "四"),
    ]
    assert (await rig.again(case)).values["what"] == "化工厂仓库起火"


@clause("10.7-1")
@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("follow_up", "urgent-final-already"),
        ("final", "urgent-final-already"),
        ("correction", "case-submitted"),
    ],
)
async def test_after_the_final_report_only_corrections_come(office: OpenOffice, kind: str, key: str) -> None:
    rig, case = await just_learned(office)
    await follows_up(rig, case, "final")
    assert await follows_up(rig, case, kind, "更正：受伤一人") == key
    assert "final" in (await rig.again(case)).facts


@clause("10.7-1")
async def test_a_closed_report_takes_no_more(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    await follows_up(rig, case, "final")
    for person, act in (
        ("zhouzheng", "sign_off"),
        ("hejing", "tick_committee"),
        ("hejing", "tick_city"),
        ("hejing", "tick_province_not_needed"),
        ("hejing", "close"),
    ):
        assert (await rig.decides(person, act, case)).done, act
    assert await follows_up(rig, case, "correction", "更正") == "urgent-closed-already"


@clause("10.7-1")
async def test_a_day_shows_what_is_owed_to_whom_it_concerns_and_to_nobody_else(office: OpenOffice) -> None:
    rig, _ = await just_learned(office)
    owed = {
        "wangfang": {"day-urgent-follow_up"},
        "hejing": {"day-urgent-acknowledge", "day-urgent-city_phone", "day-urgent-city_written"},
        "zhouzheng": {"day-urgent-acknowledge", "day-urgent-sign"},
        "liming": set(),
        "qianmin": set(),
    }
    for person, keys in owed.items():
        seen = (await rig.says(person, "/today"))[-1]
        told_of = {str(line.args["what"]["text"]["key"]) for line in seen.message.lines if "what" in line.args}
        assert {key for key in told_of if key.startswith("day-urgent")} == keys, person


@clause("10.7-3")
async def test_the_overview_shows_it_to_its_chain_only(office: OpenOffice) -> None:
    rig, _ = await just_learned(office)
    assert "office-urgent" in (await rig.says("zhouzheng", "/office"))[-1].keys
    assert "office-urgent" not in (await rig.says("liming", "/office"))[-1].keys
    assert "office-urgent" not in (await rig.says("zhaogang", "/office"))[-1].keys
    await rig.until("2026-12-12 03:11")
    assert "office-urgent-late" in (await rig.says("zhouzheng", "/office"))[-1].keys


@clause("10.7-4")
async def test_the_register_names_what_was_late(office: OpenOffice) -> None:
    rig, case = await just_learned(office)
    assert (await rig.says("hejing", "/reports"))[-1].keys == ["list-reports", "urgent-entry"]
    await rig.until("2026-12-12 03:11")
    shown = (await rig.says("zhouzheng", "/reports"))[-1]
    assert shown.keys == ["list-reports", "urgent-entry-late"]
    assert "化工厂" not in shown.text
    assert (await rig.says("wangfang", "/reports"))[-1].keys[0] == "command-unknown"
    assert (await rig.again(case)).state == "approved"
