"""A phone in a classified meeting (26.4-4): only with the organiser's consent, and only with its battery out."""

from dataclasses import dataclass

from regulations.meeting_form import OTHER, STANDING, organisers_of
from regulations.meeting_people import about_meeting, begun, classified, invited, published
from workflow.act import Act, Deed, Done, Follow, Notice, never
from workflow.article import articles
from workflow.authority import Person, Roster
from workflow.case import Case
from workflow.field import Request, Values, choice, text
from workflow.matter import Matter, refuse
from workflow.message import Args, Line, listed
from workflow.message import person as name
from workflow.office import Office
from workflow.over import recorded_on
from workflow.pending import pending
from workflow.route import Tier

EXCEPTION = articles("26.4-4")


@dataclass(frozen=True)
class PhoneRequest:
    """Somebody asks to bring his phone along."""

    request: Request

    @property
    def kind(self) -> str:
        return str(self.request.values.get("kind", ""))

    @property
    def organisers(self) -> tuple[str, ...]:
        return organisers_of(self.kind, self.request.office.roster)


def _too_late(asked: PhoneRequest) -> Args | None:
    meeting = asked.request.about
    return None if meeting is not None and published(meeting) and not begun(meeting) else {}


def _fixed(asked: PhoneRequest) -> Args | None:
    """A battery that stays in makes it impossible."""
    return {} if asked.request.values["battery"] == "fixed" else None


def begin(request: Request) -> Values:
    """Who runs the meeting follows from its kind."""
    return {"kind": request.about.values["kind"]} if request.about else {}


def _tier(kind: str) -> Tier[PhoneRequest]:
    """One of those who run such a meeting, never the asker himself."""

    def holder(person: Person, roster: Roster) -> str | None:
        return next((one for one in organisers_of(kind, roster) if one != person.id), None)

    def applies(asked: PhoneRequest) -> bool:
        return (asked.kind == STANDING) == (kind == STANDING)

    return Tier("meeting_host", holder, EXCEPTION, applies, others=lambda asked: asked.organisers)


def _granted(deed: Deed) -> Done:
    values = {"who": deed.case.applicant}
    follows = (Follow(deed.case.about, "meeting_phone_let", values),) if deed.case.about else ()
    return Done(deed.case, follows=follows)


def let_in(deed: Deed) -> Done:
    """The meeting knows of it; so does who minds the phones at the door."""
    case = deed.case.noted(phones=[*deed.case.facts.get("phones", []), deed.values["who"]])
    line = Line("meeting-phone-let", {"who": name(deed.values["who"])})
    return Done(case, (Notice(case.values["supervisor"], "phone", line),))


def _may_ask(case: Case, who: str, office: Office) -> bool:
    open_one = published(case) and classified(case) and not begun(case)
    return open_one and who in invited(case) and who not in case.facts.get("phones", [])


def phones(case: Case, who: str | None = None) -> list[Line]:
    """Whose phone may come in: all of them for who runs it, or the reader's own."""
    found = [one for one in case.facts.get("phones", []) if who in (None, one)]
    return [Line("meeting-phones", {"who": listed(name(one) for one in found)})] if found else []


PHONE_ACTS = (
    Act("meeting_phone", _may_ask, lambda deed: Done(deed.case), EXCEPTION, to_form="meeting_phone"),
    Act("meeting_phone_let", never, let_in, EXCEPTION),
)
MATTERS = (
    Matter(
        name="meeting_phone",
        regulation="26",
        rule="2026-11",
        read=PhoneRequest,
        fields=(text("reason", longest=200), choice("battery", lambda _: ["removable", "fixed"])),
        checks=(
            refuse("meeting-phone-late", EXCEPTION, ("reason",), _too_late),
            refuse("meeting-phone-fixed", EXCEPTION, ("battery",), _fixed),
        ),
        route=(_tier(OTHER), _tier(STANDING)),
        duties=(pending("meetings"),),
        begin=begin,
        remarks=about_meeting,
        filed=_granted,
        over_on=recorded_on,
    ),
)
