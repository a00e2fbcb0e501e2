"""The bench: markings to refuse and ordinary texts to let pass, one per line (F-01, 17.4, 19.9, 26.2).

A line is `text`, `caption<TAB>text` or `filename<TAB>text`; `\\n`, `\\t` and `\\uXXXX` are what they name.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.guard import verdict

BENCH = Path(__file__).parent / "bench"
_ESCAPE = re.compile(r"\\(?:[nt]|u([0-9a-f]{4}))")


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else {"\\n": "\n", "\\t": "\t"}[match[0]]


def _examples(kind: str) -> Iterator[tuple[str, str]]:
    for file in sorted(BENCH.glob(f"{kind}_*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                where, _, text = line.rpartition("\t")
                yield _ESCAPE.sub(_unescaped, text), where or "text"


def _wrong(kind: str, expected: str) -> list[tuple[str, str]]:
    return [example for example in _examples(kind) if verdict(*example) != expected]


@pytest.mark.clause("26.2")
def test_at_least_99_of_100_markings_are_refused() -> None:
    asked = len(set(_examples("block")))
    assert asked >= 250
    missed = _wrong("block", "block")
    assert len(missed) <= 0.01 * asked, missed


@pytest.mark.clause("17.4-1")
def test_at_most_5_of_1000_ordinary_texts_are_refused() -> None:
    asked = len(set(_examples("pass")))
    assert asked >= 1200
    refused = _wrong("pass", "pass")
    assert len(refused) <= 0.005 * asked, refused
