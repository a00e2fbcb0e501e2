"""The clocks of an item to their minutes: the limit (D-20), receipt (D-21), progress (D-22), the redo (D-23)."""

import pytest
from desk_rig import DeskRig
from offices import OpenOffice
from supervisions import accepted, approved, checked, diary, handed_out, heard, item, must, reports, word

from regulations.supervision_item import SupervisionSettings
from workflow.case import Case

NOW = "2026-11-23 09:00"
UNIT = ("qianmin", "wukai")


def of(entries: list[tuple[str, str, str]], *keys: str) -> list[tuple[str, str, str]]:
    """Those with one of these keys."""
    return [entry for entry in entries if entry[2] in keys]


async def received(rig: DeskRig, case: Case) -> Case:
    """The unit has acknowledged."""
    return await must(rig, "qianmin", "sup_receive", case)


@pytest.mark.scenario("S-43")
@pytest.mark.clause("9.9-3-1")
@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("2026-11-23 08:30", "11-23 15:00"),
        ("2026-11-23 09:00", "11-23 15:30"),
        ("2026-11-27 16:00", "11-30 10:30"),
        ("2026-11-28 10:00", "11-30 15:00"),
    ],
)
async def test_four_working_hours_without_receipt_unit_and_office_are_told(
    office: OpenOffice, given: str, asked: str
) -> None:
    rig = await office(given)
    await handed_out(rig)
    entries = of(await diary(rig, "2026-12-01 08:00"), "supervision-receipt", "supervision-phone")
    told = {(asked, one, "supervision-receipt") for one in UNIT} | {(asked, "suntao", "supervision-phone")}
    assert set(entries) == told
    assert len(entries) == 3
    assert "unreceived" in (await rig.case("supervision")).facts


@pytest.mark.clause("9.9-3-1")
@pytest.mark.parametrize(("minute", "count"), [("15:29", 0), ("15:30", 1)])
async def test_the_receipt_is_asked_for_at_its_minute(office: OpenOffice, minute: str, count: int) -> None:
    rig = await office(NOW)
    await handed_out(rig)
    await rig.until(f"2026-11-23 {minute}")
    assert rig.keys("qianmin").count("supervision-receipt") == count


@pytest.mark.clause("9.9-3-1")
async def test_who_has_acknowledged_is_not_asked(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, units=["finance", "information"], lead="finance")
    await received(rig, case)
    await rig.until("2026-11-24 08:00")
    assert "supervision-receipt" not in rig.keys("qianmin") + rig.keys("wukai")
    assert "supervision-receipt" in rig.keys("hejing")
    assert rig.line("suntao", "supervision-phone").args["units"] == {"list": [{"unit": "information"}]}


@pytest.mark.scenario("S-43")
@pytest.mark.clause("9.9-3-3")
@pytest.mark.clause("1.34-2")
async def test_an_item_due_on_18_december_is_pinged_on_the_days_of_the_scenario(office: OpenOffice) -> None:
    rig = await office("2026-12-07 09:00")
    await received(rig, await handed_out(rig))
    entries = of(await diary(rig, "2026-12-18 18:00"), "supervision-near", "supervision-overdue")
    days = ("12-09", "12-15", "12-17", "12-18")
    assert entries == [(f"{one} 08:30", who, "supervision-near") for one in days for who in UNIT]
    lines = [line for seen in rig.boxes["wukai"] for line in seen.message.lines if line.key == "supervision-near"]
    assert [line.args["left"] for line in lines] == [7, 3, 1, 0]


@pytest.mark.scenario("S-43")
@pytest.mark.clause("9.9-3-3")
@pytest.mark.parametrize(
    ("person", "first"),
    [("qianmin", "12-21"), ("wukai", "12-21"), ("suntao", "12-21"), ("chenlan", "12-23"), ("zhouzheng", "12-25")],
)
async def test_overdue_goes_up_the_ladder_day_by_day(office: OpenOffice, person: str, first: str) -> None:
    rig = await office("2026-12-07 09:00")
    await received(rig, await handed_out(rig))
    entries = of(await diary(rig, "2026-12-29 18:00"), "supervision-overdue", "supervision-late")
    assert {key for _, who, key in entries if who == person} == {
        "supervision-overdue" if person in UNIT else "supervision-late"
    }
    days = ("12-21", "12-22", "12-23", "12-24", "12-25", "12-28", "12-29")
    assert [minute for minute, who, _ in entries if who == person] == [f"{day} 08:30" for day in days if day >= first]


@pytest.mark.clause("9.9-3-3")
@pytest.mark.parametrize(("minute", "count"), [("12-09 08:29", 0), ("12-09 08:30", 1), ("12-09 18:00", 1)])
async def test_a_reminder_comes_at_its_minute_and_once(office: OpenOffice, minute: str, count: int) -> None:
    rig = await office("2026-12-07 09:00")
    await handed_out(rig)
    await rig.until(f"2026-{minute}")
    assert rig.keys("wukai").count("supervision-near") == count


