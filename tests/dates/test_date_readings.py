"""What the forms are given: options of a question, places in the text, periods of leave, the calendar's limits."""

from datetime import date

import pytest
from date_phrases import MONDAY, brief, moment

from handlers.dates import Ask, Conventions, DayPart, Duration, Found, Ok, Refuse, find, read_period, understand
from handlers.dates.reading import half_day
from workflow.period import Period
from workflow.workdays import Calendar

NOW = moment(MONDAY)


def options(text: str, now: str = MONDAY) -> list[str]:
    """The options of the question that a text asks."""
    reading = find(text, moment(now)).reading
    assert isinstance(reading, Ask)
    return [brief(option) for option in reading.options]


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("5点", "2026-11-20T09:00", ["2026-11-20T17:00", "2026-11-21T05:00"]),
        ("明天3:30", MONDAY, ["2026-11-24T15:30", "2026-11-24T03:30"]),
        (
            "明天3点到5点",
            MONDAY,
            ["2026-11-24T15:00..2026-11-24T17:00", "2026-11-24T03:00..2026-11-24T05:00"],
        ),
        ("11月20日", MONDAY, ["2026-11-20", "2027-11-20"]),
        ("5号", MONDAY, ["2026-11-05", "2026-12-05"]),
        ("周一", MONDAY, ["2026-11-23", "2026-11-30"]),
        ("本周五", "2026-11-28T10:00", ["2026-12-04", "2026-11-27"]),
        ("上午请假", "2026-11-27T19:30", ["2026-11-28 am", "2026-11-27 am"]),
        ("leave on 3/12", MONDAY, ["2027-03-12", "2026-12-03"]),
        ("11月25日（周四）", MONDAY, ["2026-11-25", "2026-11-26"]),
        ("12月3日至5日共4天", MONDAY, ["2026-12-03..2026-12-05", "2026-12-03..2026-12-06"]),
        ("周三或周四", MONDAY, ["2026-11-25", "2026-11-26"]),
        ("明天请半天假", MONDAY, ["2026-11-24 am", "2026-11-24 pm"]),
        ("22:00-6:00", MONDAY, ["2026-11-23T22:00..2026-11-24T06:00"]),
        ("七一前", "2026-06-15T09:00", ["..2026-06-30", "..2026-07-01"]),
        ("下周前", MONDAY, ["..2026-11-29", "..2026-12-06"]),
        ("改天", MONDAY, []),
    ],
)
def test_a_question_offers_its_readings(text: str, now: str, expected: list[str]) -> None:
    assert options(text, now) == expected


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("周四下午请半天假去给孩子开家长会，赵主任替我", ["周四下午", "半天"]),
        ("发烧了，今天明天来不了", ["今天明天"]),
        ("12月1号到3号休年假", ["12月1号到3号"]),
        ("5号请一天假", ["5号", "一天"]),
        ("后天上午九点送两个人去高铁站", ["后天上午九点"]),
        ("１２月３日 前报送", ["１２月３日 前"]),
        ("need Wednesday morning off for a dentist appointment", ["Wednesday morning"]),
        ("请二室于周五下班前报送三重一大事项", ["周五下班前"]),
        ("二室", []),
    ],
)
def test_the_read_words_are_found_in_the_typed_text(text: str, pieces: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, NOW).spans] == pieces


