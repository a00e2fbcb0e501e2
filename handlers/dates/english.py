"""How dates, times and the words around them are written in English: the table of patterns and what each makes.

Dates with the name of a month are read by dateparser; what lies around them is our own.
"""

import re
from datetime import datetime
from functools import lru_cache
from re import Match

from dateparser.date import DateDataParser

from handlers.dates.atoms import (
    Ambiguous,
    Atom,
    Clock,
    Interval,
    IntervalUnit,
    Invalid,
    Later,
    Mark,
    MarkName,
    MonthDay,
    PartWord,
    Pattern,
    Shift,
    Weekday,
    WorkdayShift,
)
from handlers.dates.numerals import ENGLISH, number, whole
from handlers.dates.reading import Duration, Unit

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = (
    r"(?P<day>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|saturday|sunday|"
    r"(?:sat|sun)(?=$|\s*[,.;)-]|\s+(?:\d|at|to|and|or|morning|afternoon|evening|night|noon|next|this|off|until|till)))"
    r"\b\.?"
)
WEEKS = {"last": -1, "this": 0, "the": 0, "next": 1, "coming": None, "following": 1, "": None}
NUMBER = rf"(?:\d{{1,4}}(?:\.\d)?|{'|'.join(sorted(ENGLISH, key=len, reverse=True))})"
UNIT_WORDS = (
    "(?:working days?|work days?|business days?|workdays?|days?|weeks?|fortnights?|months?|years?|hours?|hrs?|"
    "minutes?|mins?)"
)
UNIT = rf"(?P<unit>{UNIT_WORDS})\b"
UNITS: dict[str, tuple[Unit, float]] = {
    "working day": ("workday", 1),
    "work day": ("workday", 1),
    "business day": ("workday", 1),
    "workday": ("workday", 1),
    "day": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "year": ("month", 12),
    "hour": ("hour", 1),
    "hr": ("hour", 1),
    "minute": ("minute", 1),
    "min": ("minute", 1),
}
SHORT_UNITS: dict[str, Unit] = {"h": "hour", "d": "day", "min": "minute"}
MONTH_WORDS = "(?:" + "|".join(MONTHS) + ")"
UNDER_TEN: tuple[str, ...] = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
TENTH_UP: tuple[str, ...] = (
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
)
TENTH_UP += ("eighteenth", "nineteenth", "twentieth")
ORDINAL_DAYS = {name: day for day, name in enumerate(UNDER_TEN + TENTH_UP, 1)}
ORDINAL_DAYS |= {"thirtieth": 30, "twenty": 20, "thirty": 30}
ALONE = "|".join((*TENTH_UP, "thirtieth", *UNDER_TEN))
ORDINAL_DAY = rf"(?P<ordinal>(?:twenty|thirty)[- ](?:{'|'.join(UNDER_TEN)})|{ALONE})"
MINUTE_WORDS = {"fifteen": 15, "thirty": 30, "forty-five": 45, "forty five": 45, "twenty": 20, "forty": 40, "fifty": 50}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "1st": 1, "2nd": 2, "3rd": 3}
PARTS: dict[str, PartWord] = {"morning": "am", "afternoon": "pm", "evening": "eve", "night": "eve", "noon": "noon"}
TO = r"\s?(?:-|~|to|until|till|through)\s?"
BETWEEN_AND = r"(?<=between \d) and |(?<=between \d\d) and "
"""The "and" of "between 2 and 4pm"."""
HOUR_WORDS = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
SIDE = r"(?P<side>a\.?m\.?|p\.?m\.?)(?![a-z])"
FEASTS = {
    "new year's day": "new-year",
    "new years day": "new-year",
    "new year": "new-year",
    "spring festival": "spring-festival",
    "chinese new year": "spring-festival",
    "labour day": "labour",
    "labor day": "labour",
    "may day": "labour",
    "dragon boat festival": "dragon-boat",
    "mid-autumn festival": "mid-autumn",
    "national day": "national",
    "christmas": "christmas",
    "christmas day": "christmas",
    "christmas eve": "christmas-eve",
    "qingming": "qingming",
    "tomb sweeping day": "qingming",
}
FEAST = rf"(?P<name>{'|'.join(sorted(FEASTS, key=len, reverse=True))})"

