"""The confirm card: every answer, what the rules say, the route with its articles, before anything is submitted."""

from dataclasses import replace
from typing import Any

from handlers.drafts import Draft
from handlers.questions import data
from handlers.talk import Talk, rows
from workflow.card import answers, route_lines
from workflow.case import Step
from workflow.field import Request, applicable
from workflow.matter import Finding, Matter
from workflow.message import Button, Line, Message, cite, text
from workflow.office import Office


def confirm_card(talk: Talk, draft: Draft, request: Request) -> Message:
    """The whole form as it would be submitted now."""
    matter = talk.desk.matters[draft.matter]
    preview = talk.desk.preview(matter, request)
    lines = [Line("form-confirm", {"title": text(Line(f"{matter.name}-title"))})]
    lines += answers(matter, applicable(matter.fields, request), request.values)
    lines += matter.remarks(request)
    lines += [finding_line(finding) for finding in preview.findings]
    if preview.steps and not preview.refused:
        lines.append(Line("form-route"))
        lines += route_lines(_foreseen(preview.steps, request.applicant.id, talk.desk.office))
    names = ("change", "drop") if preview.refused else ("submit", "change", "drop")
    return Message(tuple(lines), (tuple(Button(Line(f"form-{name}"), f"{data(draft)}:{name}") for name in names),))


def _foreseen(steps: tuple[Step, ...], applicant: str, office: Office) -> tuple[Step, ...]:
    """The steps with who would act for a holder who is away now."""
    return tuple(_acting(step, applicant, office) if step.state == "waiting" else step for step in steps)


def _acting(step: Step, applicant: str, office: Office) -> Step:
    acting = office.who_acts(step.holder or "", applicant)
    return replace(step, asked=acting.person, because=acting.because) if acting.because else step


def finding_line(finding: Finding) -> Line:
    """What a rule found, with its article."""
    return Line(finding.key, {**finding.args, "articles": cite(finding.articles)})


def fields_card(matter: Matter[Any], draft: Draft, request: Request) -> Message:
    """Which answer is to be changed."""
    fields = applicable(matter.fields, request)
    buttons = [Button(Line(f"{matter.name}-{field.name}"), f"{data(draft)}:c-{field.name}") for field in fields]
    back = (Button(Line("form-back"), f"{data(draft)}:back"),)
    return Message((Line("form-what-to-change"),), (*rows(buttons, 2), back))
