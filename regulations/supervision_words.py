"""How people speak of supervision in a free message (9): that something is to be supervised, that it is done."""

from workflow.words import Words

ASKING = r"[吗么][\W]*$|没有?[\W]*$|怎么|什么|谁|哪|多久|进度|情况|几"
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
        r"(?:请|麻烦|帮忙|需要|要|对|把|将|给)*(?:立项|列入|纳入|挂牌|转为?|作为)*督(?:办|查)(?:立项|事项)?(?:一下|下)?",
        r"\b(?:please )?(?:supervise|set up a supervision of)\b",
    ),
    slots={"what": "reason"},
)
DONE = Words(
    intent="supervision_done",
    signs={
        8: (
            r"办结(?!率)|督(?:办|查)(?:件|事项|任务)?[^，,]{0,10}(?:完成|办完|落实)(?:了|到位|$)|报(?:督查|督办)?结果|申请销号",
            r"\b(?:report|supervision) (?:the )?(?:result|done|finished|completed)\b",
        ),
    },
    unless=(rf"{ASKING}|(?:没|未|不能|无法|按时|限期|逾期|尽快|抓紧|前)办结",),
    in_hand=("sup_report", "sup_accept", "sup_close"),
)
WORDS = (SUPERVISION, DONE)
