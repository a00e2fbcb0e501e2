"""Two characters that sound like a level (及密, 秘米) and belong to no other words: they may be one, misheard."""

import re
from functools import cache
from itertools import accumulate

from rjieba import Jieba

FIRST = "机鸡基激积几级极击饥肌姬吉急集及即籍疾计记济技季寂继祭忌寄绩迹绝决觉掘诀爵倔崛厥攫秘密蜜觅泌必米迷谜弥咪"
SECOND = "密蜜秘谧觅泌米迷谜弥咪宓幂糜"
_PAIR = re.compile(f"(?P<stated>(?<=密级)|(?<=密级[是为填写:]))?(?!(?<=密)级)[{FIRST}][{SECOND}]")


def misheard(text: str, token: str) -> str:
    """The text with `token` for each such pair; 密级 after one of the first characters is a pair and 级 (级密级)."""
    if not _PAIR.search(text):
        return text
    begins = {0, *accumulate(map(len, _dictionary().cut(text, False)))}
    return _PAIR.sub(lambda match: token if _is_apart(match, begins) else match[0], text)


def _is_apart(match: re.Match[str], begins: set[int]) -> bool:
    """Whether the dictionary knows no word that one of the two characters is a part of, but 密级; or a level is due."""
    start, end = match.span()
    level = match.string.startswith("级", end)
    if match["stated"] is not None or (level and match[0][1] != "密"):
        return True
    return {start, start + 1} <= begins and (level or end in begins)


@cache
def _dictionary() -> Jieba:
    return Jieba()
