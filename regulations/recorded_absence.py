"""Absences decided outside (K-06, AM-10): the director's and the discipline head's, recorded and not approved."""

from workflow.acts import ending
from workflow.article import articles
from workflow.authority import Rank
from workflow.field import Request, period
from workflow.matter import Finding, Matter
from workflow.over import period_over
from workflow.period import Period

OUTSIDE = articles("30.2")


def opens(request: Request) -> Finding | None:
    """For those whose leave is decided outside; everybody else asks for leave."""
    outside = request.applicant.rank in (Rank.DIRECTOR, Rank.DISCIPLINE, Rank.STANDING)
    return None if outside else Finding("absence-use-leave", articles("30.3-1"))


MATTERS = (
    Matter(
        name="recorded_absence",
        regulation="30",
        rule="2026-11",
        read=lambda request: request,
        fields=(period("when"),),
        acts=(ending("end_absence", "absence-ended", OUTSIDE),),
        opens=opens,
        glance=("when",),
        also=lambda _case, office: office.roster.holders("secretariat"),
        files_with="secretariat",
        absence=lambda case: Period.parse(case.values["when"]),
        over_on=period_over,
        command="absence",
    ),
)
