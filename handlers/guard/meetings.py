"""Rules for talk of one meeting that names its level."""

import re

from handlers.guard.levels import COMMON, LEVEL
from handlers.guard.rule import Rule, near
from handlers.guard.speech import ASKING, CASES, OWN, PROCEDURE, RULE_TALK

MEETING = re.compile(
    rf"{LEVEL}级?(?:别)?的?(?:专题|工作|党组|常委|视频|小范围|办公|协调|调度|扩大|全体|情况)?(?:会议|会(?!计)|例会|座谈会|碰头会|议题)"
)
"""A meeting with its level."""
_WHEN = (
    r"(?:今[天早晚晨]|明[天早晚]|昨[天晚]|后天|(?:周|星期)[一二三四五六日天]|上午|下午"
    r"|[\d一二三四五六七八九十]点|\d{3}|[上下]周|下班前|一会儿|中午|待会)"
)
_MEETING_SIGN = f"{OWN}|换|改|推迟|提前|取消|挪|名单|座次|通知|几点|地点|议程|车|去|开完|散|上(?:说|讲|提)|原话"

MEETINGS = (
    Rule(
        "meeting_level",
        "clause",
        re.compile(
            rf"{near(_MEETING_SIGN, MEETING.pattern, 40)}"
            rf"|^\W*{MEETING.pattern}(?:纪要|现场|材料|记录|照片|录音|文件|议程)?\W*$"
        ),
        re.compile(rf"{RULE_TALK.pattern}|{PROCEDURE.pattern}|手机|话筒|干扰|通过{COMMON}会"),
        ("机密级的会换到402", "绝密会议名单", "秘密级会议改到三点"),
        ("机密级会议能带手机吗", "召开机密级会议应当事先清场", "机密级会议手机统一存放"),
    ),
    Rule(
        "meeting_is",
        "clause",
        re.compile(
            rf"(?:会|会议|例会|活动|议程|议题|会.{{0,4}}[讨研审][论究议]的)(?:的?密级|级别|(?:里|中)?有一?个)?(?:(?:系|属于?|是|为|定[为的]|按)\s?{LEVEL}(?:级|的|事项|\s?[,;.。!]|$)|\s?{LEVEL}级(?:[,;.。!]|$))"
        ),
        re.compile(f"{ASKING.pattern}|{CASES.pattern}|规定|应当|一般"),
        ("周三的会是机密级，手机不带", "会议为秘密级", "今晚的碰头会绝密级，谁都别说"),
        ("会议是秘密级还是机密级由谁定", "大会是秘密投票"),
    ),
    Rule(
        "meeting_when",
        "clause",
        re.compile(near(_WHEN, MEETING.pattern, 16)),
        CASES,
        ("明天机密级会议不能带手机", "下午的秘密级会议改到三点", "绝密会议周四开"),
        ("明天培训讲机密级会议怎么组织",),
    ),
)
