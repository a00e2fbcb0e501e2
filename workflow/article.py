"""Which article a rule follows: the clause ids of the catalogue, as "30.4-1" or "21.1-7"."""

from dataclasses import dataclass

_IN_PARTS = frozenset({"6.0", "6.1", "6.2", "21.1", "21.2"})
"""Regulations that consist of several texts, each with articles of its own."""


@dataclass(frozen=True, order=True)
class Article:
    """One clause. `regulation` is "30" or "21.1"; `number` is the article in it, "4"."""

    clause: str

    def __str__(self) -> str:
        return self.clause

    @property
    def _parts(self) -> tuple[str, str]:
        first, _, rest = self.clause.partition(".")
        head, _, tail = rest.partition("-")
        return (f"{first}.{head}", tail) if f"{first}.{head}" in _IN_PARTS else (first, rest)

    @property
    def regulation(self) -> str:
        return self._parts[0]

    @property
    def number(self) -> str:
        return self._parts[1].partition("-")[0]


def article(clause: str) -> Article:
    """The article with this clause id."""
    return Article(clause)


def articles(*clauses: str) -> tuple[Article, ...]:
    """Several articles by their clause ids."""
    return tuple(Article(clause) for clause in clauses)
