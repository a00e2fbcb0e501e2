"""Who was invited, who has read, who comes, who is away: the list of attendance (1.17, 1.23, 2.19, 5.D-1)."""

from collections.abc import Iterable

from regulations.meeting_form import CLASSIFIED, OTHER, organisers
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.field import Request
from workflow.message import Line, listed, text
from workflow.message import person as name
from workflow.office import Office

ATTENDS, ASKED, ABSENT, REFUSED, LATE = "attends", "asked", "absent", "refused", "late"
"""What somebody answered: comes; asks to stay away; may stay away; must come; asked after the start."""


def invited(case: Case) -> tuple[str, ...]:
    """Everybody to whom the notice went: who takes part and who sits in, fixed when it was sent (21.2-9)."""
    return (*case.facts.get("invited", ()), *case.facts.get("observers", ()))


def answer_of(case: Case, who: str) -> str | None:
    """What somebody has answered."""
    found: str | None = case.facts.get("answers", {}).get(who)
    return found


def answered(case: Case, *answers: str | None) -> tuple[str, ...]:
    """Who has given one of these answers; None: no answer at all."""
    return tuple(one for one in invited(case) if answer_of(case, one) in answers)


def unread(case: Case) -> tuple[str, ...]:
    """Who has not pressed 收到, nor answered."""
    return tuple(one for one in invited(case) if one not in case.facts.get("read", {}))


def classified(case: Case) -> bool:
    """Whether a meeting is classified."""
    return case.values.get("secrecy") == CLASSIFIED


def published(case: Case) -> bool:
    """Whether its notice is out and it is not over."""
    return case.state is State.APPROVED


def begun(case: Case) -> bool:
    """Whether it has begun."""
    return "began" in case.facts


def cancelled(case: Case) -> bool:
    """Whether it was called off."""
    return "cancelled" in case.facts


def leaders(case: Case, office: Office) -> tuple[str, ...]:
    """To whom the list is handed up: the chair and the director; of a classified one only if he was invited."""
    chief = office.roster.chief
    known = chief in invited(case) or not classified(case)
    return distinct([case.values.get("chair"), chief if known else None])


def reported_to(case: Case, office: Office) -> tuple[str, ...]:
    """Who gets the list of attendance: the leaders and who runs it (5.D-1)."""
    return distinct([*leaders(case, office), *organisers(case, office)])


PARTS = {"attends": (ATTENDS,), "absent": (ABSENT,), "asked": (ASKED,), "refused": (REFUSED, LATE), "open": (None,)}
"""The parts of the list of attendance, and whom each names."""


def about_meeting(request: Request) -> list[Line]:
    """Which meeting a form is about, by its neutral name when it is classified."""
    meeting = request.about
    if meeting is None:
        return []
    kind = Line("meeting-neutral") if classified(meeting) else Line(f"meeting-kind-{meeting.values['kind']}")
    start = request.office.moment(meeting.values["start"])
    return [Line("meeting-about", {"kind": text(kind), "number": {"number": list(meeting.number)}, "start": start})]


def _part(part: str, people: Iterable[str]) -> list[Line]:
    found = tuple(people)
    args = {"count": len(found), "who": listed(name(one) for one in found)}
    return [Line(f"meeting-list-{part}", args)] if found else []


def attendance(case: Case) -> list[Line]:
    """The list of attendance: who comes, who is excused, who has not answered; parts with nobody are left out."""
    return [line for part, answers in PARTS.items() for line in _part(part, answered(case, *answers))]


def not_read(case: Case) -> list[Line]:
    """Who has not read the notice."""
    return _part("unread", unread(case))


def title(case: Case) -> Line:
    """What a meeting is called: one of the standing kinds with its kind before it."""
    subject = {"subject": case.values.get("subject", "")}
    if case.values["kind"] == OTHER:
        return Line("meeting-event", subject)
    return Line("meeting-sheet-title", {**subject, "kind": text(Line(f"meeting-kind-{case.values['kind']}"))})
