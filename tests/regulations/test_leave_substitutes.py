"""K-07: who decides for a leader who is away; a substitute decides neither his own matter nor his delegator's."""

import pytest
from desk_rig import DeskRig
from leaves import given, granted, leave, when
from offices import OpenOffice

from workflow.case import Case

clause = pytest.mark.clause


async def named(rig: DeskRig, absent: str, acting: str, first: str, last: str | None = None) -> Case:
    """The director names a substitute for a time."""
    return await given(rig, "zhouzheng", matter="substitution", absent=absent, acting=acting, when=when(first, last))


async def deputy_away(quiet_office: OpenOffice) -> DeskRig:
    """李明 is on leave on 8 December."""
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "liming", "12-08", stand_in="zhouting")
    rig.now = rig.now.replace(day=8)
    return rig


async def asked(rig: DeskRig, person: str = "zhaogang", day: str = "12-10") -> str | None:
    """Whom the next level of a new leave of one day asks."""
    outcome = await rig.applies(person, **leave(day))
    assert outcome.case is not None, outcome.said
    return outcome.case.current.asked if outcome.case.current else None


@clause("30.5-2")
async def test_the_named_substitute_is_asked(quiet_office: OpenOffice) -> None:
    rig = await deputy_away(quiet_office)
    await named(rig, "liming", "chenlan", "12-08")
    assert await asked(rig) == "chenlan"
    assert rig.line("chenlan", "step-asked-for").args["holder"] == {"person": "liming"}


@clause("30.5-2")
async def test_without_a_named_substitute_the_next_higher_is_asked(quiet_office: OpenOffice) -> None:
    rig = await deputy_away(quiet_office)
    assert await asked(rig) == "zhouzheng"
    assert (await rig.case()).steps[0].because == "away"


@clause("30.5-2")
@pytest.mark.parametrize(
    ("window", "expected"),
    [
        pytest.param(("12-07", "12-07"), "zhouzheng", id="over since yesterday"),
        pytest.param(("12-08 pm", "12-09"), "zhouzheng", id="begins in the afternoon"),
        pytest.param(("12-07", "12-08 am"), "chenlan", id="ends this noon"),
    ],
)
async def test_a_substitute_acts_within_his_window(
    quiet_office: OpenOffice, window: tuple[str, str], expected: str
) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "liming", "12-08", stand_in="zhouting")
    await named(rig, "liming", "chenlan", *window)
    rig.now = rig.now.replace(day=8)
    assert await asked(rig) == expected


@clause("30.5-2")
async def test_a_substitute_who_is_away_himself_is_passed_over(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "liming", "12-08", stand_in="zhouting")
    await granted(rig, "chenlan", "12-08", stand_in="zhouting")
    await named(rig, "liming", "chenlan", "12-08")
    rig.now = rig.now.replace(day=8)
    assert await asked(rig) == "zhouzheng"
    await named(rig, "liming", "guoyi", "12-08")
    assert await asked(rig, day="12-11") == "guoyi"


