"""Substitutes named in advance (K-07, 30.5, 5.2): who decides for a leader while he is away."""

from dataclasses import dataclass

from workflow.acts import ending
from workflow.article import articles
from workflow.authority import Rank, Substitute, may_stand_for
from workflow.case import Case
from workflow.field import Request, period, person
from workflow.matter import Finding, Matter, refuse
from workflow.message import Args
from workflow.message import person as name
from workflow.over import period_over
from workflow.period import Period

LEVELS = articles("30.5-0", "5.2")


@dataclass(frozen=True)
class Appointment:
    """Who is named to act for whom, and when."""

    request: Request

    @property
    def absent(self) -> str:
        return str(self.request.values["absent"])

    @property
    def acting(self) -> str:
        return str(self.request.values["acting"])


def _same(wanted: Appointment) -> Args | None:
    return {} if wanted.absent == wanted.acting else None


def _too_low(wanted: Appointment) -> Args | None:
    allowed = may_stand_for(wanted.acting, wanted.absent, wanted.request.office.roster)
    return None if allowed else {"who": name(wanted.acting), "absent": name(wanted.absent)}


def _past(wanted: Appointment) -> Args | None:
    over = Period.parse(str(wanted.request.values["when"])).end < wanted.request.office.half_day
    return {} if over else None


def opens(request: Request) -> Finding | None:
    """Only the director names substitutes."""
    mine = request.applicant.rank is Rank.DIRECTOR
    return None if mine else Finding("substitution-director-only", LEVELS)


def _leaders(request: Request) -> list[str]:
    roster = request.office.roster
    ranks = (Rank.DIRECTOR, Rank.DEPUTY, Rank.HEAD)
    return [leader.id for rank in ranks for leader in roster.of_rank(rank)]


def substitute(case: Case) -> Substitute:
    """The appointment as the authority reads it."""
    values = case.values
    return Substitute(values["absent"], values["acting"], Period.parse(values["when"]))


MATTERS = (
    Matter(
        name="substitution",
        regulation="30",
        rule="2026-11",
        read=Appointment,
        fields=(person("absent", suggest=_leaders), person("acting", suggest=_leaders), period("when")),
        checks=(
            refuse("substitution-self", LEVELS, ("absent", "acting"), _same),
            refuse("substitution-rank", LEVELS, ("absent", "acting"), _too_low),
            refuse("substitution-past", LEVELS, ("when",), _past),
        ),
        acts=(ending("revoke", "substitution-revoked", LEVELS),),
        opens=opens,
        glance=("absent", "acting", "when"),
        also=lambda case, _office: (case.values["absent"], case.values["acting"]),
        substitution=substitute,
        over_on=period_over,
        command="substitute",
    ),
)
