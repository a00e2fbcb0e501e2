"""Bringing documents of an older program to what the present one expects."""

from collections.abc import Callable, Sequence

from storage.codec import decode, encode
from storage.replay import State, Stored
from workflow.store import Document

Migration = Callable[[str, Document], Document | None]
"""(table, document of schema n) -> the document of schema n + 1, or None when it is no longer kept."""


def migrate(table: str, body: bytes, migrations: Sequence[Migration]) -> bytes | None:
    """The bytes of a document after these migrations."""
    doc: Document | None = decode(body)
    for migration in migrations:
        if doc is not None:
            doc = migration(table, doc)
    return encode(doc)[0] if doc is not None else None


def migrate_state(state: State, migrations: Sequence[Migration]) -> State:
    """The whole state after these migrations; ids, versions and order stay."""
    migrated: State = {}
    for table, rows in state.items():
        kept = migrated[table] = {}
        for id, stored in rows.items():
            body = migrate(table, stored.body, migrations)
            if body is not None:
                kept[id] = Stored(id, stored.version, body)
    return migrated
