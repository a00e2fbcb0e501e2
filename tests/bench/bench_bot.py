"""Updates per second of our bot doing whole leave requests, beside bare echo bots of the Bot library.

All meet the same messenger (`wire.py`) on loopback, in the same run, in turn: one that answers each call at once, and
one that takes 20 ms, as a messenger does that keeps what it is given. Ours reads a line, checks it, opens the
case, asks two levels, edits everybody's cards, and has every step on disk before it is acknowledged. CPU: the bot's
own processor time for an update, which a busy machine disturbs less. Run: `python tests/bench/bench_bot.py [ROUNDS]`.
"""

import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
CHATS, ECHOES = 100, 2_000
FIVE = 5
"""Messages that an update of ours brings about, nearly: what a bot of as many calls handles that keeps nothing."""
ECHO_BOTS = {
    "PTB, httpx": ("httpx", 1),
    "PTB, httpx, concurrent": ("httpx-concurrent", 1),
    "PTB, aiohttp": ("aiohttp", 1),
}
TALKATIVE_BOTS = {
    "PTB, httpx, five answers": ("httpx", FIVE),
    "PTB, aiohttp, five answers": ("aiohttp", FIVE),
}
OURS = {"Banshi, a leave": ("banshi", 0)}
BOTS = ECHO_BOTS | TALKATIVE_BOTS | OURS
TABLES = {0: tuple(BOTS), 20: tuple(ECHO_BOTS | OURS)}
"""Milliseconds that the messenger takes for a call, and who is measured there."""
LONGEST = 600.0


@dataclass
class Measured:
    """Of each round: updates and calls a second, and the bot's milliseconds of processor time for an update."""

    rates: list[float] = field(default_factory=list)
    calls: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def add(self, found: dict[str, float], cpu: float) -> None:
        """One round."""
        self.rates.append(found["updates"] / found["seconds"])
        self.calls.append(found["calls"] / found["updates"])
        self.cpu.append(1000 * cpu / found["updates"])

    def row(self, name: str, beside: float) -> str:
        """A line of the table; `beside` are the updates a second that it is compared with."""
        rate = statistics.median(self.rates)
        calls, cpu = statistics.median(self.calls), statistics.median(self.cpu)
        return f"| {name} | {rate:,.0f} | {rate / beside:.2f} | {calls:.1f} | {cpu:.2f} |\n"


def started(script: str, *given: str) -> subprocess.Popen[str]:
    """One of the two sides, in a process of its own."""
    environment = os.environ | {"PYTHONPATH": f"{HERE.parent.parent}:{HERE}"}
    command = [sys.executable, str(HERE / script), *given]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def measure(name: str, delay: int, measured: Measured) -> None:
    """One round of one bot."""
    kind, answers = BOTS[name]
    given = ("echo", str(CHATS), str(ECHOES), str(answers)) if answers else ("leave",)
    with tempfile.TemporaryDirectory() as data, started("wire.py", str(delay), *given) as wire:
        assert wire.stdout is not None
        port = wire.stdout.readline().strip()
        used = _children()
        with started("bots.py", kind, port, str(answers) if answers else data) as process:
            found = json.loads(wire.stdout.readline())
            wire.wait(LONGEST)
            wire_time = _children() - used
            process.send_signal(signal.SIGTERM)
        measured.add(found, _children() - used - wire_time)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def table(rounds: int, delay: int) -> None:
    """The bots at one messenger."""
    measured = {name: Measured() for name in TABLES[delay]}
    for _ in range(rounds):
        for name, found in measured.items():
            measure(name, delay, found)
    beside = statistics.median(measured["PTB, httpx"].rates)
    columns = ("updates/s", "beside PTB, httpx", "calls an update", "CPU ms an update")
    sys.stdout.write(f"| a call takes {delay} ms | {' | '.join(columns)} |\n|---|---|---|---|---|\n")
    for name, found in measured.items():
        sys.stdout.write(found.row(name, beside))


def main(rounds: int) -> None:
    """Print the tables."""
    for delay in TABLES:
        table(rounds, delay)


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3)
