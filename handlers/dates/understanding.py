"""From a typed text to its one reading: even, mask, scan, group, read the phrases, weigh them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from handlers.dates.atoms import Interval
from handlers.dates.chinese_days import MEASURE
from handlers.dates.context import Context, Impossible, Values
from handlers.dates.line import NEXT_TO, Line, Phrase
from handlers.dates.masks import masked
from handlers.dates.numerals import HAN
from handlers.dates.points import items
from handlers.dates.reading import Ask, Conventions, Found, Nothing, Ok, Reading, Refuse, day_of
from handlers.dates.rules import RULES
from handlers.dates.scan import is_english, scan
from handlers.dates.typed import Typed, even
from workflow.workdays import Calendar

CALENDAR = Calendar()
CONVENTIONS = Conventions()
READ = "\x01"
"""Stands in for every character that phrases were made of."""
UNREAD = re.compile(
    r"\d{1,2}:\d{2}|\d[点号]|(?:周|星期|礼拜)[一二三四五六日天]|[上下中]午|凌晨|[早晚]上|工作日|\d月\d|[今明后]天|"
    r"(?<![\d.])\d{1,2} ?(?:-|~|to|到|至) ?\d{1,2}(?![\d.%\u4e00-\u9fff]| ?"
    r"(?:people|persons|copies|pages|colleagues|guests|cars|seats|rooms))|"
    r"(?<![\d.])\d{1,2}[./]\d{1,2}(?![\d.%])|下班|[前后]半[段周]|[午晚早中]饭[前后]|午休|"
    rf"{READ}\s?(?:[、,和及到至~-]|to|till|until)\s?(?:\d{{1,2}}|(?<!,)[{HAN}]{{2,3}})(?!{MEASURE}|[\d:%\u4e00-\u9fff])"
)
"""Words of time; none should be left when a text has been read."""
OF_WORK = re.compile(
    r"的?(?:重点|主要)?(?:工作|总结|计划|报告|考核|信息|任务|数据|报表|台账|经费|情况|材料|例会|要点|督查|清单)"
)
"""What a stretch of the calendar is said of."""
STRONG = ("recurring", "unknown-anchor", "which-days")
"""Questions that stand even when the text says a time beside them."""


def find(
    text: str,
    now: datetime,
    calendar: Calendar = CALENDAR,
    conventions: Conventions = CONVENTIONS,
    spoken_of: date | None = None,
) -> Found:
    """What a text says of time, and where it says it. `now` is aware; the text may be anything.

    spoken_of: the day that was spoken of before, which an hour without a day means too.
    """
    typed = even(text)
    context = Context(now.astimezone(calendar.zone), calendar, conventions, spoken_of)
    hidden = masked(typed.text)
    english = is_english(hidden)
    line = Line(items(scan(hidden), hidden, english=english), hidden, context, english)
    try:
        phrases = read(line)
    except Impossible as error:
        return Found(Refuse(str(error)), _spans(range(len(line.items)), line, typed))
    kept = weighed(phrases, line)
    said = next((phrase.said for phrase in kept if phrase.said is not None), None)
    doubted = bool(UNREAD.search(_unread(phrases, line))) or _some_of_it(phrases, kept, line)
    return Found(_reading(kept, doubted=doubted), _spans(_places(kept), line, typed), said)


def read(line: Line) -> list[Phrase]:
    """The phrases of a line, from left to right: at every place the first rule that reads it."""
    phrases, place = [], 0
    while place < len(line.items):
        phrase = next((found for rule in RULES if (found := rule(line, place)) is not None), None)
        if phrase is not None:
            phrases.append(phrase)
            line = replace(line, context=_after(phrase, line.context))
        place = place + 1 if phrase is None else phrase.last + 1
    return phrases


def _after(phrase: Phrase, context: Context) -> Context:
    """The context of what follows a phrase: the day that it spoke of."""
    options = phrase.values.options
    start = options[0].start if len(options) == 1 and options[0].kind != "deadline" else None
    return context if start is None else replace(context, spoken_of=day_of(start))


def weighed(phrases: Sequence[Phrase], line: Line) -> list[Phrase]:
    """The phrases that count: a time is stronger than a duration, a vague word or a year beside it."""
    strong = [phrase for phrase in phrases if phrase.values.reason in STRONG]
    if strong:
        return strong
    for weak in (_vague, _duration, lambda phrase: _told_more(phrase, line)):
        stronger = [phrase for phrase in phrases if not weak(phrase)]
        phrases = stronger or phrases
    return list(phrases)


def _some_of_it(phrases: Sequence[Phrase], kept: Sequence[Phrase], line: Line) -> bool:
    """Whether a vague word beside a stretch means some day of it (下周抽空)."""
    stretches = all(isinstance(line.thing(phrase.first), Interval) and phrase.first == phrase.last for phrase in kept)
    return stretches and any(_vague(phrase) and phrase not in kept for phrase in phrases)


def _vague(phrase: Phrase) -> bool:
    """Whether nothing can be made of it."""
    return phrase.values.reason == "vague" and not phrase.values.options


def _duration(phrase: Phrase) -> bool:
    """Whether it is only a duration."""
    return bool(phrase.values.options) and all(option.kind == "duration" for option in phrase.values.options)


def _told_more(phrase: Phrase, line: Line) -> bool:
    """Whether it is a year, or a stretch that only says which work is meant (第四季度工作总结)."""
    thing = line.thing(phrase.first)
    if phrase.first != phrase.last or not isinstance(thing, Interval):
        return False
    return thing.unit == "year" or OF_WORK.match(line.after(phrase.last)) is not None


def _reading(phrases: Sequence[Phrase], *, doubted: bool) -> Reading:
    """The one reading of the phrases that count; asked when words of time beside them were left unread."""
    if not phrases:
        return Nothing()
    readings = list(dict.fromkeys(_of_values(phrase.values) for phrase in phrases))
    if len(readings) == 1:
        only = readings[0]
        return Ask("unsure", (only,)) if doubted and isinstance(only, Ok) else only
    options = [option for phrase in phrases for option in phrase.values.options]
    return Ask("which", tuple(dict.fromkeys(options)))


def _places(phrases: Sequence[Phrase]) -> list[int]:
    """The places of the items that phrases are made of."""
    return [place for phrase in phrases for place in range(phrase.first, phrase.last + 1)]


def _unread(phrases: Sequence[Phrase], line: Line) -> str:
    """The text with everything that phrases were made of replaced."""
    rest = line.text
    for place in _places(phrases):
        item = line.items[place]
        rest = rest[: item.start] + READ * (item.end - item.start) + rest[item.end :]
    return rest


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
        if line.marked(place, "to") and not line.adjoins(place + 1):
            continue
        if spans and NEXT_TO.fullmatch(line.text[spans[-1][1] : item.start]):
            spans[-1] = (spans[-1][0], item.end)
        else:
            spans.append((item.start, item.end))
    return tuple(typed.span(*span) for span in spans if span[0] < span[1])
