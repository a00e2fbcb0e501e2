"""The table of Chinese patterns for days, over the builders in `chinese_days`."""

from handlers.dates.atoms import Around, DayAfter, EndOf, Feast, Invalid, Mark, Pattern, Shift, WorkdayShift
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
    feast,
    first_day_at_work,
    first_month_lunar,
    later,
    lunar,
    month_day,
    ordinal,
    plain_month_day,
    shift_list,
    shift_word,
    short_year,
    weekday,
    weekday_list,
    weekday_range,
    workdays_later,
)
from handlers.dates.feasts import NAMES
from handlers.dates.numerals import COUNT, HAN, SMALL

FEAST_NAMES = "|".join(sorted(NAMES, key=len, reverse=True))
LUNAR_DAY = r"(?P<day>初[一二三四五六七八九十]|[一二]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
D, M = rf"(?P<day>{SMALL})", rf"(?P<month>元|{SMALL})"

PATTERNS = (
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
    Pattern("compact", r"(?:\d{8}|\d{6})(?!\d|[-.:/])", compact, ("20261125", "261125")),
    Pattern(
        "month and day",
        rf"(?:{YEAR_WORD})?{M}月份?\s?{D}(?:[日号]|(?!{MEASURE}|{TO}\d|\d))",
        month_day,
        ("11月25日", "十二月三号", "明年3月5日", "11月25", "元月8日"),
    ),
    Pattern(
        "days of a month",
        rf"(?:{YEAR_WORD})?{M}月份?\s?{D}[日号]?{TO}(?P<last>{SMALL})(?:[日号]|(?!{MEASURE}|[月/]|\d))",
        day_range,
        ("12月3-5日", "12月3日至5日", "12月3日-5"),
    ),
    Pattern("days", rf"{D}{TO}(?P<last>{SMALL})[日号]", day_range, ("25-27号", "3至5日")),
    Pattern(
        "list of days",
        rf"(?:(?P<month>{SMALL})月)?(?P<days>{SMALL}[日号]?(?:[、,]{SMALL}[日号]?)*[、,]{SMALL}[日号])",
        day_list,
        ("3、4、5号", "12月3日、4日", "25、26日"),
    ),
    Pattern("day of a month of now", rf"{MONTH}\s?{D}[日号]", month_day, ("本月30号", "下个月5日", "次月3日")),
    Pattern(
        "day alone", rf"{D}(?:号(?![召码令称角])|日(?![报志后程]|之?内(?!部)|以内))", month_day, ("25号", "十五日")
    ),
    Pattern(
        "slash",
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/])",
        month_day,
        ("12/3", "11/25"),
    ),
    Pattern(
        "dot",
        rf"(?P<month>\d{{1,2}})\.(?P<day>\d{{1,2}})(?![\d.]|(?!\.){MEASURE})",
        plain_month_day,
        ("12.3", "11.25"),
    ),
    Pattern(
        "dash",
        r"(?P<month>\d{1,2})-(?P<day>\d{2}|\d)(?![\d:点日号/.]|-\d|[个人份名])",
        dashed,
        ("11-25", "12-03"),
    ),
    Pattern(
        "days in figures",
        rf"(?P<month>\d{{1,2}})[./](?P<day>\d{{1,2}})\s?[-~到至]\s?(?P<last>\d{{1,2}})(?:[日号]|(?!{MEASURE}|[\d./月:-]))",
        day_range,
        ("12.3-5", "12/3~5"),
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
        "weekdays in brackets",
        r"\((?:周|星期)(?P<day>[一二三四五六日天])[、,~至到和-](?:周|星期)?(?P<last>[一二三四五六日天])\)",
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
    Pattern(
        "day words together",
        r"(?P<words>今明后?|明后|昨今)(?:两|三)?[天日]|(?:今、明)[两二]?[天日]",
        lambda match: shift_list(match) if match["words"] else (Shift(0), Mark("and"), Shift(1)),
        ("明后天", "今明两天", "今明后三天"),
    ),
    Pattern("that day", r"当[天日]|同[一日]?[天日]", lambda _: DayAfter(0), ("当日", "当天")),
    Pattern("the day after", r"次日|翌日|第二天|隔[天日]|转天", lambda _: DayAfter(1), ("次日", "第二天")),
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
    Pattern("half a month later", rf"半个月{AFTER}", lambda _: Shift(15), ("半个月后",)),
    Pattern(
        "so much ago",
        rf"(?P<count>{COUNT})(?P<unit>天|周|个月|年)(?:之前|以前|前(?!后))",
        earlier,
        ("3天前", "两周以前"),
    ),
    Pattern(
        "working days later",
        rf"(?P<count>{SMALL})个?工作日{AFTER}",
        workdays_later,
        ("三个工作日后",),
    ),
    Pattern(
        "next working day",
        r"(?:下|次)一?个?(?:工作日|上班日)",
        lambda _: WorkdayShift(1),
        ("下一个工作日", "下个工作日", "次工作日"),
    ),
    Pattern(
        "last working day",
        r"上一?个?(?:工作日|上班日)|前一个?工作日",
        lambda _: WorkdayShift(-1),
        ("上一个工作日",),
    ),
    Pattern(
        "ordinal",
        rf"(?:(?P<last>最后一?个?)|(?P<but>倒数第二个?)|第(?P<count>{SMALL})个?|首个?)"
        r"(?P<what>工作日|上班日|(?:周|星期|礼拜)[一二三四五六日天]|[天日](?!上班))",
        ordinal,
        ("第一个工作日", "最后一天", "首个工作日", "第二个周五", "最后一个工作日"),
    ),
    Pattern(
        "day at work",
        rf"上班第(?P<count>{SMALL})[天日]|第(?P<first>{SMALL})[天日]上班|首日上班|上班首日",
        first_day_at_work,
        ("上班第一天", "第一天上班"),
    ),
    Pattern(
        "after the holiday",
        r"(?:节|节假日|假期|放假|长假|收假|小长假)(?:之|以)?后的?(?=第|首|上班|最)",
        lambda _: Around(1),
        (),
    ),
    Pattern(
        "before the holiday",
        r"(?:节|节假日|假期|放假|长假)(?:之|以)?前的?(?=第|最后|倒数)",
        lambda _: Around(-1),
        (),
    ),
    Pattern(
        "holiday eve",
        r"(?<![春年])(?:节日?|节假日|放假|假期|长假)(?:之|以)?前(?!后)",
        lambda _: EndOf(Around(-1)),
        ("节前", "放假前"),
    ),
    Pattern(
        "lunar day, said so",
        rf"(?:农历|阴历|旧历|夏历)(?P<month>正|冬|腊|[一二三四五六七八九十]{{1,2}})月{LUNAR_DAY}日?",
        lunar,
        ("农历八月十五", "农历九月初九"),
    ),
    Pattern("lunar day", rf"(?P<month>正|冬|腊)月{LUNAR_DAY}", lunar, ("正月初八", "腊月廿三")),
    Pattern(
        "lunar day by its first ten",
        r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]?)",
        lunar,
        ("八月初三",),
    ),
    Pattern(
        "day of the spring festival",
        r"(?:大年|年)初(?P<day>[一二三四五六七八九十])",
        first_month_lunar,
        ("大年初三",),
    ),
    Pattern(
        "feast",
        rf"(?P<name>{FEAST_NAMES})(?:当[天日])?(?![{HAN}\d点月号\x00])",
        feast,
        ("国庆节", "元旦", "除夕"),
    ),
    Pattern(
        "national day by its date",
        r"十一(?=假期|长假|小长假|期间|黄金周|放假|之?前|之?后|以前|以后)|(?<![^\s,;])十一(?![^\s,;])",
        lambda _: Feast("national"),
        ("十一",),
    ),
)
