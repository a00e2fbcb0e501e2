"""Lists: what waits for me, what I have asked for; each entry opens its card again."""

from collections.abc import Callable
from dataclasses import replace

from handlers.talk import Talk, rows
from workflow.card import card, sees, stands
from workflow.case import Case
from workflow.day import waiting
from workflow.desk import Matters
from workflow.field import Request
from workflow.hearing import CASE
from workflow.matter import Listing
from workflow.message import Button, Buttons, Line, Message, person, text
from workflow.post import post

LONGEST = 10
"""Entries of one page."""


def todo(talk: Talk, start: int = 0) -> None:
    """The cases that wait for this person's decision, the oldest first."""
    found = waiting(talk.desk, talk.person)
    _page(talk, "todo", found[start : start + LONGEST], len(found), start)


def mine(talk: Talk, start: int = 0) -> None:
    """What this person has asked for, the newest first."""
    tx, clocked = talk.desk.tx, [name for name, matter in talk.desk.matters.items() if matter.recurs is not None]
    not_asked = {id for name in clocked for id in tx.ids(CASE, {"applicant": talk.person, "matter": name})}
    own = [id for id in reversed(tx.ids(CASE, {"applicant": talk.person})) if id not in not_asked]
    shown = [case for id in own[start : start + LONGEST] if (case := talk.desk.case(id)) is not None]
    _page(talk, "mine", shown, len(own), start)


PAGES: dict[str, Callable[[Talk, int], None]] = {"todo": todo, "mine": mine}


def listings(matters: Matters) -> list[Listing]:
    """Every list that a matter declares."""
    return [listing for matter in matters.values() for listing in matter.lists]


def listed(talk: Talk, name: str, start: int = 0) -> bool:
    """Show a matter's list; False when there is none of this name for this person."""
    listing = next((one for one in listings(talk.desk.matters) if one.name == name), None)
    asked = Request(talk.desk.office.person(talk.person), {}, talk.desk.office)
    if listing is None or not listing.opens(asked):
        return False
    items = listing.items(replace(asked, history=talk.desk.history(listing.needs, asked)))
    shown = items[start : start + LONGEST]
    if not shown:
        talk.say(f"list-{name}-empty")
        return True
    lines = (Line(f"list-{name}", {"count": len(items)}), *(item.line for item in shown))
    talk.say(Message(lines, _buttons(name, [item.case for item in shown if item.case], len(items), start)))
    return True


def turn(talk: Talk, name: str, start: str) -> None:
    """The next page of a list."""
    if name in PAGES and start.isdecimal():
        PAGES[name](talk, int(start))
    elif not start.isdecimal() or not listed(talk, name, int(start)):
        talk.popup = Line("press-unknown")


def show_found(talk: Talk, found: list[Case], *, more: bool) -> None:
    """The first cases of a search, which is narrowed rather than turned over; `more`: not all were looked at."""
    if not found:
        talk.say("find-too-many" if more else "find-none")
        return
    shown = found[:LONGEST]
    lines = [Line("find-head-more" if more else "find-head", {"count": len(found), "shown": len(shown)})]
    lines += [_line(talk, place, case) for place, case in enumerate(shown, 1)]
    talk.say(Message(tuple(lines), rows([Button(_open(case), f"o:{case.id}") for case in shown], 2)))


def _page(talk: Talk, name: str, shown: list[Case], count: int, start: int) -> None:
    if not shown:
        talk.say(f"list-{name}-empty")
        return
    entries = [_line(talk, place, case) for place, case in enumerate(shown, start + 1)]
    lines = [Line(f"list-{name}", {"count": count}), *entries]
    talk.say(Message(tuple(lines), _buttons(name, shown, count, start)))


def _buttons(name: str, shown: list[Case], count: int, start: int) -> Buttons:
    buttons = rows([Button(_open(case), f"o:{case.id}") for case in shown], 2)
    more = start + LONGEST
    return (*buttons, (Button(Line("list-more"), f"p:{name}:{more}"),)) if more < count else buttons


def _open(case: Case) -> Line:
    return Line("list-open", {"number": {"number": list(case.number)}})


def _line(talk: Talk, place: int, case: Case) -> Line:
    return Line(
        "list-line",
        {
            "place": place,
            "title": text(Line(f"{case.matter}-title")),
            "number": {"number": list(case.number)},
            "who": person(case.applicant),
            "state": text(stands(talk.desk.matters[case.matter], case, talk.desk.office)),
            "at": case.opened,
        },
    )


def show(talk: Talk, id: str) -> None:
    """Send somebody the card of a case again, if it is one of his."""
    case = talk.desk.case(id)
    if case is None or not sees(talk.desk.matters[case.matter], case, talk.person, talk.desk.office):
        talk.popup = Line("press-unknown")
        return
    message = card(talk.desk.matters[case.matter], case, talk.desk.request_of(case), talk.person)
    if not case.version:
        message = Message((Line("case-archived"), *message.lines))
    key = f"reply/{talk.incoming.update}/card"
    main = f"{case.id}/{talk.person}/main"
    post(talk.desk.tx, talk.desk.office, key, talk.person, message, card=main, case=case.id)
