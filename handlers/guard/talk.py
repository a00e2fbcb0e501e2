"""Talk of one classified paper or meeting, told from talk about rules by what stands around the level's name.

Whether a sentence speaks of one's own case is said by many small signs (a person, a time, a count, something asked
for) against others (must, may, what, how, training). Each sign is a piece of text with a weight; the weights are
learned from the bench by `tests/guard/learn.py`.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from handlers.guard.levels import TOKEN

AROUND = 20
"""Characters on either side of a level's name that say how it is spoken of."""
LONGEST = 3
"""Characters of the longest piece."""
SENTENCE = re.compile("[^。!?;]+[。!?;]*")
"""A sentence; a question in the next one excuses nothing."""
MOST = 120
"""Characters from which names that stand close together are looked at one after the other."""
BEGIN, END, NAME = "\ue006", "\ue007", "\ue008"
"""The beginning and the end of the whole text, and the beginning of a file's name, as pieces have them."""


def speaks_of_one(tokens: str, where: str) -> bool:
    """Whether a tokenised text speaks of one classified paper or meeting somewhere."""
    return any(likeness(stretch, weights()) > 0 for stretch in stretches(tokens, where))


def stretches(tokens: str, where: str) -> Iterator[str]:
    """The parts of a tokenised text in which a level is named, each with what stands around in its sentence."""
    whole = (NAME if where == "filename" else BEGIN) + tokens + END
    for sentence in SENTENCE.findall(whole):
        yield from _stretches(sentence)


def _stretches(sentence: str) -> Iterator[str]:
    start = end = 0
    for match in TOKEN.finditer(sentence):
        apart, many = match.start() - AROUND > end, match.end() + AROUND - start > MOST
        if end and (apart or many):
            yield sentence[start:end]
        if not end or apart or many:
            start = max(0, match.start() - AROUND)
        end = match.end() + AROUND
    if end:
        yield sentence[start:end]


def pieces(stretch: str) -> set[str]:
    """Every piece of one to `LONGEST` characters."""
    return {stretch[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(stretch) - size + 1)}


def likeness(stretch: str, weights: Mapping[str, float]) -> float:
    """How much more a stretch is like talk of one paper than like talk about rules; 0 when like both."""
    return weights[""] + sum(weights.get(piece, 0.0) for piece in pieces(stretch))


@cache
def weights() -> dict[str, float]:
    """The weight of each piece that tells anything; of the empty one, what every stretch begins with."""
    found: dict[str, float] = json.loads((files("handlers.guard") / "talk.json").read_text(encoding="utf-8"))
    return found
