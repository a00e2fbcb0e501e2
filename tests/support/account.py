"""The account after the faults: what the people sent and what the messenger brought, against what the bot kept."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from staff import Staff, answers

from locales import text
from workflow.store import Document, Row
from workflow.upkeep import KEPT

LEAVE = re.compile(r"假〔(\d+)〕(\d+)号")
EXAMPLE = text("zh", "find-how")
"""What /find says of itself; the number in it is nobody's."""


@dataclass
class Account:
    """`persons`: who is behind a chat. `given_up`: chat and text of what the messenger refused for good."""

    staff: Staff
    persons: dict[int, str]
    given_up: Sequence[tuple[int, str]] = ()

    def problems(self, tables: dict[str, list[Row]]) -> list[str]:
        """Everything that does not tally. `tables`: what is in the bot's store at the end."""
        cases = {row.id: row.doc for row in tables["case"]}
        found = [*self._unconfirmed(), *self._questions(), *self._halves(tables)]
        found += [*self._decisions(cases), *self._forgotten(cases), *self._lost_cases(cases.values())]
        return [*found, *self._outbox(tables["outbox"])]

    def _unconfirmed(self) -> Iterable[str]:
        """Every update was taken."""
        return [f"update {id} was never confirmed" for id in self.staff.messenger.waiting]

    def _questions(self) -> Iterable[str]:
        """Every question was answered, and every answer after the first says that it may be a repeat."""
        brought, refused = answers(self.staff.messenger), " ".join(said for _, said in self.given_up)
        for question in self.staff.questions:
            count = brought.get(question.word, Counter())
            if not count and question.word not in refused:
                yield f"{question.word} (update {question.update}) was never answered"
            if count[False] > 1:
                yield f"{question.word} (update {question.update}) was answered {count[False]} times without a mark"

    def _halves(self, tables: dict[str, list[Row]]) -> Iterable[str]:
        """No question is marked as done without its answer, no leave is kept without its applicant's card.

        A mark that is older than the longest kept answer stays until the next update clears it away.
        """
        swept = self.staff.messenger.now() - KEPT
        marks = {row.id for row in tables["update"] if row.doc["at"] > swept}
        rows = {row.id for row in tables["outbox"]}
        for question in self.staff.questions:
            if str(question.update) in marks and f"reply/{question.update}/1" not in rows:
                yield f"update {question.update} is half applied"
        cards = {(row.doc["case"], row.doc["person"]) for row in tables["card"]}
        for row in tables["case"]:
            if row.doc["matter"] == "leave" and (row.id, row.doc["applicant"]) not in cards:
                yield f"case {row.id} has no card"

    def _decisions(self, cases: dict[str, Document]) -> Iterable[str]:
        """Nobody has agreed more often than he has pressed different buttons, and no level is decided twice."""
        pressed = Counter[tuple[str, str]]()
        for chat, data in {(press.chat, press.data) for press in self.staff.presses}:
            if data.startswith("a:approve:"):
                pressed[self.persons[chat], data.split(":")[2]] += 1
        for id, doc in cases.items():
            agreed = Counter(entry["actor"] for entry in doc["history"] if entry["act"] == "approve")
            for person, times in agreed.items():
                if times > pressed[person, id]:
                    yield f"{person} has agreed {times} times to case {id}, and pressed {pressed[person, id]} buttons"
            if agreed.total() > len(doc["steps"]):
                yield f"case {id} has {len(doc['steps'])} levels and was agreed to {agreed.total()} times"

    def _forgotten(self, cases: dict[str, Document]) -> Iterable[str]:
        """What a little window has said to be done is done."""
        done = text("zh", "done-approve")
        for press in self.staff.presses:
            if self.staff.messenger.popups.get(f"q{press.update}") == done and press.data.startswith("a:approve:"):
                id, person = press.data.split(":")[2], self.persons[press.chat]
                if not any(entry["actor"] == person for entry in cases.get(id, {"history": ()})["history"]):
                    yield f"{person} was told that his decision on {id} is taken, and it is not there"

    def _lost_cases(self, cases: Iterable[Document]) -> Iterable[str]:
        """Every number that anybody has been shown is there, once."""
        kept = Counter(tuple(doc["number"][1:]) for doc in cases if doc["number"][0] == "leave")
        shown = self.staff.messenger.brought()
        said = [(one.brought + one.text).replace(EXAMPLE, "") for one in shown]
        seen = {(int(year), int(number)) for one in said for year, number in LEAVE.findall(one)}
        yield from (f"leave {year}-{number} was shown and is gone" for year, number in sorted(seen - set(kept)))
        yield from (f"leave {number} is there {times} times" for number, times in kept.items() if times > 1)

    def _outbox(self, rows: Iterable[Row]) -> Iterable[str]:
        """What counts as sent was brought; what was given up, the messenger had refused."""
        chats = {person: chat for chat, person in self.persons.items()}
        brought = {(shown.chat, shown.id) for shown in self.staff.messenger.brought()}
        for row in rows:
            state, id = row.doc["state"], row.doc.get("message_id")
            if state == "sent" and id is not None and (chats[row.doc["person"]], id) not in brought:
                yield f"message {row.id} counts as sent, and was never brought"
            if state in ("waiting", "unreachable") or row.doc.get("reason") == "failed":
                yield f"message {row.id} is {state} ({row.doc.get('reason')})"
        given_up = sum(row.doc.get("reason") == "refused" for row in rows)
        if given_up > len(self.given_up):
            yield f"{given_up} messages were given up, {len(self.given_up)} were refused"
