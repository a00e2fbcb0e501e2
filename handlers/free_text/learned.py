"""When one heard of what has happened, apart from when it happened: 10点起火，10点20分接到报告."""

from collections.abc import Sequence
from datetime import datetime

from handlers.dates import Bound, Ok
from handlers.free_text.line import Line, pattern
from handlers.office_dates import find_in
from workflow.office import Office

LEARNED = r"接到|接报|接警|收到|获悉|获知|得知|知悉|来电|打来电话|接[^，,。;；]{0,8}报(?:警|告|称)"
REPORTED_AT = r"\b(?:reported|informed|told|notified|heard|learned|learnt)\b[^.;]{0,30}\bat\s*$"
JUST_NOW = rf"(?:刚才|刚刚|刚)(?=[^，,。;；]{{0,6}}?(?:{LEARNED}))"
FULL = "%Y年%m月%d日%H:%M"
Span = tuple[int, int]


def heard_at(line: Line, spans: Sequence[Span], events: Sequence[str]) -> list[Span]:
    """The times of which it is said that one heard of it then, and not that it happened."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(line.text)]
    return [
        span
        for place, span in enumerate(spans)
        if pattern(REPORTED_AT).search(line.text[ends[place] : span[0]] + _own_at(line.text[slice(*span)]))
        or _hears(line.text[span[1] : starts[place + 1]], events)
    ]


def _own_at(said: str) -> str:
    """The preposition, where the time was read with it."""
    return "at" if said.startswith("at") else ""


def _hears(after: str, events: Sequence[str]) -> bool:
    """Whether the words up to the next time, and within the sentence, speak of hearing before they speak of it."""
    sentence = pattern(r"[^。;；\n]*").match(after)
    told = sentence[0] if sentence else ""
    heard = pattern(LEARNED).search(told)
    happened = [found.start() for one in events if (found := pattern(one).search(told))]
    return heard is not None and all(heard.start() < start for start in happened)


def learned(line: Line, happened: Bound | None, spans: Sequence[Span], events: Sequence[str], office: Office) -> str:
    """The words of the time at which one heard of it; "" when none is said."""
    heard = heard_at(line, spans, events)
    just_now = pattern(JUST_NOW).search(line.text)
    said = line.typed[slice(*heard[0])] if heard else just_now[0] if just_now else ""
    return _following(happened, said, office) or said


def _following(happened: Bound | None, said: str, office: Office) -> str:
    """The same in full, where it follows on the time at which it happened: 下午3点, 3点20分."""
    if not said or not isinstance(happened, datetime):
        return ""
    reading = find_in(f"{happened:{FULL}}到{said}", office).reading
    until = reading.end if isinstance(reading, Ok) and reading.start == happened else None
    return f"{until:{FULL}}" if isinstance(until, datetime) and until <= office.now else ""
