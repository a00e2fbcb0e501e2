"""The office that is measured: a director, three deputies, sections of a head and four staff each."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter

from bot.settings import Settings, parse

SECTIONS, STAFF, WEEKS = 25, 4, 4
MONDAY = date(2026, 11, 30)
MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""09:00 in the office, a week before the first leave."""
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔"
GIVEN = "甲乙丙丁戊"


class BenchClock:
    """Starts on a morning of its own, and goes on at the machine's pace."""

    def __init__(self) -> None:
        self._began = perf_counter()

    def now(self) -> datetime:
        """This instant, aware, in UTC."""
        return MORNING + timedelta(seconds=perf_counter() - self._began)

    def set(self, instant: datetime) -> None:
        """Nobody moves it."""


def staff() -> list[str]:
    """Those who ask for leave."""
    return [f"s{section}_{place}" for section in range(SECTIONS) for place in range(STAFF)]


def chats() -> dict[str, int]:
    """Everybody's chat."""
    leaders = ["director", "deputy0", "deputy1", "deputy2", *(f"head{section}" for section in range(SECTIONS))]
    return {one: number for number, one in enumerate([*leaders, *staff()], 1)}


def lines(person: str) -> list[str]:
    """A day of annual leave in every week, each colleague on a weekday of his own; the next one stands in."""
    section, place = person.removeprefix("s").split("_")
    acting = _name(int(section), (int(place) + 1) % STAFF)
    days = [MONDAY + timedelta(weeks=week, days=int(place)) for week in range(WEEKS)]
    return [f"{day.month}月{day.day}日请年休假一天，{acting}替我" for day in days]


def _name(section: int, place: int) -> str:
    return f"{SURNAMES[section]}{GIVEN[place]}生"


def _person(id: str, name: str, unit: str, rank: str) -> str:
    more = f'title = "{rank}"\nphone = "13800000000"'
    return f'[[people]]\nid = "{id}"\nname = "{name}"\nunit = "{unit}"\nrank = "{rank}"\n{more}\n'


def _section(section: int) -> str:
    unit, boss = f"u{section}", f"deputy{section % 3}"
    made = f'[[units]]\nid = "{unit}"\nname = "{SURNAMES[section]}室"\nhead = "head{section}"\ndeputy = "{boss}"\n'
    people = [_person(f"head{section}", f"{SURNAMES[section]}主事", unit, "head")]
    people += [_person(f"s{section}_{place}", _name(section, place), unit, "staff") for place in range(STAFF)]
    return made + "".join(people)


def settings() -> Settings:
    """The office, with the numbers of the template."""
    roles = '[roles]\nsecretariat = ["head0"]\nsecurity = ["head1"]\n'
    office = '[office]\nname = "区委办公室"\n'
    leaders = '[[units]]\nid = "leaders"\nname = "室领导"\n' + _person("director", "周正", "leaders", "director")
    deputies = "".join(_person(f"deputy{one}", f"李明{GIVEN[one]}", "leaders", "deputy") for one in range(3))
    written = office + roles + leaders + deputies + "".join(map(_section, range(SECTIONS)))
    return parse(written, Path("office.toml"))
