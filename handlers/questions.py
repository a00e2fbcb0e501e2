"""How a question looks: its words, the article behind it, and the answers that are offered as buttons."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from handlers import calendar_picker
from handlers.calendar_picker import Picked
from handlers.drafts import Draft
from handlers.taken import Options
from handlers.talk import rows
from workflow.card import value
from workflow.field import Field, Request
from workflow.matter import Matter
from workflow.message import Button, Buttons, Line, Message, period, text, titled, unit
from workflow.period import Period


def data(draft: Draft) -> str:
    """What precedes the value in the data of every button of this question."""
    return f"d:{draft.id}:{draft.turn}"


def opened(draft: Draft, field: Field, request: Request, options: Options) -> Draft:
    """The draft with this question open, its calendar at the month of now."""
    today = request.office.half_day.day
    return replace(
        draft,
        asking=field.name,
        turn=draft.turn + 1,
        offered=[value for value, _ in options],
        picked=str(Picked(today.year, today.month)) if field.kind == "period" else None,
    )


def question(draft: Draft, field: Field, request: Request, options: Options, above: Iterable[Line] = ()) -> Message:
    """One question with its buttons; `above` says what was understood, or what was wrong."""
    key = f"{draft.act or draft.matter}-ask-{field.name}"
    lines = [*_head(draft), *above, Line(key)]
    if draft.picked is not None:
        lines += _picked(Picked.parse(draft.picked), request)
    return Message(tuple(lines), _buttons(draft, field, request, options))


def _head(draft: Draft) -> list[Line]:
    """The first question of a form begins with the banner that nothing classified may be written (F-01)."""
    title = text(Line(f"{draft.matter}-title"))
    return [Line("form-banner", {"title": title})] if draft.turn == 1 and draft.act is None else []


def _picked(picked: Picked, request: Request) -> list[Line]:
    if picked.period is None:
        return []
    return [Line("calendar-chosen", {"when": period(picked.period), "days": _days(picked.period, request)})]


def _days(chosen: Period, request: Request) -> float:
    return request.office.calendar.days(chosen)


def _buttons(draft: Draft, field: Field, request: Request, options: Options) -> Buttons:
    start = data(draft)
    made = rows([Button(label, f"{start}:{place}") for place, (_, label) in enumerate(options)], _width(field))
    if draft.picked is not None:
        made += calendar_picker.buttons(Picked.parse(draft.picked), request.office, start)
    if draft.earlier and not draft.values:
        made += ((Button(Line("form-again"), f"{start}:again"),),)
    return (*made, _ways_out(field, request, start))


def _width(field: Field) -> int:
    return 2 if field.kind in ("choice", "person", "unit") else 1


def _ways_out(field: Field, request: Request, start: str) -> tuple[Button, ...]:
    named = field.several and field.name in request.values
    label = Line("form-enough") if named else Line("form-skip")
    skip = [Button(label, f"{start}:none")] if named or field.optional(request) else []
    return (*skip, Button(Line("form-drop"), f"{start}:drop"))


def offers(matter: str, field: Field, request: Request) -> Options:
    """The answers that a question offers: the options that are not named yet, else what the field suggests."""
    if field.kind in ("choice", "unit"):
        named = request.values.get(field.name, []) if field.several else []
        left = [option for option in field.options(request) if option not in named]
        return tuple((option, _option(matter, field, option)) for option in left)
    roster, today = request.office.roster, request.office.half_day.day
    found = [one for one in field.suggest(request) if field.kind != "person" or roster.in_service(one, today)]
    if field.several:
        found = [one for one in found if one not in request.values.get(field.name, [])]
    return tuple((one, _label(field, one)) for one in found)


def _option(matter: str, field: Field, option: str) -> Line:
    if field.kind == "unit":
        return Line("say-unit", {"what": unit(option)})
    return Line(f"{matter}-{field.name}-{option}")


def _label(field: Field, offered: str) -> Line:
    if field.kind == "person":
        return Line("say-person", {"who": titled(offered)})
    if field.kind in ("half_day", "day", "moment"):
        return Line(f"say-{field.kind.replace('_', '-')}", {"when": {field.kind: offered}})
    return Line("say-text", {"what": offered})


def answered(matter: Matter[Any], field: Field, answer: Any, request: Request) -> Line:
    """What was understood, a date with its weekday and a period with its working days."""
    of_form = field.name in [own.name for own in matter.fields]
    label = text(Line(f"{matter.name}-{field.name}" if of_form else f"act-{field.name}"))
    args = {"label": label, "value": value(matter.name, field, answer)}
    days = _days(Period.parse(answer), request) if field.kind == "period" else 0
    if days:
        return Line("form-answered-period", args | {"days": days})
    return Line("form-answered", args)
