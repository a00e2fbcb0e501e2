"""A line of items with the text between them, and what a rule makes of a stretch of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.dates.atoms import Mark, MarkName
from handlers.dates.context import Context, Values
from handlers.dates.points import Item, Point
from handlers.dates.reading import Duration, Ok

NEXT_TO = re.compile(r"[\s()\[\]【】的,:@]*(?:(?:on|at|in|the|of|for|a|is)(?:\s+|$))*")
SENTENCE_END = re.compile(r"[。;；!?！？]")


FAR = 16
"""Characters that may stand between a point and the count or the end that belongs to it."""


@dataclass(frozen=True)
class Phrase:
    """What was read from the items `first` to `last`, and the count said beside it."""

    values: Values[Ok]
    first: int
    last: int
    said: Duration | None = None


@dataclass(frozen=True)
class Line:
    """The items of one text in order."""

    items: Sequence[Item]
    text: str
    context: Context
    english: bool

    def thing(self, place: int) -> object:
        """The item at a place, None beyond the end."""
        return self.items[place].thing if 0 <= place < len(self.items) else None

    def point(self, place: int) -> Point | None:
        """The point at a place, None when another thing is there."""
        thing = self.thing(place)
        return thing if isinstance(thing, Point) else None

    def marked(self, place: int, *names: MarkName) -> bool:
        """Whether one of the joining words is at a place."""
        thing = self.thing(place)
        return isinstance(thing, Mark) and thing.name in names

    def gap(self, place: int) -> str:
        """The text between an item and the one before it."""
        return self.text[self.items[place - 1].end : self.items[place].start]

    def adjoins(self, place: int) -> bool:
        """Whether the item stands right behind the one before it."""
        return 0 < place < len(self.items) and NEXT_TO.fullmatch(self.gap(place)) is not None

    def near(self, place: int, longest: int) -> bool:
        """Whether the item follows the one before it in the same sentence, with few words between."""
        if not 0 < place < len(self.items):
            return False
        gap = self.gap(place)
        return len(gap) <= longest and not SENTENCE_END.search(gap)

    def before(self, place: int) -> str:
        """The text before an item."""
        return self.text[: self.items[place].start]

    def after(self, place: int) -> str:
        """The text behind an item."""
        return self.text[self.items[place].end :]
