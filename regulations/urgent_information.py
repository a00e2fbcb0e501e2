"""《信息调研工作细则》 (10): urgent information, as fast as can be; nothing waits, nothing is taken back."""

from dataclasses import replace

from regulations.urgent_clock import (
    DUTIES,
    UrgentSettings,
    desk,
    duty_officers,
    is_open,
    late_written,
    leaders,
    notified,
    unheard,
)
from regulations.urgent_words import WORDS
from workflow.act import Act, Deed, Done, Follow, Notice, never
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.field import Request, choice, moment, person, text
from workflow.matter import Matter, refuse
from workflow.message import Args, Line, listed
from workflow.message import person as name
from workflow.message import text as said
from workflow.office import Office
from workflow.over import recorded_on

SPOKEN = ("national_security", "leak")
"""Kinds of which nothing is written here: one telephones (16.4, 16.5, 18.15)."""
KINDS = ("accident", "disaster", "health", "public", "other", *SPOKEN)
REPORTED, CHANNEL, UPWARD = articles("10.7-1"), articles("10.7-2"), articles("10.5-4")
ELEMENTS = (
    text("where", longest=100),
    moment("happened"),
    text("casualties", longest=200),
    text("measures", longest=400),
)
"""What a report must say besides; what is missing is asked after the first push, not before."""


def _spoken(request: Request) -> Args | None:
    return {} if request.values["kind"] in SPOKEN else None


def _future(request: Request) -> Args | None:
    return {} if request.office.moment(request.values["learned"]) > request.office.now else None


def _just_now(request: Request) -> list[str]:
    local = request.office.now.astimezone(request.office.calendar.zone)
    return [local.replace(tzinfo=None).isoformat(timespec="minutes")]


def missing(case: Case) -> list[str]:
    """The elements that the report and what came after it do not say."""
    return [element.name for element in ELEMENTS if element.name not in case.values]


def opened(deed: Deed) -> Done:
    """Everybody is told at once, whatever the hour; the reporter is asked for what is missing; late is a fact."""
    case, office = deed.case, deed.office
    late = late_written(case, office)
    if late:
        case = case.noted(written_late=late)
    notices = [Notice(one, "first", Line("urgent-first"), ("acknowledge",), urgent=True) for one in notified(office)]
    lacking = [said(Line(f"urgent-{element}")) for element in missing(case)]
    if lacking:
        line = Line("urgent-missing", {"what": listed(lacking)})
        notices.append(Notice(case.applicant, "missing", line, ("supplement",), urgent=True))
    return Done(case, tuple(notices))


def acknowledge(deed: Deed) -> Done:
    """Somebody has heard it: the reminders stop for everybody."""
    acked = {**deed.case.facts.get("acked", {}), deed.actor: deed.office.now}
    return Done(deed.case.noted(acked=acked))


