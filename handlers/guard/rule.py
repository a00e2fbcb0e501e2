"""One rule of the guard: a pattern over tokenised text, the part it looks at, what excuses it, examples."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from handlers.guard.levels import TOKEN
from handlers.guard.speech import RULE_ASKED

Scope = Literal["text", "line", "sentence", "clause"]
"""What a rule looks at. One of scope "clause" looks at a sentence, but only the clauses of what it found excuse it."""


def near(one: str, other: str, within: int) -> str:
    """A pattern: one of two things and, at most so many characters before or after it, the other."""
    return rf"(?:{one}).{{0,{within}}}?(?:{other})|(?:{other}).{{0,{within}}}?(?:{one})"


_CLAUSE = re.compile("[^,]{0,400},?")
_GOVERNING = re.compile(
    "[后时者外确定求],$|^[^是为系属]{0,400}的,$|案例|党课|讲稿|题|剧|片|故事|[比例]如|如果|假如|要是|万一"
)
"""A clause that says of what the next one speaks: 收到密件后, 有个案例是, 如果明天."""
_ASKED_OF = re.compile(
    rf"(?![^,]{{0,400}}(?:我(?!们)|你|您|他|她|[那这]|了,))[^,]{{1,400}},[^,我你您他她]{{0,6}}{RULE_ASKED}"
)
"""A clause that only names a kind of paper, before a question what the rules say of it."""


@dataclass(frozen=True)
class Rule:
    """Hits when `pattern` is found in a part of the text and `unless` is not found in that same part."""

    key: str
    scope: Scope
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    refused: tuple[str, ...]
    """Examples, tested: texts that this very rule refuses."""
    let_pass: tuple[str, ...] = ()
    """Examples, tested: near misses that the whole guard lets pass."""

    def hits(self, part: str) -> bool:
        """Whether a tokenised part of a text breaks this rule."""
        if not self.pattern.search(part):
            return False
        if self.unless is None:
            return True
        excused = [part] if self.scope != "clause" else self._found(part)
        return not all(self.unless.search(clauses) for clauses in excused)

    def _found(self, sentence: str) -> set[str]:
        """For each place where the pattern is found: its clauses, from the first token on."""
        ends = [clause.end() for clause in _CLAUSE.finditer(sentence) if not _governs(clause)]
        starts, ends = [0, *ends], [*ends, len(sentence)]
        found = set()
        for match in self.pattern.finditer(sentence):
            token = TOKEN.search(sentence, match.start())
            start = bisect_right(starts, token.start() if token else match.start()) - 1
            found.add(sentence[starts[start] : ends[bisect_left(ends, match.end())]])
        return found


def _governs(clause: re.Match[str]) -> bool:
    return bool(_GOVERNING.search(clause[0]) or _ASKED_OF.match(clause.string, clause.start()))
