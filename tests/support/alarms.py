"""Urgent information as the cast reports it, and its way to the final report."""

from pathlib import Path
from typing import Any

from desk_rig import DeskRig
from rig import Rig, open_rig

from workflow.case import Case

NIGHT = "2026-12-12 02:50"
"""A Saturday; the event was learned at 02:10."""


async def reported(path: Path, now: str = NIGHT, learned: str = "02:10") -> Rig:
    """王芳 reports an accident."""
    rig = await open_rig(path, now)
    await rig.says("wangfang", "/urgent")
    await rig.presses("wangfang", "事故")
    await rig.says("wangfang", "化工厂仓库起火")
    await rig.says("wangfang", f"今天{learned}")
    await rig.presses("wangfang", "提交")
    return rig


async def report(rig: DeskRig, person: str = "wangfang", learned: str = "2026-12-12T02:10", **more: Any) -> Case:
    """A report handed in at the desk."""
    values = {"kind": "accident", "what": "化工厂仓库起火", "learned": learned, **more}
    outcome = await rig.applies(person, "urgent", **values)
    assert outcome.case is not None, outcome.said
    return outcome.case


async def follows_up(rig: DeskRig, case: Case, kind: str, what: str = "明火已扑灭", person: str = "wangfang") -> str:
    """A link of its chain; what its writer is told."""
    outcome = await rig.applies(person, "urgent_follow_up", case, kind=kind, what=what)
    return outcome.said.key
