"""Learns the weights of `handlers/guard/talk.py` from the bench, and says how well they do on rounds left out.

Run: `python tests/guard/learn.py`, with scikit-learn installed. For each of the later rounds the weights are first
learned without it and tried on it; then they are learned from all texts and written.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from guard_bench import Example, examples
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from test_guard_forms import ASIDES, FORMS, LEVELS, PAPERS, SPELLINGS
from test_guard_ordinary import NARRATIVES, ORDINARY
from test_guard_rules import RULES as MARKS_AND_NAMES
from test_guard_talk import KINDS, RULES, SPOKEN_OF

from handlers.guard import marked
from handlers.guard.folding import fold
from handlers.guard.levels import tokenise
from handlers.guard.talk import likeness, pieces, stretches

WRITTEN = Path(__file__).parents[2] / "handlers" / "guard" / "talk.json"
KEPT = 3000
"""Pieces that get a weight: those that tell most."""
FREEDOM = 3.0
"""How far the weights may follow single texts: the inverse strength of the regularisation."""
CAUTION = 1.0
"""What every stretch has for being of one paper: one that passes does more harm than a rule that does not."""
TRIED = (
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
    "thirty-second",
    "thirty-third",
    "thirty-fourth",
)
"""Rounds that are left out, one at a time."""
Weights = dict[str, float]


def learned(given: Iterable[Example]) -> Weights:
    """The weights that tell the stretches of refused texts from those of ordinary ones, where no mark tells them."""
    told = [(part, one.refused) for one in given for part in _unmarked(one)]
    parts, refused = [part for part, _ in told], [label for _, label in told]
    counted = CountVectorizer(analyzer=pieces, binary=True, min_df=2)
    first = _fitted(counted.fit_transform(parts), refused)
    names = counted.get_feature_names_out()
    order = sorted(range(len(names)), key=lambda at: (-abs(first.coef_[0][at]), names[at]))
    kept = sorted(names[at] for at in order[:KEPT])
    last = _fitted(CountVectorizer(analyzer=pieces, binary=True, vocabulary=kept).transform(parts), refused)
    return {"": last.intercept_[0] + CAUTION, **dict(zip(kept, last.coef_[0], strict=True))}


def _unmarked(one: Example) -> list[str]:
    tokens = tokenise(fold(one.text))
    return [] if marked(tokens, one.where) else list(stretches(tokens, one.where))


def _fitted(counts: object, refused: list[bool]) -> LogisticRegression:
    return LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=3000, random_state=0).fit(counts, refused)


def tried(weights: Weights, on: Iterable[Example]) -> str:
    """How many of the texts are judged rightly by marks and these weights."""
    found = [(one.refused, _judged(weights, one)) for one in on]
    caught = [judged for refused, judged in found if refused]
    wrongly = [judged for refused, judged in found if not refused]
    return f"{sum(caught)} of {len(caught)} caught, {sum(wrongly)} of {len(wrongly)} refused wrongly"


def _judged(weights: Weights, one: Example) -> bool:
    tokens = tokenise(fold(one.text))
    return marked(tokens, one.where) is not None or any(
        likeness(part, weights) > 0 for part in stretches(tokens, one.where)
    )


def written(weights: Weights) -> str:
    """The table, the heaviest first; characters that cannot be seen by their numbers."""
    heaviest = sorted(weights.items(), key=lambda pair: (bool(pair[0]), -abs(pair[1]), pair[0]))
    table = json.dumps({piece: round(weight, 3) for piece, weight in heaviest}, ensure_ascii=False, indent=0)
    return re.sub("[\ue000-\uf8ff]", lambda match: f"\\u{ord(match[0]):04x}", table) + "\n"


def taught() -> Iterator[Example]:
    """What the tables of the tests and the examples of the marks say beside the bench."""
    for rule, where in MARKS_AND_NAMES:
        yield from (Example(text, where, True, "marks") for text in rule.refused)
        yield from (Example(text, where, False, "marks") for text in rule.let_pass)
    for frames, words in SPOKEN_OF.values():
        yield from _filled(frames, words, refused=True)
    for spelling in SPELLINGS.values():
        yield from _filled(FORMS, tuple(map(spelling, LEVELS)), refused=True)
    yield from _filled(("{}", *ASIDES), PAPERS, refused=True)
    for words, frames in ((KINDS, RULES), *ORDINARY.values()):
        yield from _filled(frames, words, refused=False)
    yield from (Example(text, "text", False, "tables") for text in NARRATIVES)


def _filled(frames: tuple[str, ...], words: tuple[str, ...], refused: bool) -> Iterator[Example]:
    return (Example(frame.format(word), "text", refused, "tables") for frame in frames for word in words)


if __name__ == "__main__":
    every = [*examples(), *taught()]
    for left_out in TRIED:
        others = learned(one for one in every if one.round != left_out)
        result = tried(others, [one for one in every if one.round == left_out])
        sys.stdout.write(f"{left_out}, left out: {result}\n")
    WRITTEN.write_text(written(learned(every)), encoding="utf-8")
