"""The line bench: what each line asks for and every field of it, by the roster of the demo office."""

import json
from collections import Counter
from pathlib import Path

import pytest
from score import cases, differences, score

from handlers.free_text import read

BENCHES = sorted((Path(__file__).parent / "bench").glob("*.jsonl"))
LINES = [case for bench in BENCHES for case in cases(bench)]


@pytest.mark.parametrize("bench", BENCHES, ids=[bench.stem for bench in BENCHES])
def test_at_least_95_of_100_lines_are_read_with_every_field(bench: Path) -> None:
    made = score(read, cases(bench))
    assert made.share >= 0.95, "\n".join(made.failures)


@pytest.mark.parametrize("bench", BENCHES, ids=[bench.stem for bench in BENCHES])
def test_no_date_is_wrong(bench: Path) -> None:
    made = score(read, cases(bench))
    assert made.wrong_dates == 0, "\n".join(made.failures)


def test_every_intent_has_its_lines() -> None:
    counted = Counter(case["intent"] for case in LINES)
    assert len(LINES) >= 500
    assert min(counted.values()) >= 20
    assert len(counted) == 10


def test_no_line_stands_in_the_benches_twice() -> None:
    assert [text for text, count in Counter(case["text"] for case in LINES).items() if count > 1] == []


def test_a_differing_field_is_counted() -> None:
    case = {"intent": "leave", "fields": {"kind": "病假"}, "ask": []}
    got = {"intent": "leave", "fields": {"kind": "事假", "days": 1}, "ask": ["start"]}
    assert set(differences(case, got)) == {"kind", "days", "ask"}


def test_what_the_guard_refuses_asks_for_nothing() -> None:
    case = next(case for case in LINES if case["text"].startswith("机密★"))
    assert case["intent"] == "none", json.dumps(case, ensure_ascii=False)
