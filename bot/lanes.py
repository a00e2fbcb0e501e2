"""Lanes: what belongs together is done one after another; other lanes do not wait for it."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """Does `work` on items, one item of a lane at a time. What `work` raises ends the task group."""

    def __init__(self, work: Callable[[T], Awaitable[None]]) -> None:
        self._work = work
        self._waiting: dict[Hashable, list[tuple[int, int, T]]] = {}
        self._places = count()

    def put(self, lane: Hashable, item: T, group: asyncio.TaskGroup, rank: int = 0) -> None:
        """Put an item into its lane: behind all of the same or a lower rank, before those of a higher one."""
        queue = self._waiting.get(lane)
        if queue is None:
            queue = self._waiting[lane] = []
            group.create_task(self._run(lane))
        heappush(queue, (rank, next(self._places), item))

    def __len__(self) -> int:
        """How many lanes are at work."""
        return len(self._waiting)

    @property
    def waiting(self) -> int:
        """How many items are not begun."""
        return sum(map(len, self._waiting.values()))

    async def _run(self, lane: Hashable) -> None:
        queue = self._waiting[lane]
        try:
            while queue:
                await self._work(heappop(queue)[2])
        finally:
            del self._waiting[lane]
