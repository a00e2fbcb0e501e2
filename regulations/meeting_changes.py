"""A meeting is moved or called off (1.23, 2.17, 21.2): everybody invited is told, and answers anew."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from regulations.meeting_form import FIELDS, OFFICE, too_short
from regulations.meeting_leave import leave_notices
from regulations.meeting_notice import SPECIAL, chair_attends, everybody, month_follows
from regulations.meeting_people import begun, classified, invited, published, reported_to
from regulations.meeting_posts import post_notices, serving
from regulations.meeting_rules import NOTICE, OUTSIDE, SERVICE
from regulations.meeting_topics import concerned, opinion_notices
from workflow.act import Act, Deed, Done, Follow, Notice, told
from workflow.acts import REASON
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.field import Field
from workflow.message import Line, cite
from workflow.message import person as name
from workflow.office import Office

Wanted = Mapping[str, Any]


def runs(case: Case, who: str, office: Office) -> bool:
    """Whether somebody runs the meeting or leads it, and its notice is out."""
    return published(case) and who in (*reported_to(case, office), case.applicant)


def _may_change(case: Case, who: str, office: Office) -> bool:
    return runs(case, who, office) and not begun(case) and not classified(case)


def _may_move(case: Case, who: str, office: Office) -> bool:
    return runs(case, who, office) and not begun(case) and classified(case)


def change(deed: Deed) -> Done:
    """Another time or place. A 室务会 at short notice waits for the director's reason."""
    wanted = {key: value for key, value in _as_long(deed).items() if deed.case.values.get(key) != value}
    against, anew = _against(deed.case, wanted, deed.office)
    if against is not None:
        return Done(deed.case, refused=against, anew=anew)
    moved = {**deed.case.values, **wanted}
    late = too_short(deed.office.moment(moved["start"]), deed.office)
    return _propose(deed, wanted) if moved["kind"] == OFFICE and "start" in wanted and late else _changed(deed, wanted)


def _as_long(deed: Deed) -> Wanted:
    """What was answered; a meeting of which only the beginning moves stays as long as it was."""
    office, before = deed.office, deed.case.values
    if "start" not in deed.values or "until" in deed.values:
        return deed.values
    length = office.moment(before["until"]) - office.moment(before["start"])
    until = datetime.fromisoformat(deed.values["start"]) + length
    return {**deed.values, "until": until.isoformat(timespec="minutes")}


def _against(case: Case, wanted: Wanted, office: Office) -> tuple[Line | None, str]:
    """Why it cannot be changed so, and which answer would mend it."""
    moved = {**case.values, **wanted}
    start, until = office.moment(moved["start"]), office.moment(moved["until"])
    if not wanted:
        return Line("meeting-change-nothing"), ""
    if start <= office.now:
        return Line("meeting-past", {"articles": cite(SERVICE)}), "start"
    if until <= start:
        return Line("meeting-backwards", {"articles": cite(SERVICE)}), "until"
    elsewhere = moved.get("venue") == "outside" and {"venue", "place"} & set(wanted)
    return (Line("meeting-outside-anew", {"articles": cite(OUTSIDE)}) if elsewhere else None), ""


def _propose(deed: Deed, wanted: Wanted) -> Done:
    case, chief = deed.case.noted(proposed=dict(wanted)), deed.office.roster.chief
    start = deed.office.moment(wanted["start"])
    line = Line("meeting-change-proposed", {"by": name(deed.actor), "start": start, "articles": cite(NOTICE)})
    to = deed.office.who_acts(chief, case.applicant).person if chief else None
    notices = (Notice(to, "proposed", line, ("meeting_change_special",)),) if to else ()
    return Done(case, notices, said=Line("meeting-change-waits"))


def _may_allow(case: Case, who: str, office: Office) -> bool:
    chief = office.roster.chief
    acting = office.who_acts(chief, case.applicant).person if chief else None
    return published(case) and not begun(case) and "proposed" in case.facts and who in (chief, acting)


def change_special(deed: Deed) -> Done:
    """The director enters why the new time is so near; the change is made."""
    wanted = deed.case.facts["proposed"]
    against, _ = _against(deed.case, wanted, deed.office)
    if against is not None:
        return Done(deed.case, refused=against)
    entry = {"by": deed.actor, "reason": deed.values["special"], "at": deed.office.now}
    return _changed(replace(deed, case=deed.case.noted(special=entry)), wanted)


def _changed(deed: Deed, wanted: Wanted) -> Done:
    case, now = deed.case.with_values(**wanted), deed.office.now
    lapsing = _lapsing(case)
    read = {deed.actor: now} if deed.actor in invited(case) else {}
    case = case.noted(answers=chair_attends(case, read), read=read, announced_at=now, round=case.facts["round"] + 1)
    case = case.noted(requests=None, proposed=None, leave_asked=None, reported=None)
    notices = everybody(case, deed.office, "meeting-changed", place=case.values["place"])
    case, leave = leave_notices(replace(deed, case=case))
    besides = (*leave, *post_notices(case, deed.office), *opinion_notices(case, deed.office))
    return Done(case, (*notices, *besides), (*lapsing, *month_follows(deed, case)))


def _lapsing(case: Case) -> tuple[Follow, ...]:
    """What was asked for or granted for another time holds no more."""
    return tuple(Follow(id, "absence_lapse") for id in case.facts.get("requests", {}).values())


def cancel(deed: Deed) -> Done:
    """Called off: everybody who was invited is told, and the entry is taken out of the calendars."""
    entry = {"by": deed.actor, "reason": deed.values["reason"], "at": deed.office.now}
    case = deed.case.noted(cancelled=entry, round=deed.case.facts["round"] + 1).move("close", State.CLOSED)
    known = distinct([*reported_to(case, deed.office), *serving(case), *concerned(case, deed.office)])
    others = [one for one in known if one not in (*invited(case), deed.actor)]
    start = deed.office.moment(case.values["start"])
    plain = tuple(told(one, "meeting-cancelled", "meeting-cancelled", start=start) for one in others)
    notices = everybody(case, deed.office, "meeting-cancelled")
    return Done(case, (*notices, *plain), (*_lapsing(case), *month_follows(deed, case)))


def _may_cancel(case: Case, who: str, office: Office) -> bool:
    return runs(case, who, office) and not begun(case)


def _kept(name: str) -> Field:
    """A field of the form; left out, it stays as it is."""
    field = next(field for field in FIELDS if field.name == name)
    return replace(field, optional=lambda _: True, asked=True, when=lambda _: True)


TIME, PLACE = (_kept("start"), _kept("until")), (_kept("place"),)
CHANGE_ACTS = (
    Act("meeting_change", _may_change, change, NOTICE, fields=(*TIME, *PLACE)),
    Act("meeting_move", _may_move, change, NOTICE, fields=(*TIME, _kept("venue"), *PLACE), rechecks=True),
    Act("meeting_change_special", _may_allow, change_special, NOTICE, fields=(SPECIAL,)),
    Act("meeting_cancel", _may_cancel, cancel, SERVICE, fields=(REASON,)),
)
