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


@dataclass
class Talk:
    """The turn of one person of the roster. What is said goes through the outbox."""

    desk: Desk
    person: str
    language: str
    incoming: Incoming
    said: int = 0
    popup: Line | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    def say(self, message: Message | str, card: str | None = None, **args: Any) -> None:
        """Answer with a message, or with one line by its key. With `card`, it can be edited later on."""
        made = says(message, **args) if isinstance(message, str) else message
        self.said += 1
        key = f"reply/{self.incoming.update}/{self.said}"
        if card is not None and self.desk.tx.get(CARD, card) is None:
            doc = {"case": "", "person": self.person, "purpose": "form", "message_id": None, "open": False}
            self.desk.tx.insert(CARD, card, doc)
        post(self.desk.tx, self.desk.office, key, self.person, made, card=card)

    def edit(self, card: str, message: Message) -> None:
        """Change a message that stands already."""
        self.said += 1
        key = f"reply/{self.incoming.update}/{self.said}"
        post(self.desk.tx, self.desk.office, key, self.person, message, kind="edit", card=card)

    def words(self, line: Line) -> str:
        """A line in this person's language."""
        return words(line, self.desk.office.roster, self.language)

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
