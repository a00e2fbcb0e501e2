"""One rule of the guard: a pattern over tokenised text, the part it looks at, what excuses it, examples."""

import re
from dataclasses import dataclass
from typing import Literal

Scope = Literal["text", "line", "sentence"]


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
        return bool(self.pattern.search(part)) and not (self.unless and self.unless.search(part))
