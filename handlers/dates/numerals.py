"""Numbers as they are typed: digits, Chinese numerals (二十五, 廿五, 二〇二六), English words up to ninety."""

import re

DIGITS = {
    "〇": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
TENS = {"廿": "二十", "卅": "三十"}
HAN = "〇零一二两三四五六七八九十百廿卅"
"""The characters of Chinese numerals."""

SMALL = rf"(?>\d{{1,2}}|[{HAN}]{{1,4}})"
"""An hour, a day or a month."""
COUNT = rf"(?>\d{{1,4}}(?:\.\d)?|[{HAN}]{{1,6}})"
"""A count of days or hours, perhaps with a decimal."""

GROUPED = re.compile(
    r"(?:(?P<hundreds>[一二两三四五六七八九])百零?)?(?:(?P<tens>[一二三四五六七八九]?)(?P<ten>十))?(?P<ones>.?)"
)
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
ENGLISH = {word: value for value, word in enumerate(WORDS + TEENS)} | {"a": 1, "an": 1, "thirty": 30, "forty": 40}
ENGLISH |= {"fifty": 50, "sixty": 60, "ninety": 90}


def number(text: str) -> float | None:
    """The value of a number, None when the characters are not one ("三五")."""
    if text[:1].isdecimal():
        return float(text)
    if text in ENGLISH:
        return ENGLISH[text]
    for short, written in TENS.items():
        text = text.replace(short, written)
    return _positional(text) if len(text) > 2 and not set(text) & set("十百") else _grouped(text)


def whole(text: str) -> int | None:
    """The value of a whole number, None when it is not one."""
    value = number(text)
    return int(value) if value is not None and value == int(value) else None


def _positional(text: str) -> float | None:
    """二〇二六 as 2026."""
    if len(text) != 4 or any(character not in DIGITS for character in text):
        return None
    return float("".join(str(DIGITS[character]) for character in text))


def _grouped(text: str) -> float | None:
    """一百二十五 as 125."""
    match = GROUPED.fullmatch(text.removeprefix("零") if len(text) > 1 else text)
    if match is None or not text or (match["ones"] and match["ones"] not in DIGITS):
        return None
    tens = DIGITS.get(match["tens"] or "一", 1) * 10 if match["ten"] else 0
    return DIGITS.get(match["hundreds"] or "", 0) * 100 + tens + DIGITS.get(match["ones"], 0)
