"""Who is away, who acts for whom, who is sent nothing: read from the stored cases when a transaction asks for it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workflow.authority import Attendance, Silence, Substitute
from workflow.case import Case
from workflow.desk import Desk, Matters, cases
from workflow.lazy import Listed, Looked
from workflow.matter import Matter
from workflow.office import Office
from workflow.period import Period
from workflow.reach import unreachable
from workflow.silence import IN_FORCE, silences
from workflow.store import Tx


def open_desk(tx: Tx, office: Office, matters: Matters) -> Desk:
    """The desk for one transaction, knowing who is away, who was named to act and who is sent nothing."""
    given = office.attendance
    attendance = Attendance(
        Looked(office.roster.people, lambda who: (*given.absences.get(who, ()), *_absences(tx, matters, who))),
        Listed(lambda: (*given.substitutes, *_substitutes(tx, matters))),
        Listed(lambda: _silences(tx, matters, office)),
        Listed(lambda: unreachable(tx)),
    )
    return Desk(tx, replace(office, attendance=attendance), matters)


def _absences(tx: Tx, matters: Matters, who: str) -> Iterator[Period]:
    """When somebody is away, by all matters that keep people away."""
    for state in IN_FORCE:
        for case in cases(tx, applicant=who, state=str(state)):
            absence = matters[case.matter].absence
            period = absence(case) if absence else None
            if period is not None:
                yield period


def _substitutes(tx: Tx, matters: Matters) -> Iterator[Substitute]:
    for matter, case in _in_force(tx, [matter for matter in matters.values() if matter.substitution]):
        named = matter.substitution(case) if matter.substitution else None
        if named is not None:
            yield named


def _silences(tx: Tx, matters: Matters, office: Office) -> Iterator[Silence]:
    for matter, case in _in_force(tx, [matter for matter in matters.values() if matter.silent]):
        yield from silences(matter, case, office)


def _in_force(tx: Tx, matters: list[Matter[Any]]) -> Iterator[tuple[Matter[Any], Case]]:
    for matter in matters:
        for state in IN_FORCE:
            yield from ((matter, case) for case in cases(tx, matter=matter.name, state=str(state)))
