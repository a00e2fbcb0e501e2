"""What is left of the private leave of this year (30.4-2): used, still undecided, left."""

from dataclasses import replace

from regulations.leave_days import MOST_IN_A_YEAR, read
from workflow.case import State
from workflow.field import Request
from workflow.message import Line

UNDECIDED = frozenset({State.PENDING, State.RETURNED})


def balance(request: Request) -> list[Line]:
    """One line for this year; `request` knows the person's own earlier leaves."""
    year = request.office.half_day.day.year
    decided = [case for case in request.earlier("own") if case.state not in UNDECIDED]
    used = read(replace(request, history={**request.history, "own": decided})).used(year)
    counted = read(request).used(year)
    args = {"year": year, "used": used, "pending": counted - used, "limit": MOST_IN_A_YEAR}
    return [Line("leave-balance", {**args, "left": max(MOST_IN_A_YEAR - counted, 0.0)})]
