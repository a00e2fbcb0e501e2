"""A press on a case's button: judged now, by the roster, the substitutes and the version on the button."""

from handlers import dialogue
from handlers.talk import Talk
from workflow.card import acts_of
from workflow.message import Line


def press(talk: Talk, act: str, id: str, version: str) -> None:
    """Do an act on a case, ask what it needs first, or open the form that it leads to."""
    case = talk.desk.case(id)
    if case is None:
        talk.popup = Line("press-unknown")
        return
    matter = talk.desk.matters[case.matter]
    found = acts_of(matter).get(act)
    allowed = found is not None and found.may(case, talk.person, talk.desk.office)
    if found is None or not allowed or version != str(case.version):
        talk.popup = talk.desk.press(id, act, talk.person, int(version) if version.isdigit() else 0, {}).said
    elif found.to_form is not None:
        form = talk.desk.matters[found.to_form]
        if act == "amend":
            dialogue.begin(talk, form, returned=case)
        else:
            dialogue.begin(talk, form, about=case.id)
    elif found.fields:
        dialogue.begin_act(talk, case, act)
    else:
        talk.popup = talk.desk.press(id, act, talk.person, case.version, {}).said
