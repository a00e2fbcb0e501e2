"""The commands that a person has, by what he may open, and the help that lists them."""

from collections.abc import Callable

from handlers import asking, day, find, forms, lists, overview, statistics, status
from handlers.talk import Talk, rows
from workflow.desk import Matters
from workflow.field import Request
from workflow.message import Button, Buttons, Line, Message, text
from workflow.office import Office

Commands = list[tuple[str, Line]]


def commands(office: Office, matters: Matters, person: str) -> Commands:
    """(command, description) for one person's menu."""
    request = Request(office.person(person), {}, office)
    own = [
        (matter.command, Line(f"{matter.name}-command"))
        for matter in matters.values()
        if matter.command and matter.opens(request) is None
    ]
    shown = [(one.name, Line(f"command-{one.name}")) for one in lists.listings(matters) if one.opens(request)]
    held = [name for name, (opens, _) in RESERVED.items() if opens(office, person)]
    return [*own, *shown, *((name, Line(f"command-{name}")) for name in (*held, *COMMON))]


def run(talk: Talk, command: str) -> bool:
    """Do a command; False when there is none of this name. A form that is open goes on below a list."""
    matter = next((found for found in talk.desk.matters.values() if found.command == command), None)
    if matter is not None:
        forms.begin(talk, matter)
        return True
    mine = COMMON | SWITCHES | _reserved(talk)
    if command in mine:
        mine[command](talk)
    elif not lists.listed(talk, command):
        return False
    if command not in ("cancel", "language"):
        asking.resume(talk, Line("form-still-open"))
    return True


def _reserved(talk: Talk) -> dict[str, Callable[[Talk], None]]:
    """Of the commands of an office those that this person has."""
    office = talk.desk.office
    return {name: do for name, (opens, do) in RESERVED.items() if opens(office, talk.person)}


def show_help(talk: Talk) -> None:
    """What can be done here, for this person."""
    mine = commands(talk.desk.office, talk.desk.matters, talk.person)
    lines = [Line("help-line", {"command": name, "what": text(line)}) for name, line in mine]
    talk.say(Message((Line("help-head"), *lines), _buttons(mine)))


def not_understood(talk: Talk) -> None:
    """A free message that is no command and answers no question: the menu."""
    mine = commands(talk.desk.office, talk.desk.matters, talk.person)
    talk.say(Message((Line("not-understood"),), _buttons(mine)))


def _buttons(mine: Commands) -> Buttons:
    return rows([Button(line, f"m:{name}") for name, line in mine if name not in ("help", "cancel")], 2)


def choose_language(talk: Talk) -> None:
    """Ask for the language; each is named in itself."""
    buttons = (Button(Line("language-zh"), "l:zh"), Button(Line("language-en"), "l:en"))
    talk.say(Message((Line("language-ask"),), (buttons,)))


COMMON: dict[str, Callable[[Talk], None]] = {
    "today": day.today,
    "todo": lists.todo,
    "mine": lists.mine,
    "find": find.find,
    "help": show_help,
    "cancel": asking.cancel,
    "language": choose_language,
}
"""The commands that everybody has."""
RESERVED: dict[str, tuple[Callable[[Office, str], bool], Callable[[Talk], None]]] = {
    "office": (overview.opens, overview.office),
    "statistics": (statistics.opens, statistics.statistics),
    "status": (status.opens, status.status),
}
"""The commands of some, and who has them."""
SWITCHES: dict[str, Callable[[Talk], None]] = {"digest_on": day.digest_on, "digest_off": day.digest_off}
"""What buttons of lists do; the menu does not name them."""
