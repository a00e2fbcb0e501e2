"""Reading an answer: typed words, a pressed button or a file, for one field of a form."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unicodedata import normalize

from handlers.dates import Ask, Ok, Refuse, find, read_period
from handlers.people import mentioned, squeezed
from handlers.talk import Talk
from workflow.field import Field, Request
from workflow.message import Line, half_day, period, titled
from workflow.period import HalfDay, Period

MOST_BYTES = 10 * 1024 * 1024
FILE_TYPES = ("application/pdf", "image/jpeg", "image/png")
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "无": 0, "没": 0}
_PHONE = re.compile(r"(?:\+?86)?(1\d{10}|0\d{9,11}|\d{3,8})")
_DAYS = re.compile(r"(?:再|加|延|续|多)?\s*(\d+(?:\.\d+)?|半)\s*(?:个)?(?:工作日|天|日|days?|d)$", re.IGNORECASE)


@dataclass(frozen=True)
class Taken:
    """The answer as it is kept."""

    value: Any


@dataclass(frozen=True)
class Wrong:
    """Not an answer: why, and what would be one."""

    line: Line


@dataclass(frozen=True)
class Which:
    """More than one reading: they become buttons."""

    line: Line
    options: tuple[tuple[str, Line], ...]


Answer = Taken | Wrong | Which


def read_text(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    """What typed words answer to a field."""
    readers = {
        "choice": _choice,
        "period": _period,
        "half_day": _half_day,
        "moment": _moment,
        "number": _number,
        "text": _text,
        "person": _person,
        "phone": _phone,
        "file": _not_a_file,
    }
    return readers[field.kind](field, said, request, talk)


def read_button(field: Field, value: str, request: Request) -> Answer:
    """What a pressed button of the question answers; only what the question offers is taken."""
    if field.kind == "choice" and value in field.options(request):
        return Taken(value)
    if field.kind == "person" and value in request.office.roster.people:
        return Taken(value)
    if field.kind == "phone" and value in field.suggest(request):
        return Taken(value)
    if field.kind in ("period", "half_day", "moment"):
        return _written(field.kind, value)
    return Wrong(Line("answer-use-buttons"))


_WRITTEN: dict[str, Callable[[str], str]] = {
    "period": lambda value: str(Period.parse(value)),
    "half_day": lambda value: str(HalfDay.parse(value)),
    "moment": lambda value: datetime.fromisoformat(value).isoformat(timespec="minutes"),
}


def _written(kind: str, value: str) -> Answer:
    try:
        return Taken(_WRITTEN[kind](value))
    except ValueError:
        return Wrong(Line("answer-use-buttons"))


def read_file(field: Field, file: dict[str, Any]) -> Answer:
    """What an uploaded file answers: pictures and PDF, not too large."""
    if field.kind != "file":
        return Wrong(Line(f"answer-no-file-{field.kind}"))
    if file.get("type") not in FILE_TYPES:
        return Wrong(Line("answer-file-type"))
    if int(file.get("size") or 0) > MOST_BYTES:
        return Wrong(Line("answer-file-size", {"limit": MOST_BYTES // 1024 // 1024}))
    return Taken({key: file[key] for key in ("file_id", "name", "size", "type")})


def _choice(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    plain = squeezed(said)
    labels = {
        option: squeezed(talk.words(Line(f"{talk.extra['matter']}-{field.name}-{option}")))
        for option in field.options(request)
    }
    exact = [option for option, label in labels.items() if plain == label]
    within = [option for option, label in labels.items() if label in plain or (len(plain) > 1 and plain in label)]
    found = exact or within
    return Taken(found[0]) if len(found) == 1 else Wrong(Line("answer-choose"))


def _period(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    office = request.office
    read = read_period(said, office.now, office.calendar)
    if isinstance(read, Ok):
        return Taken(str(read.period))
    if isinstance(read, Ask):
        options = tuple(
            (str(option.period), Line("say-period", {"when": period(option.period)})) for option in read.options
        )
        return Which(Line(f"date-ask-{read.reason}"), options)
    if isinstance(read, Refuse):
        return Wrong(Line(f"date-refuse-{read.reason}"))
    return Wrong(Line("answer-period"))


def _half_day(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    """A last half-day, or so many more days ("再请1天"), counted as working days from the day after."""
    more = _DAYS.fullmatch(normalize("NFKC", said).strip())
    if more is not None and "from" in request.values:
        return _so_many(request, 0.5 if more[1] == "半" else float(more[1]))
    answer = _period(field, said, request, talk)
    if isinstance(answer, Taken):
        return Taken(str(Period.parse(answer.value).end))
    if isinstance(answer, Which):
        ends = [(Period.parse(value).end, line) for value, line in answer.options]
        return Which(answer.line, tuple((str(end), Line("say-half-day", {"when": half_day(end)})) for end, _ in ends))
    return answer


def _moment(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    read = find(said, request.office.now, request.office.calendar).reading
    if isinstance(read, Ok) and isinstance(read.start, datetime):
        return Taken(_minutes(read.start))
    if isinstance(read, Ask):
        starts = [option.start for option in read.options if isinstance(option.start, datetime)]
        options = tuple(
            (_minutes(start), Line("say-moment", {"when": {"moment": _minutes(start)}})) for start in starts
        )
        return Which(Line(f"date-ask-{read.reason}"), options)
    if isinstance(read, Refuse):
        return Wrong(Line(f"date-refuse-{read.reason}"))
    return Wrong(Line("answer-moment"))


def _minutes(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")


def _number(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    found = re.findall(r"\d+", normalize("NFKC", said)) or [str(_CHINESE[char]) for char in said if char in _CHINESE]
    if len(found) != 1 or int(found[0]) > field.most:
        return Wrong(Line("answer-number", {"limit": field.most}))
    return Taken(int(found[0]))


def _so_many(request: Request, days: float) -> Answer:
    if days <= 0 or days > 60 or days * 2 != int(days * 2):
        return Wrong(Line("answer-half-days"))
    half, calendar, left = HalfDay.parse(request.values["from"]), request.office.calendar, int(days * 2)
    while True:
        left -= calendar.working_half_days(Period(half, half))
        if left == 0:
            return Taken(str(half))
        half = half.following()


def _text(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    kept = " ".join(said.split())
    if not kept:
        return Wrong(Line("answer-text"))
    if len(kept) > field.longest:
        return Wrong(Line("answer-too-long", {"limit": field.longest}))
    return Taken(kept)


def _person(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    found = mentioned(said, request.office.roster)
    full = [person for person in found if squeezed(person.name) in squeezed(said)]
    if len(full) > 1:
        return Wrong(Line("answer-one-person"))
    if len(found) == 1:
        return Taken(found[0].id)
    if not found:
        return Wrong(Line("answer-person"))
    return Which(
        Line("answer-which-person"),
        tuple((one.id, Line("say-person", {"who": titled(one.id)})) for one in found),
    )


def _phone(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    digits = re.sub(r"[\s\-()（）—－]", "", normalize("NFKC", said))
    found = _PHONE.fullmatch(digits)
    return Taken(found[1]) if found else Wrong(Line("answer-phone"))


def _not_a_file(field: Field, said: str, request: Request, talk: Talk) -> Answer:
    return Wrong(Line(f"{talk.extra['matter']}-needs-{field.name}"))
