"""What happens to a leave besides its route: the stand-in's answer (30.8) and the extension's outcome (30.9)."""

from collections.abc import Callable
from dataclasses import replace

from regulations.leave_return import (
    approver_and_registry,
    flag_absence,
    in_force,
    lapsing,
    leader_of,
    period_of,
)
from workflow.act import Act, Deed, Done, Follow, Notice, never, told
from workflow.acts import common, grant_withdrawal, may_ask_withdrawal, withdraw
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.message import Line
from workflow.message import half_day as half
from workflow.message import person as name
from workflow.office import Office
from workflow.period import HalfDay, Period


def stand_in_fixed(case: Case) -> bool:
    first = case.steps[0] if case.steps else None
    waiting = first is not None and first.tier == "section_head" and first.state == "waiting"
    return case.state in (State.PENDING, State.APPROVED) and not waiting and "stand_in" in case.values


def _may_answer(case: Case, who: str, office: Office) -> bool:
    return stand_in_fixed(case) and who == case.values["stand_in"] and "stand_in_said" not in case.facts


def _stand_in_said(answer: str) -> Callable[[Deed], Done]:
    def said(deed: Deed) -> Done:
        case = deed.case.noted(stand_in_said=answer)
        line = Line(f"leave-stand-in-{answer}", {"who": name(deed.actor)})
        to = distinct([case.applicant, leader_of(case, deed.office)])
        return Done(case, tuple(Notice(who, "stand-in", line) for who in to if who != deed.actor))

    return said


def extended(deed: Deed) -> Done:
    """An extension was approved: the leave lasts until its new end."""
    when = Period(Period.parse(deed.case.values["when"]).start, HalfDay.parse(deed.values["until"]))
    case = _extension(deed.case, deed.values["by"], "approved").with_values(when=str(when))
    return Done(
        case.noted(not_reported=None, at_post=None, cannot_return=None),
        (told(case.applicant, "extended", "leave-extended", until=half(when.end)),),
    )


def extension_asked(deed: Deed) -> Done:
    """An extension is on its way; it begins where the leave ends, so that this end is counted no more."""
    case = deed.case.with_values(when=str(Period.parse(deed.case.values["when"])))
    return Done(_extension(case, deed.values["by"], "pending"))


def extension_ended(deed: Deed) -> Done:
    """An extension was refused or withdrawn; who was said to be 未到岗 meanwhile is now without one (30.4-3)."""
    case = _extension(deed.case, deed.values["by"], "refused")
    if in_force(case) and case.facts.get("at_post") == "no":
        return flag_absence(replace(deed, case=case))
    return Done(case)


def cannot_return(deed: Deed) -> Done:
    """His report that he cannot return in time: recorded, and told to approver and 秘书室 together (30.9-2)."""
    until, case = deed.values["until"], deed.case
    said = [entry.note["until"] for entry in case.history if entry.act == "cannot_return"]
    if not in_force(case) or until in said:
        return Done(case)
    line = Line("extension-report", {"until": half(HalfDay.parse(until))})
    to = approver_and_registry(case, deed.office)
    return Done(case.noted(cannot_return=until), tuple(Notice(who, "cannot-return", line) for who in to))


def _extension(case: Case, id: str, state: str) -> Case:
    return case.noted(extensions={**case.facts.get("extensions", {}), id: state})


def withdraw_form(deed: Deed) -> Done:
    """Withdraw what is not yet decided; a form taken back makes up no oral leave."""
    about = deed.case.about
    return replace(withdraw(deed), follows=(Follow(about, "not_made_up"),) if about else ())


def grant_withdrawal_of_leave(deed: Deed) -> Done:
    """The leave is undone, and an extension of it that is still on its way with it."""
    return replace(grant_withdrawal(deed), follows=lapsing(deed.case))


def _may_undo(case: Case, who: str, office: Office) -> bool:
    """Until it has begun; from then on one comes back early instead (30.9-1)."""
    return may_ask_withdrawal(case, who, office) and office.half_day <= period_of(case).start


def _may_extend(case: Case, who: str, office: Office) -> bool:
    return who == case.applicant and case.state is State.APPROVED


EXTEND = articles("30.9-2")
EXTENSION_ACTS = (
    Act("extend", _may_extend, lambda deed: Done(deed.case), EXTEND, to_form="leave_extension"),
    Act("extended", never, extended, EXTEND),
    Act("extension_asked", never, extension_asked, EXTEND),
    Act("extension_ended", never, extension_ended, EXTEND),
    Act("cannot_return", never, cannot_return, EXTEND),
)
NOT_GOING = replace(common("ask_withdrawal"), may=_may_undo)
WITHDRAWAL_ACTS = (
    NOT_GOING,
    replace(common("withdraw"), do=withdraw_form),
    replace(common("grant_withdrawal"), do=grant_withdrawal_of_leave),
)
STAND_IN_ACTS = (
    Act("stand_in_yes", _may_answer, _stand_in_said("agreed"), articles("30.8-1"), asks=True),
    Act("stand_in_no", _may_answer, _stand_in_said("declined"), articles("30.8-1")),
)
