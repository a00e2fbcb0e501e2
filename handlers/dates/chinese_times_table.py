"""The table of Chinese patterns for parts of a day, hours and durations, over the builders in `chinese_times`."""

from handlers.dates.atoms import Later, Mark, PartOfDay, Pattern, Shift, Unclear, WholeDay
from handlers.dates.chinese_days import DAYS
from handlers.dates.chinese_times import (
    AFTER,
    AGO,
    CLOCK_END,
    HOURS,
    HOURS_MINUTES,
    MINUTES,
    PART_WORDS,
    PARTS,
    SHORT,
    clock,
    counted,
    day_and_part,
    figures,
    from_now,
    hour_or_next,
    hours,
    hours_and_minutes,
    hours_range,
    minutes,
    quarters,
    short_of,
    years,
)
from handlers.dates.numerals import COUNT, HAN, SMALL
from handlers.dates.reading import Duration

MINUTE = (
    rf"(?P<minute>半(?!天|日|小时|个)|一刻钟?|三刻|整|过?(?>\d{{1,2}}|[{HAN}]{{1,3}})分|"
    rf"(?>\d{{2}}|[{HAN}]{{2,3}}|零[一二三四五六七八九]){CLOCK_END})?"
)
HOUR = r"(?:点钟?(?!名|评|赞|菜|子|到为止)|时(?![间候刻常段代期节事机]))"

