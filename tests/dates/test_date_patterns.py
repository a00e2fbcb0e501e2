"""Every pattern reads its examples whole, and every mask hides its own."""

import pytest

from handlers.dates.atoms import Pattern
from handlers.dates.masks import BLANK, MASKS, Mask, masked
from handlers.dates.scan import CHINESE, ENGLISH, IN_CHINESE, IN_ENGLISH, scan
from handlers.dates.typed import even

EXAMPLES = [(pattern, example) for pattern in (*CHINESE, *ENGLISH) for example in pattern.examples]


@pytest.mark.parametrize(("pattern", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_a_pattern_reads_its_examples(pattern: Pattern, example: str) -> None:
    text = even(example).text
    compiled = dict((*IN_CHINESE, *IN_ENGLISH))[pattern]
    match = compiled.match(text)
    assert match is not None
    assert match.end() == len(text)
    assert pattern.build(match) is not None


@pytest.mark.parametrize(("pattern", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_no_mask_hides_an_example(pattern: Pattern, example: str) -> None:
    tokens = scan(masked(even(example).text))
    assert tokens
    assert (tokens[0].start, tokens[-1].end) == (0, len(even(example).text)), pattern.name


@pytest.mark.parametrize(
    ("mask", "example"),
    [(mask, example) for mask in MASKS for example in mask.examples],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_mask_hides_its_examples(mask: Mask, example: str) -> None:
    assert set(masked(even(example).text)) == {BLANK}, mask.name


def test_most_patterns_have_examples() -> None:
    without = [pattern.name for pattern in (*CHINESE, *ENGLISH) if not pattern.examples]
    assert len(without) <= 10
