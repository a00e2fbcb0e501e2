"""Supervision items as 督查室 sets them up, and their way: approved, handed out, reported, checked, closed."""

from typing import Any

from desk_rig import DeskRig

from workflow.case import Case, State
from workflow.desk import Outcome

CHECKS = ("demand", "policy", "form", "wording")


def item(due: str = "12-18", **changed: Any) -> dict[str, Any]:
    """A decision that 财务室 (钱敏, 吴凯) carries out until a day of 2026, with every answer that it needs."""
    filled = {
        "matter": "supervision",
        "source": "decision",
        "what": "压减一般性支出",
        "method": "papers",
        "units": ["finance"],
        "responsible": "wukai",
        "due": day(due),
        "hand_in": "书面报告",
    }
    return {**filled, **changed}


def board_item(due: str = "12-18", **changed: Any) -> dict[str, Any]:
    """The same as a decision of the 室务会, which has fixed its date."""
    return item(due, **{"source": "board", "date_by": "board", "reference": "室纪〔2026〕9号", **changed})


def day(written: str) -> str:
    """The end of a day of 2026, or of a day with its year; a half-day with how it was counted stays."""
    if " " in written:
        return written
    return f"{written if written.startswith('20') else f'2026-{written}'} pm"


async def approved(rig: DeskRig, due: str = "12-18", about: Case | None = None, **changed: Any) -> Case:
    """An item to which every level has agreed; it is not handed out."""
    outcome = await rig.applies("suntao", about=about, **item(due, **changed))
    assert outcome.case is not None, outcome.said
    case = outcome.case
    while case.state is State.PENDING:
        await must(rig, str(case.current and case.current.asked), "approve", case)
        case = await rig.again(case)
    return case


async def handed_out(rig: DeskRig, due: str = "12-18", about: Case | None = None, **changed: Any) -> Case:
    """An item with everything it needs, in the hands of its unit."""
    case = await approved(rig, due, about, **changed)
    if case.values["source"] in ("instruction", "on_site", "petition"):
        await must(rig, "suntao", "sup_leader", case, **word(rig))
    return await must(rig, "suntao", "sup_assign", case, plan_at="督查方案1号")


def word(rig: DeskRig) -> dict[str, str]:
    """A leader's word of today."""
    return {"leader_name": "区委书记", "said_on": f"{rig.office.half_day.day} pm"}


async def must(rig: DeskRig, person: str, act: str, case: Case, **values: Any) -> Case:
    """Somebody presses an act, which has to be done."""
    outcome = await rig.decides(person, act, case, **values)
    assert outcome.done, (act, outcome.said)
    return await rig.again(case)


async def tries(rig: DeskRig, person: str, act: str, case: Case, **values: Any) -> Outcome:
    """Somebody presses an act, whatever comes of it."""
    return await rig.decides(person, act, case, **values)


async def reports(rig: DeskRig, case: Case, person: str = "wukai") -> Case:
    """The unit hands its result in."""
    return await must(rig, person, "sup_report", case, result="已完成")


async def checked(rig: DeskRig, case: Case, *checks: str) -> Case:
    """督查室 ticks what holds of the report."""
    for check in checks or CHECKS:
        case = await must(rig, "suntao", f"sup_check_{check}", case)
    return case


async def accepted(rig: DeskRig, case: Case) -> Case:
    """The unit has reported and 督查室 has accepted."""
    case = await checked(rig, await reports(rig, case))
    return await must(rig, "suntao", "sup_accept", case)


def heard(rig: DeskRig, *people: str) -> list[str]:
    """Who of them has been told anything about supervision, in whatever words."""
    return [one for one in people if any("supervision-" in str(seen.message.to_doc()) for seen in rig.boxes[one])]


async def diary(rig: DeskRig, until: str) -> list[tuple[str, str, str]]:
    """Let the clock run: the messages about supervision that come meanwhile, of all that the office does."""
    return [entry for entry in await rig.diary(until) if entry[2].startswith(("supervision-", "circular-"))]


def labels(rig: DeskRig, person: str) -> set[str]:
    """Every button that somebody has seen."""
    return {label for seen in rig.boxes[person] for row in seen.labels for label in row}


def written(rig: DeskRig, person: str) -> str:
    """Everything that somebody has been told."""
    return "\n".join(seen.text for seen in rig.boxes[person])
