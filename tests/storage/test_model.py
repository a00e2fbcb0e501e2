"""Whatever is done to a store, a plain dict to which the same is done has the same in it."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stores import OPENERS, TABLES, Opener

from workflow.store import Duplicate, Row, Scalar, Store, Tx

IDS = st.sampled_from("abcdef")
DOCUMENTS = st.fixed_dictionaries(
    {},
    optional={
        "state": st.sampled_from(["open", "done", None, True, 1]),
        "due": st.dates() | st.integers(0, 5) | st.none(),
        "number": st.integers(0, 3),
        "more": st.recursive(
            st.none() | st.booleans() | st.text() | st.floats(allow_nan=False, allow_infinity=False) | st.dates(),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
            max_leaves=4,
        ),
    },
)
WRITE = st.tuples(st.sampled_from(["put", "insert"]), IDS, DOCUMENTS)
STEP: st.SearchStrategy[Any] = st.lists(WRITE | st.tuples(st.just("delete"), IDS, st.just({})), max_size=4)
HISTORY = st.lists(STEP | st.sampled_from(["reopen", "fail"]), max_size=15)
Model = dict[str, tuple[int, dict[str, Any]]]


def follow(model: Model, writes: Any) -> Model:
    """The model after a step. Raises Duplicate."""
    after = dict(model)
    for kind, id, doc in writes:
        taken = [other for other, (_, kept) in after.items() if kept.get("number") == doc.get("number", "none")]
        if kind == "delete":
            after.pop(id, None)
        elif (kind == "insert" and id in after) or (taken and taken != [id]):
            raise Duplicate
        else:
            after[id] = (after[id][0] + 1 if id in after else 1, doc)
    return after


def writing(writes: Any) -> Callable[[Tx], None]:
    """The same step for a store."""

    def step(tx: Tx) -> None:
        for kind, id, doc in writes:
            if kind == "delete":
                tx.delete("case", id)
            elif kind == "insert":
                tx.insert("case", id, doc)
            else:
                tx.put("case", id, doc)

    return step


def finding(state: Scalar) -> Callable[[Tx], list[Row]]:
    """Asks for the cases in one state."""
    return lambda tx: tx.find("case", eq={"state": state})


def failing(tx: Tx) -> None:
    """A step that deletes everything, and then thinks better of it."""
    for id in "fedcba":
        tx.delete("case", id)
    raise LookupError


async def agree(store: Store, model: Model) -> None:
    """Raises AssertionError when store and model differ."""
    rows = await store.run(lambda tx: tx.find("case"))
    assert [(row.id, row.version, row.doc) for row in rows] == [(id, v, doc) for id, (v, doc) in model.items()]
    for state in ("open", True, 1):
        found = await store.run(finding(state))
        same = [id for id, (_, doc) in model.items() if doc.get("state") is state]
        assert [row.id for row in found] == same


async def live(opener: Opener, path: Path, history: Any) -> None:
    store, model = opener(path, TABLES), Model()
    for step in history:
        if step == "reopen":
            await store.close()
            store = opener(path, TABLES)
        elif step == "fail":
            with pytest.raises(LookupError):
                await store.run(failing)
        else:
            try:
                model = follow(model, step)
            except Duplicate:
                with pytest.raises(Duplicate):
                    await store.run(writing(step))
            else:
                await store.run(writing(step))
        await agree(store, model)
    await store.close()


@pytest.mark.parametrize("opener", OPENERS)
@given(history=HISTORY)
@settings(max_examples=150, deadline=None)
def test_a_store_is_a_dict_that_survives(opener: Opener, history: Any) -> None:
    with TemporaryDirectory() as directory:
        asyncio.run(live(opener, Path(directory) / "data", history))
