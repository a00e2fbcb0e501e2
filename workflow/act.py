"""Acts: what a person may press on a case, or the clock may do, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workflow.article import Article
from workflow.case import Case, Step
from workflow.field import Field, Values
from workflow.message import Event, Line
from workflow.office import Office

CLOCK = "clock"
"""The actor of what happens because a time has come, or because another case has moved."""


@dataclass(frozen=True)
class Notice:
    """A new message to somebody about a case; `name` is its part of the unique key, `acts` its buttons."""

    to: str
    name: str
    line: Line
    acts: tuple[str, ...] = ()
    urgent: bool = False
    event: Event | None = None
    """Sent along as a calendar file; the line stands below it. Such a notice has no buttons."""
    below: tuple[Line, ...] = ()
    """What else a notice without buttons says, one paragraph each."""


@dataclass(frozen=True)
class Follow:
    """An act that another case undergoes in the same transaction."""

    case: str
    act: str
    values: Values = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Deed:
    """One press: which case, who, with which answers, in which office."""

    case: Case
    actor: str
    office: Office
    values: Values = field(default_factory=dict, hash=False)
    history: Mapping[str, list[Case]] = field(default_factory=dict, hash=False)
    """The earlier cases that the matter needs, read in this transaction."""

    def earlier(self, need: str) -> list[Case]:
        """The cases found for a need, without this one."""
        return [case for case in self.history.get(need, []) if case.id != self.case.id]

    @property
    def step(self) -> Step:
        """The step that waits; LookupError when none does."""
        if self.case.current is None:
            raise LookupError(f"no step waits in {self.case.id}")
        return self.case.current


@dataclass(frozen=True)
class Done:
    """What came of an act: the case as it is now, whom to tell, what happens to other cases."""

    case: Case
    notices: tuple[Notice, ...] = ()
    follows: tuple[Follow, ...] = ()
    broadcast: Line | None = None
    """Told to everybody who has a card of the case, except who did it."""
    refused: Line | None = None
    """Why nothing was done, when the act turned out not to be possible."""
    anew: str = ""
    """The answer that stands against it: its question is put again, and the other answers are kept."""
    said: Line | None = None
    """What who did it reads, where it depends on what came of it; else `done-ACT`."""


@dataclass(frozen=True)
class Act:
    """One act. `may` is asked when the button is shown and again when it is pressed.

    `fields` are asked before it is done (the reason of a refusal). `asks`: somebody waits for it, so it is
    listed under to-do. `article` may be None when the step's own articles stand behind it.
    """

    name: str
    may: Callable[[Case, str, Office], bool]
    do: Callable[[Deed], Done]
    articles: tuple[Article, ...] = ()
    fields: tuple[Field, ...] = ()
    asks: bool = False
    rechecks: bool = False
    """The matter's checks must hold with the new answers before it is done."""
    lasting: bool = False
    """It means the same however the case has moved meanwhile: while it may be done, no button of it is too old."""
    unrecorded: bool = False
    """It only counts, and may come any number of times: no line of history is kept of it."""
    to_form: str | None = None
    """The matter whose form this button opens about the case, instead of doing something at once."""


def never(case: Case, person: str, office: Office) -> bool:
    """For acts of the clock and of other cases: nobody presses them."""
    return False


def told(to: str, name: str, key: str, *acts: str, **args: Any) -> Notice:
    """A notice of one line."""
    return Notice(to, name, Line(key, args), acts)
