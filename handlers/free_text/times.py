"""The times of a line for one slot: from when to when, a new last day, a day that is past; or what must be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handlers.dates import Ask, Bound, DayPart, Found, Nothing, Ok, Reading, Refuse
from handlers.dates.reading import day_of, earliest, latest
from handlers.free_text.figures import days as days_said
from handlers.free_text.line import CUT, Line, pattern
from handlers.office_dates import find_in
from workflow.office import Office
from workflow.words import Slot

TO_THE_END = r"(?P<verb>(?:续|延|推|宽限|顺|再|多)[^，,。;；]{0,8}?(?=到|至))"
HOURS = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八半]+)个?(?:半)?(?:小时|钟头)"
UNTIL = r"(?:到|至|till?|until|to|through)\s*\S?$"
NOT_YET = ("vague", "no-start", "no-end", "unknown-anchor", "recurring")
"""Questions that leave nothing to choose from."""


@dataclass(frozen=True)
class Times:
    """What a line says of time. All bounds are included; `ask` when it says something that cannot be settled."""

    start: Bound | None = None
    end: Bound | None = None
    days: float | None = None
    ask: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def times(line: Line, slot: Slot, office: Office, request: Sequence[str] = ()) -> Times:
    """The times of a line as a slot of the form wants them; `request`: the phrases that carry the request."""
    found = _found(line, slot, office, request)
    if slot == "last_day":
        found = replace(found, spans=find_in(line.left.replace(CUT, " "), office).spans)
    counted = slot in ("period", "last_day")
    made = Times(
        days=_days(found, line) if counted else None,
        spans=found.spans,
    )
    reading = _settled(found.reading, slot, office)
    if _torn(found.spans, line.text):
        return replace(made, ask=True)
    if isinstance(reading, Nothing):
        return made
    if isinstance(reading, Ask | Refuse):
        return replace(made, ask=_asks(reading, slot))
    if reading.kind == "duration":
        return made
    placed = _placed(reading, slot, made, line, office)
    return _own(placed, line, office) if slot == "period" else placed


def _found(line: Line, slot: Slot, office: Office, request: Sequence[str]) -> Found:
    """The times of the whole line; where it names several, those beside the request, and a day without its hours."""
    text = _spoken(line, slot)
    found = find_in(text, office)
    reason = found.reading.reason if isinstance(found.reading, Ask) else None
    if reason == "no-hour":
        days = find_in(pattern(HOURS).sub(lambda hours: " " * len(hours[0]), text), office)
        return replace(found, reading=days.reading)
    if reason != "which" or slot not in ("period", "moment"):
        return found
    beside = find_in(_beside(line, text, request), office)
    dated = isinstance(beside.reading, Ok) and beside.reading.kind != "duration"
    return (
        replace(found, reading=beside.reading)
        if dated and isinstance(_settled(found.reading, slot, office), Ask)
        else found
    )


def _beside(line: Line, text: str, request: Sequence[str]) -> str:
    """Only the clauses that carry the request: 周日值班，下周一请假."""
    kept = [
        (start, end) for start, end in line.clauses() if any(pattern(one).search(text[start:end]) for one in request)
    ]
    return "，".join(text[start:end] for start, end in kept)


def _spoken(line: Line, slot: Slot) -> str:
    """The text that speaks of the time; of a new last day only what stands after 续到, 延到."""
    text = line.left.replace(CUT, " ").replace("年休假", "休休假").replace("年假", "休假")
    if slot != "last_day":
        return text
    ends = [found.end("verb") for found in pattern(TO_THE_END).finditer(text)]
    return " " * ends[-1] + text[ends[-1] :] if ends else text


def _own(made: Times, line: Line, office: Office) -> Times:
    """The times without the days that it does not speak of: they belong to the reason (上周下乡摔伤了)."""
    if made.start is None:
        return made
    first, last = day_of(made.start), day_of(made.end or made.start)
    kept = [span for span in made.spans if not _elsewhere(line.text[slice(*span)], first, last, office)]
    return replace(made, spans=tuple(kept))


def _elsewhere(said: str, first: date, last: date, office: Office) -> bool:
    """Whether days are said of which none is meant; a part of a day alone may be one of the day that is meant."""
    reading = find_in(said, office).reading
    if not isinstance(reading, Ok) or reading.start is None or reading.granularity == "minute":
        return False
    if reading.granularity == "half_day":
        return _last(reading) < office.half_day.day
    return _last(reading) < first or day_of(reading.start) > last


def _days(found: Found, line: Line) -> float | None:
    """The number of days that is said; half a day counts only where no half-day is named."""
    said = found.said
    if said is not None and said.unit in ("day", "workday"):
        settled = isinstance(found.reading, Ok) and found.reading.kind != "duration"
        return said.value if said.value != 0.5 or not settled else None
    return days_said(line)


def _torn(spans: tuple[tuple[int, int], ...], text: str) -> bool:
    """Whether a digit was left unread beside what was read as a time: 12月7到12月16 is not the whole of December."""
    return any(text[start - 1 : start].isdigit() or text[end : end + 1].isdigit() for start, end in spans)


def _asks(reading: Ask | Refuse, slot: Slot) -> bool:
    """Whether the question is worth asking: a vague word is none for what has happened or a day that is asked about."""
    vague = isinstance(reading, Ask) and reading.reason in NOT_YET and not reading.options
    return not (vague and slot in ("happened", "day", "last_day"))


def _settled(reading: Reading, slot: Slot, office: Office) -> Reading:
    """The reading, with what the slot and the other words of the line rule out taken away."""
    if not isinstance(reading, Ask) or not reading.options:
        return reading
    options = [option for option in reading.options if option.kind != "duration"]
    if slot == "happened":
        options = _past([*options, *_earlier(options)], office) or options
    elif reading.reason == "no-end" and slot == "period":
        pass
    elif reading.reason == "which":
        options = _coming(_within(options), office)
    else:
        return reading
    settled = len(options) == 1 and (len(reading.options) > 1 or slot == "happened" or reading.reason == "no-end")
    return options[0] if settled else Ask(reading.reason, tuple(options))


def _past(options: list[Ok], office: Office) -> list[Ok]:
    """What has happened lies in the past; of two such times the later one."""
    now = office.now.astimezone(office.calendar.zone).replace(tzinfo=None)
    past = [option for option in options if option.start is not None and earliest(option.start) <= now]
    return sorted(past, key=lambda option: earliest(option.start or date.min))[-1:]


def _earlier(options: list[Ok]) -> list[Ok]:
    """The same hours half a day and a day before: what has happened at half past seven has happened already."""
    moments = [option.start for option in options if option.kind == "datetime" and isinstance(option.start, datetime)]
    return [Ok("datetime", moment - timedelta(hours=hours)) for moment in moments for hours in (12, 24)]


def _within(options: list[Ok]) -> list[Ok]:
    """Beside a week or a year only what lies within it: 下周休年假，周一到周五."""
    around = [one for one in options if any(_holds(one, other) for other in options)]
    inside = [one for one in options if one not in around and any(_holds(outer, one) for outer in around)]
    return inside or options


def _holds(outer: Ok, inner: Ok) -> bool:
    if outer == inner or None in (outer.start, outer.end) or inner.start is None:
        return False
    ends = inner.end or inner.start
    first, last = earliest(outer.start or date.min), latest(outer.end or date.max)
    whole = first <= earliest(inner.start) and latest(ends) <= last
    return whole and (first, last) != (earliest(inner.start), latest(ends))


def _coming(options: list[Ok], office: Office) -> list[Ok]:
    """Without the days that are over, where others remain: 昨天发烧了，今天请一天假."""
    today = office.half_day.day
    coming = [option for option in options if _last(option) >= today]
    return coming or options


def _last(option: Ok) -> date:
    bound = option.end or option.start
    return date.max if bound is None else day_of(bound)


def _placed(reading: Ok, slot: Slot, made: Times, line: Line, office: Office) -> Times:
    """The bounds in their places."""
    if slot == "last_day":
        return _new_end(reading, made, line)
    if slot == "happened":
        return replace(made, start=reading.start, end=None if reading.kind == "datetime" else reading.end)
    if slot == "period" and (reading.start is None or _begun(reading, office)):
        return replace(made, ask=True)
    if slot == "period":
        return _lasting(reading, made, line)
    if slot == "day" and isinstance(reading.start, datetime):
        return replace(made, start=reading.start.date(), end=reading.start.date())
    if slot == "day":
        return replace(made, start=reading.start or reading.end, end=reading.end or reading.start)
    return replace(made, start=reading.start, end=reading.end)


def _begun(reading: Ok, office: Office) -> bool:
    """Whether it has begun before today and is not over: the rest of a week cannot be told from the whole of it."""
    today = office.half_day.day
    return reading.start is not None and day_of(reading.start) < today <= _last(reading)


def _new_end(reading: Ok, made: Times, line: Line) -> Times:
    """A new last day; beside a number of days only a day that is said to be the last (续两天，到周五)."""
    until = any(pattern(UNTIL).search(line.text[: start + 1]) for start, _ in made.spans)
    if made.days is not None and not until:
        return made
    return replace(made, end=reading.end or reading.start)


def _lasting(reading: Ok, made: Times, line: Line) -> Times:
    """A leave that begins on a day and lasts so many: 三天，明天走."""
    start, end = reading.start, reading.end
    whole = isinstance(start, date) and not isinstance(start, DayPart)
    length = made.days if made.days is not None and made.days >= 2 and made.days == int(made.days) else None
    if length is None and reading.end is None:
        weeks = pattern(r"(?:请|休|续)?(?:一|1)(?:个)?(?:周|星期|礼拜)").search(line.text)
        length = 7 if weeks else None
    if whole and length is not None and (end is None or end == start):
        end = day_of(start) + timedelta(days=int(length) - 1) if start is not None else end
    return replace(made, start=start, end=end)
