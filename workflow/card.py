"""A case as one person sees it: the lines he may read and the buttons he may press."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from workflow.act import Act, Deed, Done
from workflow.acts import COMMON, may_decide
from workflow.article import Article
from workflow.authority import distinct
from workflow.case import ENDED, Case, State, Step
from workflow.field import Field, Request, applicable
from workflow.matter import Matter
from workflow.message import Button, Line, Message, cite, listed, person, text, titled
from workflow.office import Office

UNDO = "ask_withdrawal"


@cache
def acts_of(matter: Matter[Any]) -> Mapping[str, Act]:
    """Every act of a matter by name: the common ones, the fields that a level fixes, its own; undoing comes last."""
    fixes = {name for tier in matter.route for name in tier.fixes}
    fixing = [_fix(matter, field) for field in matter.fields if field.name in fixes]
    amend = Act("amend", _may_amend, lambda deed: Done(deed.case), to_form=matter.name)
    found = {act.name: act for act in (*COMMON, amend, *fixing, *matter.acts)}
    return {**{name: act for name, act in found.items() if name != UNDO}, UNDO: found[UNDO]}


def _may_amend(case: Case, who: str, office: Office) -> bool:
    return who == case.applicant and case.state is State.RETURNED


def _fix(matter: Matter[Any], field: Field) -> Act:
    def may(case: Case, who: str, office: Office) -> bool:
        tier = matter.tier(case.current.tier) if case.current else None
        return tier is not None and field.name in tier.fixes and may_decide(case, who, office)

    def fix(deed: Deed) -> Done:
        return Done(deed.case.with_values(**{field.name: deed.values[field.name]}))

    return Act(f"fix_{field.name}", may, fix, fields=(field,), rechecks=True)


def allowed(matter: Matter[Any], case: Case, who: str, office: Office) -> list[Act]:
    """The acts that somebody may do on a case now."""
    return [act for act in acts_of(matter).values() if act.may(case, who, office)]


def viewers(matter: Matter[Any], case: Case, office: Office) -> tuple[str, ...]:
    """Who has a card of the case: the applicant, everybody who was asked, and whom the matter names."""
    own = None if matter.recurs else case.applicant
    return distinct([own, *(id for step in case.steps for id in step.asked_all), *matter.also(case, office)])


def insider(case: Case, who: str) -> bool:
    """The applicant and the people of the route read everything (30.6, F-26)."""
    return who == case.applicant or who in [id for step in case.steps for id in (*step.asked_all, step.decided_by)]


def sees(matter: Matter[Any], case: Case, who: str, office: Office) -> bool:
    """Whether somebody may open the card of a case."""
    return insider(case, who) or who in viewers(matter, case, office)


def visible(matter: Matter[Any], request: Request, case: Case, who: str) -> list[Field]:
    """The answered fields that somebody may read."""
    answered = [field for field in applicable(matter.fields, request) if field.name in case.values]
    if insider(case, who):
        return answered
    if matter.files_with and who in request.office.roster.holders(matter.files_with):
        return [field for field in answered if not field.private]
    return [field for field in answered if field.name in matter.glance]


def value(matter: str, field: Field, answer: Any) -> Any:
    """An answer as the parameter of a text."""
    if field.several:
        return listed(value(matter, replace(field, several=False), one) for one in answer)
    if field.kind == "choice":
        return text(Line(f"{matter}-{field.name}-{answer}"))
    if field.kind == "file":
        return answer["name"]
    if field.kind == "person":
        return titled(answer)
    return {field.kind: answer} if field.kind in ("period", "half_day", "day", "moment", "unit") else answer


def answers(matter: Matter[Any], fields: list[Field], values: Any) -> list[Line]:
    """One line for each answer."""
    return [
        Line(
            "case-answer",
            {
                "label": text(Line(f"{matter.name}-{field.name}")),
                "value": value(matter.name, field, values[field.name]),
            },
        )
        for field in fields
        if field.name in values
    ]


def route_lines(steps: tuple[Step, ...]) -> list[Line]:
    """One line for each level: who, by which article, what became of it."""
    return [_route_line(place, step) for place, step in enumerate(steps, 1)]


def _still_true(case: Case) -> tuple[Step, ...]:
    """The levels as they stand; of an ended case those that nobody was asked at fall away."""
    ended = case.state in ENDED
    return tuple(step for step in case.steps if not (ended and step.state == "waiting"))


def _route_line(place: int, step: Step) -> Line:
    args: dict[str, Any] = {
        "place": place,
        "tier": text(Line(f"tier-{step.tier}")),
        "articles": cite([Article(clause) for clause in step.articles]),
    }
    if step.state == "skipped":
        return Line("step-skipped", args | {"because": text(Line(f"because-{step.because}"))})
    if step.decided_by and step.decided_by not in (step.holder, *step.others) and step.holder:
        return Line(f"step-{step.state}-for", args | {"who": person(step.decided_by), "holder": person(step.holder)})
    if step.state == "waiting" and step.asked and step.because and step.holder:
        return Line("step-asked-for", args | {"who": person(step.asked), "holder": person(step.holder)})
    who = step.decided_by or step.asked or step.holder or ""
    several = step.others and not step.decided_by
    return Line(
        "step-asked" if step.state == "waiting" and step.asked else f"step-{step.state}",
        args | {"who": listed(person(one) for one in (who, *step.others)) if several else person(who)},
    )


def stands(matter: Matter[Any], case: Case, office: Office) -> Line:
    """Where a case stands, in its matter's own words or in those of every case."""
    return matter.stands(case, office) or Line(f"state-{case.state}")


