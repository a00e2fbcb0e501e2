"""One rule of the guard: a pattern over tokenised text, the part it looks at, what excuses it, examples."""

import re
from dataclasses import dataclass
from typing import Literal

Scope = Literal["text", "line"]
"""What a rule looks at: the whole text, or one line or sentence after the other."""


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
        return self.unless is None or not self.unless.search(part)
