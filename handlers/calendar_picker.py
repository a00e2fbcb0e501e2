"""The inline calendar: pick the first and the last day, then mornings and afternoons; holidays are marked."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from workflow.message import Button, Buttons, Line, period
from workflow.office import Office
from workflow.period import HalfDay, Period

FARTHEST = 18
"""Months that can be turned to, back and on from now."""


@dataclass(frozen=True)
class Picked:
    """The month that is shown and what has been picked so far. Kept with the draft as text."""

    year: int
    month: int
    period: Period | None = None
    open_end: bool = True
    """Whether the next day that is pressed ends the period; otherwise it begins a new one."""

    def __str__(self) -> str:
        return f"{self.year}-{self.month}|{self.period or ''}|{'1' if self.open_end else '0'}"

    @classmethod
    def parse(cls, text: str) -> "Picked":
        """What `str` wrote."""
        shown, picked, open_end = text.split("|")
        year, month = shown.split("-")
        return cls(int(year), int(month), Period.parse(picked) if picked else None, open_end == "1")


def press(picked: Picked, value: str, today: date) -> Picked:
    """The calendar after a button: "m-1"/"m1" months, "D2026-12-01" a day, "s"/"e" toggles a half-day.

    Anything else, a day of another month and a month too far away leave it as it is.
    """
    if value in ("m1", "m-1"):
        return _turned(picked, int(value[1:]), today)
    if value.startswith("D"):
        return _day(picked, value[1:])
    if value in ("s", "e") and picked.period is not None:
        return _toggled(picked, picked.period, value)
    return picked


def _turned(picked: Picked, by: int, today: date) -> Picked:
    months = picked.year * 12 + picked.month - 1 + by
    if abs(months - (today.year * 12 + today.month - 1)) > FARTHEST:
        return picked
    return replace(picked, year=months // 12, month=months % 12 + 1)


def _day(picked: Picked, written: str) -> Picked:
    days = {str(day): day for day in _days(picked)}
    if written not in days:
        return picked
    day, before = days[written], picked.period
    whole = Period.of_days(day, day)
    if before is None or not picked.open_end or day <= before.start.day:
        return replace(picked, period=whole, open_end=True)
    return replace(picked, period=Period(before.start, whole.end), open_end=False)


def _days(picked: Picked) -> list[date]:
    """The days of the month that is shown."""
    _, count = monthrange(picked.year, picked.month)
    return [date(picked.year, picked.month, day) for day in range(1, count + 1)]


def _toggled(picked: Picked, chosen: Period, value: str) -> Picked:
    start, end = chosen.start, chosen.end
    if value == "s":
        start = HalfDay(start.day, "pm" if start.part == "am" else "am")
    else:
        end = HalfDay(end.day, "am" if end.part == "pm" else "pm")
    return replace(picked, period=Period(start, end)) if start <= end else picked


def buttons(picked: Picked, office: Office, data: str) -> Buttons:
    """The calendar's buttons. `data` is what precedes the value in each button's data."""
    made = [_months(picked, data), _weekdays(data), *_weeks(picked, office, data)]
    if picked.period is not None:
        made.append(_halves(picked.period, data))
        made.append((Button(Line("calendar-ok", {"when": period(picked.period)}), f"{data}:ok"),))
    return tuple(made)


def _months(picked: Picked, data: str) -> tuple[Button, ...]:
    shown = Line("calendar-month", {"year": str(picked.year), "month": str(picked.month)})
    return (
        Button(Line("calendar-back"), f"{data}:m-1"),
        Button(shown, f"{data}:no"),
        Button(Line("calendar-on"), f"{data}:m1"),
    )


def _weekdays(data: str) -> tuple[Button, ...]:
    return tuple(Button(Line(f"calendar-weekday-{day}"), f"{data}:no") for day in range(1, 8))


def _weeks(picked: Picked, office: Office, data: str) -> list[tuple[Button, ...]]:
    days = _days(picked)
    blank = Button(Line("calendar-blank"), f"{data}:no")
    cells = [blank] * days[0].weekday() + [_cell(day, picked, office, data) for day in days]
    cells += [blank] * (-len(cells) % 7)
    return [tuple(cells[start : start + 7]) for start in range(0, len(cells), 7)]


def _cell(day: date, picked: Picked, office: Office, data: str) -> Button:
    chosen = picked.period is not None and picked.period.start.day <= day <= picked.period.end.day
    return Button(
        Line(f"calendar-{'picked' if chosen else _mark(day, office)}", {"day": str(day.day)}),
        f"{data}:D{day}",
    )


def _mark(day: date, office: Office) -> str:
    if office.calendar.holiday(day):
        return "holiday"
    if office.calendar.is_make_up(day):
        return "make-up"
    return "workday" if office.calendar.is_workday(day) else "weekend"


def _halves(picked: Period, data: str) -> tuple[Button, ...]:
    return (
        Button(Line(f"calendar-from-{picked.start.part}"), f"{data}:s"),
        Button(Line(f"calendar-to-{picked.end.part}"), f"{data}:e"),
    )
