"""The regulations, one file each: what they let people apply for, by which rules, over whose desk, until when."""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any

from workflow.matter import Matter


@cache
def matters() -> dict[str, Matter[Any]]:
    """Every matter declared in this package, by name. A new file is found by itself."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    declared = [matter for module in modules for matter in getattr(module, "MATTERS", ())]
    return {matter.name: matter for matter in declared}
