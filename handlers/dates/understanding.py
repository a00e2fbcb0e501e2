"""From a typed text to its one reading: even, mask, scan, group, read the phrases, weigh them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.dates.atoms import Interval
from handlers.dates.context import Context, Impossible, Values
from handlers.dates.line import NEXT_TO, Line, Phrase
from handlers.dates.masks import masked
from handlers.dates.points import items
from handlers.dates.reading import Ask, Conventions, Found, Nothing, Ok, Reading, Refuse
from handlers.dates.rules import RULES
from handlers.dates.scan import is_english, scan
from handlers.dates.typed import Typed, even
from workflow.workdays import Calendar

CALENDAR = Calendar()
CONVENTIONS = Conventions()
STRONG = ("recurring", "unknown-anchor")
"""Questions that stand even when the text says a time beside them."""


def find(text: str, now: datetime, calendar: Calendar = CALENDAR, conventions: Conventions = CONVENTIONS) -> Found:
    """What a text says of time, and where it says it. `now` is aware; the text may be anything."""
    typed = even(text)
    context = Context(now.astimezone(calendar.zone), calendar, conventions)
    hidden = masked(typed.text)
    english = is_english(hidden)
    line = Line(items(scan(hidden), hidden, english=english), hidden, context, english)
    try:
        phrases = weighed(read(line), line)
    except Impossible as error:
        return Found(Refuse(str(error)), _spans(range(len(line.items)), line, typed))
    places = [place for phrase in phrases for place in range(phrase.first, phrase.last + 1)]
    said = next((phrase.said for phrase in phrases if phrase.said is not None), None)
    return Found(_reading(phrases), _spans(places, line, typed), said)


def read(line: Line) -> list[Phrase]:
    """The phrases of a line, from left to right: at every place the first rule that reads it."""
    phrases, place = [], 0
    while place < len(line.items):
        phrase = next((found for rule in RULES if (found := rule(line, place)) is not None), None)
        if phrase is not None:
            phrases.append(phrase)
        place = place + 1 if phrase is None else phrase.last + 1
    return phrases


def weighed(phrases: Sequence[Phrase], line: Line) -> list[Phrase]:
    """The phrases that count: a time is stronger than a duration, a vague word or a year beside it."""
    strong = [phrase for phrase in phrases if phrase.values.reason in STRONG]
    if strong:
        return strong
    for weak in (_vague, _duration, lambda phrase: _year(phrase, line)):
        stronger = [phrase for phrase in phrases if not weak(phrase)]
        phrases = stronger or phrases
    return list(phrases)


def _vague(phrase: Phrase) -> bool:
    """Whether nothing can be made of it."""
    return phrase.values.reason == "vague" and not phrase.values.options


def _duration(phrase: Phrase) -> bool:
    """Whether it is only a duration."""
    return bool(phrase.values.options) and all(option.kind == "duration" for option in phrase.values.options)


def _year(phrase: Phrase, line: Line) -> bool:
    """Whether it is only a year."""
    thing = line.thing(phrase.first)
    return phrase.first == phrase.last and isinstance(thing, Interval) and thing.unit == "year"


def _reading(phrases: Sequence[Phrase]) -> Reading:
    """The one reading of the phrases that count."""
    if not phrases:
        return Nothing()
    readings = list(dict.fromkeys(_of_values(phrase.values) for phrase in phrases))
    if len(readings) == 1:
        return readings[0]
    options = [option for phrase in phrases for option in phrase.values.options]
    return Ask("which", tuple(dict.fromkeys(options)))


def _of_values(values: Values[Ok]) -> Reading:
    """Values as a reading: a question when there is a reason to ask."""
    options = tuple(replace(option, provisional=option.provisional or values.provisional) for option in values.options)
    if values.reason is None and len(options) == 1:
        return options[0]
    return Ask(values.reason or "which", options)


def _spans(places: Sequence[int], line: Line, typed: Typed) -> tuple[tuple[int, int], ...]:
    """Where the items stand in the typed text, those side by side together."""
    spans: list[tuple[int, int]] = []
    for place in places:
        item = line.items[place]
        if spans and NEXT_TO.fullmatch(line.text[spans[-1][1] : item.start]):
            spans[-1] = (spans[-1][0], item.end)
        else:
            spans.append((item.start, item.end))
    return tuple(typed.span(*span) for span in spans if span[0] < span[1])
