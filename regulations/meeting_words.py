"""How people call a meeting in a free message (1, 2, 8): which kind, and when it begins."""

from workflow.words import Words, beside

OF_THE_OFFICE = "室务会", "办公室室务会", "室务会议", "office meeting"
OF_THE_DIRECTOR = "主任办公会", "办公会", "director's meeting"
OF_THE_COMMITTEE = "常委会", "standing committee"
NAMED = "|".join((*OF_THE_OFFICE, *OF_THE_DIRECTOR, *OF_THE_COMMITTEE))
ANY = (
    rf"{NAMED}|(?:座谈|协调|调度|推进|部署|动员|专题|工作|总结|分析|碰头|联席|现场|视频|培训|学习)?"
    r"(?:会议|会)(?!计|场|室|员|费)|\bmeeting\b"
)
END = r"(?=[,，。;；!！?？\n]|$)"
ROOM = r"(?:会议室|会议厅|报告厅|多功能厅|接待室|活动室|办公室|会议中心|会场|礼堂|室|厅|楼)"
PLACE = (
    rf"(?:在|(?:地点|会场)(?:设)?(?:是|为|在|[:：])?)\s*(?P<said>[^在,，。;；!！?？\n]{{1,20}}?{ROOM})"
    rf"(?=召?开|举行|举办|集合|集中|参|研究|讨论|召集|\s|{END})",
    r"\bin (?:the )?(?P<said>(?:[a-z0-9'-]+ ){0,3}(?:room|hall|auditorium)(?: \w*\d\w*)?)\b",
)
"""Where it is held, when a room is named."""
TOPIC = r"(?:研究|讨论|审议|听取|传达|部署|通报|商议|商量|总结|学习|安排)"
SUBJECT = (
    rf"(?:会议名称|名称|主题|内容|议题)(?:是|为|[:：])\s*(?P<said>[^,，。;；!！?？\n]{{2,60}}){END}",
    rf"(?:召开|开|举行)(?:一?个|一次)?(?!(?:{NAMED}))(?P<said>[^,，。;；!！?？\n\s的]{{2,40}}(?:会议|会))(?=\W|$)",
    rf"(?:^|[,，。;；:：\s开]|会上?|会议|主要|重点|专题|集中)(?P<said>{TOPIC}[^,，。;；!！?？\n]{{2,60}}?)(?:的[^,，。;；]{{0,6}}会(?:议)?)?{END}",
    r"\b(?:to (?:discuss|review|study|consider)|about|on the subject of) (?:the )?(?P<said>[^,.;]{3,60})",
)
"""What the meeting is called, or what it is about."""
MEETING = Words(
    intent="meeting",
    signs={
        9: (
            beside(r"通知|召集|召开|定于|拟开|拟于", ANY),
            r"发(?:个|一下|一份|一个)?(?:会议|开会)(?:的)?通知|\b(?:call|convene|announce|schedule)\b.{0,20}\bmeeting\b",
        ),
        5: (
            rf"(?:^|[,，。;；])[^,，。;；]*(?:[点时分]|:\d\d)[^,，。;；去到]{{0,20}}?召?开(?:{NAMED})",
            rf"(?:^|[,，。;；])[^,，。;；去到]*在[^,，。;；]{{1,20}}?{ROOM}召?开[^,，]{{0,6}}(?:{ANY})",
        ),
        7: (rf"(?:要|想|准备|打算|安排|组织|得)(?:召)?开(?:一?个|一次)?[^，,]{{0,6}}(?:{ANY})",),
    },
    unless=(
        r"收到|(?:发|开|通知)(?:了|过|完)|[吗么][\W]*$|没有?[\W]*$|改到|改成|取消|推迟|提前|纪要|记录|请假|不(?:开|参加|去)|"
        r"几点|什么|谁|哪|怎么|参加(?:完)?了|准时参加|材料|用车|派车|订车|要车",
    ),
    kinds={"office": OF_THE_OFFICE, "director": OF_THE_DIRECTOR, "standing": OF_THE_COMMITTEE},
    forced=(("other", ANY),),
    slots={"kind": "kind", "start": "moment"},
    said={"place": PLACE, "subject": SUBJECT},
)
WORDS = (MEETING,)
