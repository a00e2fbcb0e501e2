"""Which tests hold which clause: `python tests/clauses.py [30 31 ...]`; exit 1 when a clause is held by none.

The clauses are those with a text of their own in `locales/` (`clause-30_4-1`): what we say to carry out must be
held by a test. Without a number: every regulation.
"""

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
_KEY = re.compile(r"^clause-(\d+(?:_\d+)*(?:-[\w-]+)?) =", re.MULTILINE)


def clauses(regulations: tuple[str, ...]) -> list[str]:
    """The clause ids that the texts know, in their order; of all regulations when none is named."""
    texts = sorted((TESTS.parent / "locales" / "zh").glob("*.ftl"))
    found = [key.replace("_", ".") for text in texts for key in _KEY.findall(text.read_text(encoding="utf-8"))]
    return [clause for clause in found if _of(regulations, clause)]


def _of(regulations: tuple[str, ...], clause: str) -> bool:
    """Whether a clause is of one of the regulations; some are numbered twice, as 21.2-4 of 21.2."""
    starts = tuple(f"{regulation}{mark}" for regulation in regulations for mark in ".-")
    return not regulations or clause.startswith(starts)


@dataclass(eq=False)
class Collector:
    """A pytest plugin: which clauses of the regulations a test is marked with, and whether it passed."""

    regulations: tuple[str, ...] = ()
    marked: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    passed: dict[str, bool] = field(default_factory=dict)

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep the tests that hold a clause."""
        for item in items:
            for mark in item.iter_markers("clause"):
                if _of(self.regulations, str(mark.args[0])):
                    self.marked[str(mark.args[0])].append(item.nodeid)
        held = {id for ids in self.marked.values() for id in ids}
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in held])
        items[:] = [item for item in items if item.nodeid in held]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Every phase of a test must pass."""
        self.passed[report.nodeid] = self.passed.get(report.nodeid, True) and report.passed

    def holds(self, clause: str) -> bool:
        """Whether a clause has tests and all of them pass."""
        tests = self.marked.get(clause, [])
        return bool(tests) and all(self.passed.get(test, False) for test in tests)


def written(clause: str, found: Collector) -> list[str]:
    """A clause with its tests, parameters counted together."""
    tests: dict[str, list[bool]] = defaultdict(list)
    for test in found.marked.get(clause, []):
        tests[test.partition("[")[0]].append(found.passed.get(test, False))
    lines = [f"  {'ok  ' if all(tests[name]) else 'FAIL'} {name} ({len(tests[name])})" for name in tests]
    return [f"{clause}: {'held' if found.holds(clause) else 'NOT HELD'}", *lines]


def main(*regulations: str) -> int:
    """Run the marked tests, print what holds each clause; 1 when one is not held."""
    found = Collector(regulations)
    pytest.main(["-q", "--no-header", "--no-summary", "-p", "no:cacheprovider", str(TESTS)], plugins=[found])
    known = clauses(regulations)
    for clause in known:
        sys.stdout.write("\n".join(written(clause, found)) + "\n")
    missing = [clause for clause in known if not found.holds(clause)]
    sys.stdout.write(f"{len(known) - len(missing)} of {len(known)} clauses are held\n")
    sys.stdout.write("".join(f"NOT HELD: {clause}\n" for clause in missing))
    return 1 if missing or not known else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