READER = DateDataParser(
    languages=["en"],
    settings={
        "RELATIVE_BASE": datetime.fromisoformat("2028-01-01"),  # a leap year, for dates without a year
        "REQUIRE_PARTS": ["day", "month"],
        "PARSERS": ["absolute-time"],
        "DATE_ORDER": "DMY",
    },
)


@lru_cache(maxsize=512)
def written(text: str, year: int | None) -> Atom:
    """A date with the name of a month, read by dateparser; Invalid when there is no such day."""
    found = READER.get_date_data(text).date_obj
    return Invalid("no-such-day") if found is None else MonthDay(found.day, found.month, year)


READER.get_date_data("1 january")  # the first call loads the language: not in somebody's message


def written_date(match: Match[str]) -> Atom:
    """25 November 2026, Nov 25."""
    year = match["year"]
    return written(f"{match['number']} {match['month'][:3]} {year or 2028}", int(year) if year else None)


def written_range(match: Match[str]) -> tuple[Atom, ...]:
    """Dec 1-3, 1 to 3 December."""
    year = int(match["year"]) if match["year"] else None
    first, last = (written(f"{match[name]} {match['month'][:3]} {year or 2028}", year) for name in ("number", "last"))
    return first, Mark("to"), last


def written_list(match: Match[str]) -> tuple[Atom, ...]:
    """Dec 3 and 4, 3, 4 and 5 December."""
    dates = [written(f"{number} {match['month'][:3]} 2028", None) for number in re.findall(r"\d+", match["numbers"])]
    return tuple(atom for date in dates for atom in (Mark("and"), date))[1:]


def written_ordinal(match: Match[str]) -> Atom:
    """third of December, December the twenty-first."""
    day = sum(ORDINAL_DAYS[word] for word in re.split("[- ]", match["ordinal"]))
    return written(f"{day} {match['month'][:3]} 2028", None)


def figures(match: Match[str]) -> Atom:
    """3/12: the day or the month first, unless only one can be."""
    first, second = int(match["first"]), int(match["second"])
    year = int(match["year"]) if match["year"] else None
    american, european = MonthDay(second, first, year), MonthDay(first, second, year)
    if second > 12 or first == second:
        return american
    return european if first > 12 else Ambiguous("day-or-month-first", (american, european))


def weekday(match: Match[str]) -> Weekday:
    """Friday, next Monday."""
    return Weekday(WEEKDAYS.index(match["day"][:3]), WEEKS[match["week"] or ""])


def weekday_of_week(match: Match[str]) -> Weekday:
    """Wednesday next week."""
    return Weekday(WEEKDAYS.index(match["day"][:3]), WEEKS[match["week"]], trails=True)


def duration(match: Match[str]) -> Duration | None:
    """3 days, two and a half hours, half a day."""
    unit, factor = UNITS[match["unit"].removesuffix("s")]
    groups = match.groupdict()
    count = 0.5 if groups.get("half") else number(groups.get("count") or "")
    if count is None:
        return None
    return Duration((count + (0.5 if groups.get("more") or groups.get("tail") else 0)) * factor, unit)


def hours_and_minutes(match: Match[str]) -> Duration | None:
    """1 hour 30 minutes."""
    hours, minutes = number(match["hours"]), number(match["minutes"])
    return None if hours is None or minutes is None else Duration(hours * 60 + minutes, "minute")


def day_of_month(match: Match[str]) -> MonthDay:
    """the 25th, the 5th of next month."""
    return MonthDay(int(match["number"]), month_shift=WEEKS[match["which"]] if match["which"] else None)


