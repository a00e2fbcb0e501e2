"""30.4-2: private leave of at most fifteen days in a calendar year, counted by the day of leave."""

from dataclasses import replace
from typing import Any

import pytest
from cast import roster
from desk_rig import DeskRig
from leaves import given, granted, leave, oral, through
from offices import OpenOffice

from regulations.leave_days import LeaveSettings
from regulations.leave_rules import remarks
from workflow.authority import Roster

clause = pytest.mark.clause


def used(days: float, year: str = "2026", person: str = "wangfang") -> Roster:
    """The cast, of whom one has taken so many days already when the office begins with the bot."""
    found = roster().person(person)
    return roster(**{person: replace(found, private_leave_used={**found.private_leave_used, year: days})})


@clause("30.4-2")
@pytest.mark.parametrize(
    ("before", "first", "last", "done"),
    [
        pytest.param(14.0, "12-14", "12-14", True, id="14.0 and 1.0"),
        pytest.param(14.5, "12-14 am", "12-14 am", True, id="14.5 and 0.5"),
        pytest.param(12.0, "12-14", "12-16", True, id="12.0 and 3.0"),
        pytest.param(15.0, "12-14 am", "12-14 am", False, id="15.0 and 0.5"),
        pytest.param(14.0, "12-14", "12-15", False, id="14.0 and 2.0"),
        pytest.param(14.0, "12-14", "12-15 am", False, id="14.0 and 1.5"),
        pytest.param(12.5, "12-14", "12-16", False, id="12.5 and 3.0"),
    ],
)
async def test_fifteen_days_and_not_more(
    quiet_office: OpenOffice, before: float, first: str, last: str, done: bool
) -> None:
    rig = await quiet_office(people=used(before))
    outcome = await rig.applies("wangfang", **leave(first, last))
    assert outcome.done is done
    if not done:
        assert outcome.said.key == "leave-too-much"
        assert (outcome.said.args["used"], outcome.said.args["left"]) == (before, 15.0 - before)
        assert outcome.said.args["articles"] == {"cite": ["30.4-2"]}


@clause("30.4-2")
@pytest.mark.parametrize(
    ("old", "new", "year"),
    [
        pytest.param(14.0, 14.0, None, id="1.0 left in each year"),
        pytest.param(14.5, 0.0, "2026", id="only 0.5 left in the old year"),
        pytest.param(0.0, 14.5, "2027", id="only 0.5 left in the new year"),
    ],
)
async def test_a_leave_over_new_year_is_split(
    quiet_office: OpenOffice, old: float, new: float, year: str | None
) -> None:
    people = used(old)
    before = {"2026": old, "2027": new}
    people = roster(wangfang=replace(people.person("wangfang"), private_leave_used=before))
    rig = await quiet_office("2026-12-30 09:00", people=people)
    outcome = await rig.applies("wangfang", **leave("12-31", "2027-01-04"))
    assert outcome.said.args.get("year") == (int(year) if year else None)
    assert outcome.done is (year is None)


