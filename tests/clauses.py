"""Which tests hold which clause: `python tests/clauses.py [30]`; exit 1 when a clause of regulation 30 is held by none.

The clauses are those with a text of their own in `locales/` (`clause-30_4-1`). Without a number: every regulation.
"""

import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MUST_BE_HELD = "30"
_KEY = re.compile(r"^clause-(\d+(?:_\d+)*(?:-[\w-]+)?) =", re.MULTILINE)


def clauses(regulation: str) -> list[str]:
    """The clause ids that the texts know, in their order; of all regulations when it is empty."""
    texts = sorted((TESTS.parent / "locales" / "zh").glob("*.ftl"))
    found = [key.replace("_", ".") for text in texts for key in _KEY.findall(text.read_text(encoding="utf-8"))]
    return [clause for clause in found if _of(regulation, clause)]


def _of(regulation: str, clause: str) -> bool:
    return clause.startswith(f"{regulation}.") if regulation else True


@dataclass(eq=False)
class Collector:
    """A pytest plugin: which clauses of a regulation a test is marked with, and whether it passed."""

    regulation: str = ""
    marked: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    passed: dict[str, bool] = field(default_factory=dict)

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep the tests that hold a clause."""
        for item in items:
            for mark in item.iter_markers("clause"):
                if _of(self.regulation, str(mark.args[0])):
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


def main(regulation: str = "") -> int:
    """Run the marked tests, print what holds each clause; 1 when one of regulation 30 is not held."""
    found = Collector(regulation)
    pytest.main(["-q", "--no-header", "--no-summary", "-p", "no:cacheprovider", str(TESTS)], plugins=[found])
    known = clauses(regulation)
    for clause in known:
        sys.stdout.write("\n".join(written(clause, found)) + "\n")
    wanted = [clause for clause in known if clause.startswith(f"{MUST_BE_HELD}.")]
    missing = [clause for clause in wanted if not found.holds(clause)]
    sys.stdout.write(f"{len(wanted) - len(missing)} of {len(wanted)} clauses of regulation {MUST_BE_HELD} are held\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
