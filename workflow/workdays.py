"""The office's working time: the statutory calendar of the People's Republic, and the hours of a working day.

Years that the State Council has published are taken from chinesecalendar, make-up days included. Other years
know only the days fixed by the statute (the 2024 revision of the holiday regulations) and are provisional.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from chinese_calendar.constants import Holiday, holidays, workdays
from lunar_python import Lunar, LunarYear, Solar

from workflow.period import HalfDay, Period

ONE_DAY = timedelta(days=1)
SATURDAY = 5
SHANGHAI = ZoneInfo("Asia/Shanghai")

PUBLISHED: Mapping[date, str] = holidays
MAKE_UP: Mapping[date, str] = workdays
TERMS: tuple[str, ...] = tuple(Lunar.JIE_QI_IN_USE[:25])
FIRST_YEAR: int = min(PUBLISHED).year
LAST_YEAR: int = max(PUBLISHED).year

KEYS: Mapping[str, str] = {
    Holiday.new_years_day.value: "new-year",
    Holiday.spring_festival.value: "spring-festival",
    Holiday.tomb_sweeping_day.value: "qingming",
    Holiday.labour_day.value: "labour",
    Holiday.dragon_boat_festival.value: "dragon-boat",
    Holiday.mid_autumn_festival.value: "mid-autumn",
    Holiday.national_day.value: "national",
    Holiday.anti_fascist_70th_day.value: "victory",
}


@lru_cache(maxsize=64)
def moon_year(year: int) -> LunarYear:
    """The months and solar terms of a lunar year: slow to compute, so kept."""
    return LunarYear.fromYear(year)


def lunar_date(year: int, month: int, day: int) -> date:
    """The solar date of a day of the lunar year; a leap month is negative. ValueError when there is none."""
    found = moon_year(year).getMonth(month)
    if found is None or not 1 <= day <= found.getDayCount():
        raise ValueError(f"no such lunar day: {year}-{month}-{day}")
    return _julian(found.getFirstJulianDay() + day - 1)


def solar_term(year: int, name: str) -> date:
    """The day of a solar term (清明, 冬至) in a year. ValueError when the name is none.

    The terms of a lunar year begin with the 大雪 and 冬至 of the December before it.
    """
    place = TERMS.index(name)
    days = (_julian(moon_year(of).getJieQiJulianDays()[place]) for of in (year, year + 1))
    return next(day for day in days if day.year == year)


def _julian(day: float) -> date:
    """A Julian day as a date."""
    solar = Solar.fromJulianDay(day)
    return date(solar.getYear(), solar.getMonth(), solar.getDay())


@lru_cache(maxsize=64)
def festival(key: str, year: int) -> date:
    """The day itself, not the days off around it: 正月初一, 清明, 五月初五 ... KeyError for another key."""
    if key == "qingming":
        return solar_term(year, "清明")
    if key in LUNAR:
        return lunar_date(year, *LUNAR[key])
    return date(year, *SOLAR[key])


SOLAR: Mapping[str, tuple[int, int]] = {"new-year": (1, 1), "labour": (5, 1), "national": (10, 1)}
LUNAR: Mapping[str, tuple[int, int]] = {
    "spring-festival": (1, 1),
    "dragon-boat": (5, 5),
    "mid-autumn": (8, 15),
}
STATUTE: Mapping[str, tuple[int, int]] = {
    "new-year": (0, 1),
    "spring-festival": (-1, 4),
    "qingming": (0, 1),
    "labour": (0, 2),
    "dragon-boat": (0, 1),
    "mid-autumn": (0, 1),
    "national": (0, 3),
}
"""Of each festival: the offset of the first day off and the number of days off."""


@lru_cache(maxsize=64)
def statutory(year: int) -> Mapping[date, str]:
    """The days off that the law itself fixes in a year, each with the key of its festival."""
    found: dict[date, str] = {}
    for key, (offset, count) in STATUTE.items():
        first = festival(key, year) + timedelta(days=offset)
        for number in range(count):
            found.setdefault(first + timedelta(days=number), key)
    return found


def published(year: int) -> bool:
    """Whether the holiday notice of the year is known."""
    return FIRST_YEAR <= year <= LAST_YEAR


@dataclass(frozen=True)
class WorkingHours:
    """Beginning and end of the morning and of the afternoon, office time."""

    am: tuple[time, time] = (time(8, 30), time(12, 0))
    pm: tuple[time, time] = (time(14, 30), time(18, 0))


@dataclass(frozen=True)
class Calendar:
    """Which days are worked, and from when to when. `overrides` (office.toml): True works, False is off."""

    overrides: Mapping[date, bool] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    zone: tzinfo = SHANGHAI
    hours: WorkingHours = WorkingHours()

    def is_workday(self, day: date) -> bool:
        """Whether the office works on the day."""
        if day in self.overrides:
            return self.overrides[day]
        if published(day.year):
            return day in MAKE_UP or (day.weekday() < SATURDAY and day not in PUBLISHED)
        return day.weekday() < SATURDAY and day not in statutory(day.year)

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies in a year whose notice is not published: only the statute's days are known."""
        return not published(day.year) and day not in self.overrides

    def holiday(self, day: date) -> str | None:
        """The key of the holiday of which the day is a day off ("spring-festival"), or None."""
        if self.overrides.get(day):
            return None
        if published(day.year):
            return KEYS[PUBLISHED[day]] if day in PUBLISHED else None
        return statutory(day.year).get(day)

    def is_make_up(self, day: date) -> bool:
        """Whether the day is a Saturday or Sunday on which the office works."""
        return day.weekday() >= SATURDAY and self.is_workday(day)

    def working_half_days(self, period: Period) -> int:
        """How many half-days of the period are worked."""
        return sum(self.is_workday(half.day) for half in period.half_days())

    def days(self, period: Period) -> float:
        """The period in working days, in steps of 0.5: what a leave of it costs."""
        return self.working_half_days(period) / 2

    def add_workdays(self, day: date, count: int) -> date:
        """The count-th working day after the day (before it when negative); the day itself for 0."""
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def add_half_days(self, half: HalfDay, count: int) -> HalfDay:
        """The half-day in which so many have been worked from this one on, it counted. ValueError when `count` < 1."""
        if count < 1:
            raise ValueError("half-days are counted forwards only")
        while True:
            count -= self.is_workday(half.day)
            if count == 0:
                return half
            half = half.following()

    def next_workday(self, day: date) -> date:
        """The first working day after the day."""
        return self.add_workdays(day, 1)

    def previous_workday(self, day: date) -> date:
        """The last working day before the day."""
        return self.add_workdays(day, -1)

    def workday_on_or_after(self, day: date) -> date:
        """The day itself when it is worked, else the next one that is."""
        return day if self.is_workday(day) else self.next_workday(day)

    def workday_on_or_before(self, day: date) -> date:
        """The day itself when it is worked, else the last one before that is."""
        return day if self.is_workday(day) else self.previous_workday(day)

    def at(self, day: date, clock: time) -> datetime:
        """The moment at which the office's clock shows that time on that day (aware)."""
        return datetime.combine(day, clock, self.zone)

    def add_working_hours(self, moment: datetime, hours: float) -> datetime:
        """The moment when so many working hours have passed. ValueError when `hours` is negative."""
        if hours < 0:
            raise ValueError("working hours are counted forwards only")
        left = timedelta(hours=hours)
        for start, end in self._shifts(moment):
            begun = max(start, moment.astimezone(self.zone))
            if left <= end - begun:
                return begun + left
            left -= end - begun
        raise OverflowError("the calendar has ended")

    def working_hours(self, start: datetime, end: datetime) -> float:
        """The working hours that lie between two moments; 0 when the end is not after the start."""
        spent = timedelta()
        for begin, close in self._shifts(start):
            if begin >= end:
                break
            spent += max(min(close, end) - max(begin, start), timedelta())
        return spent / timedelta(hours=1)

    def _shifts(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The mornings and afternoons worked that end after the moment, in order, without end."""
        day = moment.astimezone(self.zone).date()
        while True:
            if self.is_workday(day):
                for begin, close in (self.hours.am, self.hours.pm):
                    if self.at(day, close) > moment:
                        yield self.at(day, begin), self.at(day, close)
            day += ONE_DAY

    def in_working_hours(self, moment: datetime) -> bool:
        """Whether the office is at work at the moment; the end of a shift is no more working time."""
        local = moment.astimezone(self.zone)
        shifts = (self.hours.am, self.hours.pm)
        return self.is_workday(local.date()) and any(begin <= local.time() < end for begin, end in shifts)

    def next_routine(self, moment: datetime) -> datetime:
        """When a routine message may go out: at once between opening and closing, else at the next."""
        local = moment.astimezone(self.zone)
        opening, closing = self.hours.am[0], self.hours.pm[1]
        if self.is_workday(local.date()) and local.time() <= closing:
            return max(local, self.at(local.date(), opening))
        return self.at(self.next_workday(local.date()), opening)
