"""A person's own day: /today, and the digest at the beginning of work."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from desk_rig import DeskRig
from leaves import leave
from meetings import called, classified, does, office_meeting
from rig import at, open_rig
from supervisions import handed_out
from vehicles import booked, given


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[DeskRig]:
    """Monday 2026-11-30, 09:00, everybody bound."""
    rig = DeskRig(**vars(await open_rig(tmp_path, "2026-11-30 09:00")))
    yield rig
    await rig.store.close()


async def _day(rig: DeskRig, person: str) -> list[str]:
    return (await rig.says(person, "/today"))[-1].keys


def _digests(rig: DeskRig, person: str) -> int:
    return sum(seen.keys[0] == "day-head" and not seen.labels for seen in rig.boxes[person])


async def test_an_empty_day_says_so(rig: DeskRig) -> None:
    assert await _day(rig, "wangfang") == ["day-empty"]


async def test_a_meeting_stands_in_the_day_of_those_invited_on_its_day_alone(rig: DeskRig) -> None:
    await called(rig, **office_meeting("12-02 09:00", "12-02 11:00"))
    assert "day-entry" not in await _day(rig, "liming")
    await rig.until("2026-12-02 10:00")
    assert "day-entry" in await _day(rig, "liming")
    assert "十二月室务会" in rig.last("liming").text
    assert rig.line("liming", "day-entry").args["at"] == "09:00"
    assert await _day(rig, "wangfang") == ["day-empty"]
    await rig.until("2026-12-03 08:00")
    assert "day-entry" not in await _day(rig, "liming")


@pytest.mark.clause("21.2-9")
async def test_a_classified_meeting_has_a_neutral_name(rig: DeskRig) -> None:
    await called(rig, **classified(office_meeting("12-02 09:00", "12-02 11:00"), people=["liming"]))
    await rig.until("2026-12-02 08:00")
    seen = (await rig.says("liming", "/today"))[-1]
    assert "day-entry" in seen.keys
    assert "室务会" not in seen.text


async def test_a_trip_stands_in_the_day_of_its_booker_and_its_driver(rig: DeskRig) -> None:
    trip = await given(rig, "wukai", "11-30 15:00", "11-30 17:00")
    assert await _day(rig, "wukai") == ["day-head", "day-entry"]
    assert await _day(rig, trip.facts["driver"]) == ["day-head", "day-entry"]
    assert "区政务大厅" in rig.last("wukai").text
    assert await _day(rig, "wangfang") == ["day-empty"]


async def test_a_trip_without_a_car_says_so(rig: DeskRig) -> None:
    await booked(rig, "wukai", "11-30 15:00", "11-30 17:00")
    assert "尚未派车" in (await rig.says("wukai", "/today"))[-1].text


async def test_what_waits_for_somebody_comes_first(rig: DeskRig) -> None:
    outcome = await rig.applies("wangfang", **leave("12-08"))
    assert outcome.case is not None, outcome.said
    assert await _day(rig, "zhaogang") == ["day-head", "day-waiting", "day-waiting-line"]
    assert "王芳" in rig.last("zhaogang").text


async def test_a_limit_is_shown_a_week_before_and_after_it_has_passed(rig: DeskRig) -> None:
    await handed_out(rig, "12-18")
    assert "day-due" not in await _day(rig, "wukai")
    await rig.until("2026-12-12 00:00")
    assert "day-due" in await _day(rig, "wukai")
    assert "day-due" not in await _day(rig, "wangfang")
    await rig.until("2026-12-18 18:01")
    assert "day-overdue" in await _day(rig, "wukai")


async def test_a_hidden_inspection_is_in_nobodys_day_at_the_unit(rig: DeskRig) -> None:
    await handed_out(rig, "12-01", method="unannounced", responsible="suntao")
    assert await _day(rig, "qianmin") == ["day-empty"]
    assert "day-due" in await _day(rig, "suntao")


async def test_the_digest_comes_on_working_mornings_once_it_is_on(rig: DeskRig) -> None:
    await handed_out(rig, "12-08")
    await rig.says("wukai", "/today")
    await rig.presses("wukai", "开启每日汇总")
    await rig.until("2026-12-01 08:29")
    assert _digests(rig, "wukai") == 0
    await rig.until("2026-12-01 08:30")
    assert _digests(rig, "wukai") == 1
    assert rig.last("wukai").keys[-1] == "day-more", "it says where the details are"
    await rig.until("2026-12-07 12:00")
    assert _digests(rig, "wukai") == 5, "on 1, 2, 3, 4 and 7 December, not at the weekend"
    await rig.says("wukai", "/today")
    await rig.presses("wukai", "关闭每日汇总")
    await rig.until("2026-12-08 12:00")
    assert _digests(rig, "wukai") == 5


async def test_an_empty_digest_is_not_sent_nor_one_that_was_never_asked_for(rig: DeskRig) -> None:
    await handed_out(rig, "12-08")
    await rig.says("wangfang", "/digest_on")
    await rig.until("2026-12-02 12:00")
    assert [_digests(rig, "wangfang"), _digests(rig, "wukai")] == [0, 0]


async def test_the_digest_names_kind_and_number_only(rig: DeskRig) -> None:
    await called(rig, **office_meeting("12-02 09:00", "12-02 11:00"))
    await rig.says("liming", "/digest_on")
    await rig.until("2026-12-02 08:30")
    digest = next(seen for seen in reversed(rig.boxes["liming"]) if seen.keys[0] == "day-head")
    assert "day-entry" in digest.keys
    assert "十二月室务会" not in digest.text


async def test_no_digest_long_after_its_hour(rig: DeskRig) -> None:
    await handed_out(rig, "12-03")
    await rig.says("wukai", "/digest_on")
    rig.now = at("2026-12-01 19:00")
    await rig.until("2026-12-01 19:00")
    assert _digests(rig, "wukai") == 0
    await rig.until("2026-12-02 08:30")
    assert _digests(rig, "wukai") == 1


async def test_a_meeting_called_off_is_in_nobodys_day(rig: DeskRig) -> None:
    case = await called(rig, **office_meeting("12-02 09:00", "12-02 11:00"))
    await does(rig, "zhaogang", "cancel", case, reason="延期")
    await rig.until("2026-12-02 08:00")
    assert "day-entry" not in await _day(rig, "liming")


async def test_the_duty_to_report_back_is_in_the_day_from_the_leave_on(rig: DeskRig) -> None:
    await rig.applies("wangfang", **leave("12-08"))
    while (case := await rig.case()).current is not None:
        await rig.decides(str(case.current.asked), "approve")
    assert "day-due" not in await _day(rig, "wangfang")
    await rig.says("wangfang", "/digest_on")
    await rig.until("2026-12-08 12:00")
    assert "day-due" in await _day(rig, "wangfang")
    assert _digests(rig, "wangfang") == 0, "on leave nobody is sent his day"
    await rig.until("2026-12-09 08:30")
    assert _digests(rig, "wangfang") == 1
