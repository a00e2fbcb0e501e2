"""What comes next in a form: the next question, the confirm card, or the end of it."""

from dataclasses import replace
from typing import Any

from handlers.confirm import confirm_card
from handlers.drafts import Draft, current, end, keep
from handlers.questions import answered, offers, opened, question
from handlers.taken import Options
from handlers.talk import Talk
from workflow.card import acts_of
from workflow.field import Field, Request, applicable, next_question
from workflow.matter import Matter
from workflow.message import Line, Message


def matter_of(talk: Talk, draft: Draft) -> Matter[Any]:
    """The matter of a form."""
    return talk.desk.matters[draft.matter]


def request_of(talk: Talk, draft: Draft) -> Request:
    """The form as the rules read it; of an act, the case with the act's answers."""
    case = talk.desk.case(draft.case) if draft.case else None
    if case is None:
        return talk.request(matter_of(talk, draft), draft.values, draft.about, draft.returned)
    values = {**case.values, **draft.values}
    return talk.desk.request(matter_of(talk, draft), case.applicant, values, case.about, case.id)


def fields_of(talk: Talk, draft: Draft) -> tuple[Field, ...]:
    """What a form asks: its matter's fields, or those of the act."""
    matter = matter_of(talk, draft)
    return acts_of(matter)[draft.act].fields if draft.act else matter.fields


def field_asked(talk: Talk, draft: Draft) -> Field | None:
    """The field whose question stands; None on the confirm card."""
    return next((field for field in fields_of(talk, draft) if field.name == draft.asking), None)


def go_on(talk: Talk, draft: Draft, *above: Line) -> None:
    """Ask the next question, `above` it what was understood; when there is none, show the form, or do the act."""
    request = replace(request_of(talk, draft), values=draft.values) if draft.act else request_of(talk, draft)
    field = next_question(fields_of(talk, draft), request, draft.left_out)
    if field is not None:
        ask(talk, draft, field, *above)
    elif draft.act is not None:
        _do_act(talk, draft)
    else:
        confirm(talk, draft)


def ask(talk: Talk, draft: Draft, field: Field, *above: Line, readings: Options = ()) -> None:
    """Put one question; above it what was understood or wrong, among its buttons the readings of what was typed."""
    request = request_of(talk, draft)
    options = (*readings, *offers(draft.matter, field, request))
    asked = opened(draft, field, request, options)
    keep(talk.desk.tx, talk.person, asked)
    talk.show(question(asked, field, request, options, above))


def confirm(talk: Talk, draft: Draft, *above: Line) -> None:
    """Show the whole form, to be submitted, changed or given up."""
    shown = replace(draft, asking=None, offered=[], picked=None, turn=draft.turn + 1)
    keep(talk.desk.tx, talk.person, shown)
    card = confirm_card(talk.desk, shown, request_of(talk, shown))
    talk.show(replace(card, lines=(*above, *card.lines)))


def resume(talk: Talk, *above: Line) -> bool:
    """Put the question that is open, if any, as the newest message, below what has been answered so far."""
    draft = current(talk.desk.tx, talk.person)
    if draft is None:
        return False
    talk.in_place = False
    field = field_asked(talk, draft)
    if field is None:
        confirm(talk, draft, *above)
    else:
        ask(talk, draft, field, *above, *_so_far(talk, draft))
    return True


def _so_far(talk: Talk, draft: Draft) -> list[Line]:
    matter, request = matter_of(talk, draft), request_of(talk, draft)
    fields = [field for field in applicable(fields_of(talk, draft), request) if field.name in draft.values]
    return [answered(matter, field, draft.values[field.name], request) for field in fields]


def close(talk: Talk, draft: Draft) -> None:
    """A form is done or given up: the one that was put aside for it comes back."""
    if end(talk.desk.tx, talk.person, draft.id) is not None:
        resume(talk)


def cancel(talk: Talk) -> None:
    """Give up the form that is open; nothing of it is submitted."""
    draft = current(talk.desk.tx, talk.person)
    if draft is None:
        talk.say("form-none-open")
        return
    talk.show(Message((Line("form-given-up"),)))
    close(talk, draft)


def _do_act(talk: Talk, draft: Draft) -> None:
    case = talk.desk.case(draft.case or "")
    version = case.version if case else 0
    outcome = talk.desk.press(draft.case or "", draft.act or "", talk.person, version, draft.values)
    wrong = next((field for field in fields_of(talk, draft) if field.name == outcome.anew), None)
    if wrong is not None:
        ask(talk, draft.without(wrong.name), wrong, outcome.said)
        return
    talk.show(Message((outcome.said,)))
    close(talk, draft)
