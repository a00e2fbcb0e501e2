"""Meetings as people of the cast call and answer them, in December 2026."""

from typing import Any

from desk_rig import DeskRig

from workflow.case import Case, State
from workflow.desk import Outcome

OFFICE_MEMBERS = ("zhouzheng", "liming", "chenlan", "guoyi")


def moment(written: str) -> str:
    """A moment of 2026 from "12-04 09:00"."""
    return "2026-" + written.replace(" ", "T")


def office_meeting(start: str = "12-04 09:00", until: str = "12-04 11:00", **changed: Any) -> dict[str, Any]:
    """A 室务会 on a Friday, with every answer that it needs."""
    filled = {
        "kind": "office",
        "secrecy": "plain",
        "subject": "十二月室务会",
        "start": moment(start),
        "until": moment(until),
        "place": "三楼会议室",
        "chair": "zhouzheng",
    }
    return {"matter": "meeting", **filled, **changed}


def director_meeting(*when: str, **changed: Any) -> dict[str, Any]:
    """A 主任办公会 with two heads."""
    return office_meeting(*when, **{"kind": "director", "people": ["zhaogang", "qianmin"], **changed})


def other_meeting(*when: str, **changed: Any) -> dict[str, Any]:
    """Any other meeting, with a clerk among those invited."""
    filled = director_meeting(*when, **{"kind": "other", "people": ["zhaogang", "wangfang"], **changed})
    return {name: answer for name, answer in filled.items() if name != "chair"}


def classified(filled: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The same meeting as a classified one."""
    more = {"secrecy": "classified", "venue": "inside", "contact": "zhouting", "supervisor": "lina", **changed}
    return {name: answer for name, answer in filled.items() if name != "subject"} | more


async def called(rig: DeskRig, by: str = "zhaogang", **form: Any) -> Case:
    """A meeting whose notice is out; who is asked agrees."""
    outcome = await rig.applies(by, **(form or office_meeting()))
    assert outcome.case is not None, outcome.said
    return await agreed(rig, outcome.case)


async def agreed(rig: DeskRig, case: Case) -> Case:
    """Everybody who is asked agrees."""
    while case.state is State.PENDING:
        asked = case.current.asked if case.current else None
        outcome = await rig.decides(str(asked), "approve", case)
        assert outcome.done, outcome.said
        case = await rig.again(case)
    return case


async def does(rig: DeskRig, person: str, act: str, case: Case, **values: Any) -> Outcome:
    """Somebody presses an act of a meeting."""
    return await rig.decides(person, f"meeting_{act}", case, **values)


async def stays_away(rig: DeskRig, person: str, case: Case, **changed: Any) -> Outcome:
    """Somebody asks for absence from a meeting."""
    now = await rig.again(case)
    return await rig.applies(person, **{"matter": "meeting_absence", "about": now, "reason": "外出公务", **changed})
