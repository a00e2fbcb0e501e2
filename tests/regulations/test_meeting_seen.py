"""Who reads what of a meeting: the invited only, which one it is, and where it stands."""

import pytest
from meetings import called, classified, does, office_meeting, stays_away
from offices import OpenOffice
from rig import at

clause = pytest.mark.clause


@clause("21.2-2b")
async def test_who_is_not_invited_sees_nothing(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **classified(office_meeting()))
    await rig.sends("qianmin", data=f"o:{case.id}")
    assert rig.keys("qianmin") == []
    await rig.says("qianmin", "/meetings")
    assert rig.keys("qianmin") == ["list-meetings-empty"]
    await rig.says("liming", "/meetings")
    assert "meeting-list-line" in rig.keys("liming")


@clause("1.17-1")
async def test_who_decides_about_an_absence_reads_which_meeting_it_is(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    assert (await stays_away(rig, "chenlan", case)).done
    args = rig.line("zhouzheng", "meeting-about").args
    assert (args["number"], args["start"]) == ({"number": ["meeting", 2026, 1]}, at("2026-12-04 09:00"))


@clause("1.23")
@pytest.mark.parametrize(("act", "state"), [("cancel", "meeting-stands-cancelled"), (None, "meeting-stands-sent")])
async def test_lists_say_where_a_meeting_stands(office: OpenOffice, act: str | None, state: str) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig)
    if act:
        assert (await does(rig, "zhaogang", act, case, reason="另定")).done
    await rig.says("zhaogang", "/mine")
    assert rig.line("zhaogang", "list-line").args["state"] == {"text": {"key": state, "args": {}}}
