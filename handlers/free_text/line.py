"""A typed line: evened without moving a character, with what is already understood cut out of it."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

LONGEST = 500
"""Characters that are read; a longer message is no one-line request and only its beginning counts."""
CUT = "\x00"
"""Stands for a character that is understood already, so that places stay the same."""
TIME = "\x01"
"""Stands for a character of a time: the words before and after it may be one phrase (闺女明天结婚)."""
BREAKS = r"，,。;；!！?？\n\r、:："
PUNCTUATION = " \t\r\n\u3000，,。;；!！?？、:：.()（）“”\"'—-~～\x00\x01"
_HAN = "\u4e00-\u9fff"
_CLAUSE = re.compile(rf"(?:[^{BREAKS}.\s]|\.(?!\s|$)|(?<![{_HAN}])[^\S\r\n](?![{_HAN}]))+")


def even(text: str) -> str:
    """Half width and lower case where that is one character for one; control characters become blanks."""
    return "".join(_even(character) for character in text[:LONGEST])


def _even(character: str) -> str:
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return "\n" if character in "\r\n" else " "
    plain = unicodedata.normalize("NFKC", character).lower()
    return plain if len(plain) == 1 else character


@cache
def pattern(expression: str) -> re.Pattern[str]:
    """A declared pattern, compiled once."""
    return re.compile(expression, re.DOTALL)


@dataclass(frozen=True)
class Line:
    """What was typed, the same evened, and the even text with the understood pieces cut out."""

    typed: str
    text: str
    left: str

    @classmethod
    def of(cls, typed: str) -> "Line":
        """A line of which nothing is understood yet."""
        text = even(typed)
        return cls(typed[:LONGEST], text, text)

    def without(self, *spans: tuple[int, int], mark: str = CUT) -> "Line":
        """The line with these pieces cut out, where nothing was before."""
        left = self.left
        for start, end in spans:
            cut = "".join(CUT if character == CUT else mark for character in left[start:end])
            left = left[:start] + cut + left[end:]
        return replace(self, left=left)

    def without_all(self, *expressions: str, after: str | None = None) -> "Line":
        """The line with everything cut out that fits one of the patterns; what stands `after` some words stays."""
        line = self
        for expression in expressions:
            found = [one.span() for one in pattern(expression).finditer(line.left)]
            kept = pattern(rf"(?:{after}).{{0,3}}$") if after is not None else None
            line = line.without(*(span for span in found if kept is None or not kept.search(line.left[: span[0]])))
        return line

    def clauses(self) -> list[tuple[int, int]]:
        """Where the clauses stand."""
        return [found.span() for found in _CLAUSE.finditer(self.text)]

    def clause_at(self, place: int) -> tuple[int, int]:
        """The clause around a place; an empty one when the place is a punctuation mark."""
        return next((span for span in self.clauses() if span[0] <= place < span[1]), (place, place))

    def words(self, start: int, end: int) -> str:
        """The words as they were typed, without blanks and marks around them."""
        return self.typed[start:end].strip(PUNCTUATION)
