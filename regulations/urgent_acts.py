"""What may be done about urgent information (10.5-4, 10.7): each a fact with its time; nothing is taken back."""

from typing import Any

from regulations.urgent_alarm import duty_officers, heard, is_open
from regulations.urgent_clock import ALARM, desk, late_by, leaders, may_go_up
from regulations.urgent_form import ELEMENTS, just_now, missing
from workflow.act import Act, Deed, Done, Notice, never
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.field import Request, choice, moment, text
from workflow.message import Line, cite, unit
from workflow.message import person as name
from workflow.message import text as said
from workflow.office import Office

REPORTED, CHANNEL, UPWARD, JUDGED = articles("10.7-1"), articles("10.7-2"), articles("10.5-4"), articles("10.7-4")
TICKS = ("committee", "city", "province")
"""The three that a report needs to be closed: the leaders, the city committee's office, the province (S-49)."""
VERDICTS = ("none", "late", "missed", "concealed")


def unit_line(case: Case, office: Office) -> Line:
    """Which unit a report comes from, and its head, who is answerable (10.7-4)."""
    if "source" in case.values:
        return Line("urgent-unit-outside", {"unit": case.values["source"]})
    found = office.roster.units.get(case.unit)
    head = found.head if found else None
    return Line("urgent-unit", {"unit": unit(case.unit), "head": name(head)}) if head else _headless(case)


def _headless(case: Case) -> Line:
    return Line("urgent-unit-headless", {"unit": unit(case.unit)})


def with_late(case: Case, leg: str, by: int | None) -> Case:
    """The case with a leg late by so many minutes; None: it has not come at all yet; 0: it was in time."""
    late = {key: value for key, value in case.facts.get("late", {}).items() if key != leg}
    return case.noted(late=({**late, leg: by} if by != 0 else late) or None)


def told_late(case: Case, leg: str, office: Office) -> tuple[Notice, ...]:
    """The director and 信息调研室 learn which unit is late, with the name of its head: a fact, no verdict (F-27)."""
    what = {"what": said(Line(f"urgent-leg-{leg}")), "unit": said(unit_line(case, office))}
    to = distinct([office.roster.chief, *desk(office)])
    return tuple(Notice(one, f"late-{leg}", Line("urgent-late-told", what), urgent=True) for one in to)


def supplement(deed: Deed) -> Done:
    """What was missing is added; the first report stays as it was, in the history."""
    case = deed.case.with_values(**deed.values)
    line = Line("urgent-supplemented")
    return Done(case, tuple(Notice(one, "supplemented", line, urgent=True) for one in desk(deed.office)))


def phoned(deed: Deed) -> Done:
    """A telephone report came in: from whom, when, taken by whom; late is computed from its time."""
    at = deed.office.moment(deed.values["phoned_at"])
    if at > deed.office.now:
        return Done(deed.case, refused=Line("urgent-future", {"articles": cite(REPORTED)}), anew="phoned_at")
    case = deed.case.noted(phoned={"from": deed.values["caller"], "at": at, "to": deed.actor})
    return Done(with_late(case, "unit_phone", late_by("unit_phone", case, deed.office, at)))


def _caller(request: Request) -> list[str]:
    return [request.applicant.name]


def _mark(leg: str, *, tell: bool) -> Act:
    """The limit has come and nothing is there: a fact, judged by nobody here (F-27)."""

    def do(deed: Deed) -> Done:
        if leg in deed.case.facts.get("late", {}):
            return Done(deed.case)
        case = with_late(deed.case, leg, None)
        return Done(case, told_late(case, leg, deed.office) if tell else ())

    return Act(f"mark_{leg}", never, do, REPORTED)


def sign_off(deed: Deed) -> Done:
    """The first of the leaders to sign lets it go upward; nothing waits for him longer than the set minutes."""
    case = heard(deed).noted(signed_off={"by": deed.actor, "at": deed.office.now})
    line = Line("urgent-signed", {"by": name(deed.actor)})
    return Done(case, tuple(Notice(one, "signed", line, ("tick_city",), urgent=True) for one in desk(deed.office)))


