"""30.5: who decides a leave, by rank and days (AM-01 to AM-06), and which levels fall away."""

import pytest
from cast import roster
from leaves import asked_for, granted, holders, leave, through
from offices import OpenOffice

from regulations.leave_days import LeaveSettings
from workflow.authority import Person, Rank
from workflow.case import State

clause = pytest.mark.clause


@clause("5.4-2")
@pytest.mark.parametrize(
    ("person", "days", "route"),
    [
        pytest.param("wangfang", 0.5, ["zhaogang", "liming"], id="staff 0.5", marks=clause("30.3-2")),
        pytest.param("wangfang", 1.0, ["zhaogang", "liming"], id="staff 1.0", marks=clause("30.3-2")),
        pytest.param("wangfang", 1.5, ["zhaogang", "liming", "zhouzheng"], id="staff 1.5", marks=clause("30.3-2")),
        pytest.param("wangfang", 3.0, ["zhaogang", "liming", "zhouzheng"], id="staff 3.0", marks=clause("30.3-2")),
        pytest.param("wangfang", 5.0, ["zhaogang", "liming", "zhouzheng"], id="staff 5.0", marks=clause("30.3-2")),
        pytest.param("zhaogang", 0.5, ["liming"], id="head 0.5", marks=clause("30.5-2")),
        pytest.param("zhaogang", 1.0, ["liming"], id="head 1.0", marks=clause("30.5-2")),
        pytest.param("zhaogang", 1.5, ["liming", "zhouzheng"], id="head 1.5", marks=clause("30.5-3")),
        pytest.param("zhaogang", 3.0, ["liming", "zhouzheng"], id="head 3.0", marks=clause("30.5-3")),
        pytest.param("zhaogang", 5.0, ["liming", "zhouzheng"], id="head 5.0", marks=clause("30.5-3")),
        pytest.param("suntao", 1.0, ["chenlan"], id="head of the other deputy", marks=clause("30.5-2")),
        pytest.param("chenlan", 0.5, ["zhouzheng"], id="deputy 0.5", marks=clause("30.5-1")),
        pytest.param("chenlan", 1.0, ["zhouzheng"], id="deputy 1.0", marks=clause("30.5-1")),
        pytest.param("liming", 3.0, ["zhouzheng"], id="deputy 3.0", marks=clause("30.5-1")),
        pytest.param("liming", 5.0, ["zhouzheng"], id="deputy 5.0", marks=clause("30.5-1")),
    ],
)
async def test_the_levels_by_rank_and_days(
    quiet_office: OpenOffice, person: str, days: float, route: list[str]
) -> None:
    assert holders(await asked_for(quiet_office, person, days)) == route


@clause("30.7")
@pytest.mark.parametrize("kind", ["annual", "sick", "marriage", "maternity", "bereavement", "home_visit", "injury"])
@pytest.mark.parametrize(
    ("last", "route"),
    [
        pytest.param("11-23", ["zhaogang", "liming"], id="1.0"),
        pytest.param("11-24 am", ["zhaogang", "liming", "zhouzheng"], id="1.5"),
        pytest.param("12-04", ["zhaogang", "liming", "zhouzheng"], id="10.0"),
    ],
)
async def test_every_kind_takes_the_same_levels(
    quiet_office: OpenOffice, kind: str, last: str, route: list[str]
) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("wangfang", **leave("11-23", last, kind=kind))
    assert outcome.case is not None
    assert holders(outcome.case) == route


