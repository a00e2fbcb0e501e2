"""What is looked up only when somebody looks at it, and then once: most steps look at few of the stored cases."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


class Looked(Mapping[K, V]):
    """A mapping whose values are made at the first look. `keys` is what it has; use it within its transaction."""

    def __init__(self, keys: Collection[K], make: Callable[[K], V]) -> None:
        self._keys, self._make = keys, make
        self._made: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Listed(Sequence[V_co]):
    """A sequence that is made at the first look; use it within its transaction."""

    def __init__(self, make: Callable[[], Iterable[V_co]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> tuple[V_co, ...]:
        return tuple(self._make())

    @overload
    def __getitem__(self, at: int) -> V_co: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[V_co]: ...

    def __getitem__(self, at: Any) -> Any:
        return self._made[at]

    def __len__(self) -> int:
        return len(self._made)
