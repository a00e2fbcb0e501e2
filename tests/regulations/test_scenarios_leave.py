"""The acceptance scenarios of leave, word for word: S-01 to S-15, S-18, S-66 to S-68."""

from dataclasses import replace

import pytest
from cast import roster
from desk_rig import DeskRig
from leaves import CERTIFICATE, extension, given, granted, holders, leave, oral, when
from offices import OpenOffice

from locales import text
from regulations.leave_days import LeaveSettings
from workflow.authority import Roster
from workflow.case import Case, State
from workflow.desk import Outcome

scenario = pytest.mark.scenario


def used(days: float) -> Roster:
    """王芳 has used so many private days in 2026."""
    return roster(wangfang=replace(roster().person("wangfang"), private_leave_used={"2026": days}))


def opened(outcome: Outcome) -> Case:
    assert outcome.case is not None, outcome.said
    return outcome.case


def asked(rig: DeskRig) -> set[str]:
    """Who is asked to decide now."""
    return {person for person, box in rig.boxes.items() if any("同意" in row for seen in box for row in seen.labels)}


@scenario("S-01")
async def test_the_last_three_days_of_the_year_go_through_all_levels(quiet_office: OpenOffice) -> None:
    rig = await quiet_office(people=used(12.0))
    opened(await rig.applies("wangfang", **leave("11-23", "11-25")))
    for person in ("zhaogang", "liming", "zhouzheng"):
        assert "leave-filed" not in rig.keys("zhouting")
        assert rig.last(person).keys[0] == "case-head-asks"
        assert (await rig.decides(person, "approve")).done
    assert "leave-filed" in rig.last("zhouting").keys


