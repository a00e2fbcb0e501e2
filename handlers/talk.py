"""One person's turn: who speaks, over which desk, and what is answered, all in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from handlers.incoming import Incoming
from handlers.render import words
from workflow.desk import Desk
from workflow.field import Request
from workflow.matter import Matter
from workflow.message import Button, Buttons, Line, Message, says
from workflow.post import CARD, post
from workflow.vitals import Vitals


@dataclass
class Talk:
    """The turn of one person of the roster. What is said goes through the outbox.

    in_place: the button that was pressed stands on the form's own message, which therefore may change in place.
    vitals: what the process knows of itself, for its administrators.
    """

    desk: Desk
    person: str
    language: str
    incoming: Incoming
    said: int = 0
    popup: Line | None = None
    in_place: bool = False
    vitals: Vitals = field(default_factory=Vitals)

    def say(self, message: Message | str, **args: Any) -> None:
        """Answer with a message, or with one line by its key."""
        self._post(says(message, **args) if isinstance(message, str) else message)

    def show(self, message: Message) -> None:
        """Show the form that is being filled in: in its place after a press on it, else as the newest message.

        There is one form message a person. Delivery takes the buttons off the old one when a new one is sent.
        """
        id = f"form/{self.person}"
        if self.desk.tx.get(CARD, id) is None:
            doc = {"case": "", "person": self.person, "purpose": "form", "message_id": None, "open": False}
            self.desk.tx.insert(CARD, id, doc)
        self._post(message, kind="edit" if self.in_place else "send", card=id)

    def send_menu(self) -> None:
        """Bring the commands behind the menu button up to date."""
        self._post(Message(()), kind="menu")

    def _post(self, message: Message, **more: Any) -> None:
        self.said += 1
        key = f"reply/{self.incoming.update}/{self.said}"
        post(self.desk.tx, self.desk.office, key, self.person, message, **more)

    def words(self, line: Line) -> str:
        """A line in this person's language."""
        office = self.desk.office
        return words(line, office.roster, self.language, office.calendar.zone)

    def request(
        self,
        matter: Matter[Any],
        values: dict[str, Any],
        about: str | None = None,
        returned: str | None = None,
    ) -> Request:
        """A form of this person's with these answers."""
        return self.desk.request(matter, self.person, values, about, returned)


def rows(buttons: Iterable[Button], width: int) -> Buttons:
    """Buttons in rows of a width."""
    made = list(buttons)
    return tuple(tuple(made[start : start + width]) for start in range(0, len(made), width))
