"""Festivals: their names as typed, the day on which each falls, and the days off around a statutory one."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from workflow.workdays import LUNAR, ONE_DAY, SOLAR, STATUTE, Calendar, festival, lunar_date, solar_term

STATUTORY = tuple(STATUTE)
FIXED: Mapping[str, tuple[int, int]] = {
    "women": (3, 8),
    "arbor": (3, 12),
    "youth": (5, 4),
    "children": (6, 1),
    "party": (7, 1),
    "army": (8, 1),
    "teachers": (9, 10),
    "journalists": (11, 8),
    "constitution": (12, 4),
    "memorial": (12, 13),
    "christmas-eve": (12, 24),
    "christmas": (12, 25),
    "valentine": (2, 14),
}
BY_MOON: Mapping[str, tuple[int, int]] = {
    "lantern": (1, 15),
    "second-of-second": (2, 2),
    "seventh-of-seventh": (7, 7),
    "double-ninth": (9, 9),
    "laba": (12, 8),
}
TERMS = ("立春", "春分", "立夏", "夏至", "立秋", "秋分", "立冬", "冬至")
NAMES: Mapping[str, str] = {
    "元旦": "new-year",
    "元旦节": "new-year",
    "春节": "spring-festival",
    "大年初一": "spring-festival",
    "除夕": "spring-festival-eve",
    "大年三十": "spring-festival-eve",
    "年三十": "spring-festival-eve",
    "清明": "qingming",
    "清明节": "qingming",
    "五一": "labour",
    "五一节": "labour",
    "劳动节": "labour",
    "五一劳动节": "labour",
    "端午": "dragon-boat",
    "端午节": "dragon-boat",
    "中秋": "mid-autumn",
    "中秋节": "mid-autumn",
    "国庆": "national",
    "国庆节": "national",
    "十一国庆": "national",
    "三八": "women",
    "三八节": "women",
    "妇女节": "women",
    "三八妇女节": "women",
    "植树节": "arbor",
    "五四": "youth",
    "青年节": "youth",
    "五四青年节": "youth",
    "六一": "children",
    "儿童节": "children",
    "六一儿童节": "children",
    "七一": "party",
    "建党节": "party",
    "七一建党节": "party",
    "八一": "army",
    "建军节": "army",
    "八一建军节": "army",
    "教师节": "teachers",
    "记者节": "journalists",
    "国家宪法日": "constitution",
    "宪法日": "constitution",
    "国家公祭日": "memorial",
    "平安夜": "christmas-eve",
    "圣诞": "christmas",
    "圣诞节": "christmas",
    "情人节": "valentine",
    "元宵": "lantern",
    "元宵节": "lantern",
    "龙抬头": "second-of-second",
    "七夕": "seventh-of-seventh",
    "七夕节": "seventh-of-seventh",
    "重阳": "double-ninth",
    "重阳节": "double-ninth",
    "腊八": "laba",
    "腊八节": "laba",
} | {term: term for term in TERMS}


@lru_cache(maxsize=256)
def feast_day(key: str, year: int) -> date:
    """The day of a festival in a year (of the moon's year for lunar ones). KeyError for a key unknown."""
    if key == "spring-festival-eve":
        return festival("spring-festival", year + 1) - ONE_DAY
    if key in SOLAR or key in LUNAR or key == "qingming":
        return festival(key, year)
    if key in BY_MOON:
        return lunar_date(year, *BY_MOON[key])
    if key in TERMS:
        return solar_term(year, key)
    return date(year, *FIXED[key])


def feast_days(key: str, around: date) -> list[date]:
    """The days of a festival in the years before, of and after a day, in order."""
    return [feast_day(key, year) for year in (around.year - 1, around.year, around.year + 1)]


def days_off(calendar: Calendar, feast: date) -> tuple[date, date]:
    """First and last day of the unbroken days off in which a festival lies."""
    first = last = feast
    while not calendar.is_workday(first - ONE_DAY):
        first -= ONE_DAY
    while not calendar.is_workday(last + ONE_DAY):
        last += ONE_DAY
    return first, last


def holidays(calendar: Calendar, key: str | None, around: date) -> Iterator[tuple[date, date]]:
    """The days off of a statutory festival, or of all of them, near a day and in order."""
    keys = STATUTORY if key is None else (key.removesuffix("-eve"),)
    days = sorted({day for name in keys for day in feast_days(name, around)})
    for day in days:
        yield days_off(calendar, day)


def is_holiday(key: str) -> bool:
    """Whether the festival has days off by the statute."""
    return key.removesuffix("-eve") in STATUTORY


def nearest(days: list[date], today: date, recent: int) -> tuple[list[date], bool]:
    """The next of the days from today; and the last one as well when it passed only `recent` days ago."""
    coming = [day for day in days if day >= today][:1]
    passed = [day for day in days if today - timedelta(days=recent) <= day < today][-1:]
    return (passed + coming, bool(passed)) if coming or passed else ([], False)
