"""The confirm card: every answer, what the rules say, the route with its articles, before anything is submitted."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import locales
from handlers.drafts import Draft
from handlers.people import squeezed
from handlers.questions import data
from handlers.talk import rows
from workflow.card import answers, route_lines
from workflow.case import Step
from workflow.desk import Desk
from workflow.field import Field, Request, applicable
from workflow.matter import Matter
from workflow.message import Button, Line, Message, text
from workflow.office import Office


def confirm_card(desk: Desk, draft: Draft, request: Request) -> Message:
    """The whole form as it would be submitted now."""
    matter = desk.matters[draft.matter]
    preview = desk.preview(matter, request)
    lines = [Line("form-confirm", {"title": text(Line(f"{matter.name}-title"))})]
    lines += answers(matter, applicable(matter.fields, request), request.values)
    lines += matter.remarks(request)
    lines += [finding.line for finding in preview.findings]
    lines += [_may_attach(matter, field) for field in _attachable(matter, request)]
    if preview.steps and not preview.refused:
        lines.append(Line("form-route"))
        lines += route_lines(_foreseen(preview.steps, request.applicant.id, desk.office))
    names = ("change", "drop") if preview.refused else ("submit", "change", "drop")
    return Message(tuple(lines), (tuple(Button(Line(f"form-{name}"), f"{data(draft)}:{name}") for name in names),))


def _attachable(matter: Matter[Any], request: Request) -> list[Field]:
    fields = applicable(matter.fields, request)
    return [field for field in fields if field.kind == "file" and field.name not in request.values]


def _may_attach(matter: Matter[Any], field: Field) -> Line:
    return Line("form-may-attach", {"label": text(Line(f"{matter.name}-{field.name}"))})


def _foreseen(steps: tuple[Step, ...], applicant: str, office: Office) -> tuple[Step, ...]:
    """The steps with who would act for a holder who is away now."""
    return tuple(_acting(step, applicant, office) if step.state == "waiting" else step for step in steps)


def _acting(step: Step, applicant: str, office: Office) -> Step:
    acting = office.who_acts(step.holder or "", applicant)
    return replace(step, asked=acting.person, because=acting.because) if acting.because else step


def fields_card(matter: Matter[Any], draft: Draft, request: Request) -> Message:
    """Which answer is to be changed."""
    fields = applicable(matter.fields, request)
    buttons = [Button(Line(f"{matter.name}-{field.name}"), f"{data(draft)}:c-{field.name}") for field in fields]
    back = (Button(Line("form-back"), f"{data(draft)}:back"),)
    return Message((Line("form-what-to-change"),), (*rows(buttons, 2), back))


def typed_value(matter: Matter[Any], said: str, request: Request) -> str | None:
    """The button of the confirm card that typed words mean: "提交", "修改", "修改时间", "时间", "放弃"."""
    plain = squeezed(said)
    return next((value for label, value in _labels(matter, request) if squeezed(label) == plain), None)


def _labels(matter: Matter[Any], request: Request) -> Iterator[tuple[str, str]]:
    for name in ("submit", "change", "drop", "back"):
        yield from ((label, name) for label in locales.labels(f"form-{name}"))
    for field in applicable(matter.fields, request):
        for label in locales.labels(f"{matter.name}-{field.name}"):
            yield from ((f"{verb}{label}", f"c-{field.name}") for verb in ("", *locales.labels("form-change")))
