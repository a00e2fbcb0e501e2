"""10.5-4, 18.15, F-14: an alarm rings at once and again, the duty officer telephones, one acknowledgement stops it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alarms import NIGHT, report, reported
from cast import roster
from desk_rig import DeskRig
from offices import OpenOffice
from rig import at

from workflow.case import Case, State
from workflow.store import OUTBOX

clause, scenario = pytest.mark.clause, pytest.mark.scenario
Opened = Callable[[DeskRig], Awaitable[Case]]


async def leak(rig: DeskRig, person: str = "wukai") -> Case:
    """A leak, of which only the time is noted."""
    outcome = await rig.applies(person, "leak", found="2026-12-12T02:45")
    assert outcome.case is not None, outcome.said
    return outcome.case


@scenario("S-47")
@clause("10.5-4")
async def test_the_duty_officer_has_the_telephone_list_at_once(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    await report(rig)
    shown = next(seen for seen in rig.boxes["denglin"] if seen.keys == ["alarm-list"])
    for name in ("hejing", "chenlan", "zhouzheng"):
        assert rig.people.person(name).phone in shown.text
    assert "alarm-list" not in rig.keys("hejing")


@scenario("S-47")
@clause("10.5-4")
@pytest.mark.parametrize(("now", "told"), [("2026-12-12 02:54", False), ("2026-12-12 02:55", True)])
async def test_who_has_not_acknowledged_in_five_minutes_counts_as_not_told(
    office: OpenOffice, now: str, told: bool
) -> None:
    rig = await office(NIGHT)
    await report(rig)
    await rig.until(now)
    assert ("alarm-phone" in rig.keys("denglin")) is told


@clause("10.5-4")
async def test_who_was_telephoned_is_told_and_not_on_the_list_any_more(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    case = await report(rig)
    assert (await rig.decides("denglin", "called", case, whom="zhouzheng")).done
    assert not (await rig.decides("hejing", "called", case, whom="zhouzheng")).done
    await rig.until("2026-12-12 02:55")
    for nobody in ("zhouzheng", "denglin"):
        assert nobody not in str(rig.line("denglin", "alarm-phone").args)
    assert "chenlan" in str(rig.line("denglin", "alarm-phone").args)
    assert "alarm-again" not in rig.keys("zhouzheng")


@clause("10.5-4")
async def test_two_acknowledge_in_the_same_moment_and_both_are_taken(tmp_path: Path) -> None:
    rig = await reported(tmp_path)
    mine, his = ([seen for seen in rig.boxes[one] if "alarm-first" in seen.keys][-1] for one in ("hejing", "chenlan"))
    await rig.presses("hejing", "确认收到", mine)
    assert rig.popup == "已确认，对所有人的提醒停止。"
    stale = his.data("确认收到")
    await rig.sends("chenlan", data=stale, message_id=his.id)
    assert rig.popup == "已确认，对所有人的提醒停止。"
    assert set((await rig.case("urgent")).facts["acked"]) == {"hejing", "chenlan"}


@clause("10.5-4")
async def test_a_step_edits_no_notice_that_it_does_not_concern(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    case = await report(rig)
    await rig.until("2026-12-12 03:30")
    before = await rig.store.run(lambda tx: {row.id for row in tx.find(OUTBOX, eq={"case": case.id})})
    await rig.decides("denglin", "called", case, whom="zhouzheng")
    rows = await rig.store.run(lambda tx: tx.find(OUTBOX, eq={"case": case.id}))
    edits = [row.id for row in rows if row.id not in before]
    assert [id for id in edits if "/main@" not in id] == []


@clause("10.5-4")
@pytest.mark.parametrize("vacant", ["information", "duty"])
async def test_an_empty_post_is_passed_at_once(office: OpenOffice, vacant: str) -> None:
    roles = {name: holders for name, holders in roster().roles.items() if name != vacant}
    rig = await office(NIGHT, people=replace(roster(), roles=roles))
    case = await report(rig)
    assert "alarm-first" in rig.keys("zhouzheng")
    assert (await rig.decides("zhouzheng", "acknowledge", case)).done


@clause("10.5-4")
async def test_who_acts_for_a_leader_on_leave_is_told_and_signs(office: OpenOffice) -> None:
    rig = await office("2026-12-10 09:00")
    values: dict[str, Any] = {"kind": "annual", "when": "2026-12-11 am/2026-12-11 pm", "place": "local"}
    await rig.applies("hejing", **values, stand_in="denglin", phone="13800000010")
    await rig.decides("chenlan", "approve")
    rig.now = at("2026-12-11 10:00")
    case = await report(rig, learned="2026-12-11T10:00")
    assert "alarm-first" in rig.keys("hejing")
    assert (await rig.decides("chenlan", "tick_city_phone", case)).done


@clause("10.5-4")
async def test_who_reports_is_not_asked_to_acknowledge_his_own_report(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    case = await report(rig, "hejing")
    assert "alarm-first" not in rig.keys("hejing")
    assert not (await rig.decides("hejing", "acknowledge", case)).done
    await rig.until("2026-12-12 02:55")
    assert "alarm-again" in rig.keys("zhouzheng")


@clause("10.5-4")
async def test_everything_of_it_goes_before_routine(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    case = await report(rig)
    await rig.until("2026-12-12 03:30")
    rows = await rig.store.run(lambda tx: tx.find(OUTBOX, eq={"case": case.id}))
    assert {row.doc["rank"] for row in rows} == {0}


@pytest.mark.parametrize(
    "words", ["发现疑似间谍活动", "有人泄密", "涉国家安全线索", "境外势力渗透", "失密一份", "泄露国家秘密"]
)
@clause("16.4")
@clause("16.5")
@scenario("S-48")
async def test_words_of_such_kinds_are_refused_with_the_numbers_to_call(tmp_path: Path, words: str) -> None:
    rig = await reported(tmp_path)
    await rig.says("lina", "/urgent")
    await rig.presses("lina", "其他")
    seen = (await rig.says("lina", words))[-1]
    assert "urgent-spoken" in seen.keys
    assert rig.people.person("gaoyuan").phone in seen.text
    await rig.store.close()
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert "化工厂".encode() in kept
    assert words.encode() not in kept


@scenario("S-48")
@clause("10.7-2")
async def test_no_recipient_is_asked_for(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    await rig.says("wangfang", "/urgent")
    offered = [label for seen in rig.boxes["wangfang"] for row in seen.labels for label in row]
    assert not [label for label in offered if "市委" in label or "省委" in label]


@clause("18.15-1")
@clause("26.9-4")
@scenario("S-48")
async def test_of_a_leak_only_the_time_is_kept_and_the_right_people_hear_at_once(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    case = await leak(rig)
    assert case.values == {"found": "2026-12-12T02:45"}
    for person in ("gaoyuan", "zhouzheng", "denglin"):
        assert "alarm-first" in rig.keys(person)
    for person in ("chenlan", "qianmin", "hejing"):
        assert rig.boxes[person] == []
    call = rig.line("wukai", "leak-call")
    assert rig.people.person("gaoyuan").phone in str([seen.text for seen in rig.boxes["wukai"]])
    assert call.args["who"]["list"]


@clause("18.15-2")
async def test_a_leak_rings_every_fifteen_minutes_until_somebody_has_heard_it(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    case = await leak(rig)
    diary = await rig.diary("2026-12-12 03:20")
    assert [minute[6:] for minute, who, key in diary if (who, key) == ("gaoyuan", "alarm-again")] == ["03:05", "03:20"]
    assert [minute[6:] for minute, _, key in diary if key == "alarm-phone"] == ["02:55", "03:05", "03:20"]
    assert not (await rig.decides("gaoyuan", "take_over", case)).done
    await rig.decides("gaoyuan", "acknowledge", case)
    assert "alarm-again" not in [key for _, _, key in await rig.diary("2026-12-12 05:00")]
    assert (await rig.decides("gaoyuan", "take_over", case)).done
    assert (await rig.again(case)).state is State.CLOSED


@clause("18.15-1")
async def test_a_leak_is_not_taken_back_nor_dated_ahead(office: OpenOffice) -> None:
    rig = await office(NIGHT)
    case = await leak(rig)
    assert not (await rig.decides("wukai", "ask_withdrawal", case, reason="误报")).done
    assert (await rig.applies("wukai", "leak", found="2026-12-12T02:51")).said.key == "leak-future"
