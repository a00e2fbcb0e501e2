"""`banshi rules`: what is enforced, article by article, read from the declarations themselves."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.words import known, say
from regulations import matters
from workflow.article import Article
from workflow.matter import Matter
from workflow.pending import PENDING


@dataclass(frozen=True, order=True)
class Part:
    """One thing that carries out an article: a check, a warning, a level, a duty, an act."""

    kind: str
    name: str
    matter: str = ""


def parts() -> dict[Article, list[Part]]:
    """What carries out each article, in the order of the articles."""
    found: dict[Article, set[Part]] = defaultdict(set)
    for articles, part in _declared():
        for article in articles:
            found[article].add(part)
    return {article: sorted(found[article]) for article in sorted(found, key=_natural)}


def _declared() -> Iterator[tuple[Iterable[Article], Part]]:
    yield PENDING.articles, Part("duty", PENDING.name)
    for matter in matters().values():
        yield from _of_matter(matter)


def _of_matter(matter: Matter[Any]) -> Iterator[tuple[Iterable[Article], Part]]:
    for check in matter.checks:
        yield check.articles, Part("check" if check.stops else "warning", check.key, matter.name)
    for tier in matter.route:
        yield tier.articles, Part("tier", tier.name, matter.name)
    for duty in matter.duties:
        yield duty.articles, Part("duty", duty.name, matter.name)
    for act in matter.acts:
        yield act.articles, Part("act", act.name, matter.name)


def _natural(article: Article) -> list[tuple[bool, int, str]]:
    """30.4-2 before 30.10."""
    pieces = re.findall(r"\d+|[^\d]+", article.clause)
    return [(not piece.isdigit(), int(piece) if piece.isdigit() else 0, piece) for piece in pieces]


def lines(language: str, regulation: str | None) -> list[str]:
    """The articles that are enforced, of one regulation or of all, each with what carries it out."""
    shown: list[str] = []
    for article, carried in parts().items():
        if regulation in (None, article.regulation):
            shown.append(f"{article.clause}  {_summary(language, article)}".rstrip())
            shown += [f"    {_said(language, part)}" for part in carried]
    return shown


def _summary(language: str, article: Article) -> str:
    key = f"clause-{article.clause.replace('.', '_')}"
    said = known(language, key)
    return "" if said == key else said


def _said(language: str, part: Part) -> str:
    said = known(language, f"{part.kind}-{part.name}")
    name = part.name if said == f"{part.kind}-{part.name}" else said
    owner = known(language, f"{part.matter}-title") if part.matter else say(language, "every-matter")
    return say(language, f"part-{part.kind}", matter=owner, name=name)
