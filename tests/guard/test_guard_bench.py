"""The bench: markings to refuse and ordinary texts to let pass (F-01, 17.4, 19.9, 26.2)."""

import pytest
from guard_bench import Example, examples

from handlers.guard import verdict


def _wrong(of: set[Example]) -> list[Example]:
    return [one for one in of if (verdict(one.text, one.where) == "block") != one.refused]


@pytest.mark.clause("26.2")
def test_at_least_99_of_100_markings_are_refused() -> None:
    asked = {one for one in examples() if one.refused}
    assert len(asked) >= 250
    missed = _wrong(asked)
    assert len(missed) <= 0.01 * len(asked), missed


@pytest.mark.clause("17.4-1")
def test_at_most_5_of_1000_ordinary_texts_are_refused() -> None:
    asked = {one for one in examples() if not one.refused}
    assert len(asked) >= 1200
    refused = _wrong(asked)
    assert len(refused) <= 0.005 * len(asked), refused
