"""How a question looks: its words, the article behind it, and the answers that are offered as buttons."""

from typing import Any

from handlers import calendar_picker
from handlers.calendar_picker import Picked
from handlers.drafts import Draft
from handlers.talk import rows
from workflow.card import value
from workflow.field import Field, Request
from workflow.matter import Matter
from workflow.message import Button, Buttons, Line, Message, period, text, titled


def data(draft: Draft) -> str:
    """What precedes the value in the data of every button of this question."""
    return f"d:{draft.id}:{draft.turn}"


def question(draft: Draft, field: Field, request: Request) -> Message:
    """One question. The first of a form begins with the banner that nothing classified may be written (F-01)."""
    key = f"{draft.act}-ask-{field.name}" if draft.act else f"{draft.matter}-ask-{field.name}"
    lines = [Line(key)]
    if draft.turn == 1 and draft.act is None:
        lines.insert(0, Line("form-banner", {"title": text(Line(f"{draft.matter}-title"))}))
    if draft.picked is not None:
        lines += _picked(Picked.parse(draft.picked), request)
    return Message(tuple(lines), _buttons(draft, field, request))


def _picked(picked: Picked, request: Request) -> list[Line]:
    if picked.period is None:
        return []
    days = request.office.calendar.days(picked.period)
    return [Line("calendar-chosen", {"when": period(picked.period), "days": days})]


def _buttons(draft: Draft, field: Field, request: Request) -> Buttons:
    start = data(draft)
    if field.kind == "period" and draft.picked is not None:
        return calendar_picker.buttons(Picked.parse(draft.picked), request.office, start)
    made = rows(_offered(draft, field, request), 2 if field.kind in ("choice", "person") else 1)
    if field.optional(request):
        made = (*made, (Button(Line("form-skip"), f"{start}:none"),))
    return made


def _offered(draft: Draft, field: Field, request: Request) -> list[Button]:
    start = data(draft)
    if field.kind == "choice":
        return [
            Button(Line(f"{draft.matter}-{field.name}-{option}"), f"{start}:{option}")
            for option in field.options(request)
        ]
    return [Button(_label(field, offered), f"{start}:{offered}") for offered in field.suggest(request)]


def _label(field: Field, offered: str) -> Line:
    if field.kind == "person":
        return Line("say-person", {"who": titled(offered)})
    if field.kind == "half_day":
        return Line("say-half-day", {"when": {"half_day": offered}})
    return Line("say-text", {"what": offered})


def offer(draft: Draft, why: Line, options: tuple[tuple[str, Line], ...]) -> Message:
    """Two or more readings of an answer, to choose from."""
    buttons = [Button(label, f"{data(draft)}:{value}") for value, label in options]
    return Message((why,), rows(buttons, 1))


def answered(matter: Matter[Any], field: Field, values: dict[str, Any]) -> Message:
    """A question that has been answered: what was understood, with weekday, and no buttons."""
    label = text(Line(f"{matter.name}-{field.name}")) if field in matter.fields else text(Line("act-reason"))
    shown = value(matter.name, field, values[field.name])
    return Message((Line("form-answered", {"label": label, "value": shown}),))
