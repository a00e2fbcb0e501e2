"""What a matter contributes to somebody's day, and to the overview of the office."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from workflow.message import Line


@dataclass(frozen=True)
class DayEntry:
    """Something of a case in somebody's day: an appointment (until when), or a deadline."""

    at: datetime
    line: Line
    until: datetime | None = None
    deadline: bool = False


@dataclass(frozen=True)
class Standing:
    """What leaders and 秘书室 learn of a case: out of the house, or overdue, and at which units.

    secret: counted only, never shown (F-19). to: who alone reads it; None: everybody who has the overview (10.7-3).
    """

    kind: Literal["out", "overdue"]
    line: Line
    units: tuple[str, ...] = ()
    secret: bool = False
    to: tuple[str, ...] | None = None
