"""The regulations, one file each: what they let people apply for, by which rules, over whose desk, until when."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from workflow.matter import Matter
from workflow.words import Words


@cache
def matters() -> dict[str, Matter[Any]]:
    """Every matter declared in this package, by name. A new file is found by itself."""
    declared = [matter for module in _modules() for matter in getattr(module, "MATTERS", ())]
    return {matter.name: matter for matter in declared}


@cache
def words() -> list[Words]:
    """The words of every matter, by which people ask for it in a free message."""
    return [words for matter in matters().values() for words in matter.words]


def _modules() -> Iterator[ModuleType]:
    return (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
