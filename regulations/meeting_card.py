"""A meeting as people see it: who runs it the whole form and the list, who is invited the notice (21.2-2b, 21.2-9)."""

from regulations.meeting_answers import untold
from regulations.meeting_classified import checked
from regulations.meeting_form import organisers
from regulations.meeting_people import (
    ABSENT,
    answer_of,
    attendance,
    cancelled,
    classified,
    invited,
    not_read,
    title,
)
from regulations.meeting_phone import phones
from regulations.meeting_rules import phone_clause
from regulations.meeting_topics import concerned, opinions, unheard
from workflow.agenda import DayEntry
from workflow.authority import distinct
from workflow.card import insider
from workflow.case import Case, State
from workflow.field import Request
from workflow.matter import Item, Listing
from workflow.message import Line, listed, text
from workflow.message import person as name
from workflow.office import Office


def also(case: Case, office: Office) -> tuple[str, ...]:
    """Who runs it; once the notice is out everybody invited, who has a topic to answer to, and nobody else."""
    return distinct([*organisers(case, office), *invited(case), *concerned(case, office)])


def sheet(case: Case, who: str, office: Office) -> list[Line] | None:
    """The notice as somebody invited reads it; None for who runs or decides it."""
    if insider(case, who) or who in organisers(case, office):
        return None
    lines = [*_what(case), *_when(case, office)]
    if who in case.facts.get("observers", ()):
        lines.append(Line("meeting-sheet-observer"))
    if classified(case):
        lines += [phone_clause(), Line("meeting-sheet-scope"), *phones(case, who)]
    if "topics" in case.values:
        lines.append(Line("meeting-sheet-topics", {"topics": case.values["topics"]}))
    if who == case.values.get("chair") and not cancelled(case):
        lines += [*_list(case), *opinions(case), *unheard(case)]
    else:
        lines += opinions(case, who)
    return [*lines, *_mine(case, who), *([Line("meeting-is-cancelled")] if cancelled(case) else [])]


def _what(case: Case) -> list[Line]:
    """Kind and title; a classified meeting has a neutral name in everything that is sent (F-17)."""
    if classified(case):
        return [Line("meeting-sheet-neutral")]
    return [title(case)]


def _when(case: Case, office: Office) -> list[Line]:
    lines = [_time(case, office), Line("meeting-sheet-place", {"place": case.values["place"]})]
    chair = case.values.get("chair")
    return [*lines, Line("meeting-sheet-chair", {"who": name(chair)})] if chair else lines


def _mine(case: Case, who: str) -> list[Line]:
    answer = answer_of(case, who)
    if answer is not None:
        return [Line(f"meeting-mine-{answer}")]
    return [Line("meeting-mine-read")] if who in case.facts.get("read", {}) else []


def _time(case: Case, office: Office) -> Line:
    """From when to when; within one day the end is only its hour."""
    first, last = case.values["start"], case.values["until"]
    start, until = office.moment(first), office.moment(last)
    if first[:10] == last[:10]:
        return Line("meeting-sheet-hours", {"start": start, "clock": last[11:]})
    return Line("meeting-sheet-time", {"start": start, "until": until})


def _list(case: Case) -> list[Line]:
    """The list of attendance with its head, and who has not read."""
    head = Line("meeting-attendance", {"count": len(invited(case))})
    return [head, *attendance(case), *(not_read(case) if case.state is State.APPROVED else [])]


def stands(case: Case, office: Office) -> Line | None:
    """Sent, called off or over, in an office's words."""
    if cancelled(case):
        return Line("meeting-stands-cancelled")
    return {State.APPROVED: Line("meeting-stands-sent"), State.CLOSED: Line("meeting-stands-over")}.get(case.state)


def _called_off(case: Case) -> list[Line]:
    """Who called it off and why; the reason stays with who runs it."""
    if not cancelled(case):
        return []
    entry = case.facts["cancelled"]
    return [Line("meeting-cancelled-because", {"by": name(entry["by"]), "at": entry["at"], "reason": entry["reason"]})]


def standing(case: Case, office: Office) -> list[Line]:
    """What has become known since: the reason of a short notice, the list, the venue, what came of it."""
    facts = case.facts
    lines = []
    if "special" in facts:
        told = {"by": name(facts["special"]["by"]), "reason": facts["special"]["reason"]}
        lines.append(Line("meeting-short-because", told))
    if "invited" in facts:
        lines += [*_list(case), *opinions(case), *unheard(case), *phones(case)]
    if case.state is State.CLOSED and not cancelled(case) and untold(case):
        lines.append(Line("meeting-to-be-told", {"who": listed(name(one) for one in untold(case))}))
    return [*lines, *checked(case), *_called_off(case)]


def _mine_to_come(request: Request) -> list[Item]:
    """The meetings to which somebody is invited or which he runs, the next one first."""
    who, office = request.applicant.id, request.office
    mine = [case for case in request.history["meetings"] if who in also(case, office)]
    ordered = sorted(mine, key=lambda case: str(case.values["start"]))
    return [Item(_line(case, office), case) for case in ordered]


def _line(case: Case, office: Office) -> Line:
    what = Line("meeting-neutral") if classified(case) else Line("meeting-event", {"subject": case.values["subject"]})
    start = office.moment(case.values["start"])
    return Line("meeting-list-line", {"start": start, "what": text(what), "place": case.values["place"]})


def agenda(case: Case, who: str, office: Office) -> list[DayEntry]:
    """The meeting in the day of who runs it or is invited, unless he is excused; classified ones by a neutral name."""
    if cancelled(case) or answer_of(case, who) == ABSENT or who not in also(case, office):
        return []
    line = Line("day-meeting-neutral", {"place": case.values["place"]})
    if not classified(case):
        line = Line("day-meeting", {"what": case.values["subject"], "place": case.values["place"]})
    start, until = office.moment(case.values["start"]), office.moment(case.values["until"])
    return [DayEntry(start, line, until)]


LISTS = (Listing("meetings", {"meetings": lambda _: {"matter": "meeting", "state": "approved"}}, _mine_to_come),)
