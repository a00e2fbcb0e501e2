"""What office staff type is read as the table says."""

import pytest
from date_phrases import Case, brief, cases

from handlers.dates import find

CASES = cases()


def as_expected(case: Case) -> bool:
    """Whether the reading is the expected one; a bare "ask" leaves the reason open."""
    got = brief(find(case.text, case.now).reading)
    return got == case.expected or (case.expected in ("ask", "refuse") and got.split(":")[0] == case.expected)


@pytest.mark.parametrize("section", sorted({case.section for case in CASES}))
def test_phrases_of_a_section_are_read_as_the_table_says(section: str) -> None:
    wrong = [
        f"{case.text}: {brief(find(case.text, case.now).reading)}, not {case.expected}"
        for case in CASES
        if case.section == section and not as_expected(case)
    ]
    assert wrong == []


def test_the_table_is_long_and_names_no_phrase_twice() -> None:
    keys = [(case.text, case.now) for case in CASES]
    assert len(keys) >= 900
    assert sorted(keys) == sorted(set(keys))
