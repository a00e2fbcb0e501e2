"""Who acts for whom, and which levels a request takes: the bare rules, without a regulation."""

from dataclasses import replace

import pytest
from cast import roster

from workflow.article import article, articles
from workflow.authority import (
    Acting,
    Attendance,
    Person,
    Rank,
    Roster,
    Substitute,
    above,
    director,
    section_head,
    superior,
    who_acts,
)
from workflow.period import HalfDay, Period
from workflow.route import NoRoute, Tier, plan

TODAY = HalfDay.parse("2026-12-08 am")
DAY = Period.parse("2026-12-08 am/2026-12-08 pm")
CAST = roster()


def away(*people: str, **substitutes: str) -> Attendance:
    named = tuple(Substitute(absent, acting, DAY) for absent, acting in substitutes.items())
    return Attendance(dict.fromkeys(people, (DAY,)), named)


@pytest.mark.parametrize(
    ("holder", "applicant", "attendance", "expected"),
    [
        pytest.param("liming", "zhaogang", away(), Acting("liming"), id="he is there"),
        pytest.param(
            "liming", "zhaogang", away(liming="chenlan"), Acting("liming"), id="he is there, whoever was named"
        ),
        pytest.param(
            "liming", "zhaogang", away("liming", liming="chenlan"), Acting("chenlan", "substitute"), id="named"
        ),
        pytest.param("liming", "zhaogang", away("liming"), Acting("zhouzheng", "away"), id="nobody named: next higher"),
        pytest.param(
            "liming",
            "chenlan",
            away("liming", liming="chenlan"),
            Acting("zhouzheng", "away"),
            id="the named one is the applicant",
        ),
        pytest.param(
            "liming",
            "zhaogang",
            away("liming", liming="chenlan", zhaogang="chenlan"),
            Acting("zhouzheng", "away"),
            id="the named one is the applicant's delegate",
        ),
        pytest.param(
            "liming",
            "zhaogang",
            away("liming", "chenlan", liming="chenlan"),
            Acting("zhouzheng", "away"),
            id="the named one is away",
        ),
        pytest.param(
            "liming",
            "wangfang",
            away("liming", liming="zhaogang"),
            Acting("zhouzheng", "away"),
            id="the named one is of lower rank",
        ),
        pytest.param(
            "zhaogang", "wangfang", away("zhaogang", "liming"), Acting("zhouzheng", "away"), id="two levels upward"
        ),
        pytest.param(
            "zhaogang", "liming", away("zhaogang"), Acting("zhouzheng", "away"), id="the next higher is the applicant"
        ),
        pytest.param(
            "liming", "zhouzheng", away("liming"), Acting("liming"), id="only the applicant is above: it waits"
        ),
        pytest.param("zhouzheng", "liming", away("zhouzheng"), Acting("zhouzheng"), id="nobody is above: it waits"),
        pytest.param(
            "liming", "zhaogang", away("liming", "zhouzheng"), Acting("liming"), id="everybody is away: it waits"
        ),
    ],
)
def test_who_acts(holder: str, applicant: str, attendance: Attendance, expected: Acting) -> None:
    assert who_acts(holder, applicant, CAST, attendance, TODAY) == expected


def test_two_who_stand_in_for_each_other_end_with_the_next_higher() -> None:
    attendance = away("liming", "chenlan", liming="chenlan", chenlan="liming")
    assert who_acts("liming", "zhaogang", CAST, attendance, TODAY).person == "zhouzheng"


@pytest.mark.parametrize(
    ("person", "chain"),
    [
        ("wangfang", ["zhaogang", "liming", "zhouzheng"]),
        ("zhaogang", ["liming", "zhouzheng"]),
        ("chenlan", ["zhouzheng"]),
        ("zhouzheng", []),
        ("guoyi", []),
    ],
)
def test_the_chain_upward(person: str, chain: list[str]) -> None:
    assert list(above(person, CAST)) == chain


def test_a_circle_in_the_roster_ends() -> None:
    units = {id: replace(unit, deputy="zhaogang") for id, unit in CAST.units.items()}
    circle = replace(CAST, units={**units, "leaders": replace(CAST.units["leaders"], head="wangfang")})
    assert len(list(above("wangfang", circle))) == len(set(above("wangfang", circle)))


def test_an_acting_head_has_the_deputy_above_him() -> None:
    units = {**CAST.units, "secretariat2": replace(CAST.units["secretariat2"], head="wangfang")}
    assert superior(CAST.person("wangfang"), replace(CAST, units=units)) == "liming"


def nobody(person: Person, people: Roster) -> str | None:
    return None


def himself(person: Person, people: Roster) -> str | None:
    return person.id


def tier(name: str, holder: object, applies: bool = True) -> Tier[object]:
    assert callable(holder)
    return Tier(name, holder, articles("30.5-0"), lambda _: applies)


def planned(*tiers: Tier[object], person: str = "wangfang") -> list[tuple[str, str | None, str | None]]:
    steps = plan(tiers, object(), CAST.person(person), CAST)
    return [(step.tier, step.holder, step.because) for step in steps]


def test_a_matter_without_levels_needs_nobody() -> None:
    assert planned() == []


def test_levels_that_do_not_apply_are_not_there() -> None:
    assert planned(tier("a", director, applies=False), tier("b", section_head)) == [("b", "zhaogang", None)]


def test_own_vacant_and_repeated_levels_fall_away() -> None:
    assert planned(tier("a", himself), tier("b", nobody), tier("c", director), tier("d", director)) == [
        ("a", "wangfang", "self"),
        ("b", None, "vacant"),
        ("c", "zhouzheng", "repeated"),
        ("d", "zhouzheng", None),
    ]


def test_the_last_level_is_replaced_from_above_those_that_are_asked() -> None:
    assert planned(tier("a", section_head), tier("b", nobody))[-1] == ("higher", "liming", None)
    assert planned(tier("a", himself))[-1] == ("higher", "zhaogang", None)


@pytest.mark.parametrize("person", ["zhouzheng", "guoyi"])
def test_where_nobody_is_above_there_is_no_route(person: str) -> None:
    with pytest.raises(NoRoute):
        planned(tier("a", himself), person=person)


def test_when_no_level_applies_there_is_no_route() -> None:
    with pytest.raises(NoRoute):
        planned(tier("a", director, applies=False))


def test_ranks_are_ordered_for_standing_in() -> None:
    assert list(Rank) == ["staff", "head", "deputy", "discipline", "director", "standing"]


@pytest.mark.parametrize(
    ("clause", "regulation", "number"),
    [
        ("30.4-1", "30", "4"),
        ("21.1-7", "21.1", "7"),
        ("6.0-4-2", "6.0", "4"),
        ("18.13", "18", "13"),
        ("30.10", "30", "10"),
    ],
)
def test_an_article_knows_its_regulation(clause: str, regulation: str, number: str) -> None:
    assert (article(clause).regulation, article(clause).number, str(article(clause))) == (regulation, number, clause)
