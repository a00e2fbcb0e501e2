"""The archive beside the active part: what is asked of the past is read as if it were still there."""

from collections.abc import Iterable, Mapping

from workflow.store import Document, Row, Scalar, Tx, has

Past = Mapping[str, Mapping[str, Row]]
"""Archived rows by table and id; their version is 0, as they are not stored in the active part."""


def past_of(years: Iterable[Mapping[str, list[Row]]]) -> Past:
    """What the archives of several years hold; of one row that is in two of them, the later."""
    found: dict[str, dict[str, Row]] = {}
    for tables in years:
        for name, rows in tables.items():
            found.setdefault(name, {}).update({row.id: Row(row.id, 0, row.doc) for row in rows})
    return found


class WithPast:
    """A transaction that also sees archived rows. An active row wins; archived ones are only read."""

    def __init__(self, tx: Tx, past: Past) -> None:
        self._tx, self._past = tx, past

    def get(self, table: str, id: str) -> Row | None:
        """The active row, else the archived one."""
        return self._tx.get(table, id) or self._past.get(table, {}).get(id)

    def insert(self, table: str, id: str, doc: Document) -> Row:
        """Into the active part."""
        return self._tx.insert(table, id, doc)

    def put(self, table: str, id: str, doc: Document, expect: int | None = None) -> Row:
        """Into the active part."""
        return self._tx.put(table, id, doc, expect)

    def delete(self, table: str, id: str) -> None:
        """From the active part."""
        self._tx.delete(table, id)

    def find(
        self,
        table: str,
        eq: Mapping[str, Scalar] | None = None,
        le: Mapping[str, Scalar] | None = None,
        limit: int | None = None,
    ) -> list[Row]:
        """The archived rows, then the active ones; what is compared with `le` is not archived."""
        active = self._tx.find(table, eq, le, limit)
        if le or table not in self._past:
            return active
        wanted = (eq or {}).items()
        old = [
            row
            for row in self._past[table].values()
            if all(has(row.doc, key, value) for key, value in wanted) and self._tx.get(table, row.id) is None
        ]
        return [*old, *active][:limit]

    def ids(self, table: str, eq: Mapping[str, Scalar]) -> list[str]:
        """Which of both match, the archived ones first."""
        return [row.id for row in self.find(table, eq)] if table in self._past else self._tx.ids(table, eq)

    def count(self, table: str, eq: Mapping[str, Scalar]) -> int:
        """How many of both match."""
        return len(self.find(table, eq)) if table in self._past else self._tx.count(table, eq)
