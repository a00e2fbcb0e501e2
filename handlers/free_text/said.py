"""What a regulation's own patterns find in a line: a place, a topic, who leads; and the limit that it sets."""

from handlers.dates import Ok
from handlers.free_text.line import Line, pattern
from handlers.free_text.times_said import plain
from handlers.office_dates import find_in
from workflow.office import Office
from workflow.words import Words

BY = r"(?:前|内|底|末|\bby\b|\bbefore\b|\bwithin\b|限|截[止至]|最[迟晚])"
"""By these a time is told from a day that only belongs to the matter."""
LEAD = r"(?:办[结理])?(?:限期?|期限|时限|截止(?:时间|日期)?|最迟|务必?)(?:是|为|到|至|于|在|[:：\s])*$"
Spans = tuple[tuple[int, int], ...]


def said(line: Line, words: Words) -> tuple[dict[str, str], Spans]:
    """Of each field the words that were typed for it, and where all that was read stands."""
    found: dict[str, str] = {}
    spans: list[tuple[int, int]] = []
    for field, expressions in words.said.items():
        matches = next(filter(None, (_all(one, line) for one in expressions)), [])
        if matches:
            found[field] = "、".join(line.words(*match) for match, _ in matches)
            spans += [whole for _, whole in matches]
    return found, tuple(spans)


def _all(expression: str, line: Line) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where the words stand, and where all that fits."""
    return [(found.span("said"), found.span()) for found in pattern(expression).finditer(line.left)]


def limit(line: Line, office: Office) -> tuple[str, Spans]:
    """The words of the one limit that a line sets, and where they stand; nothing when it is none or several."""
    found = find_in(plain(line), office)
    spans = tuple(span for span in found.spans if pattern(BY).search(line.text[max(span[0] - 2, 0) : span[1]]))
    if len(spans) != 1:
        return "", ()
    start, end = spans[0]
    words = line.typed[start:end]
    lead = pattern(LEAD).search(line.left[:start])
    reading = find_in(words, office).reading
    whole = ((start - len(lead[0]) if lead else start, end),)
    return (words, whole) if isinstance(reading, Ok) and reading.end is not None else ("", ())