def let_go(deed: Deed) -> Done:
    """The minutes for signing are over: it may go up without."""
    return Done(deed.case.noted(let_go=deed.office.now))


def _tick(fact: str, value: str = "done", leg: str | None = None) -> Act:
    """A report upward, with its time, and by how much it was late."""

    def do(deed: Deed) -> Done:
        case = deed.case.noted(**{fact: {"said": value, "at": deed.office.now}})
        return Done(with_late(case, leg, _late(case, leg, deed.office)) if leg else case)

    def may(case: Case, who: str, office: Office) -> bool:
        mine = who in (*desk(office), *duty_officers(office)) and fact not in case.facts
        return is_open(case) and mine and (fact != "city" or may_go_up(case, office))

    return Act(f"tick_{fact}" if value == "done" else f"tick_{fact}_{value}", may, do, UPWARD, lasting=True)


def _late(case: Case, leg: str, office: Office) -> int:
    return late_by(leg, case, office, office.now)


def reported(deed: Deed) -> Done:
    """A follow-up, a correction or the final report has come: one more link of the chain (F-14)."""
    kind = deed.values["kind"]
    reports = [*deed.case.facts.get("reports", []), {**deed.values, "at": deed.office.now}]
    final = deed.office.now if kind == "final" else deed.case.facts.get("final")
    return Done(deed.case.noted(reports=reports, final=final))


def close(deed: Deed) -> Done:
    """Closed with the final report and the three ticks (S-49)."""
    return Done(deed.case.move("close", State.CLOSED))


def judge(deed: Deed) -> Done:
    """The director's own word on late, missed or concealed reports; the marks stay what they are (10.7-4, F-27)."""
    verdict: dict[str, Any] = {**deed.values, "by": deed.actor, "at": deed.office.now}
    return Done(deed.case.noted(verdicts=[*deed.case.facts.get("verdicts", []), verdict]))


def _may_close(case: Case, who: str, office: Office) -> bool:
    done = all(tick in case.facts for tick in TICKS) and "final" in case.facts
    return is_open(case) and who in desk(office) and done


def _reporter(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in (case.applicant, *desk(office))


def _may_sign(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in leaders(office) and not {"signed_off", "city"} & set(case.facts)


def _may_supplement(case: Case, who: str, office: Office) -> bool:
    return _reporter(case, who, office) and bool(missing(case))


def _takes_calls(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in (*desk(office), *duty_officers(office)) and "phoned" not in case.facts


def _may_judge(case: Case, who: str, office: Office) -> bool:
    return case.state in (State.APPROVED, State.CLOSED) and who == office.roster.chief


def nobody_takes_back(*acts: str) -> tuple[Act, ...]:
    """A report is never taken back; corrections are further entries (F-14)."""
    return tuple(Act(act, never, lambda deed: Done(deed.case)) for act in acts)


CALL = (text("caller", suggest=_caller, longest=40), moment("phoned_at", suggest=just_now, past=True))
VERDICT = (choice("verdict", lambda _: list(VERDICTS)), text("grounds", longest=200))
ACTS = (
    *ALARM.acts(),
    Act("sign_off", _may_sign, sign_off, UPWARD, lasting=True),
    Act("supplement", _may_supplement, supplement, REPORTED, ELEMENTS, lasting=True),
    Act("follow_up", _reporter, lambda deed: Done(deed.case), REPORTED, to_form="urgent_follow_up", lasting=True),
    Act("phoned", _takes_calls, phoned, REPORTED, CALL, lasting=True),
    _tick("committee"),
    _tick("city_phone", leg="city_phone"),
    _tick("city", leg="city_written"),
    _tick("province"),
    _tick("province", "not_needed"),
    Act("close", _may_close, close, UPWARD, lasting=True),
    Act("judge", _may_judge, judge, JUDGED, VERDICT, lasting=True),
    _mark("unit_phone", tell=True),
    _mark("city_phone", tell=False),
    _mark("city_written", tell=False),
    Act("let_go", never, let_go, UPWARD),
    Act("reported", never, reported, REPORTED),
    *nobody_takes_back("ask_withdrawal"),
)
