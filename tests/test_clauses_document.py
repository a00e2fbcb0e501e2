"""docs/clauses.md: an article is either carried out, with its text, or named there with the reason why not."""

import re
from collections import Counter
from pathlib import Path

import locales

DOCUMENT = Path(__file__).parent.parent / "docs" / "clauses.md"
_ROW = re.compile(r"^\| (\d[^|]*) \| ([^|]+) \|$", re.MULTILINE)


def _named() -> list[str]:
    rows = _ROW.findall(DOCUMENT.read_text(encoding="utf-8"))
    return [clause.strip() for named, why in rows if why.strip() for clause in named.split(",")]


def test_an_article_that_is_carried_out_is_not_named_as_without_a_form() -> None:
    assert _named()
    assert [clause for clause in _named() if locales.has("zh", f"clause-{clause.replace('.', '_')}")] == []


def test_every_article_is_named_once() -> None:
    assert [clause for clause, count in Counter(_named()).items() if count > 1] == []
