"""主任办公会: sections concerned learn the topics and say what they think (2.18-2); what is missing goes up."""

from typing import Any

import pytest
from meetings import called, classified, director_meeting, does, office_meeting
from offices import OpenOffice

from regulations import matters
from workflow.field import applicable

clause = pytest.mark.clause


def _with_topics(**changed: Any) -> dict[str, Any]:
    return director_meeting(**{"topics": "车辆更新计划", "sections": ["finance", "information"], **changed})


@clause("2.18-2")
@pytest.mark.parametrize("person", ["qianmin", "hejing"])
async def test_the_topics_go_to_the_sections_concerned(office: OpenOffice, person: str) -> None:
    rig = await office("2026-12-01 09:00")
    await called(rig, **_with_topics())
    assert rig.line(person, "meeting-topics-sent").args["topics"] == "车辆更新计划"
    assert "meeting-sheet-topics" in rig.keys(person)


@clause("2.18-2")
@pytest.mark.parametrize(
    ("person", "may"), [("qianmin", True), ("hejing", True), ("wukai", False), ("zhaogang", False)]
)
async def test_only_the_head_speaks_for_a_section(office: OpenOffice, person: str, may: bool) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **_with_topics())
    assert (await does(rig, person, "opine", case, opinion="同意")).done is may


@clause("2.18-2")
async def test_a_head_who_is_not_invited_answers_the_topic_only(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **_with_topics())
    assert not (await does(rig, "hejing", "attend", case)).done
    assert "hejing" not in case.facts["invited"]


@clause("2.18-2")
async def test_the_newest_opinion_counts_and_only_who_runs_and_leads_it_reads_it(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **_with_topics(chair="liming"))
    for said in ("不同意", "同意"):
        assert (await does(rig, "qianmin", "opine", case, opinion=said)).done
        case = await rig.again(case)
    for reader in ("zhouting", "liming"):
        assert rig.line(reader, "meeting-opinion").args["said"] == "同意"
    assert "meeting-opinion" in rig.keys("qianmin")
    assert "meeting-opinion" not in rig.keys("hejing")


@clause("2.18-2")
async def test_a_missing_opinion_is_asked_for_and_goes_up_with_the_list(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **_with_topics())
    assert (await does(rig, "qianmin", "opine", case, opinion="同意")).done
    written = await rig.diary("2026-12-04 09:00")
    waits = [(minute, person) for minute, person, key in written if key == "meeting-opinion-waits"]
    assert waits == [("12-03 13:00", "hejing"), ("12-04 07:00", "hejing")]
    assert rig.line("zhouting", "meeting-unheard").args["units"] == {"list": [{"unit": "information"}]}
    assert not (await does(rig, "hejing", "opine", case, opinion="同意")).done


@clause("2.18-2")
async def test_a_change_asks_again_only_who_has_not_answered(office: OpenOffice) -> None:
    rig = await office("2026-12-01 09:00")
    case = await called(rig, **_with_topics())
    assert (await does(rig, "qianmin", "opine", case, opinion="同意")).done
    assert (await does(rig, "zhaogang", "change", case, place="二楼会议室")).done
    assert [rig.keys(person).count("meeting-topics-sent") for person in ("qianmin", "hejing")] == [1, 2]
    assert (await does(rig, "zhaogang", "cancel", case, reason="另定")).done
    assert "meeting-cancelled" in rig.keys("hejing")


@pytest.mark.parametrize(
    ("form", "asked"), [(director_meeting(), True), (office_meeting(), False), (classified(director_meeting()), False)]
)
async def test_topics_are_asked_of_a_directors_meeting_that_is_not_classified(
    office: OpenOffice, form: dict[str, Any], asked: bool
) -> None:
    rig = await office("2026-12-01 09:00")
    matter = matters()["meeting"]
    request = await rig.at_desk(lambda desk: desk.request(matter, "zhaogang", form | {"topics": "车辆"}))
    names = {field.name for field in applicable(matter.fields, request)}
    assert ({"topics", "sections"} <= names) is asked
