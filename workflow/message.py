"""What is said, before it has words: keys with parameters. The words are in `locales/`, chosen when sent."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from workflow.article import Article
from workflow.period import HalfDay, Period

Args = Mapping[str, Any]
"""Parameters of a text: str, number, date, datetime, or one of the tagged values made below."""


@dataclass(frozen=True)
class Line:
    """One paragraph: the key of a text and its parameters."""

    key: str
    args: Args = field(default_factory=dict, hash=False)

    def to_doc(self) -> dict[str, Any]:
        return {"key": self.key, "args": dict(self.args)}

    @classmethod
    def of_doc(cls, doc: Mapping[str, Any]) -> "Line":
        return cls(doc["key"], doc["args"])


@dataclass(frozen=True)
class Button:
    """A button: its label and the opaque data that its press sends back (at most 64 bytes)."""

    label: Line
    data: str

    def to_doc(self) -> dict[str, Any]:
        return {"label": self.label.to_doc(), "data": self.data}

    @classmethod
    def of_doc(cls, doc: Mapping[str, Any]) -> "Button":
        return cls(Line.of_doc(doc["label"]), doc["data"])


Buttons = tuple[tuple[Button, ...], ...]
"""Rows of buttons."""


@dataclass(frozen=True)
class Message:
    """What one message shows: its paragraphs and its buttons."""

    lines: tuple[Line, ...]
    buttons: Buttons = ()

    def to_doc(self) -> dict[str, Any]:
        return {
            "lines": [line.to_doc() for line in self.lines],
            "buttons": [[button.to_doc() for button in row] for row in self.buttons],
        }

    @classmethod
    def of_doc(cls, doc: Mapping[str, Any]) -> "Message":
        rows = tuple(tuple(Button.of_doc(button) for button in row) for row in doc["buttons"])
        return cls(tuple(Line.of_doc(line) for line in doc["lines"]), rows)


@dataclass(frozen=True)
class Event:
    """An entry for people's own calendars, written as a file (.ics) when it is sent.

    uid: stays while the entry changes; sequence: grows with each change.
    """

    uid: str
    start: datetime
    until: datetime
    summary: Line
    place: str = ""
    sequence: int = 0
    cancelled: bool = False

    def to_doc(self) -> dict[str, Any]:
        return dict(vars(self)) | {"summary": self.summary.to_doc()}

    @classmethod
    def of_doc(cls, doc: Mapping[str, Any]) -> "Event":
        return cls(**{**doc, "summary": Line.of_doc(doc["summary"])})


def says(key: str, **args: Any) -> Message:
    """A message of one paragraph."""
    return Message((Line(key, args),))


def person(id: str) -> dict[str, str]:
    """A person's name as a parameter."""
    return {"person": id}


def titled(id: str) -> dict[str, str]:
    """A person's name with the title as a parameter."""
    return {"titled": id}


def unit(id: str) -> dict[str, str]:
    """A unit's name as a parameter."""
    return {"unit": id}


def cite(articles: Iterable[Article]) -> dict[str, list[str]]:
    """Regulation and article, as 《请销假制度》第四条, as a parameter."""
    return {"cite": [item.clause for item in articles]}


def period(value: Period) -> dict[str, str]:
    """A period with weekdays as a parameter."""
    return {"period": str(value)}


def half_day(value: HalfDay) -> dict[str, str]:
    """A half-day with its weekday as a parameter."""
    return {"half_day": str(value)}


def text(line: Line) -> dict[str, Any]:
    """Another text as a parameter."""
    return {"text": line.to_doc()}


def listed(values: Iterable[Any]) -> dict[str, list[Any]]:
    """Several parameters, joined as a list."""
    return {"list": list(values)}
