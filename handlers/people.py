"""Whom somebody means: a name, a nickname, surname and title (赵主任), or unit and surname (财务室老钱)."""

from unicodedata import normalize

from workflow.authority import Person, Roster

_TITLES = {form: form for form in ("主任", "副主任", "科长", "处长", "局长", "组长")} | {"师傅": "驾驶员"}
"""What follows a surname, and how the title of such a person ends."""
_FAMILIAR = ("老{}", "小{}", "{}姐", "{}哥", "{}工")


def squeezed(text: str) -> str:
    """Text with full-width forms made plain, no blanks, lower case."""
    return "".join(normalize("NFKC", text).split()).lower()


def mentioned(text: str, roster: Roster) -> list[Person]:
    """The people whom a text may mean, surest reading first: full names, else nicknames, else surname and title."""
    plain = squeezed(text)
    people = list(roster.people.values())
    for reading in (_by_name, _by_nickname, _by_title):
        found = [person for person in people if reading(person, plain, roster)]
        if found:
            return found
    return []


def _by_name(person: Person, text: str, roster: Roster) -> bool:
    return squeezed(person.name) in text or text == person.id


def _by_nickname(person: Person, text: str, roster: Roster) -> bool:
    return any(squeezed(nickname) in text for nickname in person.nicknames)


def _by_title(person: Person, text: str, roster: Roster) -> bool:
    surname = squeezed(person.name)[:1]
    unit = roster.units.get(person.unit)
    with_title = [f"{surname}{form}" for form, title in _TITLES.items() if person.title.endswith(title)]
    familiar = [form.format(surname) for form in _FAMILIAR]
    of_unit = unit is not None and squeezed(unit.name) in text and surname in text.replace(squeezed(unit.name), "")
    return any(form in text for form in (*with_title, *familiar)) or of_unit
