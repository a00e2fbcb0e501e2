"""A free message, understood: what it asks for and what it says for each field of that form."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from handlers import guard
from handlers.dates import Bound
from handlers.free_text import figures
from handlers.free_text.common_words import COMMON
from handlers.free_text.learned import learned
from handlers.free_text.line import PUNCTUATION, TIME, Line, even, pattern
from handlers.free_text.people import is_address
from handlers.free_text.places import away_to, trip
from handlers.free_text.reasons import reason, without_politeness, without_request
from handlers.free_text.said import limit, said
from handlers.free_text.signs import asked
from handlers.free_text.stand_ins import for_somebody_else, speaks_of_another, stand_in
from handlers.free_text.times import Times, times
from handlers.free_text.times_said import plain
from handlers.office_dates import find_in
from workflow.authority import Person
from workflow.matter import Matter
from workflow.office import Office
from workflow.words import Slot, Words

TAKEN = r"(?:请|休)[^，,。;；]{0,4}假(?:去)?了[\W]*$"
"""What somebody else has done, and so does not ask for: 郑凯今天请假了."""


@dataclass(frozen=True)
class Understood:
    """What a message asks for, and what it says. `wanted`: none when nothing, several when it can be read so.

    ask: the fields that are stated but cannot be settled; "applicant" when it is for somebody else. named: the
    people who may be meant as stand-in. workdays: the days, where they are said as working days. time: the words of
    time, as they were typed. learned, limit: those of when one heard of it, and by when it must be done. said: field ->
    the words for it. text: all that was typed.
    """

    wanted: tuple[Words, ...] = ()
    kind: str | None = None
    start: Bound | None = None
    end: Bound | None = None
    days: float | None = None
    workdays: float | None = None
    reason: str | None = None
    stand_in: str | None = None
    destination: str | None = None
    people: int | None = None
    phone: str | None = None
    named: tuple[str, ...] = ()
    time: str = ""
    learned: str = ""
    limit: str = ""
    said: Mapping[str, str] = field(default_factory=dict, hash=False)
    text: str = ""
    ask: tuple[str, ...] = ()

    @property
    def words(self) -> Words | None:
        """The one thing that is asked for."""
        return self.wanted[0] if len(self.wanted) == 1 else None


def understand(text: str, person: Person, office: Office, matters: Mapping[str, Matter[Any]]) -> Understood:
    """What somebody asks for in a free message, in the words that the matters declare. Never raises."""
    declared = [words for matter in matters.values() for words in matter.words]
    return understand_by(text, person, office, declared)


def understand_by(text: str, person: Person, office: Office, declared: Sequence[Words]) -> Understood:
    """The same, in these words and those that every office has."""
    if guard.verdict(text, "text") == "block":
        return Understood()
    line = _line(text, person, office)
    wanted = tuple(words for words in asked(line.left, [*declared, *COMMON]) if words.intent != "none")
    if len(wanted) != 1:
        return Understood(wanted)
    told = wanted[0].act is not None or pattern(TAKEN).search(line.left) is not None
    if told and speaks_of_another(line, person, office.roster):
        return Understood()
    return filled(line, wanted[0], person, office)


def understand_as(text: str, person: Person, office: Office, words: Words) -> Understood:
    """What a message says for the form of one matter, whatever it asks for."""
    return filled(_line(text, person, office), words, person, office)


def _line(text: str, person: Person, office: Office) -> Line:
    """The line without politeness, without who is addressed, and without the writer's own name."""
    line = _unaddressed(without_politeness(Line.of(text)), office)
    return line.without_all(rf"(?:我是|我叫|本人)?{re.escape(even(person.name))}")


def _unaddressed(line: Line, office: Office) -> Line:
    """The line without the name of the one who is addressed, where that is all that its beginning says."""
    first = next(iter(line.clauses()), (0, 0))
    more = line.left[first[1] :].strip(PUNCTUATION)
    return line.without(first) if more and is_address(line.left[slice(*first)].strip(), office.roster) else line


