"""The reading in the flat form of the line bench, with the roster of the office that comes with the program."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from handlers.dates.answer import written
from handlers.free_text.understanding import Understood, understand_by
from workflow.office import Office
from workflow.words import Words

INTENTS = ("leave", "car", "urgent", "report_back", "extend", "urge", "balance", "who_is_away", "my_todo")
"""What the bench asks about; a regulation may declare more."""
FIELDS = ("kind", "start", "end", "days", "reason", "stand_in", "destination", "people", "phone")


@cache
def _bundled() -> tuple[Any, list[Words]]:
    """The bundled office and every word that a regulation declares; brought in here so that no room leans on them."""
    from bot.office_template import NAME, template
    from bot.settings import parse
    from regulations import words

    return parse(template(), Path(NAME)), [one for one in words() if one.intent in INTENTS]


def read(text: str, sender: str, now: datetime) -> dict[str, Any]:
    """What a line asks for: {"intent", "fields", "ask"}. `sender`: an id of the roster; `now`: aware. Never raises."""
    settings, words = _bundled()
    office: Office = settings.office(now)
    return _flat(understand_by(text, office.person(sender), office, words))


def _flat(made: Understood) -> dict[str, Any]:
    words = made.words
    if words is None:
        return {"intent": "none", "fields": dict.fromkeys(FIELDS), "ask": []}
    fields = {name: getattr(made, name) for name in FIELDS}
    fields["kind"] = words.kinds[made.kind][0] if made.kind is not None else None
    fields |= {"start": written(made.start), "end": written(made.end)}
    return {"intent": words.intent, "fields": fields, "ask": list(made.ask)}
