"""A leak of secrets (18.15, 26.9-4, D-50): its time only; the security office and the director at once."""

from dataclasses import dataclass, field, replace

from regulations.urgent_alarm import Alarm, duty_officers, entries, is_open
from regulations.urgent_form import just_now
from workflow.act import Act, Deed, Done, Notice, never
from workflow.acts import common
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.field import Request, moment
from workflow.matter import Matter, refuse
from workflow.message import Args, Line
from workflow.office import Office

LEAK = articles("18.15-1", "18.15-2", "26.9-4")


@dataclass(frozen=True)
class LeakSettings:
    """How often a leak is told again until somebody has heard it."""

    repeat: int = field(default=15, metadata={"source": "18.15, D-50", "about": "minutes until it is told again"})
    acknowledge: int = field(default=5, metadata={"source": "18.15, D-50", "about": "minutes to acknowledge a ping"})


def told(office: Office) -> tuple[str, ...]:
    """保密机要局, the director, the duty officer."""
    return distinct([*office.roster.holders("security"), office.roster.chief, *duty_officers(office)])


ALARM = Alarm(
    told,
    lambda office: office.setting(LeakSettings).repeat,
    lambda office: office.setting(LeakSettings).acknowledge,
    LEAK,
)


def opened(deed: Deed) -> Done:
    """Everybody is told at once; who reports it reads whom to telephone. What has leaked is written nowhere."""
    case, office = deed.case, deed.office
    to = tuple(one for one in told(office) if one != case.applicant and one not in duty_officers(office))
    numbers = Line("leak-call", {"who": entries(to, office)})
    return Done(case, (Notice(case.applicant, "call", numbers, urgent=True), *ALARM.notices(case, office)))


def stands(case: Case, office: Office) -> Line | None:
    """Where a leak stands: nobody approves it."""
    return Line("leak-is-open") if is_open(case) else None


def _future(request: Request) -> Args | None:
    return {} if request.office.moment(request.values["found"]) > request.office.now else None


def close(deed: Deed) -> Done:
    """保密机要局 has taken it over."""
    return Done(deed.case.move("close", State.CLOSED))


def _may_close(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in office.roster.holders("security") and bool(case.facts.get("acked"))


MATTERS = (
    Matter(
        name="leak",
        regulation="18",
        rule="2026-11",
        read=lambda request: request,
        fields=(moment("found", suggest=just_now, past=True),),
        checks=(refuse("leak-future", LEAK, ("found",), _future),),
        acts=(
            *ALARM.acts(),
            Act("take_over", _may_close, close, LEAK, lasting=True),
            replace(common("ask_withdrawal"), may=never),
        ),
        duties=ALARM.duties(),
        opened=opened,
        standing=ALARM.lines,
        stands=stands,
        glance=("found",),
        also=lambda case, office: told(office),
        urgent=True,
        command="leak",
        settings=LeakSettings,
    ),
)
