"""The command line's words, from the same texts as everything else that is said."""

import os
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from bot.problems import ConfigurationError, Problem
from locales import LANGUAGES, has, text

Table = Sequence[Sequence[str]]


def chosen_language(given: str | None, environ: Mapping[str, str] = os.environ) -> str:
    """The language asked for, else the terminal's, else Chinese."""
    terminal = next((value for name in ("LC_ALL", "LANG") if (value := environ.get(name))), "")
    wanted = (given or terminal)[:2].lower()
    return wanted if wanted in LANGUAGES else LANGUAGES[0]


def say(language: str, key: str, **args: Any) -> str:
    """One of the command line's texts."""
    return text(language, f"cli-{key}", args)


def both(key: str) -> str:
    """A text in every language: what is shown before anybody could choose one."""
    return " / ".join(say(language, key) for language in LANGUAGES)


def known(language: str, key: str) -> str:
    """A text that need not be there; its key when it is not."""
    return text(language, key) if has(language, key) else key


def problem_line(language: str, problem: Problem) -> str:
    """One fault: where, what is wrong, what is allowed."""
    key = problem.key if has(language, problem.key) else "cli-wrong-value"
    said = text(language, key, dict(problem.args))
    return f"{problem.where}: {said}" if problem.where else said


def configuration_lines(language: str, error: ConfigurationError) -> list[str]:
    """Everything that is wrong with the file."""
    head = say(language, "wrong-head", file=error.file, count=len(error.problems))
    return [head, *(f"  {problem_line(language, problem)}" for problem in error.problems)]


def columns(rows: Table) -> list[str]:
    """Rows as aligned columns; Chinese characters are two wide."""
    if not rows:
        return []
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]


def _width(cell: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in cell)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))
