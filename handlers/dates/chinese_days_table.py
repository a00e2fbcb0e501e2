"""The table of Chinese patterns for days, over the builders in `chinese_days`."""

from handlers.dates.atoms import DayAfter, Invalid, Pattern, Shift
from handlers.dates.chinese_days import (
    AFTER,
    MEASURE,
    MONTH,
    TO,
    WEEK,
    WEEKDAY,
    YEAR,
    YEAR_WORD,
    bracketed,
    compact,
    dashed,
    day_list,
    day_range,
    earlier,
    later,
    month_day,
    moon_or_sun,
    plain_month_day,
    shift_list,
    shift_word,
    short_year,
    weekday,
    weekday_list,
    weekday_range,
)
from handlers.dates.chinese_times import AGO, counted
from handlers.dates.numerals import COUNT, HAN, SMALL

D, M = rf"(?P<day>{SMALL})", rf"(?P<month>元|{SMALL})"
LAST_SIGNED = rf"(?P<last>{SMALL})[日号]"
LAST = rf"(?P<last>\d{{1,2}}|[{HAN}]{{1,3}}(?=[日号])|[{HAN}]{{2,3}})(?:[日号]|(?!{MEASURE}|[月/:]|\d))"
"""The last day of several; one Chinese numeral alone may begin a word (12月3日到三亚)."""
AND = r"[、,和及与]"
COUNTED = (
    r"(?:(?<=为期)|(?<=连续)|(?<=请假)|(?<=休假)|(?<=年假)|(?<=出差)|(?<=[共起休])|"
    r"(?<=[会文满期束章字告复准发知到]后)|(?<=[会满期]前))"
)
"""Behind these words 三日 is a count."""
TOGETHER = "一二三四五|一二三四?|二三四五?|三四五|一三五?|二四六?|一二|二三|三四|四五|五六|六日"

