"""The fields of a form: what is asked, what an answer looks like, when it is asked."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from workflow.authority import Person
from workflow.case import Case
from workflow.office import Office

Kind = Literal["choice", "period", "half_day", "day", "moment", "text", "number", "person", "phone", "file", "unit"]
Values = Mapping[str, Any]
"""What is filled in. choice: str; period: str(Period); half_day: str(HalfDay); day: the same, of its last half;
moment: "2026-12-14T09:00" in the office's zone; number: int; person: id; phone: digits; text: str; file:
{"file_id", "name", "size", "type"}; unit: id. A field of `several` answers: a list of these."""


@dataclass(frozen=True, eq=False)
class Request:
    """A form with its answers so far: who asks, what is filled in, and the earlier cases its rules look at.

    It equals itself only, so that what was read of it may be kept.
    """

    applicant: Person
    values: Values
    office: Office
    history: Mapping[str, list[Case]] = field(default_factory=dict)
    about: Case | None = None
    """The case that this form continues: the leave to be extended, the oral leave to be made up."""
    filler: str = ""
    """Who fills the form in, where that is not the person concerned."""
    returned: str | None = None
    """The id of the case itself when it was returned for correction."""

    def earlier(self, need: str) -> list[Case]:
        """The cases found for a need, without the one being corrected."""
        return [case for case in self.history.get(need, []) if case.id != self.returned]


def always(request: Request) -> bool:
    """Asked of everybody."""
    return True


def nobody(request: Request) -> list[str]:
    """No suggestions."""
    return []


@dataclass(frozen=True)
class Field:
    """One question. `options` are the keys of a choice, or the units; `suggest` gives answers offered as buttons."""

    name: str
    kind: Kind
    options: Callable[[Request], list[str]] = nobody
    suggest: Callable[[Request], list[str]] = nobody
    when: Callable[[Request], bool] = always
    optional: Callable[[Request], bool] = lambda _: False
    private: bool = False
    usual: Callable[[Request], str | None] = lambda _: None
    """The answer that a free message which does not say it is taken to mean; shown, and changed on the confirm card."""
    longest: int = 200
    most: int = 9999
    """The largest number that is taken."""
    asked: bool = False
    """Asked although it may be left out; other optional fields are filled in by who wants to."""
    several: bool = False
    """A choice, unit or person that is asked again until all are named; each once, in their order."""
    after: str = ""
    """Of a moment: the one that it follows. An hour without a day is of its day, a length counts from it."""
    past: bool = False
    """A moment that has been: of a bare hour the latest that is not to come."""


def choice(name: str, options: Callable[[Request], list[str]], **more: Any) -> Field:
    """One of several keys."""
    return Field(name, "choice", options=options, **more)


def unit(name: str, options: Callable[[Request], list[str]], **more: Any) -> Field:
    """One of the roster's units, or `several` of them."""
    return Field(name, "unit", options=options, **more)


def period(name: str, **more: Any) -> Field:
    """From one half-day to another."""
    return Field(name, "period", **more)


def half_day(name: str, **more: Any) -> Field:
    """One half-day."""
    return Field(name, "half_day", **more)


def day(name: str, **more: Any) -> Field:
    """A last day: a date, or a limit as people name it (月底前, 5个工作日内)."""
    return Field(name, "day", **more)


def moment(name: str, **more: Any) -> Field:
    """A day and a time, to the minute."""
    return Field(name, "moment", **more)


def number(name: str, **more: Any) -> Field:
    """A whole number from 0 to `most`."""
    return Field(name, "number", **more)


def text(name: str, **more: Any) -> Field:
    """Words of the person's own, at most `longest` characters."""
    return Field(name, "text", **more)


def person(name: str, **more: Any) -> Field:
    """Somebody of the roster, or `several`."""
    return Field(name, "person", **more)


def phone(name: str, **more: Any) -> Field:
    """A telephone number, digits only."""
    return Field(name, "phone", **more)


def file(name: str, **more: Any) -> Field:
    """A picture or a document."""
    return Field(name, "file", **more)


def applicable(fields: tuple[Field, ...], request: Request) -> list[Field]:
    """The fields that concern this request."""
    return [item for item in fields if item.when(request)]


def next_question(fields: tuple[Field, ...], request: Request, left_out: Collection[str] | None = None) -> Field | None:
    """The first field that must be asked and has no answer yet; None when the form is complete.

    With `left_out`, those that may be left out and are asked all the same come as well, until they stand in it.
    """
    for item in applicable(fields, request):
        optional = item.optional(request)
        passed = left_out is None or not item.asked or item.name in left_out
        if item.name not in request.values and not (optional and passed):
            return item
    return None