def shifted(match: Match[str], sign: int) -> Atom | None:
    """A duration counted from now: a day, or a moment when it is in hours."""
    found = duration(match)
    if found is None or (found.unit not in ("hour", "minute") and found.value != int(found.value)):
        return None
    value = sign * found.value
    if found.unit in ("hour", "minute"):
        return Later(value * (60 if found.unit == "hour" else 1))
    if found.unit == "workday":
        return WorkdayShift(int(value))
    return Shift(months=int(value)) if found.unit == "month" else Shift(int(value) * (7 if found.unit == "week" else 1))


def clock(match: Match[str]) -> tuple[Atom, ...] | None:
    """3pm, 9:30am, half past nine in words."""
    hour = whole(match["hour"])
    groups = match.groupdict()
    if hour is None:
        return None
    minute, side = int(groups.get("minute") or 0), groups.get("side")
    if side:
        return (_sided(hour, minute, side),)
    return (Clock(hour, minute, exact=hour >= 13 or match["hour"].startswith("0")),)


def _sided(hour: int, minute: int, side: str) -> Clock:
    """An hour of the morning or of the afternoon on the 24-hour clock; one beyond twelve stays as it is."""
    if hour > 12:
        return Clock(hour, minute, exact=True)
    return Clock(hour % 12 + (0 if side.startswith("a") else 12), minute, exact=True)


def in_words(match: Match[str]) -> Atom | None:
    """ten thirty."""
    hour = whole(match["hour"])
    return None if hour is None else Clock(hour, MINUTE_WORDS[match["minutes"]])


def past(match: Match[str]) -> Atom | None:
    """half past nine, quarter to ten, ten past three."""
    hour = whole(match["hour"])
    minutes = {"half": 30, "quarter": 15, "a quarter": 15}.get(match["minutes"]) or whole(match["minutes"])
    if hour is None or minutes is None:
        return None
    return Clock(hour, minutes) if match["way"] in ("past", "after") else Clock(hour - 1, 60 - minutes)


def hour_range(match: Match[str]) -> tuple[Atom, ...] | None:
    """2-4pm, 9 to 11:30am: the first may take its side from the second."""
    first, last = int(match["first"]), int(match["hour"])
    side, minute, first_minute = match["side"], int(match["minute"] or 0), int(match["first_minute"] or 0)
    same = (first % 12, first_minute) < (last % 12, minute)
    return _sided(first, first_minute, side if same else "a"), Mark("to"), _sided(last, minute, side)


def hours_first_sided(match: Match[str]) -> tuple[Atom, ...]:
    """9am to 12, 2pm-4:30: the end takes the start's side or is pushed behind it."""
    first = _sided(int(match["first"]), int(match["first_minute"] or 0), match["side"])
    return first, Mark("to"), Clock(int(match["hour"]), int(match["minute"] or 0), exact=_exact(match["hour"]))


def plain_hours(match: Match[str]) -> tuple[Atom, ...]:
    """9 to 11:30."""
    first = Clock(int(match["first"]), int(match["first_minute"] or 0), exact=_exact(match["first"]))
    return first, Mark("to"), Clock(int(match["hour"]), int(match["minute"] or 0), exact=_exact(match["hour"]))


def _exact(hour: str) -> bool:
    """Whether an hour can only be of the 24-hour clock."""
    return hour.startswith("0") or int(hour) >= 13


def this(unit: str, shift: int | None = 0) -> Interval:
    """This week, or the one so many later."""
    units: dict[str, IntervalUnit] = {"week": "week", "weekend": "weekend", "month": "month", "quarter": "quarter"}
    return Interval(units.get(unit, "year"), shift)


def interval(match: Match[str]) -> Interval:
    """next week, this month."""
    return this(match["unit"], WEEKS[match["which"]])


def month(match: Match[str]) -> Interval:
    """in December, December 2026."""
    year = match["year"]
    return Interval("month", number=MONTHS.index(match["month"][:3]) + 1, year=int(year) if year else None)


def mark(name: MarkName, expression: str, *examples: str) -> Pattern:
    """A pattern of a joining word."""
    return Pattern(f"english mark: {name}", expression, lambda _: Mark(name), examples)
