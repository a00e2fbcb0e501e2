"""Coming back from leave (30.9, 30.4-3): 销假, 已到岗 / 未到岗, and the flag 疑似旷工 that people judge."""

from collections.abc import Iterator
from datetime import date, time

from workflow.act import Act, Deed, Done, Follow, Notice, never, told
from workflow.acts import final_approver
from workflow.agenda import DayEntry
from workflow.article import articles
from workflow.authority import distinct, superior
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import text
from workflow.message import Line, half_day, person
from workflow.office import Office
from workflow.period import HalfDay, Period

REGISTRY = "secretariat"


def period_of(case: Case) -> Period:
    """The half-days of an approved leave."""
    return Period.parse(case.values["when"])


def in_force(case: Case) -> bool:
    """Whether it is approved and nobody has come back from it; a wish to undo it changes nothing yet."""
    return case.state in (State.APPROVED, State.WITHDRAWING)


def registry(office: Office) -> tuple[str, ...]:
    """秘书室: whoever files leave forms (K-13)."""
    return office.roster.holders(REGISTRY)


def leader_of(case: Case, office: Office) -> str | None:
    """The applicant's direct leader, or who acts for him now."""
    above = superior(office.person(case.applicant), office.roster)
    return office.who_acts(above, case.applicant).person if above else None


def back_at_post(case: Case, office: Office) -> date:
    """The first working day after the leave."""
    return office.calendar.next_workday(period_of(case).end.day)


def approver_and_registry(case: Case, office: Office) -> tuple[str, ...]:
    """The final approver and 秘书室, who are told together (AM-09)."""
    return distinct([final_approver(case, office), *registry(office)])


def _may_report(case: Case, who: str, office: Office) -> bool:
    begun = "when" in case.values and office.half_day >= period_of(case).start
    return who == case.applicant and case.state is State.APPROVED and begun


def report_back(deed: Deed) -> Done:
    """Report back: approver and 秘书室 are told together; an early return gives the rest of the days back."""
    case, office = deed.case, deed.office
    planned, kept = period_of(case), taken_of(period_of(case), office)
    if kept != planned:
        case = case.with_values(when=str(kept)).noted(returned_early=str(planned))
    case = case.noted(reported_back=office.now, not_reported=None).move("close", State.CLOSED)
    line = Line("leave-reported-back", {"back": half_day(office.half_day)})
    to = approver_and_registry(case, office)
    return Done(case, tuple(Notice(who, "reported-back", line) for who in to), lapsing(case))


def taken_of(planned: Period, office: Office) -> Period:
    """What somebody has taken of a leave who reports back now: all before this half-day, and its first at least.

    In the last half-day, once its work has begun, a report is the ordinary one and gives nothing back.
    """
    back, hours = office.half_day, office.calendar.hours
    opening = office.calendar.at(back.day, (hours.am if back.part == "am" else hours.pm)[0])
    if back > planned.end or (back == planned.end and office.now >= opening):
        return planned
    return Period(planned.start, max(planned.start, back.preceding()))


def lapsing(case: Case) -> tuple[Follow, ...]:
    """An extension that is still on its way when its leave has ended is not decided any more."""
    asked = case.facts.get("extensions", {})
    return tuple(Follow(id, "lapse") for id, state in asked.items() if state == "pending")


def flag_not_reported(deed: Deed) -> Done:
    """At the end of the first working day: 未销假 is noted as a fact, and the direct leader is asked (K-12)."""
    case = deed.case.noted(not_reported=deed.office.now)
    leader = leader_of(case, deed.office)
    asked = told(leader, "at-post", "leave-is-back", "is_back_yes", "is_back_no") if leader else None
    notices = [told(to, "not-reported", "leave-not-reported") for to in registry(deed.office) if to != leader]
    return Done(case, (*([asked] if asked else []), *notices))


def is_back_yes(deed: Deed) -> Done:
    """The direct leader says 已到岗: it stays at 未销假, and the person is asked to report back."""
    case = deed.case.noted(at_post="yes")
    return Done(case, (told(case.applicant, "at-post", "leave-report-back", "report_back"),))


def is_back_no(deed: Deed) -> Done:
    """The direct leader says 未到岗: without an extension asked for, the flag 疑似旷工 goes to the director."""
    case = deed.case.noted(at_post="no")
    extensions = case.facts.get("extensions", {})
    if "pending" in extensions.values():
        return Done(case)
    return flag_absence(Deed(case, deed.actor, deed.office))


def flag_absence(deed: Deed) -> Done:
    """疑似旷工: a fact for 秘书室, the direct leader and the director; only the director judges it (30.4-3).

    A flag that still waits for him is not raised a second time; one that he has judged is.
    """
    if _flag_open(deed.case):
        return Done(deed.case)
    case = deed.case.noted(suspected=deed.office.now, judged=None, comment=None)
    chief = _judge(deed.office, case)
    line = Line("leave-suspected")
    others = distinct([*registry(deed.office), leader_of(case, deed.office)])
    notices = [Notice(to, "suspected", line) for to in others if to not in (chief, case.applicant)]
    judged = Notice(chief, "judge", line, ("clear_absence", "confirm_absence")) if chief else None
    comment = Notice(case.applicant, "suspected", Line("leave-suspected-you"), ("comment_absence",))
    return Done(case, (*([judged] if judged else []), *notices, comment))


