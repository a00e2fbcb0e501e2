"""The notice of a meeting (1.23, 5.D-1, 21.2-7): it goes out in time, or with the director's reason."""

from collections.abc import Iterable
from dataclasses import replace

from regulations.meeting_form import OFFICE, meeting_of, too_short
from regulations.meeting_leave import leave_notices
from regulations.meeting_people import ATTENDS, answer_of, classified, invited, title
from regulations.meeting_posts import post_notices
from regulations.meeting_rules import NOTICE, SERVICE
from regulations.meeting_topics import opinion_notices
from workflow.act import Act, Deed, Done, Follow, Notice, never
from workflow.acts import approve, common, may_decide
from workflow.article import articles
from workflow.case import Case
from workflow.field import text
from workflow.message import Event, Line, cite
from workflow.office import Office

FOLLOWED_UP = articles("1.35")
ANSWERS = ("meeting_read", "meeting_attend", "meeting_absence")
"""The buttons of everybody who is invited."""
KNOWN = {"meeting-called": "meeting-called-known", "meeting-changed": "meeting-changed-known"}
"""What is said to who has answered already by calling, allowing or moving the meeting."""


def event(case: Case, office: Office) -> Event:
    """The meeting as an entry for people's own calendars; of a classified one there is none (21.2-2b)."""
    start, until = office.moment(case.values["start"]), office.moment(case.values["until"])
    round, off = case.facts["round"], "cancelled" in case.facts
    return Event(f"{case.id}@banshi", start, until, title(case), case.values["place"], round, off)


def everybody(case: Case, office: Office, key: str, **args: object) -> tuple[Notice, ...]:
    """The same to everybody invited, with the calendar file where there may be one."""
    entry = None if classified(case) else event(case, office)
    when = {"start": office.moment(case.values["start"])}
    said = {one: KNOWN.get(key, key) if answer_of(case, one) else key for one in invited(case)}
    return tuple(Notice(one, key, Line(words, {**when, **args}), event=entry) for one, words in said.items())


def opened(deed: Deed) -> Done:
    """A form that comes too late says so to who must decide about it."""
    meeting = meeting_of(deed.case, deed.office)
    return Done(deed.case.noted(late=deed.office.now if meeting.short else None))


def filed(deed: Deed) -> Done:
    """The notice goes out: who is invited is fixed, each gets a card and an entry for his calendar."""
    case, office = deed.case, deed.office
    meeting = meeting_of(case, office)
    known = [case.applicant, *(step.decided_by for step in case.steps)]
    to = (*meeting.invited, *meeting.observers)
    case = case.noted(
        invited=list(meeting.invited),
        observers=list(meeting.observers),
        answers=chair_attends(case, known),
        read={one: office.now for one in to if one in known},
        announced_at=office.now,
        round=0,
        special=_special(case, office),
    )
    calls = () if classified(case) else everybody(case, office, "meeting-called")
    case, asked = leave_notices(replace(deed, case=case))
    besides = (*asked, *post_notices(case, office), *opinion_notices(case, office), *_decisions(deed, case))
    return Done(case, (*calls, *besides), month_follows(deed, case))


def _decisions(deed: Deed, case: Case) -> tuple[Notice, ...]:
    """督查室 reports to the 室务会 how its decisions are carried out (1.35)."""
    count = sum(one.values["source"] == "board" for one in deed.earlier("decisions"))
    start = deed.office.moment(case.values["start"])
    line = Line("meeting-decisions", {"start": start, "count": count, "articles": cite(FOLLOWED_UP)})
    to = deed.office.roster.holders("supervision") if count and not classified(case) else ()
    return tuple(Notice(one, "decisions", line) for one in to)


def chair_attends(case: Case, by: Iterable[str | None]) -> dict[str, str]:
    """The chair who called the meeting, agreed to it or moved it has said by that that he comes."""
    chair = case.values.get("chair")
    return {chair: ATTENDS} if chair is not None and chair in by else {}


def _special(case: Case, office: Office) -> dict[str, object] | None:
    """The reason of a short notice: entered by the director on his own form, or when he let it go out."""
    given = case.facts.get("special")
    if given is None and "special" in case.values:
        return {"by": case.applicant, "reason": case.values["special"], "at": office.now}
    return dict(given) if given else None


def month_follows(deed: Deed, case: Case) -> tuple[Follow, ...]:
    """The month's record learns of every 室务会 that is fixed, moved or called off (1.5)."""
    if case.values["kind"] != OFFICE:
        return ()
    day = None if "cancelled" in case.facts else case.values["start"][:10]
    values = {"meeting": case.id, "day": day}
    return tuple(Follow(month.id, "month_counts", values) for month in deed.earlier("months"))


def let_go(deed: Deed) -> Done:
    """A level agrees; a 室务会 that is late goes out only with the special circumstances that the director enters."""
    start = deed.office.moment(deed.case.values["start"])
    if start <= deed.office.now:
        return Done(deed.case, refused=Line("meeting-past", {"articles": cite(SERVICE)}))
    if _needs_reason(deed.case, deed.office):
        return Done(deed.case, refused=Line("meeting-needs-special", {"articles": cite(NOTICE)}))
    return approve(deed)


def _needs_reason(case: Case, office: Office) -> bool:
    late = too_short(office.moment(case.values["start"]), office)
    by_director = case.current is not None and case.current.tier == "director"
    return case.values["kind"] == OFFICE and late and by_director


def special(deed: Deed) -> Done:
    """The director enters the special circumstances (特殊情况): recorded, and the notice goes out as a short one."""
    if deed.office.moment(deed.case.values["start"]) <= deed.office.now:
        return Done(deed.case, refused=Line("meeting-past", {"articles": cite(SERVICE)}))
    entry = {"by": deed.actor, "reason": deed.values["special"], "at": deed.office.now}
    return approve(replace(deed, case=deed.case.noted(special=entry)))


def _may_enter(case: Case, who: str, office: Office) -> bool:
    return may_decide(case, who, office) and _needs_reason(case, office)


def fall_short(deed: Deed) -> Done:
    """The last minute of a timely notice has passed while it waited: the director is asked for his reason."""
    case = deed.case.noted(late=deed.office.now)
    asked = case.current.asked_all if case.current else ()
    line = Line("meeting-fell-short", {"articles": cite(NOTICE)})
    return Done(case, tuple(Notice(one, "short", line, ("meeting_special", "refuse")) for one in asked))


SPECIAL = text("special", longest=200)
NOTICE_ACTS = (
    replace(common("approve"), do=let_go),
    Act("meeting_special", _may_enter, special, NOTICE, fields=(SPECIAL,)),
    Act("meeting_fall_short", never, fall_short, NOTICE),
    replace(common("ask_withdrawal"), may=never),
)
