"""`/office`: who is away, which car is out, what is overdue, for 秘书室 and the leaders."""

from collections.abc import Iterator

from handlers.talk import Talk
from workflow.agenda import Standing
from workflow.authority import Rank
from workflow.case import Case, State
from workflow.day import MOST, named
from workflow.desk import Desk, cases
from workflow.message import Line, Message, listed, period, person, titled
from workflow.office import Office
from workflow.pending import PENDING, PendingSettings
from workflow.reach import unreachable
from workflow.reminders import duties_of
from workflow.silence import IN_FORCE

LEADERS = (Rank.DEPUTY, Rank.DIRECTOR)
REGISTRY = "secretariat"


def leads(office: Office, who: str) -> bool:
    """The director and his deputies."""
    return office.person(who).rank in LEADERS


def opens(office: Office, who: str) -> bool:
    """秘书室 and the leaders."""
    return leads(office, who) or who in office.roster.holders(REGISTRY)


def office(talk: Talk) -> None:
    """The three parts, each said even when it is empty, and whom messages do not reach."""
    desk = talk.desk
    found = [one for _, one in standings(desk) if not one.secret and (one.to is None or talk.person in one.to)]
    late = [*(one.line for one in found if one.kind == "overdue"), *_waiting(desk, talk.person)]
    lines = [Line("office-head", {"day": desk.office.half_day.day})]
    lines += _part("office-absent", list(_away(desk.office)))
    lines += _part("office-cars", [one.line for one in found if one.kind == "out"])
    lines += _part("office-late", late)
    lost = [Line("office-lost", {"who": titled(who), "since": since}) for who, since in unreachable(desk.tx).items()]
    lines += _part("office-unreachable", lost) if lost else []
    talk.say(Message(tuple(lines)))


def _part(head: str, found: list[Line]) -> list[Line]:
    return [Line(head, {"count": len(found)}), *found[:MOST]]


def standings(desk: Desk) -> Iterator[tuple[Case, Standing]]:
    """What the matters tell of their cases in force."""
    for name, matter in desk.matters.items():
        if matter.overview is not None:
            for state in IN_FORCE:
                for case in cases(desk.tx, matter=name, state=str(state)):
                    yield from ((case, one) for one in matter.overview(case, desk.office))


def _away(office: Office) -> Iterator[Line]:
    """Who is away now and in which half-days; not why (F-26)."""
    now = office.half_day
    for who, periods in office.attendance.absences.items():
        current = next((one for one in periods if one.start <= now <= one.end), None)
        if current is not None and office.roster.in_service(who, now.day):
            yield Line("office-away", {"who": titled(who), "when": period(current)})


def _waiting(desk: Desk, who: str) -> Iterator[Line]:
    """What has waited longer than the time after which 秘书室 is told; 秘书室 reads what it is told of anyway."""
    all_of_it = leads(desk.office, who)
    for name, matter in desk.matters.items():
        if all_of_it or PENDING in duties_of(matter):
            for case in cases(desk.tx, matter=name, state=str(State.PENDING)):
                yield from _late(case, desk.office)


def _late(case: Case, office: Office) -> Iterator[Line]:
    step, hours = case.current, office.setting(PendingSettings).registry_hours
    if step is None or step.asked_at is None:
        return
    if office.calendar.add_working_hours(step.asked_at, hours) < office.now:
        who = listed(person(one) for one in step.asked_all)
        yield Line("office-waits", {**named(case), "who": who, "since": step.asked_at})
