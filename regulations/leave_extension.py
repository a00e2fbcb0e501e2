"""Extension of a leave (续假, 30.9, AM-08): asked before the end, decided by the total length."""

from dataclasses import replace

from regulations.leave import ROUTE, RULE
from regulations.leave_days import NEEDS, Leave, read
from regulations.leave_return import approver_and_registry, period_of
from regulations.leave_rules import LIMITS, NEAR, PROVEN, remarks
from workflow.act import Act, Deed, Done, Follow, Notice
from workflow.acts import COMMON
from workflow.article import articles
from workflow.case import State
from workflow.field import Request, Values, file, half_day, text
from workflow.matter import Check, Finding, Matter, refuse
from workflow.message import Args, Line
from workflow.message import half_day as half
from workflow.period import HalfDay, Period

EXTENSION = articles("30.9-2")


def _kind(request: Request) -> str:
    return str(request.values.get("kind", ""))


FIELDS = (
    half_day("until"),
    text("reason", private=True),
    file("certificate", when=lambda request: _kind(request) in PROVEN, private=True),
)


def _added(values: Values) -> Values:
    if "until" not in values:
        return values
    start, end = HalfDay.parse(values["from"]), HalfDay.parse(values["until"])
    return {**values, "when": str(Period(start, max(start, end)))}


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


def _refused_limits() -> tuple[Check[Leave], ...]:
    return tuple(replace(check, of=("until",)) for check in (*LIMITS, NEAR))


def on_refusal(request: Request, found: list[Finding]) -> list[Notice]:
    """What a rule refuses is a report all the same: he cannot return in time; approver and 秘书室 learn it."""
    leave = request.about
    if leave is None or "until" not in request.values or found[0].key == "extension-not-later":
        return []
    return _report(request.values["until"], approver_and_registry(leave, request.office))


def _report(until: str, to: tuple[str, ...]) -> list[Notice]:
    line = Line("extension-report", {"until": {"half_day": until}})
    return [Notice(who, f"cannot-return-{until}", line) for who in to]


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
        done = act.do(deed)
        to = approver_and_registry(deed.case, deed.office) if act.name == "refuse" else ()
        notices = _report(deed.case.values["until"], to)
        return replace(
            done,
            notices=(*done.notices, *notices),
            follows=(*done.follows, *_follow(deed, "extension_ended")),
        )

    return replace(act, do=do)


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
            *_refused_limits(),
        ),
        route=tuple(replace(tier, fixes=()) for tier in ROUTE),
        acts=tuple(_ends_extension(act) for act in COMMON if act.name in ("refuse", "withdraw")),
        family="leave",
        needs=NEEDS,
        remarks=lambda request: remarks(replace(request, values=_added(request.values))),
        begin=begin,
        opened=opened,
        filed=filed,
        files_with="secretariat",
        on_refusal=on_refusal,
    ),
)
