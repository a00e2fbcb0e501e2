"""The acts that every case has: approve, refuse, return, withdraw, urge, and a withdrawal after approval."""

from dataclasses import replace
from datetime import timedelta

from workflow.act import Act, Deed, Done, Notice, never, told
from workflow.article import Article
from workflow.case import Case, State
from workflow.counted import counted_again, counted_ends
from workflow.field import text
from workflow.message import Line, person
from workflow.message import text as said
from workflow.office import Office
from workflow.route import ask_next

URGE_COOLDOWN = timedelta(hours=1)
"""Between two urgings of one case; not in any regulation, so that nobody is nagged."""


def may_decide(case: Case, who: str, office: Office) -> bool:
    """Whether somebody holds the step that waits, or acts for its holder now. Never the applicant (F-12)."""
    step = case.current
    if step is None or step.holder is None or who == case.applicant:
        return False
    return who in (step.holder, office.who_acts(step.holder, case.applicant).person, *step.others)


def final_approver(case: Case, office: Office) -> str | None:
    """Who acts now for the holder of the last step that was decided."""
    step = case.final
    return office.who_acts(step.holder, case.applicant).person if step and step.holder else None


def _decided(deed: Deed, state: str) -> Case:
    step = replace(deed.step, state=state, decided_by=deed.actor, decided_at=deed.office.now)
    return deed.case.with_step(step)


def _delegator(deed: Deed, outcome: str) -> tuple[Notice, ...]:
    holder = deed.step.holder
    if holder is None or deed.actor in (holder, *deed.step.others):
        return ()
    line = {"by": person(deed.actor), "outcome": said(Line(f"outcome-{outcome}"))}
    return (told(holder, f"delegated-{deed.step.tier}", "case-delegated", **line),)


def approve(deed: Deed) -> Done:
    """Agree at one's level: the next level is asked; after the last the case is approved."""
    case = ask_next(_decided(deed, "approved"), deed.office)
    done = case.current is None
    case = case.move("approve", State.APPROVED if done else State.PENDING)
    good = (told(case.applicant, "approved", "case-approved"),) if done else ()
    return Done(case, (*_delegator(deed, "approved"), *good))


def refuse(deed: Deed) -> Done:
    """Refuse with a reason, which reaches the applicant; it ends the chain (30.5-0)."""
    case = _decided(deed, "refused").move("refuse", State.REFUSED)
    line = {"by": person(deed.actor), "reason": deed.values["reason"]}
    return Done(case, (*_delegator(deed, "refused"), told(case.applicant, "refused", "case-refused", **line)))


def send_back(deed: Deed) -> Done:
    """Return for correction with a reason; the applicant changes the form and submits it again."""
    case = _decided(deed, "returned").move("send_back", State.RETURNED)
    line = {"by": person(deed.actor), "reason": deed.values["reason"]}
    return Done(
        case,
        (
            *_delegator(deed, "returned"),
            told(case.applicant, "returned", "case-returned", "amend", "withdraw", **line),
        ),
    )


def withdraw(deed: Deed) -> Done:
    """Take back what is not yet decided; who has a card of it is told."""
    line = Line("case-withdrawn", {"by": person(deed.actor)})
    return Done(deed.case.move("withdraw", State.WITHDRAWN), broadcast=line)


