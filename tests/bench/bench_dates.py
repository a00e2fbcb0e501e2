"""How many office phrases are read rightly, by us and by other readers, and how much processor time one call takes.

Run: `python tests/bench/bench_dates.py [CASES]`. CASES is a file of records (JSON lines: text, now, status, kind,
start, end, duration, also_ok) or a table as `tests/dates/phrases.txt`, which is the default. Readers that are not
installed are left out: jionlp and recognizers-text-suite are no dependencies of ours.

A deadline counts as right when the day or minute is, whatever the kind. "wrong" is an answer given without a question
that is not the expected one.
"""

import json
import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any
from zoneinfo import ZoneInfo

from handlers.dates import understand

TABLE = Path(__file__).parents[1] / "dates" / "phrases.txt"
MONDAY = "2026-11-23T09:00"
OFFICE = ZoneInfo("Asia/Shanghai")
SLOWEST = ("明天" * 1000, "12月3日到" * 1000, "下周一上午9点，" * 1000)

Reader = Callable[[str, datetime], str]


@dataclass(frozen=True)
class Case:
    """A typed text, when it was typed, and the readings that are right, each in one short text."""

    text: str
    now: datetime
    right: tuple[str, ...]


def records(file: Path) -> Iterator[Case]:
    """The cases of a file of records."""
    for line in file.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        also = ({**record, "also_ok": None, **change} for change in record.get("also_ok") or ())
        right = tuple(brief(answer) for answer in (record, *also))
        yield Case(record["text"], datetime.fromisoformat(record["now"]).replace(tzinfo=OFFICE), right)


def table(file: Path) -> Iterator[Case]:
    """The cases of a table of phrases."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, right, *now = (part.strip() for part in line.split(" | "))
            typed = datetime.fromisoformat(now[0] if now else MONDAY).replace(tzinfo=OFFICE)
            yield Case(text, typed, (right.split(":")[0] if right.startswith(("ask", "refuse")) else right,))


def brief(answer: dict[str, Any]) -> str:
    """An answer of the flat schema in one short text."""
    if answer["status"] != "ok":
        return str(answer["status"])
    duration, start, end = answer.get("duration"), answer.get("start"), answer.get("end")
    if duration:
        return f"={duration['value']:g} {duration['unit']}"
    if start and (answer["kind"] == "datetime" or start == end):
        return str(start)
    return f"{start or ''}..{end or ''}"


def is_right(got: str, right: str) -> bool:
    """Whether an answer is the expected one; of a deadline only its end counts, of a duration its length."""
    if right.startswith("=") and got.startswith("="):
        return seconds(got) == seconds(right)
    if right.startswith(".."):
        return got.rpartition("..")[2] == right[2:]
    return got == right


def seconds(duration: str) -> tuple[str, float]:
    """The length of "=3 day"; months and working days are of their own kind."""
    value, unit = duration[1:].split()
    sizes = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800}
    return ("second", float(value) * sizes[unit]) if unit in sizes else (unit, float(value))


def ours(text: str, now: datetime) -> str:
    """Our own reading."""
    return brief(understand(text, now))


def dateparser() -> Reader:
    """dateparser reading the whole text as one point."""
    module: Any = import_module("dateparser")

    def read(text: str, now: datetime) -> str:
        base = {"RELATIVE_BASE": now.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
        return point(module.parse(text, languages=["zh", "en"], settings=base), now)

    return read


def dateparser_search() -> Reader:
    """dateparser looking for points in the text, the first of which counts."""
    module: Any = import_module("dateparser.search")

    def read(text: str, now: datetime) -> str:
        base = {"RELATIVE_BASE": now.replace(tzinfo=None), "PREFER_DATES_FROM": "future"}
        found = module.search_dates(text, languages=["zh", "en"], settings=base)
        return point(found[0][1] if found else None, now)

    return read


def point(found: datetime | None, now: datetime) -> str:
    """A datetime as a day when it has the hour of now or midnight, for then none was said."""
    if found is None:
        return "none"
    plain = found.time() == now.time() or (found.hour, found.minute) == (0, 0)
    return found.date().isoformat() if plain else found.strftime("%Y-%m-%dT%H:%M")


def jionlp() -> Reader:
    """jionlp's parse_time; it raises when it finds nothing."""
    module: Any = import_module("jionlp")

    def read(text: str, now: datetime) -> str:
        try:
            found = module.parse_time(text, time_base=now.replace(tzinfo=None).timestamp())
        except (ValueError, TypeError, KeyError, IndexError, AttributeError):
            return "none"
        if found["type"] == "time_delta":
            unit, value = next(iter(found["time"].items())) if isinstance(found["time"], dict) else ("", None)
            return f"={value:g} {'workday' if unit == 'workday' else unit}" if isinstance(value, float) else "none"
        if found["type"] not in ("time_point", "time_span") or not all(len(text) == 19 for text in found["time"]):
            return "ask"
        start, end = (datetime.fromisoformat(text) for text in found["time"])
        return span(start, end + timedelta(seconds=1), point=found["type"] == "time_point")

    return read


