"""The form dialogue, written once for every regulation: ask what is missing, take the answer, show it all, submit."""

from dataclasses import replace
from typing import Any

from handlers import calendar_picker
from handlers.answers import Answer, Taken, Which, Wrong, read_button, read_file, read_text
from handlers.calendar_picker import Picked
from handlers.confirm import confirm_card, fields_card, finding_line
from handlers.drafts import Draft, current, end, keep
from handlers.questions import answered, offer, question
from handlers.talk import Talk
from workflow.card import acts_of
from workflow.case import Case
from workflow.field import Field, Request, applicable, next_question
from workflow.matter import Finding, Matter, findings
from workflow.message import Line, Message, text


def start(talk: Talk, matter: Matter[Any]) -> None:
    """Somebody wants to fill in a form by command: the one that is open already goes on, or begins anew."""
    draft = current(talk.desk.tx, talk.person)
    if draft is not None and draft.act is None and draft.matter == matter.name and not draft.returned:
        end(talk.desk.tx, talk.person, draft.id)
        talk.edit(draft.card, Message((Line("form-begun-anew"),)))
    begin(talk, matter)


def begin(talk: Talk, matter: Matter[Any], about: str | None = None, returned: Case | None = None) -> None:
    """Open a form: an empty one, one about another case, or one that was returned for correction."""
    closed = matter.opens(talk.request(matter, {}))
    if closed is not None:
        talk.say(Message((finding_line(closed),)))
        return
    draft = Draft(talk.desk.office.token(), matter.name, about=about)
    if returned is not None:
        draft = replace(draft, values=dict(returned.values), about=returned.about, returned=returned.id)
    else:
        draft = replace(draft, values=dict(matter.begin(_request(talk, draft))))
    go_on(talk, draft)


def begin_act(talk: Talk, case: Case, act: str) -> None:
    """Ask what an act needs (the reason of a refusal) before it is done."""
    go_on(talk, Draft(talk.desk.office.token(), case.matter, act=act, case=case.id))


def resume(talk: Talk, draft: Draft) -> None:
    """Put the open question again."""
    go_on(talk, draft)


def go_on(talk: Talk, draft: Draft) -> None:
    """Ask the next question; when there is none, show the whole form, or do the act."""
    request = _request(talk, draft)
    field = next_question(_fields(talk, draft), request)
    if field is None and draft.act is not None:
        _do_act(talk, draft)
    elif field is None:
        _confirm(talk, draft)
    else:
        ask(talk, draft, field)


def ask(talk: Talk, draft: Draft, field: Field, why: Line | None = None) -> None:
    """Put one question, with the reason first when the last answer was none."""
    asked = replace(draft, asking=field.name, turn=draft.turn + 1, picked=None)
    if field.kind == "period":
        today = talk.desk.office.half_day.day
        asked = replace(asked, picked=str(Picked(today.year, today.month)))
    keep(talk.desk.tx, talk.person, asked)
    message = question(asked, field, _request(talk, asked))
    talk.say(replace(message, lines=(*([why] if why else []), *message.lines)), card=asked.card)


def take_text(talk: Talk, draft: Draft, said: str) -> None:
    """Typed words, for the question that stands or, on the confirm card, for nothing."""
    field = _asked(talk, draft)
    if field is None:
        talk.say("form-use-buttons")
        return
    talk.extra["matter"] = draft.matter
    _take(talk, draft, field, read_text(field, said, _request(talk, draft), talk))


def take_file(talk: Talk, draft: Draft, file: dict[str, Any]) -> None:
    """An uploaded file, for the question that stands or for the form's own file."""
    asked = _asked(talk, draft)
    wanted = [field for field in applicable(_fields(talk, draft), _request(talk, draft)) if field.kind == "file"]
    field = asked if asked is None or asked.kind == "file" or not wanted else wanted[0]
    if field is None:
        talk.say("form-use-buttons")
        return
    answer = read_file(field, file)
    if isinstance(answer, Taken) and asked is not None and field.name != asked.name:
        kept = draft.with_value(field.name, answer.value)
        ask(talk, kept, asked, Line("answer-file-kept"))
        return
    _take(talk, draft, field, answer)


def press(talk: Talk, id: str, turn: str, value: str) -> None:
    """A button of a question or of the confirm card."""
    draft = current(talk.desk.tx, talk.person)
    if draft is None or draft.id != id or str(draft.turn) != turn:
        talk.popup = Line("press-stale-form")
        return
    field = _asked(talk, draft)
    if field is None:
        _press_confirm(talk, draft, value)
    elif field.kind == "period" and draft.picked is not None and "|" not in value and "/" not in value:
        _press_calendar(talk, draft, field, value)
    elif value == "none":
        _skip(talk, draft, field)
    else:
        _take(talk, draft, field, read_button(field, value, _request(talk, draft)))


def cancel(talk: Talk) -> None:
    """Give up the form that is open; what was asked before it is asked again."""
    draft = current(talk.desk.tx, talk.person)
    if draft is None:
        talk.say("form-none-open")
        return
    beneath = end(talk.desk.tx, talk.person, draft.id)
    talk.edit(draft.card, Message((Line("form-given-up"),)))
    talk.say("form-given-up")
    if beneath is not None:
        resume(talk, beneath)


