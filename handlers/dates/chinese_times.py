"""How parts of a day, hours and durations are written in Chinese: the words, and what each pattern makes."""

from re import Match

from handlers.dates.atoms import Atom, Clock, DayAfter, Later, Mark, PartOfDay, PartWord, Shift
from handlers.dates.chinese_days import DAYS
from handlers.dates.numerals import COUNT, number, whole
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
HOURS_MINUTES = rf"(?P<hours>{COUNT})个?小时零?(?P<minutes>{COUNT})(?:分钟|分)"
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


def hour_or_next(match: Match[str]) -> tuple[Atom, ...] | None:
    """三四点: one hour or the next."""
    first, last = whole(match["first"]), whole(match["last"])
    return (Clock(first), Mark("or"), Clock(last)) if first and last == first + 1 else None


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
