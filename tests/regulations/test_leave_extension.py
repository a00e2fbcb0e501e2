"""30.9-2, AM-08, D-72: an extension is asked before the end; the total decides; a refused one is a report."""

import pytest
from desk_rig import DeskRig
from leaves import CERTIFICATE, extension, granted, holders, leave, through
from offices import OpenOffice

from regulations.leave_rules import remarks
from workflow.case import Case, State

pytestmark = pytest.mark.clause("30.9-2")


async def on_leave(
    quiet_office: OpenOffice, person: str = "wangfang", last: str = "11-24", kind: str = "private"
) -> tuple[DeskRig, Case]:
    """On leave from Monday, 23 November; it is the last morning."""
    rig = await quiet_office()
    case = await granted(rig, person, "11-23", last, kind=kind)
    await rig.until(f"2026-{last[:5]} 10:30")
    return rig, case


def reports(rig: DeskRig) -> list[str]:
    """Who was told that somebody cannot return in time."""
    return sorted(who for who in rig.boxes for key in rig.keys(who) if key == "extension-report")


@pytest.mark.parametrize(
    ("person", "last", "until", "route"),
    [
        pytest.param("zhaogang", "11-23", "11-24 am", ["liming", "zhouzheng"], id="head 1.0 and 0.5"),
        pytest.param("zhaogang", "11-23 am", "11-23", ["liming"], id="head 0.5 and 0.5"),
        pytest.param("wangfang", "11-23", "11-24 am", ["zhaogang", "liming", "zhouzheng"], id="staff 1.0 and 0.5"),
        pytest.param("chenlan", "11-23", "11-25", ["zhouzheng"], id="deputy"),
    ],
)
async def test_the_total_decides_who_is_asked(
    quiet_office: OpenOffice, person: str, last: str, until: str, route: list[str]
) -> None:
    rig, case = await on_leave(quiet_office, person, last)
    outcome = await rig.applies(person, about=case, **extension(until))
    assert outcome.case is not None, outcome.said
    assert holders(outcome.case) == route


