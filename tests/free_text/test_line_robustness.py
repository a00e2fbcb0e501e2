"""Whatever is typed: the reading never raises, answers in its schema and asks for nothing that it does not know."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from score import FIELDS

from handlers.free_text import read
from handlers.free_text.line import LONGEST, Line

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
INTENTS = {"leave", "car", "urgent", "report_back", "extend", "urge", "balance", "who_is_away", "my_todo", "none"}
ASKS = {"start", "end", "stand_in", "applicant"}
PIECES = (
    "请假 病假 两天 明天 下周三 到 赵主任 替我 代班 13800138000 车 去 市委 送 三个人 起火 急报 续 延到 销假 "
    "回来了 谁 不在 还剩几天 催 批了吗 发烧 孩子 家里有事 ， 。 ？ off tomorrow leave for two days car to 〇 百 ㊙"
)
WORDS = st.sampled_from([*PIECES.split(" "), " ", "\n", "\x00", "\x01", "\ud800"])


def _holds(text: str) -> None:
    got = read(text, "wangfang", NOW)
    assert got["intent"] in INTENTS
    assert tuple(got["fields"]) == FIELDS
    assert set(got["ask"]) <= ASKS
    if got["intent"] in ("none", "urge", "balance", "my_todo"):
        assert not any(got["fields"].values())


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    _holds(text)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30).map("".join))
def test_any_heap_of_words_is_read(text: str) -> None:
    _holds(text)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=8).map(" ".join), st.integers(1, 200))
def test_repeated_words_are_read(text: str, times: int) -> None:
    _holds(text * times)


@settings(deadline=None)
@given(st.text())
def test_evening_a_text_moves_no_character(text: str) -> None:
    line = Line.of(text * 20)
    assert len(line.text) == len(line.typed) == min(len(text * 20), LONGEST)
