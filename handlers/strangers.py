"""Strangers: how often they may try a code and are answered, each of them and all of them together (F-30)."""

from datetime import timedelta
from typing import Any

from workflow.office import Office
from workflow.store import Document, Table, Tx

STRANGER = "stranger"
TABLE = Table(STRANGER, ("seen",))
ALL = "all"
"""The row that counts for everybody together."""

GUESSES = 5
"""Wrong codes of one identity after which it must wait."""
QUIET = timedelta(hours=1)
"""The first wait, doubled with each further series of wrong codes; also the time between two answers."""
LONGEST_WAIT = timedelta(hours=24)
MOST_WRONG = 100
"""Wrong codes of all strangers together within an hour, after which no code is taken until it is over."""
MOST_ANSWERS = 60
"""Answers to all strangers together within an hour."""
FORGOTTEN = timedelta(days=2)
_NEW: dict[str, Any] = {"wrong": 0, "until": None, "told": None}
_NEW_HOUR = {"wrong": 0, "answers": 0}


def may_try(tx: Tx, chat: int, office: Office) -> bool:
    """Whether a code of this identity is looked at."""
    until = _row(tx, chat)["until"]
    waits = until is not None and until > office.now
    return not waits and bool(_hour(tx, office)["wrong"] < MOST_WRONG)


def note_wrong(tx: Tx, chat: int, office: Office) -> bool:
    """Count a wrong code; whether it is the one with which all together have reached their limit."""
    doc, hour = _row(tx, chat), _hour(tx, office)
    wrong, until = doc["wrong"] + 1, doc["until"]
    if wrong % GUESSES == 0:
        until = office.now + min(QUIET * 2 ** min(wrong // GUESSES - 1, 9), LONGEST_WAIT)
    _keep(tx, chat, doc | {"wrong": wrong, "until": until}, office)
    tx.put(STRANGER, ALL, hour | {"wrong": hour["wrong"] + 1})
    return bool(hour["wrong"] + 1 == MOST_WRONG)


def may_answer(tx: Tx, chat: int, office: Office) -> bool:
    """Whether a stranger gets his one polite line now; asking counts as answering."""
    doc, hour = _row(tx, chat), _hour(tx, office)
    told = doc["told"]
    if (told is not None and office.now - told < QUIET) or hour["answers"] >= MOST_ANSWERS:
        return False
    _keep(tx, chat, doc | {"told": office.now}, office)
    tx.put(STRANGER, ALL, hour | {"answers": hour["answers"] + 1})
    return True


def forget(tx: Tx, chat: int) -> None:
    """He is no stranger any more."""
    tx.delete(STRANGER, str(chat))


def _row(tx: Tx, chat: int) -> Document:
    row = tx.get(STRANGER, str(chat))
    return _NEW | (row.doc if row else {})


def _hour(tx: Tx, office: Office) -> Document:
    """The counts of the hour that runs; a new one begins with the first that comes after it."""
    row = tx.get(STRANGER, ALL)
    if row is None or office.now - row.doc["since"] >= QUIET:
        return _NEW_HOUR | {"since": office.now}
    return row.doc


def _keep(tx: Tx, chat: int, doc: Document, office: Office) -> None:
    """Keep what is known of a stranger; those not seen for days are cleared away."""
    tx.put(STRANGER, str(chat), doc | {"seen": office.now})
    for old in tx.find(STRANGER, le={"seen": office.now - FORGOTTEN}, limit=2):
        tx.delete(STRANGER, old.id)
