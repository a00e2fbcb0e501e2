"""`/statistics`: how long approvers take, what is overdue at which unit, which articles refusals name."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from statistics import median

from handlers.overview import standings
from handlers.talk import Talk
from workflow.article import Article
from workflow.case import Case
from workflow.day import MOST
from workflow.desk import Desk, cases
from workflow.message import Line, Message, cite, person, text, unit
from workflow.office import Office

Turnaround = dict[tuple[str, str], list[float]]
"""Of each approver and matter: the working hours of each decision."""


def opens(office: Office, who: str) -> bool:
    """The director."""
    return who == office.roster.chief


def statistics(talk: Talk) -> None:
    """All of it, over every case that is kept."""
    known = [case for name in talk.desk.matters for case in cases(talk.desk.tx, matter=name)]
    lines = [Line("statistics-head", {"count": len(known)})]
    lines += [Line("statistics-turnaround"), *_turnaround(turnaround(known, talk.desk.office))]
    lines += [Line("statistics-overdue"), *_overdue(talk.desk)]
    lines += [Line("statistics-refused"), *_refusals(known)]
    talk.say(Message(tuple(lines)))


def turnaround(known: list[Case], office: Office) -> Turnaround:
    """The working hours from being asked to deciding, of every level that was decided."""
    found: Turnaround = defaultdict(list)
    for case in known:
        for step in case.steps:
            if step.decided_by and step.asked_at and step.decided_at:
                hours = office.calendar.working_hours(step.asked_at, step.decided_at)
                found[step.decided_by, case.matter].append(hours)
    return found


def _turnaround(found: Turnaround) -> Iterator[Line]:
    """The slowest first."""
    medians = {key: median(hours) for key, hours in found.items()}
    for who, matter in sorted(medians, key=lambda key: -medians[key])[:MOST]:
        args = {"who": person(who), "what": text(Line(f"{matter}-title")), "count": len(found[who, matter])}
        yield Line("statistics-median", {**args, "hours": round(medians[who, matter], 1)})


def _overdue(desk: Desk) -> Iterator[Line]:
    units = Counter(one for _, standing in standings(desk) if standing.kind == "overdue" for one in standing.units)
    for id, count in units.most_common(MOST):
        yield Line("statistics-unit", {"unit": unit(id), "count": count})


def _refusals(known: list[Case]) -> Iterator[Line]:
    """The articles by which approvers refused; an article counts once in each refusal."""
    refused = [entry for case in known for entry in case.history if entry.act == "refuse"]
    cited = [{_article(clause): clause for clause in entry.clauses} for entry in refused]
    written = {article: clause for one in cited for article, clause in one.items()}
    for article, count in Counter(article for one in cited for article in one).most_common(MOST):
        yield Line("statistics-article", {"articles": cite([Article(written[article])]), "count": count})


def _article(clause: str) -> tuple[str, str]:
    """Regulation and article of a clause: the paragraphs of one article are one."""
    return Article(clause).regulation, Article(clause).number
