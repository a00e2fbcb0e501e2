"""Extension of a leave (续假, 30.9, AM-08): asked before the end, decided by the total length."""

from dataclasses import replace

from regulations.leave import ROUTE, RULE
from regulations.leave_days import NEEDS, Leave, counts_until, half_days, read
from regulations.leave_return import REGISTRY, period_of, registry
from regulations.leave_rules import LIMITS, NEAR, NO_CERTIFICATE, NO_WORKDAY, OVERLAP, PROVEN, remarks
from regulations.leave_words import EXTEND
from workflow.act import Act, Deed, Done, Follow, never
from workflow.acts import common
from workflow.article import articles
from workflow.case import Case, State
from workflow.field import Request, Values, file, half_day, text
from workflow.matter import Check, Finding, Matter, refuse
from workflow.message import Args
from workflow.message import half_day as half
from workflow.office import Office
from workflow.period import HalfDay

EXTENSION = articles("30.9-2")


def _kind(request: Request) -> str:
    return str(request.values.get("kind", ""))


FIELDS = (
    half_day("until"),
    text("reason", private=True),
    file("certificate", when=lambda request: _kind(request) in PROVEN, private=True),
)


def _added(values: Values) -> Values:
    return {**values, "when": str(half_days(values))} if "until" in values else values


def read_extension(request: Request) -> Leave:
    """The half-days that are added, as a leave of their own that adjoins the first one."""
    return read(replace(request, values=_added(request.values)))


def begin(request: Request) -> Values:
    """An extension goes on where its leave ends, and is of its kind."""
    if request.about is None:
        return {}
    after = period_of(request.about).end.following()
    return {"kind": request.about.values["kind"], "from": str(after)}


def _not_later(leave: Leave) -> Args | None:
    ends = HalfDay.parse(str(leave.values["from"])).preceding()
    asked = HalfDay.parse(str(leave.values["until"]))
    return {"end": half(ends)} if asked <= ends else None


def _too_late(leave: Leave) -> Args | None:
    ends = HalfDay.parse(str(leave.values["from"])).preceding()
    return {"end": half(ends)} if leave.office.half_day > ends else None


def _leave_moved(leave: Leave) -> Args | None:
    about, start = leave.about, HalfDay.parse(str(leave.values["from"]))
    goes_on = about is not None and about.state is State.APPROVED and period_of(about).end.following() == start
    return None if goes_on else {}


def _of_the_end(check: Check[Leave]) -> Check[Leave]:
    """A rule of leave, held against the half-days that are added."""
    return replace(check, of=("until",))


def on_refusal(request: Request, found: list[Finding]) -> tuple[Follow, ...]:
    """What a rule refuses is a report all the same: he cannot return in time."""
    if request.about is None or found[0].key not in REPORTED:
        return ()
    return (Follow(request.about.id, "cannot_return", {"until": request.values["until"]}),)


def opened(deed: Deed) -> Done:
    """The leave knows that its extension is on its way."""
    return Done(deed.case, follows=_follow(deed, "extension_asked"))


def filed(deed: Deed) -> Done:
    """Approved: the leave lasts until the new end, and the extension is done with."""
    return Done(deed.case.move("close", State.CLOSED), follows=_follow(deed, "extended"))


def _follow(deed: Deed, act: str) -> tuple[Follow, ...]:
    values = {"by": deed.case.id, "until": deed.case.values["until"]}
    return (Follow(deed.case.about, act, values),) if deed.case.about else ()


def _ends_extension(act: Act) -> Act:
    """Refused or withdrawn: the leave keeps its end; a refusal is still a report (30.9-2)."""

    def do(deed: Deed) -> Done:
        reported = _follow(deed, "cannot_return") if act.name == "refuse" else ()
        return replace(act.do(deed), follows=(*_follow(deed, "extension_ended"), *reported))

    return replace(act, do=do)


def filed_with(case: Case, office: Office) -> tuple[str, ...]:
    """秘书室, once it is approved."""
    return registry(office) if "filed" in case.facts else ()


def lapse(deed: Deed) -> Done:
    """Its leave has ended before it was decided: it is withdrawn in the applicant's name."""
    return WITHDRAW.do(replace(deed, actor=deed.case.applicant))


WITHDRAW = _ends_extension(common("withdraw"))
ACTS = (_ends_extension(common("refuse")), WITHDRAW, Act("lapse", never, lapse, EXTENSION))
REPORTED = ("extension-too-late", *(check.key for check in LIMITS))
"""The refusals by rule that still tell the office that somebody cannot return in time."""

MATTERS = (
    Matter(
        name="leave_extension",
        regulation="30",
        rule=RULE,
        read=read_extension,
        fields=FIELDS,
        checks=(
            refuse("extension-not-later", EXTENSION, ("until",), _not_later),
            refuse("extension-too-late", EXTENSION, ("until",), _too_late),
            refuse("extension-leave-moved", EXTENSION, ("until",), _leave_moved),
            *(_of_the_end(check) for check in (NO_WORKDAY, OVERLAP, *LIMITS, NEAR)),
            NO_CERTIFICATE,
        ),
        route=tuple(replace(tier, fixes=()) for tier in ROUTE),
        acts=ACTS,
        family="leave",
        needs=NEEDS,
        remarks=lambda request: remarks(replace(request, values=_added(request.values))),
        begin=begin,
        opened=opened,
        filed=filed,
        also=filed_with,
        files_with=REGISTRY,
        during=lambda case: half_days(case.values),
        on_refusal=on_refusal,
        words=(EXTEND,),
        over_on=counts_until,
    ),
)
