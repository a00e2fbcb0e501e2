"""What an answer came to: a value, a refusal, or a question back."""

from dataclasses import dataclass
from typing import Any

from workflow.message import Line

Options = tuple[tuple[Any, Line], ...]
"""Values with the labels of their buttons."""


@dataclass(frozen=True)
class Taken:
    """The answer as it is kept."""

    value: Any


@dataclass(frozen=True)
class Wrong:
    """Not an answer: why, and what would be one."""

    line: Line


@dataclass(frozen=True)
class Which:
    """More than one reading: they become buttons."""

    line: Line
    options: Options


Answer = Taken | Wrong | Which
