"""What the reading rests on: whole words, clauses, times said in two places, places that end before a verb."""

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.free_text import read
from handlers.free_text.line import Line, whole_words
from workflow.words import beside, together

NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def _fields(text: str) -> dict[str, Any]:
    return {name: value for name, value in read(text, "wangfang", NOW)["fields"].items() if value is not None}


@pytest.mark.parametrize(
    ("expression", "text", "found"),
    [
        ("续", "手续没办好", []),
        ("续", "续两天", ["续"]),
        ("延", "飞机延误", []),
        ("因", "因公受伤", []),
        ("因", "因搬家请假", ["因"]),
        ("请一天假", "请一天假带孩子", ["请一天假"]),
        ("通知下", "通知下周三开会", []),
        ("a?", "", []),
    ],
)
def test_a_pattern_splits_no_word(expression: str, text: str, found: list[str]) -> None:
    line = Line.of(text)
    assert [one[0] for one in whole_words(expression, line.text, line.left)] == found


@pytest.mark.parametrize(
    ("text", "in_one_clause", "in_one_line"),
    [
        ("申请还没批", True, True),
        ("还没批的申请", True, True),
        ("申请交了，领导没批", False, True),
        ("申请不急，还没批", False, True),
        ("还没批", False, False),
    ],
)
def test_signs_stand_in_one_clause_or_in_one_line(text: str, in_one_clause: bool, in_one_line: bool) -> None:
    assert bool(re.search(beside("申请", "没批"), text)) == in_one_clause
    assert bool(re.search(together("申请", "没批"), text)) == in_one_line


def test_what_must_not_stand_beside_is_looked_for_in_the_clause_only() -> None:
    sign = beside("申请", "没批", without="几个")
    assert re.search(sign, "几个申请没批") is None
    assert re.search(sign, "有几个人，申请没批") is not None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("明天孩子开学，请半天假，上午", "2026-11-24 am", "2026-11-24 am"),
        ("下周想休两天年假，周四和周五", "2026-12-03", "2026-12-04"),
        ("周日值班，下周一请假一天", "2026-11-30", "2026-11-30"),
        ("今天上午打针请假，下午到单位", "2026-11-23 am", "2026-11-23 am"),
        ("下周一上午和下午都请假", "2026-11-30", "2026-11-30"),
        ("12月31日和1月4日休年假", "2026-12-31", "2027-01-04"),
        ("发烧在家躺了一天，明天请假", "2026-11-24", "2026-11-24"),
        ("请假，明天郑凯替我", "2026-11-24", "2026-11-24"),
        ("明天十点看牙，上午请假", "2026-11-24 am", "2026-11-24 am"),
        ("明天9点开庭，请半天假，上午", "2026-11-24 am", "2026-11-24 am"),
        ("公休结束，周一已到岗", "2026-11-23", "2026-11-23"),
        ("销假，周五已上班", "2026-11-20", "2026-11-20"),
        ("请李明明天替我值班，我请一天事假", "2026-11-24", "2026-11-24"),
        ("终报：昨天的火灾已处置完毕", "2026-11-22", "2026-11-22"),
    ],
)
def test_times_said_apart_are_told(text: str, start: str, end: str) -> None:
    assert (_fields(text)["start"], _fields(text)["end"]) == (start, end)


def test_a_last_day_alone_is_no_first_day() -> None:
    said = _fields("岳母住院，请假到周五")
    assert (said.get("start"), said["end"]) == (None, "2026-11-27")


def test_the_hour_of_arriving_is_no_beginning() -> None:
    assert _fields("明早有点事请假，10点到岗")["start"] == "2026-11-24 am"


@pytest.mark.parametrize("text", ["9点半才能到", "堵车了，9点半才能到单位"])
def test_the_hour_at_which_somebody_can_come_is_the_end(text: str) -> None:
    assert (_fields(text).get("start"), _fields(text)["end"]) == (None, "2026-11-23T09:30")


def test_the_hour_of_what_is_to_be_done_is_no_part_of_the_reason() -> None:
    assert _fields("明天十点看牙，上午请假")["reason"] == "看牙"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("郑凯今天请假了", "none"),
        ("冯雪明天休年假", "leave"),
        ("车已经到楼下了，大家下来吧", "none"),
        ("年假能不能延长两天？", "extend"),
        ("年假能不能跨年", "none"),
        ("周三上午请事假，周四正常上班", "leave"),
        ("昨天请病假，今天已上班", "report_back"),
        ("帮我看看还有什么没批", "my_todo"),
        ("今天谁在值班", "none"),
    ],
)
def test_what_is_over_or_others_did_is_no_request(text: str, intent: str) -> None:
    assert read(text, "wangfang", NOW)["intent"] == intent


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("周三请假，请郑凯吃饭", "事假", "请郑凯吃饭"),
        ("明天去做工伤鉴定，请一天假", "事假", "去做工伤鉴定"),
        ("工伤在家休养，明天请假", "工伤假", None),
        ("年前还剩三天年假想用掉", "年休假", None),
    ],
)
def test_what_forces_a_kind_is_told_from_what_only_sounds_like_it(text: str, kind: str, reason: str | None) -> None:
    assert _fields(text)["kind"] == kind
    assert reason is None or _fields(text)["reason"] == reason


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("用车去省城，明早八点，晚上六点回", "2026-11-24T08:00", "2026-11-24T18:00"),
        ("明天送客人去机场，航班十点，八点出发", "2026-11-24T08:00", None),
    ],
)
def test_a_ride_begins_when_it_leaves(text: str, start: str, end: str | None) -> None:
    assert (_fields(text)["start"], _fields(text).get("end")) == (start, end)


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("昨天22:40西山林场起火，明火今早5点扑灭，终报", "2026-11-22T22:40"),
        ("现在报个紧急信息，十分钟前小区燃气爆炸", "2026-11-23T08:50"),
        ("8点40接到报告，有人聚集在区政府门口", None),
        ("上午8:05，工地塌方", "2026-11-23T08:05"),
    ],
)
def test_an_event_has_its_own_time(text: str, happened: str | None) -> None:
    assert _fields(text).get("start") == happened


