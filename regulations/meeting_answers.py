"""收到, 参加, 请假 (1.17, 1.23, 2.19): everybody answers for himself; an absence counts only after the yes."""

from collections.abc import Callable
from dataclasses import replace

from regulations.meeting_form import OFFICE, members, organisers
from regulations.meeting_people import (
    ABSENT,
    ASKED,
    ATTENDS,
    LATE,
    REFUSED,
    answer_of,
    answered,
    begun,
    cancelled,
    invited,
    published,
)
from workflow.act import Act, Deed, Done, Follow, Notice, never, told
from workflow.article import articles
from workflow.case import Case, State
from workflow.message import Line, cite
from workflow.message import person as name
from workflow.office import Office

READ, ABSENCE = articles("1.23", "5.D-1"), articles("1.17-1", "2.19")
OPINION, TOLD = articles("1.17-2"), articles("1.17-3")


def _answers(case: Case, who: str) -> bool:
    return published(case) and not begun(case) and who in invited(case)


def _may_read(case: Case, who: str, office: Office) -> bool:
    return _answers(case, who) and who not in case.facts["read"]


def _may_attend(case: Case, who: str, office: Office) -> bool:
    return _answers(case, who) and answer_of(case, who) != ATTENDS


def _may_be_absent(case: Case, who: str, office: Office) -> bool:
    """Also after the start, so that the form can say why it is too late; the director moves a meeting instead."""
    open_answer = answer_of(case, who) not in (ASKED, ABSENT, LATE)
    return published(case) and who in invited(case) and open_answer and who != office.roster.chief


def _noted(case: Case, who: str, answer: str | None, office: Office) -> Case:
    """What somebody has answered; who answers has read."""
    answers = {**case.facts["answers"], who: answer}
    read = {who: office.now, **case.facts["read"]}
    return case.noted(answers={one: said for one, said in answers.items() if said}, read=read)


def acknowledge(deed: Deed) -> Done:
    """收到: no more reminders."""
    return Done(deed.case.noted(read={deed.actor: deed.office.now, **deed.case.facts["read"]}))


def attend(deed: Deed) -> Done:
    """参加: a request to stay away, asked for or granted, is dropped."""
    requests = dict(deed.case.facts.get("requests", {}))
    mine = requests.pop(deed.actor, None)
    case = _noted(deed.case, deed.actor, ATTENDS, deed.office).noted(requests=requests)
    return Done(case, follows=(Follow(mine, "absence_lapse"),) if mine else ())


def absence_asked(deed: Deed) -> Done:
    """A request is on its way."""
    who = deed.values["who"]
    requests = {**deed.case.facts.get("requests", {}), who: deed.values["by"]}
    return Done(_noted(deed.case, who, ASKED, deed.office).noted(requests=requests))


def absence_granted(deed: Deed) -> Done:
    """The yes: who runs the meeting is told; of a member of the 室务会 the opinion is to be sought (1.17-2)."""
    case, who, office = deed.case, deed.values["who"], deed.office
    case = _noted(case, who, ABSENT, office)
    member = case.values["kind"] == OFFICE and who in members(office.roster)
    key, acts = ("meeting-absent-member", ("meeting_opinion",)) if member else ("meeting-absent", ())
    line = Line(key, {"who": name(who), "articles": cite(OPINION)}) if member else Line(key, {"who": name(who)})
    return Done(case, tuple(Notice(one, "absent", line, acts) for one in organisers(case, office) if one != who))


def _ends_request(answer: str | None) -> Callable[[Deed], Done]:
    def do(deed: Deed) -> Done:
        requests = {one: id for one, id in deed.case.facts.get("requests", {}).items() if one != deed.values["who"]}
        return Done(_noted(deed.case, deed.values["who"], answer, deed.office).noted(requests=requests))

    return do


def absence_late(deed: Deed) -> Done:
    """Asked after the start: refused, and listed to the director as absent without approval (D-03)."""
    who = deed.values["who"]
    if answer_of(deed.case, who) == LATE:
        return Done(deed.case)
    return _without_approval(deed, _noted(deed.case, who, LATE, deed.office), (who,))


def _without_approval(deed: Deed, case: Case, people: tuple[str, ...]) -> Done:
    chief = deed.office.roster.chief
    notices = tuple(
        told(chief, f"unapproved-{who}", "meeting-without-approval", who=name(who), articles=cite(ABSENCE))
        for who in people
        if chief is not None
    )
    return Done(case, notices)


def begin(deed: Deed) -> Done:
    """It begins: requests that nobody has decided end, and their applicants are listed to the director."""
    asked, case = answered(deed.case, ASKED), deed.case
    for who in asked:
        case = _noted(case, who, LATE, deed.office)
    requests = deed.case.facts.get("requests", {})
    done = _without_approval(deed, case.noted(began=deed.office.now), asked)
    return replace(done, follows=tuple(Follow(requests[who], "absence_lapse") for who in asked if who in requests))


def absent_members(case: Case) -> tuple[str, ...]:
    """Who of a 室务会 was not there."""
    return answered(case, ABSENT, LATE) if case.values["kind"] == OFFICE else ()


def _left(case: Case, fact: str) -> list[str]:
    return [one for one in absent_members(case) if one not in case.facts.get(fact, [])]


def _may_tick(fact: str, *states: State) -> Callable[[Case, str, Office], bool]:
    def may(case: Case, who: str, office: Office) -> bool:
        runs = who in organisers(case, office) and not cancelled(case)
        return case.state in states and runs and bool(_left(case, fact))

    return may


def _tick(fact: str) -> Callable[[Deed], Done]:
    def do(deed: Deed) -> Done:
        return Done(deed.case.noted(**{fact: [*deed.case.facts.get(fact, []), *_left(deed.case, fact)]}))

    return do


def untold(case: Case) -> list[str]:
    """Who was not there and has not been told in person what came of it (1.17-3)."""
    return _left(case, "told")


ANSWER_ACTS = (
    Act("meeting_read", _may_read, acknowledge, READ, asks=True),
    Act("meeting_attend", _may_attend, attend, READ, asks=True),
    Act("meeting_absence", _may_be_absent, lambda deed: Done(deed.case), ABSENCE, to_form="meeting_absence"),
    Act("meeting_absence_asked", never, absence_asked, ABSENCE),
    Act("meeting_absence_granted", never, absence_granted, ABSENCE),
    Act("meeting_absence_refused", never, _ends_request(REFUSED), ABSENCE),
    Act("meeting_absence_dropped", never, _ends_request(None), ABSENCE),
    Act("meeting_absence_late", never, absence_late, ABSENCE),
    Act("meeting_begin", never, begin, ABSENCE),
    Act("meeting_opinion", _may_tick("sought", State.APPROVED), _tick("sought"), OPINION),
    Act("meeting_told", _may_tick("told", State.CLOSED), _tick("told"), TOLD, asks=True),
)
