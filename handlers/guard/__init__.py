"""The secrecy guard: texts, captions and file names with secrecy markings are refused at the door.

Articles 17.4, 19.9, 21.1-7, 26.2. A help and no permission: it knows marks and the ways people write them,
not contents. It never quotes what it read: a hit names the rule alone.
"""

import re
from dataclasses import dataclass
from typing import Literal

from handlers.guard.filenames import FILE_NAMES
from handlers.guard.folding import MAX_CHARACTERS, fold
from handlers.guard.levels import tokenise
from handlers.guard.marks import MARKS
from handlers.guard.rule import Scope
from handlers.guard.talk import speaks_of_one

__all__ = ["MAX_CHARACTERS", "Hit", "Verdict", "inspect", "marked", "verdict"]

Verdict = Literal["block", "pass"]
SPOKEN_OF = "spoken_of"
"""The key of a hit by the words around a level's name, without a mark."""

_SENTENCE_END = re.compile(r"\n|(?<=[。！？!?；;])")


@dataclass(frozen=True)
class Hit:
    """A refusal: the key of the rule that was met, and nothing of the text."""

    rule: str


def inspect(text: str, where: str) -> Hit | None:
    """The first rule that a text breaks, or None; `where` is "text", "caption" or "filename"."""
    tokens = tokenise(fold(text))
    key = marked(tokens, where) or (SPOKEN_OF if speaks_of_one(tokens, where) else None)
    return None if key is None else Hit(key)


def marked(tokens: str, where: str) -> str | None:
    """The key of the first mark that a tokenised text bears, or None."""
    parts = _parts(tokens)
    rules = (*MARKS, *FILE_NAMES) if where == "filename" else MARKS
    return next((rule.key for rule in rules if any(map(rule.hits, parts[rule.scope]))), None)


def verdict(text: str, where: str) -> Verdict:
    """Whether a text must be refused ("block") or may go on ("pass")."""
    return "pass" if inspect(text, where) is None else "block"


def _parts(tokens: str) -> dict[Scope, list[str]]:
    return {"text": [tokens], "line": list(dict.fromkeys([*tokens.split("\n"), *_SENTENCE_END.split(tokens)]))}
