"""Why: what is left of a line when times, people and the request itself are taken out, in the line's own words."""

import re
from collections.abc import Iterable

from handlers.free_text.line import BREAKS, CUT, TIME, Line, pattern, seams
from handlers.free_text.places import GOALS
from handlers.free_text.times_said import ARRIVING
from workflow.words import Words

LABEL = (
    r"(?:请假|具体)?(?:事由|原因|理由|缘由|说明|reason)(?:是|为|:|：|是因为|\s)+|"
    r"(?<![\u4e00-\u9fff])(?:请假)?(?:事由|理由)(?!充|不)"
)
BECAUSE = r"(?:主要)?(?:是)?(?:因为|由于|原因是|鉴于|缘于|因(?!公)|为了?(?=照顾|参加|给|办))"
POLITE = (
    r"^(?:尊敬的|敬爱的|各位)?[\u4e00-\u9fff]{0,6}?(?:主任|领导|科长|处长|局长|书记|部长|组长|老师|同志|姐|"
    r"哥|师傅|您|你|大家|各位)(?:们)?"
    r"(?:您|你)?(?:们)?(?:好|早|早上好|上午好|下午好|晚上好|中午好|辛苦了?)[，,。!！:：;；\s]+",
    r"^(?:您|你|大家|早上|上午|下午|晚上|中午)?(?:好|早|在吗|在么|您好|你好|哈喽|嗨|hi|hello|hey|打扰了?|"
    r"不好意思|抱歉|麻烦了?)(?:啊|呀|哈)?[，,。!！:：;；\s~～]+",
    r"^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))\b[^,.!，。]{0,25}[,.!，。]\s*",
    r"(?:非常|十分|先|提前|多|麻烦您|太)?(?:感谢|谢谢|多谢|谢了|谢啦|thanks|thank you|thx)(?:您|你|领导|主任|"
    r"大家|各位|了|啦|啊|哈|so much|a lot|in advance)*",
    r"(?:麻烦|烦请|还请|敬请|恳请|望|(?<!申)请|希望|盼|劳烦|拜托|辛苦)(?:您|你|领导|主任|科长|各位|组织|帮忙|"
    r"给|予以|能|一并|及时)*(?:批准|批一?下|批示|准假|审批|同意|批复|批|准许|予以|帮忙|安排(?!.{0,4}(?:车|司机|驾驶员))|处理|通过|知悉|"
    r"理解|谅解|见谅|知晓|确认|看一?下|核准|支持|审阅|批个假|准|关照|回复|答复)(?:一下|为盼|为感|吧|谢谢|了|"
    r"哈)?",
    r"(?:可以|行|能|好|成|中|方便|可)(?:不可以|不行|不能|不)?(?:吗|么|吧|嘛|不(?=\W|$))|可否|(?:能不能|能否|可否|可不可以|是否可以)(?:批准?|准许?|同意|允许)(?:一下)?|请问(?:一下)?|(?:我?想)?问一下|行不行|(?:领导|主任)?(?:您|你)看(?:看)?(?:能不能|可不可以|行不行|可以)?|能不能行|好不好|"
    r"妥否|当否|是否可以|ok\s*[?？]|is (?:that|it) ok(?:ay)?|please advise|kindly|please|pls|if possible|sorry",
    r"[^，,。;；]{0,8}(?:已经?|也|都)?(?:知道|知情|同意|清楚|了解|口头同意|说好|说过|讲好|说|批准|点头|答应|"
    r"打过招呼|打招呼|沟通好|沟通过|汇报过|请示过)(?:的|了)(?=\W|$)",
    r"(?:请|报|呈|经)[^，,。;；]{1,6}?(?:主任|科长|处长|局长|书记|领导|室长|组长)(?:审批|批准|批示|审阅|批|同意|审核|核准)(?:了|过)?(?=\W|$)",
    r"(?:就|也)?(?:不用|不需要?|无需)(?:别?人|安排人?|再安排)?(?:替|代|顶)(?:班|我|岗)?(?=\W|$)",
    r"[^，,。;；]{0,8}都在(?:岗|单位|办公室)?(?=\W|$)",
    r"[^，,。;；]{1,6}(?:已经?|也|都)?(?:知道|知情|同意|知晓)(?=\W|$)",
    r"(?:代班人?|代班的?人?|替班人?|顶班人?|人选)(?:还|暂时?|目前)?(?:没|未|待)(?:有)?(?:定|找|确定|想好)?(?:好)?",
    r"(?:已经?|都)?(?:[与和跟向][^，,。;；]{1,6})?(?:完成|做好|办好|安排好|处理好)了?(?:手[头上])?的?(?:工作|事情|交接)+(?:安排)?了?(?=\W|$)|"
    r"(?:手[头上]|本职)?的?(?:工作|事情|活儿?)(?:都|已经?|也)*(?:安排|交接|交代|处理|弄|干)(?:好|妥|完)(?:了|当|毕)?(?:交接)?(?=\W|$)",
    r"(?:[请让由]|交给?)[^，,。;；\s]{1,4}?(?:审批|审核|批准|批一?下|签字)(?:一下)?(?=\W|$)",
    r"(?:特此|特|现)(?:申请|报告|说明|告知|提出)|(?:特此|特)(?=请)|请(?:领导)?(?:批示|知悉|审批|批准|指示|审阅)|此致|敬礼|"
    r"(?:跟|和|向)(?:您|你|领导|单位|主任)(?:请示|汇报|报告|说|打)?(?:一下|一声|个招呼)?|说一?声|报备一?下|"
    r"报告一?下|汇报一?下|通知一?下|提前(?:说|报备|告知)一?下",
)
LEADS = (
    r"^(?:\x00|\x01|\s|说(?=他|她|自己|要|想|身体|家)|听说|自己(?=身体|不|生|发)|定于|我本人|我们(?!家)|"
    r"我(?!爸|妈|爹|娘|爷|奶|姥|外|岳|公公|婆|家|哥|姐|弟|妹|叔|伯|姑|舅|"
    r"姨|儿|女|孩|爱人|老|媳|对象|侄|孙|娃|妻|丈|父|母)|本人|咱|俺|[他她](?!们|爸|妈|爹|娘|爷|奶|姥|外|岳|公公|婆|家|哥|姐|弟|妹|叔|伯|姑|舅|姨|儿|女|孩|爱人|老|媳|对象|妻|丈|父|母)|这边|这个|那个|呢|嘛|"
    r"的话|的|了|就|是|(?:也|还|又|再)(?=想|要|请|得|需)|并|且|而且|另外|然后|所以|那|嗯|额|呃|哦|啊|唉|哎|"
    r"突然|今|现|拟于?|于|前(?=送|去|要|得|到)|在(?=[\x00\x01])|(?:从|自|到|至)(?=[\x00\x01])|起|开始|因为|由于|原因是|主要是|因|鉴于|为此|故|(?:需要|需|"
    r"想要|要|想|得|必须)(?!结婚|生孩子|生了|手术|住院)|可能|打算|准备|计划|希望|不得不|只能|只好|申请|请(?![^，,。;；]{0,6}[吃喝客])|"
    r"请假|休假|有(?=[\x00\x01])|"
    r"(?:和|跟|与)(?=[\x00\x01])|、|,|，|:|：|-|~|—|\(|\)|（|）|\.|\"|“|”|"
    r"(?:i am|i'm|i've(?! got\b)|i have to|i need to|i need|i'd|i'll|we|so|and|because of|"
    r"because|as|since|due to|for|to|i(?! (?:have|had) an?\b| got\b|'ve got\b)|needs? to|wants? to|have to|"
    r"my reason is|will|that|of|from|on|in|at|is|it's|"
    r"be|until|till|off|leave|by|would|like|want|can|could|may|me|give|the|an|a)\b)"
)
TAILS = (
    r"(?:\x00|\x01|\s|的(?:时候|话)|的$|约在|定在|安排在|约的?是|请|要|想|急需|亟需|需要|需|所以|因此|故|为此|就|我|"
    r"想请|要请|得请|申请|请个|"
    r"希望|打算|准备|，|,|。|、|:|：|-|~|—|\(|\)|（|）|\.|\"|“|”|呢|啊|吧|哈|哦|呀|嘛|吗|噢|特|现|于|从|"
    r"自|起|开始|"
    r"\b(?:so|and|i|need|on|from|at|in|for|to|the|a|of|is|want|would|like|can|will|am|could|please|have|take|"
    r"i'd|i'll)\b|,)$"
)
NOTHING = (
    r"(?:一下|可以|行|好|的|了|我|领导|主任|时间|日期|时长|天数|共计|共|一共|总共|合计|期间|假期|联系|电话|"
    rf"本来|原本|原来|原先|(?:{GOALS})[^，,。;；]*|联系电话|代班|代班人|同志|批准|知道|谢谢|麻烦|请假人|姓名|部门|科室|单位|申请人|申请|"
    r"情况|如下|还剩|可?(?:随时)?(?:可以)?联系(?:我|上)?|左右|全天|整天|一整天|白天|走|出发|动身|回来|返岗|回单位|上班|开始|结束|起|止|为止|当天|休|"
    r"歇|请|本人|是|这样|有点|先|一个|半天|一天|几天|报备|报告|请示|种类|类型|类别|假|"
    r"时间为?|(?:再)?说?哪天|"
    r"(?:时间|日期|哪天)(?:还|暂)?(?:没|未|待)(?:定|想好|确定)|staying home|at home|stay home|resting|待定|"
    r"不在(?:单位)?|现在|目前|马上|立刻|大概|大约|差不多|(?:\d+|[一二两三四五六七八九十半]+)个?半?(?:小时|钟头)|用掉|剩下|都|全|拟于?|还没(?:有)?|休完|帮忙?|麻烦|出去(?:一趟|一下)?|外出(?:一下)?|"
    r"(?:\d+|one|two|three|four|five|several|a few) days?|requesting|taking|starting|of|不变|暂定|"
    r"到时候|再说|(?:补班|调休|上班)?的?那一?天|没(?:啥|什么)(?:大|急)?事|不影响(?:正常)?(?:工作|值班|大家)?|今年|本年度?|还有|接上|连着|get|have|的?(?:值班|排班)|(?:元旦|春节|清明|五一|端午|中秋|国庆|过年|过节|节)(?:节|假期)?(?:之|以)?[前后]|ok|yes|no|well|work|day|days|please|"
    r"today|tomorrow|request|application|the|"
    r"a|an|it|you|off|leave|sir|boss|day off|morning|afternoon|need|up|back|time|half)"
)
KINDS = r"(?:[事病年婚产丧公私]|年休|探亲|工伤|带薪)假"
ADVISED = r"让|建议|要求|叫|嘱咐?"
LEAST = 2
GAP = rf"[{BREAKS}\s{TIME}]+"


