"""`/statistics`: how long approvers take, what is overdue at which unit, which articles refusals name."""

from collections import Counter
from collections.abc import Iterator

from handlers.overview import standings
from handlers.talk import Talk
from workflow.article import Article
from workflow.day import MOST
from workflow.desk import Desk
from workflow.message import Line, Message, cite, person, text, unit
from workflow.office import Office
from workflow.store import Tx
from workflow.tally import opened, refusals, turnarounds


def opens(office: Office, who: str) -> bool:
    """The director."""
    return who == office.roster.chief


def statistics(talk: Talk) -> None:
    """What was counted with every step, and what is overdue now; no closed case is read for it."""
    tx = talk.desk.tx
    lines = [Line("statistics-head", {"count": opened(tx)})]
    for part, found in (("turnaround", _turnaround(tx)), ("overdue", _overdue(talk.desk)), ("refused", _refused(tx))):
        lines += [Line(f"statistics-{part}"), *(list(found) or [Line("statistics-nothing")])]
    talk.say(Message(tuple(lines)))


def _turnaround(tx: Tx) -> Iterator[Line]:
    """The slowest first."""
    for one in sorted(turnarounds(tx), key=lambda one: -one.median)[:MOST]:
        args = {"who": person(one.who), "what": text(Line(f"{one.matter}-title")), "count": one.count}
        yield Line("statistics-median", {**args, "hours": round(one.median, 1)})


def _overdue(desk: Desk) -> Iterator[Line]:
    units = Counter(one for _, standing in standings(desk) if standing.kind == "overdue" for one in standing.units)
    for id, count in units.most_common(MOST):
        yield Line("statistics-unit", {"unit": unit(id), "count": count})


def _refused(tx: Tx) -> Iterator[Line]:
    """The articles by which approvers refused; an article counts once in each refusal."""
    for clause, count in refusals(tx)[:MOST]:
        yield Line("statistics-article", {"articles": cite([Article(clause)]), "count": count})
