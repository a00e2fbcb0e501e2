"""The table of English patterns for parts of a day, hours and durations, over the builders in `english`."""

from handlers.dates.atoms import (
    Clock,
    PartOfDay,
    Pattern,
    Shift,
    Unclear,
)
from handlers.dates.english import (
    BETWEEN_AND,
    HOUR_WORDS,
    MINUTE_WORDS,
    MONTH_WORDS,
    NUMBER,
    PARTS,
    SHORT_UNITS,
    SIDE,
    TO,
    UNIT,
    UNIT_WORDS,
    clock,
    duration,
    hour_range,
    hours_and_minutes,
    hours_first_sided,
    in_words,
    past,
    plain_hours,
)
from handlers.dates.reading import Duration

FIRST = r"\b(?P<first>\d{1,2})(?::(?P<first_minute>\d{2}))?"
LAST = r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?"
OF_PART = r"(?= (?:tonight|(?:tomorrow|this|in the) (?:morning|afternoon|evening|night)))"
ONLY = rf"\b(?!:|\s?(?:[ap]\.?m|(?:{UNIT_WORDS}|{MONTH_WORDS})\b))"
"""Behind an hour that says no more."""

PATTERNS = (
    Pattern(
        "part of the day",
        r"\b(?:in the |at )?(?P<part>morning|afternoon|evening|night)\b",
        lambda match: PartOfDay(PARTS[match["part"]]),
        ("afternoon", "in the morning"),
    ),
    Pattern(
        "this part",
        r"\bthis (?P<part>morning|afternoon|evening)\b",
        lambda match: (Shift(0), PartOfDay(PARTS[match["part"]])),
        ("this afternoon",),
    ),
    Pattern("noon", r"\b(?:at )?(?:noon|midday)\b", lambda _: Clock(12, exact=True), ("noon",)),
    Pattern("midnight", r"\bmidnight\b", lambda _: Unclear("no-hour"), ("midnight",)),
    Pattern("lunchtime", r"\blunch ?time\b", lambda _: PartOfDay("noon"), ("lunchtime",)),
    Pattern(
        "clock with its side",
        rf"\b(?P<hour>{HOUR_WORDS})(?:[:.](?P<minute>\d{{2}}))?\s?{SIDE}",
        clock,
        ("3pm", "9:30am", "9.30 a.m."),
    ),
    Pattern(
        "hours with one side",
        rf"{FIRST}(?:{TO}|{BETWEEN_AND}){LAST}\s?{SIDE}",
        hour_range,
        ("2-4pm", "9 to 11:30am"),
    ),
    Pattern(
        "hours with the first side",
        rf"{FIRST}\s?{SIDE}{TO}{LAST}{ONLY}",
        hours_first_sided,
        ("9am to 12", "2pm-4:30"),
    ),
    Pattern(
        "bare hours behind a word of time",
        rf"(?:(?<=from )|(?<=between )|(?<=morning )|(?<=afternoon )|(?<=evening )){FIRST}(?:{TO}| and ){LAST}{ONLY}",
        plain_hours,
        ("from <9 to 5>",),
    ),
    Pattern(
        "bare hours before a part of the day",
        rf"{FIRST}{TO}{LAST}{OF_PART}",
        plain_hours,
        ("<3-5> tomorrow afternoon",),
    ),
    Pattern(
        "hours from to",
        rf"{FIRST}{TO}(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?!\d|\s?[ap]\.?m)",
        plain_hours,
        ("9 to 11:30", "9:00-11:30"),
    ),
    Pattern(
        "bare hour before a part of the day",
        rf"(?<!-)(?<!to )\b(?P<hour>{HOUR_WORDS})(?::(?P<minute>\d{{2}}))?{OF_PART}",
        clock,
        ("<8> tonight",),
    ),
    Pattern(
        "hour in words",
        rf"\b(?:at )?(?P<hour>{HOUR_WORDS}) (?P<minutes>{'|'.join(MINUTE_WORDS)})\b(?! ?(?:{UNIT_WORDS})\b)",
        in_words,
        ("ten thirty", "at nine fifteen"),
    ),
    Pattern("o'clock", rf"\b(?P<hour>{HOUR_WORDS}) o'?clock\b", clock, ("5 o'clock",)),
    Pattern(
        "at an hour",
        rf"\bat (?P<hour>{HOUR_WORDS})(?::(?P<minute>\d{{2}}))?\b"
        rf"(?!:|\s?(?:[-/.]\d|[ap]\.?m|o'|{UNIT_WORDS}\b))",
        clock,
        ("at 8", "at five"),
    ),
    Pattern(
        "past the hour",
        rf"\b(?P<minutes>half|a quarter|quarter|five|ten|twenty) (?P<way>past|after|to) "
        rf"(?P<hour>{HOUR_WORDS})\b(?! ?[a-z]*day)",
        past,
        ("half past nine", "quarter to ten"),
    ),
    Pattern(
        "duration",
        rf"\b(?P<count>{NUMBER})(?P<more> and a half)?[ -]?(?:full |whole |consecutive )?{UNIT}(?P<tail> and a half)?",
        duration,
        ("3 days", "two and a half hours", "90 minutes", "a week", "an hour and a half"),
    ),
    Pattern(
        "hours and minutes",
        rf"\b(?P<hours>{NUMBER}) (?:hours?|hrs?)(?: and)? (?P<minutes>{NUMBER}) (?:minutes?|mins?)\b",
        hours_and_minutes,
        ("1 hour 30 minutes",),
    ),
    Pattern(
        "quarter of an hour",
        r"\b(?:a )?quarter (?:of an )?hour\b",
        lambda _: Duration(15, "minute"),
        ("quarter of an hour",),
    ),
    Pattern(
        "short duration",
        r"\b(?P<count>\d{1,2}(?:\.\d)?)\s?(?P<unit>h|d|min)s?\b",
        lambda match: Duration(float(match["count"]), SHORT_UNITS[match["unit"]]),
        ("2h", "90min", "3d"),
    ),
    Pattern(
        "half duration", rf"\b(?P<half>half)(?: an?)?[ -]{UNIT}", duration, ("half a day", "half day", "half an hour")
    ),
    Pattern(
        "the whole day",
        r"\b(?:all day(?: long)?|(?:the )?(?:whole|full|entire) day)\b",
        lambda _: Duration(1, "day"),
        ("all day", "the whole day"),
    ),
)
