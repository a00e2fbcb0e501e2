"""Times as people say them: an end after a start that is known, a limit; a refused answer is asked anew."""

import pytest
from rig import Rig

from workflow.period import HalfDay

MEETING = ("其他会议", "一般会议", "工作会", "12月4日上午9点")
ITEM = ("上级和区委决策", "压减一般性支出", "文电督查", "财务室", "完成", "钱敏")
ENDS = [
    ("11点", "2026-12-04T11:00"),
    ("当天11:30", "2026-12-04T11:30"),
    ("下午3点", "2026-12-04T15:00"),
    ("两小时", "2026-12-04T11:00"),
    ("开一个半小时", "2026-12-04T10:30"),
    ("40分钟", "2026-12-04T09:40"),
    ("12月5日11点", "2026-12-05T11:00"),
    ("12 pm", "2026-12-04T12:00"),
]
LIMITS = [
    ("12月18日", "2026-12-18"),
    ("12月18日前", "2026-12-18"),
    ("12月18日下午5点前", "2026-12-18"),
    ("月底", "2026-11-30"),
    ("下周五之前", "2026-11-27"),
    ("5个工作日内", "2026-11-27"),
    ("5个工作日", "2026-11-27"),
    ("两周", "2026-12-04"),
    ("一个月", "2026-12-20"),
    ("一个月内", "2026-12-20"),
    ("半个月", "2026-12-05"),
    ("one month", "2026-12-20"),
    ("end of month", "2026-11-30"),
]


async def _says_all(office: Rig, person: str, *texts: str) -> None:
    for text in texts:
        await office.says(person, text)


@pytest.mark.parametrize(("said", "until"), ENDS)
async def test_the_end_of_a_meeting_is_understood_from_its_start(office: Rig, said: str, until: str) -> None:
    await _says_all(office, "zhaogang", "/meeting", *MEETING, said)
    answered = next(line for line in office.last("zhaogang").message.lines if line.key == "form-answered")
    assert answered.args["value"] == {"moment": until}


@pytest.mark.parametrize("said", ["0分钟", "三天", "25小时", "看情况"])
async def test_an_end_that_says_no_time_is_asked_again(office: Rig, said: str) -> None:
    await _says_all(office, "zhaogang", "/meeting", *MEETING, said)
    assert office.last("zhaogang").keys == ["answer-moment", "meeting-ask-until"]


async def test_the_return_of_a_car_is_understood_from_its_start(office: Rig) -> None:
    await _says_all(office, "qianmin", "/car", "12月4日上午9点", "三小时")
    answered = next(line for line in office.last("qianmin").message.lines if line.key == "form-answered")
    assert answered.args["value"] == {"moment": "2026-12-04T12:00"}


@pytest.mark.parametrize(("said", "day"), LIMITS)
async def test_a_limit_is_understood_as_people_name_it(office: Rig, said: str, day: str) -> None:
    await _says_all(office, "suntao", "/supervision", *ITEM, said)
    answered = next(line for line in office.last("suntao").message.lines if line.key == "form-answered")
    assert HalfDay.parse(answered.args["value"]["day"]) == HalfDay.parse(f"{day} pm")


@pytest.mark.parametrize("said", ["5个工作日内", "5个工作日", "within 5 working days"])
async def test_a_limit_said_in_working_days_is_kept_with_its_count(office: Rig, said: str) -> None:
    await _says_all(office, "suntao", "/supervision", *ITEM, said)
    answered = next(line for line in office.last("suntao").message.lines if line.key == "form-answered")
    assert answered.args["value"] == {"day": "2026-11-27 pm =10 2026-11-21 am"}


@pytest.mark.parametrize("said", ["看情况", "半天", "99周", "99个月"])
async def test_a_limit_that_names_no_day_is_asked_again(office: Rig, said: str) -> None:
    await _says_all(office, "suntao", "/supervision", *ITEM, said)
    assert office.last("suntao").keys == ["answer-day", "supervision-ask-due"]


@pytest.mark.parametrize("said", ["40个工作日内", "40个工作日"])
async def test_a_limit_that_counts_on_unpublished_holidays_is_confirmed_by_a_press(office: Rig, said: str) -> None:
    await _says_all(office, "suntao", "/supervision", *ITEM, said)
    assert office.last("suntao").keys == ["date-ask-provisional", "supervision-ask-due"]
    assert office.last("suntao").message.buttons[0][0].label.key == "say-day"


async def test_a_limit_that_can_be_two_days_is_chosen_by_a_button(office: Rig) -> None:
    await _says_all(office, "suntao", "/supervision", *ITEM, "11月10日")
    seen = office.last("suntao")
    assert seen.keys == ["date-ask-past-or-next", "supervision-ask-due"]
    assert [line.key for row in seen.message.buttons[:2] for line in [row[0].label]] == ["say-day", "say-day"]


async def test_a_refused_answer_of_an_act_is_asked_anew_and_the_others_are_kept(office: Rig) -> None:
    await _says_all(office, "suntao", "/supervision", "领导批示交办", *ITEM[1:], "12月18日", "书面报告", "提交")
    await office.presses("chenlan", "同意")
    await office.presses("zhouzheng", "同意")
    await office.presses("suntao", "登记领导批准")
    await _says_all(office, "suntao", "区委书记", "明天")
    assert office.last("suntao").keys == ["supervision-date-unlikely", "sup_leader-ask-said_on"]
    await office.says("suntao", "今天")
    case = await office.case("supervision")
    assert case.facts["leader"] == {"who": "区委书记", "on": "2026-11-20 pm"}
