"""Messages refused for their markings, counted by unit and month for 保密机要局, without content (17.5-1)."""

import pytest
from offices import OpenOffice

from workflow.case import State

pytestmark = pytest.mark.clause("17.5-1")
MARKED = "机密★10年 关于某项工作的通知"
HEAD, UNIT = "secrecy-month-refused", "secrecy-month-unit"


async def test_the_security_office_has_the_count_of_each_unit_on_the_next_months_first_working_day(
    office: OpenOffice,
) -> None:
    rig = await office("2026-11-20 09:00")
    await rig.keeps_the_calendar()
    await rig.until("2026-11-20 09:05")
    for person in ("wangfang", "zhaogang", "wangfang"):
        await rig.says(person, MARKED)
    written = await rig.diary("2027-01-04 08:30")
    assert [one[:2] for one in written if one[2] == HEAD] == [("12-01 08:30", "gaoyuan"), ("01-04 08:30", "gaoyuan")]
    november = next(seen for seen in rig.boxes["gaoyuan"] if seen.keys[0] == HEAD)
    own = rig.office.person("wangfang").unit
    expected = [("month", "11"), ("count", 3)]
    assert [(name, november.message.lines[0].args[name]) for name, _ in expected] == expected
    units = [(line.args["unit"]["unit"], line.args["count"]) for line in november.message.lines[1:]]
    assert (own, 2 + (rig.office.person("zhaogang").unit == own)) in units
    assert sum(count for _, count in units) == 3


async def test_a_month_without_any_is_told_as_such(office: OpenOffice) -> None:
    rig = await office("2026-11-20 09:00")
    await rig.keeps_the_calendar()
    await rig.diary("2026-12-01 08:30")
    assert rig.last("gaoyuan").keys == [HEAD]
    assert rig.line("gaoyuan", HEAD).args["count"] == 0


async def test_the_last_evening_of_a_month_counts_and_the_next_morning_is_the_next_months(office: OpenOffice) -> None:
    rig = await office("2026-11-27 09:00")
    await rig.keeps_the_calendar()
    await rig.until("2026-11-30 23:59")
    await rig.says("wangfang", MARKED)
    await rig.until("2026-12-01 00:01")
    await rig.says("wangfang", MARKED)
    await rig.until("2026-12-01 08:30")
    assert rig.line("gaoyuan", HEAD).args["count"] == 1
    assert (await rig.case("secrecy_month")).facts["refused"] == {rig.office.person("wangfang").unit: 1}


async def test_the_record_holds_neither_sender_nor_content(office: OpenOffice) -> None:
    rig = await office("2026-11-20 09:00")
    await rig.keeps_the_calendar()
    await rig.until("2026-11-20 09:05")
    await rig.says("wangfang", MARKED)
    record = await rig.case("secrecy_month")
    assert record.state is State.APPROVED
    assert "wangfang" not in repr(record)
    assert "某项工作" not in repr(record)


async def test_however_many_are_refused_the_record_grows_no_longer(office: OpenOffice) -> None:
    rig = await office("2026-11-20 09:00")
    await rig.keeps_the_calendar()
    await rig.until("2026-11-20 09:05")
    await rig.says("wangfang", MARKED)
    first = await rig.case("secrecy_month")
    for _ in range(3):
        await rig.says("wangfang", MARKED)
    after = await rig.case("secrecy_month")
    assert sum(after.facts["refused"].values()) == 4
    assert after.history == first.history
