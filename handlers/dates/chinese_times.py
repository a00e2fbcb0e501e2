"""How parts of a day, hours and durations are written in Chinese: the table of patterns and what each makes."""

from re import Match

from handlers.dates.atoms import Atom, Clock, DayAfter, Later, Mark, PartOfDay, PartWord, Pattern, Shift, Unclear
from handlers.dates.chinese_days import DAYS
from handlers.dates.numerals import COUNT, HAN, SMALL, number, whole
from handlers.dates.reading import Duration, Unit

PARTS: dict[str, PartWord] = {
    "凌晨": "dawn",
    "清晨": "am",
    "清早": "am",
    "大清早": "am",
    "一大早": "am",
    "一早": "am",
    "早晨": "am",
    "早上": "am",
    "上午": "am",
    "上半天": "am",
    "前半天": "am",
    "半上午": "am",
    "中午": "noon",
    "正午": "noon",
    "午间": "noon",
    "晌午": "noon",
    "下午": "pm",
    "午后": "pm",
    "下半天": "pm",
    "后半天": "pm",
    "傍晚": "eve",
    "晚上": "eve",
    "晚间": "eve",
    "夜里": "eve",
    "夜间": "eve",
    "深夜": "eve",
    "半夜": "eve",
    "am": "am",
    "pm": "pm",
}
SHORT: dict[str, PartWord] = {"早": "am", "晨": "am", "晚": "eve", "夜": "eve"}
UNITS: dict[str, Unit] = {
    "天": "day",
    "日": "day",
    "工作日": "workday",
    "上班日": "workday",
    "周": "week",
    "星期": "week",
    "礼拜": "week",
    "月": "month",
    "小时": "hour",
    "钟头": "hour",
    "分钟": "minute",
    "分": "minute",
}
AFTER = r"(?:之后|以后|过后|后(?![天勤续面台者]))"
AGO = r"(?:之前|以前|前(?!后))"
HOURS = rf"(?:(?P<half>半)个?|(?P<count>{COUNT})(?:个(?P<more>半)?)?)(?:小时|钟头)(?P<tail>半)?"
MINUTES = rf"(?P<count>{COUNT})(?:分钟|分(?=之?内|以内|之?后|以后))"
QUARTERS = {"一刻": 15, "三刻": 45, "半": 30, "整": 0}
CLOCK_END = r"(?![个\d])"
PART_WORDS = "|".join(sorted((name for name in PARTS if not name.isascii()), key=len, reverse=True))


def clock(match: Match[str]) -> Atom | None:
    """九点半, 14时30分, 零点."""
    hour, tail = whole(match["hour"]), match["minute"] or "整"
    minute = QUARTERS[tail] if tail in QUARTERS else whole(tail.removesuffix("分").removeprefix("过"))
    if hour is None or minute is None:
        return None
    return Clock(hour, minute, exact=_exact(match["hour"], hour))


def _exact(text: str, hour: int) -> bool:
    """Whether an hour can only be meant on the 24-hour clock."""
    return hour >= 13 or hour == 0 or text.startswith("0")


def figures(match: Match[str]) -> Clock:
    """14:30."""
    hour = int(match["hour"])
    return Clock(hour, int(match["minute"]), exact=_exact(match["hour"], hour))


def hours_range(match: Match[str]) -> tuple[Atom, ...] | None:
    """2-4点."""
    first, last = whole(match["first"]), clock(match)
    if first is None or last is None:
        return None
    return Clock(first, 0, exact=_exact(match["first"], first)), Mark("to"), last


def short_of(match: Match[str]) -> Atom | None:
    """差一刻九点, 九点差五分."""
    hour = whole(match["hour"])
    minutes = 15 if match["less"].endswith("刻") else whole(match["less"].removesuffix("分"))
    if hour is None or minutes is None or not 0 < minutes < 60 or hour == 0:
        return None
    return Clock(hour - 1, 60 - minutes, exact=hour >= 13)


def day_and_part(match: Match[str]) -> tuple[Atom, Atom]:
    """明早, 今晚."""
    day: Atom = DayAfter(0 if match["day"] == "当" else 1) if match["day"] in "当次翌" else Shift(DAYS[match["day"]])
    return day, PartOfDay(SHORT[match["part"]])


def hours(match: Match[str]) -> Duration | None:
    """半小时, 一个半小时, 1.5小时."""
    if match["half"]:
        return Duration(0.5, "hour")
    count = number(match["count"])
    return None if count is None else Duration(count + (0.5 if match["more"] or match["tail"] else 0), "hour")


def hours_and_minutes(match: Match[str]) -> Duration | None:
    """1小时30分钟."""
    whole_hours, minutes = number(match["hours"]), number(match["minutes"])
    return None if whole_hours is None or minutes is None else Duration(whole_hours * 60 + minutes, "minute")


