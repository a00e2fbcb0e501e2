"""What a line asks for: the matter whose sign weighs heaviest; two of the same weight are two readings."""

from collections.abc import Sequence

from handlers.free_text.line import pattern
from workflow.words import Words

LEAST = 3
"""A lighter sign alone is not enough."""
SURE = 7
"""A sign of this weight stands even beside one that speaks of the past."""


def asked(text: str, declared: Sequence[Words]) -> list[Words]:
    """The things that a line may ask for, in the order of their declaration; nobody's words, nothing."""
    weights = {place: weight(text, words) for place, words in enumerate(declared)}
    most = max(weights.values(), default=0)
    if most < LEAST:
        return []
    return [words for place, words in enumerate(declared) if weights[place] == most]


def weight(text: str, words: Words) -> int:
    """The weight of the heaviest sign in a text; 0 when there is none, or when it says the opposite."""
    if any(pattern(expression).search(text) for expression in words.unless):
        return 0
    heaviest = sorted(words.signs.items(), reverse=True)
    return next((value for value, signs in heaviest if any(pattern(sign).search(text) for sign in signs)), 0)
