"""The desk: load, decide, save. Every step of every case goes through here, in one transaction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Any

from workflow.act import CLOCK, Act, Deed, Done, Notice
from workflow.card import acts_of, why_not
from workflow.case import FOUND_BY, Case, Entry, State, Step, of_doc, to_doc
from workflow.field import Request, Values, next_question
from workflow.hearing import CASE, hearing
from workflow.lazy import Looked
from workflow.matter import Finding, Matter, Need, findings
from workflow.message import Line
from workflow.office import Office
from workflow.post import deliver_cards, holders, notify
from workflow.reminders import schedule
from workflow.route import NoRoute, ask_next, plan
from workflow.silence import shift
from workflow.store import Row, Table, Tx
from workflow.tally import tally

Matters = Mapping[str, Matter[Any]]

COUNTER = "counter"
KEPT = 1024
"""So many cases, those looked at last, stay made of their rows."""
SERIALS = ("number.2", "facts.filed.number.2")
"""Where the serial numbers of a case stand: of its own number, and of the one under which it is filed."""
TABLES = (
    Table(CASE, ("matter", "family", "applicant", "unit", "state", "about", *SERIALS), several=FOUND_BY),
    Table(COUNTER),
)


@dataclass(frozen=True)
class Preview:
    """A form before it is submitted: what the rules find, and the route with its articles."""

    findings: tuple[Finding, ...]
    steps: tuple[Step, ...]
    request: Request

    @property
    def refused(self) -> bool:
        """Whether a rule stands against it."""
        return any(finding.stops for finding in self.findings)


@dataclass(frozen=True)
class Outcome:
    """What a press or a submission came to: a short line for the person, and the case when there is one."""

    said: Line
    case: Case | None = None
    done: bool = True
    anew: str = ""
    """The field of the act that must be answered anew, when it was refused because of that answer."""


@dataclass(frozen=True)
class Desk:
    """One transaction's view of the office and its matters. Make it with `open_desk`."""

    tx: Tx
    office: Office
    matters: Matters

    def case(self, id: str) -> Case | None:
        """A case by its id."""
        row = self.tx.get(CASE, id)
        return _of_row(row) if row else None

    def request(
        self,
        matter: Matter[Any],
        applicant: str,
        values: Values,
        about: str | None = None,
        returned: str | None = None,
    ) -> Request:
        """A form with the earlier cases that its rules look at."""
        concerned = values.get(matter.for_whom or "", applicant)
        earlier = self.case(about) if about else None
        request = Request(self.office.person(concerned), values, self.office, {}, earlier, applicant, returned)
        return replace(request, history=self.history(matter.needs, request))

    def history(self, needs: Mapping[str, Need], request: Request) -> Mapping[str, list[Case]]:
        """The earlier cases that a rule or a list looks at, read when it does."""
        asked = {name: need(request) for name, need in needs.items()}
        wanted = {name: eq for name, eq in asked.items() if eq is not None}
        return Looked(wanted, lambda name: list(cases(self.tx, **wanted[name])))

    def request_of(self, case: Case) -> Request:
        """The form of a case, as its rules would read it now."""
        matter = self.matters[case.matter]
        return self.request(matter, case.applicant, case.values, case.about, case.id)

    def preview(self, matter: Matter[Any], request: Request) -> Preview:
        """What would happen if this form were submitted now."""
        found = self._found(matter, request)
        if any(finding.stops for finding in found):
            return Preview(tuple(found), (), request)
        try:
            subject = matter.read(request)
            tiers = () if matter.at_once(subject) else matter.route
            steps = plan(tiers, subject, request.applicant, self.office.roster)
        except NoRoute:
            return Preview((*found, Finding("case-no-route", ())), (), request)
        return Preview(tuple(found), steps, request)

    def _found(self, matter: Matter[Any], request: Request) -> list[Finding]:
        """Whether the form may be filled in at all, what its rules say, and whether an answer is missing."""
        closed = self._given_up(request) or matter.opens(request)
        if closed is not None:
            return [closed]
        found, missing = findings(matter, request), next_question(matter.fields, request)
        lacking = [Finding("answer-needed", (), field=missing.name)] if missing else []
        return found + lacking

    def _given_up(self, request: Request) -> Finding | None:
        """A returned case may have been withdrawn while its form was being corrected."""
        case = self.case(request.returned) if request.returned else None
        return Finding("press-stale", ()) if case and case.state is not State.RETURNED else None

    def submit(self, matter: Matter[Any], request: Request, by: str) -> Outcome:
        """Check everything again, open or reopen the case, ask the first level. Nothing happens when refused."""
        preview = self.preview(matter, request)
        if preview.refused:
            return self._refuse(matter, preview)
        case = self._reopened(preview) if request.returned else self._opened(matter, preview)
        case = self._record(case, by, "resubmit" if request.returned else "submit", (), {})
        opened = matter.opened(self._deed(case, by))
        return Outcome(Line("case-submitted"), self._settle(matter, opened.case, opened))

    def press(self, id: str, act: str, who: str, version: int, values: Values) -> Outcome:
        """Do an act if this person may, at this version of the case, now; otherwise say what happened instead."""
        case = self.case(id)
        if case is None:
            return Outcome(Line("press-unknown"), done=False)
        matter = self.matters[case.matter]
        found = acts_of(matter).get(act)
        if found is None or not found.may(case, who, self.office):
            return Outcome(why_not(case, who), case, done=False)
        if version != case.version and not found.lasting:
            return Outcome(Line("press-stale"), case, done=False)
        against = self._recheck(matter, case, found, values)
        if against:
            return Outcome(against.line, case, done=False, anew=against.field or "")
        return self._do(matter, case, found, who, values)

    def by_clock(self, case: Case, act: str, values: Values | None = None) -> Case:
        """Do an act because its time has come, or because another case has moved."""
        matter = self.matters[case.matter]
        outcome = self._do(matter, case, acts_of(matter)[act], CLOCK, values or {})
        return outcome.case or case

    def _deed(self, case: Case, who: str, values: Values | None = None) -> Deed:
        return Deed(case, who, self.office, values or {}, self.request_of(case).history)

    def _do(self, matter: Matter[Any], case: Case, act: Act, who: str, values: Values) -> Outcome:
        step = case.current
        done = act.do(self._deed(case, who, values))
        if done.refused is not None:
            return Outcome(done.refused, case, done=False, anew=done.anew)
        if done == Done(case):
            return Outcome(Line(f"done-{act.name}"), case)
        clauses = tuple(item.clause for item in act.articles) or (step.articles if step else ())
        behalf = step.holder if step and step.decided_by is None and who not in (step.holder, *step.others) else None
        decided = act.name in ("approve", "refuse", "send_back")
        behalf = behalf if decided else None
        recorded = done.case if act.unrecorded else self._record(done.case, who, act.name, clauses, values, behalf)
        settled = self._settle(matter, recorded, replace(done, case=recorded))
        return Outcome(done.said or Line(f"done-{act.name}"), settled)

    def _settle(self, matter: Matter[Any], case: Case, done: Done) -> Case:
        """Save the case, then everything it causes: filing, notices, cards, duties, acts on other cases."""
        if case.state is State.APPROVED and "filed" not in case.facts:
            filed = matter.filed(self._deed(self._file(matter, case), CLOCK))
            heard = hearing(self.tx, self.matters, case)
            case, done = filed.case, _joined(_joined(done, filed), Done(filed.case, follows=heard))
        before = self.case(case.id)
        case = self._save(case)
        tally(self.tx, before, case, self.office)
        self._tell(matter, case, done)
        asked = frozenset(notice.to for notice in done.notices if notice.acts)
        deliver_cards(self.tx, matter, case, self.request_of(case), asked)
        schedule(self.tx, matter, case, self.office)
        for follow in done.follows:
            other = self.case(follow.case)
            if other is not None:
                self.by_clock(other, follow.act, follow.values)
        shift(self.tx, matter, before, case, self.office)
        return case

    def _tell(self, matter: Matter[Any], case: Case, done: Done) -> None:
        notices = [replace(notice, name=f"{notice.name}@{case.version}") for notice in done.notices]
        if done.broadcast is not None:
            doer = case.history[-1].actor
            others = [who for who in holders(self.tx, case.id) if who != doer]
            notices += [Notice(who, f"broadcast@{case.version}", done.broadcast) for who in others]
        notify(self.tx, matter, case, self.office, notices)

    def _opened(self, matter: Matter[Any], preview: Preview) -> Case:
        request = preview.request
        case = Case(
            id=self.office.token(),
            matter=matter.name,
            family=matter.family or matter.name,
            applicant=request.applicant.id,
            unit=request.applicant.unit,
            opened=self.office.now,
            values=dict(request.values),
            number=self._number(matter.name),
            steps=preview.steps,
            about=request.about.id if request.about else None,
        )
        return self._asked(case)

    def _reopened(self, preview: Preview) -> Case:
        case = self.case(preview.request.returned or "")
        if case is None or case.state is not State.RETURNED:
            raise LookupError("only a returned case is submitted again")
        again = replace(case, values=dict(preview.request.values), steps=preview.steps)
        return self._asked(again.move("resubmit", State.PENDING))

    def _asked(self, case: Case) -> Case:
        asked = ask_next(case, self.office)
        return asked if asked.current else replace(asked, state=State.APPROVED)

    def _file(self, matter: Matter[Any], case: Case) -> Case:
        number = list(self._number(f"{matter.files_with}-filing")) if matter.files_with else []
        return case.noted(filed={"number": number, "at": self.office.now})

    def _number(self, series: str) -> tuple[str, int, int]:
        year = self.office.half_day.day.year
        id = f"{series}-{year}"
        row = self.tx.get(COUNTER, id)
        serial = (row.doc["last"] if row else 0) + 1
        self.tx.put(COUNTER, id, {"last": serial})
        return series, year, serial

    def _save(self, case: Case) -> Case:
        doc = to_doc(case) | self.matters[case.matter].found_by(case)
        return replace(case, version=self.tx.put(CASE, case.id, doc, expect=case.version).version)

    def _record(
        self,
        case: Case,
        who: str,
        act: str,
        clauses: tuple[str, ...],
        note: Values,
        behalf: str | None = None,
    ) -> Case:
        rule = self.matters[case.matter].rule
        return case.recorded(Entry(self.office.now, who, act, clauses, rule, behalf, dict(note)))

    def _recheck(self, matter: Matter[Any], case: Case, act: Act, values: Values) -> Finding | None:
        if not act.rechecks:
            return None
        request = self.request(matter, case.applicant, {**case.values, **values}, case.about, case.id)
        found = findings(matter, request, set(values))
        return next((finding for finding in found if finding.stops), None)

    def _refuse(self, matter: Matter[Any], preview: Preview) -> Outcome:
        stops = [finding for finding in preview.findings if finding.stops]
        self.report_refusal(matter, preview.request, stops)
        return Outcome(stops[0].line, done=False)

    def report_refusal(self, matter: Matter[Any], request: Request, found: list[Finding]) -> None:
        """A rule refused what somebody asked for: what he said by asking is done all the same."""
        for follow in matter.on_refusal(request, found):
            case = self.case(follow.case)
            if case is not None:
                act = acts_of(self.matters[case.matter])[follow.act]
                self._do(self.matters[case.matter], case, act, request.filler, follow.values)


def _joined(first: Done, second: Done) -> Done:
    notices, follows = (*first.notices, *second.notices), (*first.follows, *second.follows)
    return Done(second.case, notices, follows, first.broadcast or second.broadcast)


@lru_cache(maxsize=KEPT)
def _of_row(row: Row) -> Case:
    """A case is never changed, so that it need not be made of its row at each look."""
    return of_doc(row.id, row.version, row.doc)


def cases(tx: Tx, **eq: Any) -> Iterator[Case]:
    """The cases with these values of their indexes, oldest first; a tuple of values: any of them."""
    choices = [[(key, one) for one in value] for key, value in eq.items() if isinstance(value, tuple)]
    if not choices:
        return (_of_row(row) for row in tx.find(CASE, eq=eq))
    rows = {row.id: row for chosen in product(*choices) for row in tx.find(CASE, eq=eq | dict(chosen))}
    return iter(sorted(map(_of_row, rows.values()), key=lambda case: (case.opened, case.number)))
