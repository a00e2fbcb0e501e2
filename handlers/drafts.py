"""Half-filled forms, kept in the store: a dialogue goes on where it was, whatever happened in between."""

from dataclasses import dataclass, field, replace
from typing import Any

from workflow.store import Document, Table, Tx

DIALOGUE = "dialogue"
TABLES = (Table(DIALOGUE),)
MOST = 5
"""Forms that one person may have open, one put aside for the next; the oldest is given up."""


@dataclass(frozen=True)
class Draft:
    """One form being filled in: a matter's, or the questions of an act on a case.

    asking: the field whose question stands, or None on the confirm card. turn: grows with every question, so
    that a button of an earlier one is known as stale. offered: the values of the buttons of this question.
    picked: the state of its calendar. earlier: the answers of last time, to begin with. left_out: the fields
    that were asked and are to be left empty.
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
    offered: list[Any] = field(default_factory=list, hash=False)
    picked: str | None = None
    earlier: dict[str, Any] = field(default_factory=dict, hash=False)
    left_out: list[str] = field(default_factory=list, hash=False)

    @property
    def purpose(self) -> tuple[str | None, ...]:
        """What the form is for; two drafts of one purpose are never open at once."""
        return self.matter, self.about, self.returned, self.act, self.case

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


def set_aside(tx: Tx, person: str, said: str) -> None:
    """Keep a message that can be read in two ways until one is chosen or a form goes on."""
    row = tx.get(DIALOGUE, person)
    tx.put(DIALOGUE, person, {"stack": row.doc["stack"] if row else [], "said": said})


def put_aside(tx: Tx, person: str) -> str | None:
    """The message that was set aside, if it is still there."""
    row = tx.get(DIALOGUE, person)
    said = row.doc.get("said") if row else None
    return str(said) if said is not None else None


def replace_same(tx: Tx, person: str, draft: Draft) -> bool:
    """Drop an open form of the same purpose; True when there was one."""
    open_ones = stack(tx, person)
    others = [kept for kept in open_ones if kept.purpose != draft.purpose]
    if len(others) < len(open_ones):
        _save(tx, person, others)
    return len(others) < len(open_ones)


def _save(tx: Tx, person: str, drafts: list[Draft]) -> None:
    doc: Document = {"stack": [dict(vars(draft)) for draft in drafts[-MOST:]]}
    tx.put(DIALOGUE, person, doc)