def test_the_count_beside_a_day_is_told() -> None:
    assert find("5号请一天假", NOW).said == Duration(1, "day")
    assert find("周四下午请半天假", NOW).said == Duration(0.5, "day")
    assert find("周四下午", NOW).said is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("明天", "2026-11-24 am/2026-11-24 pm"),
        ("周四下午", "2026-11-26 pm/2026-11-26 pm"),
        ("明天上午到后天", "2026-11-24 am/2026-11-25 pm"),
        ("下周一起三天", "2026-11-30 am/2026-12-02 pm"),
        ("明天起5个工作日", "2026-11-24 am/2026-11-30 pm"),
        ("明天下午2点到5点", "2026-11-24 pm/2026-11-24 pm"),
        ("明天上午9点到12点", "2026-11-24 am/2026-11-24 am"),
        ("明天9点到后天18点", "2026-11-24 am/2026-11-25 pm"),
        ("12月1日起请假两天半", "2026-12-01 am/2026-12-03 am"),
    ],
)
def test_a_leave_is_read_in_half_days(text: str, period: str) -> None:
    reading = read_period(text, NOW)
    assert isinstance(reading, Ok)
    assert reading.period == Period.parse(period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三天", "ask:no-start"),
        ("周五前", "ask:no-start"),
        ("12月1日起", "ask:no-end"),
        ("明天9点", "ask:no-end"),
        ("明天晚上", "ask:outside-hours"),
        ("明天中午", "ask:outside-hours"),
        ("5号", "ask:past-or-next"),
        ("2月30日", "refuse:no-such-day"),
        ("下午好", "none"),
    ],
)
def test_a_leave_that_lacks_an_end_is_asked_for_it(text: str, expected: str) -> None:
    assert brief(read_period(text, NOW)) == expected


def test_the_options_of_a_leave_are_half_days_too() -> None:
    reading = read_period("5号请一天假", NOW)
    assert isinstance(reading, Ask)
    assert [str(option.period) for option in reading.options] == [
        "2026-11-05 am/2026-11-05 pm",
        "2026-12-05 am/2026-12-05 pm",
    ]


@pytest.mark.parametrize("text", ["三个工作日内", "元旦假期", "元旦后第一个工作日"])
def test_beyond_the_published_calendar_the_answer_is_provisional(text: str) -> None:
    reading = find(text, moment("2026-12-30T09:00")).reading
    assert isinstance(reading, Ok)
    assert reading.provisional


@pytest.mark.parametrize("text", ["三个工作日内", "国庆假期", "明年3月5日", "国庆前"])
def test_a_known_or_plain_day_is_not_provisional(text: str) -> None:
    reading = find(text, moment("2026-09-21T10:00")).reading
    assert isinstance(reading, Ok)
    assert not reading.provisional


def test_the_office_sets_its_calendar_and_its_conventions() -> None:
    office = Calendar({date(2026, 11, 24): False})
    assert brief(find("1个工作日内", NOW, office).reading) == "..2026-11-25"
    assert brief(find("7点", NOW, conventions=Conventions(first_plain_hour=7)).reading) == "ask:past-or-next"
    assert brief(find("11月20日", NOW, conventions=Conventions(recent_days=1)).reading) == "2027-11-20"


def test_the_hour_of_another_zone_is_the_office_hour() -> None:
    assert brief(find("今天", moment("2026-11-23T00:30").astimezone()).reading) == "2026-11-23"


def test_the_flat_answer_has_the_schema_of_the_bench() -> None:
    assert understand("周五下班前", NOW) == {
        "status": "ok",
        "kind": "deadline",
        "gran": "day",
        "start": None,
        "end": "2026-11-27",
        "duration": None,
        "open_end": False,
        "cob": True,
        "provisional": False,
    }
    assert understand("三重一大", NOW) == {"status": "none"}
    assert understand("2月30日", NOW) == {"status": "refuse", "reason": "no-such-day"}
    assert understand("半天", NOW)["duration"] == {"value": 0.5, "unit": "day"}
    assert understand("5号", NOW)["options"][1]["start"] == "2026-12-05"


def test_an_evening_is_no_half_day() -> None:
    with pytest.raises(ValueError, match="no half-day"):
        half_day(DayPart(date(2026, 11, 23), "eve"), last=False)


def test_an_impossible_time_beside_a_good_one_refuses_the_whole() -> None:
    assert find("明天9点到11月31日", NOW).reading == Refuse("no-such-day")
    assert isinstance(find("", NOW), Found)
