"""30.4-1: a private leave of at most three days at once, what adjoins it and its extension included."""

import pytest
from leaves import extension, granted, leave, when
from offices import OpenOffice

from regulations.leave_days import LeaveSettings, count
from workflow.period import Period
from workflow.workdays import Calendar

clause = pytest.mark.clause


@clause("30.4-1")
@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        pytest.param("11-23 am", "11-23 am", 0.5, id="0.5 a morning"),
        pytest.param("11-23", "11-23", 1.0, id="1.0 a day"),
        pytest.param("11-23 pm", "11-24 pm", 1.5, id="1.5 from noon"),
        pytest.param("11-23", "11-24", 2.0, id="2.0"),
        pytest.param("11-23", "11-25 am", 2.5, id="2.5"),
        pytest.param("11-23", "11-25", 3.0, id="3.0 exactly"),
        pytest.param("11-26", "11-30", 3.0, id="3.0 over a weekend"),
        pytest.param("10-09", "10-12", 3.0, id="3.0 with a Saturday that is worked"),
        pytest.param("09-30", "10-08", 1.0 + 1.0, id="2.0 around the National Day holiday"),
    ],
)
async def test_up_to_three_days_are_accepted(quiet_office: OpenOffice, first: str, last: str, days: float) -> None:
    rig = await quiet_office("2026-09-21 09:00")
    assert count(Period.parse(when(first, last)), Calendar(), LeaveSettings()) == days
    assert (await rig.applies("wangfang", **leave(first, last))).done


@clause("30.4-1")
@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        pytest.param("11-23", "11-26 am", 3.5, id="3.5"),
        pytest.param("11-23 pm", "11-26 pm", 3.5, id="3.5 from noon"),
        pytest.param("11-26", "12-01 am", 3.5, id="3.5 over a weekend"),
        pytest.param("10-09", "10-13", 4.0, id="4.0 with a Saturday that is worked"),
        pytest.param("11-23", "11-26", 4.0, id="4.0"),
    ],
)
async def test_more_than_three_days_are_refused(quiet_office: OpenOffice, first: str, last: str, days: float) -> None:
    rig = await quiet_office("2026-09-21 09:00")
    outcome = await rig.applies("wangfang", **leave(first, last))
    assert (outcome.said.key, outcome.said.args["asked"], outcome.done) == ("leave-too-long", days, False)
    assert outcome.said.args["articles"] == {"cite": ["30.4-1"]}
    assert outcome.case is None


@clause("30.4-1")
@pytest.mark.parametrize(
    ("before", "asked", "together"),
    [
        pytest.param(("11-26", "11-27"), ("11-30", "12-01 am"), 3.5, id="over a weekend"),
        pytest.param(("11-23", "11-24"), ("11-25", "11-26 am"), 3.5, id="on the next day"),
        pytest.param(("11-24 pm", "11-26 pm"), ("11-23", "11-24 am"), 4.0, id="before it, meeting at noon"),
        pytest.param(("09-29", "09-30"), ("10-08", "10-09 am"), 3.5, id="over the National Day holiday"),
        pytest.param(("10-08", "10-09"), ("10-10", "10-12 am"), 3.5, id="next to a Saturday that is worked"),
    ],
)
async def test_leaves_with_no_working_day_between_are_one(
    quiet_office: OpenOffice, before: tuple[str, str], asked: tuple[str, str], together: float
) -> None:
    rig = await quiet_office("2026-09-21 09:00")
    await granted(rig, "wangfang", *before)
    outcome = await rig.applies("wangfang", **leave(*asked))
    assert (outcome.said.key, outcome.said.args["asked"]) == ("leave-too-long", together)
    assert outcome.said.args["joined"] == 2


