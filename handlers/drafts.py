"""Half-filled forms, kept in the store: a dialogue goes on where it was, whatever happened in between."""

from dataclasses import dataclass, field, replace
from typing import Any

from workflow.store import Document, Table, Tx

DIALOGUE = "dialogue"
TABLES = (Table(DIALOGUE),)


@dataclass(frozen=True)
class Draft:
    """One form being filled in: a matter's, or the questions of an act on a case.

    turn: grows with every question, so that a button of an earlier one is known as stale. picked: the state of
    the calendar. changing: the field that is being changed from the confirm card.
    """

    id: str
    matter: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    about: str | None = None
    returned: str | None = None
    act: str | None = None
    case: str | None = None
    asking: str | None = None
    turn: int = 0
    picked: str | None = None
    changing: bool = False

    @property
    def card(self) -> str:
        """The card of the question that stands now."""
        return f"draft/{self.id}/{self.turn}"

    def with_value(self, name: str, value: Any) -> "Draft":
        """The draft with one more answer."""
        return replace(self, values={**self.values, name: value})

    def without(self, name: str) -> "Draft":
        """The draft without an answer."""
        return replace(self, values={key: value for key, value in self.values.items() if key != name})


def stack(tx: Tx, person: str) -> list[Draft]:
    """Somebody's open forms, the one being filled in last."""
    row = tx.get(DIALOGUE, person)
    return [Draft(**doc) for doc in row.doc["stack"]] if row else []


def current(tx: Tx, person: str) -> Draft | None:
    """The form that somebody is filling in."""
    drafts = stack(tx, person)
    return drafts[-1] if drafts else None


def keep(tx: Tx, person: str, draft: Draft) -> None:
    """Keep a form: in the place of its earlier state, or on top of the others."""
    drafts = [kept for kept in stack(tx, person) if kept.id != draft.id]
    _save(tx, person, [*drafts, draft])


def end(tx: Tx, person: str, id: str) -> Draft | None:
    """A form is done or given up; the one beneath it, if any, comes up."""
    drafts = [kept for kept in stack(tx, person) if kept.id != id]
    _save(tx, person, drafts)
    return drafts[-1] if drafts else None


def _save(tx: Tx, person: str, drafts: list[Draft]) -> None:
    doc: Document = {"stack": [dict(vars(draft)) for draft in drafts[-5:]]}
    tx.put(DIALOGUE, person, doc)