def _judge(office: Office, case: Case) -> str | None:
    chief = office.roster.chief
    return office.who_acts(chief, case.applicant).person if chief else None


def _may_judge(case: Case, who: str, office: Office) -> bool:
    return _flag_open(case) and who != case.applicant and who in (office.roster.chief, _judge(office, case))


def _flag_open(case: Case) -> bool:
    return "suspected" in case.facts and "judged" not in case.facts


def clear_absence(deed: Deed) -> Done:
    """The director clears the flag."""
    return _verdict(deed, "cleared")


def confirm_absence(deed: Deed) -> Done:
    """The director confirms the flag; the bot draws no conclusion from it (F-27)."""
    return _verdict(deed, "confirmed")


def _verdict(deed: Deed, verdict: str) -> Done:
    case = deed.case.noted(judged=verdict)
    line = Line(f"leave-absence-{verdict}", {"by": person(deed.actor)})
    to = distinct([case.applicant, *registry(deed.office), leader_of(case, deed.office)])
    return Done(case, tuple(Notice(who, "judged", line) for who in to))


def comment_absence(deed: Deed) -> Done:
    """The person's own words to the flag, passed on to the director."""
    case = deed.case.noted(comment=deed.values["comment"])
    chief = _judge(deed.office, case)
    line = Line("leave-absence-comment", {"comment": deed.values["comment"]})
    acts = ("clear_absence", "confirm_absence")
    return Done(case, (Notice(chief, "comment", line, acts),) if chief else ())


def _asked_if_back(case: Case, who: str, office: Office) -> bool:
    asked = in_force(case) and "not_reported" in case.facts and "at_post" not in case.facts
    return asked and who != case.applicant and who == leader_of(case, office)


def _flagged(case: Case, who: str, office: Office) -> bool:
    return who == case.applicant and _flag_open(case)


def _not_yet_back(case: Case, office: Office) -> bool:
    return in_force(case)


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    end, first = period_of(case).end, back_at_post(case, office)
    calendar, me = office.calendar, (case.applicant,)
    acts = ("report_back", "extend")
    last = calendar.previous_workday(first)
    over = end < HalfDay(last, "pm")
    ends = Line("leave-report-back") if over else Line("leave-ends", {"until": half_day(end)})
    yield Ping("last-day", calendar.at(last, time(16)), me, ends, acts)
    yield Ping("first-day", calendar.at(first, calendar.hours.am[0]), me, Line("leave-report-back"), acts)
    both = approver_and_registry(case, office)
    yield Ping("noon", calendar.at(first, calendar.hours.am[1]), both, Line("leave-not-reported-yet"))
    yield Ping("evening", calendar.at(first, calendar.hours.pm[1]), then="flag_not_reported")


BACK = articles("30.9-1")
RETURN_ACTS: tuple[Act, ...] = (
    Act("report_back", _may_report, report_back, BACK),
    Act("flag_not_reported", never, flag_not_reported, BACK),
    Act("is_back_yes", _asked_if_back, is_back_yes, BACK, asks=True),
    Act("is_back_no", _asked_if_back, is_back_no, BACK),
    Act("flag_absence", never, flag_absence, articles("30.4-3")),
    Act("clear_absence", _may_judge, clear_absence, articles("30.4-3"), asks=True),
    Act("confirm_absence", _may_judge, confirm_absence, articles("30.4-3")),
    Act("comment_absence", _flagged, comment_absence, articles("30.4-3"), fields=(text("comment"),)),
)


def agenda(case: Case, who: str, office: Office) -> list[DayEntry]:
    """The duty to report back, in the day of who was on leave, once the leave has begun."""
    if who != case.applicant or office.half_day < period_of(case).start:
        return []
    first = office.calendar.at(back_at_post(case, office), office.calendar.hours.pm[1])
    return [DayEntry(first, Line("day-leave", {"number": {"number": list(case.number)}}), deadline=True)]


REPORT_BACK = Duty("report_back", articles("30.9-1", "30.9-2"), _not_yet_back, _pings)


def standing(case: Case, office: Office) -> list[Line]:
    """What has become known of a leave: filing, return, flags."""
    facts = case.facts
    lines = []
    if "filed" in facts:
        lines.append(Line("leave-filed", {"number": {"number": facts["filed"]["number"]}}))
    if "cannot_return" in facts:
        lines.append(Line("leave-cannot-return", {"until": {"half_day": facts["cannot_return"]}}))
    if "returned_early" in facts:
        lines.append(Line("leave-returned-early", {"planned": {"period": facts["returned_early"]}}))
    if "reported_back" in facts:
        lines.append(Line("leave-reported", {"at": facts["reported_back"]}))
    lines += [Line(f"leave-fact-{flag}") for flag in ("not_reported", "suspected") if flag in facts]
    if "judged" in facts:
        lines.append(Line(f"leave-judged-{facts['judged']}"))
    return lines


def concerned(case: Case, office: Office) -> tuple[str, ...]:
    """Who has a card of the leave besides its route: 秘书室 once it is filed, and who is asked about the return."""
    filed = registry(office) if "filed" in case.facts else ()
    leader = leader_of(case, office) if "not_reported" in case.facts else None
    chief = office.roster.chief if "suspected" in case.facts else None
    return distinct([*filed, leader, chief])
