"""The fault switch: makes the next calls of the bot go wrong, for tests."""

from dataclasses import dataclass

from messenger.refusal import Refused

MODES = ("429", "403", "500", "drop-before", "drop-after", "hang")


@dataclass
class Fault:
    """What happens to the next `count` calls of `methods` (any but getUpdates if empty).

    `drop-before` closes the connection unheard, `drop-after` carries the call out and closes it, `hang` never
    answers. Only each `every`-th of the calls it concerns goes wrong and counts. `retry_after` is seconds.
    """

    mode: str
    count: int
    methods: frozenset[str] = frozenset()
    retry_after: int = 1
    every: int = 1
    met: int = 0

    def concerns(self, method: str) -> bool:
        """Whether the call is one that this fault counts."""
        if self.count <= 0:
            return False
        return method in self.methods if self.methods else method != "getupdates"

    def refusal(self) -> Refused | None:
        """The refusal that this fault is, if it is one."""
        if self.mode == "429":
            wait = {"retry_after": self.retry_after}
            return Refused(429, f"Too Many Requests: retry after {self.retry_after}", wait)
        if self.mode == "403":
            return Refused(403, "Forbidden: bot was blocked by the user")
        return Refused(500, "Internal Server Error") if self.mode == "500" else None


class FaultSwitch:
    """The faults that are set, first set first used up."""

    def __init__(self) -> None:
        self.pending: list[Fault] = []

    def next_for(self, method: str) -> Fault | None:
        """The fault that this call (its name in lower case) meets, counted down."""
        for fault in self.pending:
            if fault.concerns(method):
                fault.met += 1
                if fault.met % fault.every:
                    return None
                fault.count -= 1
                self.pending = [left for left in self.pending if left.count > 0]
                return fault
        return None
