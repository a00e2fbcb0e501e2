"""The table of Chinese patterns for working days, ordinals, days of the moon and festivals."""

from handlers.dates.atoms import Around, EndOf, Feast, NextTo, Pattern, WorkdayShift
from handlers.dates.chinese_days import (
    AFTER,
    feast,
    first_day_at_work,
    first_month_lunar,
    lunar,
    maybe_first_month,
    ordinal,
    workdays_ago,
    workdays_later,
)
from handlers.dates.feasts import NAMES
from handlers.dates.numerals import HAN, SMALL

FEAST_NAMES = "|".join(sorted(NAMES, key=len, reverse=True))
ONES = "[一二三四五六七八九]"
LUNAR_DAY = rf"(?P<day>初(?:{ONES}|十)|[一二]?十{ONES}?|廿{ONES}?|三十{ONES}?)(?!{ONES}|十)"

PATTERNS = (
    Pattern(
        "working days later",
        rf"(?P<count>{SMALL})个?工作日{AFTER}",
        workdays_later,
        ("三个工作日后",),
    ),
    Pattern("the day before it", r"的?前[一1]天|的?前[一1]日", lambda _: NextTo(-1), ("前一天",)),
    Pattern("the day behind it", r"的?(?:之?后[一1](?:天|日))", lambda _: NextTo(1), ("后一天",)),
    Pattern(
        "after working days",
        rf"再?过(?P<count>{SMALL})个?工作日",
        workdays_later,
        ("过三个工作日",),
    ),
    Pattern(
        "working days ago",
        rf"(?P<count>{SMALL})个?工作日(?:之前|以前|前)",
        workdays_ago,
        ("两个工作日前",),
    ),
    Pattern(
        "next working day",
        r"(?:下|次)[一1]?个?(?:工作日|上班日)",
        lambda _: WorkdayShift(1),
        ("下一个工作日", "下个工作日", "次工作日"),
    ),
    Pattern(
        "last working day",
        r"上[一1]?个?(?:工作日|上班日)|前[一1]个?工作日",
        lambda _: WorkdayShift(-1),
        ("上一个工作日",),
    ),
    Pattern(
        "ordinal",
        rf"(?:(?P<last>最后[一1]?个?)|(?P<but>倒数第二个?)|第(?P<count>{SMALL})个?|首个?)"
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
        ("<节后>第一个工作日",),
    ),
    Pattern(
        "before the holiday",
        r"(?:节|节假日|假期|放假|长假)(?:之|以)?前的?(?=第|最后|倒数)",
        lambda _: Around(-1),
        ("<放假前的>最后一个工作日",),
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
        "first ten of a lunar month",
        r"初(?P<day>[一二三四五六七八九十])(?![年级学生班家中步])",
        maybe_first_month,
        ("初八",),
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
