"""The inline calendar: months, first and last day, half-days, marks, and what it does not take."""

import pytest
from rig import Rig, Seen

from handlers.calendar_picker import FARTHEST


async def _calendar(office: Rig) -> Seen:
    await office.says("wangfang", "/leave")
    return (await office.presses("wangfang", "事假"))[-1]


async def _presses(office: Rig, *labels: str) -> Seen:
    for label in labels:
        await office.presses("wangfang", label)
    return office.last("wangfang")


def _chosen(seen: Seen) -> str:
    return next((row[0] for row in seen.labels if row[0].startswith("确定")), "")


async def test_it_opens_at_the_month_of_today_with_the_weekend_marked(office: Rig) -> None:
    shown = await _calendar(office)
    assert shown.labels[0] == ["‹", "2026年11月", "›"]
    assert shown.labels[1] == ["一", "二", "三", "四", "五", "六", "日"]
    assert shown.labels[5] == ["16", "17", "18", "19", "20", "21休", "22休"]


async def test_months_are_turned_on_and_back_over_new_year(office: Rig) -> None:
    await _calendar(office)
    shown = await _presses(office, "›", "›")
    assert shown.labels[0] == ["‹", "2027年1月", "›"]
    assert "1假" in shown.labels[2], "New Year's Day is a holiday"
    shown = await _presses(office, "‹")
    assert shown.labels[0] == ["‹", "2026年12月", "›"]


async def test_a_working_saturday_and_the_national_holiday_are_marked(office: Rig) -> None:
    await _calendar(office)
    shown = await _presses(office, "‹")
    days = [label for row in shown.labels for label in row]
    assert "10班" in days
    assert "1假" in days
    assert "9" in days


async def test_first_and_last_day_make_the_period(office: Rig) -> None:
    await _calendar(office)
    shown = await _presses(office, "23")
    assert _chosen(shown) == "确定：2026年11月23日（周一）"
    shown = await _presses(office, "25")
    assert _chosen(shown) == "确定：2026年11月23日（周一）至2026年11月25日（周三）"
    assert "共 3 个工作日" in shown.text
    assert shown.labels[6][:4] == ["[23]", "[24]", "[25]", "26"]


async def test_a_third_day_begins_anew_and_an_earlier_one_too(office: Rig) -> None:
    await _calendar(office)
    assert _chosen(await _presses(office, "23", "25", "26")) == "确定：2026年11月26日（周四）"
    assert _chosen(await _presses(office, "24")) == "确定：2026年11月24日（周二）"


async def test_the_first_day_pressed_twice_is_still_only_the_first(office: Rig) -> None:
    await _calendar(office)
    assert _chosen(await _presses(office, "23", "[23]", "25")) == "确定：2026年11月23日（周一）至2026年11月25日（周三）"


async def test_a_period_reaches_over_the_end_of_the_month(office: Rig) -> None:
    await _calendar(office)
    shown = await _presses(office, "30", "›", "1")
    assert _chosen(shown) == "确定：2026年11月30日（周一）至2026年12月1日（周二）"


async def test_mornings_and_afternoons_are_toggled(office: Rig) -> None:
    await _calendar(office)
    shown = await _presses(office, "23", "24", "自上午起")
    assert _chosen(shown) == "确定：2026年11月23日（周一）下午至2026年11月24日（周二）"
    assert "共 1.5 个工作日" in shown.text
    shown = await _presses(office, "至下午止")
    assert _chosen(shown) == "确定：2026年11月23日（周一）下午至2026年11月24日（周二）上午"
    shown = await _presses(office, "自下午起")
    assert _chosen(shown) == "确定：2026年11月23日（周一）至2026年11月24日（周二）上午"


async def test_half_a_day_is_picked_and_its_end_never_comes_before_its_start(office: Rig) -> None:
    await _calendar(office)
    shown = await _presses(office, "23", "自上午起", "至下午止")
    assert _chosen(shown) == "确定：2026年11月23日（周一）下午"
    answer = await _presses(office, _chosen(shown))
    assert answer.keys == ["form-answered-period", "leave-ask-reason"]
    assert "0.5 个工作日" in answer.text


async def test_what_a_rule_is_against_is_told_and_the_calendar_comes_again(office: Rig) -> None:
    await _calendar(office)
    answer = await _presses(office, "23", "26", "确定：2026年11月23日（周一）至2026年11月26日（周四）")
    assert answer.keys[0] == "leave-too-long"
    assert answer.labels[0] == ["‹", "2026年11月", "›"]


async def test_a_date_may_be_typed_while_the_calendar_is_shown(office: Rig) -> None:
    await _calendar(office)
    await _presses(office, "23")
    answer = (await office.says("wangfang", "12月1日下午"))[-1]
    assert "2026年12月1日（周二）下午" in answer.text


async def test_the_year_cannot_be_turned_away(office: Rig) -> None:
    await _calendar(office)
    shown = await _presses(office, *["›"] * (FARTHEST + 3))
    assert shown.labels[0] == ["‹", "2028年5月", "›"]


@pytest.mark.parametrize(
    "value", ["D2026-13-45", "D9999-12-31", "D2026-12-01", "D", "m12", "m", "ok", "s", "e", "no", "x", "99", "-1", "²"]
)
async def test_a_forged_press_on_the_calendar_changes_nothing(office: Rig, value: str) -> None:
    shown = await _calendar(office)
    before = shown.text, shown.labels
    start = shown.data("放弃").rsplit(":", 1)[0]
    await office.sends("wangfang", data=f"{start}:{value}", message_id=shown.id)
    shown = office.last("wangfang")
    assert (shown.text, shown.labels) == before
    assert _chosen(await _presses(office, "23")) == "确定：2026年11月23日（周一）"
