"""The even text, its way back, and numbers."""

import pytest

from handlers.dates.numerals import number, whole
from handlers.dates.typed import LONGEST, even


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("１２月３日", "12月3日"),
        ("11 月 25 日", "11月25日"),
        ("12月3日—5日", "12月3日-5日"),
        ("明天\n后天", "明天;后天"),
        ("週三下午３：３０", "周三下午3:30"),
        ("Next  Monday", "next  monday"),
        ("\u200b明天\u200d", "明天"),
    ],
)
def test_text_is_made_even(typed: str, text: str) -> None:
    assert even(typed).text == text


def test_a_piece_of_the_even_text_is_found_in_what_was_typed() -> None:
    typed = even("请 在 12 月 3 日 前")
    start = typed.text.index("12月3日")
    assert typed.span(start, start + 5) == (4, 12)


def test_a_character_that_becomes_several_keeps_its_place() -> None:
    typed = even("㏢明天")
    assert typed.text == "3日明天"
    assert typed.span(2, 4) == (1, 3)


def test_a_long_text_is_cut() -> None:
    assert len(even("明天" * 1000).text) == LONGEST


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("25", 25),
        ("2.5", 2.5),
        ("十", 10),
        ("二十五", 25),
        ("廿五", 25),
        ("两", 2),
        ("一百二十", 120),
        ("二〇二六", 2026),
        ("零五", 5),
        ("three", 3),
        ("三五", None),
        ("十十", None),
    ],
)
def test_numbers_are_read(text: str, value: float | None) -> None:
    assert number(text) == value


def test_a_half_is_no_whole_number() -> None:
    assert whole("2.5") is None
    assert whole("3") == 3
