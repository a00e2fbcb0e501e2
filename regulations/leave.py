"""《请销假制度》 (30): private leave on the form, level by level by rank and days, filed with 秘书室."""

from regulations.leave_acts import EXTENSION_ACTS, STAND_IN_ACTS, WITHDRAWAL_ACTS, stand_in_fixed
from regulations.leave_days import KINDS, NEEDS, Leave, LeaveSettings, counts_until, read
from regulations.leave_return import REGISTRY, REPORT_BACK, RETURN_ACTS, agenda, concerned, standing
from regulations.leave_rules import CHECKS, PROVEN, remarks
from regulations.leave_words import WORDS
from workflow.act import Deed, Done, Follow
from workflow.article import articles
from workflow.authority import Rank, deputy_in_charge, director, distinct, section_head, standing_member
from workflow.case import Case, State
from workflow.field import Request, Values, choice, file, period, person, phone, text
from workflow.matter import Finding, Matter
from workflow.message import Line, titled
from workflow.office import Office
from workflow.period import Period
from workflow.route import Tier

RULE = "2026-11"


def _kind(request: Request) -> str:
    return str(request.values.get("kind", ""))


def _colleagues(request: Request) -> list[str]:
    mine = request.applicant
    unit = [other.id for other in request.office.roster.of_unit(mine.unit) if other.id != mine.id]
    heads = [other.id for other in request.office.roster.of_rank(mine.rank) if other.id != mine.id]
    return list(distinct([*unit, *(heads if mine.rank is not Rank.STAFF else [])]))[:8]


def _abroad(request: Request) -> bool:
    return request.values.get("place") == "abroad"


def _usual_place(request: Request) -> str | None:
    return None if "destination" in request.values else "local"


def _own_phone(request: Request) -> list[str]:
    return [request.applicant.phone] if request.applicant.phone else []


FIELDS = (
    choice("kind", lambda _: list(KINDS)),
    period("when"),
    text("reason", optional=lambda request: _kind(request) == "annual", private=True),
    choice("place", lambda _: ["local", "elsewhere", "abroad"], usual=_usual_place),
    text("destination", when=lambda request: request.values.get("place") in ("elsewhere", "abroad"), longest=60),
    text("exit_approval", when=lambda request: _abroad(request) and read(request).cleared, longest=40),
    person("stand_in", suggest=_colleagues),
    phone("phone", suggest=_own_phone, usual=lambda request: request.applicant.phone or None),
    file(
        "certificate",
        when=lambda request: _kind(request) not in ("", "private", "annual"),
        optional=lambda request: _kind(request) not in PROVEN,
        private=True,
    ),
)


def _beyond_head(leave: Leave) -> bool:
    """Whether staff leave goes on to the deputy; what goes to the director never passes him by (30.5-0)."""
    return leave.joined_days > leave.settings.head_max_days or _beyond_deputy(leave)


def _beyond_deputy(leave: Leave) -> bool:
    strict = leave.staff and leave.settings.staff_strict
    return strict or leave.joined_days > leave.settings.deputy_max_days


def _separate_member(leave: Leave) -> bool:
    return leave.deputy and standing_member(leave.applicant, leave.office.roster) is not None


ROUTE: tuple[Tier[Leave], ...] = (
    Tier(
        "section_head",
        section_head,
        articles("30.3-2", "30.5-0"),
        lambda leave: leave.staff,
        fixes=("stand_in",),
    ),
    Tier(
        "deputy",
        deputy_in_charge,
        articles("30.5-2"),
        lambda leave: leave.head or (leave.staff and _beyond_head(leave)),
    ),
    Tier(
        "director",
        director,
        articles("30.5-3"),
        lambda leave: (leave.head or leave.staff) and _beyond_deputy(leave),
    ),
    Tier("director_for_deputy", director, articles("30.5-1"), lambda leave: leave.deputy),
    Tier("standing_member", standing_member, articles("30.5-1"), _separate_member),
)


def opens(request: Request) -> Finding | None:
    """The director's and the discipline head's own leave are decided outside (K-06, AM-10)."""
    rank = request.applicant.rank
    outside = rank in (Rank.DIRECTOR, Rank.DISCIPLINE, Rank.STANDING)
    return Finding(f"leave-outside-{rank}", articles("30.2")) if outside else None


def begin(request: Request) -> Values:
    """An oral leave that is made up brings its answers along."""
    oral = request.about
    kept = ("kind", "when", "reason", "stand_in", "phone")
    return {key: oral.values[key] for key in kept if key in oral.values} if oral else {}


def opened(deed: Deed) -> Done:
    """A form that makes up an oral leave fulfils the duty to hand it in; a changed form asks the stand-in anew."""
    follows = (Follow(deed.case.about, "made_up"),) if deed.case.about else ()
    return Done(deed.case.noted(stand_in_said=None), follows=follows)


def filed(deed: Deed) -> Done:
    """The last level has agreed: the form is filed; a made-up leave that is over is closed with its oral one."""
    case = deed.case
    if case.about is None:
        return Done(case)
    over = Period.parse(case.values["when"]).end < deed.office.half_day
    return Done(case.move("close", State.CLOSED) if over else case, follows=(Follow(case.about, "settled"),))


def also(case: Case, office: Office) -> tuple[str, ...]:
    """The stand-in once he is fixed, 保密机要局 for a cleared person going abroad, and who sees to the return."""
    stand_in = case.values["stand_in"] if stand_in_fixed(case) else None
    security = office.roster.holders("security") if "exit_approval" in case.values else ()
    return distinct([stand_in, *security, *concerned(case, office)])


def known(case: Case, office: Office) -> list[Line]:
    """What has become known since: the stand-in's answer, the filing, the return, the flags."""
    said = case.facts.get("stand_in_said")
    lines = [Line(f"leave-stand-in-{said}", {"who": titled(case.values["stand_in"])})] if said else []
    return lines + standing(case, office)


MATTERS = (
    Matter(
        name="leave",
        regulation="30",
        rule=RULE,
        read=read,
        fields=FIELDS,
        checks=CHECKS,
        route=ROUTE,
        acts=(*RETURN_ACTS, *EXTENSION_ACTS, *STAND_IN_ACTS, *WITHDRAWAL_ACTS),
        duties=(REPORT_BACK,),
        family="leave",
        opens=opens,
        needs=NEEDS,
        remarks=remarks,
        glance=("when",),
        standing=known,
        also=also,
        begin=begin,
        opened=opened,
        filed=filed,
        files_with=REGISTRY,
        absence=lambda case: Period.parse(case.values["when"]),
        agenda=agenda,
        own_agenda=True,
        command="leave",
        words=WORDS,
        settings=LeaveSettings,
        over_on=counts_until,
    ),
)
