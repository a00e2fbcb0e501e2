"""The form dialogue, written once for every regulation: an answer is read, checked, kept, and the form goes on."""

from dataclasses import replace
from typing import Any

import locales
from handlers import calendar_picker
from handlers.answers import read_text
from handlers.asking import ask, cancel, close, confirm, field_asked, fields_of, go_on, matter_of, request_of
from handlers.calendar_picker import Picked
from handlers.confirm import confirm_card, fields_card, typed_value
from handlers.drafts import Draft, current, keep
from handlers.free_text.answers import beside
from handlers.incoming import Paper
from handlers.people import squeezed
from handlers.questions import answered, offers, question
from handlers.taken import Answer, Taken, Which, Wrong
from handlers.talk import Talk
from handlers.uploads import read_file
from workflow.card import acts_of
from workflow.field import Field, Request, applicable, next_question
from workflow.matter import Finding, findings
from workflow.message import Line, Message, text


def take_text(talk: Talk, draft: Draft, said: str) -> None:
    """Typed words: an answer to the question that stands, or a button of the card by its name."""
    field = field_asked(talk, draft)
    if field is None:
        _typed_on_card(talk, draft, said)
    elif _passes(draft, field, said, request_of(talk, draft)):
        _skip(talk, draft, field)
    elif draft.earlier and not draft.values and _means(said, "form-again"):
        _again(talk, draft)
    else:
        kept, own, above = _beside(talk, draft, field, said)
        _take(talk, kept, field, read_text(draft.matter, field, own, request_of(talk, kept)), *above)


def _beside(talk: Talk, draft: Draft, field: Field, said: str) -> tuple[Draft, str, list[Line]]:
    """What a text says of other open fields is kept where no rule is against it; the rest answers the question."""
    matter, request = matter_of(talk, draft), request_of(talk, draft)
    words = next((one for one in matter.words if field.name in one.slots), None)
    if words is None or draft.act is not None:
        return draft, said, []
    own, others = beside(said, field, words, matter, request)
    above: list[Line] = []
    for one in [one for one in matter.fields if one.name in others]:
        kept = draft.with_value(one.name, others[one.name])
        if _against(talk, kept, one) is None:
            draft, above = kept, [*above, answered(matter, one, others[one.name], request_of(talk, kept))]
    return draft, own, above


def _passes(draft: Draft, field: Field, said: str, request: Request) -> bool:
    """Whether words say that there is no answer, or no more than those named."""
    if field.several and field.name in draft.values:
        return _means(said, "form-enough")
    return field.optional(request) and _means(said, "form-skip")


def _means(said: str, key: str) -> bool:
    return squeezed(said) in [squeezed(label) for label in locales.labels(key)]


def take_file(talk: Talk, draft: Draft, file: dict[str, Any], paper: Paper) -> None:
    """An uploaded file, for the question that stands or for the form's own file."""
    asked = field_asked(talk, draft)
    wanted = [field for field in applicable(fields_of(talk, draft), request_of(talk, draft)) if field.kind == "file"]
    field = asked if asked is not None and asked.kind == "file" else next(iter(wanted), asked)
    if field is None:
        confirm(talk, draft, Line("file-not-needed"))
        return
    answer = read_file(field, file, paper)
    if not isinstance(answer, Taken) or field is asked:
        _take(talk, draft, asked or field, answer)
        return
    kept = draft.with_value(field.name, answer.value)
    line = answered(matter_of(talk, draft), field, answer.value, request_of(talk, kept))
    if asked is None:
        confirm(talk, kept, line)
    else:
        ask(talk, kept, asked, line)


def press(talk: Talk, id: str, turn: str, value: str) -> None:
    """A button of a question or of the confirm card."""
    draft = current(talk.desk.tx, talk.person)
    if draft is None or draft.id != id or str(draft.turn) != turn:
        talk.popup = Line("press-stale-form")
        return
    talk.in_place = True
    field = field_asked(talk, draft)
    if value == "drop":
        cancel(talk)
    elif field is None:
        _press_card(talk, draft, value)
    elif value == "again" and draft.earlier:
        _again(talk, draft)
    elif value == "none":
        _skip(talk, draft, field)
    elif value.isdecimal() and int(value) < len(draft.offered):
        _take(talk, draft, field, Taken(draft.offered[int(value)]))
    elif draft.picked is not None:
        _press_calendar(talk, draft, field, value)
    else:
        talk.popup = Line("press-stale-form")


def _take(talk: Talk, draft: Draft, field: Field, answer: Answer, *above: Line) -> None:
    if isinstance(answer, Wrong):
        ask(talk, draft, field, *above, answer.line)
    elif isinstance(answer, Which):
        ask(talk, draft, field, *above, answer.line, readings=answer.options)
    else:
        _accept(talk, draft, field, answer.value, *above)


