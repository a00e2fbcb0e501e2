"""The text as it was typed, made even: full width to half width, one dash, one space, and the way back."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 500
"""Characters that are read; the rest of a longer text is not."""

SAME = {
    "-": "—–−‒―‐‑",
    "~": "〜∼˜",
    ":": "∶︰",
    ";": "…⋯",
    "〇": "○◯",
    **dict(zip("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾", strict=True)),
    **dict(zip("周号点个后内时钟礼两这开从间来给", "週號點個後內時鐘禮兩這開從間來給", strict=True)),
}
EVEN = str.maketrans({old: new for new, olds in SAME.items() for old in olds})
EVENED = (
    (re.compile(r"(?<=[0-9])t(?=[0-9]{1,2}:)"), " "),
    (re.compile(r"(?<![:0-9])([0-9]{1,2})。(?=[0-9]{1,2}(?![0-9:点月日号年时]))"), r"\1."),
)
"""Ways of writing of one machine or another that keep the length: 2026-12-03T09:30, 12。3."""
BESIDE_DIGIT = re.compile(r"(?<=[0-9]) +(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) +(?=[0-9])")


@dataclass(frozen=True)
class Typed:
    """The even text, and for each of its characters the place of the one that was typed."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of the even text stands in what was typed."""
        return self.places[start], self.places[end - 1] + 1


def even(text: str) -> Typed:
    """NFKC, lower case, dashes and spaces made one; spaces between digits and Chinese characters left out."""
    pairs = [(new, place) for place, old in enumerate(text[:LONGEST]) for new in _even(old)][:LONGEST]
    joined = "".join(new for new, _ in pairs)
    drop = {place for match in BESIDE_DIGIT.finditer(joined) for place in range(*match.span())}
    kept = [pair for place, pair in enumerate(pairs) if place not in drop]
    text = "".join(new for new, _ in kept)
    for written, meant in EVENED:
        text = written.sub(meant, text)
    return Typed(text, tuple(place for _, place in kept))


def _even(character: str) -> str:
    """One typed character as the patterns expect it."""
    if character in "\r\n":
        return ";"
    if character.isspace():
        return " "
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn"):
        return ""
    return unicodedata.normalize("NFKC", character.translate(EVEN)).lower().translate(EVEN)
