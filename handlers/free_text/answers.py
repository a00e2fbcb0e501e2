"""What was understood, as answers to a form: each is read and judged like a typed one."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from handlers.answers import read_text
from handlers.dates import Bound, DayPart
from handlers.free_text.line import pattern
from handlers.free_text.understanding import Understood, understand_as
from handlers.taken import Answer, Taken, Which, Wrong
from workflow.field import Field, Request
from workflow.matter import Matter
from workflow.message import Line, titled
from workflow.office import Office
from workflow.words import Slot, Words

APART: tuple[Slot, ...] = ("period", "moment", "end", "last_day", "stand_in", "people", "phone")
"""What is recognised beside another answer: what says by itself which field it is."""


@dataclass(frozen=True)
class Answers:
    """Values for the fields of a form, and the first field whose words must be asked about, with the question."""

    values: dict[str, Any] = field(default_factory=dict)
    unsettled: tuple[Field, Which | Wrong] | None = None


def answers(made: Understood, words: Words, matter: Matter[Any], request: Request) -> Answers:
    """What a message answers of a form, besides what is answered already."""
    values: dict[str, Any] = {}
    unsettled = None
    for one in matter.fields:
        asked = Request(request.applicant, {**request.values, **values}, request.office, about=request.about)
        slot = words.slots.get(one.name)
        if one.name in request.values:
            continue
        answer = _answer(one, slot, made, matter, asked) if slot else _plain(one, made, matter, asked)
        if isinstance(answer, Taken):
            values[one.name] = answer.value
        elif answer is not None and unsettled is None:
            unsettled = one, answer
    return Answers(values, unsettled)


def beside(said: str, asked: Field, words: Words, matter: Matter[Any], request: Request) -> tuple[str, dict[str, Any]]:
    """Words typed in the middle of a form: those that answer the question, and the values of other open fields."""
    person, office = request.applicant, request.office
    made = understand_as(said, person, office, words)
    found = answers(made, words, matter, request).values
    others = {name: value for name, value in found.items() if name != asked.name and _apart(name, asked, made, words)}
    if asked.kind == "text" and others:
        return _rest(made, words.slots.get(asked.name), said), others
    return said, others


def _apart(name: str, asked: Field, made: Understood, words: Words) -> bool:
    """Whether words say by themselves that they belong to another field; a reason by what forces a kind."""
    if name not in words.slots:
        return False
    if words.slots[name] != "reason":
        return words.slots[name] in APART
    told = (made.reason or "").lower()
    return asked.kind != "text" and any(pattern(sign).search(told) for _, sign in words.forced[:-1])


def _rest(made: Understood, slot: Slot | None, said: str) -> str:
    """The words of a text field without those that answered another field."""
    return (_said(slot, made) if slot in ("reason", "destination") else None) or said


def _answer(asked: Field, slot: Slot, made: Understood, matter: Matter[Any], request: Request) -> Answer | None:
    if not asked.when(request) and slot != "destination":
        return None
    if slot == "kind":
        return Taken(made.kind) if made.kind in asked.options(request) else None
    if slot == "stand_in":
        return _stand_in(made)
    if asked.kind == "moment" and (hours := _hours(made.start, request.office)) and slot == "moment":
        return hours
    said = _said(slot, made)
    return read_text(matter.name, asked, said, request) if said else None


def _plain(asked: Field, made: Understood, matter: Matter[Any], request: Request) -> Answer | None:
    """What a regulation's own patterns found; nothing where the field's reader does not know what to make of it."""
    said = made.said.get(asked.name)
    answer = read_text(matter.name, asked, said, request) if said and asked.when(request) else None
    if not isinstance(answer, Taken):
        return None
    return Taken([answer.value]) if asked.several and not isinstance(answer.value, list) else answer


def _stand_in(made: Understood) -> Answer | None:
    if made.stand_in is not None:
        return Taken(made.stand_in)
    if "stand_in" not in made.ask:
        return None
    options = tuple((one, Line("say-person", {"who": titled(one)})) for one in made.named)
    return Which(Line("answer-which-person"), options) if options else Wrong(Line("answer-person"))


def _said(slot: Slot, made: Understood) -> str | None:
    """The words that the field's own reader reads."""
    if slot in ("period", "moment", "happened"):
        return _between(made.start, made.end if slot == "period" else None) + _working(made) or made.time or None
    if slot in ("end", "last_day"):
        return _between(made.end, None) or _so_many(slot, made)
    texts: dict[Slot, str | None] = {
        "reason": made.reason,
        "destination": made.destination,
        "people": str(made.people) if made.people else None,
        "phone": made.phone,
        "learned": made.learned,
        "limit": made.limit,
        "all": made.text,
    }
    return texts.get(slot)


def _so_many(slot: Slot, made: Understood) -> str | None:
    if slot == "end" or made.days is None:
        return made.time if slot == "last_day" and made.ask else None
    return f"再{made.days:g}天"


def _between(start: Bound | None, end: Bound | None) -> str:
    """Bounds in full, so that they can be read in one way only."""
    if start is None or end is None or start == end:
        return _full(start) if start is not None else ""
    return f"{_full(start)}到{_full(end)}"


def _working(made: Understood) -> str:
    """The length in working days, said again so that it can be counted again when the calendar changes."""
    return f"共{made.workdays:g}个工作日" if made.workdays and made.start and made.end else ""


PARTS = {"am": "上午", "pm": "下午", "noon": "中午", "eve": "晚上"}


def _full(bound: Bound) -> str:
    if isinstance(bound, DayPart):
        return _full(bound.day) + PARTS[bound.part]
    day = f"{bound.year}年{bound.month}月{bound.day}日"
    return f"{day}{bound:%H:%M}" if isinstance(bound, datetime) else day


def _hours(start: Bound | None, office: Office) -> Which | None:
    """A day without an hour, for a field that needs one: the beginnings of its working hours, to choose from."""
    if start is None or isinstance(start, datetime):
        return None
    day = start.day if isinstance(start, DayPart) else start
    part = start.part if isinstance(start, DayPart) else None
    hours = {"am": office.calendar.hours.am[0], "pm": office.calendar.hours.pm[0]}
    moments = [_moment(day, at) for name, at in hours.items() if part not in hours or part == name]
    return Which(
        Line("date-ask-no-hour"), tuple((one, Line("say-moment", {"when": {"moment": one}})) for one in moments)
    )


def _moment(day: date, at: time) -> str:
    return datetime.combine(day, at).isoformat(timespec="minutes")
