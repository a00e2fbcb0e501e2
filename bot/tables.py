"""Every table of the store, with the keys by which it is searched."""

from bot import alarm
from handlers import binding, drafts
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
