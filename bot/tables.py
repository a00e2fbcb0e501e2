"""Every table of the store, with the keys by which it is searched, and how older documents are brought up to date."""

from bot import alarm
from handlers import binding, drafts
from storage import Migration
from workflow import desk, post, recount, reminders, tally
from workflow.store import Table

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
MIGRATIONS: tuple[Migration, ...] = ()
"""In order: the first brings documents of schema 1 to schema 2. A change of what is stored adds one."""
