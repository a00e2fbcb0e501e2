"""The numbers that the office may set: one section per regulation, checked against its own defaults."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any, get_type_hints

from pydantic import ConfigDict, ValidationError, create_model
from pydantic import Field as ModelField

from bot.invitation import InviteSettings
from bot.pace import DeliverySettings
from bot.problems import Problem, problem_of
from bot.stalls import WatchSettings
from handlers.dates import Conventions
from regulations import matters
from workflow.pending import PendingSettings
from workflow.upkeep import KeepingSettings

EXACT = (bool, int, float, str)


def sections() -> dict[str, type[Any]]:
    """The settings that exist, by the name of their section."""
    own = {
        "pending": PendingSettings,
        "delivery": DeliverySettings,
        "invite": InviteSettings,
        "dates": Conventions,
        "watch": WatchSettings,
        "keeping": KeepingSettings,
    }
    return own | {name: matter.settings for name, matter in matters().items() if matter.settings}


def read_numbers(given: Mapping[str, Any]) -> tuple[dict[type[Any], Any], list[Problem]]:
    """The settings of all sections, and what is wrong with them."""
    known, problems = sections(), []
    read: dict[type[Any], Any] = {}
    for name, values in given.items():
        if name not in known or not isinstance(values, dict):
            allowed = ", ".join(sorted(known))
            problems.append(Problem(name, "cli-wrong-section", {"allowed": allowed}))
            continue
        try:
            read[known[name]] = _read(known[name], values)
        except ValidationError as error:
            found = error.errors(include_url=False)
            problems += [problem_of(one, _model(known[name]), name) for one in found]
    return read, problems


def _read(kind: type[Any], values: Mapping[str, Any]) -> Any:
    checked = _model(kind).model_validate(values)
    return kind(**{name: getattr(checked, name) for name in type(checked).model_fields})


def _model(kind: type[Any]) -> Any:
    hints = get_type_hints(kind)
    shaped: dict[str, Any] = {item.name: (hints[item.name], _default(item, hints)) for item in fields(kind)}
    return create_model(kind.__name__, __config__=ConfigDict(extra="forbid"), **shaped)


def _default(item: "Field[Any]", hints: Mapping[str, Any]) -> Any:
    strict = hints[item.name] in EXACT
    if item.default is not MISSING:
        return ModelField(default=item.default, strict=strict)
    if item.default_factory is not MISSING:
        return ModelField(default_factory=item.default_factory, strict=strict)
    return ModelField(strict=strict)
