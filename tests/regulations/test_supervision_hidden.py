"""暗访 (9.6-4, F-19): the unit receives nothing and finds nothing; nobody of a unit hears before approval (9.4-1)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from desk_rig import DeskRig
from hypothesis import given, settings
from hypothesis import strategies as st
from offices import OpenOffice
from rig import open_rig
from supervisions import CHECKS, accepted, approved, diary, handed_out, heard, item, must, reports, tries, written
from vehicles import booked, booking

NOW = "2026-11-23 09:00"
SECRET = "窗口服务质量"
VISIT: dict[str, Any] = {
    "method": "unannounced",
    "units": ["secretariat2"],
    "responsible": "suntao",
    "what": SECRET,
    "source": "instruction",
}
VISITED = ("zhaogang", "wangfang", "zhouting", "lina", "majun", "liuyang")
UNIT = ("qianmin", "wukai")


@pytest.mark.scenario("S-45")
@pytest.mark.clause("9.6-4")
async def test_of_a_visit_the_unit_receives_nothing_from_beginning_to_end(office: OpenOffice) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, **VISIT)
    await rig.until("2027-01-08 18:00")
    assert "supervision-overdue" in rig.keys("suntao")
    assert "supervision-late" in rig.keys("zhouzheng")
    case = await reports(rig, await rig.again(case), "suntao")
    for check in CHECKS:
        case = await must(rig, "suntao", f"sup_check_{check}", case)
    await must(rig, "suntao", "sup_accept", case)
    assert not heard(rig, *VISITED)


@pytest.mark.scenario("S-45")
@pytest.mark.clause("9.6-4")
@pytest.mark.parametrize("person", VISITED)
async def test_of_a_visit_the_unit_finds_nothing(office: OpenOffice, person: str) -> None:
    rig = await office(NOW)
    case = await handed_out(rig, **VISIT)
    for said in ("/tasks", "/todo", "/mine", "/supervise", "督1号"):
        await rig.says(person, said)
    for data in (f"o:{case.id}", f"a:sup_receive:{case.id}:{case.version}", f"a:sup_report:{case.id}:{case.version}"):
        await rig.sends(person, data=data)
    seen = written(rig, person)
    assert SECRET not in seen
    assert "督〔2026〕" not in seen
    assert case.number == ("supervision", 2026, 1)


@pytest.mark.scenario("S-45")
@pytest.mark.clause("9.6-4")
async def test_of_a_visit_not_even_the_secretary_of_the_committee_hears(office: OpenOffice) -> None:
    people = (await office(NOW)).people
    people = replace(people, roles={**people.roles, "committee_secretary": ("lina",)})
    rig = await office(NOW, people=people)
    await handed_out(rig, **{**VISIT, "source": "committee"})
    assert not heard(rig, "lina")


@pytest.mark.scenario("S-45")
@pytest.mark.clause("9.6-4")
async def test_the_car_of_a_visit_shows_only_that_it_is_official(office: OpenOffice) -> None:
    rig = await office(NOW)
    await booked(rig, "suntao", purpose="official", destination="区政务大厅")
    assert "暗访" not in "".join(written(rig, one) for one in VISITED)
    refused = await rig.applies("suntao", **booking("12-15 09:00", "12-15 11:00", purpose="official", reason="暗访"))
    assert refused.said.key == "car-hidden"


@pytest.mark.clause("9.6-4")
@pytest.mark.parametrize(
    ("responsible", "said"), [("suntao", "case-submitted"), ("zhaogang", "supervision-person-elsewhere")]
)
async def test_a_visit_is_made_by_the_supervision_office(office: OpenOffice, responsible: str, said: str) -> None:
    rig = await office(NOW)
    assert (await rig.applies("suntao", **item(**{**VISIT, "responsible": responsible}))).said.key == said


@pytest.mark.clause("9.6-4")
async def test_the_supervision_office_does_not_visit_itself(office: OpenOffice) -> None:
    rig = await office(NOW)
    refused = await rig.applies("suntao", **item(**{**VISIT, "units": ["supervision"]}))
    assert refused.said.key == "supervision-visits-itself"


@pytest.mark.clause("9.6-4")
async def test_the_route_reads_of_a_visit_what_it_approves(office: OpenOffice) -> None:
    rig = await office(NOW)
    await approved(rig, **VISIT)
    assert SECRET in written(rig, "chenlan")
    assert SECRET in written(rig, "zhouzheng")


MOVES = st.lists(
    st.tuples(
        st.sampled_from(
            ["approve", "send_back", "refuse", "withdraw", "urge", "sup_leader", "sup_assign", "sup_log", "wait"]
        ),
        st.sampled_from(["suntao", "chenlan", "zhouzheng", "liming", "qianmin", "wukai"]),
    ),
    max_size=8,
)
VALUES = {"reason": "意见", "leader_name": "书记", "said_on": "2026-11-23 pm", "plan_at": "方案", "log_entry": "记"}


async def _moved(rig: DeskRig, moves: list[tuple[str, str]]) -> None:
    for act, person in moves:
        if act == "wait":
            await rig.until(f"{rig.office.calendar.next_workday(rig.office.half_day.day)} 18:00")
        else:
            await tries(rig, person, act, await rig.case("supervision"), **VALUES)


async def _open(path: Path) -> DeskRig:
    return DeskRig(**vars(await open_rig(path, NOW)))


@pytest.mark.clause("9.4-1")
@settings(max_examples=25, deadline=None)
@given(moves=MOVES, source=st.sampled_from(["decision", "instruction", "petition"]))
async def test_whatever_happens_nobody_of_the_unit_hears_before_it_is_handed_out(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, str]], source: str
) -> None:
    rig = await _open(tmp_path_factory.mktemp("office"))
    await rig.applies("suntao", **item(source=source))
    await _moved(rig, moves)
    case = await rig.case("supervision")
    told = bool(heard(rig, *UNIT))
    assert told == ("assigned_at" in case.facts)
    if told:
        assert [step.decided_by for step in case.steps] == ["chenlan", "zhouzheng"]
    await rig.store.close()


@pytest.mark.clause("9.6-4")
@settings(max_examples=25, deadline=None)
@given(moves=MOVES)
async def test_whatever_happens_nobody_of_the_visited_unit_hears_of_a_visit(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[str, str]]
) -> None:
    rig = await _open(tmp_path_factory.mktemp("office"))
    await rig.applies("suntao", **item(**VISIT))
    await _moved(rig, moves)
    await rig.until("2027-01-08 18:00")
    assert not heard(rig, *VISITED)
    await rig.store.close()


@pytest.mark.clause("9.9-3-3")
@settings(max_examples=25, deadline=None)
@given(
    due=st.dates(min_value=date(2026, 11, 24), max_value=date(2027, 2, 28)),
    source=st.sampled_from(["decision", "instruction"]),
)
async def test_whenever_it_is_due_the_unit_is_not_pinged_after_it_is_done(
    tmp_path_factory: pytest.TempPathFactory, due: Any, source: str
) -> None:
    rig = await _open(tmp_path_factory.mktemp("office"))
    await accepted(rig, await handed_out(rig, str(due), source=source))
    entries = await diary(rig, "2027-03-31 18:00")
    assert not {who for _, who, _ in entries} & set(UNIT)
    await rig.store.close()