PATTERNS = (
    Pattern(
        "one hour or the next",
        r"(?P<first>[一二三四五六七八九])(?P<last>[二三四五六七八九十])点(?!名|评|赞|菜|子)钟?",
        hour_or_next,
        ("三四点",),
    ),
    Pattern(
        "clock",
        rf"(?P<hour>{SMALL}){HOUR}{MINUTE}",
        clock,
        ("九点半", "14时30分", "3点一刻", "零点", "9点钟", "十点零五分"),
    ),
    Pattern(
        "clock in figures",
        r"(?P<hour>\d{1,2})[:时点](?P<minute>\d{2})(?:分|:\d{2})?(?!\d)",
        figures,
        ("14:30", "9:05", "08:00:00", "14点30"),
    ),
    Pattern(
        "hours from to",
        rf"(?P<first>{SMALL})\s?[-~到至]\s?(?P<hour>{SMALL}){HOUR}{MINUTE}",
        hours_range,
        ("2-4点", "9到11点半"),
    ),
    Pattern(
        "hours from to in figures",
        r"(?P<first>\d{1,2})\s?[-~到至]\s?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?!\d)",
        hours_range,
        ("9-11:30",),
    ),
    Pattern(
        "hour less minutes", rf"差(?P<less>一刻|{SMALL}分)(?P<hour>{SMALL})点", short_of, ("差一刻九点", "差5分三点")
    ),
    Pattern("minutes short of hour", rf"(?P<hour>{SMALL})点差(?P<less>一刻|{SMALL}分)", short_of, ("九点差五分",)),
    Pattern(
        "part of the day",
        rf"(?P<part>{PART_WORDS})",
        lambda match: PartOfDay(PARTS[match["part"]]),
        ("上午", "傍晚", "下半天"),
    ),
    Pattern(
        "both parts of the day",
        r"上[、/和]?下午",
        lambda _: (PartOfDay("am"), Mark("and"), PartOfDay("pm")),
        ("上下午", "上、下午"),
    ),
    Pattern("am, pm", r"(?<![a-z])(?P<part>am|pm)(?![a-z])", lambda match: PartOfDay(PARTS[match["part"]]), ("am",)),
    Pattern(
        "short part before an hour",
        rf"(?P<part>[早晚])(?={SMALL}(?:[点:]|时(?!间|段)))",
        lambda match: PartOfDay(SHORT[match["part"]]),
        ("<早>8点",),
    ),
    Pattern(
        "short part after a day",
        r"(?<=[天日号一二三四五六末夕])(?P<part>晚|早|夜(?![市色宵]))(?![点上些辈报于会餐饭班间安晨一早就已])",
        lambda match: PartOfDay(SHORT[match["part"]]),
        ("周五<晚>值班", "除夕<夜>"),
    ),
    Pattern(
        "day and part",
        r"(?P<day>今|明|昨|后|当|次|翌)[天日]?(?P<part>早|晚|晨|夜)(?:上(?!班)|[晨间里])?(?!会|餐|饭|报|于|点|辈)",
        day_and_part,
        ("明早", "今晚", "当晚", "明晨"),
    ),
    Pattern(
        "day before its part",
        r"(?P<day>今|明|昨)(?=[上下中]午|早上|晚上|傍晚)",
        lambda match: Shift(DAYS[match["day"]]),
        ("<明>下午",),
    ),
    Pattern("hours", HOURS, hours, ("半小时", "一个半小时", "1.5小时", "两个钟头", "1小时半")),
    Pattern(
        "hours and minutes",
        HOURS_MINUTES,
        hours_and_minutes,
        ("1小时30分钟",),
    ),
    Pattern("minutes", MINUTES, minutes, ("40分钟",)),
    Pattern("quarters", rf"(?P<count>{COUNT})刻钟", quarters, ("一刻钟",)),
    Pattern(
        "days",
        rf"(?:(?P<half>半)个?|(?P<count>{COUNT})个?)(?P<unit>天|工作日|上班日)(?P<tail>半)?(?:时间)?(?!多(?!少))",
        counted,
        ("三天", "两天半", "5个工作日", "半天", "2.5天"),
    ),
    Pattern("half a day by the word of dates", r"半日", lambda _: Duration(0.5, "day"), ("半日",)),
    Pattern("days within", rf"(?P<half>(?!))?(?P<count>{COUNT})(?P<unit>日)(?=之?内|以内)", counted, ("<三日>内",)),
    Pattern(
        "weeks",
        rf"(?P<half>半)个?(?P<one>周|星期)|(?P<count>{COUNT})个?(?P<more>半)?整?(?P<unit>周|星期|礼拜)(?P<tail>半)?(?![一二三四五六日天年岁末边])",
        lambda match: Duration(0.5, "week") if match["half"] else counted(match),
        ("一周", "两个星期", "半周"),
    ),
    Pattern(
        "months",
        rf"(?:(?P<half>半)个|(?P<count>{COUNT})个(?P<more>半)?)(?P<unit>月)",
        counted,
        ("一个月", "半个月", "一个半月"),
    ),
    Pattern(
        "years", rf"(?:(?P<half>半)|(?P<count>{SMALL}))年(?=$|[\s,;.。、)]|之?内|以内|时间)", years, ("半年", "一年")
    ),
    Pattern("the whole day", r"全天|一?整天|整日|全日", lambda _: WholeDay(), ("全天", "一整天")),
    Pattern(
        "hours and minutes later",
        HOURS_MINUTES + AFTER,
        lambda match: from_now(hours_and_minutes(match), 1),
        ("1小时30分钟后",),
    ),
    Pattern(
        "hours later",
        HOURS + AFTER,
        lambda match: from_now(hours(match), 1),
        ("两小时后", "半小时之后", "一个半小时后"),
    ),
    Pattern("minutes later", MINUTES + AFTER, lambda match: from_now(minutes(match), 1), ("30分钟后",)),
    Pattern(
        "quarters later", rf"(?P<count>{COUNT})刻钟{AFTER}", lambda match: from_now(quarters(match), 1), ("一刻钟后",)
    ),
    Pattern(
        "after hours", r"(?:再?过)" + HOURS + rf"(?:{AFTER})?", lambda match: from_now(hours(match), 1), ("过两小时",)
    ),
    Pattern(
        "after minutes",
        r"(?:再?过)" + MINUTES + rf"(?:{AFTER})?",
        lambda match: from_now(minutes(match), 1),
        ("再过十分钟",),
    ),
    Pattern("hours ago", HOURS + AGO, lambda match: from_now(hours(match), -1), ("两小时前",)),
    Pattern("minutes ago", MINUTES + AGO, lambda match: from_now(minutes(match), -1), ("10分钟前",)),
    Pattern("now", r"现在|此刻|此时|这会儿", lambda _: Later(0), ("现在",)),
    Pattern("midnight", r"午夜", lambda _: Unclear("no-hour"), ("午夜",)),
    Pattern(
        "the next so many",
        rf"(?:未来|接下来|今后|往后|最近|近|头)的?{SMALL}个?(?:天|周(?![一二三四五六日])|星期|月|工作日)(?!之?内|以内)",
        lambda _: Unclear("which-days"),
        ("未来三天", "近两周"),
    ),
    Pattern(
        "so many and more",
        rf"(?:半|{SMALL})(?:个?小时|天|周|个?星期|个?月)多(?!少)",
        lambda _: Unclear("vague"),
        ("一天多", "半天多"),
    ),
    Pattern(
        "about so many",
        rf"(?:[一二三四五六七八九两]{{2}}|[大小]半|几|好几|若干|数|十几|十来|{SMALL}[多来余几]|{SMALL}\s?[-~到至、或]\s?{SMALL})个?(?:天|工作日|周(?![一二三四五六日])|星期|月(?=[内后])|小时|分钟|日(?=[内后]|之内|以内))(?:{AFTER}|之?内|以内)?",
        lambda _: Unclear("vague"),
        ("两三天", "大半天", "几天", "十几天", "3-5天", "3至5个工作日内"),
    ),
)
