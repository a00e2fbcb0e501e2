"""The table of phrases as cases, and a reading written the way that the table writes it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers.dates import Ask, Nothing, Ok, Reading, Refuse
from handlers.dates.answer import written

FILE = Path(__file__).with_name("phrases.txt")
MONDAY = "2026-11-23T09:00"
ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True)
class Case:
    """A typed text, its meaning as the table writes it, and when it was typed."""

    section: str
    text: str
    expected: str
    now: datetime


def moment(text: str) -> datetime:
    """A minute of the office's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def cases() -> list[Case]:
    """Every line of the table."""
    found, section = [], ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:]
        elif line and not line.startswith("#"):
            text, expected, *now = (part.strip() for part in line.split(" | "))
            found.append(Case(section, text, expected, moment(now[0] if now else MONDAY)))
    return found


def brief(reading: Reading) -> str:
    """A reading as the table writes it."""
    if isinstance(reading, Ask | Refuse):
        return f"{'ask' if isinstance(reading, Ask) else 'refuse'}:{reading.reason}"
    if isinstance(reading, Nothing):
        return "none"
    return _brief(reading)


def _brief(reading: Ok) -> str:
    """The value of a reading."""
    if reading.duration is not None:
        return f"={reading.duration.value:g} {reading.duration.unit}"
    start, end = written(reading.start), written(reading.end)
    if reading.kind == "datetime" or (start == end and start):
        return start or ""
    return f"{start or ''}..{end or ''}"