def _may_acknowledge(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in unheard(case, office)


def supplement(deed: Deed) -> Done:
    """What was missing is added; the first report stays as it was, in the history."""
    case = deed.case.with_values(**deed.values)
    line = Line("urgent-supplemented")
    return Done(case, tuple(Notice(one, "supplemented", line, urgent=True) for one in desk(deed.office)))


def called(deed: Deed) -> Done:
    """The duty officer has telephoned somebody."""
    calls = [*deed.case.facts.get("called", []), {"who": deed.values["whom"], "at": deed.office.now}]
    return Done(deed.case.noted(called=calls))


def phoned(deed: Deed) -> Done:
    """A telephone report came in: when, from whom it was taken."""
    return Done(deed.case.noted(phoned_at=deed.office.now, phoned_to=deed.actor))


def mark_phone_late(deed: Deed) -> Done:
    """No telephone report by its limit: a fact, judged by nobody here (F-27)."""
    return Done(deed.case.noted(phone_late=deed.office.now))


def sign_off(deed: Deed) -> Done:
    """The first of the leaders to sign lets it go upward; nothing waits for him longer than the set minutes."""
    acked = {**deed.case.facts.get("acked", {}), deed.actor: deed.office.now}
    case = deed.case.noted(signed_off=deed.actor, acked=acked)
    line = Line("urgent-signed", {"by": name(deed.actor)})
    return Done(case, tuple(Notice(one, "signed", line, ("tick_city",), urgent=True) for one in desk(deed.office)))


def _tick(fact: str, value: str) -> Act:
    def do(deed: Deed) -> Done:
        return Done(deed.case.noted(**{fact: {"said": value, "at": deed.office.now}}))

    def may(case: Case, who: str, office: Office) -> bool:
        return is_open(case) and who in (*desk(office), *duty_officers(office)) and fact not in case.facts

    return Act(f"tick_{fact}" if value == "done" else f"tick_{fact}_{value}", may, do, UPWARD)


def reported(deed: Deed) -> Done:
    """A follow-up or the final report has come."""
    reports = [*deed.case.facts.get("reports", []), {"kind": deed.values["kind"], "at": deed.office.now}]
    final = deed.office.now if deed.values["kind"] == "final" else None
    return Done(deed.case.noted(reports=reports, final=final))


def close(deed: Deed) -> Done:
    """Closed with the final report and the three ticks (S-49)."""
    return Done(deed.case.move("close", State.CLOSED))


TICKS = ("committee", "city", "province")


def _may_close(case: Case, who: str, office: Office) -> bool:
    done = all(tick in case.facts for tick in TICKS) and "final" in case.facts
    return is_open(case) and who in desk(office) and done


def _reporter(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in (case.applicant, *desk(office))


def standing(case: Case, office: Office) -> list[Line]:
    """Who has heard it, what is late, what is ticked, which reports have come."""
    facts = case.facts
    ticked = [
        Line(f"urgent-ticked-{one}-{facts[one]['said']}", {"at": facts[one]["at"]}) for one in TICKS if one in facts
    ]
    reports = [Line(f"urgent-report-{one['kind']}", {"at": one["at"]}) for one in facts.get("reports", [])]
    return [*_heard(case), *_late(case), *ticked, *reports]


def _heard(case: Case) -> list[Line]:
    facts = case.facts
    lines = [Line("urgent-acked", {"who": listed(name(one) for one in facts["acked"])})] if "acked" in facts else []
    lines += [Line("urgent-signed-by", {"by": name(facts["signed_off"])})] if "signed_off" in facts else []
    if "phoned_at" in facts:
        lines.append(Line("urgent-phoned", {"at": facts["phoned_at"], "to": name(facts["phoned_to"])}))
    return lines + [
        Line("urgent-called", {"who": name(one["who"]), "at": one["at"]}) for one in facts.get("called", [])
    ]


def _late(case: Case) -> list[Line]:
    facts = case.facts
    lines = [Line("urgent-written-late", {"minutes": facts["written_late"]})] if "written_late" in facts else []
    return lines + ([Line("urgent-phone-late")] if "phone_late" in facts and "phoned_at" not in facts else [])


def _nobody_takes_back(*acts: str) -> tuple[Act, ...]:
    """A report is never taken back; corrections are follow-ups (F-14)."""
    return tuple(Act(act, never, lambda deed: Done(deed.case)) for act in acts)


def _may_sign(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in leaders(office) and "signed_off" not in case.facts


def _may_supplement(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who == case.applicant and bool(missing(case))


def _hears_phones(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in (*desk(office), *duty_officers(office)) and "phoned_at" not in case.facts


def _may_call(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in duty_officers(office)


ACTS = (
    Act("acknowledge", _may_acknowledge, acknowledge, UPWARD, asks=True),
    Act("sign_off", _may_sign, sign_off, UPWARD),
    Act("supplement", _may_supplement, supplement, REPORTED, ELEMENTS),
    Act("follow_up", _reporter, lambda deed: Done(deed.case), REPORTED, to_form="urgent_follow_up"),
    Act("phoned", _hears_phones, phoned, REPORTED),
    _tick("committee", "done"),
    _tick("city", "done"),
    _tick("province", "done"),
    _tick("province", "not_needed"),
    Act("called", _may_call, called, UPWARD, (person("whom"),)),
    Act("close", _may_close, close, UPWARD),
    Act("mark_phone_late", never, mark_phone_late, REPORTED),
    Act("reported", never, reported, REPORTED),
    *_nobody_takes_back("ask_withdrawal"),
)


def follow_up_opened(deed: Deed) -> Done:
    """A follow-up is one more link of the chain: the report knows it, everybody who was told is told."""
    case, office = deed.case, deed.office
    line = Line("urgent-followed-up", {"kind": said(Line(f"urgent_follow_up-kind-{case.values['kind']}"))})
    notices = [Notice(one, "follow-up", line, urgent=True) for one in notified(office) if one != deed.actor]
    follows = (Follow(case.about, "reported", {"kind": case.values["kind"]}),) if case.about else ()
    return Done(case, tuple(notices), follows)


MATTERS = (
    Matter(
        name="urgent",
        regulation="10",
        rule="2026-11",
        read=lambda request: request,
        fields=(
            choice("kind", lambda _: list(KINDS)),
            text("what", longest=800),
            moment("learned", suggest=_just_now),
            *(replace(element, optional=lambda _: True) for element in ELEMENTS),
        ),
        checks=(
            refuse("urgent-spoken", articles("16.4", "16.5", "18.15"), ("kind",), _spoken),
            refuse("urgent-future", REPORTED, ("learned",), _future),
        ),
        acts=ACTS,
        duties=DUTIES,
        opened=opened,
        standing=standing,
        glance=("kind", "what", "learned", "where", "happened", "casualties", "measures"),
        also=lambda case, office: notified(office),
        command="urgent",
        words=WORDS,
        settings=UrgentSettings,
    ),
    Matter(
        name="urgent_follow_up",
        regulation="10",
        rule="2026-11",
        read=lambda request: request,
        fields=(choice("kind", lambda _: ["follow_up", "final"]), text("what", longest=800)),
        acts=_nobody_takes_back("ask_withdrawal"),
        opened=follow_up_opened,
        glance=("kind", "what"),
        also=lambda case, office: distinct([*notified(office)]),
        over_on=recorded_on,
    ),
)
