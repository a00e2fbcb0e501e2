"""31.6-1, 31.7-1, 节假日封存: who sends the cars is reminded the working day before a statutory holiday."""

from datetime import date

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from test_vehicle_sealing import HOLIDAY, sealed
from vehicles import FIRST, SECOND, given

from regulations.vehicle_sealing import days_off
from workflow.workdays import Calendar

clause = pytest.mark.clause
REMINDED = "seal-before-holiday"


async def reminders(rig: DeskRig, until: str) -> list[tuple[str, str]]:
    return [(minute, person) for minute, person, key in await rig.diary(until) if key == REMINDED]


@clause("31.7-1")
@pytest.mark.parametrize(
    ("day", "off"),
    [
        pytest.param("2026-12-31", "2027-01-01 am/2027-01-03 pm", id="the last day before the new year"),
        pytest.param("2026-12-30", None, id="a day earlier"),
        pytest.param("2027-01-01", None, id="the holiday itself"),
        pytest.param("2026-11-27", None, id="a Friday before a bare weekend"),
        pytest.param("2026-09-30", "2026-10-01 am/2026-10-07 pm", id="the last day of a month"),
        pytest.param("2026-02-14", "2026-02-15 am/2026-02-23 pm", id="a Saturday that is worked"),
        pytest.param("2026-02-13", None, id="the Friday before that Saturday"),
    ],
)
def test_the_day_before_a_holiday_is_the_last_that_is_worked(day: str, off: str | None) -> None:
    found = days_off(date.fromisoformat(day), Calendar())
    assert (str(found) if found else None) == off


@clause("31.6-1")
async def test_who_sends_the_cars_is_reminded_once_in_the_morning_before_the_holiday(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.keeps_the_calendar()
    assert await reminders(rig, "2027-01-10 09:00") == [("12-31 08:30", "zhaogang")]
    [seen] = [seen for seen in rig.boxes["zhaogang"] if REMINDED in seen.keys]
    assert all(plate in seen.text for plate in (FIRST, SECOND))


@clause("31.6-1")
async def test_a_car_that_is_sealed_or_sent_is_not_named(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    await rig.keeps_the_calendar()
    await sealed(rig)
    assert await reminders(rig, "2026-12-31 09:00") == [("12-31 08:30", "zhaogang")]
    assert FIRST not in rig.last("zhaogang").text
    assert SECOND in rig.last("zhaogang").text


@clause("31.6-1")
async def test_with_every_car_sealed_or_sent_nobody_is_reminded(office: OpenOffice) -> None:
    rig = await office("2026-12-25 09:00")
    await rig.keeps_the_calendar()
    await sealed(rig, car=SECOND)
    await given(rig, "wukai", "2027-01-01T09:00", "2027-01-01T11:00")
    assert await reminders(rig, "2026-12-31 09:00") == []


@clause("31.7-1")
async def test_the_button_of_the_reminder_opens_the_form_with_the_days(office: OpenOffice) -> None:
    rig = await office("2026-12-31 08:00")
    await rig.keeps_the_calendar()
    await rig.until("2026-12-31 08:31")
    shown = (await rig.presses("zhaogang", "登记封存"))[-1]
    assert shown.keys[-1] == "car_seal-ask-car"
    assert "1月1日" in shown.text
    await rig.presses("zhaogang", FIRST)
    for _ in range(2):
        await rig.presses("zhaogang", rig.last("zhaogang").labels[0][0])
    await rig.presses("zhaogang", "提交")
    case = await rig.case("car_seal")
    assert case.values["when"] == HOLIDAY
    assert await reminders(rig, "2027-01-05 09:00") == []
