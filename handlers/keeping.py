"""What is kept of people for a while only: half-filled forms and invite codes."""

from datetime import timedelta

from handlers.binding import INVITE
from handlers.drafts import DIALOGUE, stack
from workflow.message import Line, Message, text
from workflow.office import Office
from workflow.post import post
from workflow.store import Row, Tx
from workflow.upkeep import KeepingSettings

ONE_DAY = timedelta(days=1)


def give_up_drafts(tx: Tx, office: Office) -> None:
    """Give up the forms that nobody has touched for long; whose they are is told once.

    A form is noted as seen by the first look after each answer, so that it need not know the time itself.
    """
    longest = timedelta(days=office.setting(KeepingSettings).draft_days)
    for row in tx.find(DIALOGUE):
        seen = row.doc.get("seen")
        if seen is None:
            tx.put(DIALOGUE, row.id, row.doc | {"seen": office.now})
        elif office.now - seen >= longest:
            _give_up(tx, office, row)


def _give_up(tx: Tx, office: Office, row: Row) -> None:
    drafts = stack(tx, row.id)
    tx.delete(DIALOGUE, row.id)
    if drafts and office.roster.in_service(row.id, office.half_day.day):
        lines = [Line("draft-given-up", {"what": text(Line(f"{draft.matter}-title"))}) for draft in drafts]
        key = f"draft/{row.id}/{office.now.isoformat()}"
        post(tx, office, key, row.id, Message(tuple(lines)), expires=office.now + ONE_DAY)


def forget_invites(tx: Tx, office: Office) -> None:
    """Forget the codes that have expired."""
    for row in tx.find(INVITE):
        if row.doc["expires"] + ONE_DAY < office.now:
            tx.delete(INVITE, row.id)
