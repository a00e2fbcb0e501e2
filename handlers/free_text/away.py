"""Who is away on the days that are asked about: names and periods, nothing of the reasons."""

from handlers.dates import Bound, DayPart
from handlers.dates.reading import day_of
from handlers.free_text.understanding import Understood
from handlers.talk import Talk
from workflow.message import Line, Message, period, person
from workflow.office import Office
from workflow.period import HalfDay, Period


def say_who_is_away(talk: Talk, made: Understood) -> None:
    """List everybody who is away then; now, where no day is named."""
    office = talk.desk.office
    asked = asked_about(made, office)
    lines = [
        Line("words-away", {"who": person(id), "when": period(absence)})
        for id, absences in office.attendance.absences.items()
        for absence in absences
        if absence.overlaps(asked)
    ]
    key = "words-away-head" if lines else "words-nobody-away"
    talk.say(Message((Line(key, {"when": period(asked)}), *lines)))


def asked_about(made: Understood, office: Office) -> Period:
    """The half-days that a question is about."""
    if made.start is None:
        today = office.half_day.day
        return Period.of_days(today, today)
    start, end = _first(made.start), _last(made.end or made.start)
    return Period(start, max(start, end))


def _first(bound: Bound) -> HalfDay:
    late = isinstance(bound, DayPart) and bound.part in ("pm", "eve")
    return HalfDay(day_of(bound), "pm" if late else "am")


def _last(bound: Bound) -> HalfDay:
    early = isinstance(bound, DayPart) and bound.part == "am"
    return HalfDay(day_of(bound), "am" if early else "pm")
