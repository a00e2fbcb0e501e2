"""More time for an item (1.36, 9.8-6, 9.9): asked before the limit, for a later day, granted by the director."""

import pytest
from offices import OpenOffice
from supervisions import day, diary, handed_out, must, reports, tries

NOW = "2026-11-23 09:00"
MORE = {"extension_until": day("12-25"), "extension_why": "等待审计"}


@pytest.mark.clause("1.36")
@pytest.mark.parametrize(("answer", "due"), [("sup_grant", "12-25"), ("sup_deny", "12-18")])
async def test_a_date_fixed_when_set_up_is_moved_by_the_director(office: OpenOffice, answer: str, due: str) -> None:
    rig = await office(NOW)
    case = await must(rig, "wukai", "sup_extend", await handed_out(rig), **MORE)
    assert "supervision-extend" in rig.keys("zhouzheng")
    assert "supervision-extend" not in rig.keys("chenlan") + rig.keys("suntao")
    for other in ("chenlan", "suntao", "wukai"):
        assert not (await tries(rig, other, answer, case, reason="不同意")).done
    reason = {"reason": "按期完成"} if answer == "sup_deny" else {}
    case = await must(rig, "zhouzheng", answer, case, **reason)
    assert case.values["due"] == day(due)
    told = "supervision-extended" if answer == "sup_grant" else "supervision-not-extended"
    assert all(told in rig.keys(one) for one in ("wukai", "qianmin", "suntao"))


@pytest.mark.clause("9.9-3-3")
@pytest.mark.parametrize(("now", "done"), [("2026-12-18 17:59", True), ("2026-12-21 08:30", False)])
async def test_more_time_is_asked_before_the_limit_is_over(office: OpenOffice, now: str, done: bool) -> None:
    rig = await office(NOW)
    case = await handed_out(rig)
    await rig.until(now)
    assert (await tries(rig, "wukai", "sup_extend", case, **MORE)).done is done


@pytest.mark.clause("9.9-3-3")
@pytest.mark.parametrize(("until", "done"), [("12-17", False), ("12-18", False), ("12-19", True)])
async def test_more_time_ends_after_the_limit(office: OpenOffice, until: str, done: bool) -> None:
    rig = await office(NOW)
    case = await handed_out(rig)
    asked = {**MORE, "extension_until": day(until)}
    assert (await tries(rig, "wukai", "sup_extend", case, **asked)).done is done


@pytest.mark.clause("9.9-3-3")
async def test_a_day_that_is_no_later_is_refused_before_the_reason_is_asked(office: OpenOffice) -> None:
    rig = await office(NOW)
    await handed_out(rig)
    await rig.presses("wukai", "申请延期")
    assert (await rig.says("wukai", "12月17日"))[-1].keys == [
        "supervision-extend-not-later",
        "sup_extend-ask-extension_until",
    ]
    assert (await rig.says("wukai", "12月25日"))[-1].keys[-1] == "sup_extend-ask-extension_why"


@pytest.mark.clause("9.9-3-3")
async def test_once_the_limit_is_over_nothing_is_asked_before_the_refusal(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig)
    await rig.until("2026-12-21 08:30")
    assert (await tries(rig, "wukai", "sup_no_extension", case)).said.key == "supervision-extend-late"


@pytest.mark.clause("9.9-4")
async def test_for_a_redo_no_more_time_is_asked(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await reports(rig, await handed_out(rig))
    case = await must(rig, "suntao", "sup_return", case, reason="数字不符", redo_until=day("11-27"))
    assert not (await tries(rig, "wukai", "sup_extend", case, **MORE)).done


@pytest.mark.clause("9.8-6")
async def test_who_reports_does_not_wait_for_more_time_any_more(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await must(rig, "wukai", "sup_extend", await handed_out(rig), **MORE)
    case = await reports(rig, case)
    case = await must(rig, "suntao", "sup_return", case, reason="数字不符", redo_until=day("11-27"))
    assert not (await tries(rig, "zhouzheng", "sup_grant", case)).done


@pytest.mark.clause("1.36-2")
async def test_while_more_time_is_asked_for_the_reminders_go_on(office: OpenOffice) -> None:
    rig = await office("2026-12-16 09:00")
    await must(rig, "wukai", "sup_extend", await handed_out(rig), **MORE)
    entries = await diary(rig, "2026-12-17 09:00")
    assert ("12-17 08:30", "wukai", "supervision-near") in entries
    assert ("12-16 15:30", "zhouzheng", "supervision-extension-waits") in entries


@pytest.mark.clause("1.36")
async def test_more_time_that_was_granted_is_pinged_by_the_new_day(office: OpenOffice) -> None:
    rig = await office("2026-12-16 09:00")
    case = await must(rig, "wukai", "sup_extend", await handed_out(rig), **MORE)
    await must(rig, "zhouzheng", "sup_grant", case)
    entries = await diary(rig, "2026-12-25 09:00")
    days = [minute for minute, who, key in entries if who == "wukai" and key == "supervision-near"]
    assert days == ["12-22 08:30", "12-24 08:30", "12-25 08:30"]
