"""What is found by number, name and kind; the overview of the office; the director's statistics."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_rig import DeskRig
from leaves import leave
from meetings import called
from rig import at, open_rig
from supervisions import handed_out
from vehicles import drives, given

from handlers.menu import RESERVED
from workflow.reach import note_unreachable
from workflow.workdays import Calendar


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[DeskRig]:
    """Monday 2026-11-30, 09:00, everybody bound."""
    rig = DeskRig(**vars(await open_rig(tmp_path, "2026-11-30 09:00")))
    yield rig
    await rig.store.close()


async def _applies(rig: DeskRig, person: str = "wangfang", **changed: str) -> None:
    outcome = await rig.applies(person, **leave("12-08", **changed))
    assert outcome.case is not None, outcome.said


async def _found(rig: DeskRig, person: str, words: str) -> list[str]:
    return (await rig.says(person, f"/find {words}"))[-1].keys


@pytest.mark.parametrize(
    "words", ["假〔2026〕1号", "假2026-1", "假 2026-1", "假1", "1", "L-2026-1", "2026-1", "王芳", "请假", "leave"]
)
async def test_a_case_is_found_by_number_name_and_kind(rig: DeskRig, words: str) -> None:
    await _applies(rig)
    assert await _found(rig, "zhaogang", words) == ["find-head", "list-line"]
    await rig.presses("zhaogang", "查看 假〔2026〕1号")
    assert rig.last("zhaogang").keys[0] == "case-head-asks"


@pytest.mark.parametrize("words", ["假〔2026〕2号", "假2025-1", "车1", "2", "马军", "用车", "11", "！", "〔〕"])
async def test_what_does_not_answer_is_not_found(rig: DeskRig, words: str) -> None:
    await _applies(rig)
    assert await _found(rig, "zhaogang", words) == ["find-none"]


@pytest.mark.parametrize("words", ["假〔2026〕1号", "1", "王芳", "请假"])
async def test_nobody_finds_what_he_may_not_see(rig: DeskRig, words: str) -> None:
    await _applies(rig)
    assert await _found(rig, "qianmin", words) == ["find-none"]


async def test_who_has_left_an_office_finds_no_more_what_was_its(rig: DeskRig) -> None:
    await called(rig)
    assert await _found(rig, "zhouting", "会议") == ["find-head", "list-line"]
    rig.people = replace(rig.people, roles={**rig.people.roles, "secretariat": ("zhaogang",)})
    assert await _found(rig, "zhouting", "会议") == ["find-none"]


async def test_find_alone_says_how(rig: DeskRig) -> None:
    assert (await rig.says("wangfang", "/find"))[-1].keys == ["find-how"]


async def test_an_inspection_is_not_found_at_the_unit_that_it_visits(rig: DeskRig) -> None:
    await handed_out(rig, "12-01", method="unannounced", responsible="suntao")
    assert await _found(rig, "qianmin", "督查") == ["find-none"]
    assert (await _found(rig, "suntao", "督查"))[0] == "find-head"


@pytest.mark.parametrize(
    ("person", "has"),
    [
        ("zhouzheng", {"office", "statistics"}),
        ("liming", {"office"}),
        ("zhouting", {"office", "status"}),
        ("guoyi", set()),
        ("wangfang", set()),
        ("qianmin", set()),
    ],
)
async def test_the_overview_and_the_statistics_are_for_those_they_are_for(
    rig: DeskRig, person: str, has: set[str]
) -> None:
    answer = (await rig.says(person, "/help"))[-1]
    shown = {line.args["command"] for line in answer.message.lines if line.key == "help-line"}
    assert shown & set(RESERVED) == has
    for name in RESERVED:
        keys = (await rig.says(person, f"/{name}"))[-1].keys
        assert (keys != ["command-unknown"]) == (name in has)


async def _office(rig: DeskRig, person: str = "liming") -> list[str]:
    return (await rig.says(person, "/office"))[-1].keys


async def test_the_overview_says_who_is_away_but_not_why(rig: DeskRig) -> None:
    await _applies(rig)
    for person in ("zhaogang", "liming", "zhouzheng"):
        if (await rig.case()).state == "pending":
            await rig.decides(person, "approve")
    assert "office-away" not in await _office(rig)
    await rig.until("2026-12-08 09:00")
    assert "office-away" in await _office(rig)
    assert "王芳" in rig.last("liming").text
    assert "家事" not in rig.last("liming").text
    assert "事假" not in rig.last("liming").text


async def test_the_overview_says_which_car_is_out(rig: DeskRig) -> None:
    trip = await given(rig, "wukai", "11-30 15:00", "11-30 17:00")
    assert "office-car" not in await _office(rig)
    await rig.until("2026-11-30 14:50")
    await drives(rig, trip, "fit", "sober", "clean", "arrived")
    assert "office-car" in await _office(rig)
    assert "区政务大厅" not in rig.last("liming").text


async def test_the_overview_says_what_waits_too_long(rig: DeskRig) -> None:
    await _applies(rig)
    assert "office-waits" not in await _office(rig)
    await rig.until("2026-12-01 09:01")
    assert "office-waits" in await _office(rig)
    assert "office-waits" in await _office(rig, "zhouting")


async def test_the_overview_says_what_is_overdue_but_no_hidden_inspection(rig: DeskRig) -> None:
    await handed_out(rig, "12-02")
    await handed_out(rig, "12-02", method="unannounced", responsible="suntao", what="暗访窗口服务")
    assert "office-supervision" not in await _office(rig)
    await rig.until("2026-12-03 09:00")
    assert (await _office(rig)).count("office-supervision") == 1
    answer = (await rig.says("zhouzheng", "/statistics"))[-1]
    assert rig.line("zhouzheng", "statistics-unit").args == {"unit": {"unit": "finance"}, "count": 2}
    assert "财务室" in answer.text


async def test_the_statistics_count_working_hours_and_refusals(rig: DeskRig) -> None:
    await _applies(rig)
    await rig.until("2026-11-30 11:00")
    await rig.decides("zhaogang", "refuse", reason="人手不足")
    await _applies(rig, "lina", stand_in="wangfang")
    await rig.until("2026-11-30 15:30")
    await rig.decides("zhaogang", "approve")
    answer = (await rig.says("zhouzheng", "/statistics"))[-1]
    line = rig.line("zhouzheng", "statistics-median")
    assert (line.args["who"], line.args["hours"], line.args["count"]) == ({"person": "zhaogang"}, 2.0, 2)
    assert rig.line("zhouzheng", "statistics-article").args["count"] == 1
    assert "《" in answer.text


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-11-30 09:00", "2026-11-30 11:30", 2.5),
        ("2026-11-30 11:00", "2026-11-30 15:30", 2.0),
        ("2026-11-27 17:00", "2026-11-30 09:30", 2.0),
        ("2026-11-28 09:00", "2026-11-29 18:00", 0.0),
        ("2026-11-30 12:30", "2026-11-30 14:00", 0.0),
        ("2026-11-30 11:00", "2026-11-30 09:00", 0.0),
        ("2026-11-30 00:00", "2026-12-01 00:00", 7.0),
    ],
)
def test_working_hours_between_two_moments(start: str, end: str, hours: float) -> None:
    assert Calendar().working_hours(at(start), at(end)) == hours


async def test_whom_messages_do_not_reach_is_listed_with_since_when(rig: DeskRig) -> None:
    assert "office-lost" not in (await rig.says("zhaogang", "/office"))[-1].keys
    await rig.store.run(lambda tx: note_unreachable(tx, "zhengkai", rig.now))
    shown = (await rig.says("zhaogang", "/office"))[-1]
    assert rig.line("zhaogang", "office-lost").args == {"who": {"titled": "zhengkai"}, "since": rig.now}
    assert shown.keys[-2:] == ["office-unreachable", "office-lost"]
