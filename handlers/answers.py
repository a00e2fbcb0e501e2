"""Reading an answer: typed words, for one field of a form."""

import re
from dataclasses import replace
from unicodedata import normalize

import locales
from handlers.dates.numerals import HAN, whole
from handlers.people import mentioned, squeezed
from handlers.taken import Answer, Taken, Which, Wrong
from handlers.times import read_day, read_moment, read_past, read_until, read_when
from workflow.authority import Roster
from workflow.field import Field, Request
from workflow.message import Line, titled
from workflow.office import Office

_PHONE = re.compile(r"(?:\+?86)?(1[3-9]\d{9}|0\d{9,11}|[2-8]\d{6,7})|(\+(?!86)\d{8,15})")
_AND = re.compile(r"[和与跟及、，,;；/&]|\band\b")
_NUMERALS = re.compile(rf"[{HAN}千万亿]+")
"""Chinese numerals; those over 999 are not read, and so asked for again in digits."""
MOST_DIGITS = 9


def read_text(matter: str, field: Field, said: str, request: Request) -> Answer:
    """What typed words answer to a field of a matter."""
    if field.kind in ("choice", "unit"):
        return _choice(matter, field, said, request)
    if field.kind == "file":
        return Wrong(Line(f"{matter}-needs-{field.name}"))
    if field.kind in ("text", "number"):
        return _text(field, said) if field.kind == "text" else _number(field, said)
    if field.kind == "moment":
        return read_past(said, request) if field.past else read_moment(said, request, field.after)
    readers = {
        "period": read_when,
        "half_day": read_until,
        "day": read_day,
        "person": _people if field.several else _person,
        "phone": _phone,
    }
    return readers[field.kind](said, request)


def _choice(matter: str, field: Field, said: str, request: Request) -> Answer:
    plain = squeezed(said)
    options = field.options(request)
    named = {squeezed(label): option for option in options for label in _labels(matter, field, option, request)}
    if plain in named:
        return Taken(named[plain])
    within = [label for label in named if label in plain or (len(plain) > 1 and plain in label)]
    longest = [label for label in within if not any(label != other and label in other for other in within)]
    found = {named[label] for label in longest}
    if field.several and found:
        return Taken([option for option in options if option in found])
    return Taken(found.pop()) if len(found) == 1 else Wrong(Line("answer-choose"))


def _labels(matter: str, field: Field, option: str, request: Request) -> tuple[str, ...]:
    if field.kind == "unit":
        return (request.office.roster.units[option].name,)
    return locales.labels(f"{matter}-{field.name}-{option}")


def _text(field: Field, said: str) -> Answer:
    kept = " ".join(said.split())
    if not any(char.isalnum() for char in kept):
        return Wrong(Line("answer-text"))
    if len(kept) > field.longest:
        return Wrong(Line("answer-too-long", {"limit": field.longest}))
    return Taken(kept)


def _number(field: Field, said: str) -> Answer:
    plain = normalize("NFKC", said)
    found = re.findall(r"\d+", plain) or _NUMERALS.findall(plain)
    value = whole(found[0]) if len(found) == 1 and len(found[0]) <= MOST_DIGITS else None
    if value is None or value > field.most:
        return Wrong(Line("answer-number", {"limit": field.most}))
    return Taken(value)


def _person(said: str, request: Request) -> Answer:
    roster = _in_service(request.office)
    found = mentioned(said, roster)
    if len(_named_apart(said, roster)) > 1:
        return Wrong(Line("answer-one-person"))
    if len(found) == 1:
        return Taken(found[0].id)
    if not found:
        return Wrong(Line("answer-person"))
    return Which(
        Line("answer-which-person"),
        tuple((one.id, Line("say-person", {"who": titled(one.id)})) for one in found),
    )


def _people(said: str, request: Request) -> Answer:
    """Everybody who is named: full names wherever they stand, others one by one (赵刚、李主任)."""
    roster = _in_service(request.office)
    rest, found = squeezed(said), list[str]()
    for one in roster.people.values():
        if squeezed(one.name) in rest:
            rest, found = rest.replace(squeezed(one.name), "、"), [*found, one.id]
    for part in filter(None, _AND.split(rest)):
        answer = _person(part, request)
        if not isinstance(answer, Taken):
            return answer
        found.append(answer.value)
    return Taken(list(dict.fromkeys(found))) if found else Wrong(Line("answer-person"))


def _in_service(office: Office) -> Roster:
    today, roster = office.half_day.day, office.roster
    return replace(roster, people={id: one for id, one in roster.people.items() if roster.in_service(id, today)})


def _named_apart(said: str, roster: Roster) -> set[frozenset[str]]:
    """Whom the parts of "赵刚和李明" mean, and the full names that stand in it."""
    parts = {frozenset(person.id for person in mentioned(part, roster)) for part in _AND.split(said)}
    names = {frozenset({one.id}) for one in roster.people.values() if squeezed(one.name) in squeezed(said)}
    return (parts - {frozenset()}) if len(names) < 2 else names


def _phone(said: str, request: Request) -> Answer:
    plain = re.sub(r"[\s\-()—－]", "", normalize("NFKC", said))
    numbers = re.findall(r"\+?\d+", plain)
    found = _PHONE.fullmatch(numbers[0]) if len(numbers) == 1 else None
    return Taken(found[1] or found[2]) if found else Wrong(Line("answer-phone"))
