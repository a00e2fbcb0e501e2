"""The reading in the flat form of the line bench, with the roster of the office that comes with the program."""

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from handlers.dates import Bound
from handlers.dates.answer import written
from handlers.free_text.understanding import Understood, understand_by
from workflow.office import Office
from workflow.words import Words

FIELDS = ("kind", "start", "end", "days", "reason", "stand_in", "destination", "people", "phone")


@cache
def _bundled() -> tuple[Any, list[Words]]:
    """The bundled office and every word that a regulation declares; brought in here so that no room leans on them."""
    import bot
    from bot.settings import load
    from regulations import words

    return load(Path(bot.__file__).with_name("office.toml")), words()


def read(text: str, sender: str, now: datetime) -> dict[str, Any]:
    """What a line asks for: {"intent", "fields", "ask"}. `sender`: an id of the roster; `now`: aware. Never raises."""
    settings, words = _bundled()
    office: Office = settings.office(now)
    understood = understand_by(text, office.person(sender), office, words)
    return _flat(understood)


def _flat(made: Understood) -> dict[str, Any]:
    words = made.words
    if words is None:
        return {"intent": "none", "fields": dict.fromkeys(FIELDS), "ask": []}
    fields = {
        "kind": words.kinds[made.kind][0] if made.kind is not None else None,
        "start": _bound(made.start),
        "end": _bound(made.end),
        "days": made.days,
        "reason": made.reason,
        "stand_in": made.stand_in,
        "destination": made.destination,
        "people": made.people,
        "phone": made.phone,
    }
    return {"intent": words.intent, "fields": fields, "ask": list(made.ask)}


def _bound(bound: Bound | None) -> str | None:
    return written(bound)