def head(matter: Matter[Any], case: Case, office: Office, asks: bool) -> Line:
    """The first line: what it is, its number, whose, and where it stands."""
    return Line(
        "case-head-asks" if asks else "case-head",
        {
            "title": text(Line(f"{matter.name}-title")),
            "number": {"number": list(case.number)},
            "applicant": titled(case.applicant),
            "state": text(stands(matter, case, office)),
        },
    )


def card(matter: Matter[Any], case: Case, request: Request, who: str) -> Message:
    """The case as `who` sees it now."""
    office = request.office
    acts = allowed(matter, case, who, office)
    lines = [head(matter, case, office, any(act.asks for act in acts))]
    sheet = matter.sheet(case, who, office)
    lines += _whole(matter, case, request, who) if sheet is None else sheet
    return Message(tuple(lines), buttons(case, acts))


def _whole(matter: Matter[Any], case: Case, request: Request, who: str) -> list[Line]:
    """The form as far as somebody may read it, its route, and what has become known since."""
    lines = answers(matter, visible(matter, request, case, who), case.values)
    if insider(case, who):
        lines += matter.remarks(request) if case.state not in (State.REFUSED, State.WITHDRAWN) else []
    lines += route_lines(_still_true(case))
    lines += matter.standing(case, request.office)
    return lines


def buttons(case: Case, acts: list[Act]) -> tuple[tuple[Button, ...], ...]:
    """The acts as buttons, three in a row; that of a lasting act stays as it is while the case moves."""
    versions = {act.name: 0 if act.lasting else case.version for act in acts}
    made = [Button(Line(f"act-{name}"), f"a:{name}:{case.id}:{version}") for name, version in versions.items()]
    return tuple(tuple(made[start : start + 3]) for start in range(0, len(made), 3))


def named(case: Case, line: Line, matter: Matter[Any]) -> Line:
    """A notice's line with the case's title and number for its words."""
    about = {
        "title": text(Line(f"{matter.name}-title")),
        "number": {"number": list(case.number)},
        "applicant": person(case.applicant),
    }
    return Line(line.key, about | dict(line.args))


def why_not(case: Case, who: str) -> Line:
    """What happened instead: who decided it and when, or that it is not this person's to decide."""
    done = [step for step in case.steps if step.decided_by]
    if case.state is not State.PENDING and done:
        last = done[-1]
        return Line(f"press-already-{case.state}", {"who": person(last.decided_by or ""), "at": last.decided_at})
    if who == case.applicant:
        return Line("press-own")
    mine = next((step for step in done if who in (step.decided_by, step.holder)), None)
    if mine is not None:
        return Line("press-decided", {"who": person(mine.decided_by or ""), "at": mine.decided_at})
    current = case.current
    if current is not None and current.holder:
        cited = {"cite": [Article(clause).clause for clause in current.articles]}
        return Line("press-not-yours", {"who": person(current.asked or current.holder), "articles": cited})
    return Line("press-stale")
