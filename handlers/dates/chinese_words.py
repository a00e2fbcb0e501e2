"""How stretches of the calendar, joining words and vague words are written in Chinese: the table of patterns."""

from dataclasses import replace
from re import Match

from handlers.dates.atoms import Atom, EndOf, Interval, Mark, MarkName, Pattern, Unclear
from handlers.dates.chinese_days import MONTHS, WEEKS, YEAR_WORD, YEARS
from handlers.dates.feasts import NAMES, is_holiday
from handlers.dates.numerals import HAN, SMALL, whole

YEAR = rf"(?:(?P<year>\d{{4}}|[{HAN}]{{4}})年|{YEAR_WORD})"
THIRDS = {"上": 1, "中": 2, "下": 3}
HOLIDAYS = "|".join(sorted((name for name in NAMES if is_holiday(NAMES[name])), key=len, reverse=True))
MONTH = rf"(?:(?:{YEAR})?(?P<month>元|{SMALL})月份?|(?P<shift>下下下|下下|上上|上|本|这|当|下|次)一?个?月份?)"


def interval(match: Match[str]) -> Interval | None:
    """A month or a third of it, with what was said of its year."""
    groups = match.groupdict()
    month, year = groups.get("month"), groups.get("year")
    value = 1 if month == "元" else whole(month) if month else None
    if month and value is None:
        return None
    shift, year_shift, third = groups.get("shift"), groups.get("year_shift"), groups.get("third")
    return Interval(
        "month",
        shift=MONTHS[shift] if shift else None,
        number=value,
        year=whole(year) if year else None,
        year_shift=YEARS[year_shift] if year_shift else None,
        third=THIRDS[third] if third else None,
    )


def thirds(match: Match[str]) -> tuple[Atom, ...] | None:
    """12月中下旬."""
    first = interval(match)
    return None if first is None else (first, Mark("to"), replace(first, third=THIRDS[match["last"]]))


def end_of_month(match: Match[str]) -> Atom | None:
    """12月底, 本月底."""
    found = interval(match)
    return None if found is None else EndOf(found)


def week(match: Match[str]) -> Interval:
    """本周, 下下周."""
    return Interval("week", shift=WEEKS[match["week"]])


def weekend(match: Match[str]) -> Interval:
    """周末, 下周末."""
    return Interval("weekend", shift=WEEKS.get(match["week"] or ""))


def quarter(match: Match[str]) -> Interval:
    """第四季度, 明年一季度, 下季度."""
    shift, year, year_shift = match["shift"], match["year"], match["year_shift"]
    return Interval(
        "quarter",
        shift=MONTHS[shift] if shift else None,
        number=None if shift else whole(match["number"]),
        year=whole(year) if year else None,
        year_shift=YEARS[year_shift] if year_shift else None,
    )


def half_year(match: Match[str]) -> Interval:
    """下半年."""
    return Interval(
        "half-year",
        number=1 if match["half"] == "上" else 2,
        year=whole(match["year"]) if match["year"] else None,
        year_shift=YEARS[match["year_shift"]] if match["year_shift"] else None,
    )


def year(match: Match[str]) -> Interval:
    """今年, 2027年."""
    return Interval(
        "year",
        shift=YEARS[match["year_shift"]] if match["year_shift"] else None,
        number=whole(match["year"]) if match["year"] else None,
    )


def mark(name: MarkName, expression: str, *examples: str) -> Pattern:
    """A pattern of a joining word."""
    return Pattern(f"mark: {name}", expression, lambda _: Mark(name), examples)


def vague(expression: str, *examples: str, reason: str = "vague") -> Pattern:
    """A pattern of words that speak of a time without saying it."""
    return Pattern(f"{reason} words", expression, lambda _: Unclear(reason), examples)


END = r"(?:底|末)"
QUARTER = (
    rf"(?:{YEAR})?(?:第?(?P<number>[一二三四1-4]|(?<=第)[五六七八九5-9])|(?P<shift>上上|下下|上|本|这|当|下)一?个?)季度"
)
HALF = rf"(?:{YEAR})?(?P<half>[上下])半年"
NOT_WEEKDAY = r"(?![一二三四五六日天末1-7](?![起般共直定些律个部]|整周|周(?![一二三四五六日天])))"

