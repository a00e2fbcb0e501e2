"""Which words of a line speak of the time that is meant: others belong to the reason, or to how one learned of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from handlers.dates import Ask, Found, Nothing, Ok, Reading, Refuse
from handlers.free_text.learned import LEARNED, heard_at
from handlers.free_text.line import CUT, PUNCTUATION, Line, pattern
from handlers.office_dates import find_in
from workflow.office import Office
from workflow.words import NUMBER, Slot

TO_THE_END = (
    r"(?:(?<![手后连陆断])续|延(?!误)|推迟|推|宽限|顺|改|挪|再|多|extend)[^，,。;；]{0,12}?"
    r"(?=到(?!岗|单位|位)|至|成|\btill?\b|\buntil\b|\bto\b|\bthrough\b)"
)
FROM_THE_END = r"(?:直到|一直到|到|至|改到|改成|改为|until|till?)(?!岗|单位|位)"
HOURS = rf"{NUMBER}个?(?:半)?(?:小时|钟头)"
LASTED = (
    r"(?:(?<=[了着])|(?<=[静休疗调]养))(?:\d+|[一二两三四五六七八九十几半]+)个?多?(?:天|周|星期|月|小时|宿|夜|晚上?|上午|下午)(?!假|病假|事假)|"
    r"(?:医生|大夫|医院)(?:说|让|建议|要求|叫|嘱咐?|还)[^，,。;；]*"
)
"""How long something lasted or should last by a doctor's advice: no length of the leave."""
INSIDE = (
    r"(?:科|室|处|局|单位)里|剩(?:下|余)?的时间|"
    r"剩(?:下|余)?的?(?:活|工作|事|稿|材料)|(?:提前|早走|早退)(?:走)?(?:\d+|[一二两三半])个?半?(?:小时|钟头)|"
    r"(?<![过这前那头后])几个?[天日](?![后内前之以])|"
    r"(?:用掉|用完|休掉|休完)?剩(?:下|余)?的?(?=休休?假|年|假|全|都|$|[，,。])"
)
NOW = r"(?<!从)(?:现在|目前|马上|立刻|立马|刚才|刚刚)"
CLOCK = r"(?:[\d一二两三四五六七八九十]+点|\d[:：]\d\d)"
DAY = r"[今明后]天|(?:周|星期|礼拜)[一二三四五六日天]|\d[日号]|\b(?:today|tomorrow|\w+day)\b"
HOUR = (
    r"[\d一二两三四五六七八九十]+点(?:半|[一三]刻|[\d一二三四五十]+分?|钟)?|"
    r"\d{1,2}[:：]\d\d|(?<=\bat )\d{1,2}(?: ?[ap]m)?\b"
)
COUNTED = r"(?<=假)([一两二三四五六七八九十])日"
UP_TO_NOW = r"截[至止][^，,。;；]*?(?=[，,。;；]|已|共|有|无|未|全|$)|(?:一直)?(?:到|至)(?:现在|目前|今|此刻)"
TO_REPORT = r"(?:现在|马上|立刻|立马)(?=就?(?:要|得|需要?)(?:上?报|汇报))"
HOLIDAY = r"(?:元旦|春节|清明|五一|端午|中秋|国庆|过年|过节|节)(?:节|假期)?(?:之|以)?[后前]的?(?=\d+月\d)"
SCHEDULED = r"航班|飞机|起飞|落地|降落|车次|\b[gdkcz]\d{1,4}\b|开会时间|会议(?:时间)?[是在定]"
BACK = r"返回|返程|回来|回(?=$|[\W吧])|结束"
OVER = (
    r"^\s*我?(?:昨[天晚夜日]|前天|前晚|前两天|前几天)(?!.*(?:[今明后]|[到至](?=\s*(?:\d|[今明后下本这周]|[上下]午))))"
)
"""A clause of what is over; the leave is asked for in another."""
MOST = 8
"""Places of time in one line, from which on they are not told apart: nobody writes so, and it would take long."""
SEVERAL = ("which", "which-days", "end-before-start", "unsure", "past-or-next", "no-end", "am-or-pm")
ARRIVING = (
    r"(?:到|回|返|赶)(?:到|回)?(?:了)?(?:单位|岗|办公室)|[能就]到(?:$|[了吗吧])|来上班|正常上班|能来$|(?:前|点|分|后|午)(?:就|能|可以)?赶?回来?$|"
    r"(?:午|(?<!晚)点|分|半|天|后)(?:再|就|才)?能?(?:来|到)$"
)
EXPIRES = r"到期|期满|(?:就|只)到(?=$|\W)"
"""Of the leave that there is, not of its new end."""
AT_WORK = r"(?:上班|返岗|到岗|回单位|销假)\s*$"
WEEK = r"(?:这|本|下)+(?:一?个)?(?:周|星期|礼拜|月)"
PART = r"[(（]?(?:上午|下午|早上|早晨|中午|晚上|傍晚)[)）]?"


