"""office.toml, read and checked: the office as the engine wants it."""

import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from bot.cross_checks import cross_checks
from bot.numbers import read_numbers
from bot.problems import ConfigurationError, Problem, problem_of
from bot.sections import Document, HoursSection, MessengerSection, MetricsSection, PersonSection, SubstituteSection
from workflow.authority import Attendance, Person, Rank, Roster, Substitute, Unit
from workflow.office import Office
from workflow.period import HalfDay, Period
from workflow.workdays import Calendar, WorkingHours

S = TypeVar("S")


@dataclass(frozen=True)
class Settings:
    """Everything that the office has set."""

    file: Path
    name: str
    language: str
    roster: Roster
    calendar: Calendar
    attendance: Attendance
    numbers: Mapping[type[Any], Any]
    messenger: MessengerSection
    metrics: MetricsSection

    def office(self, now: datetime) -> Office:
        """The office at one moment, for one transaction."""
        return Office(now, self.roster, self.calendar, new_token, self.numbers, self.attendance, self.language)

    def number(self, kind: type[S]) -> S:
        """The settings of one section, or its defaults."""
        found = self.numbers.get(kind)
        return found if isinstance(found, kind) else kind()


def new_token() -> str:
    """A fresh opaque id: short enough for a button, and not to be guessed."""
    return secrets.token_urlsafe(9)


def load(path: Path) -> Settings:
    """The settings of a file. Raises ConfigurationError with everything that is wrong."""
    try:
        written = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise ConfigurationError(str(path), [Problem("", "cli-wrong-file", {"said": said})]) from None
    except UnicodeDecodeError:
        raise ConfigurationError(str(path), [Problem("", "cli-wrong-encoding")]) from None
    return parse(written, path)


def parse(written: str, file: Path) -> Settings:
    """The settings of a text. Raises ConfigurationError with everything that is wrong."""
    try:
        given = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(str(file), [Problem("", "cli-wrong-toml", {"said": str(error)})]) from None
    more = {name: values for name, values in given.items() if name not in Document.model_fields}
    numbers, problems = read_numbers(more)
    try:
        document = Document.model_validate(given)
    except ValidationError as error:
        found = [problem_of(one, Document) for one in error.errors(include_url=False)]
        raise ConfigurationError(str(file), [*found, *problems]) from None
    problems = [*cross_checks(document), *problems]
    if problems:
        raise ConfigurationError(str(file), problems)
    return _settings(document, numbers, file)


def _settings(document: Document, numbers: Mapping[type[Any], Any], file: Path) -> Settings:
    return Settings(
        file=file,
        name=document.office.name,
        language=document.office.language,
        roster=_roster(document),
        calendar=_calendar(document),
        attendance=Attendance(substitutes=tuple(map(_substitute, document.substitutes))),
        numbers=numbers,
        messenger=document.messenger,
        metrics=document.metrics,
    )


def _roster(document: Document) -> Roster:
    units = {unit.id: Unit(unit.id, unit.name, unit.head, unit.deputy) for unit in document.units}
    roles = {role: tuple(holders) for role, holders in document.roles.items()}
    return Roster({person.id: _person(person) for person in document.people}, units, roles)


def _person(entry: PersonSection) -> Person:
    given = entry.model_dump()
    return Person(**given | {"rank": Rank(entry.rank), "nicknames": tuple(entry.nicknames)})


def _calendar(document: Document) -> Calendar:
    overrides = {day: said == "work" for day, said in document.calendar.days.items()}
    return Calendar(overrides, ZoneInfo(document.office.timezone), _hours(document.working_hours))


def _hours(section: HoursSection) -> WorkingHours:
    am, pm = ([time.fromisoformat(at) for at in shift] for shift in (section.morning, section.afternoon))
    return WorkingHours((am[0], am[1]), (pm[0], pm[1]))


def _substitute(entry: SubstituteSection) -> Substitute:
    start = HalfDay.parse(entry.start if " " in entry.start else f"{entry.start} am")
    end = HalfDay.parse(entry.end if " " in entry.end else f"{entry.end} pm")
    return Substitute(entry.absent, entry.acting, Period(start, end))
