"""Where a car is to go and what for, in the line's own words."""

from dataclasses import dataclass

from handlers.free_text.line import CUT, TIME, Line, pattern, words_of
from handlers.free_text.people import SURNAMES

DOES = (
    r"(?:开|参加|出席|列席|办|送|接|调研|检查|督查|走访|慰问|看望|探望|看|取|拿|领|对接|汇报|考察|"
    r"学习|培训|对账|报到|报送|报|会商|座谈|处理|协调|查看|查|视察|采访|采购|买|签|谈|拜访|陪|迎|拍|体检|出差|寄|邮寄|缴|"
    r"存钱|汇款|扫墓|祭扫|抢修|开会|上课|听|见|做|搞|打印|交|递|布置|盖|复印|踏勘|勘察|督导|巡查|调查|核实|核查|指导|换|"
    r"领取|下乡|下村|下基层|下企业|审计|审核|评审|验收|搬|装|拉|跑|宣讲|观摩|比赛|办理|商量|研究|联系|面试|招聘|挂职|值班|沟通|考试|投标|参观|"
    r"当|赶|运|洽谈|招商|执法|执行|赴宴|赴会|慰劳|支援|取证|盖章)"
)
ERRAND = r"(?:下乡|下村|下基层|下企业|出差|开会|值班|加班|报到|考试|监考|巡考|体检|投标|培训|调研)"
SUFFIX = (
    r"(?:站|机场|局|委|委员会|协会|办|部|处|室|院|政府|学校|校|大学|厅|馆|所|社|镇|乡|村|县|市|区|里|路|街|街道|社区|园|厂|公司|中心|"
    r"广场|酒店|宾馆|大厦|楼|码头|港|工地|银行|行|店|省城|基地|库|现场|段|队|家|点|口|城)$"
)
OFFICE = r"(?:局|委|办|处|室|院|厅|馆|所|站|园|厂|公司|中心|基地|库|学校|校|队|大厅|广场|委员会)$"
CONVEYING = r"^(?:接站|送站|接机|送机|接人|送人)"
STOP = (
    rf"(?:[，,。;；!！?？:：()（）\n\r{CUT}{TIME}]|、(?![^，,。、]{{1,8}}(?:委|府|局|办|院|部|厅))|用车|要车|派车|的?话|谢谢|"
    r"麻烦|可以吗|行吗|方便吗|有车|的车|一下|\d+(?:个|名|位)?人|[一二两三四五六七八九十]+(?:个|名|位)?人|大概|大约|左右|"
    r"需要|要|预计|来回|往返|往来|回来|然后|再(?!去|到)|并|顺便|$)"
)
PLACE = rf"(?P<place>[^，,。;；!！?？:：()（）\n\r{CUT}{TIME}]{{1,30}}?)(?={STOP})"
GOALS = r"目的地|前往地|去处|去向"
"""What the place that somebody goes to is called on a form."""
TO = (
    rf"(?:{GOALS}|目的地点|地点)(?:是|为|:|：|在|\s)*{PLACE}",
    rf"(?:送|接|拉|带|载|陪|护送|捎)[^，,。;；]{{0,14}}?(?:去|到|回|往|至|上(?!级|午|次|报|访|门))(?:一?趟)?{PLACE}",
    rf"(?:从|由)[^，,。;；到]{{1,14}}?(?:出发(?:去|到|前往)?|到|去|往|至){PLACE}",
    rf"(?:前往|赶往|赶到|赶赴|开往|下到|去到|来到|跑一?趟|去一?趟|到一?趟|去往|赴|去|下[乡村](?:去|到|赴)|到|往|回|跑|上(?!级|午|次|报|访|门))(?:一?趟|一下)?"
    rf"(?!时|点|底|现在|目前|下午|上午|晚|后|\d){PLACE}",
    rf"在(?P<place>[^{CUT}]{{1,20}}?)(?=接|开会|上车|集合)",
)
ENGLISH = (
    r"\b(?:destination)(?: is|:|\s)*(?:the )?(?P<place>[a-z][\w' -]{1,40}?)(?=\s*(?:[,.;!?]|$| for | at \d|"
    r" on | with | by | tomorrow| today| and ))",
    r"(?<!need )(?<!have )(?<!want )(?<!like )\b(?:to|at)\s+(?:the\s+|our\s+)?(?P<place>(?!pick|take|go|get|"
    r"visit|attend|send|drive|meet|collect|deliver|bring|see|drop|be|use|book|have|my\b|me\b|"
    r"a\b)[a-z][\w'-]*(?: (?!for\b|at\b|on\b|with\b|by\b|to\b|and\b|please\b|this\b|next\b|"
    r"from\b)[\w'-]+){0,5}?)"
    r"(?=\s*(?:[,.;!?\x00]|$)| for | at | on | with | by | to | and | please| this | next | from )",
)
NAMED_PLACE = (
    r"(?:the )?[a-z][a-z' -]{0,30}(?:court|station|airport|hall|office|bureau|hotel|center|centre|hospital|"
    r"school|university|"
    r"town|bank|archive|archives|museum|park|government|committee|county|district|plant|site|village|congress)|"
    r"(?!接|送|派|报|用)[\u4e00-\u9fff]{0,10}(?:站|机场|局|委|政府|法院|检察院|医院|学院|校|大学|厅|馆|所|镇|"
    r"乡|村|县|市里|县里|区里|街道|社区|园|厂|公司|中心|广场|"
    r"酒店|宾馆|大厦|码头|港|工地|银行|人行|省城|基地|大楼|办事处|区委|市委|省委|书店|现场)"
)
ENGLISH_PURPOSE = (
    r"\b(?:to|for) (?P<what>(?:attend|visit|deliver|collect|see|send|inspect)\b[^,.;\x00]*?)"
    r"(?=\s(?:at|on|from|in|by)\s|[,.;\x00]|$)"
)
TRIM = r"^(?:一趟|一下|我们|咱们|那边|这边)|(?:那边|那里|那儿|一趟|一下|的|吧|吗|呢|了|啊|哈|就行|即可|里面)+$"
GOAL = rf"(?:{GOALS})(?:是|为|:|：|在)?"
GOING = rf"去|趟|到|回|赴|前往|飞|飞往|赶往|{GOAL}"
NO_PLACE = (
    r"^(?:来|程|时候|时|点|底|岗|现在|一下|了|人|时间|哪|哪里|哪儿|外面|车|单位里|家|上午|下午|前|后|的|那|这|"
    r"派辆车|派车)?$"
)
RIDE = (
    r"(?:用车|要车|派车|派个车|派一?辆|叫车|约车|订车|坐车|车辆|出车|安排|可以|麻烦|谢谢|联系|电话|请|需要|大概|大约|左右|"
    r"回来|返回|来回|往返|出发|一共|共|人$|座(?!谈))"
)
RIDER = (
    rf"(?:人|位|名|员|长|任|书记|领导|家(?!具)|客|宾|师|生|者|组|团|队|同志|教授|干部|代表|老|他|她|我|他们|站|机(?!器)|友|属|"
    rf"爸|妈|孩|小.|老.|总|工|[{SURNAMES}][\u4e00-\u9fff]{{1,2}})"
)
CONVEYS = (
    r"^(?:去|来|要|再|帮忙)?(?:接|送|带|载|捎|迎|陪|拉)(?:一下|一?下|个|上)?(?:[^，,。的]*的)?"
    rf"[^，,。]{{0,8}}?{RIDER}(?:等|们|一行)?(?<!文件)(?<!材料)(?<!物资)$"
)
ONLY_RIDERS = r"^(?:看看|转转|一趟|看一看|走走|一下)$"


