"""A meeting as people see it: who runs it the whole form and the list, who is invited the notice (21.2-2b, 21.2-9)."""

from regulations.meeting_answers import untold
from regulations.meeting_classified import checked
from regulations.meeting_form import organisers
from regulations.meeting_people import ABSENT, answer_of, attendance, cancelled, classified, invited, not_read
from regulations.meeting_rules import phone_clause
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
    """Who runs it; once the notice is out everybody invited, and nobody else."""
    return distinct([*organisers(case, office), *invited(case)])


def sheet(case: Case, who: str, office: Office) -> list[Line] | None:
    """The notice as somebody invited reads it; None for who runs or decides it."""
    if insider(case, who) or who in organisers(case, office):
        return None
    lines = [*_what(case), *_when(case, office)]
    if who in case.facts.get("observers", ()):
        lines.append(Line("meeting-sheet-observer"))
    if classified(case):
        lines += [phone_clause(), Line("meeting-sheet-scope")]
    if who == case.values.get("chair") and not cancelled(case):
        lines += [attendance(case), *not_read(case)]
    return [*lines, *_mine(case, who), *_off(case)]


def _what(case: Case) -> list[Line]:
    """Kind and title; a classified meeting has a neutral name in everything that is sent (F-17)."""
    if classified(case):
        return [Line("meeting-sheet-neutral")]
    kind = text(Line(f"meeting-kind-{case.values['kind']}"))
    return [Line("meeting-sheet-title", {"subject": case.values.get("subject", ""), "kind": kind})]


def _when(case: Case, office: Office) -> list[Line]:
    start, until = office.moment(case.values["start"]), office.moment(case.values["until"])
    lines = [Line("meeting-sheet-time", {"start": start, "until": until})]
    lines.append(Line("meeting-sheet-place", {"place": case.values["place"]}))
    chair = case.values.get("chair")
    return [*lines, Line("meeting-sheet-chair", {"who": name(chair)})] if chair else lines


def _mine(case: Case, who: str) -> list[Line]:
    answer = answer_of(case, who)
    if answer is not None:
        return [Line(f"meeting-mine-{answer}")]
    return [Line("meeting-mine-read")] if who in case.facts.get("read", {}) else []


def _off(case: Case) -> list[Line]:
    return [Line("meeting-is-cancelled")] if cancelled(case) else []


def standing(case: Case, office: Office) -> list[Line]:
    """What has become known since: the reason of a short notice, the list, the venue, what came of it."""
    facts = case.facts
    lines = []
    if "special" in facts:
        told = {"by": name(facts["special"]["by"]), "reason": facts["special"]["reason"]}
        lines.append(Line("meeting-short-because", told))
    if "invited" in facts:
        lines += [attendance(case), *(not_read(case) if case.state is State.APPROVED else [])]
    if case.state is State.CLOSED and not cancelled(case) and untold(case):
        lines.append(Line("meeting-to-be-told", {"who": listed(name(one) for one in untold(case))}))
    return [*lines, *checked(case), *_off(case)]


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
    what = Line("meeting-neutral") if classified(case) else Line("meeting-event", {"subject": case.values["subject"]})
    line = Line("day-meeting", {"what": text(what), "place": case.values["place"]})
    start, until = office.moment(case.values["start"]), office.moment(case.values["until"])
    return [DayEntry(start, line, until)]


LISTS = (Listing("meetings", {"meetings": lambda _: {"matter": "meeting", "state": "approved"}}, _mine_to_come),)