def span(start: datetime, end: datetime, *, point: bool) -> str:
    """A stretch up to but without its end: whole days, a part of a day, or a minute."""
    last = end - timedelta(seconds=1)
    if (start.hour, end.hour, start.minute, end.minute) == (0, 0, 0, 0):
        both = (start.date().isoformat(), last.date().isoformat())
        return both[0] if both[0] == both[1] else "..".join(both)
    if point and end - start <= timedelta(hours=1):
        return start.strftime("%Y-%m-%dT%H:%M")
    if point and start.date() == last.date():
        return f"{start.date()} {'am' if last.hour < 12 else 'eve' if start.hour >= 17 else 'pm'}"
    if (end.hour, end.minute) == (0, 0):
        return f"{start:%Y-%m-%dT%H:%M}..{last.date()}"
    return f"{start:%Y-%m-%dT%H:%M}..{end:%Y-%m-%dT%H:%M}"


def recognizers() -> Reader:
    """Microsoft Recognizers-Text: the first thing found, its last value (the future one)."""
    module: Any = import_module("recognizers_date_time")
    cultures: Any = import_module("recognizers_text").Culture

    def read(text: str, now: datetime) -> str:
        culture = cultures.English if text.isascii() else cultures.Chinese
        found = module.recognize_datetime(text, culture, reference=now.replace(tzinfo=None))
        values = found[0].resolution["values"] if found and found[0].resolution else None
        return resolution(values[-1]) if values else "none"

    return read


def resolution(value: dict[str, str]) -> str:
    """A value of Recognizers-Text; the ends of its stretches are not included in them."""
    kind = value["type"]
    if kind == "duration":
        return f"={float(value['value']) / 60:g} minute"
    if kind in ("date", "datetime"):
        return value.get("value", "")[:16].replace(" ", "T")
    if kind in ("daterange", "datetimerange") and "start" in value and "end" in value:
        start, end = (datetime.fromisoformat(value[name]) for name in ("start", "end"))
        return stretch(start, end) if start < end else "ask"
    return "ask"


def stretch(start: datetime, end: datetime) -> str:
    """Its parts of a day are of four hours; the last day of "3rd to 5th" is the 5th, of a month or week it is not."""
    part = {(8, 12): "am", (12, 16): "pm", (16, 20): "eve"}.get((start.hour, end.hour))
    if part and start.date() == end.date():
        return f"{start.date()} {part}"
    named = end.day == 1 or (start.weekday() == 0 and end.weekday() == 0) or end - start == timedelta(days=1)
    days = (start.hour, end.hour, start.minute, end.minute) == (0, 0, 0, 0)
    return span(start, end + timedelta(days=1) if days and not named else end, point=False)


OTHERS: dict[str, Callable[[], Reader]] = {
    "dateparser": dateparser,
    "dateparser, search": dateparser_search,
    "jionlp": jionlp,
    "Recognizers-Text": recognizers,
}


def readers() -> dict[str, Reader]:
    """The readers that are installed."""
    found: dict[str, Reader] = {"banshi": ours}
    for name, make in OTHERS.items():
        try:
            found[name] = make()
        except ImportError:
            sys.stdout.write(f"{name}: not installed\n")
    return found


def measured(name: str, read: Reader, cases: list[Case]) -> str:
    """One row of the table."""
    right = wrong = 0
    took = []
    for case in cases:
        began = process_time()
        got = read(case.text, case.now)
        took.append((process_time() - began) * 1000)
        good = any(is_right(got, expected) for expected in case.right)
        right += good
        wrong += not good and got not in ("ask", "refuse", "none")
    share = f"{right}/{len(cases)} ({right / len(cases):.1%})"
    return (
        f"| {name} | {share} | {wrong} | {statistics.median(took):.2f} | {statistics.quantiles(took, n=100)[98]:.2f} |"
    )


def slowest(read: Reader) -> float:
    """Milliseconds of the worst of the texts that repeat themselves."""
    took = []
    for text in SLOWEST:
        began = process_time()
        read(text, datetime.fromisoformat(MONDAY).replace(tzinfo=OFFICE))
        took.append((process_time() - began) * 1000)
    return max(took)


def main(path: str | None = None) -> None:
    """Print the table."""
    file = Path(path) if path else TABLE
    cases = list(records(file) if file.suffix == ".jsonl" else table(file))
    rows = ["| reader | right | silently wrong | median ms | p99 ms |", "|---|---|---|---|---|"]
    rows += [measured(name, read, cases) for name, read in readers().items()]
    rows.append(f"\nText of 2,000 to 9,000 characters that repeats itself: {slowest(ours):.1f} ms at worst.")
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
