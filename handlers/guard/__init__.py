"""The secrecy guard: texts, captions and file names with secrecy markings are refused at the door.

Articles 17.4, 19.9, 21.1-7, 26.2. A help and no permission: it knows marks and the ways people write them,
not contents. It never quotes what it read: a hit names the rule alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from handlers.guard.filenames import FILE_NAMES
from handlers.guard.folding import MAX_CHARACTERS, fold
from handlers.guard.items import ITEMS
from handlers.guard.levels import TOKEN, tokenise
from handlers.guard.marks import MARKS
from handlers.guard.meetings import MEETINGS
from handlers.guard.rule import Rule, Scope

__all__ = ["MAX_CHARACTERS", "Hit", "Verdict", "inspect", "verdict"]

Verdict = Literal["block", "pass"]

_WRITTEN = "[\u4e00-\u9fff\ue000-\ue005]"
_TYPED_BLANK = re.compile(f"(?<={_WRITTEN})(?: {{1,2}}|[.~—-]{{2,6}})(?={_WRITTEN})")
"""A blank or dots that somebody in a hurry may have typed for a comma."""
_SENTENCE_END = re.compile(r"\n|(?<=[。！？!?；;])")


@dataclass(frozen=True)
class Hit:
    """A refusal: the key of the rule that was met, and nothing of the text."""

    rule: str


def inspect(text: str, where: str) -> Hit | None:
    """The first rule that a text breaks, or None; `where` is "text", "caption" or "filename"."""
    tokens = tokenise(fold(text))
    rules: Sequence[Rule] = (*MARKS, *FILE_NAMES) if where == "filename" else (*MARKS, *ITEMS, *MEETINGS)
    parts = _parts(tokens)
    for rule in rules:
        if any(rule.hits(part) for part in parts[rule.scope]):
            return Hit(rule.key)
    return None


def verdict(text: str, where: str) -> Verdict:
    """Whether a text must be refused ("block") or may go on ("pass")."""
    return "pass" if inspect(text, where) is None else "block"


def _parts(tokens: str) -> dict[Scope, list[str]]:
    pieces = _SENTENCE_END.split(tokens)
    sentences = [piece for piece in pieces if TOKEN.search(piece)]
    typed = [_TYPED_BLANK.sub(",", sentence) for sentence in sentences if _TYPED_BLANK.search(sentence)]
    lines = list(dict.fromkeys([*tokens.split("\n"), *pieces]))
    return {"text": [tokens], "line": lines, "sentence": sentences, "clause": sentences + typed}