@clause("30.4-1")
@pytest.mark.parametrize(
    ("before", "asked"),
    [
        pytest.param(("11-26", "11-27"), ("11-30", "11-30"), id="3.0 together over a weekend"),
        pytest.param(("11-23", "11-24"), ("11-25 pm", "11-27"), id="a worked morning between"),
        pytest.param(("10-08", "10-09"), ("10-12", "10-13"), id="a worked Saturday between"),
    ],
)
async def test_what_is_three_days_together_or_apart_is_accepted(
    quiet_office: OpenOffice, before: tuple[str, str], asked: tuple[str, str]
) -> None:
    rig = await quiet_office("2026-09-21 09:00")
    await granted(rig, "wangfang", *before)
    assert (await rig.applies("wangfang", **leave(*asked))).done


@clause("30.4-1")
async def test_three_leaves_in_a_row_are_one(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-23")
    await granted(rig, "wangfang", "11-25")
    outcome = await rig.applies("wangfang", **leave("11-24"))
    assert outcome.done
    more = await rig.applies("wangfang", **leave("11-26 am"))
    assert (more.said.key, more.said.args["asked"], more.said.args["joined"]) == ("leave-too-long", 3.5, 4)


@clause("30.4-1")
async def test_a_leave_of_another_kind_does_not_join(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-23", "11-25", kind="sick")
    assert (await rig.applies("wangfang", **leave("11-26", "11-30"))).done


@clause("30.4-1")
@pytest.mark.parametrize(
    ("until", "done"),
    [pytest.param("11-26", True, id="3.0 in all"), pytest.param("11-27 am", False, id="3.5 in all")],
)
async def test_an_extension_belongs_to_its_leave(quiet_office: OpenOffice, until: str, done: bool) -> None:
    rig = await quiet_office("2026-11-24 10:00")
    case = await granted(rig, "wangfang", "11-24", "11-25")
    assert (await rig.applies("wangfang", about=case, **extension(until))).done is done


@clause("30.4-1")
@pytest.mark.parametrize(
    ("kind", "settings", "done"),
    [
        pytest.param("annual", LeaveSettings(), True, id="annual leave is free"),
        pytest.param(
            "annual", LeaveSettings(annual_counts=True), False, id="annual leave counts where the office says"
        ),
        pytest.param("sick", LeaveSettings(annual_counts=True), True, id="sick leave never counts"),
        pytest.param("marriage", LeaveSettings(annual_counts=True), True, id="statutory leave never counts"),
    ],
)
async def test_which_kinds_the_three_days_hold_for(
    quiet_office: OpenOffice, kind: str, settings: LeaveSettings, done: bool
) -> None:
    rig = await quiet_office("2026-11-20 09:00", settings)
    assert (await rig.applies("wangfang", **leave("11-23", "11-27", kind=kind))).done is done


@clause("30.4-1")
async def test_where_annual_leave_counts_it_joins_private_leave(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-20 09:00", LeaveSettings(annual_counts=True))
    await granted(rig, "wangfang", "11-23", "11-24", kind="annual")
    assert (await rig.applies("wangfang", **leave("11-25", "11-26"))).said.key == "leave-too-long"


@clause("30.4-1")
@pytest.mark.parametrize(
    ("first", "last", "done"),
    [
        pytest.param("11-27", "11-29", True, id="Friday to Sunday is 3.0"),
        pytest.param("11-27", "11-30 am", False, id="Friday to Monday noon is 3.5"),
    ],
)
async def test_calendar_days_where_the_office_counts_so(
    quiet_office: OpenOffice, first: str, last: str, done: bool
) -> None:
    rig = await quiet_office("2026-11-20 09:00", LeaveSettings(calendar_days=True))
    assert (await rig.applies("wangfang", **leave(first, last))).done is done


@clause("30.4-1")
async def test_where_calendar_days_count_a_split_over_the_weekend_saves_none(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-20 09:00", LeaveSettings(calendar_days=True))
    await granted(rig, "wangfang", "11-27")
    outcome = await rig.applies("wangfang", **leave("11-30"))
    assert (outcome.said.key, outcome.said.args["asked"]) == ("leave-too-long", 4.0)