async def test_an_approved_extension_is_the_leaves_new_end(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    outcome = await rig.applies("wangfang", about=case, **extension("11-25"))
    assert outcome.case is not None
    assert (await rig.again(case)).values["when"].endswith("11-24 pm")
    more = await through(rig, outcome.case)
    assert more.state is State.CLOSED
    after = await rig.again(case)
    assert after.values["when"] == "2026-11-23 am/2026-11-25 pm"
    assert after.facts["extensions"] == {more.id: "approved"}
    assert rig.line("wangfang", "leave-extended").args["until"] == {"half_day": "2026-11-25 pm"}
    assert rig.last("zhouting").message.lines[0].args["title"] == {"text": {"key": "leave_extension-title", "args": {}}}


async def test_its_days_count_once(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    outcome = await rig.applies("wangfang", about=case, **extension("11-25"))
    assert outcome.case is not None
    await through(rig, outcome.case)
    preview = await rig.previews("wangfang", **leave("12-14"))
    left = next(line for line in remarks(preview.request) if line.key == "leave-left")
    assert (left.args["used"], left.args["left"]) == (3.0, 11.0)


@pytest.mark.parametrize(
    ("now", "key"),
    [
        pytest.param("2026-11-24 17:59", "case-submitted", id="on the last afternoon"),
        pytest.param("2026-11-24 23:59", "case-submitted", id="on the last evening"),
        pytest.param("2026-11-25 00:00", "extension-too-late", id="when the day is over"),
        pytest.param("2026-11-25 10:00", "extension-too-late", id="on the first day back"),
    ],
)
async def test_it_is_asked_before_the_end(quiet_office: OpenOffice, now: str, key: str) -> None:
    rig, case = await on_leave(quiet_office)
    await rig.until(now)
    assert (await rig.applies("wangfang", about=case, **extension("11-25"))).said.key == key


@pytest.mark.parametrize(
    ("now", "key"), [("2026-11-24 11:59", "case-submitted"), ("2026-11-24 12:00", "extension-too-late")]
)
async def test_a_leave_until_noon_is_extended_before_noon(quiet_office: OpenOffice, now: str, key: str) -> None:
    rig, case = await on_leave(quiet_office, last="11-24 am")
    await rig.until(now)
    assert (await rig.applies("wangfang", about=case, **extension("11-24"))).said.key == key


@pytest.mark.parametrize(
    ("until", "key"),
    [
        pytest.param("11-24", "extension-not-later", id="the end that it has"),
        pytest.param("11-24 am", "extension-not-later", id="an earlier end"),
        pytest.param("11-25 am", "case-submitted", id="half a day more"),
    ],
)
async def test_it_ends_later_than_the_leave(quiet_office: OpenOffice, until: str, key: str) -> None:
    rig, case = await on_leave(quiet_office)
    assert (await rig.applies("wangfang", about=case, **extension(until))).said.key == key
    assert reports(rig) == []


async def test_over_a_weekend_nothing_needs_to_be_extended(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office, last="11-27", kind="annual")
    assert (await rig.applies("wangfang", about=case, **extension("11-29"))).said.key == "leave-no-workday"


async def test_it_does_not_reach_into_another_leave(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    await rig.applies("wangfang", **leave("11-26", kind="annual"))
    assert (await rig.applies("wangfang", about=case, **extension("11-26 am"))).said.key == "leave-overlap"
    assert (await rig.applies("wangfang", about=case, **extension("11-25"))).done


async def test_a_second_one_waits_for_the_first(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office, kind="annual")
    first = await rig.applies("wangfang", about=case, **extension("11-25"))
    assert (await rig.applies("wangfang", about=case, **extension("11-26"))).said.key == "leave-overlap"
    assert first.case is not None
    await through(rig, first.case)
    assert (await rig.applies("wangfang", about=await rig.again(case), **extension("11-26"))).done


@pytest.mark.parametrize(
    ("last", "until", "kind", "key"),
    [
        pytest.param("11-24", "11-26 am", "private", "leave-too-long", id="private 2.0 and 1.5"),
        pytest.param("11-25", "11-26 am", "private", "leave-too-long", id="private 3.0 and 0.5"),
        pytest.param("11-24", "11-25", "private", "case-submitted", id="private 2.0 and 1.0"),
        pytest.param("11-24", "11-26 am", "sick", "case-submitted", id="sick 2.0 and 1.5"),
        pytest.param("11-24", "12-04", "annual", "case-submitted", id="annual 2.0 and 8.0"),
    ],
)
async def test_the_limits_hold_for_private_leave_only(
    quiet_office: OpenOffice, last: str, until: str, kind: str, key: str
) -> None:
    rig, case = await on_leave(quiet_office, last=last, kind=kind)
    proof = {"certificate": CERTIFICATE} if kind == "sick" else {}
    assert (await rig.applies("wangfang", about=case, **extension(until, **proof))).said.key == key


async def test_a_refusal_by_rule_is_still_a_report_told_once(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    for _ in range(2):
        await rig.applies("wangfang", about=case, **extension("11-26 am"))
    assert reports(rig) == ["zhaogang", "zhouting", "zhouzheng"]
    after = await rig.again(case)
    assert after.facts["cannot_return"] == "2026-11-26 am"
    assert [(entry.actor, entry.act) for entry in after.history][-1] == ("wangfang", "cannot_return")
    assert after.values == case.values


async def test_another_date_is_another_report(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    await rig.applies("wangfang", about=case, **extension("11-26 am"))
    await rig.applies("wangfang", about=case, **extension("11-27"))
    await rig.applies("wangfang", about=case, **extension("11-26 am"))
    assert rig.keys("zhouting").count("extension-report") == 2


async def test_a_late_one_is_a_report_too(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    await rig.until("2026-11-25 08:40")
    await rig.applies("wangfang", about=case, **extension("11-25"))
    assert reports(rig) == ["zhaogang", "zhouting", "zhouzheng"]


async def test_the_cards_still_work_after_the_report(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    await rig.applies("wangfang", about=case, **extension("11-26 am"))
    await rig.until("2026-11-25 08:40")
    await rig.presses("wangfang", "销假")
    assert (await rig.again(case)).state is State.CLOSED


@pytest.mark.parametrize("person", ["zhaogang", "liming", "zhouzheng"])
async def test_a_refusal_by_any_level_is_a_report_too(quiet_office: OpenOffice, person: str) -> None:
    rig, case = await on_leave(quiet_office)
    asked = (await rig.applies("wangfang", about=case, **extension("11-25"))).case
    levels = ["zhaogang", "liming", "zhouzheng"]
    for below in levels[: levels.index(person)]:
        await rig.decides(below, "approve", asked)
    assert (await rig.decides(person, "refuse", asked, reason="走不开")).done
    assert reports(rig) == ["zhaogang", "zhouting", "zhouzheng"]
    after = await rig.again(case)
    assert after.values["when"].endswith("11-24 pm")
    assert after.facts["cannot_return"] == "2026-11-25 pm"
    assert rig.line("wangfang", "case-refused").args["reason"] == "走不开"


async def test_a_withdrawn_one_leaves_the_leave_as_it_was(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    outcome = await rig.applies("wangfang", about=case, **extension("11-25"))
    assert (await rig.decides("wangfang", "withdraw", outcome.case)).done
    after = await rig.again(case)
    assert after.values == case.values
    assert reports(rig) == []
    assert (await rig.applies("wangfang", about=case, **extension("11-25"))).done


async def test_who_reports_back_needs_no_extension_any_more(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office, kind="annual")
    outcome = await rig.applies("wangfang", about=case, **extension("11-25"))
    assert outcome.case is not None
    await rig.until("2026-11-25 08:40")
    await rig.decides("wangfang", "report_back", case)
    assert (await rig.again(outcome.case)).state is State.WITHDRAWN
    assert not (await rig.decides("zhaogang", "approve", outcome.case)).done
    assert (await rig.again(case)).values == case.values
    assert rig.line("zhaogang", "case-withdrawn").args["by"] == {"person": "wangfang"}


@pytest.mark.parametrize("moment", ["2026-11-24 10:30", "2026-11-24 16:00"], ids=["early", "on the last afternoon"])
async def test_a_form_opened_before_the_report_is_not_taken_after_it(quiet_office: OpenOffice, moment: str) -> None:
    rig, case = await on_leave(quiet_office)
    await rig.until(moment)
    await rig.decides("wangfang", "report_back", case)
    form = {**extension("11-25"), "kind": "private", "from": "2026-11-25 am"}
    assert (await rig.applies("wangfang", about=case, **form)).said.key == "extension-leave-moved"


async def test_only_the_person_on_leave_extends(quiet_office: OpenOffice) -> None:
    rig, case = await on_leave(quiet_office)
    for other in ("zhaogang", "lina", "zhouting"):
        assert not (await rig.decides(other, "extend", case)).done
    assert (await rig.decides("wangfang", "extend", case)).done
