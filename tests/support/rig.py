"""An office in a box: the real conversation, desk and store, a clock that the test moves."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cast import roster

from handlers import binding, drafts
from handlers.binding import language
from handlers.conversation import take
from handlers.incoming import Incoming, Paper
from handlers.menu import commands
from handlers.render import Rendered, render, words
from regulations import matters
from storage import open_store
from workflow import desk, post, recount, reminders, tally
from workflow.attendance import open_desk
from workflow.authority import Roster
from workflow.case import Case
from workflow.message import Line, Message
from workflow.office import Office
from workflow.reach import note_reached, note_unreachable
from workflow.recurrence import begin_periods
from workflow.store import OUTBOX, Row, Store, Tx
from workflow.tick import due, remind
from workflow.workdays import Calendar

ZONE = ZoneInfo("Asia/Shanghai")
TABLES = (
    *desk.TABLES,
    *post.TABLES,
    *reminders.TABLES,
    *recount.TABLES,
    *tally.TABLES,
    *binding.TABLES,
    *drafts.TABLES,
)


@dataclass
class Seen:
    """One message as somebody sees it."""

    id: int
    message: Message
    text: str
    labels: list[list[str]]
    edited: bool = False
    file: Mapping[str, Any] | None = None

    @property
    def keys(self) -> list[str]:
        """The keys of its lines."""
        return [line.key for line in self.message.lines]

    def data(self, label: str) -> str:
        """The data behind a button."""
        for row, labels in zip(self.message.buttons, self.labels, strict=True):
            for button, shown in zip(row, labels, strict=True):
                if shown == label:
                    return button.data
        raise AssertionError(f"no button {label!r} on {self.labels}")


@dataclass
class Rig:
    """The office. Times are local to the office: "2026-11-23 09:00"."""

    store: Store
    people: Roster
    now: datetime
    settings: dict[type, Any] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=Calendar)
    path: Path = Path()
    chats: dict[str, int] = field(default_factory=dict)
    boxes: dict[str, list[Seen]] = field(default_factory=lambda: defaultdict(list))
    popup: str | None = None
    popups: list[str | None] = field(default_factory=list)
    menus: dict[str, list[str]] = field(default_factory=dict)
    """The commands that somebody was sent last, with their descriptions: "leave 请假"."""
    deleted: list[tuple[str, int]] = field(default_factory=list)
    """Whose messages were deleted from the chat, by the message's id."""
    blocked: set[str] = field(default_factory=set)
    """Whom the messenger cannot reach."""
    updates: Any = field(default_factory=lambda: count(1))
    tokens: Any = field(default_factory=lambda: count(1))
    ids: Any = field(default_factory=lambda: count(1))

    @property
    def office(self) -> Office:
        return Office(self.now, self.people, self.calendar, lambda: f"t{next(self.tokens):06d}", self.settings)

    async def says(self, person: str, text: str) -> list[Seen]:
        """Somebody types a text. Returns what he sees because of it: new messages and changed ones."""
        return await self._take(person, text=text, message_id=next(self.ids))

    async def presses(self, person: str, label: str, on: Seen | None = None) -> list[Seen]:
        """Somebody presses the newest button of this label (or the one on a message)."""
        seen = on or next(seen for seen in reversed(self.boxes[person]) if any(label in row for row in seen.labels))
        return await self._take(person, data=seen.data(label), message_id=seen.id)

    async def uploads(
        self, person: str, name: str = "证明.pdf", type: str = "application/pdf", size: int = 1000, **paper: Any
    ) -> list[Seen]:
        """Somebody uploads a file that is what it says, with these pages or this fault."""
        file = {"file_id": f"f{name}", "name": name, "size": size, "type": type}
        return await self._take(person, file=file, paper=Paper(type, size, **paper), message_id=next(self.ids))

    async def sends(self, person: str, **incoming: Any) -> list[Seen]:
        """Any other update."""
        return await self._take(person, **incoming)

    async def _take(self, person: str, **incoming: Any) -> list[Seen]:
        chat = self.chats.setdefault(person, 999_000 + len(self.chats))
        update = Incoming(next(self.updates), chat, **incoming)
        popup = await self.store.run(lambda tx: take(tx, self.office, matters(), update))
        self.popup = popup
        self.popups.append(popup)
        before = {seen.id: seen.text for seen in self.boxes[person]}
        await self.deliver()
        return [seen for seen in self.boxes[person] if before.get(seen.id) != seen.text]

    async def restarts(self) -> None:
        """The bot is stopped and started again over the same files."""
        await self.store.close()
        self.store = open_store(self.path, TABLES)

    async def keeps_the_calendar(self) -> None:
        """The bot starts: what the office owes each month or year is watched; tests of one matter do without."""
        await self.store.run(lambda tx: begin_periods(tx, self.office, matters()))

    async def deliver(self) -> None:
        """Send what the outbox holds."""
        while rows := await self.store.claim("rig", self.now, 60, 50):
            for row in rows:
                await self.store.run(partial(self._sent, row=row))

    def _sent(self, tx: Tx, row: Row) -> None:
        doc, person = row.doc, self._addressee(row)
        if person in self.blocked:
            tx.put(OUTBOX, row.id, doc | {"state": "unreachable", "claimed_until": None})
            note_unreachable(tx, person, self.now)
            return
        note_reached(tx, person, self.now)
        if doc["kind"] == "menu":
            mine = commands(self.office, matters(), person)
            self.menus[person] = [
                f"{name} {words(line, self.people, language(tx, person, self.office))}" for name, line in mine
            ]
        elif doc["kind"] == "delete":
            self.deleted.append((person, doc["message_id"]))
        else:
            self._bring(tx, row, person)
        tx.put(OUTBOX, row.id, doc | {"state": "sent"})

    def _addressee(self, row: Row) -> str:
        by_chat = {chat: person for person, chat in self.chats.items()}
        return str(row.doc["person"] or by_chat[row.doc["chat"]])

    def _bring(self, tx: Tx, row: Row, person: str) -> None:
        doc, message = row.doc, Message.of_doc(row.doc["message"])
        made = render(message, self.people, language(tx, person, self.office))
        card = tx.get(post.CARD, doc["card"]) if doc.get("card") else None
        standing = card.doc["message_id"] if card else None
        if standing is not None and doc["kind"] == "edit":
            self._edit(person, standing, message, made)
            return
        if standing is not None:
            self._strip(person, standing)
        id = self._show(person, message, made, doc.get("file") or doc.get("event"))
        if card is not None:
            tx.put(post.CARD, card.id, card.doc | {"message_id": id})

    def _show(self, person: str, message: Message, made: Rendered, file: Any) -> int:
        id = int(next(self.ids))
        self.boxes[person].append(Seen(id, message, made.text, _labels(made), file=file))
        return id

    def _edit(self, person: str, id: int, message: Message, made: Rendered) -> None:
        seen = self._seen(person, id)
        seen.message, seen.text, seen.labels, seen.edited = message, made.text, _labels(made), True

    def _strip(self, person: str, id: int) -> None:
        """A new message of a card takes the buttons off the old one."""
        seen = self._seen(person, id)
        seen.message, seen.labels = Message(seen.message.lines), []

    def _seen(self, person: str, id: int) -> Seen:
        return next(seen for seen in self.boxes[person] if seen.id == id)

    async def until(self, moment: str) -> None:
        """Let the clock run to a local time; every reminder is sent at its minute."""
        target = at(moment)
        while (upcoming := await self.store.run(reminders.next_reminder)) is not None and upcoming <= target:
            self.now = max(self.now, upcoming)
            await self._tick()
        self.now = max(self.now, target)

    async def _tick(self) -> None:
        for row in await self.store.run(lambda tx: due(tx, self.now)):
            await self.store.run(partial(self._remind, id=row.id))
        await self.deliver()

    def _remind(self, tx: Tx, id: str) -> None:
        row = tx.get(reminders.DUTY, id)
        if row is not None:
            remind(open_desk(tx, self.office, matters()), row)

    async def case(self, matter: str = "leave", applicant: str | None = None) -> Case:
        """The newest case of a matter."""
        found = await self.store.run(lambda tx: list(desk.cases(tx, matter=matter)))
        return [case for case in found if applicant in (None, case.applicant)][-1]

    def last(self, person: str) -> Seen:
        """The newest message of somebody."""
        return self.boxes[person][-1]

    def keys(self, person: str) -> list[str]:
        """The keys of everything somebody has been told, oldest first."""
        return [key for seen in self.boxes[person] for key in seen.keys]

    def line(self, person: str, key: str) -> Line:
        """The newest line of a key among somebody's messages."""
        lines = [line for seen in self.boxes[person] for line in seen.message.lines if line.key == key]
        return lines[-1]


def _labels(made: Rendered) -> list[list[str]]:
    assert all(len(data.encode()) <= 64 for row in made.rows for _, data in row)
    return [[label for label, _ in row] for row in made.rows]


def at(moment: str) -> datetime:
    """A local time of the office as an instant."""
    return datetime.fromisoformat(moment).replace(tzinfo=ZONE)


async def open_rig(path: Path, now: str, people: Roster | None = None, settings: dict[type, Any] | None = None) -> Rig:
    """A new office whose people are all bound."""
    store = open_store(path, TABLES)
    rig = Rig(store, people or roster(), at(now), settings or {}, path=path)
    rig.chats = {person: 1000 + place for place, person in enumerate(rig.people.people)}
    await store.run(lambda tx: _bind(tx, rig))
    return rig


def _bind(tx: Tx, rig: Rig) -> None:
    for person, chat in rig.chats.items():
        if tx.get(binding.IDENTITY, str(chat)) is None:
            tx.insert(binding.IDENTITY, str(chat), {"person": person, "bound_at": rig.now - timedelta(days=1)})
