"""Absence from a meeting (1.17, 2.19, AM-12, AM-13): asked before the start; a leave form does not replace it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from regulations.meeting_form import DIRECTOR, OFFICE
from regulations.meeting_people import about_meeting, begun, cancelled
from workflow.act import Act, Deed, Done, Follow, never
from workflow.acts import common
from workflow.article import articles
from workflow.authority import director
from workflow.case import State
from workflow.field import Request, Values, text
from workflow.matter import Finding, Matter, refuse
from workflow.message import Args, Line
from workflow.over import recorded_on
from workflow.pending import pending
from workflow.route import Tier

OF_OFFICE, OF_DIRECTOR, OF_OTHERS = articles("1.17-1"), articles("2.19"), articles("5.D-1")
BEFOREHAND = articles("1.17-1", "2.19")


@dataclass(frozen=True)
class Absence:
    """A request to stay away from a meeting."""

    request: Request

    @property
    def kind(self) -> str:
        return str(self.request.values.get("kind", ""))

    @property
    def convenor(self) -> str | None:
        """Who convenes a 主任办公会 in the director's place."""
        chair, chief = self.request.values.get("chair"), self.request.office.roster.chief
        return str(chair) if self.kind == DIRECTOR and chair is not None and chair != chief else None

    @property
    def others(self) -> tuple[str, ...]:
        return (self.convenor,) if self.convenor else ()


def _too_late(absence: Absence) -> Args | None:
    """Once the meeting has begun, or or is over, nothing is asked any more."""
    meeting, office = absence.request.about, absence.request.office
    if meeting is not None and cancelled(meeting):
        return None
    if meeting is None or meeting.state is not State.APPROVED or begun(meeting):
        return {}
    return {} if office.moment(meeting.values["start"]) <= office.now else None


def _off(absence: Absence) -> Args | None:
    """Nobody need be absent from what is called off."""
    meeting = absence.request.about
    return {} if meeting is not None and cancelled(meeting) else None


def begin(request: Request) -> Values:
    """Which meeting it is, for the route."""
    meeting = request.about
    if meeting is None:
        return {}
    return {name: meeting.values[name] for name in ("kind", "chair", "start") if name in meeting.values}


def _follow(deed: Deed, act: str) -> tuple[Follow, ...]:
    values = {"who": deed.case.applicant, "by": deed.case.id}
    return (Follow(deed.case.about, act, values),) if deed.case.about else ()


def opened(deed: Deed) -> Done:
    """The meeting knows that it is asked for; the list does not say absent yet."""
    return Done(deed.case, follows=_follow(deed, "meeting_absence_asked"))


def filed(deed: Deed) -> Done:
    """The yes: now the list says absent."""
    return Done(deed.case, follows=_follow(deed, "meeting_absence_granted"))


def on_refusal(request: Request, found: list[Finding]) -> tuple[Follow, ...]:
    """Asked after the start: the meeting lists it to the director (D-03)."""
    meeting = request.about
    if meeting is None or meeting.state is not State.APPROVED or found[0].key != "meeting-absence-too-late":
        return ()
    return (Follow(meeting.id, "meeting_absence_late", {"who": request.applicant.id}),)


def _then(name: str, act: str) -> Act:
    """One of the common acts, of which the meeting hears."""
    usual = common(name)
    do: Callable[[Deed], Done] = usual.do
    return replace(usual, do=lambda deed: replace(do(deed), follows=_follow(deed, act)))


def lapse(deed: Deed) -> Done:
    """The meeting has moved, was called off or has begun, or its applicant comes after all."""
    case = deed.case
    if case.state is State.APPROVED:
        return Done(case.move("close", State.CLOSED))
    waits = case.state in (State.PENDING, State.RETURNED)
    return (
        Done(case.move("withdraw", State.WITHDRAWN), broadcast=Line("meeting-absence-lapsed")) if waits else Done(case)
    )


def remarks(request: Request) -> list[Line]:
    """Which meeting it is; that leave and this are two things."""
    return [*about_meeting(request), Line("meeting-absence-besides-leave")]


MATTERS = (
    Matter(
        name="meeting_absence",
        regulation="1",
        rule="2026-11",
        read=Absence,
        fields=(text("reason", private=True),),
        checks=(
            refuse("meeting-absence-off", BEFOREHAND, ("reason",), _off),
            refuse("meeting-absence-too-late", BEFOREHAND, ("reason",), _too_late),
        ),
        route=(
            Tier("director", director, OF_OFFICE, lambda absence: absence.kind == OFFICE),
            Tier(
                "director_or_convenor",
                director,
                OF_DIRECTOR,
                lambda absence: absence.kind == DIRECTOR,
                others=lambda absence: absence.others,
            ),
            Tier("meeting_leader", director, OF_OTHERS, lambda absence: absence.kind not in (OFFICE, DIRECTOR)),
        ),
        acts=(
            _then("refuse", "meeting_absence_refused"),
            _then("withdraw", "meeting_absence_dropped"),
            replace(common("ask_withdrawal"), may=never),
            Act("absence_lapse", never, lapse, BEFOREHAND),
        ),
        duties=(pending("meetings"),),
        begin=begin,
        opened=opened,
        filed=filed,
        remarks=remarks,
        on_refusal=on_refusal,
        over_on=recorded_on,
    ),
)
