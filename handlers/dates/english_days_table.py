"""The table of English patterns for days and stretches of the calendar, over the builders in `english`."""

from handlers.dates.atoms import (
    DayAfter,
    EndOf,
    Feast,
    Interval,
    Ordinal,
    PartOfDay,
    Pattern,
    Shift,
    WorkdayShift,
)
from handlers.dates.english import (
    BETWEEN_AND,
    FEAST,
    FEASTS,
    MONTH,
    NUMBER,
    ORDINAL_DAY,
    ORDINALS,
    TO,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    day_of_month,
    figures,
    interval,
    month,
    shifted,
    this,
    weekday,
    weekday_of_week,
    written_date,
    written_list,
    written_ordinal,
    written_range,
)

DAY = r"(?:the )?(?P<number>\d{1,2})(?:st|nd|rd|th|[日号])?"
LAST = r"(?P<last>\d{1,2})(?:st|nd|rd|th|[日号])?"
NTH = r"\d{1,2}(?:st|nd|rd|th)?"
NUMBERS = rf"{NTH}(?:, ?{NTH})*,?(?: and | ?& ?){NTH}"
THINGS = r"(?:people|persons?|passengers?|guests?|colleagues?|of us|others?|hours?|days?|more)\b"
YEAR = r"(?:,? (?P<year>20\d{2})\b)?"

MONTHS_AND_MORE = rf"(?:(?:the|this|next|last) (?:month|quarter|year)|{MONTH})"

