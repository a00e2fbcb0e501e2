"""How people speak of supervision in a free message (9): that something is to be supervised, that it is done."""

from workflow.words import Words

ASKING = r"[吗么][\W]*$|没有?[\W]*$|怎么|什么|谁|哪|多久|进度|情况|几"
NAME = r"[^由请让,，。;；!！?？:：\n\x00\x01]{2,20}"
UNITS = (
    rf"由?(?P<said>{NAME}?)(?:负责|牵头|承办|主办|配合|协办|协助)+(?:办理|督办|落实)?(?=\W|$)",
    r"\b(?:led by|with|from) (?:the )?(?P<said>[^,.;]{2,40})",
)
LEAD = (
    rf"由?(?P<said>{NAME}?)(?:负责)?(?:牵头|主办)(?:办理|督办|落实)?(?=\W|$)",
    r"\bled by (?:the )?(?P<said>[^,.;]{2,40})",
)
"""The units that are named with their part in it, and the one among them that leads (9.8-3-1)."""
DONE_BY = r"(?:办结|完成|办完|落实到位|落实|整改到位|整改完毕|报结果|报送结果|反馈)"
SUPERVISION = Words(
    intent="supervision",
    signs={
        8: (
            r"督办(?!单|件|函)|挂牌督办|(?:立项|列入|纳入|转为?|作为)督查|督查立项|\bsupervise\b|"
            r"\bset up a supervision\b",
            r"^[\W]*(?:请|麻烦|帮忙|需要|要)*督查(?:一下|下)(?!室|组|局)",
        ),
    },
    unless=(rf"{ASKING}|(?:已经?|正在|被)督办|不(?:用|再|要)督|用车|派车|要车",),
    frames=(
        r"(?:请|麻烦|要)?(?:把|将)(?=[^，,。;；]*(?:督办|督查))",
        r"(?:请|麻烦|帮忙|需要|要|对|把|将|给)*(?:立项|列入|纳入|挂牌|转为?|作为)*督(?:办|查)(?:立项|事项)?(?:一下|下)?",
        r"\b(?:please )?(?:supervise|set up a supervision of)\b",
        rf"(?<=[\x01前内底末日号周月])(?:要|须|必须|务必|全部)*{DONE_BY}(?=\W|$)",
    ),
    slots={"what": "reason", "due": "limit"},
    said={"units": UNITS, "lead": LEAD},
)
DONE = Words(
    intent="supervision_done",
    signs={
        8: (
            r"办结(?!率)|督(?:办|查)(?:件|事项|任务)?[^，,]{0,10}(?:完成|办完|落实)(?:了|到位|$)|报(?:督查|督办)?结果|申请销号",
            r"\b(?:report|supervision) (?:the )?(?:result|done|finished|completed)\b",
        ),
    },
    unless=(
        rf"{ASKING}|(?:没|未|不能|无法|按时|限期|逾期|尽快|抓紧|前)办结|[前内底末](?:要|须|必须|务必|全部)*(?:办结|完成|报)",
    ),
    in_hand=("sup_report", "sup_accept", "sup_close"),
)
WORDS = (SUPERVISION, DONE)
