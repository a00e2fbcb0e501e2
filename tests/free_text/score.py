"""Score a reader of one-line requests: `python tests/free_text/score.py [--wrong] [--half odd|even] BENCH.jsonl ...`.

A line counts as right when its intent, every field and the set of questions are right. A wrong date is counted
by itself: one that is given and is not the expected one.
"""

import argparse
import importlib
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FIELDS = ("kind", "start", "end", "days", "reason", "stand_in", "destination", "people", "phone")
ZONE = ZoneInfo("Asia/Shanghai")
Reader = Callable[[str, str, datetime], dict[str, Any]]


@dataclass
class Score:
    """What a bench came to."""

    lines: int = 0
    right: int = 0
    intents: int = 0
    wrong_dates: int = 0
    by_intent: Counter[str] = field(default_factory=Counter)
    by_field: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0

    @property
    def share(self) -> float:
        """The share of lines with everything right."""
        return self.right / self.lines if self.lines else 0.0


def cases(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of a bench."""
    return (json.loads(row) for row in path.read_text(encoding="utf-8").splitlines() if row.strip())


def score(reader: Reader, wanted: Iterator[dict[str, Any]]) -> Score:
    """Read every line and compare."""
    made = Score()
    for case in wanted:
        began = time.perf_counter()
        got = reader(case["text"], case["sender"], datetime.fromisoformat(case["now"]).replace(tzinfo=ZONE))
        made.slowest = max(made.slowest, time.perf_counter() - began)
        _count(made, case, got)
    return made


def _count(made: Score, case: dict[str, Any], got: dict[str, Any]) -> None:
    differ = differences(case, got)
    made.lines += 1
    made.intents += "intent" not in differ
    made.right += not differ
    made.by_intent[case["intent"]] += bool(differ)
    made.by_field.update(differ.keys())
    made.wrong_dates += any(name in differ and got["fields"][name] is not None for name in ("start", "end"))
    if differ:
        shown = ", ".join(f"{name}: {have!r} instead of {want!r}" for name, (want, have) in differ.items())
        made.failures.append(f"{case['id']} {case['text']!r} {shown}")


def differences(case: dict[str, Any], got: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """What is not as expected: name -> (expected, given)."""
    pairs = {name: (case["fields"].get(name), got["fields"].get(name)) for name in FIELDS}
    pairs["intent"] = (case["intent"], got["intent"])
    pairs["ask"] = (sorted(case["ask"]), sorted(got["ask"]))
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def main() -> None:
    """Print the figures of one or more benches."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bench", nargs="+", type=Path)
    parser.add_argument("--reader", default="handlers.free_text:read")
    parser.add_argument("--wrong", action="store_true", help="print every line that is not right")
    parser.add_argument("--half", choices=("odd", "even"), help="only every second line")
    given = parser.parse_args()
    module, _, name = given.reader.partition(":")
    reader = getattr(importlib.import_module(module), name)
    for path in given.bench:
        rows = list(cases(path))
        rows = rows[{"odd": 0, "even": 1}[given.half] :: 2] if given.half else rows
        _print(path, score(reader, iter(rows)), wrong=given.wrong)


def _print(path: Path, made: Score, *, wrong: bool) -> None:
    rows = made.failures if wrong else []
    rows.append(
        f"{path.name}: {made.right}/{made.lines} = {made.share:.3f} all right; intent {made.intents}/{made.lines}; "
        f"wrong dates {made.wrong_dates}; slowest {made.slowest * 1000:.0f} ms; "
        f"by field {dict(made.by_field)}; by intent {dict(+made.by_intent)}"
    )
    print(*rows, sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
