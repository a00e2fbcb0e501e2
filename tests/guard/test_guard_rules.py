"""Each rule's own examples, the word boundary, and what a hit says."""

import re

import pytest

from handlers.guard import MAX_CHARACTERS, Hit, inspect, verdict
from handlers.guard.filenames import FILE_NAMES
from handlers.guard.folding import fold
from handlers.guard.levels import tokenise
from handlers.guard.marks import MARKS
from handlers.guard.rule import Rule

RULES = [(rule, "text") for rule in MARKS] + [(rule, "filename") for rule in FILE_NAMES]
REFUSED = [(rule, example, where) for rule, where in RULES for example in rule.refused]
LET_PASS = [(example, where) for rule, where in RULES for example in rule.let_pass]


@pytest.mark.parametrize(("rule", "example", "where"), REFUSED)
def test_a_rule_refuses_its_examples(rule: Rule, example: str, where: str) -> None:
    tokens = tokenise(fold(example))
    parts = [tokens] if rule.scope == "text" else tokens.split("\n")
    assert any(rule.hits(part) for part in parts), rule.key
    assert verdict(example, where) == "block"


@pytest.mark.parametrize(("example", "where"), LET_PASS)
def test_a_near_miss_passes(example: str, where: str) -> None:
    assert inspect(example, where) is None


@pytest.mark.parametrize("rule", [rule for rule, _ in RULES], ids=[rule.key for rule, _ in RULES])
def test_no_rule_looks_on_without_end(rule: Rule) -> None:
    for pattern in filter(None, (rule.pattern, rule.unless)):
        assert not re.search(r"(?<!\\)(?:\.|\\d|\\d\])[*+]", pattern.pattern), "a long line would take hours"


def test_rule_keys_are_unique() -> None:
    keys = [rule.key for rule, _ in RULES]
    assert len(keys) == len(set(keys))


@pytest.mark.scenario("S-48")
@pytest.mark.parametrize("text", ["手机密码", "司机密切", "拒绝密切接触"])
def test_a_level_word_across_a_word_boundary_passes(text: str) -> None:
    assert verdict(text, "text") == "pass"


@pytest.mark.scenario("S-48")
@pytest.mark.parametrize("text", ["机密", "机密★"])
def test_a_mark_is_refused_and_the_hit_names_the_rule_only(text: str) -> None:
    hit = inspect(text, "text")
    assert isinstance(hit, Hit)
    assert "密" not in repr(hit)


@pytest.mark.scenario("S-57")
def test_a_neutral_slip_passes_and_top_secret_does_not() -> None:
    assert verdict("J-2026-014 非绝密件 = 是", "text") == "pass"
    assert verdict("绝密", "text") == "block"


def test_what_lies_beyond_the_first_pages_is_not_read() -> None:
    assert verdict("阅" * (MAX_CHARACTERS - 10) + "\n机密★10年", "text") == "block"
    assert verdict("阅" * MAX_CHARACTERS + "\n机密★10年", "text") == "pass"


@pytest.mark.parametrize(
    "text", ["密\u200b级\u2060：機 密", "ＪＵＥＭＩ⭐１０年", "機\u00ad密\u200d级\u200b会\u200b议改期"]
)
def test_another_spelling_of_a_mark_is_the_same_mark(text: str) -> None:
    assert not set("\u200b\u2060\u00ad\u200d機ＪＵ⭐") & set(fold(text))
    assert verdict(text, "text") == "block"
