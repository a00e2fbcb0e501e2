"""Where a car is to go and what for, in the line's own words."""

from dataclasses import dataclass

from handlers.free_text.line import CUT, TIME, Line, pattern

DOES = (
    r"(?:开(?!发|元|平|阳|化|州|封)|参加|出席|列席|办(?!公|事处)|送|接(?!待|官|龙)|调研(?!室)|检查(?!站|院)|"
    r"督查(?!室)|走访|慰问|看望|探望|看(?!守)|取(?!水)|拿|领(?!导|事)|对接|汇报|考察|"
    r"学习(?!中心)|培训(?!中心|基地|学校|班)|对账|报到|报送|报(?!社|业|告厅|车)|会商|座谈|处理|协调|查看|"
    r"查(?!干)|视察|采访|采购|买|签|谈|拜访|陪|迎|拍|体检|出差|寄|邮寄|缴|存钱|汇款|扫墓|祭扫|抢修|开会|上课|"
    r"听|见|帮|做|搞|打印|交(?!通|警|易|运|"
    r"流中心)|"
    r"递|布置|盖|复印|踏勘|勘察|督导|巡查|调查|核实|核查|指导|换|领取|审计(?!局|厅)|审核|评审|验收|搬|装|拉|"
    r"跑(?!马)|宣讲|观摩|比赛|办理|商量|研究(?!院|所|中心)|联系|面试|招聘|挂职|值班|沟通|考试|投标|参观|一趟)"
)
STOP = (
    rf"(?:{DOES}|[，,。;；!！?？、:：()（）\n\r{CUT}{TIME}]|用车|要车|派车|的?话|谢谢|麻烦|可以吗|行吗|方便吗|有车|"
    rf"，|的车|一下|\d+(?:个|名|位)?人|[一二两三四五六七八九十]+(?:个|名|位)?人|大概|大约|左右|需要|要|预计|"
    rf"来回|往返|往来|回来|然后|再|并|顺便|$)"
)
TO = (
    rf"(?:目的地|目的地点|地点|前往地|去处|去向)(?:是|为|:|：|在|"
    rf"\s)*(?P<place>(?!{DOES})[^{CUT}{TIME}]{{1,30}}?)(?={STOP})",
    rf"(?:送|接|拉|带|载|陪|护送|捎)[^，,。;；]{{0,14}}?(?:去|到|回|往|至|"
    rf"上)(?:一?趟)?(?P<place>(?!{DOES})[^{CUT}{TIME}]{{1,30}}?)(?={STOP})",
    rf"(?:从|由)[^，,。;；到]{{1,14}}?(?:到|去|往|至|出发(?:去|到|"
    rf"前往)?)(?P<place>(?!{DOES})[^{CUT}{TIME}]{{1,30}}?)(?={STOP})",
    rf"(?:前往|赶往|赶到|赶赴|开往|下到|去到|来到|跑一?趟|去一?趟|到一?趟|去往|赴|去|下[乡村](?:去|到|赴))(?:一?趟|"
    rf"一下)?(?P<place>(?!{DOES})[^{CUT}{TIME}]{{1,30}}?)(?={STOP})",
    rf"(?:到|往|回|跑|上)(?:一?趟|一下)?(?P<place>(?!时|点|底|现在|目前|下午|上午|晚|后|"
    rf"\d)[^{CUT}{TIME}]{{1,30}}?)(?={STOP})",
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
PLACE = (
    r"(?!接|送|派|报|用)[\u4e00-\u9fff]{0,10}(?:站|机场|局|委|政府|法院|检察院|医院|学院|校|大学|厅|馆|所|镇|"
    r"乡|村|县|市里|县里|区里|街道|社区|园|厂|公司|中心|广场|"
    r"酒店|宾馆|大厦|码头|港|工地|银行|人行|省城|基地|大楼|办事处|区委|市委|省委|书店|现场)"
)
ENGLISH_PURPOSE = (
    r"\b(?:to|for) (?P<what>(?:pick(?:ing)? up|meet|attend|visit|deliver|collect|see|drop|take|send|"
    r"inspect)\b[^,.;\x00]*?)"
    r"(?=\s(?:at|on|from|in|by)\s|[,.;\x00]|$)"
)
TRIM = r"^(?:一趟|一下|我们|咱们|那边|这边)|(?:那边|那里|那儿|一趟|一下|的|吧|吗|呢|了|啊|哈|就行|即可|里面)+$"
NO_PLACE = r"^(?:时候|时|点|底|岗|现在|一下|了|人|时间|哪|哪里|哪儿|外面|车|单位里|家|上午|下午|前|后|的|那|这)?$"
RIDE = (
    r"(?:用车|要车|派车|叫车|约车|订车|坐车|车辆|出车|安排|可以|麻烦|谢谢|联系|电话|请|需要|大概|大约|左右|"
    r"回来|返回|来回|往返|出发|一共|共|人$|座)"
)
ONLY_RIDERS = (
    r"^(?:去|来|要|再)?(?:接|送|拉|带|载)(?:一?下)?(?:\x00|\x01|的|去|来|[\d一二两三四五六七八九十几]|个|位|名|人|"
    r"一下|我们|我|俩|几)*$|^(?:看看|转转|一趟|看一看|走走|一下)$"
)


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


def _place(line: Line) -> tuple[int, int] | None:
    return _on_the_way(line) or _named(line)


def _named(line: Line) -> tuple[int, int] | None:
    """A clause that is nothing but the name of a place: 用车，区法院，2人."""
    for start, end in line.clauses():
        for found in pattern(rf"[^{CUT}\s]+").finditer(line.left[start:end]):
            place = pattern(rf"(?:在|到|去)?(?P<place>{PLACE})").fullmatch(found[0])
            if place is not None:
                return start + found.start() + place.start("place"), start + found.end()
    return None


def _on_the_way(line: Line) -> tuple[int, int] | None:
    for expression in (*TO, *ENGLISH):
        for found in pattern(expression).finditer(line.left):
            span = _trimmed(line, *found.span("place"))
            if not pattern(NO_PLACE).fullmatch(line.left[slice(*span)].strip()):
                return span
    return None


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
    found = pattern(rf"(?:里|那边|那里|里面)?(?:去|来)?(?P<what>{DOES}[^，,。;；!！?？\n\r{CUT}]*)").match(
        line.left, end
    )
    return _worth(line, *found.span("what")) if found else None


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
                rf"^(?:\x00|\x01|\s|我们?|要|想|需要|主要|是|去|来|领导|为了?)*(?P<what>{DOES}[^{CUT}]+)"
            ).search(line.left[start:end])
            if found is not None and not pattern(RIDE).search(found["what"]):
                return _worth(line, start + found.start("what"), start + found.end("what"))
    return None


def _worth(line: Line, start: int, end: int) -> str | None:
    """The words of a purpose; that somebody rides along is none."""
    found = pattern(r"(?:要?用车|要车|派车|，|用个车|需要车|的车|用一?下车|吧|吗)+$").search(line.left[start:end])
    end = start + found.start() if found else end
    said = line.words(start, end)
    riders = pattern(ONLY_RIDERS).search(line.text[start:end].strip())
    return None if riders or len(said) < 2 else said
