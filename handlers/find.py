"""`/find`: cases by number, name or kind, among those that the person may see."""

import re
from typing import Any

import locales
from handlers import lists
from handlers.people import squeezed
from handlers.talk import Talk
from workflow.card import sees
from workflow.case import Case
from workflow.post import CARD

NUMBER = re.compile(r"(?P<letters>[^\W\d]*)(?:(?P<year>\d{4})[^\w]+)?(?P<serial>\d+)[号號]?")
"""假〔2026〕3号, 假2026-3, 2026-3, L-3 or just 3."""


def find(talk: Talk) -> None:
    """The newest cases that answer to the words after the command."""
    wanted = (talk.incoming.text or "").partition(" ")[2].strip()
    if not wanted:
        talk.say("find-how")
        return
    desk = talk.desk
    named = [case for case in _known(talk) if _answers(talk, case, wanted)]
    found = [case for case in named if sees(desk.matters[case.matter], case, talk.person, desk.office)]
    found.sort(key=lambda case: (case.opened, case.number), reverse=True)
    lists.show_found(talk, found)


def _known(talk: Talk) -> list[Case]:
    """Every case of which he has had a card; whether he may open it still is judged of those found."""
    ids = dict.fromkeys(row.doc["case"] for row in talk.desk.tx.find(CARD, eq={"person": talk.person}))
    return [case for id in ids if id and (case := talk.desk.case(id)) is not None]


def _answers(talk: Talk, case: Case, wanted: str) -> bool:
    return _by_number(case, wanted) or _by_words(talk, case, squeezed(wanted))


def _by_words(talk: Talk, case: Case, wanted: str) -> bool:
    """A part of the applicant's name or of the kind's title, in either language."""
    people = talk.desk.office.roster.people
    names = [people[case.applicant].name] if case.applicant in people else []
    titles = [locales.text(language, f"{case.matter}-title", {}) for language in locales.LANGUAGES]
    return bool(wanted) and any(wanted in squeezed(one) for one in (*names, *titles))


def _by_number(case: Case, wanted: str) -> bool:
    """Its own number, or the one under which it is filed."""
    read = NUMBER.fullmatch(re.sub(r"[\s〔\[【(（_-]+(?=\d{4}\D)", "", wanted.strip()))
    if read is None:
        return False
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
