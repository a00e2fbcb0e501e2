"""Lists: what waits for me, what I have asked for; each entry opens its card again."""

from collections.abc import Iterable

from handlers.talk import Talk, rows
from workflow.card import card, insider, viewers
from workflow.case import Case
from workflow.desk import cases
from workflow.message import Button, Line, Message, person, text
from workflow.post import CARD, post

LONGEST = 10


def todo(talk: Talk) -> None:
    """The cases that wait for this person's decision, the oldest first."""
    waiting = talk.desk.tx.find(CARD, eq={"person": talk.person, "open": True})
    found = [talk.desk.case(row.doc["case"]) for row in waiting]
    _show(talk, "list-todo", sorted((case for case in found if case), key=lambda case: case.opened))


def mine(talk: Talk) -> None:
    """What this person has asked for, the newest first."""
    found = sorted(cases(talk.desk.tx, applicant=talk.person), key=lambda case: case.opened, reverse=True)
    _show(talk, "list-mine", found)


def _show(talk: Talk, key: str, found: Iterable[Case]) -> None:
    listed = list(found)
    if not listed:
        talk.say(f"{key}-empty")
        return
    shown = listed[:LONGEST]
    lines = [Line(key, {"count": len(listed)}), *(_line(place, case) for place, case in enumerate(shown, 1))]
    buttons = [Button(_number(case), f"o:{case.id}") for case in shown]
    talk.say(Message(tuple(lines), rows(buttons, 2)))


def _number(case: Case) -> Line:
    return Line("list-open", {"number": {"number": list(case.number)}})


def _line(place: int, case: Case) -> Line:
    return Line(
        "list-line",
        {
            "place": place,
            "title": text(Line(f"{case.matter}-title")),
            "number": {"number": list(case.number)},
            "who": person(case.applicant),
            "state": text(Line(f"state-{case.state}")),
            "at": case.opened,
        },
    )


def show(talk: Talk, id: str) -> None:
    """Send somebody the card of a case again, if it is one of his."""
    case = talk.desk.case(id)
    matter = talk.desk.matters[case.matter] if case else None
    if case is None or matter is None or not _may_see(talk, case):
        talk.popup = Line("press-unknown")
        return
    message = card(matter, case, talk.desk.request_of(case), talk.person)
    key = f"reply/{talk.incoming.update}/card"
    main = f"{case.id}/{talk.person}/main"
    post(talk.desk.tx, talk.desk.office, key, talk.person, message, card=main, case=case.id)


def _may_see(talk: Talk, case: Case) -> bool:
    matter = talk.desk.matters[case.matter]
    return insider(case, talk.person) or talk.person in viewers(matter, case, talk.desk.office)