@pytest.mark.clause("9.9-3-3")
async def test_a_limit_on_a_sunday_is_pinged_on_the_working_day_before(office: OpenOffice) -> None:
    rig = await office("2026-12-16 09:00")
    await handed_out(rig, "12-20")
    entries = await diary(rig, "2026-12-21 09:00")
    assert [minute for minute, who, _ in of(entries, "supervision-near") if who == "wukai"] == ["12-18 08:30"]
    assert [minute for minute, who, _ in of(entries, "supervision-overdue") if who == "wukai"] == ["12-21 08:30"]


@pytest.mark.clause("9.9-3-3")
async def test_what_is_handed_out_late_is_not_reminded_of_days_that_are_past(office: OpenOffice) -> None:
    rig = await office("2026-12-16 09:00")
    await handed_out(rig)
    entries = of(await diary(rig, "2026-12-18 18:00"), "supervision-near")
    assert [minute for minute, who, _ in entries if who == "wukai"] == ["12-17 08:30", "12-18 08:30"]


@pytest.mark.clause("9.9-3-3")
async def test_the_office_sets_the_days(office: OpenOffice) -> None:
    rig = await office("2026-12-07 09:00", SupervisionSettings(days_before=(2,), deputy_after=1, director_after=2))
    await handed_out(rig)
    entries = await diary(rig, "2026-12-22 09:00")
    assert [one for one, who, _ in of(entries, "supervision-near") if who == "wukai"] == ["12-16 08:30", "12-18 08:30"]
    assert [one for one, who, _ in of(entries, "supervision-late") if who == "zhouzheng"] == ["12-22 08:30"]


@pytest.mark.clause("9.8-4")
@pytest.mark.clause("9.8-5")
@pytest.mark.parametrize(("due", "asked"), [("12-23", "11-30 08:30"), ("12-24", "12-23 08:30")])
async def test_up_to_thirty_days_progress_is_weekly_beyond_monthly(office: OpenOffice, due: str, asked: str) -> None:
    rig = await office(NOW)
    await received(rig, await handed_out(rig, due))
    entries = of(await diary(rig, "2026-12-23 18:00"), "supervision-progress")
    assert next(minute for minute, who, _ in entries if who == "wukai") == asked


@pytest.mark.clause("9.8-4")
@pytest.mark.clause("9.6-2")
async def test_progress_is_asked_on_the_day_and_the_next_when_the_office_learns_of_it(office: OpenOffice) -> None:
    rig = await office(NOW)
    await received(rig, await handed_out(rig))
    entries = of(await diary(rig, "2026-12-06 18:00"), "supervision-progress", "supervision-progress-missed")
    asked = [(day, who, "supervision-progress") for day in ("11-30 08:30", "12-01 08:30") for who in UNIT]
    assert sorted(entries) == sorted([*asked, ("12-01 08:30", "suntao", "supervision-progress-missed")])


@pytest.mark.clause("9.8-4")
async def test_on_the_last_day_the_limit_is_pinged_and_not_progress(office: OpenOffice) -> None:
    rig = await office(NOW)
    await received(rig, await handed_out(rig, "12-07"))
    entries = [(minute, key) for minute, who, key in await diary(rig, "2026-12-07 18:00") if who == "wukai"]
    assert [minute for minute, key in entries if key == "supervision-progress"] == ["11-30 08:30", "12-01 08:30"]
    assert entries[-1] == ("12-07 08:30", "supervision-near")


