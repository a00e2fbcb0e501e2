"""Registers: 《督查专报》 (9.5-3), and reports to a superior committee, which nobody sends from here (AM-92)."""

from dataclasses import dataclass

from regulations.supervision_form import AUTHORISED
from regulations.supervision_item import staff
from workflow.article import articles
from workflow.case import Case
from workflow.field import Request, day, text
from workflow.matter import Finding, Matter, refuse
from workflow.message import Args
from workflow.office import Office
from workflow.over import recorded_on
from workflow.period import HalfDay

UPWARD, BRIEF = articles("9.8-7", "9.9-5"), articles("9.5-3")


@dataclass(frozen=True)
class Entry:
    """What is entered."""

    request: Request


def opens(request: Request) -> Finding | None:
    """督查室 keeps the registers."""
    mine = request.applicant.id in staff(request.office)
    return None if mine else Finding("supervision-office-only", AUTHORISED)


def _missing(name: str, entry: Entry) -> Args | None:
    return None if name in entry.request.values else {}


def _unsigned(entry: Entry) -> Args | None:
    """主要领导 signs first; the day of his signature is past or today."""
    on = HalfDay.parse(str(entry.request.values["signed_on"])).day
    return {} if on > entry.request.office.half_day.day else None


def also(case: Case, office: Office) -> tuple[str, ...]:
    """督查室."""
    return staff(office)


MATTERS = (
    Matter(
        name="supervision_upward",
        regulation="9",
        rule="2026-11",
        read=Entry,
        fields=(
            text("addressee", longest=40),
            text("document_no", longest=40),
            text("signed_by", longest=40),
            day("signed_on"),
            text("seal_slip", longest=40),
        ),
        checks=(
            refuse("upward-not-signed-yet", UPWARD, ("signed_on",), _unsigned),
            refuse("upward-no-number", UPWARD, (), lambda entry: _missing("document_no", entry)),
            refuse("upward-no-signature", UPWARD, (), lambda entry: _missing("signed_on", entry)),
            refuse("upward-no-seal", UPWARD, (), lambda entry: _missing("seal_slip", entry)),
        ),
        opens=opens,
        glance=("addressee", "document_no", "signed_by", "signed_on", "seal_slip"),
        also=also,
        over_on=recorded_on,
    ),
    Matter(
        name="supervision_brief",
        regulation="9",
        rule="2026-11",
        read=Entry,
        fields=(text("addressee", longest=40), text("subject", longest=100)),
        opens=opens,
        glance=("addressee", "subject"),
        also=also,
        command="brief",
        over_on=recorded_on,
    ),
)
