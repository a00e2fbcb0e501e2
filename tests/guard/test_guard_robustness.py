"""The guard never raises, answers the same twice, and reads a bounded part of a text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.guard import MAX_CHARACTERS, verdict
from handlers.guard.folding import fold

WHERE = st.sampled_from(["text", "caption", "filename", "elsewhere"])
_CHARACTERS = "机绝秘密级件★年这那份把发我的、,。()【】:_-. \n\u200b\ue000"
PIECES = st.sampled_from([*_CHARACTERS, "jimi", "10", "密码", "手机", "文件"])


@settings(deadline=None)
@given(st.text(), WHERE)
def test_any_text_gets_a_verdict(text: str, where: str) -> None:
    assert verdict(text, where) in {"block", "pass"}


@settings(deadline=None)
@given(st.lists(PIECES).map("".join), WHERE)
def test_any_heap_of_level_words_gets_a_steady_verdict(text: str, where: str) -> None:
    assert verdict(text, where) == verdict(text, where)


@settings(deadline=None)
@given(st.text(alphabet="阅办文车会 ,.\n", max_size=40))
def test_a_mark_on_a_line_of_its_own_is_refused_whatever_stands_around_it(around: str) -> None:
    assert verdict(f"{around}\n机密★10年\n{around}", "text") == "block"


@settings(deadline=None)
@given(st.text(max_size=200))
def test_folding_is_bounded(text: str) -> None:
    assert len(fold(text * 200)) <= 3 * MAX_CHARACTERS
