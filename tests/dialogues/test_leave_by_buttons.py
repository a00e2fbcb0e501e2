"""A whole leave by buttons: one message that changes in place, until it is submitted."""

from asking_leave import asks_for_leave
from rig import Rig

from workflow.case import State


async def _picks(office: Rig, *labels: str) -> None:
    for label in labels:
        await office.presses("wangfang", label)


async def test_annual_leave_is_asked_for_by_buttons_in_one_message(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    before = len(office.boxes["wangfang"])
    await _picks(office, "年休假", "23", "25", "确定：2026年11月23日（周一）至2026年11月25日（周三）")
    await _picks(office, "本地", "李娜（秘书二室科员）", "13800000006", "提交")
    case = await office.case()
    assert case.state is State.PENDING
    assert dict(case.values) == {
        "kind": "annual",
        "when": "2026-11-23 am/2026-11-25 pm",
        "place": "local",
        "stand_in": "lina",
        "phone": "13800000006",
    }
    assert len(office.boxes["wangfang"]) == before + 1, "besides the form there is only the case's own card"


async def test_typing_an_answer_brings_the_next_question_below_it(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    first = office.last("wangfang")
    await office.says("wangfang", "事假")
    assert office.last("wangfang").id > first.id
    assert first.labels == [], "the buttons of the question that is answered are gone"


async def test_a_form_begins_with_the_banner_that_nothing_classified_may_be_written(office: Rig) -> None:
    answer = (await office.says("wangfang", "/leave"))[-1]
    assert answer.keys == ["form-banner", "leave-ask-kind"]


async def test_as_last_time_only_the_dates_are_asked(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    assert "与上次相同，只改时间" not in str(office.last("wangfang").labels)
    await office.says("wangfang", "/cancel")
    await asks_for_leave(office)
    await office.says("wangfang", "/leave")
    answer = (await office.presses("wangfang", "与上次相同，只改时间"))[-1]
    assert answer.keys[-1] == "leave-ask-when"
    assert "李娜" in answer.text
    card = (await office.says("wangfang", "12月1日"))[-1]
    assert card.keys[0] == "form-confirm"
    await office.presses("wangfang", "提交")
    assert (await office.case()).values["when"] == "2026-12-01 am/2026-12-01 pm"


async def test_as_last_time_can_be_typed_and_leaves_out_who_is_in_service_no_more(office: Rig) -> None:
    await asks_for_leave(office)
    gone = office.people.people["lina"]
    office.people = type(office.people)(
        {id: person for id, person in office.people.people.items() if person is not gone},
        office.people.units,
        office.people.roles,
    )
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "与上次相同，只改时间")
    answer = (await office.says("wangfang", "12月1日"))[-1]
    assert answer.keys[-1] == "leave-ask-stand_in"


async def test_nobody_else_sees_my_last_answers(office: Rig) -> None:
    await asks_for_leave(office)
    answer = (await office.says("lina", "/leave"))[-1]
    assert "与上次相同" not in str(answer.labels)
