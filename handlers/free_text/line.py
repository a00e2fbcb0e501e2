"""A typed line: evened without moving a character, with what is already understood cut out of it."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate

from rjieba import Jieba

LONGEST = 300
"""Characters that are read; a longer message is no one-line request and only its beginning counts."""
CUT = "\x00"
"""Stands for a character that is understood already, so that places stay the same."""
TIME = "\x01"
"""Stands for a character of a time: the words before and after it may be one phrase (闺女明天结婚)."""
OFFICE_WORDS = "年休假 年假 事假 病假 婚假 产假 丧假 探亲假 工伤假 请假 休假 续假 销假 代班 替班 顶班"
WEEKS = [
    f"{which}{week}{day}"
    for which in "下本这上"
    for week in ("周", "星期", "礼拜")
    for day in (*"一二三四五六日天末", "")
]
LOOSE = re.compile(r"[休事病年婚产丧探亲工伤请告续]?假|[\x00-\x7f]")
BREAKS = r"，,。;；!！?？\n\r、:："
PUNCTUATION = " \t\r\n\u3000，,。;；!！?？、:：.()（）“”\"'—-~～\x00\x01"
_HAN = "\u4e00-\u9fff"
_CLAUSE = re.compile(rf"(?:[^{BREAKS}.\s]|(?<=\d)[:：](?=\d)|\.(?!\s|$)|(?<![{_HAN}])[^\S\r\n](?![{_HAN}]))+")


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


@cache
def _dictionary() -> Jieba:
    """The dictionary of Chinese words, with those of an office that it does not have."""
    dictionary = Jieba()
    for words, tag in ((OFFICE_WORDS.split(), "n"), (WEEKS, "t")):
        for word in words:
            dictionary.add_word(word, 100_000, tag)
    return dictionary


@lru_cache(maxsize=32)
def words_of(text: str) -> tuple[tuple[int, str, str], ...]:
    """The words of a text by the dictionary: where each begins, the word, and its part of speech (v, vn: a verb)."""
    tagged = _dictionary().tag(text, False)
    starts = accumulate((len(word) for word, _ in tagged), initial=0)
    return tuple((start, word, tag) for start, (word, tag) in zip(starts, tagged, strict=False))


@lru_cache(maxsize=32)
def seams(text: str) -> frozenset[int]:
    """Where a word may begin or end. A word of leave ends where it says so: 请假|带孩子."""
    ends = {len(text), *(start for start, _, _ in words_of(text))}
    return frozenset(ends | {found.end() for found in LOOSE.finditer(text)})


def whole_words(expression: str, text: str, left: str) -> Iterator[re.Match[str]]:
    """Where a pattern fits what is left of a text without splitting a word: 续 is not in 手续."""
    allowed, place = seams(text), 0
    while (found := pattern(expression).search(left, place)) is not None:
        fits = found.end() > found.start() and {found.start(), found.end()} <= allowed
        if fits:
            yield found
        place = found.end() if fits else found.start() + 1
        if place > len(left):
            return


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
            found = [one.span() for one in whole_words(expression, line.text, line.left)]
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
