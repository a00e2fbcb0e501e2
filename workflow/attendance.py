"""Who is away, who acts for whom, who is sent nothing: read from the stored cases as each transaction begins."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workflow.authority import Attendance, Silence
from workflow.case import Case
from workflow.desk import Desk, Matters, cases
from workflow.matter import Matter
from workflow.office import Office
from workflow.period import Period
from workflow.reach import unreachable
from workflow.silence import IN_FORCE, silences
from workflow.store import Tx


def open_desk(tx: Tx, office: Office, matters: Matters) -> Desk:
    """The desk for one transaction, knowing who is away, who was named to act and who is sent nothing."""
    absences: dict[str, list[Period]] = defaultdict(list)
    substitutes = list(office.attendance.substitutes)
    silent: list[Silence] = []
    for matter, case in _in_force(tx, matters):
        period = matter.absence(case) if matter.absence else None
        if period is not None:
            absences[case.applicant].append(period)
        named = matter.substitution(case) if matter.substitution else None
        if named is not None:
            substitutes.append(named)
        silent += silences(matter, case, office)
    known = {person: tuple(periods) for person, periods in absences.items()}
    away = {**office.attendance.absences, **known}
    attendance = Attendance(away, tuple(substitutes), tuple(silent), frozenset(unreachable(tx)))
    return Desk(tx, replace(office, attendance=attendance), matters)


def _in_force(tx: Tx, matters: Matters) -> Iterator[tuple[Matter[Any], Case]]:
    for name, matter in matters.items():
        if matter.absence or matter.substitution or matter.silent:
            for state in IN_FORCE:
                yield from ((matter, case) for case in cases(tx, matter=name, state=str(state)))
