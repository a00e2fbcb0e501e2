"""Commands: in the middle of a form, by role, in two languages."""

from datetime import date, timedelta

import pytest
from asking_leave import LEAVE, approves, asks_for_leave
from rig import Rig


@pytest.mark.parametrize("command", ["/todo", "/mine", "/help"])
async def test_a_list_answers_in_the_middle_of_a_form_which_goes_on_below_it(office: Rig, command: str) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    answers = await office.says("wangfang", command)
    form = answers[-1]
    assert form.keys[0] == "form-still-open"
    assert "种类：事假" in form.text
    assert form.keys[-1] == "leave-ask-when"
    assert (await office.says("wangfang", LEAVE["when"]))[-1].keys[-1] == "leave-ask-reason"


async def test_leave_again_begins_anew(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    answer = (await office.says("wangfang", "/leave"))[-1]
    assert answer.keys == ["form-banner", "form-begun-anew", "leave-ask-kind"]
    await office.says("wangfang", "/cancel")
    assert (await office.says("wangfang", "/cancel"))[-1].keys == ["form-none-open"]


async def test_another_form_puts_the_first_one_aside_until_it_is_done(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    await office.says("wangfang", "/oral")
    assert office.last("wangfang").keys[-1] == "oral_leave-ask-kind"
    await office.says("wangfang", "/cancel")
    assert office.last("wangfang").keys == ["form-answered", "leave-ask-when"]


async def test_cancel_gives_the_form_up(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    answer = (await office.says("wangfang", "/cancel"))[-1]
    assert answer.keys == ["form-given-up"]
    assert (await office.says("wangfang", "今天天气真好"))[-1].keys == ["not-understood"]


async def test_an_unknown_command_is_named(office: Rig) -> None:
    answer = (await office.says("wangfang", "/holiday now"))[-1]
    assert answer.keys == ["command-unknown"]
    assert "“/holiday”" in answer.text
    assert (await office.says("wangfang", "/"))[-1].keys == ["command-unknown"]


async def test_a_command_may_name_the_bot(office: Rig) -> None:
    assert (await office.says("wangfang", "/leave@banshi_bot"))[-1].keys[-1] == "leave-ask-kind"


async def _commands(office: Rig, person: str) -> list[str]:
    answer = (await office.says(person, "/help"))[-1]
    return [line.args["command"] for line in answer.message.lines if line.key == "help-line"]


@pytest.mark.parametrize(
    ("person", "has", "has_not"),
    [
        ("wangfang", {"leave", "oral", "todo", "mine"}, {"classified", "substitute", "absence"}),
        ("liming", {"leave", "oral"}, {"classified", "substitute", "absence"}),
        ("zhouzheng", {"substitute", "absence"}, {"leave", "oral", "classified"}),
        ("guoyi", {"absence"}, {"leave", "substitute", "classified"}),
        ("gaoyuan", {"classified", "leave"}, {"substitute", "absence"}),
    ],
)
async def test_everybody_is_shown_the_commands_of_his_office(
    office: Rig, person: str, has: set[str], has_not: set[str]
) -> None:
    mine = set(await _commands(office, person))
    assert has <= mine
    assert not has_not & mine


@pytest.mark.parametrize(
    ("person", "command", "why"),
    [
        ("zhouzheng", "/leave", "leave-outside-director"),
        ("zhouzheng", "/oral", "leave-outside-director"),
        ("guoyi", "/leave", "leave-outside-discipline"),
        ("wangfang", "/classified", "classified-security-only"),
        ("liming", "/substitute", "substitution-director-only"),
        ("wangfang", "/absence", "absence-use-leave"),
    ],
)
async def test_a_command_of_another_office_is_refused_with_the_article(
    office: Rig, person: str, command: str, why: str
) -> None:
    answer = (await office.says(person, command))[-1]
    assert answer.keys == [why]
    assert "》第" in answer.text
    assert (await office.says(person, "今天天气真好"))[-1].keys == ["not-understood"], "no form was opened"


async def test_the_buttons_of_help_open_what_they_say(office: Rig) -> None:
    await office.says("wangfang", "/help")
    answer = (await office.presses("wangfang", "请假"))[-1]
    assert answer.keys[-1] == "leave-ask-kind"
    await office.presses("wangfang", "我的申请")
    assert "list-mine-empty" in office.keys("wangfang")


async def test_todo_lists_what_waits_and_opens_its_card(office: Rig) -> None:
    assert (await office.says("zhaogang", "/todo"))[-1].keys == ["list-todo-empty"]
    await asks_for_leave(office)
    await asks_for_leave(office, "majun", stand_in="刘洋")
    answer = (await office.says("zhaogang", "/todo"))[-1]
    assert answer.keys == ["list-todo", "list-line", "list-line"]
    assert answer.text.index("王芳") < answer.text.index("马军")
    card = (await office.presses("zhaogang", "查看 假〔2026〕1号"))[-1]
    assert card.keys[0] == "case-head-asks"
    await office.presses("zhaogang", "同意", on=card)
    assert (await office.says("zhaogang", "/todo"))[-1].keys == ["list-todo", "list-line"]


async def test_mine_lists_the_newest_first_and_page_by_page(office: Rig) -> None:
    for week in range(12):
        wednesday = date(2027, 3, 3) + timedelta(weeks=week)
        await asks_for_leave(office, kind="婚假", when=str(wednesday), phone="65001234")
    answer = (await office.says("wangfang", "/mine"))[-1]
    assert answer.message.lines[0].args["count"] == 12
    assert [line.args["place"] for line in answer.message.lines[1:]] == list(range(1, 11))
    assert answer.labels[0] == ["查看 假〔2026〕12号", "查看 假〔2026〕11号"]
    answer = (await office.presses("wangfang", "下一页"))[-1]
    assert [line.args["place"] for line in answer.message.lines[1:]] == [11, 12]
    assert answer.labels == [["查看 假〔2026〕2号", "查看 假〔2026〕1号"]]


async def test_a_card_is_opened_only_for_those_it_concerns(office: Rig) -> None:
    await asks_for_leave(office)
    case = await office.case()
    await office.sends("qianmin", data=f"o:{case.id}")
    assert office.popup == "没有找到对应的事项，请发送 /todo 或 /mine 查看。"
    assert office.boxes["qianmin"] == []


async def test_in_english_everything_is_english_afterwards(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    await office.says("wangfang", "/language")
    await office.presses("wangfang", "English")
    form = office.last("wangfang")
    assert "Kind: Private leave" in form.text
    assert "When?" in form.text
    assert "leave Ask for leave" in office.menus["wangfang"]
    card = form
    for said in ("Nov 23 to Nov 25", "family matters", "in town", "李娜", "13800000006"):
        card = (await office.says("wangfang", said))[-1]
    assert "Mon 23 November 2026 to Wed 25 November 2026" in card.text
    assert "3 working days" in card.text
    assert "Leave Regulation, Article 5" in card.text
    await office.says("wangfang", "submit")
    await approves(office, "zhaogang", "liming", "zhouzheng")
    mine = [seen.text for seen in office.boxes["wangfang"] if seen.id > form.id]
    assert not [text for text in mine if "请假" in text or "批准" in text]
    assert "种类：事假" in office.boxes["zhaogang"][0].text, "another reader keeps his own language"


async def test_a_popup_speaks_the_language_of_who_pressed(office: Rig) -> None:
    await office.says("zhaogang", "/language")
    await office.presses("zhaogang", "English")
    await asks_for_leave(office)
    await office.presses("zhaogang", "Agree")
    assert office.popup == "Agreed."
    await office.says("zhaogang", "/language")
    await office.presses("zhaogang", "中文")
    assert office.last("zhaogang").text == "已改用中文。"
