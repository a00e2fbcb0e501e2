"""What the director's statistics count, kept up to date with every step, so that nobody reads all cases for them.

One row for each approver and matter: how often he took how long, in tenths of a working hour; one for each article
by which approvers refused; one for each matter: how many cases were opened.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workflow.article import Article
from workflow.case import Case, Step
from workflow.office import Office
from workflow.store import Table, Tx

TALLY = "tally"
TABLES = (Table(TALLY, ("kind",)),)


@dataclass(frozen=True)
class Turnaround:
    """How long somebody takes to decide on a matter: of each number of tenths of an hour, how often."""

    who: str
    matter: str
    tenths: Mapping[int, int]

    @property
    def count(self) -> int:
        return sum(self.tenths.values())

    @property
    def median(self) -> float:
        """The median in working hours."""
        return (self._at((self.count - 1) // 2) + self._at(self.count // 2)) / 20

    def _at(self, place: int) -> int:
        """The tenths of the decision at a place, the quickest first."""
        for tenths in sorted(self.tenths):
            place -= self.tenths[tenths]
            if place < 0:
                return tenths
        return 0


def tally(tx: Tx, before: Case | None, case: Case, office: Office) -> None:
    """Count what a step has added to a case: that it was opened, what was decided, what was refused."""
    if before is None:
        _add(tx, f"opened/{case.matter}", {"kind": "opened", "matter": case.matter}, "cases")
    for step in _decided(before, case):
        doc = {"kind": "turnaround", "who": step.decided_by, "matter": case.matter}
        _add(tx, f"turnaround/{step.decided_by}/{case.matter}", doc, str(_tenths(step, office)))
    for clause in _refused(before, case):
        of = Article(clause)
        _add(tx, f"refused/{of.regulation}/{of.number}", {"kind": "refused", "clause": clause}, "cases")


def tally_what_is_kept(tx: Tx, cases: Iterable[Case], office: Office) -> None:
    """Count the cases of an office that has worked without these counts, once."""
    if not tx.count(TALLY, {"kind": "opened"}):
        for case in cases:
            tally(tx, None, case, office)


def _add(tx: Tx, id: str, doc: Mapping[str, object], what: str) -> None:
    row = tx.get(TALLY, id)
    counts = dict(row.doc["counts"]) if row else {}
    tx.put(TALLY, id, {**doc, "counts": {**counts, what: counts.get(what, 0) + 1}})


def _decided(before: Case | None, case: Case) -> Iterator[Step]:
    """The levels that were decided since; a form that comes again has its levels anew."""
    known = before.steps if before else ()
    for place, step in enumerate(case.steps):
        was = known[place] if place < len(known) else None
        if step.decided_by and step.asked_at and (was is None or was.decided_at != step.decided_at):
            yield step


def _tenths(step: Step, office: Office) -> int:
    if step.asked_at is None or step.decided_at is None:
        return 0
    return round(office.calendar.working_hours(step.asked_at, step.decided_at) * 10)


def _refused(before: Case | None, case: Case) -> Iterator[str]:
    """The articles by which it was refused since; an article counts once in each refusal."""
    for entry in case.history[len(before.history) if before else 0 :]:
        if entry.act == "refuse":
            cited = {(Article(clause).regulation, Article(clause).number): clause for clause in entry.clauses}
            yield from cited.values()


def turnarounds(tx: Tx) -> list[Turnaround]:
    """Of everybody who has decided, by matter."""
    return [
        Turnaround(row.doc["who"], row.doc["matter"], {int(key): count for key, count in row.doc["counts"].items()})
        for row in tx.find(TALLY, eq={"kind": "turnaround"})
    ]


def refusals(tx: Tx) -> list[tuple[str, int]]:
    """A clause of each article by which was refused, and how often, the most frequent first."""
    found = [(row.doc["clause"], row.doc["counts"]["cases"]) for row in tx.find(TALLY, eq={"kind": "refused"})]
    return sorted(found, key=lambda one: -one[1])


def opened(tx: Tx) -> int:
    """How many cases were ever opened."""
    return sum(row.doc["counts"]["cases"] for row in tx.find(TALLY, eq={"kind": "opened"}))
