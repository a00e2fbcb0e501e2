"""Forms of regulation 30 as people of the cast fill them in, and the way through their levels."""

from typing import Any

from desk_rig import DeskRig
from offices import OpenOffice

from workflow.authority import Roster
from workflow.case import Case, State

CERTIFICATE = {"file_id": "f1", "name": "证明.pdf", "size": 1000, "type": "application/pdf"}


def when(first: str, last: str | None = None) -> str:
    """A period of 2026 from "11-23" or "11-23 pm" to the end of a day or half-day; a whole year may be written."""
    begins, ends = _dated(first), _dated(last or first)
    return f"{begins if ' ' in begins else f'{begins} am'}/{ends if ' ' in ends else f'{ends} pm'}"


def half_day(text: str) -> str:
    """A half-day of 2026: "11-25" is its afternoon, the last one of a period."""
    dated = _dated(text)
    return dated if " " in dated else f"{dated} pm"


def _dated(text: str) -> str:
    return text if text.startswith("20") else f"2026-{text}"


def leave(first: str, last: str | None = None, kind: str = "private", **changed: Any) -> dict[str, Any]:
    """A leave form with every answer that it needs."""
    filled = {
        "kind": kind,
        "when": when(first, last),
        "reason": "家事",
        "place": "local",
        "stand_in": "lina",
        "phone": "13800000006",
    }
    proof = {"certificate": CERTIFICATE} if kind in ("sick", "injury") else {}
    return {**filled, **proof, **changed}


def oral(first: str, last: str | None = None, kind: str = "private", **changed: Any) -> dict[str, Any]:
    """An oral leave: who has the authority was telephoned."""
    filled = {"matter": "oral_leave", "kind": kind, "when": when(first, last), "reason": "急事", "phone": "13800000006"}
    return {**filled, **changed}


def extension(until: str, **changed: Any) -> dict[str, Any]:
    """An extension until a half-day."""
    return {"matter": "leave_extension", "until": half_day(until), "reason": "未办完", **changed}


ENDS = {0.5: "11-23 am", 1.0: "11-23", 1.5: "11-24 am", 3.0: "11-25", 5.0: "11-27"}
"""Where a leave of so many days ends that begins on Monday, 23 November."""


async def asked_for(
    office: OpenOffice, person: str, days: float, *settings: object, people: Roster | None = None
) -> Case:
    """A leave from 23 November on, for so many days; one of more than three days is annual leave."""
    rig = await office("2026-11-20 09:00", *settings, people=people)
    begins = "11-23 am" if days == 0.5 else "11-23"
    outcome = await rig.applies(person, **leave(begins, ENDS[days], kind="private" if days <= 3 else "annual"))
    assert outcome.case is not None, outcome.said
    return outcome.case


def holders(case: Case) -> list[str | None]:
    """Who is asked, level by level; levels that fall away are left out."""
    return [step.holder for step in case.steps if step.state != "skipped"]


async def through(rig: DeskRig, case: Case) -> Case:
    """Everybody who is asked agrees, one after another."""
    while case.state is State.PENDING:
        asked = case.current.asked if case.current else None
        outcome = await rig.decides(str(asked), "approve", case)
        assert outcome.done, outcome.said
        case = await rig.again(case)
    return case


async def granted(rig: DeskRig, person: str, first: str, last: str | None = None, **changed: Any) -> Case:
    """A leave that was asked for and approved."""
    return await given(rig, person, **leave(first, last, **changed))


async def given(rig: DeskRig, person: str, about: Case | None = None, **form: Any) -> Case:
    """A form of any kind that was handed in and approved."""
    outcome = await rig.applies(person, about=about, **form)
    assert outcome.case is not None, outcome.said
    return await through(rig, outcome.case)