PATTERNS = (
    Pattern(
        "written, day first",
        rf"\b{DAY}(?: of)?[ -]?{MONTH}{YEAR}",
        written_date,
        ("25 november 2026", "3rd of dec", "the 25th of november"),
    ),
    Pattern(
        "written, month first",
        rf"\b{MONTH} ?{DAY}(?![a-z\d:]|\s?[ap]m\b){YEAR}",
        written_date,
        ("nov 25", "dec. 3rd", "november 25, 2026"),
    ),
    Pattern(
        "written in words, day first",
        rf"\b(?:the )?{ORDINAL_DAY} (?:of )?{MONTH}",
        written_ordinal,
        ("third of december", "the twenty-first of november"),
    ),
    Pattern(
        "written in words, month first",
        rf"\b{MONTH} (?:the )?{ORDINAL_DAY}\b",
        written_ordinal,
        ("december third",),
    ),
    Pattern(
        "written range, day first",
        rf"\b{DAY}(?:{TO}|{BETWEEN_AND}){LAST}(?: of)? ?{MONTH}{YEAR}",
        written_range,
        ("1-3 december", "1st to 3rd of december"),
    ),
    Pattern(
        "written range, month first",
        rf"\b{MONTH} ?{DAY}{TO}{LAST}(?![a-z\d:]|\s?[ap]m\b){YEAR}",
        written_range,
        ("dec 1-3", "dec 1 to 3"),
    ),
    Pattern(
        "written list, month first",
        rf"\b{MONTH} (?:the )?(?P<numbers>{NUMBERS})(?![a-z\d:]|\s?[ap]m\b| {THINGS})",
        written_list,
        ("dec 3 and 4", "dec 3, 4 and 5"),
    ),
    Pattern(
        "written list, day first",
        rf"\b(?:the )?(?P<numbers>{NUMBERS})(?: of)? {MONTH}",
        written_list,
        ("3 and 4 december", "3rd & 5th of dec"),
    ),
    Pattern(
        "figures",
        r"\b(?P<first>\d{1,2})/(?P<second>\d{1,2})(?![\d/])(?P<year>(?!))?",
        figures,
        ("3/12", "12/25"),
    ),
    Pattern(
        "figures, year last",
        r"\b(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>20\d{2})(?![\d/])",
        figures,
        ("25/11/2026", "11-25-2026"),
    ),
    Pattern(
        "day of the month",
        r"\b(?:the |(?<=on )|(?<=by )|(?<=from )|(?<=to )|(?<=before )|(?<=until )|(?<=due ))"
        r"(?P<number>\d{1,2})(?:st|nd|rd|th)\b(?: of (?P<which>this|next) month\b)?"
        r"(?=$|\s*[,.;)-]|\s+(?:at|to|and|or|until|till|through|from|by|off|morning|afternoon|evening|for)\b)",
        day_of_month,
        ("the 25th", "the 5th of next month"),
    ),
    Pattern("today", r"\btoday\b", lambda _: Shift(0), ("today",)),
    Pattern("tomorrow", r"\b(?:tomorrow|tmrw|tmr)\b", lambda _: Shift(1), ("tomorrow",)),
    Pattern("day after tomorrow", r"\b(?:the )?day after tomorrow\b", lambda _: Shift(2), ("the day after tomorrow",)),
    Pattern(
        "the day after it",
        r"\b(?:the day after(?! tomorrow)|the (?:next|following) day)\b",
        lambda _: DayAfter(1),
        ("the day after",),
    ),
    Pattern("yesterday", r"\byesterday\b", lambda _: Shift(-1), ("yesterday",)),
    Pattern(
        "day before yesterday", r"\b(?:the )?day before yesterday\b", lambda _: Shift(-2), ("day before yesterday",)
    ),
    Pattern("tonight", r"\btonight\b", lambda _: (Shift(0), PartOfDay("eve")), ("tonight",)),
    Pattern(
        "weekday",
        rf"\b(?:(?P<week>this|next|last|coming|following) )?{WEEKDAY}(?(week)(?! (?:of|in) {MONTHS_AND_MORE}))",
        weekday,
        ("friday", "next monday", "wed"),
    ),
    Pattern(
        "weekday of a week",
        rf"\b{WEEKDAY},? (?:of )?(?P<week>this|next|last) week\b",
        weekday_of_week,
        ("wednesday next week", "friday of this week"),
    ),
    Pattern("week day of", rf"\b(?P<week>this|next|last) week,?(?: on)? {WEEKDAY}", weekday, ("next week wednesday",)),
    Pattern(
        "so much later",
        rf"\bin (?P<count>{NUMBER})(?P<more> and a half)? {UNIT}(?P<tail> and a half)?(?:' time)?",
        lambda match: shifted(match, 1),
        ("in 3 days", "in two hours"),
    ),
    Pattern(
        "half an hour later", rf"\bin (?P<half>half) an? {UNIT}", lambda match: shifted(match, 1), ("in half an hour",)
    ),
    Pattern(
        "from now",
        rf"\b(?P<count>{NUMBER}) {UNIT} (?:from (?:now|today)|later)\b",
        lambda match: shifted(match, 1),
        ("3 days from now",),
    ),
    Pattern("ago", rf"\b(?P<count>{NUMBER}) {UNIT} ago\b", lambda match: shifted(match, -1), ("two days ago",)),
    Pattern(
        "interval",
        r"\b(?:of |in )?(?P<which>this|the(?= month| quarter| year)|(?<=within )the(?= week)|next|last) "
        r"(?P<unit>week|weekend|month|quarter|year)\b",
        interval,
        ("next week", "this month"),
    ),
    Pattern("weekend", r"\b(?:the|over the) weekend\b", lambda _: Interval("weekend"), ("the weekend",)),
    Pattern("month", rf"\b(?:in |during |for |all )?{MONTH},? (?P<year>20\d{{2}})\b", month, ("december 2026",)),
    Pattern("month alone", rf"\b(?:in|during|for|all|of) {MONTH}(?P<year>(?!))?(?! ?\d)", month, ("in december",)),
    Pattern(
        "end of an interval",
        r"\b(?:the )?end of (?:the |this )?(?P<unit>week|month|quarter|year)\b|"
        r"\b(?P<short>week|month|quarter|year)[- ]end\b",
        lambda match: EndOf(this(match["unit"] or match["short"])),
        ("end of the month", "month end", "end of year"),
    ),
    Pattern(
        "end of a month",
        rf"\b(?:the )?end of {MONTH}(?P<year>(?!))?(?! ?\d)",
        lambda match: EndOf(month(match)),
        ("end of november",),
    ),
    Pattern(
        "end of next",
        r"\b(?:the )?end of (?P<which>next) (?P<unit>week|month|quarter|year)\b",
        lambda match: EndOf(interval(match)),
        ("end of next month",),
    ),
    Pattern(
        "ordinal",
        rf"\b(?:the )?(?P<which>{'|'.join(ORDINALS)}) "
        r"(?:(?:working|business) day|(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day)\b",
        lambda match: Ordinal(
            ORDINALS[match["which"]], WEEKDAYS.index(match["day"][:3]) if match["day"] else "workday"
        ),
        ("first working day", "the last friday"),
    ),
    Pattern(
        "next working day",
        r"\b(?:the )?next (?:working|business) day\b",
        lambda _: WorkdayShift(1),
        ("next working day",),
    ),
    Pattern(
        "feast",
        rf"\b{FEAST}\b(?! holiday| break)",
        lambda match: Feast(FEASTS[match["name"]]),
        ("national day", "christmas"),
    ),
    Pattern(
        "days off of a holiday",
        rf"\b(?:the )?{FEAST} (?:holidays?|break)\b",
        lambda match: Interval("holiday", feast=FEASTS[match["name"]]),
        ("national day holiday",),
    ),
)
