"""Regulation 30 as `banshi rules 30` prints it: every clause is there, in the office's own words."""

import pytest

from bot.rules import lines, parts
from locales import LANGUAGES, has
from regulations import matters

CLAUSES = (
    *("30.1", "30.2", "30.3-1", "30.3-2", "30.3-3", "30.4-1", "30.4-2", "30.4-3", "30.5-0", "30.5-1"),
    *("30.5-2", "30.5-3", "30.6", "30.7", "30.8-1", "30.8-2", "30.9-1", "30.9-2", "30.10"),
)
TEXT_ONLY = frozenset({"30.1", "30.8-2", "30.10"})
"""The purpose, a duty that the form's telephone carries, and which regulation goes first."""


@pytest.mark.clause("30.1")
@pytest.mark.clause("30.10")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("clause", CLAUSES)
def test_every_clause_has_its_words(clause: str, language: str) -> None:
    assert has(language, f"clause-{clause.replace('.', '_')}")


def test_every_clause_but_the_texts_is_carried_by_a_declaration() -> None:
    carried = {article.clause for article in parts() if article.regulation == "30"}
    assert set(CLAUSES) - carried == TEXT_ONLY
    assert carried <= set(CLAUSES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_prints_each_carried_clause_once(language: str) -> None:
    printed = [line.split()[0] for line in lines(language, "30") if not line.startswith(" ")]
    assert printed == [clause for clause in CLAUSES if clause not in TEXT_ONLY]


def test_every_check_level_and_duty_cites_a_clause() -> None:
    for matter in matters().values():
        cited = (part.articles for parts in (matter.checks, matter.route, matter.duties) for part in parts)
        assert all(cited)
