"""One call of a Bot API method."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from messenger.parameters import Parameters
from messenger.state import State


async def never() -> None:
    """A caller who stays."""
    await asyncio.Event().wait()


@dataclass(frozen=True)
class Call:
    """What a method works on. `gone` ends when the caller has hung up."""

    state: State
    parameters: Parameters
    gone: Callable[[], Coroutine[Any, Any, None]] = never


Method = Callable[[Call], Awaitable[Any]]
