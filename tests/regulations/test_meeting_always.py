"""What must never happen, whatever people press and whenever: told outside the list, nagged, two answers."""

import asyncio
import tempfile
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cast import roster
from desk_rig import DeskRig
from hypothesis import given, settings
from hypothesis import strategies as st
from meetings import called, classified, director_meeting, moment, office_meeting, stays_away
from offices import OpenOffice
from rig import at, open_rig

from regulations import matters
from regulations.meeting_people import invited, unread
from regulations.meeting_posts import serving
from workflow.attendance import open_desk
from workflow.case import State

ACTS = ("read", "attend", "absence_asked", "change", "move", "cancel", "end", "prolong", "opinion", "told", "ready")
VALUES: dict[str, dict[str, Any]] = {
    "change": {"start": moment("12-05 15:00"), "until": moment("12-05 16:00")},
    "move": {"start": moment("12-05 15:00"), "until": moment("12-05 16:00"), "place": "别处"},
    "cancel": {"reason": "议题未成熟"},
    "prolong": {"until": moment("12-05 17:30")},
}
FORMS = (office_meeting(), director_meeting(chair="guoyi"), classified(office_meeting(observers=["suntao"])))
presses = st.tuples(st.sampled_from(sorted(roster().people)), st.sampled_from(ACTS))
hours = st.tuples(st.just("clock"), st.integers(1, 30))


async def _lives(form: dict[str, Any], steps: list[tuple[str, Any]], folder: Path) -> None:
    rig = DeskRig(**vars(await open_rig(folder, "2026-12-01 09:00")))
    try:
        case = await called(rig, **form)
        for who, what in steps:
            if who == "clock":
                await _passes(rig, case.id, what)
            else:
                await rig.decides(who, f"meeting_{what}", case, **VALUES.get(what, {}))
                await stays_away(rig, who, case) if what == "absence_asked" and who in invited(case) else None
        await _nobody_else_knows(rig, case.id)
    finally:
        await rig.store.close()


async def _passes(rig: DeskRig, id: str, count: int) -> None:
    """Some hours pass; in them nobody is reminded who had read before."""
    case = await rig.at_desk(lambda desk: desk.case(id))
    assert case is not None
    before = {one: len(rig.boxes[one]) for one in invited(case)}
    await rig.until(f"{rig.now + timedelta(hours=count):%Y-%m-%d %H:%M}")
    for one in invited(case):
        if one not in unread(case):
            keys = [key for seen in rig.boxes[one][before[one] :] for key in seen.keys]
            assert "meeting-please-read" not in keys


async def _nobody_else_knows(rig: DeskRig, id: str) -> None:
    case = await rig.at_desk(lambda desk: desk.case(id))
    assert case is not None
    deciding = {one for step in case.steps for one in (step.asked, step.decided_by)}
    concerned = {*invited(case), *serving(case), *deciding, "zhaogang", "zhouting", "zhouzheng"}
    for person, box in rig.boxes.items():
        assert person in concerned or not box, person


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(FORMS), st.lists(st.one_of(presses, hours), max_size=14))
def test_nobody_outside_the_list_is_told_and_nobody_is_nagged(
    form: dict[str, Any], steps: list[tuple[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_lives(form, steps, Path(folder)))


@pytest.mark.clause("2.19")
async def test_two_who_decide_at_the_same_moment_decide_once(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **director_meeting(chair="guoyi"))
    request = (await stays_away(rig, "qianmin", case)).case
    assert request is not None

    def decide(tx: Any, who: str, act: str) -> bool:
        desk = open_desk(tx, rig.office, matters())
        return desk.press(request.id, act, who, request.version, {"reason": "须到会"}).done

    both = (("zhouzheng", "approve"), ("guoyi", "refuse"))
    done = await asyncio.gather(*(rig.store.run(partial(decide, who=who, act=act)) for who, act in both))
    assert sorted(done) == [False, True]
    assert (await rig.again(request)).state in (State.APPROVED, State.REFUSED)


@pytest.mark.clause("1.23")
async def test_a_dialogue_from_the_command_to_the_answers(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    await rig.says("zhaogang", "/meeting")
    for answer in ("室务会", "一般会议", "十二月室务会", "12月4日9:00", "12月4日11:00", "三楼会议室"):
        await rig.says("zhaogang", answer)
    await rig.says("zhaogang", "郭毅")
    assert rig.last("zhaogang").keys[0] == "meeting-chair-office"
    await rig.says("zhaogang", "陈岚")
    await rig.says("zhaogang", "孙主任、钱敏")
    await rig.presses("zhaogang", "完成")
    await rig.presses("zhaogang", "提交")
    await rig.presses("zhouzheng", "同意")
    case = await rig.case("meeting")
    assert case.facts["observers"] == ["suntao", "qianmin"] or case.facts["observers"] == ["qianmin", "suntao"]
    await rig.presses("guoyi", "收到")
    assert rig.popup == "已确认收到，请答复是否参加。"
    await rig.presses("guoyi", "参加")
    assert "meeting-mine-attends" in rig.keys("guoyi")
    await rig.says("guoyi", "/todo")
    assert rig.last("guoyi").keys == ["list-todo-empty"]
    assert rig.now < at("2026-12-01 09:01")
