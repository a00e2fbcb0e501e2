"""Absences decided outside (K-06, AM-10): the director's and the discipline head's, recorded and not approved."""

from workflow.act import Act, Deed, Done
from workflow.article import articles
from workflow.authority import Rank
from workflow.case import Case, State
from workflow.field import Request, period
from workflow.matter import Finding, Matter
from workflow.message import Line
from workflow.message import person as name
from workflow.office import Office
from workflow.period import Period

OUTSIDE = articles("30.2")


def opens(request: Request) -> Finding | None:
    """For those whose leave is decided outside; everybody else asks for leave."""
    outside = request.applicant.rank in (Rank.DIRECTOR, Rank.DISCIPLINE, Rank.STANDING)
    return None if outside else Finding("absence-use-leave", articles("30.3-1"))


def _may_end(case: Case, who: str, office: Office) -> bool:
    return who == case.applicant and case.state is State.APPROVED


def end(deed: Deed) -> Done:
    """Back, or not going: the record ends."""
    line = Line("absence-ended", {"by": name(deed.actor)})
    return Done(deed.case.move("close", State.CLOSED), broadcast=line)


MATTERS = (
    Matter(
        name="recorded_absence",
        regulation="30",
        rule="2026-11",
        read=lambda request: request,
        fields=(period("when"),),
        acts=(Act("end_absence", _may_end, end, OUTSIDE),),
        opens=opens,
        glance=("when",),
        also=lambda _case, office: office.roster.holders("secretariat"),
        files_with="secretariat",
        absence=lambda case: Period.parse(case.values["when"]),
        command="absence",
    ),
)
