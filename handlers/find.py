"""`/find`: cases by number, name or kind, among those that the person may see."""

import re
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import Any

import locales
from handlers import lists
from handlers.people import squeezed
from handlers.talk import Talk
from workflow.card import sees
from workflow.case import Case
from workflow.desk import SERIALS
from workflow.hearing import CASE
from workflow.post import CARD, concerning

NUMBER = re.compile(r"(?P<letters>[^\W\d]*)(?:(?P<year>\d{4})[^\w]+)?(?P<serial>\d+)[号號]?")
"""假〔2026〕3号, 假2026-3, 2026-3, L-3 or just 3."""
LOOKED_AT = 100
"""So many of the newest cases that answer are read, so that no search holds up the others; then narrow it down."""


def find(talk: Talk) -> None:
    """The newest cases that answer to the words after the command."""
    wanted = (talk.incoming.text or "").partition(" ")[2].strip()
    if not wanted:
        talk.say("find-how")
        return
    desk = talk.desk
    answering = _answering(talk, wanted)
    looked_at = list(islice(answering, LOOKED_AT))
    found = [case for case in looked_at if sees(desk.matters[case.matter], case, talk.person, desk.office)]
    lists.show_found(talk, found, more=next(answering, None) is not None)


def _answering(talk: Talk, wanted: str) -> Iterator[Case]:
    """The cases of which he has had a card and that answer, newest first, each read only when it is looked at.

    Whether he may open one still is judged of those found.
    """
    ways = [_read(talk, reversed(ids)) for ids in (*_numbered(talk, wanted), *_worded(talk, squeezed(wanted)))]
    seen: set[str] = set()
    for case in merge(*ways, key=_age, reverse=True):
        if case.id not in seen:
            seen.add(case.id)
            yield case


def _read(talk: Talk, ids: Iterable[str]) -> Iterator[Case]:
    return (case for id in ids if (case := talk.desk.case(id)) is not None)


def _age(case: Case) -> tuple[Any, ...]:
    return case.opened, case.number


def _worded(talk: Talk, wanted: str) -> list[list[str]]:
    """By a part of the applicant's name or of the kind's title, in either language; each of them oldest first."""
    desk = talk.desk
    people = [id for id, one in desk.office.roster.people.items() if wanted and wanted in squeezed(one.name)]
    kinds = [name for name in desk.matters if wanted and any(wanted in title for title in _titles(name))]
    had = concerning(desk.tx, talk.person) if people or kinds else set()
    keys = [*({"applicant": id} for id in people), *({"matter": name} for name in kinds)]
    return [[id for id in desk.tx.ids(CASE, key) if id in had] for key in keys]


def _titles(matter: str) -> list[str]:
    return [squeezed(locales.text(language, f"{matter}-title", {})) for language in locales.LANGUAGES]


def _numbered(talk: Talk, wanted: str) -> list[list[str]]:
    """By its own number, or the one under which it is filed."""
    read = NUMBER.fullmatch(re.sub(r"[\s〔\[【(（_-]+(?=\d{4}\D)", "", wanted.strip()))
    if read is None:
        return []
    tx, serial = talk.desk.tx, int(read["serial"])
    numbered = {id for key in SERIALS for id in tx.ids(CASE, {key: serial})}
    had = [id for id in numbered if tx.ids(CARD, {"case": id, "person": talk.person})]
    found = [case for case in _read(talk, had) if _by_number(case, read)]
    return [[case.id for case in sorted(found, key=_age)]]


def _by_number(case: Case, read: re.Match[str]) -> bool:
    filed = case.facts.get("filed", {}).get("number", [])
    return any(_is(number, read) for number in (case.number, filed) if number)


def _is(number: Any, read: re.Match[str]) -> bool:
    series, year, serial = number
    letters = read["letters"].casefold()
    same = int(read["serial"]) == serial and read["year"] in (None, str(year))
    return same and (not letters or letters in [_letters(series, language) for language in locales.LANGUAGES])


def _letters(series: str, language: str) -> str:
    """The letters before the year of a series of numbers."""
    written = locales.text(language, f"number-{series}", {"year": "0", "serial": "0"})
    return re.sub(r"[\W\d].*", "", written).casefold()
