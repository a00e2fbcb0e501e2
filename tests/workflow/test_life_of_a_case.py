"""A year's end in the office, at random: anybody presses anything at any time, and the rules hold all the same."""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from cast import roster
from desk_rig import DeskRig
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from leaves import leave, oral
from offices import without_periods
from rig import open_rig

from regulations import matters
from workflow.authority import above
from workflow.card import acts_of
from workflow.case import ENDED, Case
from workflow.desk import Outcome, cases
from workflow.period import HalfDay, Period
from workflow.store import OUTBOX

T = TypeVar("T")
EVERYBODY = sorted(roster().people)
APPLICANTS = ["wangfang", "lina", "zhaogang", "chenlan", "liming"]
LEADERS = ["zhaogang", "liming", "chenlan", "guoyi"]
FAMILY = ("leave", "oral_leave", "leave_extension")
ACTS = sorted({name for matter in FAMILY for name in acts_of(matters()[matter])})
DECISIONS = ("approve", "refuse", "send_back")
LIVE = frozenset({"pending", "returned", "approved", "withdrawing", "closed"})
AFTER_THE_END = frozenset(
    {"clear_absence", "confirm_absence", "comment_absence", "flag_absence"}
    | {"made_up", "not_made_up", "settled", "extension_ended"}
)
"""What may still be recorded of a case that has ended: the flag, its judgement, and what its form came to."""

people = st.sampled_from(EVERYBODY)
number = st.integers(0, 500)


def after(start: HalfDay, count: int) -> HalfDay:
    """So many half-days later."""
    for _ in range(count):
        start = start.following()
    return start


