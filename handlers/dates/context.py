"""What a resolution needs to know, and what it comes to: one value, several with the reason why, or none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from handlers.dates.reading import Conventions
from workflow.workdays import Calendar

T = TypeVar("T")
U = TypeVar("U")


class Impossible(Exception):
    """There is no such time; the argument is the reason's key."""


@dataclass(frozen=True)
class Context:
    """Now (aware, office zone), the calendar, the conventions."""

    now: datetime
    calendar: Calendar
    conventions: Conventions
    spoken_of: date | None = None
    """The day of the phrase before, which a part of a day or an hour without a day means too."""

    @property
    def today(self) -> date:
        """The day of now."""
        return self.now.date()


@dataclass(frozen=True)
class Values(Generic[T]):
    """The values that words can have. A reason is there when it must be asked, even of a single one."""

    options: tuple[T, ...]
    reason: str | None = None
    provisional: bool = False

    def each(self, turn: "Callable[[T], Values[U]]") -> "Values[U]":
        """Every option turned into values, all of them together; an impossible one falls out, if not all are."""
        turned, failed = [], None
        for option in self.options:
            try:
                turned.append(turn(option))
            except Impossible as error:
                failed = error
        if failed is not None and not turned:
            raise failed
        reason = self.reason or next((values.reason for values in turned if values.reason), None)
        options = tuple(dict.fromkeys(option for values in turned for option in values.options))
        provisional = self.provisional or any(values.provisional for values in turned)
        return Values(options, reason, provisional)


def one(value: T, *, provisional: bool = False) -> Values[T]:
    """The only value."""
    return Values((value,), provisional=provisional)