@dataclass(frozen=True)
class Trip:
    """Where to, what for, and where both stand."""

    destination: str | None = None
    purpose: str | None = None


def trip(line: Line) -> Trip:
    """The destination and the purpose that a line names. Numbers, times and telephone are cut out of it already."""
    place = _place(line)
    if place is None:
        return Trip(None, _purpose(line))
    return Trip(line.words(*place), _purpose(line, place))


def away_to(line: Line) -> str | None:
    """The town or province that somebody leaves for, by its proper name: 去上海参加婚礼."""
    proper = [(start, word) for start, word, tag in words_of(line.text) if tag == "ns" and len(word) > 1]
    going = [(start, word) for start, word in proper if pattern(rf"(?:{GOING})$").search(line.left[:start])]
    return line.words(going[0][0], going[0][0] + len(going[0][1])) if going else None


def _place(line: Line) -> tuple[int, int] | None:
    return _on_the_way(line) or _named(line)


def _named(line: Line) -> tuple[int, int] | None:
    """A clause that is nothing but the name of a place, or that and what is done there: 用车，区法院，2人."""
    for start, end in line.clauses():
        for found in pattern(rf"(?:[^{CUT}{TIME}\s]|(?<=[a-z]) (?=[a-z]))+").finditer(line.left[start:end]):
            first = start + found.start()
            last = _until_doing(line, first, start + found.end())
            place = pattern(rf"(?:在|到|去)?(?P<place>{NAMED_PLACE})").fullmatch(line.left[first:last])
            if place is not None and not pattern(DOES).fullmatch(place["place"]):
                return first + place.start("place"), last
    return _noun(line)


def _noun(line: Line) -> tuple[int, int] | None:
    """A clause of nothing but the nouns of a place: 市委组织部."""
    for start, end in line.clauses():
        inside = [(word, tag) for place, word, tag in words_of(line.text) if start <= place < end]
        whole = inside and CUT not in line.left[start:end] and TIME not in line.left[start:end]
        named = all(tag[0] in "nsjlfz" for _, tag in inside) and not pattern(rf"{RIDER}$").search(line.text[start:end])
        if whole and named and (inside[-1][1] in ("ns", "nt", "s", "j") or pattern(SUFFIX).search(inside[-1][0])):
            return start, end
    return None


