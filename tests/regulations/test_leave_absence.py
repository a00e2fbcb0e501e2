"""30.4-3, K-12: the flag 疑似旷工 is a fact that the bot notes; only the director judges it."""

import pytest
from desk_rig import DeskRig
from leaves import extension, given, granted, oral
from offices import OpenOffice

from workflow.case import Case, State

pytestmark = pytest.mark.clause("30.4-3")


async def not_at_post(quiet_office: OpenOffice, person: str = "wangfang", leader: str = "zhaogang") -> DeskRig:
    """On the evening of the first working day the direct leader says 未到岗."""
    rig = await quiet_office()
    await granted(rig, person, "11-24", "11-25", kind="annual")
    await rig.until("2026-11-26 18:00")
    assert (await rig.decides(leader, "is_back_no")).done
    return rig


async def test_not_at_post_without_an_extension_is_flagged(quiet_office: OpenOffice) -> None:
    rig = await not_at_post(quiet_office)
    case = await rig.case()
    assert "suspected" in case.facts
    assert "judged" not in case.facts
    assert rig.last("zhouzheng").labels == [["核销标记", "确认旷工"]]
    for person in ("zhaogang", "zhouting"):
        assert "leave-suspected" in rig.keys(person)
    assert "leave-suspected-you" in rig.keys("wangfang")


@pytest.mark.parametrize("act", ["clear_absence", "confirm_absence"])
async def test_only_the_director_judges_and_only_once(quiet_office: OpenOffice, act: str) -> None:
    rig = await not_at_post(quiet_office)
    for other in ("wangfang", "zhaogang", "liming", "zhouting", "guoyi"):
        assert not (await rig.decides(other, act)).done
    assert (await rig.decides("zhouzheng", act)).done
    verdict = {"clear_absence": "cleared", "confirm_absence": "confirmed"}[act]
    assert (await rig.case()).facts["judged"] == verdict
    for person in ("wangfang", "zhaogang", "zhouting"):
        assert f"leave-absence-{verdict}" in rig.keys(person)
    for again in ("clear_absence", "confirm_absence"):
        assert not (await rig.decides("zhouzheng", again)).done


async def test_the_flag_stays_until_he_has_judged(quiet_office: OpenOffice) -> None:
    rig = await not_at_post(quiet_office)
    assert await rig.diary("2026-12-24 09:00") == []
    await rig.decides("wangfang", "report_back")
    case = await rig.case()
    assert case.state is State.CLOSED
    assert "not_reported" not in case.facts
    assert "suspected" in case.facts
    assert (await rig.decides("zhouzheng", "clear_absence")).done


async def test_the_person_may_comment_and_the_director_reads_it(quiet_office: OpenOffice) -> None:
    rig = await not_at_post(quiet_office)
    assert not (await rig.decides("zhaogang", "comment_absence", comment="她病了")).done
    assert (await rig.decides("wangfang", "comment_absence", comment="车坏在路上")).done
    assert rig.line("zhouzheng", "leave-absence-comment").args["comment"] == "车坏在路上"
    await rig.decides("zhouzheng", "clear_absence")
    assert not (await rig.decides("wangfang", "comment_absence", comment="还有")).done


async def test_a_deputys_flag_asks_the_director_once(quiet_office: OpenOffice) -> None:
    rig = await not_at_post(quiet_office, "chenlan", "zhouzheng")
    assert rig.keys("zhouzheng").count("leave-suspected") == 1
    assert rig.last("zhouzheng").labels == [["核销标记", "确认旷工"]]


async def with_extension(quiet_office: OpenOffice) -> tuple[DeskRig, Case, Case]:
    """He asked in time to stay longer; nobody has decided it when the leader says 未到岗."""
    rig = await quiet_office()
    case = await granted(rig, "wangfang", "11-24", "11-25", kind="annual")
    await rig.until("2026-11-25 17:00")
    outcome = await rig.applies("wangfang", about=case, **extension("11-27"))
    assert outcome.case is not None
    await rig.until("2026-11-26 18:00")
    assert (await rig.decides("zhaogang", "is_back_no", case)).done
    return rig, case, outcome.case


async def test_with_an_extension_on_its_way_nothing_is_flagged(quiet_office: OpenOffice) -> None:
    rig, case, _ = await with_extension(quiet_office)
    assert "suspected" not in (await rig.again(case)).facts
    assert "leave-suspected" not in rig.keys("zhouzheng")


async def test_an_extension_that_was_refused_before_is_no_excuse(quiet_office: OpenOffice) -> None:
    rig = await quiet_office()
    case = await granted(rig, "wangfang", "11-24", "11-25", kind="annual")
    await rig.until("2026-11-25 10:00")
    await rig.applies("wangfang", about=case, **extension("11-27"))
    await rig.decides("zhaogang", "refuse", matter="leave_extension", reason="不妥")
    await rig.until("2026-11-26 18:00")
    await rig.decides("zhaogang", "is_back_no", case)
    assert "suspected" in (await rig.again(case)).facts


@pytest.mark.parametrize(
    ("person", "act", "flagged"),
    [
        pytest.param("zhaogang", "refuse", True, id="refused: he is without one"),
        pytest.param("wangfang", "withdraw", True, id="withdrawn: he is without one"),
        pytest.param("zhaogang", "send_back", False, id="returned for correction: still on its way"),
        pytest.param("zhaogang", "approve", False, id="approved by the first level: still on its way"),
    ],
)
async def test_what_becomes_of_that_extension(quiet_office: OpenOffice, person: str, act: str, flagged: bool) -> None:
    rig, case, more = await with_extension(quiet_office)
    reason = {"reason": "不妥"} if act in ("refuse", "send_back") else {}
    assert (await rig.at_desk(lambda desk: desk.press(more.id, act, person, 1, reason))).done
    assert ("suspected" in (await rig.again(case)).facts) is flagged


async def test_an_oral_leave_without_its_form_is_flagged_on_time(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 08:00")
    case = await given(rig, "wangfang", **oral("11-23", "11-24"))
    await rig.until("2026-11-25 16:59")
    assert "suspected" not in (await rig.again(case)).facts
    await rig.until("2026-11-25 17:00")
    assert "suspected" in (await rig.again(case)).facts
    assert (await rig.again(case)).state is State.APPROVED
    for person in ("zhaogang", "zhouting", "zhouzheng"):
        assert rig.keys(person).count("leave-suspected") == 1


async def test_a_second_cause_does_not_raise_an_open_flag_again(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 08:00")
    case = await given(rig, "wangfang", **oral("11-23", "11-24"))
    await rig.until("2026-11-25 18:00")
    assert (await rig.decides("zhaogang", "is_back_no", case)).done
    assert rig.keys("zhouting").count("leave-suspected") == 1


async def test_a_new_cause_after_the_judgement_is_judged_anew(quiet_office: OpenOffice) -> None:
    rig = await quiet_office("2026-11-23 08:00")
    case = await given(rig, "wangfang", **oral("11-23", "11-24"))
    await rig.until("2026-11-25 17:30")
    await rig.decides("zhouzheng", "clear_absence", case)
    await rig.until("2026-11-25 18:00")
    await rig.decides("zhaogang", "is_back_no", case)
    assert "judged" not in (await rig.again(case)).facts
    assert (await rig.decides("zhouzheng", "confirm_absence", case)).done
