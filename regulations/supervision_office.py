"""What 督查室 and the director do with an item: hand out, log, check, accept or return, close (9.8, 9.9, AM-90..93)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from regulations.supervision_item import (
    CHECKS,
    SupervisionSettings,
    accepted,
    assigned,
    authorised,
    by_board,
    children,
    deputy,
    director_now,
    doers,
    due,
    in_hand,
    instructed,
    on_day,
    reported,
    running,
    staff,
)
from workflow.act import Act, Deed, Done, Follow, Notice, never, told
from workflow.acts import common, may_ask_withdrawal
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import ENDED, Case, State
from workflow.field import day, text
from workflow.message import Line, cite, person
from workflow.office import Office
from workflow.period import HalfDay

LEADER, PLAN, LOG = articles("9.9-1", "9.4-1"), articles("9.8-2", "9.8-3-1", "9.5-2"), articles("9.9-3-4")
CHECKED, REDO = articles("9.9-4", "9.8-6"), articles("9.9-4")
NO_MORE, BOARD, FIXED = articles("9.9-6"), articles("1.36"), articles("1.36", "9.8-1")
UPWARD = articles("9.8-7", "9.9-5")
Condition = Callable[[Case, Office], bool]


def by_staff(condition: Callable[[Case], bool]) -> Callable[[Case, str, Office], bool]:
    """For 督查室, while the case is so."""
    return lambda case, who, office: who in staff(office) and condition(case)


def _day(deed: Deed, name: str) -> date:
    return HalfDay.parse(deed.values[name]).day


def _unlikely(deed: Deed, since: date) -> Line | None:
    """A leader's word lies between the day it can have been given and today; nothing is dated back (F-13)."""
    fits = since <= _day(deed, "said_on") <= deed.office.half_day.day
    return None if fits else Line("supervision-date-unlikely", {"since": since, "articles": cite(LEADER)})


def _opened(deed: Deed) -> date:
    return on_day(deed.case.opened, deed.office)


def record_leader(deed: Deed) -> Done:
    """The committee leader has approved on paper: who, and when (K-40)."""
    wrong = _unlikely(deed, _opened(deed))
    if wrong is not None:
        return Done(deed.case, refused=wrong, anew="said_on")
    word = {"who": deed.values["leader_name"], "on": deed.values["said_on"]}
    return Done(deed.case.noted(leader=word))


def assign(deed: Deed) -> Done:
    """With its plan the item is handed out: only now does the unit learn of it, and the clocks begin."""
    case, now = deed.case, deed.office.now
    if due(case) < deed.office.half_day.day:
        return Done(case, refused=Line("supervision-due-over", {"due": due(case)}))
    return Done(case.noted(plan=deed.values["plan_at"], assigned_at=now, limit_at=now, since=now))


def log(deed: Deed) -> Done:
    """A call, a visit, a meeting: one more line of the process."""
    entry = {"by": deed.actor, "at": deed.office.now, "said": deed.values["log_entry"]}
    return Done(deed.case.noted(log=[*deed.case.facts.get("log", []), entry]))


def note_unreceived(deed: Deed) -> Done:
    """未签收, as a fact."""
    return Done(deed.case.noted(unreceived=deed.office.now))


def _tick(check: str) -> Act:
    def may(case: Case, who: str, office: Office) -> bool:
        return who in staff(office) and reported(case) and check not in case.facts.get("checked", [])

    def do(deed: Deed) -> Done:
        return Done(deed.case.noted(checked=[*deed.case.facts.get("checked", []), check]))

    return Act(f"sup_check_{check}", may, do, CHECKED, asks=check in CHECKS)


def _all_checked(case: Case) -> bool:
    return reported(case) and set(CHECKS) <= set(case.facts.get("checked", []))


def waits_for_leader(case: Case) -> bool:
    """Whether it ends only when the leader asks no more: on his instruction, or instructed again (9.9-6, AM-93)."""
    return instructed(case) or bool(case.facts.get("children"))


def accept(deed: Deed) -> Done:
    """All four checks hold: accepted. The leaders learn the result; an instructed item waits for the leader's word."""
    case = deed.case.noted(accepted_at=deed.office.now)
    mine = [told(one, "accepted", "supervision-accepted") for one in doers(case, deed.office) if one != deed.actor]
    leaders = distinct([deputy(deed.office), deed.office.roster.chief])
    result = [told(one, "result", "supervision-result") for one in leaders if one != deed.actor]
    ended = case if waits_for_leader(case) else case.move("close", State.CLOSED)
    return Done(ended, (*mine, *result))


def send_back(deed: Deed) -> Done:
    """退回重办: with a reason and a new limit for the redo, within the set working days (9.9-4, D-23)."""
    case, office, until = deed.case, deed.office, _day(deed, "redo_until")
    most = office.calendar.add_workdays(office.half_day.day, office.setting(SupervisionSettings).redo_days)
    if not office.half_day.day < until <= most:
        args = {"last": most, "articles": cite(REDO)}
        return Done(case, refused=Line("supervision-redo-limit", args), anew="redo_until")
    old = [*case.facts.get("returned", []), {**case.facts["report"], "reason": deed.values["reason"]}]
    case = case.noted(report=None, checked=None, returned=old, redo=deed.values["redo_until"], limit_at=office.now)
    line = {"reason": deed.values["reason"], "until": until}
    to = [one for one in doers(case, office) if one != deed.actor]
    return Done(
        case.noted(since=office.now),
        tuple(told(one, "returned", "supervision-returned", "sup_report", **line) for one in to),
    )