def _on_the_way(line: Line) -> tuple[int, int] | None:
    for expression in (*TO, *ENGLISH):
        for found in pattern(expression).finditer(line.left):
            start, end = found.span("place")
            span = _trimmed(line, start, _until_doing(line, start, end))
            if not pattern(NO_PLACE).fullmatch(line.left[slice(*span)].strip()):
                return span
    return None


def _until_doing(line: Line, start: int, end: int) -> int:
    """The end of a place: before the verb of what is done there; 应急管理局 is a place all the same, and so is 奉化."""
    inside = [(place, word, tag) for place, word, tag in words_of(line.text) if start <= place < end]
    if len(inside) == 1 and pattern(DOES).match(inside[0][1]) is None:
        return end
    for number, (place, word, tag) in enumerate(inside):
        if _does(word, tag) and not _named_by(word, [one[1] for one in inside[number + 1 : number + 3]]):
            return place
    return end


def _named_by(verb: str, following: list[str]) -> bool:
    """Whether a verb belongs to a place's name: 检查|站, 应急|管理局, 住|建|局."""
    if not following or verb in ("接", "送"):
        return False
    if pattern(DOES).match(verb):
        return len(following[0]) <= 2 and pattern(OFFICE).search(following[0]) is not None
    return any(pattern(OFFICE).search(word) for word in following)


def _does(word: str, tag: str) -> bool:
    if pattern(CONVEYING).search(word):
        return True
    verb = tag in ("v", "vn") or pattern(DOES).match(word) is not None
    return verb and pattern(SUFFIX).search(word) is None


def _trimmed(line: Line, start: int, end: int) -> tuple[int, int]:
    """Without the small words around a place."""
    while (found := pattern(TRIM).search(line.left[start:end])) is not None and found[0]:
        start, end = (
            (start + found.end(), end)
            if found.start() == 0 and found.end() < end - start
            else (start, start + found.start())
        )
        if start >= end:
            return start, start
    return start, end


def _purpose(line: Line, place: tuple[int, int] | None = None) -> str | None:
    """What is to be done there: after the place, else before it, else in a clause of its own."""
    after = _after(line, place[1]) if place else None
    if after is not None:
        return after
    before = _before(line, place) if place else None
    return before or _elsewhere(line, place)


def _after(line: Line, end: int) -> str | None:
    """What follows on the place in the same clause and begins with a verb."""
    lead = pattern(r"(?:里|那边|那里|里面)?(?:去|来)?").match(line.left, end)
    start = lead.end() if lead else end
    word = next(((word, tag) for place, word, tag in words_of(line.text) if place == start), None)
    found = pattern(rf"[^，,。;；!！?？\n\r{CUT}]+").match(line.left, start)
    return _worth(line, *found.span()) if found and word and _does(*word) else None


def _before(line: Line, place: tuple[int, int] | None) -> str | None:
    """送文件去市委, 送李主任去高铁站: what stands before the way there."""
    if place is None:
        return None
    start, _ = line.clause_at(place[0])
    found = pattern(
        rf"(?P<what>(?:送|接|拉|取|带|陪|迎|载|运|搬)[^{CUT}，,。]*?)(?:前往|去|到|回|往|至|上)(?:一?趟)?$"
    ).search(line.left[start : place[0]])
    return _worth(line, start + found.start("what"), start + found.end("what")) if found else None


def _elsewhere(line: Line, place: tuple[int, int] | None) -> str | None:
    """A clause that says what is to be done, apart from the way."""
    english = pattern(ENGLISH_PURPOSE).search(line.left)
    if english is not None:
        return _worth(line, *english.span("what"))
    label = pattern(
        rf"(?:事由|用途|目的(?!地)|原因|任务|事项)(?:是|为|:|：|\s)*(?P<what>[^，,。;；!！?？\n\r{CUT}]+)"
    ).search(line.left)
    if label is not None:
        return _worth(line, *label.span("what"))
    for start, end in line.clauses():
        if place is None or not start <= place[0] < end:
            found = pattern(
                rf"^(?:\x00|\x01|\s|我们?|要|想|需要|主要|是|去|来|领导|为了?|(?:跟|和|陪|随)[^，,。]{{1,6}}?(?=下|去|调|开|检)|全天|整天)*(?P<what>{ERRAND}(?=[\W]|$)|{DOES}[^{CUT}]+)"
            ).search(line.left[start:end])
            if found is not None and not pattern(RIDE).search(found["what"]):
                return _worth(line, start + found.start("what"), start + found.end("what"))
    return None


def _worth(line: Line, start: int, end: int) -> str | None:
    """The words of a purpose; that somebody rides along is none."""
    found = pattern(r"(?:要?用车|要车|派车|，|用个车|需要车|的车|用一?下车|吧|吗)+$").search(line.left[start:end])
    end = start + found.start() if found else end
    said = line.words(start, end)
    riders = pattern(rf"{CONVEYS}|{ONLY_RIDERS}").search(line.text[start:end].strip())
    return None if riders or len(said) < 2 else said
