"""The words by which people ask for a matter in a free message: declared beside the regulation, read elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from workflow.field import Request
from workflow.message import Line

Slot = Literal[
    "kind",
    "period",
    "moment",
    "end",
    "happened",
    "learned",
    "last_day",
    "day",
    "reason",
    "stand_in",
    "destination",
    "people",
    "phone",
    "limit",
    "all",
]
"""What of a message fills a field. period: from when to when; moment: the same, by the clock; happened: a time that is
past; learned: when one heard of it; limit: the day by which it must be done; last_day: a new end; end: when what begins
at a moment is over; day: the day that is spoken of; reason: why, in the line's own words; all: the whole message."""
NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半几]+)"
"""A small number as it is said: 3, 1.5, 两, 十二, 几."""
TITLES = r"主任|领导|科长|处长|局长|书记|部长|室长|组长"
"""What those are called who decide."""


def together(*parts: str) -> str:
    """A pattern that fits a line in which all of these occur, in any order."""
    return "^" + "".join(f"(?=.*(?:{part}))" for part in parts)


def beside(*parts: str, without: str | None = None) -> str:
    """A pattern that fits a line in one clause of which all of these occur, in any order, and `without` does not."""
    clause = r"[^，,。;；!！?？\n]*?"
    seen = "".join(f"(?={clause}(?:{part}))" for part in parts)
    return r"(?:^|[，,。;；!！?？\n])" + seen + (f"(?!{clause}(?:{without}))" if without is not None else "")


@dataclass(frozen=True)
class Words:
    """One thing that a message may ask for. Patterns are regular expressions over text in lower case and half width.

    signs: patterns by weight, 3 (may mean it) to 9 (says it), more against others; the heaviest decides.
    unless: with one of these it is not meant. kinds: for each kind the names that people use, the office's own first.
    forced: (kind, pattern) looked up in the reason; the first that fits decides when no kind is named.
    frames: phrases that only carry the request, and so are no reason. slots: field of the form -> what fills it.
    said: field of the form -> patterns, the first that fits counts; the group `said` is what the field's own reader
    reads, all that fits together, and nothing of the whole match is a reason.
    act: what is asked is an act on one's own case; acts: it is one for these kinds. in_hand: acts on cases of this
    matter, whoever applied, that are in this person's hands: those of them that he may do. answer: what is asked is a
    question, and this answers it.
    """

    intent: str
    signs: Mapping[int, tuple[str, ...]]
    unless: tuple[str, ...] = ()
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    forced: tuple[tuple[str, str], ...] = ()
    frames: tuple[str, ...] = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    act: str | None = None
    acts: Mapping[str, str] = field(default_factory=dict)
    in_hand: tuple[str, ...] = ()
    answer: Callable[[Request], list[Line]] | None = None

    def takes(self, slot: Slot) -> bool:
        """Whether a field of the form is filled by this."""
        return slot in self.slots.values()
