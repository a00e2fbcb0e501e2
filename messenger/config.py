"""What the messenger is told at its start: where it keeps its data, who works here, which bot may speak."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path

OFFICE_ZONE = timezone(timedelta(hours=8))
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Person:
    """Somebody of the office. `id` is a short word for addresses; `title` and `unit` go with the name."""

    id: str
    name: str
    title: str = ""
    unit: str = ""


def default_titles() -> Mapping[str, str]:
    """The page's title in each of its languages."""
    return {"zh": "办事", "en": "Banshi"}


@dataclass(frozen=True)
class Config:
    """Settings of one messenger.

    `tokens` all speak for the same bot (more than one while a token is being changed). `start` is where the
    clock begins in a new data directory; a later start goes on from where it was. `demo` opens the client
    side without a login, and the clock and the fault switch with it. `started` counts every person as bound
    already. `quiet`, `idle_wait` and `webhook_retry` are seconds, `file_limit` is in bytes.
    """

    data: Path
    tokens: tuple[str, ...]
    people: tuple[Person, ...] = ()
    start: datetime | None = None
    zone: tzinfo = OFFICE_ZONE
    titles: Mapping[str, str] = field(default_factory=default_titles)
    bot_name: str = "办事助手"
    bot_username: str = "banshi_bot"
    demo: bool = False
    started: bool = False
    host: str = "127.0.0.1"
    port: int = 0
    quiet: float = 0.06
    idle_wait: float = 30.0
    webhook_retry: float = 1.0
    file_limit: int = 20 * MEGABYTE

    @property
    def bot_id(self) -> int:
        """The number before the colon of the first token, as everywhere with this kind of bot."""
        number = self.tokens[0].partition(":")[0]
        return int(number) if number.isdigit() else 1


def read_people(path: Path) -> tuple[Person, ...]:
    """The people of a JSON file: `[{"id", "name", "title", "unit"}]`. Raises ValueError if it is not one."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(rows, list):
        raise ValueError(f"{path.name}: a list of people is expected")
    return tuple(Person(**{key: str(value) for key, value in row.items()}) for row in rows)
