"""What only sounds like a name, a time, a reason or a request is told from what is one."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.free_text import read

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("text", "stand_in", "asked"),
    [
        ("下周一请假，王刚替班", None, ["stand_in"]),
        ("替我的是张立，明天请假", None, ["stand_in"]),
        ("明天请假，副主任代我", None, ["stand_in"]),
        ("帮我提交事假申请，明天一天，处理家里的事", None, []),
        ("明天请假，已与同事完成工作交接", None, []),
        ("请假去看病，明天，让郑凯帮我批一下", None, []),
        ("明天请假，郑凯帮我顶一下", "zhengkai", []),
    ],
)
def test_who_stands_in_is_somebody_who_is_named_for_it(text: str, stand_in: str | None, asked: list[str]) -> None:
    got = read(text, "wangfang", NOW)
    assert (got["fields"]["stand_in"], got["ask"]) == (stand_in, asked)


@pytest.mark.parametrize(
    ("text", "days", "asked"),
    [
        ("想请几天年假", None, []),
        ("请假，过几天再说是哪天", None, ["start"]),
        ("周五下午我想请一天假", 1, ["start"]),
        ("请假两天，明天下午要陪母亲看病", 2, ["start"]),
        ("下个月想休年假", None, ["start"]),
    ],
)
def test_a_time_that_does_not_fit_or_is_vague_is_asked(text: str, days: int | None, asked: list[str]) -> None:
    got = read(text, "wangfang", NOW)
    assert (got["fields"]["start"], got["fields"]["days"], got["ask"]) == (None, days, asked)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("老板，明天请假，有事，不来了", "有事"),
        ("主任，昨天我扭到了脚，申请一天病假", "昨天我扭到了脚"),
        ("提交请假单：12月3日一天，事由在家休息", "在家休息"),
        ("想请年假两天，时间为12月3日至12月4日", None),
        ("补登上周五的病假", None),
        ("apply for leave from 5 Dec to 7 Dec", None),
    ],
)
def test_what_only_carries_the_request_is_no_reason(text: str, reason: str | None) -> None:
    assert read(text, "wangfang", NOW)["fields"]["reason"] == reason


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我想了解一下年假的政策", "none"),
        ("批准冯雪的请假申请", "none"),
        ("查询请假状态", "urge"),
        ("车钥匙在谁那", "none"),
        ("单子现在在谁那", "urge"),
        ("can I leave at 3pm today, the dentist has a slot", "leave"),
    ],
)
def test_questions_about_rules_and_things_are_told_from_requests(text: str, intent: str) -> None:
    assert read(text, "wangfang", NOW)["intent"] == intent


@pytest.mark.parametrize("text", ["张伟明天请假", "老周明天休年假", "小孙发烧了，请一天假", "王静下周一请假"])
def test_the_leave_of_somebody_who_is_not_on_the_roster_is_not_the_writers(text: str) -> None:
    assert read(text, "wangfang", NOW)["ask"] == ["applicant"]


@pytest.mark.parametrize("text", ["车坏了，请假", "高烧不退，请假", "阳阳发烧，请一天假", "路上堵车，请假"])
def test_a_word_that_begins_with_a_surname_is_nobodys_name(text: str) -> None:
    assert read(text, "wangfang", NOW)["ask"] == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("明天请假，十点看牙", "2026-11-24", "2026-11-24"),
        ("请假，明天下午3点开家长会", "2026-11-24T15:00", None),
        ("明天下午请假2小时，4点到6点", "2026-11-24T16:00", "2026-11-24T18:00"),
        ("I won't be in tomorrow, dentist at 10", "2026-11-24", "2026-11-24"),
    ],
)
def test_the_hour_of_what_is_to_be_done_counts_only_where_no_day_is_asked_for(
    text: str, start: str, end: str | None
) -> None:
    fields = read(text, "wangfang", NOW)["fields"]
    assert (fields["start"], fields["end"]) == (start, end)
