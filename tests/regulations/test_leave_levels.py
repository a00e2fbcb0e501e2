"""30.5, K-07, K-61: levels that are the applicant's own, vacant or held by one person fall away upward."""

from dataclasses import replace

import pytest
from cast import roster
from leaves import ENDS, asked_for, holders, leave
from offices import OpenOffice

from regulations.leave_days import LeaveSettings
from workflow.authority import Person, Rank, Roster

clause = pytest.mark.clause


def with_unit(head: str | None = "zhaogang", deputy: str | None = "liming") -> Roster:
    """The cast, with 秘书二室 led otherwise."""
    people = roster()
    unit = replace(people.units["secretariat2"], head=head, deputy=deputy)
    return replace(people, units={**people.units, "secretariat2": unit})


@clause("30.5-0")
@pytest.mark.parametrize(
    ("people", "person", "days", "route", "fallen"),
    [
        pytest.param(with_unit(head=None), "wangfang", 1.0, ["liming"], [("section_head", "vacant")], id="no head"),
        pytest.param(
            with_unit(head="liming"),
            "wangfang",
            1.0,
            ["liming"],
            [("section_head", "repeated")],
            id="the deputy heads the section",
        ),
        pytest.param(
            with_unit(head="wangfang"),
            "wangfang",
            1.0,
            ["liming"],
            [("section_head", "self")],
            id="an acting head asks",
        ),
        pytest.param(with_unit(deputy=None), "zhaogang", 1.0, ["zhouzheng"], [], id="no deputy in charge"),
        pytest.param(
            with_unit(deputy=None),
            "zhaogang",
            1.5,
            ["zhouzheng"],
            [("deputy", "repeated")],
            id="no deputy in charge, longer",
        ),
        pytest.param(
            with_unit(deputy=None),
            "wangfang",
            1.5,
            ["zhaogang", "zhouzheng"],
            [("deputy", "repeated")],
            id="staff without a deputy",
        ),
        pytest.param(
            with_unit(deputy=None, head=None),
            "wangfang",
            0.5,
            ["zhouzheng"],
            [("section_head", "vacant")],
            id="only the director is left",
        ),
    ],
)
async def test_levels_that_fall_away_are_recorded_as_skipped(
    quiet_office: OpenOffice, people: Roster, person: str, days: float, route: list[str], fallen: list[tuple[str, str]]
) -> None:
    case = await asked_for(quiet_office, person, days, people=people)
    assert holders(case) == route
    assert [(step.tier, step.because) for step in case.steps if step.state == "skipped"] == fallen
    assert all(step.decided_by is None for step in case.steps)


@clause("30.5-0")
@pytest.mark.parametrize(
    ("people", "route"),
    [
        pytest.param(with_unit(head="wangfang"), ["liming"], id="his own"),
        pytest.param(with_unit(head=None), ["liming"], id="vacant"),
    ],
)
async def test_a_last_level_that_falls_away_goes_to_the_next_higher(
    quiet_office: OpenOffice, people: Roster, route: list[str]
) -> None:
    assert (
        holders(await asked_for(quiet_office, "wangfang", 0.5, LeaveSettings(head_max_days=1.0), people=people))
        == route
    )


@clause("30.5-3")
@pytest.mark.parametrize(("person", "days"), [("zhaogang", 1.5), ("wangfang", 1.5), ("liming", 0.5)])
async def test_without_a_director_nobody_below_him_decides_in_his_place(
    quiet_office: OpenOffice, person: str, days: float
) -> None:
    people = roster()
    people = replace(people, people={id: one for id, one in people.people.items() if id != "zhouzheng"})
    rig = await quiet_office(people=people)
    outcome = await rig.applies(person, **leave("11-23 am" if days == 0.5 else "11-23", ENDS[days]))
    assert (outcome.said.key, outcome.case) == ("case-no-route", None)


@clause("30.5-0")
async def test_a_unit_that_the_roster_does_not_know_goes_to_the_director(quiet_office: OpenOffice) -> None:
    people = roster(stranger=Person("stranger", "沈默", "借调", "elsewhere", Rank.STAFF))
    case = await asked_for(quiet_office, "stranger", 1.0, people=people)
    assert holders(case) == ["zhouzheng"]