def minutes(match: Match[str]) -> Duration | None:
    """40分钟."""
    count = number(match["count"])
    return None if count is None else Duration(count, "minute")


def quarters(match: Match[str]) -> Duration | None:
    """一刻钟."""
    count = number(match["count"])
    return None if count is None else Duration(count * 15, "minute")


def counted(match: Match[str]) -> Duration | None:
    """三天, 两天半, 5个工作日, 半个月."""
    unit = UNITS[match["unit"]]
    half = 0.5 if match.groupdict().get("tail") or match.groupdict().get("more") else 0
    count = 0.5 if match["half"] else number(match["count"] or "")
    return None if count is None else Duration(count + half, unit)


def years(match: Match[str]) -> Duration | None:
    """半年, 一年."""
    count = 0.5 if match["half"] else number(match["count"] or "")
    return None if count is None else Duration(count * 12, "month")


def from_now(duration: Duration | None, sign: int) -> Atom | None:
    """A duration of hours or minutes counted from now."""
    return None if duration is None else Later(sign * duration.value * (60 if duration.unit == "hour" else 1))


MINUTE = (
    rf"(?P<minute>半(?!天|日|小时|个)|一刻钟?|三刻|整|过?(?>\d{{1,2}}|[{HAN}]{{1,3}})分|"
    rf"(?>\d{{2}}|[{HAN}]{{2,3}}|零[一二三四五六七八九]){CLOCK_END})?"
)
HOUR = r"(?:点钟?(?!名|评|赞|菜|子|到为止)|时(?![间候刻常段代期节事机]))"

PATTERNS = (
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
        r"上下午",
        lambda _: (PartOfDay("am"), Mark("and"), PartOfDay("pm")),
        ("上下午",),
    ),
    Pattern("am, pm", r"(?<![a-z])(?P<part>am|pm)(?![a-z])", lambda match: PartOfDay(PARTS[match["part"]]), ("am",)),
    Pattern(
        "short part before an hour",
        rf"(?P<part>[早晚])(?={SMALL}(?:[点:]|时(?!间|段)))",
        lambda match: PartOfDay(SHORT[match["part"]]),
        (),
    ),
    Pattern(
        "short part after a day",
        r"(?<=[天日号一二三四五六末])(?P<part>晚|早)(?![点上些辈报于会餐饭班间安晨一早就已])",
        lambda match: PartOfDay(SHORT[match["part"]]),
        (),
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
        (),
    ),
    Pattern("hours", HOURS, hours, ("半小时", "一个半小时", "1.5小时", "两个钟头", "1小时半")),
    Pattern(
        "hours and minutes",
        rf"(?P<hours>{COUNT})个?小时零?(?P<minutes>{COUNT})(?:分钟|分)",
        hours_and_minutes,
        ("1小时30分钟",),
    ),
    Pattern("minutes", MINUTES, minutes, ("40分钟",)),
    Pattern("quarters", rf"(?P<count>{COUNT})刻钟", quarters, ("一刻钟",)),
    Pattern(
        "days",
        rf"(?:(?P<half>半)个?|(?P<count>{COUNT})个?)(?P<unit>天|工作日|上班日)(?P<tail>半)?(?:时间)?",
        counted,
        ("三天", "两天半", "5个工作日", "半天", "2.5天"),
    ),
    Pattern(
        "days by the word of dates",
        rf"(?P<half>半)日|(?:(?<=请假)|(?<=休假)|(?<=请)|(?<=休)|(?<=共)|(?<=为期)|(?<=连续)|(?<=学习)|(?<=培训))(?P<count>{COUNT})(?P<unit>日)",
        lambda match: Duration(0.5, "day") if match["half"] else counted(match),
        ("半日",),
    ),
    Pattern("days within", rf"(?P<half>(?!))?(?P<count>{COUNT})(?P<unit>日)(?=之?内|以内)", counted, ()),
    Pattern(
        "weeks",
        rf"(?P<half>半)个?(?P<one>周|星期)|(?P<count>{COUNT})个?(?P<more>半)?(?P<unit>周|星期|礼拜)(?P<tail>半)?(?![一二三四五六日天年岁末边])",
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
    Pattern("the whole day", r"全天|一?整天|整日|全日", lambda _: Duration(1, "day"), ("全天", "一整天")),
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
        "about so many",
        rf"(?:[一二三四五六七八九两]{{2}}|几|好几|若干|数|十几|十来|{SMALL}[多来余几]|{SMALL}\s?[-~到至、或]\s?{SMALL})个?(?:天|工作日|周(?![一二三四五六日])|星期|月(?=[内后])|小时|分钟|日(?=[内后]|之内|以内))(?:{AFTER}|之?内|以内)?",
        lambda _: Unclear("vague"),
        ("两三天", "几天", "十几天", "3-5天", "3至5个工作日内"),
    ),
)
