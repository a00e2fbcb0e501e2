"""How days are written in Chinese and in figures: the words, and what each pattern of the table makes."""

import re
from re import Match

from handlers.dates.atoms import (
    Ambiguous,
    Atom,
    Day,
    Feast,
    LunarDay,
    Mark,
    MonthDay,
    Ordinal,
    Shift,
    Weekday,
    Weekdays,
    WorkdayShift,
)
from handlers.dates.feasts import NAMES
from handlers.dates.numerals import HAN, number, whole

TO = r"\s?(?:[-~到至])\s?"
YEAR = rf"(?:\d{{4}}|\d{{2}}|[{HAN}]{{4}})"
WEEKS = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "下下": 2, "下下下": 3}
WEEK = r"(?:(?P<week>下下下|下下|上上|下|上|本|这|当)一?个?)?(?:周|星期|礼拜)"
WEEKDAYS = {name: place % 7 for place, name in enumerate("一二三四五六日")} | {"天": 6}
WEEKDAYS |= {str(place + 1): place for place in range(7)}
WEEKDAY = (
    r"(?P<day>一(?!般|共|直(?!接)|定(?!期)|些|律|部分|整周|周(?![一二三四五六日天]))|[二三四五六日天]|[1-7](?![0-9:点]))"
    r"(?![次遍趟]|天(?!气|津|安|台))"
)
MEASURE = r"节(?![前后日])|[旬个人天份家项次件名点时分年位条页辆台元万:%倍楼室层处级岁]|\.\d|小时|工作日"
MONTHS = {"上上": -2, "上": -1, "本": 0, "这": 0, "当": 0, "下": 1, "次": 1, "下下": 2, "下下下": 3}
MONTH = r"(?P<shift>下下下|下下|上上|上|本|这|当|下|次)一?个?月份?的?"
YEARS = {"大前": -3, "前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "当": 0, "明": 1, "来": 1, "后": 2, "大后": 3}
YEAR_WORD = rf"(?P<year_shift>去|今|本|当|明|来|大?后|(?<![\d{HAN}几以之目年])(?:大前|前))年(?!度)的?"
DAYS = {"今": 0, "明": 1, "后": 2, "大后": 3, "大大后": 4, "昨": -1, "前": -2, "大前": -3}
LONGEST_YEARS = 99
UNIT_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
LUNAR_MONTHS = {"正": 1, "元": 1, "冬": 11, "腊": 12}
AFTER = r"(?:之后|以后|过后|后(?![天勤续面台者]))"


def month_day(match: Match[str]) -> Atom | None:
    """A day written with what it says of its month and year."""
    groups = match.groupdict()
    day = whole(groups["day"])
    month = 1 if groups.get("month") == "元" else _whole(groups.get("month"))
    shift, year_shift = groups.get("shift"), groups.get("year_shift")
    if day is None or (groups.get("month") and month is None):
        return None
    return MonthDay(
        day,
        month,
        _year(groups.get("year")),
        MONTHS[shift] if shift else None,
        YEARS[year_shift] if year_shift else None,
    )


def _whole(text: str | None) -> int | None:
    """A number, if there is one."""
    return whole(text) if text else None


def _year(text: str | None) -> int | None:
    """The year, of two digits in this century."""
    value = _whole(text)
    return value + 2000 if value is not None and value < 100 else value


def plain_month_day(match: Match[str]) -> Atom | None:
    """12.3, 12-03: only when it can be a date, for it may be any number."""
    atom = month_day(match)
    possible = isinstance(atom, MonthDay) and 1 <= (atom.month or 0) <= 12 and 1 <= atom.day <= 31
    return atom if possible else None


def dashed(match: Match[str]) -> Atom | None:
    """12-03 is a date; 3-5 may be a range as well, and is asked about."""
    atom = plain_month_day(match)
    if not isinstance(atom, MonthDay):
        return None
    sure = match["day"].startswith("0") or atom.day > 12 or ((atom.month or 0) >= 10 and len(match["day"]) == 2)
    return atom if sure else Ambiguous("unsure", (atom,))


def day_range(match: Match[str]) -> tuple[Atom, ...] | None:
    """12月3-5日: two days, the second inherits the month."""
    first, last = month_day(match), whole(match["last"])
    if first is None or last is None:
        return None
    return first, Mark("to"), MonthDay(last)


def day_list(match: Match[str]) -> tuple[Atom, ...] | None:
    """3、4、5号: days, each after the other."""
    days = [whole(piece.strip("日号")) for piece in re.split("[、,和及与]", match["days"])]
    month = _whole(match["month"])
    atoms = [MonthDay(day, month if place == 0 else None) for place, day in enumerate(days) if day is not None]
    if len(atoms) < len(days):
        return None
    return tuple(atom for day in atoms for atom in (Mark("and"), day))[1:]


def compact(match: Match[str]) -> Atom | None:
    """20261203; six figures (261203) may be any number, and are asked about."""
    text = match[0]
    day = MonthDay(int(text[-2:]), int(text[-4:-2]), int(text[:-4]) + (2000 if len(text) == 6 else 0))
    possible = 1 <= (day.month or 0) <= 12 and 1 <= day.day <= 31
    if len(text) == 8:
        return day if 1990 <= (day.year or 0) <= 2100 else None
    return Ambiguous("unsure", (day,)) if possible and 2024 <= (day.year or 0) <= 2035 else None


def short_year(match: Match[str]) -> Atom | None:
    """26-12-03: a year of two digits first, when it can be one."""
    atom = month_day(match)
    return atom if isinstance(atom, MonthDay) and 2020 <= (atom.year or 0) <= 2039 else None


def weekday(match: Match[str]) -> Atom:
    """周三, 下下周一."""
    return Weekday(WEEKDAYS[match["day"]], WEEKS.get(match["week"] or ""))


def weekday_range(match: Match[str]) -> tuple[Atom, ...]:
    """周一至五: the second inherits the word."""
    last = Weekday(WEEKDAYS[match["last"]])
    return Weekday(WEEKDAYS[match["day"]], WEEKS.get(match["week"] or "")), Mark("to"), last


def weekday_list(match: Match[str]) -> tuple[Atom, ...]:
    """周六、日; 周六日."""
    week = WEEKS.get(match["week"] or "")
    names = [name for name in match["days"] if name in WEEKDAYS]
    atoms = [Weekday(WEEKDAYS[name], week) for name in names]
    return tuple(atom for day in atoms for atom in (Mark("and"), day))[1:]


def bracketed(match: Match[str]) -> Weekdays:
    """（周四至周五） behind a period."""
    return Weekdays(WEEKDAYS[match["day"]], WEEKDAYS[match["last"]])


def shift_word(match: Match[str]) -> Atom:
    """今天, 大后天."""
    return Shift(DAYS[match["word"]])


def shift_list(match: Match[str]) -> tuple[Atom, ...]:
    """明后天, 今明两天."""
    atoms = [Shift(DAYS[name]) for name in match["words"] if name in DAYS]
    return tuple(atom for day in atoms for atom in (Mark("and"), day))[1:]


def counted_shift(match: Match[str], sign: int) -> Atom | None:
    """三天后, 两个月前, 半个月后 (15 days)."""
    unit, count = match["unit"].removeprefix("个"), number(match["count"])
    if count is None or count != int(count) or (unit == "年" and count > LONGEST_YEARS):
        return None
    if unit in UNIT_DAYS:
        return Shift(sign * int(count) * UNIT_DAYS[unit])
    return Shift(months=sign * int(count) * (12 if unit == "年" else 1))


def later(match: Match[str]) -> Atom | None:
    """三天后."""
    return counted_shift(match, 1)


def earlier(match: Match[str]) -> Atom | None:
    """三天前."""
    return counted_shift(match, -1)


def workdays_later(match: Match[str]) -> Atom | None:
    """三个工作日后."""
    count = _whole(match["count"])
    return None if count is None else WorkdayShift(count)


def workdays_ago(match: Match[str]) -> Atom | None:
    """两个工作日前."""
    count = _whole(match["count"])
    return None if count is None else WorkdayShift(-count)


def ordinal(match: Match[str]) -> Atom | None:
    """第一个工作日, 最后一天, 上班第一天."""
    count = -1 if match["last"] else -2 if match["but"] else whole(match["count"] or "一")
    what = match["what"]
    if count is None:
        return None
    if what in ("天", "日"):
        return Ordinal(count, "day")
    return Ordinal(count, "workday" if what in ("工作日", "上班日") else WEEKDAYS[what[-1]])


def first_day_at_work(match: Match[str]) -> Atom | None:
    """上班第一天, 第一天上班."""
    count = whole(match["count"] or match["first"] or "一")
    return None if count is None else Ordinal(count, "workday")


def lunar(match: Match[str]) -> Atom | None:
    """正月初八, 农历八月十五."""
    name = match["month"]
    month = LUNAR_MONTHS.get(name, 0) or whole(name)
    day = whole(match["day"].removeprefix("初"))
    return LunarDay(month, day) if month and day else None


def first_month_lunar(match: Match[str]) -> Atom | None:
    """大年初三."""
    day = whole(match["day"])
    return LunarDay(1, day) if day else None


def maybe_first_month(match: Match[str]) -> Atom | None:
    """初八 is of the first month around the spring festival, but that was not said."""
    day = first_month_lunar(match)
    return Ambiguous("unsure", (day,)) if isinstance(day, LunarDay) else None


def moon_or_sun(match: Match[str]) -> Atom | None:
    """八月十五 without 日 may be a day of the moon."""
    month, day = (whole(piece) for piece in match[0].split("月"))
    return Ambiguous("unsure", (LunarDay(month, day), MonthDay(day, month))) if month and day else None


def feast(match: Match[str]) -> Day:
    """国庆节."""
    return Feast(NAMES[match["name"]])
