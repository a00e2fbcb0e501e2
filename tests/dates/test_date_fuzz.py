"""Whatever is typed, reading it never raises, and every answer holds together."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from date_phrases import cases, moment
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.dates import Ask, Ok, find, read_period, understand
from handlers.dates.reading import earliest, latest

ZONE = ZoneInfo("Asia/Shanghai")
WORDS = sorted({piece for case in cases() for piece in (case.text, case.text[:2], case.text[-2:], case.text[1:4])})
GLUE = (
    "",
    " ",
    "到",
    "至",
    "-",
    "、",
    "和",
    "或",
    "前",
    "内",
    "起",
    "后",
    "，",
    "第",
    "半",
    "0",
    "9",
    "99",
    "to ",
    "。",
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=8).map("".join),
    st.text(alphabet="0123456789一二三十年月日号点时分周半上下午前后内到至-~/.: 起个工作天", max_size=40),
)
NOWS = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2099-12-31")).map(
    lambda now: now.replace(tzinfo=ZONE)
)


@settings(max_examples=1500, deadline=None)
@given(text=TEXTS, now=NOWS)
def test_any_text_is_answered(text: str, now: datetime) -> None:
    found = find(text, now)
    options = found.reading.options if isinstance(found.reading, Ask) else (found.reading,)
    for option in options:
        if isinstance(option, Ok) and option.start is not None and option.end is not None:
            assert earliest(option.start) <= latest(option.end)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)
    assert understand(text, now)["status"] in ("ok", "ask", "refuse", "none")
    read_period(text, now)


@pytest.mark.parametrize(
    "text",
    [
        "明天" * 1000,
        "12月3日到" * 1000,
        "一" * 1000,
        "9" * 1000,
        "nov 25 to " * 200,
        "99999个工作日内",
        "9999个月后",
        "9999年99月99日",
        "9999年12月31日起9999天",
        "0001年1月1日",
        "9999年12月31日24:00",
        "9998年12月31日晚上12点到13点",
        "9999小时后",
        "农历九月三十一",
        "腊月三十",
        "0:00半周",
        "0个工作日内",
        "零天",
        "第0个工作日",
        "本月第99个工作日",
        "9999年春节",
        "0000年10月",
        "99季度",
        "\ud800明天",
        "",
    ],
)
def test_monstrous_texts_are_answered(text: str) -> None:
    assert understand(text, moment("2026-11-23T09:00"))["status"] in ("ok", "ask", "refuse", "none")
