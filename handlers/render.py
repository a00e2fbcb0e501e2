"""From keys and parameters to words: the one place where a message becomes text in somebody's language."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from fluent.runtime.types import fluent_number

import locales
from handlers.visible import on_one_line, visible
from workflow.article import Article
from workflow.authority import Roster
from workflow.message import Line, Message
from workflow.period import HalfDay, Period

LONGEST = 4096
"""Characters in one message, by the messenger's limit."""
KEPT = 1024
"""So many days and citations stay in words."""


@dataclass(frozen=True)
class Rendered:
    """A message in words: its text and its rows of (label, data)."""

    text: str
    rows: list[list[tuple[str, str]]]


def render(message: Message, roster: Roster, language: str, zone: tzinfo | None = None) -> Rendered:
    """A whole message, cut to the messenger's limit. `zone`: the office's, China's unless given."""
    speech = _Speech(roster, language, zone or ZoneInfo("Asia/Shanghai"))
    written = "\n".join(speech.line(line) for line in message.lines)
    rows = [[(speech.line(button.label), button.data) for button in row] for row in message.buttons]
    return Rendered(written if len(written) <= LONGEST else written[: LONGEST - 1] + "…", rows)


def words(line: Line, roster: Roster, language: str, zone: tzinfo | None = None) -> str:
    """One paragraph."""
    return _Speech(roster, language, zone or ZoneInfo("Asia/Shanghai")).line(line)


@dataclass(frozen=True)
class _Speech:
    roster: Roster
    language: str
    zone: tzinfo

    def line(self, line: Line) -> str:
        return self.say(line.key, **{key: self.value(value) for key, value in line.args.items()})

    def say(self, key: str, **args: Any) -> str:
        return visible(locales.text(self.language, key, args))

    def value(self, value: Any) -> Any:
        """A parameter as the text wants it: a string, or a number that the language may inflect by."""
        if isinstance(value, Mapping):
            return self._tagged(value)
        if isinstance(value, datetime):
            return self._moment(value)
        if isinstance(value, date):
            return self._day(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return fluent_number(value, useGrouping=False)
        return on_one_line(str(value))

    def _tagged(self, value: Mapping[str, Any]) -> str:
        kinds: dict[str, Callable[[Any], str]] = {
            "person": self._name,
            "titled": self._titled,
            "unit": self._unit,
            "cite": lambda clauses: _cited(self.language, tuple(clauses)),
            "period": lambda text: self._period(Period.parse(text)),
            "moment": lambda text: self._moment(datetime.fromisoformat(text).replace(tzinfo=self.zone)),
            "half_day": lambda text: self._half(HalfDay.parse(text)),
            "day": lambda text: self._day(HalfDay.parse(text).day),
            "number": lambda number: self.say(f"number-{number[0]}", year=str(number[1]), serial=str(number[2])),
            "text": lambda doc: self.line(Line.of_doc(doc)),
            "list": lambda items: self._join(self.value(item) for item in items),
        }
        kind, content = next(iter(value.items()))
        return kinds[kind](content)

    def _name(self, id: str) -> str:
        person = self.roster.people.get(id)
        return person.name if person else self.say("person-gone")

    def _unit(self, id: str) -> str:
        unit = self.roster.units.get(id)
        return unit.name if unit else id

    def _titled(self, id: str) -> str:
        person = self.roster.people.get(id)
        return self.say("person-titled", name=person.name, title=person.title) if person else self._name(id)

    def _join(self, items: Iterable[Any]) -> str:
        return _joined(self.language, items)

    def _moment(self, moment: datetime) -> str:
        local = moment.astimezone(self.zone)
        return self.say("moment", day=self._day(local.date()), clock=f"{local:%H:%M}")

    def _day(self, day: date) -> str:
        return _day(self.language, day)

    def _half(self, half: HalfDay) -> str:
        return self.say("half-day", day=self._day(half.day), part=self.say(f"part-{half.part}"))

    def _period(self, period: Period) -> str:
        if period.start.day == period.end.day:
            whole = period.start.part != period.end.part
            return self._day(period.start.day) if whole else self._half(period.start)
        start = self._day(period.start.day) if period.start.part == "am" else self._half(period.start)
        end = self._day(period.end.day) if period.end.part == "pm" else self._half(period.end)
        return self.say("period", start=start, end=end)


@lru_cache(maxsize=KEPT)
def _day(language: str, day: date) -> str:
    weekday, month = (
        locales.text(language, f"weekday-{day.isoweekday()}"),
        locales.text(language, f"month-{day.month}"),
    )
    args = {"year": str(day.year), "month": month, "day": str(day.day), "weekday": weekday}
    return locales.text(language, "day", args)


@lru_cache(maxsize=KEPT)
def _cited(language: str, clauses: tuple[str, ...]) -> str:
    cited = dict.fromkeys((Article(clause).regulation, Article(clause).number) for clause in clauses)
    found = groupby(cited, key=lambda one: one[0])
    return _joined(language, (_citation(language, regulation, articles) for regulation, articles in found))


def _citation(language: str, regulation: str, articles: Iterable[tuple[str, str]]) -> str:
    key = regulation.replace(".", "_")
    shown = [_numeral(number) if language == "zh" else number for _, number in articles]
    named = _joined(language, (locales.text(language, f"article-{key}", {"article": number}) for number in shown))
    return locales.text(language, f"citation-{key}", {"articles": named})


def _joined(language: str, items: Iterable[Any]) -> str:
    return locales.text(language, "list-separator").strip("|").join(str(item) for item in items)


_DIGITS = "零一二三四五六七八九十"


def _numeral(number: str) -> str:
    """An article's number as it is written in Chinese, up to 99; other marks stay as they are."""
    if not number.isdigit() or int(number) > 99:
        return number
    tens, ones = divmod(int(number), 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