PATTERNS = (
    Pattern(
        "month",
        rf"{MONTH}(?![次谈考])",
        interval,
        ("12月份", "本月", "下个月", "明年1月", "2027年3月", "十二月"),
    ),
    Pattern("third of a month", rf"{MONTH}的?(?P<third>[上中下])旬", interval, ("12月上旬", "本月中旬")),
    Pattern(
        "two thirds of a month",
        rf"{MONTH}的?(?P<third>[上中])(?P<last>[中下])旬",
        thirds,
        ("12月中下旬", "本月上中旬"),
    ),
    Pattern("third of this month", r"(?P<third>[上中下])旬", interval, ("下旬",)),
    Pattern("end of a month", rf"(?:{MONTH}的?|月){END}", end_of_month, ("12月底", "本月底", "月底", "下月末")),
    Pattern(
        "week",
        r"(?P<week>下下|上上|下|上|本|这|当)一?个?(?:周|星期|礼拜)" + NOT_WEEKDAY,
        week,
        ("本周", "下周", "下个星期", "这一周"),
    ),
    Pattern(
        "weekend",
        r"(?:(?P<week>下下|上上|下|上|本|这)一?个?)?周末|(?:(?:本|这)?周)?双休日",
        weekend,
        ("周末", "下周末", "这个周末"),
    ),
    Pattern("quarter", QUARTER + r"(?!末|底)", quarter, ("第四季度", "下季度", "明年一季度", "本季度")),
    Pattern(
        "quarter by its letter",
        r"(?<![a-z])q(?P<number>[1-4])(?:[ ,]+(?P<year>20\d{2}))?(?![a-z\d])(?P<shift>(?!))?(?P<year_shift>(?!))?",
        quarter,
        ("q4", "q1 2027"),
    ),
    Pattern("end of a quarter", QUARTER + END, lambda match: EndOf(quarter(match)), ("本季度末", "四季度末")),
    Pattern("end of this quarter", rf"季度?{END}", lambda _: EndOf(Interval("quarter", shift=0)), ("季度末", "季末")),
    Pattern("half of a year", HALF + r"(?!底|末)", half_year, ("下半年", "明年上半年")),
    Pattern("end of half a year", HALF + END, lambda match: EndOf(half_year(match)), ("上半年底",)),
    Pattern("year", YEAR + r"(?!前|后|初|中|底|末|\d)", year, ("今年", "2027年", "明年")),
    Pattern("all the year", r"(?:全年|年内)(?=最后)", lambda _: Interval("year", shift=0), ("<全年>最后一个工作日",)),
    Pattern(
        "year of work",
        r"(?P<year_shift>上|本|当|今|下)一?个?年度(?P<year>(?!))?",
        lambda match: Interval("year", shift={"上": -1, "下": 1}.get(match["year_shift"], 0)),
        ("本年度", "下一年度"),
    ),
    Pattern(
        "end of a year",
        rf"(?:{YEAR}年?|年){END}",
        lambda match: EndOf(year(match) if match["year"] or match["year_shift"] else Interval("year", shift=0)),
        ("年底", "明年底", "2026年底", "今年年末"),
    ),
    Pattern(
        "year and month in figures",
        r"(?<![\d.])(?P<year>20\d{2})[-/.](?P<month>1[0-2]|0?[1-9])(?![\d./:号-]|月)",
        interval,
        ("2026-11", "2026.11"),
    ),
    Pattern("within the year", r"年(?=内(?!部|最))", lambda _: Interval("year", shift=0), ("<年>内",)),
    Pattern(
        "within the month",
        r"(?<![个一二三四五六七八九十\d])月(?=内(?!部))",
        lambda _: Interval("month", shift=0),
        ("<月>内",),
    ),
    Pattern(
        "within the week",
        r"(?<![一二两三四五六七八九十\d])周(?=内(?!部))",
        lambda _: Interval("week", shift=0),
        ("<周>内",),
    ),
    Pattern(
        "days off of a holiday",
        rf"(?P<name>{HOLIDAYS}|十一)(?:小?长假|假期|假日|收假|放假期间|节?期间|黄金周|放假|(?=[两三四五六七八九3-9]天))(?:期间)?",
        lambda match: Interval("holiday", feast=NAMES.get(match["name"], "national")),
        ("国庆假期", "五一期间", "春节长假", "十一黄金周"),
    ),
    mark(
        "to",
        r"直?到|至(?!今(?![天日明早晚上下])|少|多|于|此|关)|[-~]+|用到|持续到|一直到|延续到|直至",
        "到",
        "至",
        "-",
        "用到",
    ),
    mark("from", r"从|自(?![己我动主行助费觉查然来治])|由(?!于)", "从", "自"),
    mark("start", r"起(?![草来床诉止点飞伏初源码火因])|开始(?!前|之前|以前)|算起|出发起|起始", "起", "开始"),
    mark(
        "before",
        r"(?:之|以)前|前(?![往后台述期提面任一线方景途程者些三两]|去|来(?!得)|行(?!不行|[吗吧]))|(?<=[节旦底])前(?=[去来])|为止|止(?![步境血痛损盈])|前夕",
        "之前",
        "以前",
        "前",
    ),
    mark("before", r"截止(?![\d〇一二三四五六七八九十本下今明后周星礼年月到至日时目:为是在])|到期", "截止"),
    vague(r"(?<=[点分半\d])前(?=[去来](?!得))", "9点<前>去", reason="unsure"),
    mark("after", r"(?:之|以)后(?:的(?=第))?|后(?![天勤续面台方者来备援果边排])的?", "之后", "后"),
    mark("within", r"(?:之|以)?内(?![部容网勤设控外卡存科涵蒙]|在[美于动要联逻规质需原机])", "之内", "以内", "内"),
    mark(
        "by",
        r"截(?:止?至|止)到?(?:日期|时间)?[是为:]?|最[迟晚](?:不超过|不晚于|在|于|到)?|至迟|不得?[晚迟]于|务必[在于]|"
        r"(?<![a-z])(?:ddl|deadline|due)(?![a-z])(?: is| on| by|[:是为在])*|"
        r"时限[是为:]?|期限[是为:]?|限(?=[\d一二三四五本下今明周年月])|赶在",
        "截至",
        "最迟",
        "不晚于",
        "截止到",
    ),
    mark("close", r"下班(?:之前|以前|前(?!往))", "下班前", "下班之前"),
    mark("opening", r"上班(?:之前|以前|前)", "上班前", "上班之前"),
    mark("or", r"或者?|还是|要么", "或者"),
    mark("and", r"[、]|[和与跟及](?![平谐解睦气][^\d])|以及|加上?(?=[今明后大周下本星礼\d])|连同", "和", "、"),
    mark("about", r"左右|前后|上下(?!午)|许(?=[,。;\s]|$)", "左右"),
    mark("total", r"为期|共计?|合计|总共|一共|连续|连休", "共"),
    vague(
        rf"第(?:{SMALL})个?(?:周(?![一二三四五六日天年岁])|星期(?![一二三四五六日天])|月(?!份))|某[一个]?[天日周]|随便(?:哪?一?天)?|哪一?天|找一?天|"
        r"(?:余下|剩下|剩余|其余)的?(?:时间|日子|几天)?|(?<=[周月年])晚些时候",
        "第一周",
        "某天",
        "剩下的时间",
        reason="which-days",
    ),
    vague(
        r"过[几两]天|过些[天日]子?|过阵子|过一?段时间|过一阵|改[天日]|近期|近日|近来|最近|日后|不日|不久|将来|下次|改时间",
        "过几天",
        "改天",
        "近期",
    ),
    vague(r"(?:这|那|近|头|(?<![提会])前)一?[几两些][天日周]|[这那近前后]段时间|前阵子|这阵子", "这两天", "这几天"),
    vague(
        r"尽快|尽早|早日|抽空|有空|有时间|回头再?|稍后|晚点(?!名|到)|晚些(?:时候)?|[待等]一?会儿?|一会儿|过会儿?|马上|立即|立刻|即刻|随后|刚才|刚刚",
        "尽快",
        "稍后",
    ),
    vague(
        rf"(?:{MONTH}|月|年|今年|明年|季|季度|周|本周|下周)的?(?:初(?![一二三四五六七八九十步])|中(?!旬|午|心|央|国|级|层|标))|年前(?!后)|年后|节后(?!的?(?:第|首|上班))|过年(?:期间|前|后)?",
        "月初",
        "12月中",
        "年后",
    ),
    vague(rf"{YEAR}的?[春夏秋冬][天季]?(?![节至分])", "今年夏天", "明年春季"),
    vague(rf"(?:{MONTH}的?)?[上下前后]半月", "12月上半月", "下半月"),
    vague(r"这个?时[候间]|同一?时间|[早午晚中]?[饭餐]之?[前后]|午前", "这个时候", "午饭前", reason="unsure"),
    vague(
        r"(?:(?<![社机协委大工学年])会议?|公示|公示期满|期满|届满|休假|培训|考试|活动|审批|批准|到期)(?:结束)?之?[前后](?![台勤续任排果])|过完年",
        "会前",
        "公示期满后",
        "休假结束后",
    ),
    vague(r"不(?:得|能|要|可)?超过|至少|最少|最多|(?<=[天日月周时钟年])以[上下]", "至少", "不超过", reason="unsure"),
    vague(r"(?:半个|一个|[一二两三四五六七八九十]个)多(?:小时|月|星期|钟头)", "一个多月"),
    vague(
        r"隔(?:周(?!围)|月|星期|礼拜)|(?:每|逢)(?:个?工作日|个?(?:周|星期|礼拜)[一二三四五六日天末]?|个?月|天|日|年|晚|隔|季度|逢)",
        "每周三",
        "每天",
        reason="recurring",
    ),
)
