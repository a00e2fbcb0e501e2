"""Oral leave (30.3, AM-07): in a special case by phone, confirmed by who would decide last, made up afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

from regulations.leave import ROUTE, RULE, opens
from regulations.leave_acts import NOT_GOING
from regulations.leave_days import KINDS, NEEDS, Leave, LeaveSettings, counts_until, read
from regulations.leave_return import (
    REGISTRY,
    REPORT_BACK,
    RETURN_ACTS,
    back_at_post,
    concerned,
    in_force,
    standing,
)
from regulations.leave_rules import LIMITS, NEAR, NO_WORKDAY, OVERLAP, remarks
from workflow.act import Act, Deed, Done, never
from workflow.article import articles
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import Request, choice, period, person, phone, text
from workflow.matter import Matter
from workflow.message import Line
from workflow.office import Office
from workflow.period import Period
from workflow.route import Tier

ORAL = articles("30.3-3")


def _final_only(tier: Tier[Leave]) -> Tier[Leave]:
    def final(leave: Leave) -> bool:
        return [level.name for level in ROUTE if level.applies(leave)][-1] == tier.name

    return replace(tier, articles=(*ORAL, *tier.articles), applies=final, fixes=())


def _registrar(request: Request) -> bool:
    office = request.office
    return request.filler in office.roster.holders(REGISTRY)


FIELDS = (
    person("who", when=_registrar, suggest=lambda request: [request.filler]),
    choice("kind", lambda _: list(KINDS)),
    period("when"),
    text("reason", private=True),
    phone("phone", suggest=lambda request: [request.applicant.phone] if request.applicant.phone else []),
)


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    day, me = back_at_post(case, office), (case.applicant,)
    for name, clock in (("morning", time(9)), ("afternoon", time(15))):
        yield Ping(name, office.calendar.at(day, clock), me, Line("oral-make-up"), ("make_up",))
    yield Ping("missed", office.calendar.at(day, time(17)), then="flag_absence")


def _not_made_up(case: Case, office: Office) -> bool:
    given = in_force(case) or case.state is State.CLOSED
    return given and "made_up" not in case.facts


def _may_make_up(case: Case, who: str, office: Office) -> bool:
    return who == case.applicant and _not_made_up(case, office)


def made_up(deed: Deed) -> Done:
    """The form has been handed in."""
    return Done(deed.case.noted(made_up=deed.office.now))


def not_made_up(deed: Deed) -> Done:
    """The form was taken back before it was decided: it is due again."""
    return Done(deed.case.noted(made_up=None))


def settled(deed: Deed) -> Done:
    """The form has been approved: it stands in the oral leave's place."""
    case = deed.case.noted(settled=True)
    return Done(case.move("close", State.CLOSED) if case.state is State.APPROVED else case)


def also(case: Case, office: Office) -> tuple[str, ...]:
    """秘书室 as soon as it is confirmed, and who sees to the return."""
    return concerned(case, office)


ACTS = (
    Act("make_up", _may_make_up, lambda deed: Done(deed.case), ORAL, to_form="leave"),
    Act("made_up", never, made_up, ORAL),
    Act("not_made_up", never, not_made_up, ORAL),
    Act("settled", never, settled, ORAL),
)
MAKE_UP = Duty("make_up", articles("30.3-3", "30.4-3"), _not_made_up, _pings)

MATTERS = (
    Matter(
        name="oral_leave",
        regulation="30",
        rule=RULE,
        read=read,
        fields=FIELDS,
        checks=(NO_WORKDAY, OVERLAP, *LIMITS, NEAR),
        route=tuple(_final_only(tier) for tier in ROUTE),
        acts=(*RETURN_ACTS, NOT_GOING, *ACTS),
        duties=(REPORT_BACK, MAKE_UP),
        family="leave",
        opens=opens,
        needs=NEEDS,
        remarks=remarks,
        standing=standing,
        also=also,
        files_with=REGISTRY,
        for_whom="who",
        absence=lambda case: Period.parse(case.values["when"]),
        command="oral",
        settings=LeaveSettings,
        over_on=lambda case, office: None if _not_made_up(case, office) else counts_until(case, office),
    ),
)