@clause("30.4-2")
async def test_the_new_year_begins_with_nothing_used(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-30 09:00", people=used(15.0))
    assert (await rig.applies("wangfang", **leave("2027-01-04", "2027-01-06"))).done


async def three_days_each(rig: DeskRig, mondays: list[str]) -> None:
    for monday in mondays:
        assert (await rig.applies("wangfang", **leave(monday, f"11-{int(monday[3:]) + 2:02d}"))).done


@clause("30.4-2")
async def test_what_is_only_asked_for_counts_already(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-10-26 09:00", people=used(9.0))
    await three_days_each(rig, ["11-02", "11-09"])
    outcome = await rig.applies("wangfang", **leave("11-16 am"))
    assert (outcome.said.key, outcome.said.args["used"]) == ("leave-too-much", 15.0)


@clause("30.4-2")
@pytest.mark.parametrize(
    ("person", "act", "values", "counts"),
    [
        pytest.param("wangfang", "withdraw", {}, False, id="withdrawn: given back"),
        pytest.param("zhaogang", "refuse", {"reason": "忙"}, False, id="refused: given back"),
        pytest.param("zhaogang", "send_back", {"reason": "改"}, True, id="returned for correction: still counted"),
        pytest.param("zhaogang", "approve", {}, True, id="approved by the first level: counted"),
    ],
)
async def test_what_becomes_of_a_leave_decides_whether_it_counts(
    quiet_office: OpenOffice, person: str, act: str, values: dict[str, Any], counts: bool
) -> None:
    rig = await quiet_office(people=used(12.0))
    await rig.applies("wangfang", **leave("11-23", "11-25"))
    await rig.decides(person, act, **values)
    assert (await rig.applies("wangfang", **leave("12-14 am"))).done is not counts


@clause("30.4-2")
async def test_an_undone_approval_gives_the_days_back(quiet_office: OpenOffice) -> None:
    rig = await quiet_office(people=used(12.0))
    await granted(rig, "wangfang", "11-23", "11-25")
    await rig.decides("wangfang", "ask_withdrawal", reason="不去了")
    assert not (await rig.applies("wangfang", **leave("12-14 am"))).done
    await rig.decides("zhouzheng", "grant_withdrawal")
    assert (await rig.applies("wangfang", **leave("12-14", "12-16"))).done


@clause("30.4-2")
async def test_a_correction_does_not_count_its_own_days_twice(quiet_office: OpenOffice) -> None:
    rig = await quiet_office(people=used(12.0))
    await rig.applies("wangfang", **leave("11-23", "11-25"))
    await rig.decides("zhaogang", "send_back", reason="改日期")
    again = await rig.applies("wangfang", returned=await rig.case(), **leave("11-24", "11-26"))
    assert again.done


@clause("30.4-2")
async def test_days_that_an_early_return_gave_back_are_free_again(quiet_office: OpenOffice) -> None:
    rig = await quiet_office(people=used(12.0))
    await granted(rig, "wangfang", "11-23", "11-25")
    await rig.until("2026-11-24 14:40")
    await rig.decides("wangfang", "report_back")
    assert not (await rig.applies("wangfang", **leave("12-14", "12-15"))).done
    assert (await rig.applies("wangfang", **leave("12-14", "12-15 am"))).done


@clause("30.4-2")
async def test_an_oral_leave_counts_and_its_form_does_not_count_again(quiet_office: OpenOffice) -> None:
    rig = await quiet_office(people=used(14.0))
    spoken = await rig.applies("wangfang", **oral("11-23"))
    assert spoken.case is not None
    await through(rig, spoken.case)
    assert not (await rig.applies("wangfang", **leave("12-14 am"))).done
    form = await rig.applies("wangfang", about=spoken.case, **leave("11-23"))
    assert form.done
    assert not (await rig.applies("wangfang", **leave("12-14 am"))).done


@clause("30.4-2")
async def test_a_shorter_form_counts_once_it_is_approved_and_the_oral_leave_until_then(
    quiet_office: OpenOffice,
) -> None:
    rig = await quiet_office(people=used(9.0))
    spoken = await given(rig, "wangfang", **oral("11-23", "11-25"))
    form = (await rig.applies("wangfang", about=spoken, **leave("11-23", "11-24"))).case
    assert form is not None
    assert (await counted(rig)) == 12.0
    await through(rig, form)
    assert (await counted(rig)) == 11.0
    await rig.decides("wangfang", "ask_withdrawal", form, reason="不去了")
    await rig.decides("zhouzheng", "grant_withdrawal", form)
    assert (await counted(rig)) == 9.0


async def counted(rig: DeskRig) -> float:
    """The days of 2026 that the form of a new leave would show as used."""
    preview = await rig.previews("wangfang", **leave("12-14"))
    return float(next(line.args["used"] for line in remarks(preview.request) if line.key == "leave-left"))


@clause("30.4-2")
@pytest.mark.parametrize("kind", ["annual", "sick", "marriage", "maternity", "bereavement", "home_visit", "injury"])
async def test_other_kinds_are_not_counted_to_the_year(quiet_office: OpenOffice, kind: str) -> None:
    rig = await quiet_office(people=used(15.0))
    assert (await rig.applies("wangfang", **leave("11-23", "11-27", kind=kind))).done


@clause("30.4-2")
async def test_annual_leave_counts_to_the_year_where_the_office_says_so(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-20 09:00", LeaveSettings(annual_counts=True), people=used(14.0))
    assert (await rig.applies("wangfang", **leave("11-23", "11-24", kind="annual"))).said.key == "leave-too-much"


@clause("30.4-2")
@pytest.mark.parametrize(
    ("before", "last", "total"),
    [
        pytest.param(10.5, "11-23", None, id="11.5 after it"),
        pytest.param(11.0, "11-23", 12.0, id="12.0 after it"),
        pytest.param(12.0, "11-25", 15.0, id="15.0 after it"),
    ],
)
async def test_a_warning_from_twelve_days_on(
    quiet_office: OpenOffice, before: float, last: str, total: float | None
) -> None:
    rig = await quiet_office(people=used(before))
    preview = await rig.previews("wangfang", **leave("11-23", last))
    warned = [finding.args["total"] for finding in preview.findings if finding.key == "leave-near-limit"]
    assert warned == ([total] if total else [])
    assert not preview.refused