@clause("30.5-2")
async def test_a_deputy_who_is_there_is_asked_himself_whoever_was_named(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await named(rig, "liming", "chenlan", "12-07", "12-08")
    assert await asked(rig) == "liming"
    assert not (await rig.decides("chenlan", "approve")).done


@clause("30.5-2")
async def test_a_delegate_never_decides_his_delegators_matter(quiet_office: OpenOffice) -> None:
    rig = await deputy_away(quiet_office)
    await named(rig, "liming", "chenlan", "12-08")
    await named(rig, "zhaogang", "chenlan", "12-08", "12-11")
    assert await asked(rig) == "zhouzheng"
    assert not (await rig.decides("chenlan", "approve")).done
    assert await asked(rig, "qianmin") == "chenlan"


@clause("30.5-2")
async def test_when_the_window_is_over_the_press_of_the_substitute_changes_nothing(quiet_office: OpenOffice) -> None:
    rig = await deputy_away(quiet_office)
    await named(rig, "liming", "chenlan", "12-08")
    await asked(rig)
    rig.now = rig.now.replace(day=9)
    late = await rig.decides("chenlan", "approve")
    assert (late.done, late.said.key) == (False, "press-not-yours")
    assert (await rig.decides("liming", "approve")).done


@clause("30.5-2")
async def test_the_deputy_is_told_what_was_decided_for_him(quiet_office: OpenOffice) -> None:
    rig = await deputy_away(quiet_office)
    await named(rig, "liming", "chenlan", "12-08")
    await asked(rig)
    await rig.decides("chenlan", "refuse", reason="太忙")
    told = rig.line("liming", "case-delegated")
    assert told.args["by"] == {"person": "chenlan"}
    assert told.args["outcome"] == {"text": {"key": "outcome-refused", "args": {}}}
    decided = (await rig.case()).history[-1]
    assert (decided.actor, decided.on_behalf) == ("chenlan", "liming")


@clause("30.5-0")
async def test_a_head_who_is_away_is_covered_by_the_level_above(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "zhaogang", "12-08", stand_in="zhouting")
    rig.now = rig.now.replace(day=8)
    assert await asked(rig, "wangfang") == "liming"
    case = await rig.case()
    assert [(step.tier, step.state, step.because) for step in case.steps] == [
        ("section_head", "skipped", "away"),
        ("deputy", "waiting", None),
    ]


@clause("30.5-0")
async def test_who_acts_for_two_levels_is_asked_once(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "zhaogang", "12-08", stand_in="zhouting")
    await granted(rig, "liming", "12-08", stand_in="zhouting")
    rig.now = rig.now.replace(day=8)
    assert await asked(rig, "wangfang") == "zhouzheng"
    assert (await rig.case()).steps[0].state == "skipped"
    await rig.decides("zhouzheng", "approve")
    assert str((await rig.case()).state) == "approved"


@clause("30.5-0")
async def test_a_substitute_who_holds_the_next_level_is_asked_once(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await granted(rig, "zhaogang", "12-08", stand_in="zhouting")
    await named(rig, "zhaogang", "liming", "12-08")
    rig.now = rig.now.replace(day=8)
    assert await asked(rig, "wangfang") == "liming"
    assert (await rig.case()).steps[0].because == "repeated"


@clause("30.5-3")
async def test_nobody_stands_above_the_director_so_silence_waits(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await given(rig, "zhouzheng", matter="recorded_absence", when=when("12-08"))
    rig.now = rig.now.replace(day=8)
    await rig.applies("liming", **leave("12-10", stand_in="zhouting"))
    case = await rig.case()
    assert (case.current.asked if case.current else None) == "zhouzheng"
    for other in ("chenlan", "guoyi", "liming"):
        assert not (await rig.decides(other, "approve")).done


@clause("30.5-2")
async def test_a_pending_step_goes_over_to_the_substitute_when_it_has_waited(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 17:00")
    await granted(rig, "liming", "12-08", stand_in="zhouting")
    await named(rig, "liming", "chenlan", "12-08")
    await asked(rig)
    assert rig.boxes["chenlan"][-1].keys[0] == "case-head"
    await rig.until("2026-12-08 11:29")
    assert (await rig.case()).steps[0].asked == "liming"
    await rig.until("2026-12-08 11:30")
    case = await rig.case()
    assert (case.steps[0].asked, case.steps[0].because) == ("chenlan", "substitute")
    assert "case-waits" not in rig.keys("liming")
    assert rig.last("chenlan").keys[0] == "case-head-asks"


@clause("30.5-0")
@pytest.mark.parametrize(
    ("by", "absent", "acting", "when_", "key"),
    [
        pytest.param(
            "liming", "liming", "chenlan", "12-08", "substitution-director-only", id="only the director names"
        ),
        pytest.param("zhouzheng", "liming", "liming", "12-08", "substitution-self", id="not himself"),
        pytest.param("zhouzheng", "liming", "zhaogang", "12-08", "substitution-rank", id="not of a lower rank"),
        pytest.param("zhouzheng", "zhouzheng", "liming", "12-08", "substitution-rank", id="nobody for the director"),
        pytest.param("zhouzheng", "liming", "chenlan", "12-04", "substitution-past", id="not for the past"),
    ],
)
async def test_whom_the_director_may_name(
    quiet_office: OpenOffice, by: str, absent: str, acting: str, when_: str, key: str
) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    outcome = await rig.applies(by, matter="substitution", absent=absent, acting=acting, when=when(when_))
    assert (outcome.said.key, outcome.case) == (key, None)


@clause("30.5-0")
@pytest.mark.parametrize(("absent", "acting"), [("liming", "chenlan"), ("liming", "guoyi"), ("zhaogang", "liming")])
async def test_same_rank_or_higher_may_be_named_and_both_are_told(
    quiet_office: OpenOffice, absent: str, acting: str
) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    await named(rig, absent, acting, "12-08")
    assert rig.last(absent).keys[0] == rig.last(acting).keys[0] == "case-head"


@clause("30.5-0")
async def test_a_revoked_substitute_acts_no_more_and_both_are_told(quiet_office: OpenOffice) -> None:
    rig = await deputy_away(quiet_office)
    appointment = await named(rig, "liming", "chenlan", "12-08")
    assert not (await rig.decides("chenlan", "revoke", appointment)).done
    assert (await rig.decides("zhouzheng", "revoke", appointment)).done
    assert rig.last("chenlan").keys == rig.last("liming").keys == ["substitution-revoked"]
    assert await asked(rig) == "zhouzheng"


@clause("30.5-0")
async def test_an_appointment_was_decided_by_nobody_so_nobody_is_asked_to_undo_it(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-12-07 09:00")
    appointment = await named(rig, "liming", "chenlan", "12-08")
    assert not (await rig.decides("zhouzheng", "ask_withdrawal", appointment, reason="算了")).done
    assert (await rig.decides("zhouzheng", "revoke", appointment)).done
