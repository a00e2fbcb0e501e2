"""The times of a line for one slot: from when to when, a new last day, a day that is past; or what must be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handlers.dates import Ask, Bound, DayPart, Found, Nothing, Ok, Reading, Refuse
from handlers.dates.reading import Duration, day_of
from handlers.free_text.figures import days as days_said
from handlers.free_text.line import CUT, Line, pattern
from handlers.free_text.options import adjoining, coming, earlier, last_day, past, whole_stretch, within
from handlers.free_text.times_said import ARRIVING, heard, hours_of_events, plain, told_apart, without
from handlers.office_dates import find_in
from workflow.office import Office
from workflow.words import Slot

HAS_COME = r"(?:回来|到岗|上班|返岗|到单位|回单位)了|已经?(?:正常|正式)?(?:回来|到岗|上班|返岗|到单位|回单位)"
AT_POST = r"(?:回来|到岗|返岗|上班|到单位|回单位)"
CAME = (
    r"(?<![下本这])(?:周|星期|礼拜)[一二三四五六日天](?:[上下]午|早上|晚上)?(?:就)?"
    rf"(?:已经?(?:正常|正式)?{AT_POST}|{AT_POST}的(?!话|时))"
)
WEEK = timedelta(days=7)
STARTING = r"\b(?:starting|beginning)\b"
FROM = r"从|起(?!火|飞|床)|开始|算"
WHOLE_DAY = r"全天|(?<!一)整天"
UNTIL = r"(?:到|至|till?|until|to|through)\s*\S?$"
NOT_YET = ("vague", "no-start", "no-end", "unknown-anchor", "recurring")
"""Questions that leave nothing to choose from."""


@dataclass(frozen=True)
class Times:
    """What a line says of time. All bounds are included; `ask` when it says something that cannot be settled.

    workdays: the days, where they are said as working days.
    """

    start: Bound | None = None
    end: Bound | None = None
    days: float | None = None
    workdays: float | None = None
    ask: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def times(line: Line, slot: Slot, office: Office, request: Sequence[str] = ()) -> Times:
    """The times of a line as a slot of the form wants them; `request`: the phrases that carry the request."""
    found = heard(line, slot, office, request)
    if slot == "last_day":
        found = replace(found, spans=find_in(plain(line), office).spans)
    if slot == "period":
        found = replace(found, spans=tuple(sorted({*found.spans, *hours_of_events(line, plain(line), request)})))
    counted = slot in ("period", "last_day")
    told = _told(line, slot, found, office, request)
    reading = told.reading
    working = told.said is not None and told.said.unit == "workday" and slot == "period"
    days = _days(told, line) if counted else None
    made = Times(days=days, workdays=days if working else None, spans=found.spans)
    if _torn(found.spans, line.text):
        return replace(made, ask=True)
    if isinstance(reading, Nothing):
        return made
    if isinstance(reading, Ask | Refuse):
        return replace(made, ask=_asks(reading, slot))
    if reading.kind == "duration":
        return _vague(made, line, slot, office)
    placed = _placed(reading, slot, made, line, office)
    return _own(placed, line, office) if slot == "period" and not told.joined else placed


@dataclass(frozen=True)
class Told:
    """The reading that counts, the length said with it, and whether it was joined from words in two places."""

    reading: Reading
    said: Duration | None
    joined: bool = False


def _told(line: Line, slot: Slot, found: Found, office: Office, request: Sequence[str]) -> Told:
    """The reading of all times together, else of those that stand apart; what has happened beside its event first."""
    back = pattern(HAS_COME).search(line.text) is not None
    together = _settled(found.reading, slot, office, back=back)
    doubtful = isinstance(together, Ask) or (isinstance(together, Refuse) and slot == "day")
    if not doubtful and slot != "happened":
        return Told(together, found.said)
    for apart in told_apart(line, slot, found, office, request):
        reading = _settled(apart.reading, slot, office, back=back)
        if isinstance(reading, Ok) and reading.kind != "duration":
            return Told(reading, found.said, apart.joined)
    if isinstance(together, Ask) and together.reason == "which":
        return Told(adjoining(together, office), found.said)
    return Told(together, found.said)


def _vague(made: Times, line: Line, slot: Slot, office: Office) -> Times:
    """A length alone; when it begins is asked where it is said vaguely: 过几天想请两天假."""
    text = "".join(" " if any(start <= at < end for start, end in made.spans) else c for at, c in enumerate(line.left))
    rest = find_in(text.replace(CUT, " "), office)
    if slot != "period" or not isinstance(rest.reading, Ask):
        return made
    return replace(made, ask=True, spans=(*made.spans, *rest.spans))


def _own(made: Times, line: Line, office: Office) -> Times:
    """The times without the days that it does not speak of: they belong to the reason (上周下乡摔伤了)."""
    if made.start is None:
        return made
    first, last = day_of(made.start), day_of(made.end or made.start)
    away = [span for span in made.spans if _elsewhere(line.text[slice(*span)], first, last, office)]
    beside = {line.clause_at(start) for start, _ in made.spans if (start, _) not in away}
    today = office.half_day.day
    kept = [
        span
        for span in made.spans
        if span not in away or (line.clause_at(span[0]) in beside and _ends(line.text[slice(*span)], office) >= today)
    ]
    return replace(made, spans=tuple(kept))


def _ends(said: str, office: Office) -> date:
    reading = find_in(said, office).reading
    return last_day(reading) if isinstance(reading, Ok) else date.max


def _elsewhere(said: str, first: date, last: date, office: Office) -> bool:
    """Whether days are said of which none is meant; a part of a day alone may be one of the day that is meant."""
    reading = find_in(said, office).reading
    if not isinstance(reading, Ok) or reading.start is None or reading.granularity == "minute":
        return False
    if reading.granularity == "half_day":
        return last_day(reading) < office.half_day.day
    return last_day(reading) < first or day_of(reading.start) > last


def _days(told: Told, line: Line) -> float | None:
    """The number of days that is said; half a day counts only where no half-day is named, 全天 is no number."""
    said = told.said
    if said is None or said.unit not in ("day", "workday") or pattern(WHOLE_DAY).search(line.left):
        return days_said(line)
    settled = isinstance(told.reading, Ok) and told.reading.kind != "duration"
    return said.value if said.value != 0.5 or not settled else None


def _torn(spans: tuple[tuple[int, int], ...], text: str) -> bool:
    """Whether a digit was left unread beside what was read as a time: 12月7到12月16 is not the whole of December."""
    rest = without(text, spans)
    return any(rest[start - 1 : start].isdigit() or rest[end : end + 1].isdigit() for start, end in spans)


def _some_of_it(reading: Ok, line: Line) -> bool:
    """Whether a whole month or year is named, of which a leave can only be a part: 下个月想休年假."""
    if (
        reading.start is None
        or reading.end is None
        or pattern(r"整|全|一个月|(?:号|日).*(?:号|日)|\d").search(line.text)
    ):
        return False
    return whole_stretch(reading) and (day_of(reading.end) - day_of(reading.start)).days > WEEK.days


def _split(option: Ok) -> bool:
    """Whether days are said to begin in an afternoon of which only that afternoon may be meant: 周五下午请一天假."""
    first, last = option.start, option.end
    return isinstance(first, DayPart) and isinstance(last, DayPart) and (first.part, last.part) == ("pm", "am")


def _asks(reading: Ask | Refuse, slot: Slot) -> bool:
    """Whether the question is worth asking: a vague word is none for what has happened or a day that is asked about."""
    vague = isinstance(reading, Ask) and reading.reason in NOT_YET and not reading.options
    return not (vague and slot in ("happened", "day", "last_day"))


def _settled(reading: Reading, slot: Slot, office: Office, *, back: bool = False) -> Reading:
    """The reading, with what the slot and the other words of the line rule out taken away."""
    if not isinstance(reading, Ask) or not reading.options:
        return reading
    options = [option for option in reading.options if option.kind != "duration"]
    if (
        reading.reason == "unsure"
        and len(options) == 1
        and not _split(options[0])
        and (slot != "moment" or options[0].kind == "datetime")
    ):
        return options[0]
    if slot == "happened":
        options = past([*options, *earlier(options)], office) or options
    elif slot == "day" and reading.reason in ("past-or-next", "today-or-next-week") and back:
        options = past(options, office) or options
    elif reading.reason == "no-end" and slot == "period":
        pass
    elif reading.reason == "which":
        options = within(coming(options, office))
    else:
        return reading
    settled = len(options) == 1 and (
        len(reading.options) > 1 or slot in ("happened", "day") or reading.reason == "no-end"
    )
    return options[0] if settled else Ask(reading.reason, tuple(options))


def _placed(reading: Ok, slot: Slot, made: Times, line: Line, office: Office) -> Times:
    """The bounds in their places."""
    if slot == "last_day":
        return _new_end(reading, made, line)
    if slot == "happened":
        moment = reading.kind in ("datetime", "deadline")
        return replace(made, start=reading.start, end=None if moment else reading.end)
    if slot == "period" and (reading.start is None or _begun(reading, office) or _some_of_it(reading, line)):
        return replace(made, ask=True)
    if slot == "period":
        return _whole_day(_lasting(reading, made, line))
    if slot == "day" and type(reading.start) is date and _came(reading.start, line, office):
        return replace(made, start=reading.start - WEEK, end=reading.start - WEEK)
    if slot == "day" and isinstance(reading.start, datetime):
        return replace(made, start=reading.start.date(), end=reading.start.date())
    if slot == "day":
        return replace(made, start=reading.start or reading.end, end=reading.end or reading.start)
    return replace(made, start=reading.start, end=reading.end)


def _came(day: date, line: Line, office: Office) -> bool:
    """Whether a weekday is said of which one came back already: 周三回来的."""
    return office.half_day.day < day and pattern(CAME).search(line.text) is not None


def _whole_day(made: Times) -> Times:
    """The morning and the afternoon of one day are the day."""
    first, last = made.start, made.end
    if not isinstance(first, DayPart) or not isinstance(last, DayPart):
        return made
    whole = first.day == last.day and (first.part, last.part) == ("am", "pm")
    return replace(made, start=first.day, end=first.day) if whole else made


def _begun(reading: Ok, office: Office) -> bool:
    """Whether it has begun before today and is not over: the rest of a week cannot be told from the whole of it."""
    today = office.half_day.day
    return reading.start is not None and day_of(reading.start) < today <= last_day(reading)


def _new_end(reading: Ok, made: Times, line: Line) -> Times:
    """A new last day; beside a number of days only a day that is said to be the last (续两天，到周五)."""
    until = any(pattern(UNTIL).search(line.text[: start + 1]) for start, _ in made.spans)
    if made.days is not None and not until:
        return made
    return replace(made, end=reading.end or reading.start)


def _arrives(made: Times, line: Line) -> bool:
    """Whether the hour is the one at which somebody comes: 9点半才能到."""
    return any(pattern(ARRIVING).search(line.text[slice(*line.clause_at(start))]) for start, _ in made.spans)


def _lasting(reading: Ok, made: Times, line: Line) -> Times:
    """A leave that begins on a day and lasts so many: 三天，明天走."""
    start, end = reading.start, reading.end
    if isinstance(start, datetime) and end is None and _arrives(made, line):
        return replace(made, end=start)
    if start == end and made.days is None and pattern(STARTING).search(line.text):
        return replace(made, start=start)
    if start == end and len(made.spans) == 1 and pattern(UNTIL).search(line.text[: made.spans[0][0] + 1]):
        return replace(made, end=end)
    whole = isinstance(start, date) and not isinstance(start, DayPart)
    length = made.days if made.days is not None and made.days >= 2 and made.days == int(made.days) else None
    opened = reading.end is None or (start == end and pattern(FROM).search(line.text) is not None)
    if length is None and opened:
        weeks = pattern(r"(?:请|休|续)?(?:一|1)(?:个)?(?:周|星期|礼拜)(?![前后内一二三四五六日末])").search(line.text)
        length = 7 if weeks else None
    if whole and length is not None and (end is None or end == start):
        end = day_of(start) + timedelta(days=int(length) - 1) if start is not None else end
    length = made.days or 0
    short = isinstance(start, DayPart) and start == end and length >= 1
    if (
        whole
        and start is not None
        and made.days is not None
        and end is not None
        and whole_stretch(Ok("period", start, end))
    ):
        short = short or (day_of(end) - day_of(start)).days + 1 != made.days
    return replace(made, ask=True) if short else replace(made, start=start, end=end)
