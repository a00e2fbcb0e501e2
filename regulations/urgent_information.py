"""《信息调研工作细则》 (10): urgent information, as fast as can be; nothing waits, nothing is taken back."""

from regulations.urgent_acts import ACTS, REPORTED, nobody_takes_back, told_late, with_late
from regulations.urgent_card import LISTS, agenda, overview, standing, stands
from regulations.urgent_clock import ALARM, DUTIES, UrgentSettings, late_by, notified
from regulations.urgent_form import CHECKS, FIELDS, SECRECY, missing
from regulations.urgent_words import WORDS
from workflow.act import Deed, Done, Follow, Notice
from workflow.case import Case, State
from workflow.field import Request, choice, text
from workflow.matter import Matter, refuse
from workflow.message import Args, Line, listed
from workflow.message import text as said
from workflow.office import Office
from workflow.over import recorded_on


def opened(deed: Deed) -> Done:
    """Everybody is told at once, whatever the hour; the reporter is asked for what is missing; late is a fact."""
    office = deed.office
    case = with_late(deed.case, "unit_written", late_by("unit_written", deed.case, office, deed.case.opened))
    notices = ALARM.notices(case, office, "sign_off")
    if "late" in case.facts:
        notices += told_late(case, "unit_written", office)
    lacking = [said(Line(f"urgent-{element}")) for element in missing(case)]
    if lacking:
        line = Line("urgent-missing", {"what": listed(lacking)})
        notices += (Notice(case.applicant, "missing", line, ("supplement",), urgent=True),)
    return Done(case, notices)


def follow_up_opened(deed: Deed) -> Done:
    """A follow-up is one more link of the chain: the report has it, everybody who was told reads it."""
    case, values = deed.case, deed.case.values
    report = next((one for one in deed.earlier("open") if one.id == case.about), None)
    if report is None:
        return Done(case)
    entry = {"kind": values["kind"], "what": values["what"], "by": case.applicant}
    return Done(case.noted(of=list(report.number)), follows=(Follow(report.id, "reported", entry),))


def of_report(case: Case, office: Office) -> list[Line]:
    """Which report a link of the chain belongs to."""
    return [Line("urgent-of", {"number": {"number": case.facts["of"]}})] if "of" in case.facts else []


def _over(request: Request) -> Args | None:
    """After the final report only what must be put right is added."""
    about = request.about
    final = about is not None and "final" in about.facts
    return {} if final and request.values["kind"] != "correction" else None


def _closed(request: Request) -> Args | None:
    return {} if request.about is not None and request.about.state is State.CLOSED else None


MATTERS = (
    Matter(
        name="urgent",
        regulation="10",
        rule="2026-11",
        read=lambda request: request,
        fields=FIELDS,
        checks=CHECKS,
        acts=ACTS,
        duties=DUTIES,
        opened=opened,
        standing=standing,
        stands=stands,
        glance=tuple(field.name for field in FIELDS),
        also=lambda case, office: notified(office),
        lists=LISTS,
        urgent=True,
        agenda=agenda,
        overview=overview,
        command="urgent",
        words=WORDS,
        settings=UrgentSettings,
    ),
    Matter(
        name="urgent_follow_up",
        regulation="10",
        rule="2026-11",
        read=lambda request: request,
        fields=(choice("kind", lambda _: ["follow_up", "correction", "final"]), text("what", longest=800)),
        checks=(
            SECRECY,
            refuse("urgent-final-already", REPORTED, ("kind",), _over),
            refuse("urgent-closed-already", REPORTED, ("kind",), _closed),
        ),
        acts=nobody_takes_back("ask_withdrawal"),
        opened=follow_up_opened,
        needs={"open": lambda _: {"matter": "urgent", "state": "approved"}},
        standing=of_report,
        stands=lambda _case, _office: Line("urgent-is-sent"),
        glance=("kind", "what"),
        also=lambda case, office: notified(office),
        urgent=True,
        over_on=recorded_on,
    ),
)
