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
MEETING = Words(
    intent="meeting",
    signs={
        9: (
            beside(r"通知|召集|召开|定于|拟开|拟于", ANY),
            r"发(?:个|一下|一份|一个)?(?:会议|开会)(?:的)?通知|\b(?:call|convene|announce|schedule)\b.{0,20}\bmeeting\b",
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
)
WORDS = (MEETING,)