def _accept(talk: Talk, draft: Draft, field: Field, value: Any, *above: Line) -> None:
    value = _with_named(draft, field, value) if field.several else value
    filled = replace(draft.with_value(field.name, value), asking=None)
    request = request_of(talk, filled)
    against = _against(talk, filled, field)
    if against is not None:
        talk.desk.report_refusal(matter_of(talk, draft), request, [against])
        ask(talk, draft, field, *above, against.line)
    elif field.several and offers(draft.matter, field, request):
        ask(talk, filled, field, answered(matter_of(talk, draft), field, value, request))
    else:
        go_on(talk, filled, answered(matter_of(talk, draft), field, value, request), *above)


def _with_named(draft: Draft, field: Field, value: Any) -> list[Any]:
    """What was named before and what is named now, each once."""
    named = value if isinstance(value, list) else [value]
    return list(dict.fromkeys([*draft.values.get(field.name, []), *named]))


def _against(talk: Talk, draft: Draft, field: Field) -> Finding | None:
    """The rule that stands against an answer. One that is about a later answer is told on the confirm card."""
    matter = matter_of(talk, draft)
    if draft.act is not None and not acts_of(matter)[draft.act].rechecks:
        return None
    found = findings(matter, request_of(talk, draft), {field.name})
    return next((finding for finding in found if finding.stops and finding.field == field.name), None)


def _skip(talk: Talk, draft: Draft, field: Field) -> None:
    """No answer, or no more than those named already."""
    if field.several and field.name in draft.values:
        go_on(talk, replace(draft, asking=None))
    elif field.optional(request_of(talk, draft)):
        left_out = [*draft.left_out, field.name]
        go_on(talk, replace(draft.without(field.name), asking=None, left_out=left_out))
    else:
        talk.popup = Line("answer-needed")


def _again(talk: Talk, draft: Draft) -> None:
    """The answers of last time are taken over; the dates are asked, and all of it is shown before it is submitted."""
    filled = replace(draft, values=draft.earlier, asking=None)
    matter, request = matter_of(talk, draft), request_of(talk, filled)
    known = [field for field in applicable(matter.fields, request) if field.name in filled.values]
    go_on(talk, filled, *(answered(matter, field, filled.values[field.name], request) for field in known))


def _press_calendar(talk: Talk, draft: Draft, field: Field, value: str) -> None:
    picked = Picked.parse(draft.picked or "")
    if value == "ok" and picked.period is not None:
        _accept(talk, draft, field, str(picked.period))
        return
    request = request_of(talk, draft)
    turned = calendar_picker.press(picked, value, request.office.half_day.day)
    if turned != picked:
        shown = replace(draft, picked=str(turned))
        keep(talk.desk.tx, talk.person, shown)
        talk.show(question(shown, field, request, offers(draft.matter, field, request)))


def _typed_on_card(talk: Talk, draft: Draft, said: str) -> None:
    value = typed_value(matter_of(talk, draft), said, request_of(talk, draft))
    if value is None:
        confirm(talk, draft, Line("form-use-buttons"))
    elif value == "drop":
        cancel(talk)
    else:
        _press_card(talk, draft, value)


def _press_card(talk: Talk, draft: Draft, value: str) -> None:
    matter, request = matter_of(talk, draft), request_of(talk, draft)
    field = next((field for field in applicable(matter.fields, request) if f"c-{field.name}" == value), None)
    if field is not None:
        ask(talk, draft.without(field.name) if field.several else draft, field)
    elif value == "submit":
        _submit(talk, draft)
    elif value == "change":
        talk.show(fields_card(matter, draft, request))
    elif value == "back":
        talk.show(confirm_card(talk.desk, draft, request))
    else:
        talk.popup = Line("press-stale-form")


def _submit(talk: Talk, draft: Draft) -> None:
    matter, request = matter_of(talk, draft), request_of(talk, draft)
    needed = {field.name for field in applicable(matter.fields, request)}
    idle = {field.name for field in matter.fields} - needed
    request = replace(request, values={name: value for name, value in request.values.items() if name not in idle})
    missing = next_question(matter.fields, request)
    if missing is not None:
        ask(talk, draft, missing)
        return
    outcome = talk.desk.submit(matter, request, talk.person)
    if not outcome.done:
        talk.popup = outcome.said
        confirm(talk, draft)
        return
    talk.in_place = True
    talk.show(Message((Line("form-sent", {"title": text(Line(f"{matter.name}-title"))}),)))
    close(talk, draft)
