"""Urgent information (10, 16): heard at once at any hour, every limit from the time learned, nothing taken back."""

from pathlib import Path

import pytest
from alarms import NIGHT, reported
from rig import open_rig

from workflow.case import State


@pytest.mark.scenario("S-47")
@pytest.mark.clause("10.5-4")
@pytest.mark.parametrize("person", ["hejing", "denglin", "chenlan", "zhouzheng"])
async def test_at_night_everybody_is_told_at_once(tmp_path: Path, person: str) -> None:
    rig = await reported(tmp_path)
    assert "alarm-first" in rig.keys(person)


@pytest.mark.scenario("S-47")
@pytest.mark.clause("10.7-4")
async def test_the_written_report_is_late_by_the_minutes_since_it_was_learned(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    assert (await rig.case("urgent")).facts["late"] == {"unit_written": 10}
    await rig.until("2026-12-12 02:51")
    late = (await rig.case("urgent")).facts["late"]
    assert (late["unit_written"], late["unit_phone"], late["city_phone"]) == (10, None, None)
    assert "city_written" not in late


@pytest.mark.clause("10.7-4")
@pytest.mark.parametrize(("now", "late"), [("02:40", None), ("02:41", 1), ("02:50", 10)])
async def test_thirty_minutes_are_in_time_and_a_minute_more_is_late(tmp_path: Path, now: str, late: int | None) -> None:
    rig = await reported(tmp_path, f"2026-12-12 {now}")
    assert (await rig.case("urgent")).facts.get("late", {}).get("unit_written") == late


@pytest.mark.scenario("S-47")
@pytest.mark.clause("10.5-4")
async def test_nobody_acknowledged_in_five_minutes_the_duty_officer_telephones(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    await rig.until("2026-12-12 02:55")
    assert rig.keys("zhouzheng").count("alarm-again") == 1
    assert "alarm-phone" in rig.keys("denglin")


@pytest.mark.clause("10.5-4")
async def test_one_acknowledgement_stops_it_for_everybody(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    await rig.presses("hejing", "确认收到")
    await rig.until("2026-12-12 03:30")
    assert "alarm-again" not in rig.keys("zhouzheng")
    assert "alarm-phone" not in rig.keys("denglin")


@pytest.mark.clause("10.7-1")
async def test_what_is_missing_is_asked_after_the_first_push(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    assert "urgent-missing" in rig.keys("wangfang")
    await rig.presses("wangfang", "补充要素")
    for said in ("城东工业园", "今天02:00", "无", "消防已到场"):
        await rig.says("wangfang", said)
    assert (await rig.case("urgent")).values["where"] == "城东工业园"
    assert "urgent-supplemented" in rig.keys("hejing")


@pytest.mark.scenario("S-47")
@pytest.mark.clause("10.7-1")
async def test_a_follow_up_is_due_every_two_hours_until_the_final_report(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    await rig.presses("hejing", "确认收到")
    await rig.until("2026-12-12 04:50")
    assert rig.keys("wangfang").count("urgent-follow-up-due") == 1
    await rig.presses("wangfang", "续报、更正或终报")
    await rig.presses("wangfang", "终报")
    await rig.says("wangfang", "明火已扑灭，无伤亡")
    await rig.presses("wangfang", "提交")
    await rig.until("2026-12-12 12:00")
    assert rig.keys("wangfang").count("urgent-follow-up-due") == 1
    assert "urgent-of" in rig.keys("zhouzheng")
    assert "urgent-report-final" in rig.keys("zhouzheng")


@pytest.mark.scenario("S-48")
@pytest.mark.clause("16.4")
@pytest.mark.clause("16.5")
@pytest.mark.parametrize("kind", ["涉国家安全", "泄密"])
async def test_of_some_kinds_nothing_is_written_here(tmp_path: Path, kind: str) -> None:
    rig = await open_rig(tmp_path, NIGHT)
    await rig.says("wangfang", "/urgent")
    await rig.presses("wangfang", kind)
    assert "urgent-spoken" in rig.keys("wangfang")
    assert "alarm-first" not in rig.keys("zhouzheng")


@pytest.mark.scenario("S-49")
@pytest.mark.clause("10.7-2")
async def test_no_leader_signs_within_ten_minutes_and_it_may_be_forwarded(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    await rig.presses("hejing", "确认收到")
    assert "urgent-forward-now" not in rig.keys("hejing")
    await rig.until("2026-12-12 03:00")
    assert "urgent-forward-now" in rig.keys("hejing")
    await rig.until("2026-12-12 03:10")
    assert "urgent-forward-late-city_written" in rig.keys("zhouzheng")


@pytest.mark.scenario("S-49")
@pytest.mark.clause("10.5-4")
async def test_it_closes_only_with_the_final_report_and_three_ticks(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    await rig.presses("wangfang", "续报、更正或终报")
    await rig.presses("wangfang", "终报")
    await rig.says("wangfang", "已处置完毕")
    await rig.presses("wangfang", "提交")
    await rig.presses("zhouzheng", "签批上报")
    for tick in ("已报领导", "已书面报市委"):
        await rig.presses("hejing", tick)
        assert not any("办结" in row for seen in rig.boxes["hejing"] for row in seen.labels)
    await rig.presses("hejing", "省委不需报")
    await rig.presses("hejing", "办结")
    assert (await rig.case("urgent")).state is State.CLOSED


@pytest.mark.clause("10.7-3")
async def test_nobody_outside_the_chain_sees_it_and_nobody_takes_it_back(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    case = await rig.case("urgent")
    await rig.sends("qianmin", data=f"o:{case.id}")
    assert "化工厂" not in "".join(seen.text for seen in rig.boxes["qianmin"])
    await rig.sends("wangfang", data=f"a:ask_withdrawal:{case.id}:{case.version}")
    assert (await rig.case("urgent")).state is State.APPROVED


@pytest.mark.clause("10.7-1")
@pytest.mark.parametrize(
    ("said", "learned"),
    [("02:40", "2026-12-12T02:40"), ("刚才", "2026-12-12T02:50"), ("昨天23:50", "2026-12-11T23:50")],
)
async def test_when_it_was_learned_is_read_as_past(tmp_path: Path, said: str, learned: str) -> None:
    rig = await open_rig(tmp_path, NIGHT)
    await rig.says("wangfang", "/urgent")
    await rig.presses("wangfang", "事故")
    await rig.says("wangfang", "化工厂仓库起火")
    await rig.says("wangfang", said)
    await rig.presses("wangfang", "提交")
    assert (await rig.case("urgent")).values["learned"] == learned


@pytest.mark.clause("10.7-1")
async def test_a_report_is_never_called_approved(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    card = next(seen for seen in rig.boxes["hejing"] if "case-head-asks" in seen.keys)
    await rig.presses("hejing", "确认收到", card)
    assert "已批准" not in card.text
    assert "处置中" in card.text