@scenario("S-02")
async def test_three_and_a_half_days_are_refused_and_nobody_is_pinged(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("wangfang", **leave("11-23", "11-26 am"))
    assert outcome.said.key == "leave-too-long"
    assert outcome.said.args["articles"] == {"cite": ["30.4-1"]}
    assert not any(rig.boxes.values())


@scenario("S-03")
@pytest.mark.parametrize(
    ("before", "last", "key"),
    [(14.0, "12-14", "case-submitted"), (15.0, "12-14 am", "leave-too-much"), (14.0, "12-15", "leave-too-much")],
)
async def test_the_fifteen_days_of_the_year(quiet_office: OpenOffice, before: float, last: str, key: str) -> None:
    rig = await quiet_office(people=used(before))
    assert (await rig.applies("wangfang", **leave("12-14 am", last))).said.key == key


@scenario("S-04")
async def test_a_heads_single_day_ends_with_the_deputy(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    opened(await rig.applies("zhaogang", **leave("12-01")))
    assert asked(rig) == {"liming"}
    assert (await rig.decides("liming", "approve")).done
    assert (await rig.case()).state is State.APPROVED
    assert "leave-filed" in rig.last("zhouting").keys
    assert "zhouzheng" not in asked(rig)


@scenario("S-05")
async def test_a_heads_day_and_a_half_waits_for_the_director(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    opened(await rig.applies("zhaogang", **leave("12-01", "12-02 am")))
    await rig.decides("liming", "approve")
    case = await rig.case()
    assert case.state is State.PENDING
    assert case.current is not None
    assert (case.current.tier, case.current.asked) == ("director", "zhouzheng")


@scenario("S-07")
async def test_a_deputys_half_day_is_the_directors_alone(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    opened(await rig.applies("chenlan", **leave("12-01 am", stand_in="suntao")))
    assert asked(rig) == {"zhouzheng"}
    outcome = await rig.decides("liming", "approve")
    assert (outcome.done, outcome.said.key) == (False, "press-not-yours")


@scenario("S-08")
async def test_the_directors_own_leave_starts_no_chain(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("zhouzheng", **leave("12-01"))
    assert outcome.case is None
    assert "主任请假不适用本制度" in text("zh", outcome.said.key, {"articles": ""})
    assert not any(rig.boxes.values())


@scenario("S-09")
@pytest.mark.parametrize(("substitute", "expected"), [("chenlan", "chenlan"), (None, "zhouzheng")])
async def test_a_deputy_on_leave_is_stood_in_for(
    quiet_office: OpenOffice, substitute: str | None, expected: str
) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "liming", "12-08", stand_in="qianmin")
    if substitute:
        await given(rig, "zhouzheng", matter="substitution", absent="liming", acting=substitute, when=when("12-08"))
    await rig.until("2026-12-08 09:00")
    case = opened(await rig.applies("zhaogang", **leave("12-10")))
    assert case.current is not None
    assert case.current.asked == expected


@scenario("S-11")
@pytest.mark.parametrize("kind", ["sick", "annual"])
async def test_five_days_with_a_certificate_or_of_annual_leave_are_not_counted(
    quiet_office: OpenOffice, kind: str
) -> None:
    rig = await quiet_office(people=used(15.0))
    if kind == "sick":
        bare = {key: value for key, value in leave("11-23", "11-27", kind="sick").items() if key != "certificate"}
        refused = await rig.applies("wangfang", **bare)
        assert (refused.said.key, refused.said.args["articles"]) == ("leave-no-certificate", {"cite": ["30.6", "30.7"]})
    case = opened(await rig.applies("wangfang", **leave("11-23", "11-27", kind=kind)))
    assert holders(case) == ["zhaogang", "liming", "zhouzheng"]


@scenario("S-12")
async def test_a_telephoned_leave_without_its_form_is_flagged_and_not_judged(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-29 20:00")
    case = opened(await rig.applies("wangfang", **oral("11-30", "12-01")))
    assert asked(rig) == {"zhouzheng"}
    await rig.decides("zhouzheng", "approve", case)
    assert "leave-filed" in rig.last("zhouting").keys
    await rig.until("2026-12-02 16:59")
    assert "leave-suspected" not in rig.keys("zhouting")
    await rig.until("2026-12-02 17:00")
    assert "leave-suspected" in rig.keys("zhouting")
    assert "leave-suspected" in rig.keys("zhaogang")
    assert "judged" not in (await rig.again(case)).facts


async def not_reported_back(quiet_office: OpenOffice) -> DeskRig:
    """王芳's leave of Tuesday and Wednesday, not reported back by Thursday 18:00."""
    rig = await quiet_office("2026-11-23 09:00")
    await granted(rig, "wangfang", "11-24", "11-25")
    diary = await rig.diary("2026-11-26 12:00")
    assert diary[:2] == [("11-25 16:00", "wangfang", "leave-ends"), ("11-26 08:30", "wangfang", "leave-report-back")]
    assert {person for minute, person, _ in diary if minute == "11-26 12:00"} == {"zhouzheng", "zhaogang", "zhouting"}
    await rig.until("2026-11-26 18:00")
    facts = (await rig.case()).facts
    assert ("not_reported" in facts, "suspected" in facts) == (True, False)
    assert rig.last("zhaogang").labels == [["已到岗", "未到岗"]]
    return rig


@scenario("S-13")
@pytest.mark.parametrize("answer", ["is_back_yes", None])
async def test_back_or_unanswered_it_stays_at_not_reported(quiet_office: OpenOffice, answer: str | None) -> None:
    rig = await not_reported_back(quiet_office)
    if answer:
        await rig.decides("zhaogang", answer)
    await rig.until("2026-12-24 09:00")
    assert "suspected" not in (await rig.case()).facts
    await rig.decides("wangfang", "report_back")
    assert "not_reported" not in (await rig.case()).facts
    for person in ("zhouzheng", "zhouting"):
        assert "leave-reported-back" in rig.keys(person)


@scenario("S-13")
@pytest.mark.parametrize("verdict", ["clear_absence", "confirm_absence"])
async def test_not_at_post_is_flagged_and_the_director_judges(quiet_office: OpenOffice, verdict: str) -> None:
    rig = await not_reported_back(quiet_office)
    await rig.decides("zhaogang", "is_back_no")
    assert "suspected" in (await rig.case()).facts
    await rig.decides("wangfang", "report_back")
    assert "suspected" in (await rig.case()).facts
    assert (await rig.decides("zhouzheng", verdict)).done


@scenario("S-14")
async def test_extensions_by_one_day_and_by_one_and_a_half(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-04 09:00")
    case = await granted(rig, "wangfang", "12-07", "12-08")
    await rig.until("2026-12-08 10:30")
    refused = await rig.applies("wangfang", about=case, **extension("12-10 am"))
    assert (refused.said.key, refused.said.args["asked"]) == ("leave-too-long", 3.5)
    for person in ("zhouzheng", "zhouting"):
        assert "extension-report" in rig.keys(person)
    more = opened(await rig.applies("wangfang", about=await rig.again(case), **extension("12-09")))
    assert holders(more) == ["zhaogang", "liming", "zhouzheng"]


@scenario("S-14")
async def test_an_extension_of_sick_leave_and_one_that_comes_too_late(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-04 09:00")
    case = await granted(rig, "wangfang", "12-07", "12-08", kind="sick")
    await rig.until("2026-12-08 10:30")
    more = await rig.applies("wangfang", about=case, **extension("12-10 am", certificate=CERTIFICATE))
    assert more.done
    await rig.decides("wangfang", "withdraw", more.case)
    await rig.until("2026-12-09 08:00")
    late = await rig.applies("wangfang", about=case, **extension("12-10 am", certificate=CERTIFICATE))
    assert late.said.key == "extension-too-late"
    assert (await rig.applies("wangfang", **oral("12-09", "12-10 am", kind="sick"))).done


@scenario("S-15")
async def test_a_stand_in_on_leave_himself(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "lina", "11-25", stand_in="majun")
    short = await rig.applies("wangfang", **leave("11-23", "11-25"))
    assert short.said.key == "leave-stand-in-away"
    preview = await rig.previews("wangfang", **leave("11-23", "11-27", kind="sick"))
    assert [finding.key for finding in preview.findings] == ["leave-stand-in-away-long"]
    assert (await rig.applies("wangfang", **leave("11-23", stand_in="wangfang"))).said.key == "leave-stand-in-self"


@scenario("S-15")
async def test_the_head_fixes_another_stand_in_whose_silence_holds_nothing(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    opened(await rig.applies("wangfang", **leave("11-23")))
    await rig.decides("zhaogang", "fix_stand_in", stand_in="majun")
    await rig.decides("zhaogang", "approve")
    assert rig.last("majun").labels == [["可以代班", "有困难"]]
    assert (await rig.decides("liming", "approve")).done
    opened(await rig.applies("zhaogang", **leave("11-24", stand_in="zhouting")))
    assert "fix_stand_in" not in [entry.act for entry in (await rig.case()).history]


@scenario("S-18")
async def test_abroad_with_secrets_only_with_an_exit_approval(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await given(rig, "gaoyuan", matter="classified_staff", who="wangfang", mark="yes")
    outcome = await rig.applies("wangfang", **leave("11-23", place="abroad", destination="曼谷"))
    assert outcome.said.key == "leave-no-exit-approval"
    assert outcome.said.args["articles"]["cite"][0] == "18.13"


@scenario("S-66")
@pytest.mark.parametrize("strict", [False, True])
async def test_a_staff_members_single_day(quiet_office: OpenOffice, strict: bool) -> None:
    rig = await quiet_office("2026-11-20 09:00", LeaveSettings(staff_strict=strict))
    opened(await rig.applies("wangfang", **leave("12-01")))
    for person in ("zhaogang", "liming"):
        assert rig.last(person).keys[0] == "case-head-asks"
        await rig.decides(person, "approve")
    assert ("zhouzheng" in asked(rig)) is strict
    assert ("leave-filed" in rig.keys("zhouting")) is not strict


@scenario("S-67")
async def test_a_staff_members_day_and_a_half_waits_for_the_director(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    case = opened(await rig.applies("wangfang", **leave("12-01", "12-02 am")))
    assert holders(case) == ["zhaogang", "liming", "zhouzheng"]
    await rig.decides("zhaogang", "approve")
    await rig.decides("liming", "approve")
    waiting = (await rig.case()).current
    assert waiting is not None
    assert waiting.tier == "director"


@scenario("S-68")
@pytest.mark.parametrize(("last", "key"), [("10-12", "case-submitted"), ("10-13", "leave-too-long")])
async def test_the_saturday_that_is_worked_counts(quiet_office: OpenOffice, last: str, key: str) -> None:
    rig = await quiet_office("2026-09-21 09:00")
    assert (await rig.applies("wangfang", **leave("10-09", last))).said.key == key
