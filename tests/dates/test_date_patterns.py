"""Every pattern reads its examples whole, and every mask hides its own."""

import pytest

from handlers.dates.atoms import Pattern
from handlers.dates.masks import BLANK, MASKS, Mask, masked
from handlers.dates.scan import CHINESE, ENGLISH, IN_CHINESE, IN_ENGLISH, scan
from handlers.dates.typed import even

EXAMPLES = [(pattern, example) for pattern in (*CHINESE, *ENGLISH) for example in pattern.examples]


def marked(example: str) -> tuple[str, int, int]:
    """The even text of an example, and where the part that the pattern reads begins and ends."""
    before, _, rest = example.rpartition("<")
    part, _, after = rest.partition(">")
    text = even(before + part + after).text
    return text, len(even(before).text), len(even(before + part).text)


@pytest.mark.parametrize(("pattern", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_a_pattern_reads_its_examples(pattern: Pattern, example: str) -> None:
    text, start, end = marked(example)
    compiled = dict((*IN_CHINESE, *IN_ENGLISH))[pattern]
    match = compiled.match(text, start)
    assert match is not None
    assert match.end() == end
    assert pattern.build(match) is not None


@pytest.mark.parametrize(("pattern", "example"), EXAMPLES, ids=lambda value: getattr(value, "name", value))
def test_no_mask_hides_an_example(pattern: Pattern, example: str) -> None:
    text, start, end = marked(example)
    tokens = scan(masked(text))
    assert start in [token.start for token in tokens], pattern.name
    assert end in [token.end for token in tokens], pattern.name


@pytest.mark.parametrize(
    ("mask", "example"),
    [(mask, example) for mask in MASKS for example in mask.examples],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_mask_hides_its_examples(mask: Mask, example: str) -> None:
    assert set(masked(even(example).text)) == {BLANK}, mask.name


def test_every_pattern_and_every_mask_has_examples() -> None:
    assert [pattern.name for pattern in (*CHINESE, *ENGLISH) if not pattern.examples] == []
    assert [mask.name for mask in MASKS if not mask.examples] == []