@pytest.mark.parametrize(
    ("text", "destination", "reason"),
    [
        ("用车去区应急管理局参加会议", "区应急管理局", "参加会议"),
        ("用车去培训中心", "培训中心", None),
        ("用车去高铁站赶火车", "高铁站", "赶火车"),
        ("用车去市委、市政府送文件", "市委、市政府", "送文件"),
        ("派车送两位专家去机场", "机场", None),
        ("派车去东站送站", "东站", None),
        ("派车拉桌椅去新办公楼", "新办公楼", "拉桌椅"),
    ],
)
def test_a_place_ends_before_what_is_done_there(text: str, destination: str, reason: str | None) -> None:
    assert (_fields(text).get("destination"), _fields(text).get("reason")) == (destination, reason)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("派车去开发区，连司机一共4个人", 3),
        ("派车去开发区，我和两个同事", 3),
        ("派车去开发区，就我自己", 1),
        ("派车去开发区，我和冯雪两个人", 2),
    ],
)
def test_who_rides_is_counted(text: str, people: int) -> None:
    assert _fields(text)["people"] == people


@pytest.mark.parametrize(
    ("text", "stand_in", "reason"),
    [
        ("下周四年假一天，手上的文件由吴敏签收", "wumin", None),
        ("周三请一天假去银行，活儿托给郑凯了", "zhengkai", "去银行"),
        ("周三请一天假去银行，郑凯值我的班", "zhengkai", "去银行"),
        ("周三请一天假去银行，值班跟许磊对调了", "xulei", "去银行"),
        ("周三请一天假去银行，急事找冯雪", "fengxue", "去银行"),
        ("周三请一天假，陪郑凯去医院", None, "陪郑凯去医院"),
        ("周三请一天假，请郑凯吃饭", None, "请郑凯吃饭"),
        ("周三请一天假去银行，请赵主任审批", None, "去银行"),
        ("周三请一天假去银行，钥匙交给郑凯", None, "去银行，钥匙交给郑凯"),
    ],
)
def test_who_is_given_the_work_stands_in(text: str, stand_in: str | None, reason: str | None) -> None:
    assert (_fields(text).get("stand_in"), _fields(text).get("reason")) == (stand_in, reason)


@pytest.mark.parametrize(
    ("text", "start", "days"),
    [
        ("昨天摔了一跤，请三天病假", None, 3),
        ("昨天发烧没来，补请一天病假", "2026-11-22", 1),
        ("申请工伤假一周，从明天算", "2026-11-24", None),
        ("下个周末结婚，婚假从11月30日开始休", "2026-11-30", None),
        ("明天下午请假2小时，4点到6点", "2026-11-24T16:00", None),
    ],
)
def test_the_day_of_the_cause_is_not_that_of_the_leave(text: str, start: str | None, days: float | None) -> None:
    assert (_fields(text).get("start"), _fields(text).get("days")) == (start, days)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("昨天的车已经用完还回去了", "none"),
        ("昨天的车没用上，今天下午再派一辆", "car"),
        ("刘师傅替我出车，明天请一天病假", "leave"),
        ("今天下午要车去长途汽车站", "car"),
        ("年休假可以分次休吗", "none"),
        ("年休假能不能从12月7日休到9日", "leave"),
        ("原定明天回来，航班停了，改到周四", "extend"),
        ("上次火灾报了没有", "none"),
        ("明天请假，去4S店提车", "leave"),
        ("还剩三天年假想用掉，12月29、30、31号", "leave"),
    ],
)
def test_what_is_over_or_a_rule_is_told_from_a_request(text: str, intent: str) -> None:
    assert read(text, "wangfang", NOW)["intent"] == intent


def test_the_day_of_work_after_an_extension_is_not_its_last() -> None:
    assert _fields("假期延到周日，周一上班")["end"] == "2026-11-29"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("财务室韩主任替我，明天请一天年假", ["stand_in"]),
        ("明天请一天年假，冯雪代我值班，郑凯代我开会", ["stand_in"]),
        ("综合室韩主任替我，明天请一天年假", []),
        ("替我们科的谢婷请假，她明天上午看牙", ["applicant"]),
    ],
)
def test_who_is_meant_is_asked_where_it_cannot_be_told(text: str, asked: list[str]) -> None:
    assert read(text, "wangfang", NOW)["ask"] == asked
