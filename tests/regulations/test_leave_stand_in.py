"""30.8-1: exactly one comrade takes over; the section head fixes who; his answer holds nothing up."""

from typing import Any

import pytest
from desk_rig import DeskRig
from leaves import granted, leave, through
from offices import OpenOffice

from workflow.case import State

pytestmark = pytest.mark.clause("30.8-1")


async def test_nobody_stands_in_for_himself(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    outcome = await rig.applies("wangfang", **leave("11-23", stand_in="wangfang"))
    assert (outcome.said.key, outcome.case) == ("leave-stand-in-self", None)


@pytest.mark.parametrize(
    ("last", "kind", "stops"),
    [
        pytest.param("11-25", "private", True, id="3.0 days: refused"),
        pytest.param("11-25", "sick", True, id="3.0 days of sick leave: refused"),
        pytest.param("11-26 am", "sick", False, id="3.5 days: warned"),
        pytest.param("11-27", "sick", False, id="5.0 days: warned"),
    ],
)
async def test_a_stand_in_who_is_away_himself(quiet_office: OpenOffice, last: str, kind: str, stops: bool) -> None:
    rig = await quiet_office()
    await granted(rig, "lina", "11-25", stand_in="majun")
    preview = await rig.previews("wangfang", **leave("11-23", last, kind=kind))
    found = {finding.key: finding.stops for finding in preview.findings}
    assert found == ({"leave-stand-in-away": True} if stops else {"leave-stand-in-away-long": False})


@pytest.mark.parametrize(
    ("act", "person", "refused"),
    [
        pytest.param("approve", "zhaogang", True, id="only asked for: he may be away"),
        pytest.param("withdraw", "lina", False, id="withdrawn: he is there"),
        pytest.param("refuse", "zhaogang", False, id="refused: he is there"),
    ],
)
async def test_what_counts_as_away(quiet_office: OpenOffice, act: str, person: str, refused: bool) -> None:
    rig = await quiet_office()
    await rig.applies("lina", **leave("11-23", stand_in="majun"))
    more: dict[str, Any] = {"reason": "忙"} if act == "refuse" else {}
    await rig.decides(person, act, **more)
    outcome = await rig.applies("wangfang", **leave("11-23"))
    assert outcome.done is not refused


async def test_a_stand_in_who_is_away_on_other_days_is_no_hindrance(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "lina", "11-26", stand_in="majun")
    assert (await rig.applies("wangfang", **leave("11-23", "11-25"))).done


async def test_the_head_fixes_the_stand_in_also_another_one(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23"))
    assert rig.boxes["lina"] == []
    assert (await rig.decides("zhaogang", "fix_stand_in", stand_in="majun")).done
    await rig.decides("zhaogang", "approve")
    assert rig.boxes["lina"] == []
    assert (await rig.case()).values["stand_in"] == "majun"
    assert rig.last("majun").labels == [["可以代班", "有困难"]]


@pytest.mark.parametrize(
    ("stand_in", "key"),
    [
        pytest.param("wangfang", "leave-stand-in-self", id="not the applicant"),
        pytest.param("majun", "leave-stand-in-away", id="not who is away"),
    ],
)
async def test_the_head_is_held_to_the_rule_too(quiet_office: OpenOffice, stand_in: str, key: str) -> None:
    rig = await quiet_office()
    await granted(rig, "majun", "11-23", stand_in="liuyang")
    await rig.applies("wangfang", **leave("11-23"))
    assert (await rig.decides("zhaogang", "fix_stand_in", stand_in=stand_in)).said.key == key
    assert (await rig.case()).values["stand_in"] == "lina"


async def test_only_at_his_own_step_and_only_the_head_fixes(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23"))
    for person in ("wangfang", "liming", "lina"):
        assert not (await rig.decides(person, "fix_stand_in", stand_in="majun")).done
    await rig.decides("zhaogang", "approve")
    for person in ("zhaogang", "liming"):
        assert not (await rig.decides(person, "fix_stand_in", stand_in="majun")).done


@pytest.mark.parametrize("person", ["zhaogang", "liming"])
async def test_a_head_or_deputy_names_his_own(quiet_office: OpenOffice, person: str) -> None:
    rig = await quiet_office()
    await rig.applies(person, **leave("11-23", stand_in="qianmin"))
    assert rig.last("qianmin").labels == [["可以代班", "有困难"]]


async def test_the_silence_of_the_stand_in_holds_nothing(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    assert (await granted(rig, "wangfang", "11-23")).state is State.APPROVED


@pytest.mark.parametrize(("act", "said"), [("stand_in_yes", "agreed"), ("stand_in_no", "declined")])
async def test_the_stand_in_answers_once_and_is_heard(quiet_office: OpenOffice, act: str, said: str) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-23")
    assert not (await rig.decides("majun", act)).done
    assert (await rig.decides("lina", act)).done
    for person in ("wangfang", "zhaogang"):
        assert f"leave-stand-in-{said}" in rig.keys(person)
    for again in ("stand_in_yes", "stand_in_no"):
        assert not (await rig.decides("lina", again)).done
    assert (await rig.case()).state is State.APPROVED


async def corrected(rig: DeskRig, **changes: Any) -> None:
    """A leave that the deputy returned after the stand-in had agreed, handed in again."""
    await rig.applies("wangfang", **leave("11-24"))
    await rig.decides("zhaogang", "approve")
    await rig.decides("lina", "stand_in_yes")
    await rig.decides("liming", "send_back", reason="换人")
    assert (await rig.applies("wangfang", returned=await rig.case(), **changes)).done
    await through(rig, await rig.case())


async def test_another_stand_in_is_asked_anew_and_the_former_ones_word_is_gone(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await corrected(rig, stand_in="majun")
    assert "stand_in_said" not in (await rig.case()).facts
    assert rig.last("majun").labels == [["可以代班", "有困难"]]
    assert not (await rig.decides("lina", "stand_in_yes")).done
    assert all(not seen.labels for seen in rig.boxes["lina"])


async def test_the_stand_in_sees_the_dates_and_not_the_reason(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await granted(rig, "wangfang", "11-23", reason="私下的原因")
    assert "11月23日" in rig.last("lina").text
    assert "私下的原因" not in rig.last("lina").text


async def test_the_stand_in_learns_that_the_leave_was_withdrawn(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    await rig.applies("wangfang", **leave("11-23"))
    await rig.decides("zhaogang", "approve")
    await rig.decides("wangfang", "withdraw")
    assert rig.last("lina").keys == ["case-withdrawn"]
    assert all(not seen.labels for seen in rig.boxes["lina"])