PATTERNS = (
    Pattern(
        "day of the moon or of the sun",
        r"二月二|三月三|五月五|七月七|七月十五|八月十五|九月九",
        moon_or_sun,
        ("八月十五",),
    ),
    Pattern(
        "year, month, day",
        rf"(?P<year>{YEAR})年\s?{M}月\s?{D}[日号]?",
        month_day,
        ("2026年11月25日", "26年11月25日", "二〇二六年十二月三号", "2026年12月3"),
    ),
    Pattern(
        "figures, year first",
        r"(?P<year>\d{4})(?P<sign>[-/.年])(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?(?!\d)",
        month_day,
        ("2026-12-03", "2026/12/3", "2026.11.25"),
    ),
    Pattern(
        "figures, short year first",
        r"(?P<year>\d{2})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d.])",
        short_year,
        ("26-11-25", "26.12.3"),
    ),
    Pattern("compact", r"(?:\d{8}|\d{6})(?!\d|[.:/]|-(?!\d{8}))", compact, ("20261125", "261125")),
    Pattern(
        "month and day",
        rf"(?:{YEAR_WORD})?{M}月份?\s?{D}(?:[日号]|(?!{MEASURE}|{TO}\d{{1,2}}(?![\d月./])|[、,]\d{{1,2}}(?![\d月./:点]|{MEASURE})|\d))",
        month_day,
        ("11月25日", "十二月三号", "明年3月5日", "11月25", "元月8日"),
    ),
    Pattern(
        "days of a month",
        rf"(?:{YEAR_WORD})?{M}月份?\s?{D}[日号]?{TO}{LAST}",
        day_range,
        ("12月3-5日", "12月3日至5日", "12月3日-5"),
    ),
    Pattern("days", rf"{D}[日号]?{TO}{LAST_SIGNED}", day_range, ("25-27号", "3至5日")),
    Pattern("days, the first signed", rf"{D}[日号]{TO}{LAST}", day_range, ("25号-27", "二十五号到二十七")),
    Pattern(
        "list of days",
        rf"(?:(?P<month>{SMALL})月)?(?P<days>{SMALL}[日号]?(?:{AND}{SMALL}[日号]?)*{AND}{SMALL}[日号])",
        day_list,
        ("3、4、5号", "12月3日、4日", "25、26日", "25和26号"),
    ),
    Pattern(
        "list of days without a sign",
        rf"(?:(?P<month>{SMALL})月(?=\d))?(?P<days>\d{{1,2}}[日号]?(?:{AND}\d{{1,2}})+)"
        rf"(?:(?=[两二三四五六七2-7][天日])|(?(month)(?!{MEASURE}|[\d日号月:.])|(?!)))",
        day_list,
        ("12月7、8、9",),
    ),
    Pattern(
        "day of a month of now",
        rf"{MONTH}\s?{D}(?:[日号]|(?<=\d)(?={TO}\d|[\s,;)]|之?前|以前|[上下中]午|[早晚]上|起|开始|请|休|$))",
        month_day,
        ("本月30号", "下个月5日", "次月3日", "下月5"),
    ),
    Pattern(
        "days counted by the word of dates",
        rf"{COUNTED}(?P<count>{COUNT})(?P<half>(?!))?(?P<unit>日)(?!之?[前内]|以[前内]|起|开始|[-~到至、,]|[上下中]午|[早晚])",
        counted,
        ("请假<3日>", "共<三日>"),
    ),
    Pattern(
        "day alone",
        rf"{D}(?:号(?![召码令称角])|日(?![报志后程]|之?内(?!部)|以内))",
        month_day,
        ("25号", "十五日"),
    ),
    Pattern(
        "slash",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])",
        month_day,
        ("12/3", "11/25"),
    ),
    Pattern(
        "dot",
        rf"(?<!\d\.)(?P<month>\d{{1,2}})\.(?P<day>\d{{1,2}})(?![\d.]|(?!\.){MEASURE})",
        plain_month_day,
        ("12.3", "11.25"),
    ),
    Pattern(
        "dash",
        r"(?P<month>\d{1,2})-(?P<day>\d{2}|\d)(?![\d:点日号/.]|-\d(?!\d?-)|[个人份名])",
        dashed,
        ("11-25", "12-03"),
    ),
    Pattern(
        "days in figures",
        rf"(?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}}){TO}(?P<last>\d{{1,2}})(?:[日号]|(?!{MEASURE}|[\d./月:-]))",
        day_range,
        ("12.3-5", "12/3~5"),
    ),
    Pattern(
        "days in figures, year first",
        rf"(?P<year>\d{{4}})(?P<sign>[-/.])(?P<month>\d{{1,2}})(?P=sign)(?P<day>\d{{1,2}}){TO}"
        rf"(?P<last>\d{{1,2}})(?:[日号]|(?!{MEASURE}|[\d./月:年-]))",
        day_range,
        ("2026-12-3至5", "2026.12.03-05"),
    ),
    Pattern(
        "the next year's day",
        rf"(?:次|翌|第二)年{M}月\s?{D}[日号]",
        month_day,
        ("次年1月2日",),
    ),
    Pattern("weekday", WEEK + WEEKDAY, weekday, ("周三", "下下周一", "这个星期五", "礼拜天", "星期3")),
    Pattern(
        "weekdays from to",
        rf"{WEEK}(?P<day>[一二三四五六日])(?:到|至|-|~)(?P<last>[一二三四五六日])(?![{HAN}楼室日号月年点])",
        weekday_range,
        ("周一至五", "下周一到三"),
    ),
    Pattern(
        "list of weekdays",
        rf"{WEEK}(?P<days>[一二三四五六](?:[、,]?[一二三四五六日])*[、,][一二三四五六日]|六日)(?![{HAN}点天个月])",
        weekday_list,
        ("周六日", "周一、三、五"),
    ),
    Pattern(
        "weekdays together",
        rf"{WEEK}(?P<days>{TOGETHER})(?![{HAN}点天个月:])",
        weekday_list,
        ("周三四", "下周一二", "周一三五"),
    ),
    Pattern(
        "weekdays in brackets",
        r"\((?:周|星期|礼拜)(?P<day>[一二三四五六日天])[、,~至到和-](?:周|星期|礼拜)?(?P<last>[一二三四五六日天])\)",
        bracketed,
        ("(周四至周五)",),
    ),
    Pattern("no weekday", r"(?:星期|礼拜)[八九十089]", lambda _: Invalid("no-such-weekday"), ("星期八",)),
    Pattern(
        "day word",
        r"(?P<word>大?大后|后|明|今|昨|大?前)(?:天(?!津|安门)|日)",
        shift_word,
        ("今天", "大后天", "明日"),
    ),
    Pattern("today", r"今儿个?|本日|即日|即刻起", lambda _: Shift(0), ("今儿", "即日")),
    Pattern("tomorrow", r"明儿个?|明朝", lambda _: Shift(1), ("明儿",)),
    Pattern("day after tomorrow", r"后儿个?", lambda _: Shift(2), ("后儿",)),
    Pattern("yesterday", r"昨儿个?", lambda _: Shift(-1), ("昨儿",)),
    Pattern("day before yesterday", r"前儿个?(?!子)", lambda _: Shift(-2), ("前儿",)),
    Pattern(
        "day words together",
        r"(?P<words>今[、,和]?明(?:[、,和]?后)?|明[、,和]?后|昨[、,和]?今)[两二三23]?[天日]",
        shift_list,
        ("明后天", "今明两天", "今明后三天", "明、后天"),
    ),
    Pattern("that day", r"当[天日]|同[一日]?[天日]", lambda _: DayAfter(0), ("当日", "当天")),
    Pattern("the day after", r"次日|翌日|第[二2]天|隔[天日]|转天", lambda _: DayAfter(1), ("次日", "第二天")),
    Pattern(
        "so much later",
        rf"(?P<count>{COUNT})(?P<unit>[天日周年]|个?星期|个?礼拜|个月){AFTER}",
        later,
        ("3天后", "十天之后", "一周后", "一个月后"),
    ),
    Pattern(
        "after so much",
        rf"(?!过两天)(?:再?过|等)(?P<count>{COUNT})(?P<unit>天|周|个?星期|个月)(?:{AFTER})?",
        later,
        ("再过三天", "过两周"),
    ),
    Pattern("half a month later", rf"(?:再?过)?半个月{AFTER}", lambda _: Shift(15), ("半个月后",)),
    Pattern("half a year later", rf"(?:再?过)?半年{AFTER}", lambda _: Shift(months=6), ("半年后",)),
    Pattern("half a month ago", rf"半个月{AGO}", lambda _: Shift(-15), ("半个月前",)),
    Pattern("half a year ago", rf"半年{AGO}", lambda _: Shift(months=-6), ("半年前",)),
    Pattern(
        "so much ago",
        rf"(?P<count>{COUNT})(?P<unit>天|周|个?星期|个?礼拜|个月|年){AGO}",
        earlier,
        ("3天前", "两周以前"),
    ),
)
