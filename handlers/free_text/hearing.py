"""A free message in the conversation: a form begins with what it says, an act is offered, a question is answered."""

from collections.abc import Mapping
from typing import Any

from handlers import forms, lists
from handlers.dates.reading import day_of
from handlers.drafts import put_aside, set_aside
from handlers.free_text.answers import answers
from handlers.free_text.away import say_who_is_away
from handlers.free_text.common_words import COMMON, MY_TODO, WHO_IS_AWAY
from handlers.free_text.understanding import Understood, understand, understand_as
from handlers.talk import Talk, rows
from workflow.card import acts_of
from workflow.case import Case
from workflow.desk import cases
from workflow.matter import Matter
from workflow.message import Button, Line, Message, period, text
from workflow.words import Words


def hear(talk: Talk, said: str) -> bool:
    """Do what a free message asks for, nothing without a press; False when it is not understood."""
    office = talk.desk.office
    made = understand(said, office.person(talk.person), office, talk.desk.matters)
    if made.words is not None:
        _follow(talk, made, made.words)
    elif made.wanted:
        _which(talk, made.wanted, said)
    return bool(made.wanted)


def choose(talk: Talk, intent: str, case: str = "") -> None:
    """A button of two readings, or of several cases: the message that was put aside is read as this."""
    said = put_aside(talk.desk.tx, talk.person)
    words = next((one for one in _declared(talk) if one.intent == intent), None)
    if said is None or words is None:
        talk.popup = Line("press-stale-form")
        return
    office = talk.desk.office
    _follow(talk, understand_as(said, office.person(talk.person), office, words), words, case)


def _declared(talk: Talk) -> list[Words]:
    return [*(words for matter in talk.desk.matters.values() for words in matter.words), *COMMON]


def _which(talk: Talk, wanted: tuple[Words, ...], said: str) -> None:
    set_aside(talk.desk.tx, talk.person, said)
    buttons = [Button(_label(talk, words), f"w:{words.intent}") for words in wanted]
    talk.say(Message((Line("words-which"),), rows(buttons, 1)))


def _label(talk: Talk, words: Words) -> Line:
    matter = _matter(talk, words)
    if words.act is not None or words.in_hand:
        return Line(f"act-{words.act or words.in_hand[0]}")
    return (
        Line(f"{matter.name}-title") if matter is not None and words.answer is None else Line(f"words-{words.intent}")
    )


def _matter(talk: Talk, words: Words) -> Matter[Any] | None:
    return next((matter for matter in talk.desk.matters.values() if words in matter.words), None)


def _follow(talk: Talk, made: Understood, words: Words, case: str = "") -> None:
    matter = _matter(talk, words)
    act = words.act or words.acts.get(made.kind or "")
    if words is WHO_IS_AWAY:
        say_who_is_away(talk, made)
    elif words is MY_TODO:
        lists.todo(talk)
    elif act is not None:
        _act(talk, made, words, act, case)
    elif matter is not None and words.in_hand:
        _in_hand(talk, words, matter)
    elif matter is not None and words.answer is not None:
        talk.say(Message(tuple(words.answer(talk.request(matter, {})))))
    elif matter is not None:
        _form(talk, made, words, matter)


def _form(talk: Talk, made: Understood, words: Words, matter: Matter[Any]) -> None:
    """A form begins with what was understood; for somebody else it is not asked for here."""
    if "applicant" in made.ask:
        talk.say("words-for-another")
        return
    known = answers(made, words, matter, talk.request(matter, {}))
    forms.begin(talk, matter, {**_usual(talk, matter, known.values), **known.values}, known.unsettled)


def _usual(talk: Talk, matter: Matter[Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """What the form takes for granted where the line does not say it."""
    request = talk.request(matter, dict(said))
    return {field.name: usual for field in matter.fields if (usual := field.usual(request)) is not None}


def _act(talk: Talk, made: Understood, words: Words, act: str, chosen: str) -> None:
    """An act on one's own case: the one that is chosen, the only one, or one of several by buttons."""
    name = text(Line(f"act-{act}"))
    found = [case for case in _own(talk, act) if chosen in ("", case.id)]
    if "applicant" in made.ask:
        talk.say("words-for-another")
    elif not found:
        talk.say("words-no-case", what=name)
    elif made.start is not None and day_of(made.start) > talk.desk.office.half_day.day:
        talk.say("words-not-yet", what=name)
    elif len(found) == 1 and (form := acts_of(talk.desk.matters[found[0].matter])[act].to_form) is not None:
        _form_about(talk, made, words, talk.desk.matters[form], found[0])
    else:
        _offer(talk, made, words, act, found)


def _own(talk: Talk, act: str) -> list[Case]:
    """This person's cases on which he may do an act now."""
    found = []
    for case in cases(talk.desk.tx, applicant=talk.person):
        declared = acts_of(talk.desk.matters[case.matter]).get(act)
        if declared is not None and declared.may(case, talk.person, talk.desk.office):
            found.append(case)
    return found


def _in_hand(talk: Talk, words: Words, matter: Matter[Any]) -> None:
    """The cases of a matter on which this person may do one of the acts, each with a button that does or begins it."""
    declared, office = acts_of(matter), talk.desk.office
    found = [
        (case, act)
        for case in cases(talk.desk.tx, matter=matter.name)
        for act in words.in_hand
        if declared[act].may(case, talk.person, office)
    ]
    name = text(Line(f"act-{found[0][1] if found else words.in_hand[0]}"))
    if not found:
        talk.say("words-no-case", what=name)
        return
    buttons = [Button(_act_on(case, act), f"a:{act}:{case.id}:{case.version}") for case, act in found]
    lines = [Line("words-confirm", {"what": name}), *(_line(talk, case) for case, _ in found)]
    talk.say(Message(tuple(lines), rows(buttons, 1)))


def _act_on(case: Case, act: str) -> Line:
    return Line("words-act-on", {"what": text(Line(f"act-{act}")), "number": {"number": list(case.number)}})


def _form_about(talk: Talk, made: Understood, words: Words, form: Matter[Any], case: Case) -> None:
    """The form that continues a case begins with what was understood."""
    begun = talk.request(form, {}, case.id)
    values = dict(form.begin(begun))
    known = answers(made, words, form, talk.request(form, values, case.id))
    forms.begin_about(talk, form, case, known.values, known.unsettled)


def _offer(talk: Talk, made: Understood, words: Words, act: str, found: list[Case]) -> None:
    """The cases with a button each: a press does the act, or opens its form with what was understood."""
    opens = acts_of(talk.desk.matters[found[0].matter])[act].to_form is not None
    if opens:
        set_aside(talk.desk.tx, talk.person, made.text)
    lines = [Line("words-confirm", {"what": text(Line(f"act-{act}"))}), *(_line(talk, case) for case in found)]
    buttons = []
    for case in found:
        data = f"w:{words.intent}:{case.id}" if opens else f"a:{act}:{case.id}:{case.version}"
        buttons.append(Button(_act_on(case, act), data))
    talk.say(Message(tuple(lines), rows(buttons, 1)))


def _line(talk: Talk, case: Case) -> Line:
    matter = talk.desk.matters[case.matter]
    args = {"title": text(Line(f"{matter.name}-title")), "number": {"number": list(case.number)}}
    when = matter.absence(case) if matter.absence is not None else None
    return Line("words-case-period", {**args, "when": period(when)}) if when else Line("words-case", args)