def urge(deed: Deed) -> Done:
    """Remind who is asked now; he sees who urged. Not twice within the cooldown."""
    before = deed.case.facts.get("urged_at")
    if before is not None and deed.office.now - before < URGE_COOLDOWN:
        wait = URGE_COOLDOWN - (deed.office.now - before)
        minutes = -(-int(wait.total_seconds()) // 60)
        return Done(deed.case, refused=Line("case-urged-already", {"minutes": minutes}))
    case = ask_next(deed.case, deed.office)
    asked = case.current.asked if case.current else None
    notices = (told(asked, "urged", "case-urged", "approve", by=person(deed.actor)),) if asked else ()
    return Done(case.noted(urged_at=deed.office.now), notices)


def reask(deed: Deed) -> Done:
    """Put what has waited to whoever acts for its holder now (K-07): a step, or a withdrawal."""
    if deed.case.state is State.WITHDRAWING:
        return _ask_judge(deed.case, deed.office)
    return Done(ask_next(deed.case, deed.office))


def recount(deed: Deed) -> Done:
    """The calendar has changed: limits said in working days are counted again, and who has a card is told."""
    case, calendar, today = deed.case, deed.office.calendar, deed.office.half_day
    values = counted_again(dict(case.values), calendar, today)
    facts = counted_again(dict(case.facts), calendar, today)
    ends = zip(counted_ends([case.values, case.facts]), counted_ends([values, facts]), strict=True)
    moved = next(((was, until) for was, until in ends if was != until), None)
    if moved is None:
        return Done(case)
    line = Line("case-recounted", {"was": {"day": moved[0]}, "until": {"day": moved[1]}})
    return Done(replace(case, values=values, facts=facts), broadcast=line)


def ask_withdrawal(deed: Deed) -> Done:
    """Ask the final approver to undo an approval; nothing is undone silently."""
    case = deed.case.move("ask_withdrawal", State.WITHDRAWING)
    asked = {"withdrawal_reason": deed.values["reason"], "withdrawal_asked_at": deed.office.now}
    return _ask_judge(case.noted(**asked, withdrawal_asked=[]), deed.office)


def _ask_judge(case: Case, office: Office) -> Done:
    """Ask who acts now for the final approver to undo the approval; each is asked once."""
    to, before = final_approver(case, office), case.facts.get("withdrawal_asked", [])
    if to is None or to in before:
        return Done(case)
    args = {"by": person(case.applicant), "reason": case.facts["withdrawal_reason"]}
    judging = ("grant_withdrawal", "deny_withdrawal")
    notice = Notice(to, "withdrawal", Line("case-asks-withdrawal", args), judging)
    return Done(case.noted(withdrawal_asked=[*before, to]), (notice,))


def grant_withdrawal(deed: Deed) -> Done:
    """The approver lets the approved case be undone; everybody who has a card of it is told."""
    line = Line("case-withdrawal-granted", {"by": person(deed.actor)})
    return Done(deed.case.move("grant_withdrawal", State.WITHDRAWN), broadcast=line)


def deny_withdrawal(deed: Deed) -> Done:
    """The approval stays."""
    case = deed.case.move("deny_withdrawal", State.APPROVED)
    return Done(case, (told(case.applicant, "stays", "case-withdrawal-denied", by=person(deed.actor)),))


def may_ask_withdrawal(case: Case, who: str, office: Office) -> bool:
    """The applicant of an approved case; what nobody has decided, nobody can undo."""
    return _is_applicant(case, who, State.APPROVED) and case.final is not None


def _may_judge_withdrawal(case: Case, who: str, office: Office) -> bool:
    holder = case.final.holder if case.final else None
    return case.state is State.WITHDRAWING and who in (holder, final_approver(case, office))


def _is_applicant(case: Case, who: str, *states: State) -> bool:
    return who == case.applicant and case.state in states


def ending(name: str, key: str, articles: tuple[Article, ...]) -> Act:
    """An act by which somebody ends what he has put in force without a route; who has a card of it is told."""

    def may(case: Case, who: str, office: Office) -> bool:
        return _is_applicant(case, who, State.APPROVED)

    def end(deed: Deed) -> Done:
        return Done(deed.case.move("close", State.CLOSED), broadcast=Line(key, {"by": person(deed.actor)}))

    return Act(name, may, end, articles)


REASON = text("reason", longest=200)

COMMON: tuple[Act, ...] = (
    Act("approve", may_decide, approve, asks=True),
    Act("refuse", may_decide, refuse, fields=(REASON,)),
    Act("send_back", may_decide, send_back, fields=(REASON,)),
    Act("urge", lambda case, who, _: _is_applicant(case, who, State.PENDING), urge),
    Act("withdraw", lambda case, who, _: _is_applicant(case, who, State.PENDING, State.RETURNED), withdraw),
    Act(
        "ask_withdrawal",
        may_ask_withdrawal,
        ask_withdrawal,
        fields=(REASON,),
    ),
    Act("grant_withdrawal", _may_judge_withdrawal, grant_withdrawal, asks=True),
    Act("deny_withdrawal", _may_judge_withdrawal, deny_withdrawal),
    Act("reask", never, reask),
    Act("recount", never, recount),
)
"""Every matter has these; its own acts come besides, and one of the same name takes their place."""


def common(name: str) -> Act:
    """One of the acts that every matter has; LookupError when there is none of this name."""
    return {act.name: act for act in COMMON}[name]
