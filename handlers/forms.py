"""Opening forms: an empty one, one about another case, one returned for correction, the questions of an act."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from handlers.asking import ask, fields_of, go_on, request_of
from handlers.drafts import Draft, replace_same
from handlers.questions import answered
from handlers.taken import Which, Wrong
from handlers.talk import Talk
from workflow.case import Case
from workflow.desk import cases
from workflow.field import Field, Request, applicable
from workflow.matter import Matter, findings
from workflow.message import Line, Message, person, text

_ANEW = frozenset({"period", "half_day", "day", "moment", "file"})
"""Kinds of answers that are never taken over from last time."""


Unsettled = tuple[Field, Which | Wrong]
"""A field whose words could not be settled, and what must be asked."""


def begin(
    talk: Talk, matter: Matter[Any], values: Mapping[str, Any] | None = None, unsettled: Unsettled | None = None
) -> None:
    """Open an empty form, or one with the answers that are known already; they are checked as if just given."""
    if not _may_open(talk, matter):
        return
    draft = Draft(talk.desk.office.token(), matter.name)
    if values or unsettled:
        _open(talk, draft, dict(values or {}), unsettled)
    else:
        anew = replace_same(talk.desk.tx, talk.person, draft)
        above = [Line("form-begun-anew")] if anew else []
        go_on(talk, replace(draft, earlier=_last_time(talk, matter)), *above)


def begin_about(
    talk: Talk,
    matter: Matter[Any],
    case: Case,
    values: Mapping[str, Any] | None = None,
    unsettled: Unsettled | None = None,
) -> None:
    """Open a form about another case, with the answers that it brings along and those that are known already."""
    if _may_open(talk, matter):
        draft = Draft(talk.desk.office.token(), matter.name, about=case.id)
        _open(talk, draft, {**matter.begin(request_of(talk, draft)), **(values or {})}, unsettled)


def begin_again(talk: Talk, matter: Matter[Any], case: Case) -> None:
    """Open a form that was returned for correction, with all its answers."""
    draft = Draft(talk.desk.office.token(), matter.name, dict(case.values), case.about, case.id)
    replace_same(talk.desk.tx, talk.person, draft)
    go_on(talk, draft)


def begin_act(talk: Talk, case: Case, act: str) -> None:
    """Ask what an act needs (the reason of a refusal) before it is done."""
    draft = Draft(talk.desk.office.token(), case.matter, act=act, case=case.id)
    replace_same(talk.desk.tx, talk.person, draft)
    number, title = {"number": list(case.number)}, text(Line(f"{case.matter}-title"))
    go_on(talk, draft, Line("form-act", {"title": title, "number": number, "applicant": person(case.applicant)}))


def _may_open(talk: Talk, matter: Matter[Any]) -> bool:
    closed = matter.opens(talk.request(matter, {}))
    if closed is not None:
        talk.say(Message((closed.line,)))
    return closed is None


def _open(talk: Talk, draft: Draft, values: dict[str, Any], unsettled: Unsettled | None = None) -> None:
    """Open a form with answers: the first that a rule is against is asked again, else the next question comes."""
    replace_same(talk.desk.tx, talk.person, draft)
    filled = replace(draft, values=values)
    request = request_of(talk, filled)
    matter = talk.desk.matters[draft.matter]
    known = [field for field in applicable(fields_of(talk, filled), request) if field.name in values]
    against = next((one for one in findings(matter, request, set(values)) if one.stops), None)
    wrong = next((field for field in known if against and field.name == against.field), None)
    above = [answered(matter, field, values[field.name], request) for field in known if field is not wrong]
    if against is not None and wrong is not None:
        talk.desk.report_refusal(matter, request, [against])
        ask(talk, filled.without(wrong.name), wrong, *above, against.line)
    elif unsettled is not None:
        field, why = unsettled
        ask(talk, filled, field, *above, why.line, readings=why.options if isinstance(why, Which) else ())
    else:
        go_on(talk, filled, *above)


def _last_time(talk: Talk, matter: Matter[Any]) -> dict[str, Any]:
    """The answers of this person's last form of the matter that still are possible, without its times and files."""
    found = list(cases(talk.desk.tx, matter=matter.name, applicant=talk.person))
    if not found or matter.for_whom is not None:
        return {}
    values = found[-1].values
    request = talk.request(matter, dict(values))
    kept = [field for field in applicable(matter.fields, request) if _lasts(field, request)]
    return {field.name: values[field.name] for field in kept}


def _lasts(field: Field, request: Request) -> bool:
    answer, office = request.values.get(field.name), request.office
    if field.kind in _ANEW or answer is None:
        return False
    if field.kind == "person":
        people = answer if field.several else [answer]
        return all(office.roster.in_service(one, office.half_day.day) for one in people)
    if field.kind not in ("choice", "unit"):
        return True
    options = field.options(request)
    return all(one in options for one in (answer if field.several else [answer]))
