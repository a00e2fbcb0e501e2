"""A press on a case's button: judged now, by the roster, the substitutes and the version on the button."""

from handlers import forms
from handlers.talk import Talk
from workflow.act import Act
from workflow.card import acts_of
from workflow.case import Case
from workflow.message import Line


def press(talk: Talk, act: str, id: str, version: str) -> None:
    """Do an act on a case, ask what it needs first, or open the form that it leads to."""
    case = talk.desk.case(id)
    if case is None:
        talk.popup = Line("press-unknown")
        return
    found = acts_of(talk.desk.matters[case.matter]).get(act)
    fresh = found is not None and (found.lasting or version == str(case.version))
    may = found is not None and fresh and found.may(case, talk.person, talk.desk.office)
    if found is not None and may and found.to_form is not None:
        _open(talk, case, found, found.to_form)
    elif found is not None and may and found.fields:
        forms.begin_act(talk, case, act)
    else:
        pressed = int(version) if version.isdecimal() else 0
        talk.popup = talk.desk.press(id, act, talk.person, pressed, {}).said


def _open(talk: Talk, case: Case, act: Act, form: str) -> None:
    matter = talk.desk.matters[form]
    if act.name == "amend":
        forms.begin_again(talk, matter, case)
    else:
        forms.begin_about(talk, matter, case)