def heard(line: Line, slot: Slot, office: Office, request: Sequence[str] = ()) -> Found:
    """The times of the whole line; where it names several, those that are told apart from the others."""
    text = spoken(line, slot, office, request)
    found = find_in(text, office)
    if slot == "period" and (rest := _without_clauses(line, text, ARRIVING)) != text:
        away = find_in(rest, office)
        if isinstance(away.reading, Ok) and away.reading.kind != "duration":
            return replace(found, reading=away.reading, said=away.said)
    if isinstance(found.reading, Ask) and found.reading.reason == "no-hour":
        return replace(found, reading=find_in(_blanked(HOURS, text), office).reading)
    return _with_the_rest(text, found, office) if isinstance(found.reading, Ask) else found


def _with_the_rest(text: str, found: Found, office: Office) -> Found:
    """With the places of the times that were left aside: 下周请两天假，周四周五."""
    rest = find_in(without(text, found.spans), office)
    return replace(found, spans=tuple(sorted({*found.spans, *rest.spans})))


@dataclass(frozen=True)
class Apart:
    """A reading of fewer words of the line; joined: of words that stand in two places."""

    reading: Reading
    joined: bool = False


def told_apart(line: Line, slot: Slot, found: Found, office: Office, request: Sequence[str] = ()) -> Iterator[Apart]:
    """The times in fewer words, the likeliest first: a day and its part said in two places, beside the request."""
    if len(found.spans) > MOST:
        return
    text = spoken(line, slot, office, request)
    if isinstance(found.reading, Ask | Refuse) and found.reading.reason in SEVERAL:
        if slot in ("period", "moment"):
            yield from (Apart(find_in(one, office).reading, joined=True) for one in _joined(text, found, office))
        if slot == "moment":
            yield from (Apart(find_in(one, office).reading) for one in _there_and_back(line, text, found))
        if slot == "period":
            yield Apart(find_in(_without_clauses(line, text, ARRIVING), office).reading)
            if pattern(r"从[^，,。;；]+(?:开始|起)").search(text):
                yield Apart(find_in(_beside(line, text, request, found.spans), office).reading)
            yield from (Apart(find_in(one, office).reading, joined=True) for one in _exact(text, found, office))
        yield Apart(find_in(_beside(line, text, request, found.spans), office).reading)


def spoken(line: Line, slot: Slot, office: Office, request: Sequence[str] = ()) -> str:
    """The text that speaks of the time; of a new last day only what stands after 续到, 延到."""
    text = plain(line)
    if slot == "period" and pattern(NOW).sub("", text).strip():
        text = _blanked(rf"{NOW}|(?<=leave )early|(?<=leaving )early", text)
    if slot == "period":
        text = without(text, hours_of_events(line, text, request))
    if slot == "moment" and pattern(CLOCK).search(text):
        text = _blanked(r"[\d一两二三四五六七八九十]+天", text)
    if slot == "happened":
        text = _blanked(rf"{NOW}(?=.{{0,3}}{CLOCK})", text)
        for start, end in heard_at(line, find_in(text, office).spans, request):
            text = text[:start] + " " * (end - start) + text[end:]
        return _blanked(rf"{UP_TO_NOW}|{TO_REPORT}", _without_clauses(line, text, LEARNED, but=request))
    if slot == "period" and "补" not in text and any(pattern(one).search(text) for one in request):
        return _without_clauses(line, text, OVER, but=request)
    return _last_days(line, text, request) if slot == "last_day" else text


def plain(line: Line) -> str:
    """The text without the lengths that belong to the reason and without what only looks like a time."""
    text = line.left.replace(CUT, " ").replace("年休假", "休休假").replace("年假", "休假")
    return pattern(COUNTED).sub(r"\1天", _blanked(rf"{LASTED}|{INSIDE}|{HOLIDAY}", text))


def _blanked(expression: str, text: str) -> str:
    return pattern(expression).sub(lambda found: " " * len(found[0]), text)


