"""What a report of urgent information says (10.7-1), and what is never written in one (10.7-3, 16.4, 16.5, 18.15)."""

import re
from dataclasses import replace

from regulations.urgent_alarm import entries
from workflow.article import articles
from workflow.case import Case
from workflow.field import Field, Request, choice, moment, text
from workflow.matter import Check, refuse
from workflow.message import Args

SPOKEN = ("national_security", "leak")
"""Kinds of which nothing is written here: one telephones (16.4, 16.5, 18.15)."""
KINDS = ("accident", "disaster", "health", "public", "other", *SPOKEN)
_SECRET = re.compile(
    r"国家安全|国安|间谍|策反|窃密|泄密|失密|泄露.{0,4}秘密|境外势力|\b(?:espionage|spy|national security)\b"
)
"""Words of the kinds that are telephoned; the clerk may be wrong about the kind (F-16)."""
BY_PHONE = articles("16.4", "16.5", "18.15")
ELEMENTS: tuple[Field, ...] = (
    text("where", longest=100),
    moment("happened", past=True),
    text("casualties", longest=200),
    text("measures", longest=400),
)
"""What a report must say besides; what is missing is asked after the first push, not before."""


def _numbers(request: Request) -> Args:
    """Who is telephoned: 保密机要局, and the director."""
    roster = request.office.roster
    to = [*roster.holders("security"), *filter(None, [roster.chief])]
    return {"who": entries(tuple(to), request.office)}


def _spoken(request: Request) -> Args | None:
    return _numbers(request) if request.values["kind"] in SPOKEN else None


def _secret(request: Request) -> Args | None:
    return _numbers(request) if _SECRET.search(str(request.values["what"])) else None


def _future(request: Request) -> Args | None:
    return {} if request.office.moment(request.values["learned"]) > request.office.now else None


def _upside_down(request: Request) -> Args | None:
    return {} if request.values["happened"] > request.values["learned"] else None


def just_now(request: Request) -> list[str]:
    """This minute, offered as an answer."""
    local = request.office.now.astimezone(request.office.calendar.zone)
    return [local.replace(tzinfo=None).isoformat(timespec="minutes")]


def missing(case: Case) -> list[str]:
    """The elements that the report and what came after it do not say."""
    return [element.name for element in ELEMENTS if element.name not in case.values]


FIELDS: tuple[Field, ...] = (
    choice("kind", lambda _: list(KINDS)),
    text("what", longest=800),
    moment("learned", suggest=just_now, past=True),
    *(replace(element, optional=lambda _: True) for element in ELEMENTS),
    text("source", optional=lambda _: True, longest=60),
)
SECRECY: Check[Request] = refuse("urgent-spoken", BY_PHONE, ("what",), _secret)
CHECKS: tuple[Check[Request], ...] = (
    refuse("urgent-spoken", BY_PHONE, ("kind",), _spoken),
    SECRECY,
    refuse("urgent-future", articles("10.7-1"), ("learned",), _future),
    refuse("urgent-upside-down", articles("10.7-1"), ("learned", "happened"), _upside_down),
)
