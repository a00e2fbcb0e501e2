"""The route of a request: level by level, who is asked at each, and which levels fall away and why (5.2, 30.5)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from workflow.article import Article
from workflow.authority import Acting, Person, Roster, above
from workflow.case import Case, Step
from workflow.office import Office

S = TypeVar("S")
Holder = Callable[[Person, Roster], str | None]


@dataclass(frozen=True)
class Tier(Generic[S]):
    """One level: whose office it is, whom it concerns, the articles behind it, the fields it fixes."""

    name: str
    holder: Holder
    articles: tuple[Article, ...]
    applies: Callable[[S], bool]
    fixes: tuple[str, ...] = ()
    others: Callable[[S], tuple[str, ...]] = lambda _: ()
    """Who may decide as well as the holder; the first decision stands."""


class NoRoute(Exception):
    """Nobody on the roster may decide this request."""


def plan(tiers: tuple[Tier[S], ...], subject: S, applicant: Person, roster: Roster) -> tuple[Step, ...]:
    """The steps for a request. Own, vacant and repeated levels are skipped upward (K-07). Raises NoRoute."""
    steps = [
        _step(tier, tier.holder(applicant, roster), subject, applicant.id) for tier in tiers if tier.applies(subject)
    ]
    marked = [
        _marked(step, applicant.id, [later.holder for later in steps[place + 1 :]]) for place, step in enumerate(steps)
    ]
    if not tiers:
        return ()
    if marked and marked[-1].state == "skipped":
        marked.append(_higher(marked, applicant, roster))
    if not any(step.state == "waiting" for step in marked):
        raise NoRoute(applicant.id)
    return tuple(marked)


def _step(tier: Tier[S], holder: str | None, subject: S, applicant: str) -> Step:
    others = tuple(one for one in tier.others(subject) if one not in (holder, applicant))
    return Step(tier.name, holder, tuple(item.clause for item in tier.articles), others=others)


def _marked(step: Step, applicant: str, later: list[str | None]) -> Step:
    if step.holder is None:
        return replace(step, state="skipped", because="vacant")
    if step.holder == applicant:
        return replace(step, state="skipped", because="self")
    if step.holder in later:
        return replace(step, state="skipped", because="repeated")
    return step


def _higher(steps: list[Step], applicant: Person, roster: Roster) -> Step:
    """The last level fell away: the nearest office above the applicant that has no level of its own."""
    asked = [step.holder for step in steps if step.state == "waiting"]
    found = next((id for id in above(applicant.id, roster) if id not in asked), None)
    if found is None:
        raise NoRoute(applicant.id)
    return Step("higher", found, steps[-1].articles)


def ask_next(case: Case, office: Office) -> Case:
    """The case with its next step put to whoever acts now; steps that a later one covers are skipped."""
    waiting = [step for step in case.steps if step.state == "waiting"]
    acting = [office.who_acts(step.holder or "", case.applicant) for step in waiting]
    for place, (step, now) in enumerate(zip(waiting, acting, strict=True)):
        if now.because and now.person in [later.person for later in acting[place + 1 :]]:
            case = case.with_step(replace(step, state="skipped", because=_covered(now)))
            continue
        since = step.asked_at if step.asked == now.person else office.now
        return case.with_step(replace(step, asked=now.person, because=now.because, asked_at=since))
    return case


def _covered(acting: Acting) -> str:
    return acting.because if acting.because in ("away", "unreachable") else "repeated"
