"""Limits said in working days (5个工作日内): kept with how they were counted, so as to be counted again."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from workflow.period import COUNTED, HalfDay, Period
from workflow.workdays import Calendar

HALF = r"\d{4}-\d\d-\d\d [ap]m"
WRITTEN = re.compile(rf"(?P<start>{HALF}/)?(?P<end>{HALF}){COUNTED}(?P<halves>\d+) (?P<since>{HALF})")


def counted(answer: HalfDay | Period, since: HalfDay, workdays: float, calendar: Calendar) -> str:
    """An answer as it is kept: with the count if it ends so many working days from `since` on, that one counted."""
    end, halves = answer.end if isinstance(answer, Period) else answer, int(workdays * 2)
    fits = halves > 0 and calendar.add_half_days(since, halves) == end
    return f"{answer}{COUNTED}{halves} {since}" if fits else str(answer)


def counted_again(value: Any, calendar: Calendar, today: HalfDay) -> Any:
    """A kept value with every counted limit in it as the calendar has it now; a limit that is over stays."""
    if isinstance(value, Mapping):
        return {key: counted_again(one, calendar, today) for key, one in value.items()}
    if isinstance(value, list):
        return [counted_again(one, calendar, today) for one in value]
    found = WRITTEN.fullmatch(value) if isinstance(value, str) else None
    if found is None or HalfDay.parse(found["end"]) < today:
        return value
    end = calendar.add_half_days(HalfDay.parse(found["since"]), int(found["halves"]))
    return value.replace(f"{found['end']}{COUNTED}", f"{end}{COUNTED}") if end >= today else value


def counted_ends(value: Any) -> Iterator[str]:
    """The last half-day of every counted limit in a kept value, in order."""
    if isinstance(value, Mapping | list):
        for one in value.values() if isinstance(value, Mapping) else value:
            yield from counted_ends(one)
    elif isinstance(value, str) and (found := WRITTEN.fullmatch(value)):
        yield found["end"]