def without_request(line: Line, words: Words) -> Line:
    """The line without the phrases that only carry the request; what a doctor advises is no request."""
    return line.without_all(*words.frames, after=ADVISED)


def without_politeness(line: Line) -> Line:
    """The line without greetings, thanks and the request to agree, which say nothing of the matter."""
    return line.without_all(*POLITE)


def reason(line: Line, words: Words) -> str | None:
    """The reason that a line gives. Times, people, telephone and the request itself are cut out of it already."""
    named = [pattern(LABEL).search(line.left), pattern(BECAUSE).search(line.left)]
    left = without_request(line, words)
    spans = [span for start, end in left.clauses() for span in _pieces(left, start, end)]
    worth = [span for span in spans if _worth(left, *span)]
    for label in named:
        after = [span for span in worth if label is not None and span[1] > label.end()]
        if after:
            return _joined(left, after)
    return _labelled(line, named[0]) or _joined(left, _chosen(left, worth, words))


def _labelled(line: Line, label: re.Match[str] | None) -> str | None:
    """What stands behind the label of a reason, be it only a word that else carries the request: 事由休息."""
    end = line.clause_at(label.end())[1] if label is not None and label.end() < len(line.text) else 0
    said = line.words(label.end(), end) if label is not None and TIME not in line.left[label.end() : end] else ""
    return said if len(said) >= LEAST else None


