"""Updates per second of our bot doing whole leave requests, beside bare echo bots of the Bot library.

All meet the same messenger (`wire.py`) on loopback, in the same run, in turn. Ours reads a line, checks it, opens the
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
ECHO_BOTS = {"httpx": "PTB, httpx", "httpx-concurrent": "PTB, httpx, concurrent", "aiohttp": "PTB, aiohttp"}
OURS = {"banshi": "Banshi, a leave"}
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


def measure(bot: str, measured: Measured) -> None:
    """One round of one bot."""
    given = ("leave",) if bot in OURS else ("echo", str(CHATS), str(ECHOES))
    with tempfile.TemporaryDirectory() as data, started("wire.py", *given) as wire:
        assert wire.stdout is not None
        port = wire.stdout.readline().strip()
        used = _children()
        with started("bots.py", bot, port, data) as process:
            found = json.loads(wire.stdout.readline())
            wire.wait(LONGEST)
            wire_time = _children() - used
            process.send_signal(signal.SIGTERM)
        measured.add(found, _children() - used - wire_time)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(rounds: int) -> None:
    """Print the table."""
    bots = {**ECHO_BOTS, **OURS}
    measured = {bot: Measured() for bot in bots}
    for _ in range(rounds):
        for bot in bots:
            measure(bot, measured[bot])
    beside = statistics.median(measured["httpx"].rates)
    sys.stdout.write(
        "| bot | updates/s | beside PTB, httpx | calls an update | CPU ms an update |\n|---|---|---|---|---|\n"
    )
    for bot, name in bots.items():
        sys.stdout.write(measured[bot].row(name, beside))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 3)