class Office(RuleBasedStateMachine):
    """The real desk, store and clock; what is checked is computed here anew, by other means."""

    @initialize()
    def opens(self) -> None:
        """The office begins on 17 December; 王芳 has two days left in the old year."""
        self.folder = tempfile.TemporaryDirectory()
        self.loop = asyncio.Runner()
        wangfang = replace(roster().person("wangfang"), private_leave_used={"2026": 13.0})
        rig = self.run(open_rig(Path(self.folder.name), "2026-12-17 08:00", roster(wangfang=wangfang)))
        self.rig = DeskRig(**vars(rig))
        self.run(self.rig.store.run(without_periods))
        self.known: dict[str, Case] = {}

    def run(self, step: Coroutine[Any, Any, T]) -> T:
        return self.loop.run(step)

    def teardown(self) -> None:
        if hasattr(self, "rig"):
            self.run(self.rig.store.close())
            self.loop.close()
            self.folder.cleanup()

    def everything(self) -> list[Case]:
        return self.run(
            self.rig.at_desk(lambda desk: [case for name in FAMILY for case in cases(desk.tx, matter=name)])
        )

    def period(self, start: int, length: int) -> Period:
        begins = after(self.rig.office.half_day, start)
        return Period(begins, after(begins, length))

    @rule(who=st.sampled_from(APPLICANTS), start=st.integers(0, 30), length=st.integers(0, 9), other=people)
    def asks_for_private_leave(self, who: str, start: int, length: int, other: str) -> None:
        form = {**leave("12-17"), "when": str(self.period(start, length)), "stand_in": other}
        self.run(self.rig.applies(who, **form))

    @rule(who=st.sampled_from(LEADERS), start=st.integers(0, 4), length=st.integers(0, 9))
    def a_leader_asks_for_annual_leave(self, who: str, start: int, length: int) -> None:
        form = {**leave("12-17", kind="annual"), "when": str(self.period(start, length)), "stand_in": "zhouting"}
        self.run(self.rig.applies(who, **form))

    @rule(who=st.sampled_from(APPLICANTS), start=st.integers(0, 4), length=st.integers(0, 5))
    def telephones(self, who: str, start: int, length: int) -> None:
        form: dict[str, Any] = {**oral("12-17"), "when": str(self.period(start, length)), "who": who}
        self.run(self.rig.applies(who, **form))

    @rule(pick=number, length=st.integers(0, 4))
    def asks_for_an_extension(self, pick: int, length: int) -> None:
        case = self.pick(pick, "leave", "approved")
        if case is not None:
            until = after(Period.parse(case.values["when"]).end.following(), length)
            self.run(self.rig.applies(case.applicant, "leave_extension", case, until=str(until), reason="未办完"))

    @rule(pick=number, days=st.integers(0, 5))
    def makes_up_an_oral_leave(self, pick: int, days: int) -> None:
        case = self.pick(pick, "oral_leave", "approved")
        if case is not None:
            whole = Period.parse(case.values["when"])
            form = leave("12-17") | {"when": str(Period(whole.start, min(whole.end, after(whole.start, days))))}
            self.run(self.rig.applies(case.applicant, about=case, **form))

    @rule(pick=number, start=st.integers(0, 20), length=st.integers(0, 6))
    def corrects(self, pick: int, start: int, length: int) -> None:
        case = self.pick(pick, "leave", "returned")
        if case is not None:
            self.run(self.rig.applies(case.applicant, returned=case, when=str(self.period(start, length))))

    @rule(absent=st.sampled_from(LEADERS), acting=st.sampled_from(LEADERS), length=st.integers(0, 20))
    def the_director_names_a_substitute(self, absent: str, acting: str, length: int) -> None:
        when = str(self.period(0, length))
        self.run(self.rig.applies("zhouzheng", matter="substitution", absent=absent, acting=acting, when=when))

    @rule(hours=st.sampled_from([1, 3, 9, 24, 72]))
    def time_passes(self, hours: int) -> None:
        self.run(self.rig.until(f"{self.rig.now + timedelta(hours=hours):%Y-%m-%d %H:%M}"))

    @rule(pick=number, who=people, act=st.sampled_from(ACTS), late=st.booleans())
    def anybody_presses_anything(self, pick: int, who: str, act: str, late: bool) -> None:
        case = self.pick(pick)
        if case is not None:
            self.press(case, who, act, case.version - late)

    @rule(pick=number)
    def everybody_who_is_asked_agrees(self, pick: int) -> None:
        case = self.pick(pick, state="pending")
        while case is not None and case.current is not None:
            self.press(case, str(case.current.asked), "approve", case.version)
            case = self.run(self.rig.again(case))

    @rule(pick=number, which=number)
    def somebody_does_what_he_may(self, pick: int, which: int) -> None:
        case = self.pick(pick, state=("pending", "approved", "withdrawing", "returned")[which % 4])
        choices = self.run(self.rig.at_desk(lambda desk: _choices(desk.office, case))) if case else []
        if case is not None and choices:
            self.press(case, *choices[which // 4 % len(choices)], case.version)

    @rule(pick=number)
    def somebody_reports_back(self, pick: int) -> None:
        case = self.pick(pick, state="approved")
        if case is not None:
            self.press(case, case.applicant, "report_back", case.version)

    def pick(self, pick: int, matter: str | None = None, state: str | None = None) -> Case | None:
        found = [
            case for case in self.everything() if matter in (None, case.matter) and state in (None, str(case.state))
        ]
        return found[pick % len(found)] if found else None

    def press(self, case: Case, who: str, act: str, version: int) -> None:
        answers = {"reason": "原因", "comment": "说明", "stand_in": "majun"}
        fields = {field.name for field in acts_of(matters()[case.matter]).get(act, _NO_ACT).fields}
        values = {name: answer for name, answer in answers.items() if name in fields}
        rightful = act not in DECISIONS or self.in_turn(case, who)
        outcome: Outcome = self.run(self.rig.decides(who, act, case, version, **values))
        assert not outcome.done or (rightful and version == case.version)

    def in_turn(self, case: Case, who: str) -> bool:
        """Whether it is his to decide: his own level, or that of somebody away for whom he was named or is next."""
        waiting = [step.holder for step in case.steps if step.state == "waiting"]
        if who == case.applicant or str(case.state) != "pending" or not waiting:
            return False
        holder, half, named = str(waiting[0]), self.rig.office.half_day, self.named()
        mine = {absent for absent, acting, period in named if acting == who and period.start <= half <= period.end}
        above_him = who in above(holder, self.rig.people)
        delegate = holder in mine and case.applicant not in mine
        return who == holder or (self.away(holder, half) and (delegate or above_him))

    def named(self) -> list[tuple[str, str, Period]]:
        found = self.run(self.rig.at_desk(lambda desk: list(cases(desk.tx, matter="substitution", state="approved"))))
        return [(one.values["absent"], one.values["acting"], Period.parse(one.values["when"])) for one in found]

    def away(self, who: str, half: HalfDay) -> bool:
        mine = [case for case in self.everything() if case.applicant == who and "when" in case.values]
        given = [Period.parse(case.values["when"]) for case in mine if str(case.state) in ("approved", "withdrawing")]
        return any(period.start <= half <= period.end for period in given)

    @invariant()
    def private_leave_stays_within_its_limits(self) -> None:
        for who in APPLICANTS:
            taken = sorted(self.private_half_days(who))
            for year in (2026, 2027):
                before = self.rig.people.person(who).private_leave_used.get(str(year), 0.0)
                assert before + sum(0.5 for half in taken if half.day.year == year) <= 15.0
            assert max(self.runs(taken), default=0) <= 6

    def private_half_days(self, who: str) -> set[HalfDay]:
        """Every worked half-day of private leave that somebody has taken or asked for."""
        calendar = self.rig.office.calendar
        mine = [case for case in self.everything() if case.applicant == who and str(case.state) in LIVE]
        private = [case for case in mine if case.values["kind"] == "private" and "settled" not in case.facts]
        halves = {half for case in private for half in _period(case).half_days()}
        return {half for half in halves if calendar.is_workday(half.day)}

    def runs(self, taken: list[HalfDay]) -> list[int]:
        """The lengths of what adjoins, in half-days: nothing worked lies between."""
        lengths, previous = [0], None
        for half in taken:
            gap = previous is not None and self.worked_between(previous, half)
            lengths = [*lengths, 1] if gap else [*lengths[:-1], lengths[-1] + 1]
            previous = half
        return lengths

    def worked_between(self, first: HalfDay, second: HalfDay) -> bool:
        between = first.following()
        while between < second and not self.rig.office.calendar.is_workday(between.day):
            between = between.following()
        return between < second

    @invariant()
    def history_only_grows_and_what_has_ended_stays(self) -> None:
        for case in self.everything():
            before = self.known.get(case.id)
            if before is not None:
                assert case.history[: len(before.history)] == before.history
                assert case.version >= before.version
            if before is not None and before.state in ENDED and case.version > before.version:
                added = {entry.act for entry in case.history[len(before.history) :]}
                assert case.state is before.state
                assert added <= AFTER_THE_END
            self.known[case.id] = case

    @invariant()
    def nobody_is_told_the_same_thing_twice_at_once(self) -> None:
        rows = self.run(self.rig.store.run(lambda tx: tx.find(OUTBOX, eq={"state": "sent"})))
        told = Counter(
            (row.doc["person"], str(row.doc["message"]["lines"]), row.doc["created"])
            for row in rows
            if row.doc["kind"] == "send"
        )
        assert [message for message, times in told.items() if times > 1] == []
        self.rig.now += A_MOMENT


def _choices(office: Any, case: Case) -> list[tuple[str, str]]:
    acts = acts_of(matters()[case.matter]).values()
    return [(who, act.name) for act in acts for who in EVERYBODY if act.to_form is None and act.may(case, who, office)]


def _period(case: Case) -> Period:
    if "until" not in case.values:
        return Period.parse(case.values["when"])
    start = HalfDay.parse(case.values["from"])
    return Period(start, start if str(case.state) == "closed" else HalfDay.parse(case.values["until"]))


_NO_ACT = acts_of(matters()["leave"])["approve"]
A_MOMENT = timedelta(seconds=1)
"""Between two steps, so that two equal messages of one instant come of one step."""
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Not shortened when it fails: that plays the same office hundreds of times and takes minutes."""
Office.TestCase.settings = settings(max_examples=30, stateful_step_count=40, deadline=None, phases=QUICK)
TestOffice = Office.TestCase
