"""A case: a submitted form on its way through the office. One table says which moves there are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from workflow.store import Document


class State(StrEnum):
    """Where a case stands."""

    PENDING = "pending"
    RETURNED = "returned"
    APPROVED = "approved"
    WITHDRAWING = "withdrawing"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


ENDED = frozenset({State.REFUSED, State.WITHDRAWN, State.CLOSED})

MOVES: Mapping[tuple[State, str], frozenset[State]] = {
    (State.PENDING, "approve"): frozenset({State.PENDING, State.APPROVED}),
    (State.PENDING, "refuse"): frozenset({State.REFUSED}),
    (State.PENDING, "send_back"): frozenset({State.RETURNED}),
    (State.RETURNED, "resubmit"): frozenset({State.PENDING, State.APPROVED}),
    (State.PENDING, "withdraw"): frozenset({State.WITHDRAWN}),
    (State.RETURNED, "withdraw"): frozenset({State.WITHDRAWN}),
    (State.APPROVED, "ask_withdrawal"): frozenset({State.WITHDRAWING}),
    (State.WITHDRAWING, "grant_withdrawal"): frozenset({State.WITHDRAWN}),
    (State.WITHDRAWING, "deny_withdrawal"): frozenset({State.APPROVED}),
    (State.APPROVED, "close"): frozenset({State.CLOSED}),
}
"""(state, move) -> the states it may lead to. Acts that leave the state as it is are not listed here.

a  a level agrees: another one waits, or it was the last
b  a level refuses, which ends it (30.5-0)
c  a level returns it, so that a slip of the pen costs no new number
d  the applicant hands it in again; it takes the route of its new answers
e  the applicant takes back what is not decided
f  the applicant takes back what was returned to him
g  the applicant asks to undo what is approved: nothing approved disappears silently
h  the final approver lets it be undone
i  the final approver lets it stand
j  it has run its course: back at post, made up, revoked
"""


class UnlistedMove(Exception):
    """A move that the table does not know: a fault of ours, never of a person's press."""


@dataclass(frozen=True)
class Step:
    """One level of a route, who holds it, whom it asks, and what became of it.

    state: waiting, skipped, approved, refused, returned. because: why skipped or why somebody else is asked.
    others: who may decide it as well as the holder; the first decision stands.
    """

    tier: str
    holder: str | None
    articles: tuple[str, ...]
    state: str = "waiting"
    because: str | None = None
    asked: str | None = None
    asked_at: datetime | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    others: tuple[str, ...] = ()

    @property
    def asked_all(self) -> tuple[str, ...]:
        """Everybody to whom the step is put, once it is."""
        return (self.asked, *self.others) if self.asked else ()


@dataclass(frozen=True)
class Entry:
    """One line of a case's history; never changed, never removed. `rule` is the rule's version it was taken by."""

    at: datetime
    actor: str
    act: str
    clauses: tuple[str, ...]
    rule: str
    on_behalf: str | None = None
    note: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Case:
    """A submitted form. `facts` are what was found out later: flags, the filing, the day of return."""

    id: str
    matter: str
    family: str
    applicant: str
    unit: str
    opened: datetime
    values: Mapping[str, Any] = field(hash=False)
    number: tuple[str, int, int] = ("", 0, 0)
    state: State = State.PENDING
    steps: tuple[Step, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict, hash=False)
    history: tuple[Entry, ...] = ()
    about: str | None = None
    version: int = 0

    @property
    def current(self) -> Step | None:
        """The step that waits for a decision now."""
        if self.state is not State.PENDING:
            return None
        return next((step for step in self.steps if step.state == "waiting"), None)

    @property
    def final(self) -> Step | None:
        """The last step that was or will be decided by somebody."""
        return next((step for step in reversed(self.steps) if step.state != "skipped"), None)

    @property
    def deciders(self) -> tuple[str, ...]:
        """Who holds, or is asked, what waits for a decision: the level, or the wish to undo an approval."""
        step = self.final if self.state is State.WITHDRAWING else self.current
        asked = self.facts.get("withdrawal_asked", ())
        return tuple(dict.fromkeys(who for who in (step.holder, step.asked, *asked) if who)) if step else ()

    def move(self, name: str, to: State) -> "Case":
        """The case after a listed move; raises UnlistedMove."""
        if to not in MOVES.get((self.state, name), frozenset()):
            raise UnlistedMove(f"{self.state} -{name}-> {to}")
        return replace(self, state=to)

    def noted(self, **facts: Any) -> "Case":
        """The case with facts added; a fact of None is taken away."""
        merged = {**self.facts, **facts}
        return replace(self, facts={key: value for key, value in merged.items() if value is not None})

    def with_values(self, **values: Any) -> "Case":
        """The case with some values of its form changed."""
        return replace(self, values={**self.values, **values})

    def recorded(self, entry: Entry) -> "Case":
        """The case with one more line of history."""
        return replace(self, history=(*self.history, entry))

    def with_step(self, done: Step) -> "Case":
        """The case with the step of this tier replaced."""
        return replace(self, steps=tuple(done if step.tier == done.tier else step for step in self.steps))


def to_doc(case: Case) -> Document:
    """The case as it is stored."""
    doc = dict(vars(case))
    doc.pop("version")
    doc.pop("id")
    return doc | {
        "state": str(case.state),
        "number": list(case.number),
        "values": dict(case.values),
        "facts": dict(case.facts),
        "steps": [
            dict(vars(step)) | {"articles": list(step.articles), "others": list(step.others)} for step in case.steps
        ],
        "history": [
            dict(vars(entry)) | {"clauses": list(entry.clauses), "note": dict(entry.note)} for entry in case.history
        ],
    }


WEEKS, DECIDERS = "weeks", "deciders"
FOUND_BY = (WEEKS, DECIDERS)
"""Lists by each of whose values a stored case is found; they follow from the case, and are not read back."""


def of_doc(id: str, version: int, doc: Document) -> Case:
    """The case that was stored."""
    series, year, serial = doc["number"]
    read = {key: value for key, value in doc.items() if key not in FOUND_BY} | {
        "state": State(doc["state"]),
        "number": (series, year, serial),
        "steps": tuple(_step(step) for step in doc["steps"]),
        "history": tuple(Entry(**entry | {"clauses": tuple(entry["clauses"])}) for entry in doc["history"]),
    }
    return Case(id=id, version=version, **read)


def _step(doc: Document) -> Step:
    return Step(**doc | {"articles": tuple(doc["articles"]), "others": tuple(doc.get("others", ()))})