@pytest.mark.clause("9.8-4")
async def test_a_report_on_progress_begins_the_week_anew(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await received(rig, await handed_out(rig))
    await rig.until("2026-11-27 10:00")
    await must(rig, "wukai", "sup_progress", case, progress="完成一半")
    assert "supervision-has-progress" in rig.keys("suntao")
    entries = of(await diary(rig, "2026-12-05 18:00"), "supervision-progress")
    assert [minute for minute, who, _ in entries if who == "wukai"] == ["12-04 08:30"]


@pytest.mark.clause("9.8-5")
@pytest.mark.parametrize(("due", "days"), [("12-23", []), ("12-24", ["12-23 08:30"])])
async def test_of_a_long_item_the_office_writes_to_the_leaders_monthly(
    office: OpenOffice, due: str, days: list[str]
) -> None:
    rig = await office(NOW)
    await handed_out(rig, due)
    entries = of(await diary(rig, "2026-12-23 18:00"), "supervision-write-up")
    assert [minute for minute, who, _ in entries if who == "suntao"] == days


@pytest.mark.clause("9.9-3-2")
async def test_half_way_the_office_looks_after_it(office: OpenOffice) -> None:
    rig = await office("2026-12-07 09:00")
    await handed_out(rig, "12-17")
    entries = of(await diary(rig, "2026-12-17 18:00"), "supervision-middle")
    assert entries == [("12-14 08:30", "suntao", "supervision-middle")]


@pytest.mark.clause("9.8-6")
@pytest.mark.clause("9.9-4")
async def test_a_report_waits_a_working_day_then_the_office_is_reminded(office: OpenOffice) -> None:
    rig = await office(NOW)
    await reports(rig, await received(rig, await handed_out(rig)))
    entries = await diary(rig, "2026-11-25 09:00")
    assert entries == [("11-24 09:00", "suntao", "supervision-review"), ("11-25 08:30", "suntao", "supervision-review")]


@pytest.mark.clause("9.9-5")
@pytest.mark.clause("9.9-6")
async def test_the_leader_is_told_of_the_result_until_he_asks_no_more(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await accepted(rig, await handed_out(rig, source="instruction"))
    entries = await diary(rig, "2026-12-02 09:00")
    told = [("11-24 08:30", "suntao", "supervision-tell-leader"), ("12-01 08:30", "suntao", "supervision-tell-leader")]
    assert entries == told
    await must(rig, "suntao", "sup_close", case, **word(rig))
    assert await diary(rig, "2027-01-31 18:00") == []


@pytest.mark.clause("9.9-4")
@pytest.mark.parametrize(
    ("until", "done"), [("11-23", False), ("11-24", True), ("11-30", True), ("12-01", False), ("12-18", False)]
)
async def test_the_redo_has_a_limit_within_five_working_days(office: OpenOffice, until: str, done: bool) -> None:
    rig = await office(NOW)
    case = await reports(rig, await handed_out(rig))
    outcome = await rig.decides("suntao", "sup_return", case, reason="数字不符", redo_until=f"2026-{until} pm")
    assert outcome.done is done
    assert ("supervision-returned" in rig.keys("wukai")) is done


@pytest.mark.clause("9.9-4")
async def test_the_redo_is_pinged_like_a_limit_of_its_own(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await reports(rig, await received(rig, await handed_out(rig)))
    await must(rig, "suntao", "sup_return", case, reason="数字不符", redo_until="2026-11-27 pm")
    entries = of(await diary(rig, "2026-12-04 09:00"), "supervision-near", "supervision-overdue", "supervision-late")
    assert [minute for minute, who, _ in entries if who == "wukai"] == [
        f"{day} 08:30" for day in ("11-24", "11-26", "11-27", "11-30", "12-01", "12-02", "12-03", "12-04")
    ]
    assert [minute for minute, who, _ in entries if who == "chenlan"] == ["12-02 08:30", "12-03 08:30", "12-04 08:30"]
    assert [minute for minute, who, _ in entries if who == "zhouzheng"] == ["12-04 08:30"]


@pytest.mark.clause("9.9-4")
@pytest.mark.clause("1.36")
async def test_a_redo_does_not_move_a_date_of_the_office_meeting(office: OpenOffice) -> None:
    rig = await office("2026-12-16 09:00")
    case = await handed_out(rig, source="board", date_by="board", reference="室纪〔2026〕9号")
    case = await reports(rig, await received(rig, case))
    await must(rig, "suntao", "sup_return", case, reason="数字不符", redo_until="2026-12-23 pm")
    entries = of(await diary(rig, "2026-12-21 09:00"), "supervision-near", "supervision-overdue")
    assert [minute for minute, who, _ in entries if who == "wukai"] == ["12-17 08:30", "12-18 08:30", "12-21 08:30"]
    assert entries[-1] == ("12-21 08:30", "wukai", "supervision-overdue")


@pytest.mark.clause("9.9-3-3")
async def test_after_the_report_the_unit_is_left_alone(office: OpenOffice) -> None:
    rig = await office(NOW)
    await reports(rig, await received(rig, await handed_out(rig)))
    entries = await diary(rig, "2027-01-31 18:00")
    assert {who for _, who, _ in entries} == {"suntao"}


@pytest.mark.clause("9.9-3-3")
async def test_after_acceptance_nobody_is_pinged_any_more(office: OpenOffice) -> None:
    rig = await office(NOW)
    await accepted(rig, await handed_out(rig, "12-24"))
    assert await diary(rig, "2027-01-31 18:00") == []


@pytest.mark.clause("9.4-1")
async def test_while_it_waits_the_supervision_office_is_told_and_not_the_registry(office: OpenOffice) -> None:
    rig = await office(NOW)
    await approved(rig, what="清理往来款")
    await rig.applies("suntao", **item(what="档案移交", units=["secretariat2"], responsible="zhouting"))
    await rig.until("2026-11-26 09:00")
    assert not heard(rig, "zhaogang", "zhouting")
    assert "case-waits-at" in rig.keys("suntao")


@pytest.mark.clause("9.9-4")
@pytest.mark.parametrize("missing", ["demand", "policy", "form", "wording"])
async def test_three_of_four_checks_do_not_accept(office: OpenOffice, missing: str) -> None:
    rig = await office(NOW)
    case = await reports(rig, await handed_out(rig))
    case = await checked(rig, case, *(one for one in ("demand", "policy", "form", "wording") if one != missing))
    assert not (await rig.decides("suntao", "sup_accept", case)).done
    case = await checked(rig, case, missing)
    assert (await rig.decides("suntao", "sup_accept", case)).done
