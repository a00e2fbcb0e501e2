"""How fast messages go out: about one a second to one chat, and no more than so many to all of them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

CROWD = 1000
"""So many turns at most are taken ahead; a clock that was set back moves no turn further away."""


@dataclass(frozen=True)
class DeliverySettings:
    """[delivery]: the messenger's limits. Zero means that there is none."""

    chat_seconds: float = field(
        default=1.0, metadata={"source": "F-14", "about": "seconds between two messages to one chat"}
    )
    per_second: float = field(default=30.0, metadata={"source": "F-14", "about": "messages to all chats in one second"})


UNPACED = DeliverySettings(0.0, 0.0)
"""For the embedded messenger, which has no limits."""


class Pace:
    """When the next message may go: to one chat, and at all."""

    def __init__(self, settings: DeliverySettings) -> None:
        self._chat_gap = timedelta(seconds=settings.chat_seconds)
        self._gap = timedelta(seconds=1 / settings.per_second if settings.per_second else 0.0)
        self._chats: dict[str, datetime] = {}
        self._next: datetime | None = None

    def chat_turn(self, chat: str, now: datetime) -> datetime:
        """When a message to this chat may go."""
        return _ahead(self._chats.get(chat), now, self._chat_gap)

    def turn(self, now: datetime) -> datetime:
        """When a message may go at all; the turn is taken."""
        turn = _ahead(self._next, now, self._gap * CROWD)
        self._next = turn + self._gap
        return turn

    def sent(self, chat: str, now: datetime) -> None:
        """Note that a message went to this chat."""
        if len(self._chats) > CROWD:
            self._chats = {known: at for known, at in self._chats.items() if at > now}
        self._chats[chat] = now + self._chat_gap


def _ahead(at: datetime | None, now: datetime, longest: timedelta) -> datetime:
    return at if at is not None and now < at <= now + longest else now
