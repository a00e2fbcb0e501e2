"""HTML to entities, pictures' sizes: the corners."""

import struct

import pytest

from messenger.entities import completed, trimmed
from messenger.html_text import read_html
from messenger.pictures import picture_size
from messenger.refusal import Refused


@pytest.mark.parametrize(
    ("source", "text", "found"),
    [
        ("a <b>粗</b> z", "a 粗 z", [("bold", 2, 1)]),
        ("<strong>a</strong><em>b</em><ins>c</ins><del>d</del>", "abcd",
         [("bold", 0, 1), ("italic", 1, 1), ("underline", 2, 1), ("strikethrough", 3, 1)]),
        ("😀<i>x</i>", "😀x", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("1 &lt; 2 &amp; &quot;x&quot; &#39; &copy;", "1 < 2 & \"x\" ' &copy;", []),
        ("<B>a</B>", "a", [("bold", 0, 1)]),
        ("<code>/x</code>", "/x", [("code", 0, 2)]),
        ("  <b> a </b> ", "a", [("bold", 0, 1)]),
        ("<b></b>a", "a", []),
        ("/start 和 http://a.b/c。", "/start 和 http://a.b/c。", [("bot_command", 0, 6), ("url", 9, 12)]),
        ("2026/12/1 a/b", "2026/12/1 a/b", []),
    ],
)  # fmt: skip
def test_html_is_read(source: str, text: str, found: list[tuple[str, int, int]]) -> None:
    plain, entities = trimmed(*read_html(source))
    assert plain == text
    listed = [(e["type"], e["offset"], e["length"]) for e in completed(plain, entities)]
    assert listed == found


def test_links_and_code_keep_what_they_say() -> None:
    _, (link,) = read_html('<a href="https://oa.example/?a=1&amp;b=2">制度</a>')
    assert link["url"] == "https://oa.example/?a=1&b=2"
    _, (code,) = read_html('<pre><code class="language-python">x = 1</code></pre>')
    assert (code["type"], code["language"]) == ("pre", "python")


def test_a_link_that_runs_a_script_is_no_link() -> None:
    assert read_html('<a href="javascript:alert(1)">x</a>') == ("x", [])


@pytest.mark.parametrize("source", ["<b", "<b>x", "x</b>", "<b>x</i></b>", "<script>x</script>", "a<3", "</>"])
def test_bad_html_is_refused(source: str) -> None:
    with pytest.raises(Refused, match="can't parse entities"):
        read_html(source)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 30, 20), (30, 20)),
        (b"GIF89a" + struct.pack("<HH", 30, 20), (30, 20)),
        (b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 20, 30), (30, 20)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x1d\0\0\x13\0\0", (30, 20)),
        (b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + (29 | 19 << 14).to_bytes(4, "little"), (30, 20)),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 30, 20), (30, 20)),
        (b"RIFF\0\0\0\0WEBPVP9 " + bytes(20), None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"\xff\xd8\xff\xe0", None),
        (b"\xff\xd8ab", None),
        (b"text", None),
        (b"", None),
    ],
)
def test_the_size_of_a_picture(data: bytes, size: tuple[int, int] | None) -> None:
    assert picture_size(data) == size
