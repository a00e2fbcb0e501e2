"""What is wrong with office.toml, said so that the administrator can mend it; all of it at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

SECRET = "messenger.token"  # noqa: S105 - the key whose value is never shown
FORMS = frozenset(
    {"not_an_id", "not_a_day", "not_a_half_day", "not_a_time", "not_a_phone", "not_a_year", "literal_error"}
)
"""Kinds of error whose text says by itself what is allowed."""


@dataclass(frozen=True)
class Problem:
    """One fault: the key it is at (`people[3].unit`), the key of its text, and that text's parameters."""

    where: str
    key: str
    args: Mapping[str, Any] = field(default_factory=dict, hash=False)


class ConfigurationError(Exception):
    """The file cannot be used as it is; `problems` are all that were found."""

    def __init__(self, file: str, problems: Sequence[Problem]) -> None:
        super().__init__(f"{file}: {len(problems)} problems")
        self.file, self.problems = file, tuple(problems)


def written(loc: Sequence[str | int]) -> str:
    """A place in the file, as `people[3].unit`; entries are counted from 0."""
    path = ""
    for part in loc:
        if part == "[key]":
            continue
        path += f"[{part}]" if isinstance(part, int) else f".{part}"
    return path.removeprefix(".")


def problem_of(error: ErrorDetails, model: type[BaseModel], section: str = "") -> Problem:
    """What pydantic found, in our words."""
    loc = ([section] if section else []) + list(error["loc"])
    where, kind, context = written(loc), error["type"], error.get("ctx", {})
    if kind == "extra_forbidden":
        allowed = ", ".join(allowed_keys(model, error["loc"][:-1]))
        return Problem(where, "cli-wrong-unknown", {"allowed": allowed})
    if kind in FORMS:
        given = str(error["input"])[:40]
        return Problem(where, f"cli-wrong-{kind}", {"given": given, "allowed": context.get("expected", "")})
    if kind.endswith("_type") or kind == "missing":
        return Problem(where, f"cli-wrong-{kind}", {})
    return Problem(where, "cli-wrong-other", {"said": error["msg"]})


def allowed_keys(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """The keys that the section at this place knows."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _inner(model.model_fields[part].annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, by itself or in a list."""
    for found in (annotation, *get_args(annotation)):
        if isinstance(found, type) and issubclass(found, BaseModel):
            return found
    return None