def _request(talk: Talk, draft: Draft) -> Request:
    matter = talk.desk.matters[draft.matter]
    if draft.act is not None and draft.case is not None:
        case = talk.desk.case(draft.case)
        if case is not None:
            values = {**case.values, **draft.values}
            return talk.desk.request(matter, case.applicant, values, case.about, case.id)
    return talk.request(matter, draft.values, draft.about, draft.returned)


def _fields(talk: Talk, draft: Draft) -> tuple[Field, ...]:
    matter = talk.desk.matters[draft.matter]
    if draft.act is None:
        return matter.fields
    return tuple(field for field in acts_of(matter)[draft.act].fields)


def _asked(talk: Talk, draft: Draft) -> Field | None:
    return next((field for field in _fields(talk, draft) if field.name == draft.asking), None)


def _take(talk: Talk, draft: Draft, field: Field, answer: Answer) -> None:
    if isinstance(answer, Wrong):
        ask(talk, draft, field, answer.line)
    elif isinstance(answer, Which):
        asked = replace(draft, turn=draft.turn + 1)
        keep(talk.desk.tx, talk.person, asked)
        talk.say(offer(asked, answer.line, answer.options), card=asked.card)
    else:
        _accept(talk, draft, field, answer.value)


def _accept(talk: Talk, draft: Draft, field: Field, value: Any) -> None:
    matter = talk.desk.matters[draft.matter]
    filled = draft.with_value(field.name, value)
    request = _request(talk, filled)
    against = _against(matter, request, field, draft)
    if against is not None:
        talk.desk.report_refusal(matter, request, [against])
        ask(talk, draft, field, finding_line(against))
        return
    talk.edit(draft.card, answered(matter, field, filled.values))
    go_on(talk, replace(filled, asking=None, changing=False))


def _against(matter: Matter[Any], request: Request, field: Field, draft: Draft) -> Finding | None:
    checked = draft.act is None or acts_of(matter)[draft.act].rechecks
    found = findings(matter, request, {field.name}) if checked else []
    return next((finding for finding in found if finding.stops), None)


def _skip(talk: Talk, draft: Draft, field: Field) -> None:
    if not field.optional(_request(talk, draft)):
        talk.popup = Line("answer-needed")
        return
    go_on(talk, replace(draft.without(field.name), asking=None, changing=False))


def _press_calendar(talk: Talk, draft: Draft, field: Field, value: str) -> None:
    picked = Picked.parse(draft.picked or "")
    if value == "no":
        return
    if value == "ok" and picked.period is not None:
        _accept(talk, draft, field, str(picked.period))
        return
    turned = replace(draft, picked=str(calendar_picker.press(picked, value)))
    keep(talk.desk.tx, talk.person, turned)
    talk.edit(turned.card, question(turned, field, _request(talk, turned)))


def _confirm(talk: Talk, draft: Draft) -> None:
    shown = replace(draft, asking=None, changing=False, turn=draft.turn + 1)
    keep(talk.desk.tx, talk.person, shown)
    talk.say(confirm_card(talk, shown, _request(talk, shown)), card=shown.card)


def _press_confirm(talk: Talk, draft: Draft, value: str) -> None:
    matter = talk.desk.matters[draft.matter]
    if value == "submit":
        _submit(talk, draft, matter)
    elif value == "drop":
        cancel(talk)
    elif value == "change":
        talk.edit(draft.card, fields_card(matter, draft, _request(talk, draft)))
    elif value == "back":
        talk.edit(draft.card, confirm_card(talk, draft, _request(talk, draft)))
    else:
        field = next((field for field in matter.fields if f"c-{field.name}" == value), None)
        if field is not None:
            ask(talk, replace(draft, changing=True), field)


def _submit(talk: Talk, draft: Draft, matter: Matter[Any]) -> None:
    request = _request(talk, draft)
    missing = next_question(matter.fields, request)
    if missing is not None:
        ask(talk, draft, missing)
        return
    outcome = talk.desk.submit(matter, request, talk.person)
    talk.popup = outcome.said if not outcome.done else None
    if not outcome.done:
        again = replace(draft, turn=draft.turn + 1)
        keep(talk.desk.tx, talk.person, again)
        talk.say(confirm_card(talk, again, request), card=again.card)
        return
    talk.edit(draft.card, Message((Line("form-sent", {"title": text(Line(f"{matter.name}-title"))}),)))
    _finish(talk, draft)


def _do_act(talk: Talk, draft: Draft) -> None:
    case = talk.desk.case(draft.case or "")
    version = case.version if case else 0
    outcome = talk.desk.press(draft.case or "", draft.act or "", talk.person, version, draft.values)
    talk.say(Message((outcome.said,)))
    _finish(talk, draft)


def _finish(talk: Talk, draft: Draft) -> None:
    beneath = end(talk.desk.tx, talk.person, draft.id)
    if beneath is not None:
        resume(talk, beneath)