def filled(line: Line, words: Words, person: Person, office: Office) -> Understood:
    """What a line says for the fields of one matter."""
    by_field, spans = said(line, words)
    made, line = Understood((words,), text=line.typed, said=by_field), line
    if not words.takes("happened"):  # when it happened may stand in the words of what was done
        line = line.without(*spans)
    made, line = _limit(made, line, words, office)
    made, line = _phone(made, line, words)
    whole = line
    made, line = _stand_in(made, line, words, person, office)
    found = _times(line, whole, words, office)
    typed = "，".join(line.typed[slice(*span)] for span in found.spans)
    made = replace(made, start=found.start, end=found.end, days=found.days, workdays=found.workdays, time=typed)
    made = _learned(made, line, words, office)
    made = _asking(made, *(["end" if words.takes("last_day") else "start"] if found.ask else []))
    made, line = _trip(made, line.without(*found.spans), words) if words.takes("moment") else (made, line)
    made = (
        replace(made, destination=away_to(line)) if words.takes("destination") and not words.takes("moment") else made
    )
    made = _reason(made, line, found, words)
    return replace(made, kind=_kind(line, words, made.reason))


def _asking(made: Understood, *fields: str) -> Understood:
    return replace(made, ask=tuple(sorted({*made.ask, *fields})))


def _phone(made: Understood, line: Line, words: Words) -> tuple[Understood, Line]:
    found = figures.phone(line) if words.takes("phone") else None
    if found is None:
        return made, line
    return replace(made, phone=found[0]), line.without(found[1])


def _limit(made: Understood, line: Line, words: Words, office: Office) -> tuple[Understood, Line]:
    found, spans = limit(line, office) if words.takes("limit") else ("", ())
    return replace(made, limit=found), line.without(*spans, mark=TIME)


def _learned(made: Understood, line: Line, words: Words, office: Office) -> Understood:
    if not words.takes("learned"):
        return made
    spans = find_in(plain(line), office).spans
    return replace(made, learned=learned(line, made.start, spans, words.frames, office))


def _stand_in(made: Understood, line: Line, words: Words, person: Person, office: Office) -> tuple[Understood, Line]:
    """Who stands in, and whether it is somebody else's leave."""
    if not words.takes("stand_in") and not words.takes("last_day"):
        return made, line
    other = for_somebody_else(line, person, office.roster)
    if other:
        made, line = _asking(made, "applicant"), line.without(*other)
    found = stand_in(line, person, office.roster) if words.takes("stand_in") else None
    if found is None:
        return made, line
    if found.named.one is None:
        made = _asking(made, "stand_in")
    return replace(made, stand_in=found.named.one, named=found.named.people), line.without(*found.spans)


TIMED: tuple[Slot, ...] = ("period", "moment", "happened", "last_day", "day")


def _times(line: Line, whole: Line, words: Words, office: Office) -> Times:
    """The times beside who stands in; what only stands with him counts as well: 明天郑凯替我一天."""
    slot = next((slot for slot in TIMED if words.takes(slot)), None)
    found = times(line, slot, office, words.frames) if slot is not None else Times()
    if slot != "period" or line == whole or found.ask or (found.start is not None and found.days is not None):
        return found
    with_him = times(whole, slot, office, words.frames)
    if found.days is not None:
        return replace(with_him, days=found.days) if with_him.start is not None else found
    return replace(found, days=with_him.days) if found.spans else with_him


def _trip(made: Understood, line: Line, words: Words) -> tuple[Understood, Line]:
    """Riders, destination and purpose."""
    found = figures.people(line) if words.takes("people") else None
    if found is not None:
        made, line = replace(made, people=found[0]), line.without(found[1], mark=TIME)
    way = trip(without_request(line, words))
    return replace(made, destination=way.destination, reason=way.purpose), line


def _reason(made: Understood, line: Line, found: Times, words: Words) -> Understood:
    if not words.takes("reason") or words.takes("moment"):
        return made
    left = without_request(line, words).without(*found.spans, mark=TIME)
    return replace(made, reason=reason(left, words))


def _kind(line: Line, words: Words, why: str | None) -> str | None:
    """The kind that is named, else the one that the reason forces."""
    named = [option for option, names in words.kinds.items() if any(pattern(name).search(line.text) for name in names)]
    if named:
        return named[0]
    told = line.text if not words.takes("reason") else why
    if told is None:
        return None
    return next((option for option, sign in words.forced if pattern(sign).search(told.lower())), None)