def _pieces(line: Line, start: int, end: int) -> Iterable[tuple[int, int]]:
    """What stands between the cuts of a clause."""
    return (
        (start + found.start(), start + found.end())
        for found in pattern(rf"[^{CUT}{TIME}]+").finditer(line.left[start:end])
    )


def _worth(line: Line, start: int, end: int) -> bool:
    """Whether words say something; that somebody comes back at an hour says nothing of why he is away."""
    start, end = _bare(line, start, end)
    said = line.left[start:end].strip()
    if len(said) < LEAST or pattern(ARRIVING).search(line.text[slice(*line.clause_at(start))]):
        return False
    return not pattern(rf"(?:{NOTHING}|{KINDS}|\s)+").fullmatch(said)


def _bare(line: Line, start: int, end: int) -> tuple[int, int]:
    """Without the small words at both ends, none of which is a part of a word: 因 is not taken from 因公."""
    allowed = seams(line.text)
    while start < end and (
        lead := pattern(LABEL).match(line.left[start:end]) or pattern(LEADS).match(line.left[start:end])
    ):
        if start + lead.end() not in allowed:
            break
        start += lead.end()
    while start < end and (tail := pattern(TAILS).search(line.left[start:end])):
        if start + tail.start() not in allowed:
            break
        end = start + tail.start()
    return start, end


def _chosen(line: Line, spans: list[tuple[int, int]], words: Words) -> list[tuple[int, int]]:
    """From the piece that forces a kind by its own words on; else from the first one."""
    telling = words.forced[:-1]
    strong = [span for span in spans if any(pattern(sign).search(line.left[slice(*span)]) for _, sign in telling)]
    first = (strong or spans)[:1]
    return [span for span in spans if first and span[0] >= first[0][0]]


def _with_its_time(line: Line, end: int) -> int:
    """The end of a piece with a time that is a part of it: 票只买到12号的."""
    found = pattern(rf"[{TIME}]+的(?=$|[{BREAKS}\s{CUT}])").match(line.left, end)
    return found.end() if found else end


def _joined(line: Line, spans: list[tuple[int, int]]) -> str | None:
    """The first piece with those that follow it at once, as one stretch of the line."""
    if not spans:
        return None
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if not pattern(GAP).fullmatch(line.left[end:next_start]):
            break
        end = next_end
    start, bare = _bare(line, start, end)
    timed = _with_its_time(line, end)
    return line.words(start, timed if timed > end else bare) or None
