"""From even text to tokens: at every place the longest pattern that reads it, the earlier one of two as long."""

import re
from collections.abc import Sequence

from handlers.dates import (
    chinese_calendar_table,
    chinese_days_table,
    chinese_times_table,
    chinese_words,
    english_days_table,
    english_times_table,
    english_words,
)
from handlers.dates.atoms import Pattern, Token
from handlers.dates.numerals import HAN

CHINESE = (
    *chinese_days_table.PATTERNS,
    *chinese_calendar_table.PATTERNS,
    *chinese_times_table.PATTERNS,
    *chinese_words.PATTERNS,
)
ENGLISH = (*english_days_table.PATTERNS, *english_times_table.PATTERNS, *english_words.PATTERNS)
MONTH_FIRST = ("slash", "dot", "dash", "days in figures")
"""Chinese ways of writing a date that an English reader may turn round."""

Compiled = Sequence[tuple[Pattern, re.Pattern[str]]]
Ahead = list[tuple[Pattern, re.Pattern[str], re.Match[str] | None]]
"""The patterns, each with its next match: most have none in a text, and are left out at once."""


def _compiled(patterns: Sequence[Pattern]) -> Compiled:
    """The patterns with their expressions compiled; a word of English ends at a Chinese character (3pm开会)."""
    return tuple((pattern, re.compile(pattern.expression, re.ASCII)) for pattern in patterns)


IN_CHINESE = _compiled([*CHINESE, *(pattern for pattern in ENGLISH if pattern.name != "figures")])
IN_ENGLISH = _compiled([*(pattern for pattern in CHINESE if pattern.name not in MONTH_FIRST), *ENGLISH])
HAN_LETTER = re.compile(r"[\u4e00-\u9fff〇]")
WORD = re.compile(r"[a-z]{2}")


def is_english(text: str) -> bool:
    """Whether the text is written in English: words, and no Chinese character."""
    return bool(WORD.search(text)) and not HAN_LETTER.search(text)


def scan(text: str) -> list[Token]:
    """The tokens of a masked text in order; those made by one pattern share their place."""
    patterns = IN_ENGLISH if is_english(text) else IN_CHINESE
    ahead: Ahead = [(*pair, match) for pair in patterns if (match := pair[1].search(text)) is not None]
    tokens: list[Token] = []
    place = free = 0
    while place < len(text):
        found = None if _inside_number(text, place, free) else _longest(text, place, ahead)
        tokens += found or []
        place = found[0].end if found else place + 1
        free = place if found else free
    return tokens


def _inside_number(text: str, place: int, free: int) -> bool:
    """Whether a number began before the place, so that none may be read from here; `free` is a token's end."""
    if place == 0 or place == free:
        return False
    digits = text[place].isdecimal() and text[place - 1].isdecimal()
    return digits or (text[place] in HAN and text[place - 1] in HAN)


def _longest(text: str, place: int, ahead: Ahead) -> list[Token] | None:
    """The tokens of the pattern that reads most from the place."""
    end, made = place, None
    for at, (pattern, expression, match) in enumerate(ahead):
        if match is not None and match.start() < place:
            match = expression.search(text, place)
            ahead[at] = pattern, expression, match
        if match is None or match.start() > place or match.end() <= end:
            continue
        atoms = pattern.build(match)
        if atoms is not None:
            end, made = match.end(), atoms if isinstance(atoms, tuple) else (atoms,)
    return None if made is None else [Token(atom, place, end) for atom in made]
