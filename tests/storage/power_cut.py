"""Some lives of one journal on a disk that forgets: each ends in a power cut, a kill or a clean end.

After each, what is read back must be exactly the state after some transaction, not an earlier one than the
last that was acknowledged or read back before.
"""

import random

from fake_disk import FakeDisk, PowerCut

from storage.archive import append_archive, read_archive
from storage.compaction import compact
from storage.journal import JournalStorage, partial_name
from storage.record import Write, record_line

LIVES = 6
YEAR = 2026
State = dict[str, dict[str, tuple[int, bytes]]]


class Broken(Exception):
    """A promise was not kept."""


class Simulation:
    """One seed: the same seed does the same. `ignored` is a durability call that the disk leaves out."""

    def __init__(self, seed: int, ignored: str = "") -> None:
        self._chance = random.Random(seed)
        self.disk = FakeDisk(ignored)
        self._states: list[State] = [{}]
        self._promised = 0
        self._archived: dict[str, bytes] = {}

    def run(self) -> None:
        """Raises Broken, or whatever refuses to start, when a promise was not kept."""
        for _ in range(LIVES):
            self.disk.calls = self._chance.randrange(self._chance.choice((12, 60)))
            try:
                self._live()
            except PowerCut:
                self._stop()
        self.disk.calls = 1_000_000
        self._open()

    def _stop(self) -> None:
        """Power cut; or only the process is killed, and the machine still has what it wrote."""
        if self._chance.random() < 0.7:
            self.disk = self.disk.after_cut(self._chance)

    def _live(self) -> None:
        journal = self._open()
        for _ in range(self._chance.randrange(12)):
            kind = self._chance.random()
            if kind < 0.6:
                self._commit(journal)
            elif kind < 0.75:
                self._compact(journal)
            else:
                self._archive(journal)
        self._commit(journal, transactions=[[]])

    def _open(self) -> JournalStorage:
        journal = JournalStorage(self.disk)
        if not self._promised <= journal.seq < len(self._states):
            raise Broken(f"{self._promised} was promised, {journal.seq} is there")
        del self._states[journal.seq + 1 :]
        if _in_order(_plain(journal)) != _in_order(self._states[-1]):
            raise Broken(f"record {journal.seq} is not what was written")
        self._promised = journal.seq
        archive = read_archive(self.disk, YEAR)
        for id, body in self._archived.items():
            if ("case", id) not in archive or archive["case", id].body != body:
                raise Broken(f"archived row {id} is gone")
        return journal

    def _commit(self, journal: JournalStorage, transactions: list[list[Write]] | None = None) -> None:
        if transactions is None:
            transactions = [self._transaction() for _ in range(self._chance.randrange(1, 4))]
        lines = b""
        for writes in transactions:
            lines += record_line(len(self._states), self._promised, writes)
            self._states.append(_after(self._states[-1], writes))
        journal.commit(lines, len(self._states) - 1)
        self._promised = len(self._states) - 1

    def _transaction(self) -> list[Write]:
        return [self._write() for _ in range(self._chance.randrange(1, 4))]

    def _write(self) -> Write:
        table, id = self._chance.choice(("case", "outbox")), str(self._chance.randrange(5))
        version = self._chance.choice((0, 1, 2, 3))
        body = b'{"text":"%d"}' % self._chance.getrandbits(self._chance.choice((8, 64, 512)))
        return Write(table, id, version, body if version else b"")

    def _compact(self, journal: JournalStorage) -> None:
        closed = journal.rotate()
        partial = partial_name(closed, str(self._chance.getrandbits(32)))
        compact(self.disk, closed, partial)
        journal.adopt(partial, closed)

    def _archive(self, journal: JournalStorage) -> None:
        rows = [Write("case", id, v, body) for id, (v, body) in self._states[-1].get("case", {}).items()]
        if not rows:
            return
        if self._chance.random() < 0.5:
            self.disk.calls = self._chance.randrange(8)
        for row in rows:
            self._archived.pop(row.id, None)
        append_archive(self.disk, YEAR, 1, rows)
        self._archived.update({row.id: row.body for row in rows})
        self._commit(journal, [[Write("case", row.id, 0, b"") for row in rows]])


def _after(state: State, writes: list[Write]) -> State:
    after = {table: dict(rows) for table, rows in state.items()}
    for table, id, version, body in writes:
        rows = after.setdefault(table, {})
        if version:
            rows[id] = (version, body)
        else:
            rows.pop(id, None)
    return {table: rows for table, rows in after.items() if rows}


def _plain(journal: JournalStorage) -> State:
    state = {name: {s.id: (s.version, s.body) for s in rows.values()} for name, rows in journal.read().items()}
    return {table: rows for table, rows in state.items() if rows}


def _in_order(state: State) -> dict[str, list[tuple[str, tuple[int, bytes]]]]:
    return {table: list(rows.items()) for table, rows in state.items()}