def close(deed: Deed) -> Done:
    """The leader has read the result and asks no more: closed (9.9-6)."""
    wrong = _unlikely(deed, on_day(deed.case.facts["accepted_at"], deed.office))
    if wrong is not None:
        return Done(deed.case, refused=wrong, anew="said_on")
    word = {"who": deed.values["leader_name"], "on": deed.values["said_on"]}
    return Done(deed.case.noted(no_more=word).move("close", State.CLOSED))


def note_child(deed: Deed) -> Done:
    """A further item on a new instruction has begun or ended; until then its parent waits."""
    state = deed.values["state"]
    case = deed.case.noted(children={**deed.case.facts.get("children", {}), deed.values["by"]: state})
    over = accepted(case) and not children(case)
    to = staff(deed.office) if over else ()
    return Done(case, tuple(told(one, "child", "supervision-child-ended", "sup_close") for one in to))


def _may_instruct_again(case: Case) -> bool:
    return reported(case) or accepted(case) or case.state is State.CLOSED


def _has_result(case: Case) -> bool:
    return accepted(case) or case.state is State.CLOSED


def _fixes_date(case: Case, who: str, office: Office) -> bool:
    return in_hand(case) and "extension" in case.facts and who in director_now(case, office)


def _moved(case: Case, until: str, office: Office) -> Case:
    return case.with_values(due=until).noted(limit_at=office.now, extension=None)


def grant(deed: Deed) -> Done:
    """The director moves the date that was fixed with his approval (K-45)."""
    until = deed.case.facts["extension"]["until"]
    case = _moved(deed.case, until, deed.office)
    return Done(case, _told_all(deed, case, "supervision-extended", until={"day": until}))


def deny(deed: Deed) -> Done:
    """The date stands."""
    case = deed.case.noted(extension=None)
    return Done(case, _told_all(deed, case, "supervision-not-extended", due=due(case), reason=deed.values["reason"]))


def _told_all(deed: Deed, case: Case, key: str, **args: object) -> tuple[Notice, ...]:
    to = distinct([*doers(case, deed.office), *staff(deed.office)])
    line = Line(key, {"by": person(deed.actor), **args})
    return tuple(Notice(one, "date", line) for one in to if one != deed.actor)


def redecide(deed: Deed) -> Done:
    """室务会 has decided anew: the number of its new decision, and the date that it fixed (1.36)."""
    case, until = deed.case, _day(deed, "due")
    if deed.values["reference"] == case.values["reference"]:
        return Done(case, refused=Line("supervision-same-decision", {"articles": cite(BOARD)}), anew="reference")
    if until < deed.office.half_day.day:
        return Done(case, refused=Line("supervision-due-over", {"due": until}), anew="due")
    case = _moved(case, deed.values["due"], deed.office).with_values(reference=deed.values["reference"])
    return Done(case, _told_all(deed, case, "supervision-extended", until=until))


def _may_withdraw(case: Case, who: str, office: Office) -> bool:
    """What 室务会 or a leader has ordered is not taken back by those who carry it out (1.36-2, 9.9-6)."""
    return may_ask_withdrawal(case, who, office) and case.values["source"] != "board" and not waits_for_leader(case)


def ending(act: Act) -> Act:
    """The parent learns when the item that it waits for has ended, however it ended."""

    def do(deed: Deed) -> Done:
        done = act.do(deed)
        about = deed.case.about if done.case.state in ENDED else None
        follow = (Follow(about, "sup_child", {"by": deed.case.id, "state": "ended"}),) if about else ()
        return replace(done, follows=(*done.follows, *follow))

    return replace(act, do=do)


WORD = (text("leader_name", longest=40), day("said_on"))
REASON = text("reason", longest=200)
OFFICE_ACTS: tuple[Act, ...] = (
    Act(
        "sup_leader",
        by_staff(lambda case: running(case) and instructed(case) and "leader" not in case.facts),
        record_leader,
        LEADER,
        WORD,
        asks=True,
    ),
    Act(
        "sup_assign",
        by_staff(lambda case: authorised(case) and "assigned_at" not in case.facts),
        assign,
        PLAN,
        (text("plan_at", longest=60),),
        asks=True,
    ),
    *(_tick(check) for check in (*CHECKS, "site")),
    ending(Act("sup_accept", by_staff(_all_checked), accept, CHECKED, asks=True)),
    Act("sup_return", by_staff(reported), send_back, REDO, (REASON, day("redo_until"))),
    ending(Act("sup_close", by_staff(lambda case: accepted(case) and not children(case)), close, NO_MORE, WORD)),
    Act("sup_again", by_staff(_may_instruct_again), lambda deed: Done(deed.case), NO_MORE, to_form="supervision"),
    Act("sup_upward", by_staff(_has_result), lambda deed: Done(deed.case), UPWARD, to_form="supervision_upward"),
    Act("sup_log", by_staff(running), log, LOG, (text("log_entry", longest=200),)),
    Act("sup_grant", _fixes_date, grant, FIXED, asks=True),
    Act("sup_deny", _fixes_date, deny, FIXED, (REASON,)),
    Act(
        "sup_redecide",
        by_staff(lambda case: assigned(case) and by_board(case)),
        redecide,
        BOARD,
        (text("reference", longest=60), day("due")),
    ),
    Act("sup_child", never, note_child, NO_MORE),
    Act("sup_unreceived", never, note_unreceived, articles("9.9-3-1")),
    replace(common("ask_withdrawal"), may=_may_withdraw),
    *(ending(common(name)) for name in ("refuse", "withdraw", "grant_withdrawal")),
)
