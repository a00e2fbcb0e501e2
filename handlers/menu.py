"""The commands that a person has, by what he may open, and the help that lists them."""

from collections.abc import Callable

from handlers import dialogue, lists
from handlers.talk import Talk, rows
from workflow.desk import Matters
from workflow.field import Request
from workflow.matter import Finding
from workflow.message import Button, Line, Message
from workflow.office import Office


def commands(office: Office, matters: Matters, person: str) -> list[tuple[str, Line]]:
    """(command, description) for one person's menu."""
    own = [
        (matter.command, Line(f"{matter.name}-command"))
        for matter in matters.values()
        if matter.command and _opens(office, matters, matter.name, person) is None
    ]
    return [*own, *((name, Line(f"command-{name}")) for name in COMMON)]


def _opens(office: Office, matters: Matters, name: str, person: str) -> Finding | None:
    return matters[name].opens(Request(office.person(person), {}, office))


def run(talk: Talk, command: str) -> bool:
    """Do a command; False when there is none of this name."""
    matter = next((found for found in talk.desk.matters.values() if found.command == command), None)
    if matter is not None:
        dialogue.start(talk, matter)
        return True
    if command in COMMON:
        COMMON[command](talk)
        return True
    return False


def help(talk: Talk) -> None:
    """What can be done here, for this person."""
    mine = commands(talk.desk.office, talk.desk.matters, talk.person)
    lines = [
        Line("help-head"),
        *(Line("help-line", {"command": name, "what": _as_text(line)}) for name, line in mine),
    ]
    talk.say(Message(tuple(lines), _buttons(mine)))


def not_understood(talk: Talk) -> None:
    """A free message that is no command and answers no question: the menu."""
    mine = commands(talk.desk.office, talk.desk.matters, talk.person)
    talk.say(Message((Line("not-understood"),), _buttons(mine)))


def _buttons(mine: list[tuple[str, Line]]) -> tuple[tuple[Button, ...], ...]:
    return rows([Button(line, f"m:{name}") for name, line in mine if name not in ("help", "cancel")], 2)


def _as_text(line: Line) -> dict[str, object]:
    return {"text": line.to_doc()}


def choose_language(talk: Talk) -> None:
    """Ask for the language; each is named in itself."""
    buttons = (Button(Line("language-zh"), "l:zh"), Button(Line("language-en"), "l:en"))
    talk.say(Message((Line("language-ask"),), (buttons,)))


COMMON: dict[str, Callable[[Talk], None]] = {
    "todo": lists.todo,
    "mine": lists.mine,
    "help": help,
    "cancel": dialogue.cancel,
    "language": choose_language,
}
"""The commands that everybody has."""
