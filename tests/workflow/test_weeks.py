"""Cases are found by their weeks and by who is to decide, so that a rule about a few days does not read years."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from desk_rig import DeskRig
from leaves import extension, given, granted, leave, when
from offices import OpenOffice

from bot.tables import found_by
from regulations import matters
from workflow.case import FOUND_BY, WEEKS, Case, State, Step
from workflow.desk import Desk, cases
from workflow.hearing import CASE
from workflow.past import WithPast, past_of
from workflow.period import Period
from workflow.store import Document, Row


@pytest.mark.parametrize(
    ("first", "last", "weeks"),
    [
        ("11-23", "11-23", ["2026-W48"]),
        ("11-29", "11-30", ["2026-W48", "2026-W49"]),
        ("11-27", "12-07 am", ["2026-W48", "2026-W49", "2026-W50"]),
        ("12-31", "2027-01-03", ["2026-W53"]),
        ("12-31", "2027-01-04", ["2026-W53", "2027-W01"]),
        ("2024-12-29", "2024-12-30", ["2024-W52", "2025-W01"]),
    ],
)
def test_a_period_touches_every_week_of_which_it_has_a_day(first: str, last: str, weeks: list[str]) -> None:
    assert list(Period.parse(when(first, last)).weeks()) == weeks


def test_who_holds_a_level_and_who_is_asked_for_him_are_to_decide() -> None:
    step = Step("deputy", "liming", (), asked="zhouzheng")
    case = Case("c", "leave", "leave", "wangfang", "second", datetime(2026, 11, 20, tzinfo=UTC), {}, steps=(step,))
    undoing = replace(case, state=State.WITHDRAWING, facts={"withdrawal_asked": ["chenlan"]})
    assert [one.deciders for one in (case, undoing, replace(case, state=State.CLOSED), replace(case, steps=()))] == [
        ("liming", "zhouzheng"),
        ("liming", "zhouzheng", "chenlan"),
        (),
        (),
    ]


async def found(rig: DeskRig, first: str, last: str | None = None) -> list[str]:
    """Whose leaves touch a week of a period."""
    weeks = Period.parse(when(first, last)).weeks()
    return await rig.at_desk(lambda desk: [case.applicant for case in cases(desk.tx, weeks=weeks, family="leave")])


async def test_leaves_are_found_in_each_of_their_weeks_once_and_the_oldest_first(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "lina", "12-04", "12-07", kind="annual", stand_in="majun")
    await rig.applies("wangfang", **leave("11-27", "12-04", kind="annual", stand_in="zhouting"))
    assert await found(rig, "11-26") == ["wangfang"]
    assert await found(rig, "11-23", "12-31") == ["lina", "wangfang"]
    assert await found(rig, "12-08") == ["lina"]
    assert await found(rig, "12-14") == []


async def test_the_cases_of_any_of_several_people_are_found_the_oldest_first(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    for person, acting, day in (
        ("wangfang", "zhouting", "12-01"),
        ("lina", "majun", "12-02"),
        ("majun", "lina", "12-03"),
    ):
        await rig.applies(person, **leave(day, stand_in=acting))

    def of_two(desk: Desk) -> list[list[str]]:
        people, weeks = ("lina", "wangfang"), Period.parse(when("11-30", "12-12")).weeks()
        asked = ({"applicant": people}, {"applicant": people, WEEKS: weeks}, {"applicant": ()})
        return [[case.applicant for case in cases(desk.tx, family="leave", **eq)] for eq in asked]

    assert await rig.at_desk(of_two) == [["wangfang", "lina"], ["wangfang", "lina"], []]


async def test_a_corrected_leave_is_found_in_its_new_week_only(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-24"))
    await rig.decides("zhaogang", "send_back", reason="改期")
    case = await rig.case("leave")
    assert case.state is State.RETURNED
    await rig.applies("wangfang", returned=case, **leave("12-08"))
    assert (await found(rig, "11-24"), await found(rig, "12-08")) == ([], ["wangfang"])


async def test_an_extension_is_found_by_what_it_adds(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    first = await granted(rig, "wangfang", "11-26", "11-27", stand_in="zhouting")
    begun = {"kind": "private", "from": "2026-11-28 am"}
    await rig.applies("wangfang", about=first, **extension("11-30", **begun))
    assert await found(rig, "12-01") == ["wangfang"]


async def test_a_form_looks_at_the_leaves_of_its_own_weeks_only(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "lina", "11-24", "11-26", stand_in="majun")
    await granted(rig, "lina", "12-08", stand_in="majun")

    def looked_at(desk: Desk) -> list[list[str]]:
        request = desk.request(matters()["leave"], "wangfang", leave("11-25"))
        undated = desk.request(matters()["leave"], "wangfang", {"stand_in": "lina"})
        needs = [(asked, need) for asked in (request, undated) for need in ("unit", "stand_in")]
        return [[case.values["when"] for case in asked.earlier(need)] for asked, need in needs]

    assert await rig.at_desk(looked_at) == [[when("11-24", "11-26")]] * 2 + [[], []]


async def test_cases_of_before_are_found_in_the_same_ways(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-24")
    await given(rig, "gaoyuan", matter="classified_staff", who="wangfang", mark="yes")

    def before(desk: Desk) -> list[tuple[Document, Document]]:
        rows = desk.tx.find(CASE)
        old = [{key: value for key, value in row.doc.items() if key not in FOUND_BY} for row in rows]
        return [(row.doc, found_by(CASE, doc)) for row, doc in zip(rows, old, strict=True)]

    kept = await rig.at_desk(before)
    assert [doc[WEEKS] for doc, _ in kept] == [["2026-W48"], []]
    assert all(doc == brought_up_to_date for doc, brought_up_to_date in kept)
    assert found_by("card", {"case": "c"}) == {"case": "c"}
    assert found_by(CASE, {"matter": "no longer there"}) == {"matter": "no longer there"}


async def test_an_archived_leave_is_found_by_its_weeks(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    case = await granted(rig, "wangfang", "11-24")

    def archived(desk: Desk) -> list[list[str]]:
        row = desk.tx.get(CASE, case.id)
        assert row is not None
        past = WithPast(desk.tx, past_of([{CASE: [Row(case.id, 0, row.doc)]}]))
        desk.tx.delete(CASE, case.id)
        return [[row.id for row in past.find(CASE, eq={WEEKS: week})] for week in ("2026-W48", "2026-W49")]

    assert await rig.at_desk(archived) == [[case.id], []]