def _without_clauses(line: Line, text: str, expression: str, but: Sequence[str] = ()) -> str:
    """The text without the clauses that speak of something else, but for those that carry the request."""
    for start, end in line.clauses():
        kept = any(pattern(one).search(text[start:end]) for one in but)
        if not kept and pattern(expression).search(text[start:end]):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def hours_of_events(line: Line, text: str, request: Sequence[str]) -> list[tuple[int, int]]:
    """Where the hour of what is to be done stands, when a part of the day is asked for apart: 十点看牙，上午请假."""
    clauses = line.clauses()
    asking = [span for span in clauses if any(pattern(one).search(text[slice(*span)]) for one in request)]
    asked = [span for span in clauses if pattern(rf"\W*{PART}\W*").fullmatch(text[slice(*span)])] + asking
    if not any(
        pattern(f"{PART}|{DAY}").search(text[slice(*span)]) and not _has_hour(text[slice(*span)]) for span in asked
    ):
        return []
    bare = rf"(?:{HOUR}|{PART}|[到至~-]|[\W_])+"
    others = [span for span in clauses if span not in asked and not pattern(bare).fullmatch(text[slice(*span)])]
    return [found.span() for start, end in others for found in pattern(HOUR).finditer(text, start, end)]


def without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with blanks in these places."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _has_hour(said: str) -> bool:
    return pattern(HOUR).search(said) is not None


def _last_days(line: Line, text: str, request: Sequence[str]) -> str:
    """What stands after the last 续到; without one, the clauses that carry the request or are nothing but a time."""
    text = _without_clauses(line, text, EXPIRES, but=(TO_THE_END,))
    later = _without_clauses(line, text, AT_WORK)
    text = later if pattern(TO_THE_END).search(later) else text
    ends = [found.end() for found in pattern(TO_THE_END).finditer(text)]
    kept = [text[start:end] for start, end in line.clauses() if pattern(rf"\s*{FROM_THE_END}").match(text[start:end])]
    if ends:
        return " " * ends[-1] + text[ends[-1] :]
    return "，".join(kept) or _beside(line, text, request, ())


def _joined(text: str, found: Found, office: Office) -> list[str]:
    """A day and its part, or a week and its days, that are said in two places: 明天孩子开学，请半天假，上午."""
    pieces = [text[start:end] for start, end in found.spans]
    dated = [piece for piece in (_timed(piece) for piece in pieces) if not _lasts(piece, office)]
    if len(dated) != 2:
        return []
    part = pattern(PART).fullmatch(dated[1])
    both = part and len(pieces) > 2
    day = part and pattern(PART).search(dated[0]) is None
    clock = pattern(CLOCK).match(dated[1]) and pattern(CLOCK).search(dated[0]) is None
    return ["".join(dated)] if both or day or clock or pattern(WEEK).fullmatch(dated[0]) else []


def _exact(text: str, found: Found, office: Office) -> list[str]:
    """The one place where days are said with both ends, beside one that only says before or after what."""
    pieces = [text[start:end] for start, end in found.spans]
    readings = [find_in(piece, office).reading for piece in pieces]
    dated = [
        (piece, one)
        for piece, one in zip(pieces, readings, strict=True)
        if isinstance(one, Ok) and one.kind != "duration"
    ]
    exact = [piece for piece, one in dated if one.start is not None and one.end is not None]
    return exact if len(exact) == 1 and len(dated) > 1 else []


def _there_and_back(line: Line, text: str, found: Found) -> Iterator[str]:
    """When one leaves, and till when where the return is said; the hour of a flight is neither."""
    pieces = [(start, end) for start, end in found.spans]
    back = [span for span in pieces if _speaks(line, text, span, BACK)]
    go = [span for span in pieces if span not in back and not _speaks(line, text, span, SCHEDULED)]
    if len(back) == 1 and go:
        yield "".join(text[start:end] for start, end in go) + "到" + text[slice(*back[0])]
    yield _without_clauses(line, text, SCHEDULED)


def _speaks(line: Line, text: str, span: tuple[int, int], expression: str) -> bool:
    """Whether the clause of a time says this."""
    return pattern(expression).search(text[slice(*line.clause_at(span[0]))]) is not None


def _timed(piece: str) -> str:
    """A piece without a number of days in it: 半天（上午."""
    return pattern(rf"半天|{HOURS}|[\d一二两三四五六七八九十]+天").sub("", piece).strip(PUNCTUATION)


def _lasts(piece: str, office: Office) -> bool:
    reading = find_in(piece, office).reading
    return isinstance(reading, Nothing) or (isinstance(reading, Ok) and reading.kind == "duration")


def _beside(line: Line, text: str, request: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """Only the clauses that carry the request or are nothing but a time: 周日值班，下周一请假."""
    bare = without(text, spans)
    kept = [
        (start, end)
        for start, end in line.clauses()
        if not pattern(r"(?:请假)?(?:时间|日期)[是为]?").sub("", bare[start:end]).strip(PUNCTUATION)
        or any(pattern(one).search(text[start:end]) for one in request)
    ]
    return "，".join(text[start:end] for start, end in kept)
