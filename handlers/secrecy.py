"""At the door: a message with a secrecy marking is refused before anything of it is kept (26.2, 17.4, F-01)."""

from handlers.guard import Hit, inspect
from handlers.incoming import Incoming
from workflow.article import articles
from workflow.case import State
from workflow.desk import Desk, cases
from workflow.message import Button, Line, Message, cite, person, says, text
from workflow.office import Office
from workflow.post import URGENT, post
from workflow.store import Tx

BEHIND = articles("26.2", "17.4-1")


def marked(incoming: Incoming) -> Hit | None:
    """The rule that a message breaks by its text, its caption, or the name or first pages of its file."""
    name = str((incoming.file or {}).get("name") or "")
    said = ((incoming.text or "", "text"), (incoming.caption or "", "caption"), (name, "filename"))
    found = next((hit for words, where in said if (hit := inspect(words, where)) is not None), None)
    read = incoming.paper.rule if incoming.paper else None
    return found or (Hit(read) if read else None)


def refuse(tx: Tx, office: Office, sender: str, incoming: Incoming, hit: Hit) -> None:
    """Tell the sender what to do and offer the leak report (18.15), tell the security office, delete the message.

    Nothing of the content is kept or passed on. The row of kind "delete" has the sender's own `message_id`:
    delivery deletes that message from the chat, best effort, and sends nothing.
    """
    key = f"marked/{incoming.update}"
    refused = Line("guard-refused", {"articles": cite(BEHIND)})
    leak = Button(Line("leak-command"), "m:leak")
    post(tx, office, f"{key}/reply", sender, Message((refused,), ((leak,),)), rank=URGENT)
    if incoming.message_id is not None:
        post(
            tx, office, f"{key}/delete", sender, Message(()), kind="delete", message_id=incoming.message_id, rank=URGENT
        )
    note = says("guard-noted", who=person(sender), at=office.now, rule=text(Line(f"guard-{hit.rule}")))
    for holder in office.roster.holders("security"):
        post(tx, office, f"{key}/{holder}", holder, note, rank=URGENT)


def count(desk: Desk, sender: str) -> None:
    """One more refusal in the month's record of his unit (17.5-1); of whom and what, it holds nothing."""
    for case in list(cases(desk.tx, matter="secrecy_month", state=str(State.APPROVED))):
        desk.by_clock(case, "secrecy_refused", {"unit": desk.office.person(sender).unit})