@clause("5.2")
@clause("30.5-0")
async def test_each_level_is_asked_only_after_the_one_below_has_agreed(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23", "11-24"))
    for person, above in (("zhaogang", ["liming", "zhouzheng"]), ("liming", ["zhouzheng"]), ("zhouzheng", [])):
        for early in above:
            assert not (await rig.decides(early, "approve")).done
            assert rig.boxes[early] == []
        assert (await rig.decides(person, "approve")).done
    assert (await rig.case()).state is State.APPROVED


@clause("30.5-0")
async def test_a_refusal_of_one_level_ends_it(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23", "11-24"))
    await rig.decides("zhaogang", "refuse", reason="人手不够")
    case = await rig.case()
    assert (case.state, case.current) == (State.REFUSED, None)
    assert rig.line("wangfang", "case-refused").args["reason"] == "人手不够"
    assert rig.boxes["liming"] == []
    assert not (await rig.decides("liming", "approve")).done


@clause("30.3-2")
async def test_the_approved_form_is_filed_with_the_registry_and_not_before(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23"))
    await rig.decides("zhaogang", "approve")
    assert rig.boxes["zhouting"] == []
    await rig.decides("liming", "approve")
    assert (await rig.case()).facts["filed"]["number"] == ["secretariat-filing", 2026, 1]
    assert "leave-filed" in rig.last("zhouting").keys
    second = await granted(rig, "lina", "11-25", stand_in="wangfang")
    assert second.facts["filed"]["number"] == ["secretariat-filing", 2026, 2]


@clause("30.5-1")
async def test_a_deputys_approved_leave_is_filed_too(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "chenlan", "11-23")
    assert "leave-filed" in rig.last("zhouting").keys


@clause("30.5-1")
async def test_no_other_deputy_decides_a_deputys_leave(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("chenlan", **leave("11-23 am"))
    for stranger in ("liming", "chenlan", "guoyi", "zhaogang"):
        assert not (await rig.decides(stranger, "approve")).done
    assert (await rig.decides("zhouzheng", "approve")).done


@clause("30.5-1")
async def test_a_separate_standing_member_decides_after_the_director(quiet_office: OpenOffice) -> None:
    member = Person("chenwei", "陈巍", "区委常委", "leaders", Rank.STANDING)
    people = roster(chenwei=member)
    assert holders(await asked_for(quiet_office, "liming", 1.0, people=people)) == ["zhouzheng", "chenwei"]
    assert holders(await asked_for(quiet_office, "zhaogang", 1.5, people=people)) == ["liming", "zhouzheng"]


@pytest.mark.parametrize(
    ("days", "settings", "route"),
    [
        pytest.param(1.0, LeaveSettings(staff_strict=True), ["zhaogang", "liming", "zhouzheng"], id="strict, 1.0"),
        pytest.param(
            0.5,
            LeaveSettings(staff_strict=True, head_max_days=1.0),
            ["zhaogang", "liming", "zhouzheng"],
            id="strict skips nobody",
        ),
        pytest.param(0.5, LeaveSettings(head_max_days=0.5), ["zhaogang"], id="head decides 0.5"),
        pytest.param(1.0, LeaveSettings(head_max_days=0.5), ["zhaogang", "liming"], id="head decides 0.5 only"),
        pytest.param(1.5, LeaveSettings(deputy_max_days=2.0), ["zhaogang", "liming"], id="deputy decides 2.0"),
        pytest.param(
            3.0, LeaveSettings(deputy_max_days=2.0), ["zhaogang", "liming", "zhouzheng"], id="deputy decides 2.0 only"
        ),
        pytest.param(
            1.5,
            LeaveSettings(head_max_days=2.0),
            ["zhaogang", "liming", "zhouzheng"],
            id="the director never without the deputy",
        ),
    ],
)
@clause("30.3-2")
async def test_the_office_may_move_the_levels_of_staff(
    quiet_office: OpenOffice, days: float, settings: LeaveSettings, route: list[str]
) -> None:
    assert holders(await asked_for(quiet_office, "wangfang", days, settings)) == route


@clause("30.5-2")
async def test_the_strict_switch_is_for_staff_only(quiet_office: OpenOffice) -> None:
    assert holders(await asked_for(quiet_office, "zhaogang", 1.0, LeaveSettings(staff_strict=True))) == ["liming"]


@clause("30.5-3")
@pytest.mark.parametrize(
    ("before", "asked_for", "route"),
    [
        pytest.param("11-27", ("11-30", "11-30 am"), ["liming", "zhouzheng"], id="1.0 and 0.5 over a weekend"),
        pytest.param("11-26 am", ("11-27", "11-27"), ["liming"], id="apart by a worked afternoon"),
    ],
)
async def test_the_length_of_adjoining_leaves_decides_together(
    quiet_office: OpenOffice, before: str, asked_for: tuple[str, str], route: list[str]
) -> None:
    rig = await quiet_office()
    await granted(rig, "zhaogang", before)
    outcome = await rig.applies("zhaogang", **leave(*asked_for))
    assert outcome.case is not None
    assert holders(outcome.case) == route


@clause("30.2")
@pytest.mark.parametrize(
    ("person", "key"), [("zhouzheng", "leave-outside-director"), ("guoyi", "leave-outside-discipline")]
)
@pytest.mark.parametrize("matter", ["leave", "oral_leave"])
async def test_whose_leave_is_decided_outside(quiet_office: OpenOffice, person: str, key: str, matter: str) -> None:
    rig = await quiet_office()
    outcome = await rig.applies(person, **{**leave("11-23"), "matter": matter})
    assert (outcome.said.key, outcome.case) == (key, None)
    assert not any(rig.boxes.values())


@clause("30.2")
async def test_the_directors_absence_is_only_recorded(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("zhouzheng", matter="recorded_absence", when="2026-11-23 am/2026-11-24 pm")
    assert outcome.case is not None
    assert (outcome.case.state, outcome.case.steps) == (State.APPROVED, ())
    assert rig.last("zhouting").keys[0] == "case-head"
    rig.now = rig.now.replace(day=23)
    assert await rig.at_desk(lambda desk: desk.office.away("zhouzheng"))
    refused = await rig.applies("wangfang", matter="recorded_absence", when="2026-11-23 am/2026-11-24 pm")
    assert refused.said.key == "absence-use-leave"


@clause("30.2")
async def test_heads_deputies_and_staff_use_the_form(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    for person in ("wangfang", "majun", "zhaogang", "suntao", "liming", "chenlan"):
        stand_in = "zhouting"
        assert (await rig.applies(person, **leave("11-23", stand_in=stand_in))).done


@clause("30.5-0")
async def test_every_decision_carries_its_article_and_the_rules_version(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("wangfang", **leave("11-23", "11-24"))
    assert outcome.case is not None
    case = await through(rig, outcome.case)
    decided = [entry for entry in case.history if entry.act == "approve"]
    assert [(entry.actor, entry.clauses) for entry in decided] == [
        ("zhaogang", ("30.3-2", "30.5-0")),
        ("liming", ("30.5-2",)),
        ("zhouzheng", ("30.5-3",)),
    ]
    assert {entry.rule for entry in case.history} == {"2026-11"}
