"""Every table of the store, with the keys by which it is searched, and how older documents are brought up to date."""

from bot import alarm
from handlers import binding, drafts
from regulations import matters
from storage import Migration
from workflow import desk, post, recount, reminders, tally
from workflow.case import of_doc
from workflow.hearing import CASE
from workflow.store import Document, Table

TABLES: tuple[Table, ...] = (
    *desk.TABLES,
    *post.TABLES,
    *reminders.TABLES,
    *recount.TABLES,
    *tally.TABLES,
    *binding.TABLES,
    *drafts.TABLES,
    *alarm.TABLES,
)


def found_by(table: str, doc: Document) -> Document:
    """Schema 2: a case is found by the weeks that it touches, and by who is to decide on it."""
    matter = matters().get(doc["matter"]) if table == CASE else None
    return doc | matter.found_by(of_doc("", 0, doc)) if matter else doc


MIGRATIONS: tuple[Migration, ...] = (found_by,)
"""In order: the first brings documents of schema 1 to schema 2. A change of what is stored adds one."""
