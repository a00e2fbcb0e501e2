"""What stands still, since when, and when it is known to go on."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.clock import Clock
from bot.health import Health
from workflow.vitals import Books


@dataclass(frozen=True)
class WatchSettings:
    """[watch]: after how many seconds something that stands still is an alarm."""

    loop_seconds: float = field(default=60.0, metadata={"source": "F-14", "about": "seconds without a tick"})
    silent_seconds: float = field(default=300.0, metadata={"source": "F-14", "about": "seconds without the messenger"})
    unsent_seconds: float = field(default=300.0, metadata={"source": "F-14", "about": "seconds that a message waits"})


class Stalls:
    """Judges one bot by its own notes. How long is counted by the even clock, which nobody sets."""

    def __init__(self, limits: WatchSettings, clock: Clock, health: Health) -> None:
        self._limits, self._clock, self._health = limits, clock, health
        self._oldest, self._oldest_seen = "", 0.0

    def standing(self, found: Books) -> dict[str, datetime]:
        """What stands still, and since when. Messages that wait for a silent messenger are no second alarm."""
        health, standing = self._health, {loop: self._health.beats[loop].at for loop in self.loops()}
        waited = self._waited(found)
        if health.silent is not None:
            if self._clock.elapsed() - health.silent.elapsed > self._limits.silent_seconds:
                standing["messenger"] = health.silent.at
        elif waited > self._limits.unsent_seconds and found.oldest_since is not None:
            standing.setdefault("deliveries", found.oldest_since)
        return standing

    def loops(self) -> list[str]:
        """The loops that have not gone round for too long."""
        now = self._clock.elapsed()
        return [loop for loop, beat in self._health.beats.items() if now - beat.elapsed > self._limits.loop_seconds]

    def over(self, kind: str, since: datetime, found: Books) -> bool:
        """Whether it is known that what stood still goes on; after a restart it is not known at once."""
        if kind == "messenger":
            return self._health.answering is not None and self._health.silent is None
        if kind == "deliveries" and found.oldest_since is not None and found.oldest_since <= since:
            return False
        return kind in self._health.beats and kind not in self.loops()

    def _waited(self, found: Books) -> float:
        """Seconds for which the same message has been the oldest one, while the messenger answered."""
        now, answering = self._clock.elapsed(), self._health.answering
        if found.oldest != self._oldest:
            self._oldest, self._oldest_seen = found.oldest, now
        return now - max(self._oldest_seen, answering.elapsed if answering else now)
