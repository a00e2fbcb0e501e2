"""Every matter says when a case of it is over: by an act that ends it, or by a day of its own (ADR 0005)."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from regulations import matters
from workflow.act import Act, Deed, Done, never
from workflow.case import ENDED, MOVES, State
from workflow.matter import Matter
from workflow.over import ended_on

LASTS = sorted(name for name, matter in matters().items() if matter.over_on is ended_on)
ENDINGS = {to.name for (before, _), after in MOVES.items() if before is State.APPROVED for to in after & ENDED}


def functions(first: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """A function, and the functions that it names or has been given, again and again."""
    known, found = set[int](), [first]
    while found:
        function = found.pop()
        code = getattr(function, "__code__", None)
        if code is None or id(code) in known:
            continue
        known.add(id(code))
        yield function
        named = [function.__globals__[name] for name in code.co_names if name in function.__globals__]
        held = [cell.cell_contents for cell in function.__closure__ or ()]
        wrapped = [act.do for act in held if isinstance(act, Act)]
        found += [other for other in (*named, *held, *wrapped) if callable(other)]


def ends(function: Callable[..., Any]) -> bool:
    """Whether a function may move an approved case to its end."""
    names = [set(one.__code__.co_names) for one in functions(function)]
    return any("move" in named and named & ENDINGS for named in names)


def may_end(matter: Matter[Any]) -> bool:
    """Whether an act of the matter, or what happens by itself, may end a case that is in force."""
    return any(ends(one) for one in (matter.opened, matter.filed, *(act.do for act in matter.acts)))


@pytest.mark.parametrize("name", LASTS)
def test_what_is_in_force_until_it_is_ended_can_be_ended_or_says_that_it_holds_for_good(name: str) -> None:
    assert may_end(matters()[name]), f"{name} stays approved for good: it must set over_on"


def test_a_matter_that_nobody_can_end_is_noticed() -> None:
    bare = Matter[Any](name="bare", regulation="30", rule="2026-11", read=lambda request: request, fields=())
    assert not may_end(bare)


def test_an_act_that_ends_is_seen_through_what_it_calls() -> None:
    def close(deed: Deed) -> Done:
        return Done(deed.case.move("close", State.CLOSED))

    def do(deed: Deed) -> Done:
        return close(deed)

    closing = Matter[Any](
        name="bare",
        regulation="30",
        rule="2026-11",
        read=lambda request: request,
        fields=(),
        acts=(Act("bare_end", never, do),),
    )
    assert may_end(closing)
