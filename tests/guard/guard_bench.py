"""The bench of the guard: texts to refuse and texts to let pass, a file for each round, one text per line.

A line is `text`, `caption<TAB>text` or `filename<TAB>text`; `\\n`, `\\t` and `\\uXXXX` are what they name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BENCH = Path(__file__).parent / "bench"
_ESCAPE = re.compile(r"\\(?:[nt]|u([0-9a-f]{4}))")


@dataclass(frozen=True)
class Example:
    """A text, where it stands, whether it must be refused, and the round that it was written in."""

    text: str
    where: str
    refused: bool
    round: str


def examples() -> Iterator[Example]:
    """All texts of all rounds."""
    for file in sorted(BENCH.glob("*.txt")):
        kind, _, number = file.stem.partition("_")
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                where, _, text = line.rpartition("\t")
                yield Example(_ESCAPE.sub(_unescaped, text), where or "text", kind == "block", number)


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else {"\\n": "\n", "\\t": "\t"}[match[0]]
