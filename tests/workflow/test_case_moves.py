"""The table of moves: what is not listed does not happen, whoever presses what in whichever state."""

from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from cast import roster
from leaves import leave

from regulations import matters
from workflow.act import Act, Deed
from workflow.acts import may_decide
from workflow.authority import Attendance
from workflow.card import acts_of
from workflow.case import ENDED, MOVES, Case, Entry, State, Step, UnlistedMove, of_doc, to_doc
from workflow.office import Office
from workflow.workdays import Calendar

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
OFFICE = Office(NOW, roster(), Calendar(), lambda: "t1", attendance=Attendance())
FACTS = {"suspected": NOW, "not_reported": NOW, "filed": {"number": ["x", 2026, 1], "at": NOW}, "extensions": {}}
ANSWERS = {"reason": "原因", "comment": "说明", "stand_in": "majun", "until": "2026-11-26 pm", "by": "t9"}
NAMES = sorted({name for _, name in MOVES})
LEAVE_ACTS = acts_of(matters()["leave"])


def case(state: State, decided: bool) -> Case:
    """A leave in some state: its only level waits or has agreed."""
    step = Step("deputy", "liming", ("30.5-2",), asked="liming", asked_at=NOW)
    agreed = Step("deputy", "liming", ("30.5-2",), "approved", asked="liming", decided_by="liming", decided_at=NOW)
    return Case(
        id="c",
        matter="leave",
        family="leave",
        applicant="wangfang",
        unit="secretariat2",
        opened=NOW,
        values=leave("11-24", "11-25"),
        number=("leave", 2026, 1),
        state=state,
        steps=(agreed if decided else step,),
        facts=FACTS if decided else {},
        history=(Entry(NOW, "wangfang", "submit", (), "2026-11"),),
    )


@pytest.mark.parametrize(("state", "move"), list(product(State, [*NAMES, "unheard_of"])))
def test_a_move_leads_where_the_table_says_and_nowhere_else(state: State, move: str) -> None:
    before, listed = case(state, decided=False), MOVES.get((state, move), frozenset())
    for to in listed:
        assert before.move(move, to).state is to
    for other in set(State) - listed:
        with pytest.raises(UnlistedMove):
            before.move(move, other)


def test_every_state_can_be_reached_and_what_has_ended_moves_no_more() -> None:
    reached = {State.PENDING}.union(*MOVES.values())
    assert reached == set(State)
    assert not ENDED & {state for state, _ in MOVES}


def allowed(act: Act, before: Case) -> list[str]:
    return [id for id in OFFICE.roster.people if act.may(before, id, OFFICE)]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("name", sorted(LEAVE_ACTS))
@pytest.mark.parametrize("decided", [False, True])
def test_whoever_may_press_an_act_makes_a_listed_move(state: State, name: str, decided: bool) -> None:
    before, act = case(state, decided), LEAVE_ACTS[name]
    for person in allowed(act, before):
        after = act.do(Deed(before, person, OFFICE, ANSWERS)).case
        moves = frozenset().union(*(to for (at, _), to in MOVES.items() if at is state))
        assert after.state is state or after.state in moves


@pytest.mark.parametrize("state", sorted(ENDED))
def test_of_an_ended_case_only_the_flag_is_still_judged(state: State) -> None:
    pressed = {name for name, act in LEAVE_ACTS.items() if allowed(act, case(state, decided=True))}
    assert pressed == {"clear_absence", "confirm_absence", "comment_absence"}


@pytest.mark.parametrize(
    ("state", "applicant", "holder"),
    [
        (State.PENDING, {"urge", "withdraw"}, {"approve", "refuse", "send_back"}),
        (State.RETURNED, {"amend", "withdraw"}, set()),
        (State.REFUSED, set(), set()),
        (State.WITHDRAWN, set(), set()),
        (State.CLOSED, set(), set()),
    ],
)
def test_who_may_press_what(state: State, applicant: set[str], holder: set[str]) -> None:
    before = case(state, decided=False)
    mine = {name for name, act in LEAVE_ACTS.items() if act.may(before, "wangfang", OFFICE)}
    his = {name for name, act in LEAVE_ACTS.items() if act.may(before, "liming", OFFICE)}
    assert (mine, his) == (applicant, holder)


def test_even_a_level_that_is_the_applicants_own_is_not_decided_by_him() -> None:
    own = case(State.PENDING, decided=False).with_step(Step("deputy", "wangfang", ("30.5-2",), asked="wangfang"))
    assert may_decide(own, "liming", OFFICE) is may_decide(own, "wangfang", OFFICE) is False


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("decided", [False, True])
def test_a_stored_case_is_read_as_it_was(state: State, decided: bool) -> None:
    before = case(state, decided)
    assert of_doc(before.id, before.version, to_doc(before)) == before
