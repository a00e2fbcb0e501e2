"""What every store must do, whatever lies below it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, datetime, time
from itertools import chain
from pathlib import Path
from uuid import UUID

import pytest
from stores import NOON, OPENERS, TABLES, Opener, get, ids, later, message, put

from workflow.store import OUTBOX, Conflict, Document, Duplicate, Row, Store, Tx


@pytest.fixture(params=OPENERS)
def opener(request: pytest.FixtureRequest) -> Opener:
    chosen: Opener = request.param
    return chosen


@pytest.fixture
async def store(opener: Opener, tmp_path: Path) -> AsyncIterator[Store]:
    opened = opener(tmp_path / "data", TABLES)
    yield opened
    await opened.close()


async def test_a_failing_step_leaves_nothing_in_any_table(store: Store) -> None:
    await put(store, "case", "kept", {"state": "open", "number": 1})
    await put(store, "case", "gone", {"state": "open", "number": 2})

    def step(tx: Tx) -> None:
        tx.put("case", "kept", {"state": "done", "number": 3})
        tx.delete("case", "gone")
        tx.insert("case", "gone", {"state": "new", "number": 1})
        tx.insert(OUTBOX, "m", message("m"))
        raise LookupError("no such leader")

    with pytest.raises(LookupError, match="no such leader"):
        await store.run(step)
    assert await get(store, "case", "kept") == Row("kept", 1, {"state": "open", "number": 1})
    assert await ids(store, "case", eq={"state": "open"}) == ["kept", "gone"]
    assert await ids(store, "case", eq={"number": 2}) == ["gone"]
    assert await ids(store, "case", eq={"number": 3}) == []
    assert await get(store, OUTBOX, "m") is None


async def test_a_step_reads_its_own_writes(store: Store) -> None:
    await put(store, "case", "old", {"state": "open"})

    def step(tx: Tx) -> list[list[str]]:
        tx.insert("case", "new", {"state": "open"})
        both = [row.id for row in tx.find("case", eq={"state": "open"})]
        tx.put("case", "old", {"state": "done"})
        tx.delete("case", "new")
        return [both, [row.id for row in tx.find("case", eq={"state": "open"})]]

    assert await store.run(step) == [["old", "new"], []]


async def test_a_stale_version_is_a_conflict_and_changes_nothing(store: Store) -> None:
    row = await put(store, "case", "a", {"state": "open"}, expect=0)
    await put(store, "case", "a", {"state": "returned"}, expect=row.version)
    with pytest.raises(Conflict):
        await put(store, "case", "a", {"state": "approved"}, expect=row.version)
    with pytest.raises(Conflict):
        await put(store, "case", "a", {"state": "approved"}, expect=0)
    assert await get(store, "case", "a") == Row("a", 2, {"state": "returned"})


async def test_of_eight_approvers_at_once_one_wins(store: Store) -> None:
    await put(store, "case", "a", {"state": "open"})
    seen = await asyncio.gather(*(get(store, "case", "a") for _ in range(8)))

    async def approve(leader: int, row: Row) -> bool:
        try:
            await put(store, "case", "a", {"state": "approved", "by": leader}, expect=row.version)
        except Conflict:
            return False
        return True

    won = await asyncio.gather(*(approve(leader, row) for leader, row in enumerate(seen) if row))
    after = await get(store, "case", "a")
    assert won.count(True) == 1
    assert after == Row("a", 2, {"state": "approved", "by": won.index(True)})


async def test_a_taken_id_or_unique_value_is_a_duplicate(store: Store) -> None:
    await put(store, "case", "a", {"number": "2026-1"})
    await put(store, "case", "b", {"number": None})
    await put(store, "case", "c", {})
    with pytest.raises(Duplicate):
        await store.run(lambda tx: tx.insert("case", "a", {}))
    with pytest.raises(Duplicate):
        await store.run(lambda tx: tx.insert("case", "d", {"number": "2026-1"}))
    with pytest.raises(Duplicate):
        await put(store, "case", "b", {"number": "2026-1"})
    assert (await put(store, "case", "a", {"number": "2026-1", "state": "open"})).version == 2
    await store.run(lambda tx: tx.delete("case", "a"))
    assert (await put(store, "case", "b", {"number": "2026-1"})).version == 2


async def test_a_row_is_found_by_a_value_inside_its_document(store: Store) -> None:
    await put(store, "booking", "a", {"car": "A", "number": ["car", 7], "facts": {"filed": {"at": 1}}})
    await put(store, "booking", "b", {"car": "A", "number": ["car", 8], "facts": {}})
    await put(store, "booking", "c", {"car": "A", "number": ["car"], "facts": {"filed": 7}})
    await put(store, "booking", "d", {"car": "B", "number": 7})
    await put(store, "booking", "e", {"car": "A", "number": ["bus", 7]})
    assert await ids(store, "booking", eq={"number.1": 7}) == ["a", "e"]
    assert await ids(store, "booking", eq={"facts.filed.at": 1}) == ["a"]
    await put(store, "booking", "a", {"car": "A", "number": ["car", 9]})
    assert await ids(store, "booking", eq={"number.1": 7}) == ["e"]
    assert await ids(store, "booking", eq={"facts.filed.at": 1}) == []


async def test_a_row_is_found_by_each_of_several_values(store: Store) -> None:
    await put(store, "booking", "a", {"car": "A", "days": ["mon", "tue", "mon"]})
    await put(store, "booking", "b", {"car": "B", "days": ["tue", date(2026, 1, 1), True]})
    await put(store, "booking", "c", {"car": "A", "days": [1, None]})
    for nothing in ({"car": "A", "days": []}, {"car": "A", "days": None}, {"car": "A"}):
        await put(store, "booking", "d", nothing)
        assert await ids(store, "booking", eq={"days": "mon"}) == ["a"]
        assert await ids(store, "booking", eq={"car": "A"}) == ["a", "c", "d"]
    assert await ids(store, "booking", eq={"days": "tue"}) == ["a", "b"]
    assert await ids(store, "booking", eq={"days": "tue", "car": "A"}) == ["a"]
    await put(store, "booking", "e", {"car": "C", "days": ["fri"]})
    assert await ids(store, "booking", eq={"days": "tue", "car": "C"}) == []
    assert await ids(store, "booking", eq={"days": "fri", "car": "C"}) == ["e"]
    assert await ids(store, "booking", eq={"days": date(2026, 1, 1)}) == ["b"]
    assert await ids(store, "booking", eq={"days": True}) == ["b"]
    assert await ids(store, "booking", eq={"days": 1}) == ["c"]
    assert await store.run(lambda tx: tx.count("booking", {"days": "tue"})) == 2


async def test_several_values_are_changed_undone_and_deleted_with_their_row(store: Store) -> None:
    await put(store, "booking", "a", {"days": ["mon", "tue"]})

    def step(tx: Tx) -> None:
        tx.put("booking", "a", {"days": ["tue", "wed"]})
        tx.insert("booking", "b", {"days": ["mon"]})
        raise LookupError("no such car")

    with pytest.raises(LookupError):
        await store.run(step)
    assert [await ids(store, "booking", eq={"days": day}) for day in ("mon", "tue", "wed")] == [["a"], ["a"], []]
    await put(store, "booking", "a", {"days": ["tue", "wed"]})
    assert [await ids(store, "booking", eq={"days": day}) for day in ("mon", "tue", "wed")] == [[], ["a"], ["a"]]
    await store.run(lambda tx: tx.delete("booking", "a"))
    assert [await ids(store, "booking", eq={"days": day}) for day in ("mon", "tue", "wed")] == [[], [], []]


async def test_several_values_are_a_list_and_have_no_order(store: Store) -> None:
    for wrong in ("mon", 7, {"mon": True}, [["mon"]]):
        with pytest.raises(TypeError):
            await put(store, "booking", "a", {"days": wrong})
    with pytest.raises(TypeError):
        await put(store, "booking", "a", {"car": ["A"]})
    assert await ids(store, "booking") == []
    with pytest.raises(ValueError, match="several"):
        await ids(store, "booking", le={"days": "tue"})


async def test_which_rows_match_is_told_without_reading_them(store: Store) -> None:
    for id, car in (("a", "A"), ("b", "B"), ("c", "A")):
        await put(store, "booking", id, {"car": car})
    await put(store, "booking", "a", {"car": "A", "seen": True})

    def told(tx: Tx) -> list[list[str]]:
        tx.insert("booking", "d", {"car": "A"})
        return [tx.ids("booking", {"car": "A"}), tx.ids("booking", {}), tx.ids("booking", {"car": "C"})]

    assert await store.run(told) == [["a", "c", "d"], ["a", "b", "c", "d"], []]
    with pytest.raises(ValueError, match="no index"):
        await store.run(lambda tx: tx.ids("booking", {"seen": True}))


async def test_a_message_is_written_once_by_its_key(store: Store) -> None:
    await store.run(lambda tx: tx.insert(OUTBOX, "1", message("case/duty/ping")))

    def remind_again(tx: Tx) -> None:
        tx.put("case", "a", {"state": "reminded"})
        tx.insert(OUTBOX, "2", message("case/duty/ping"))

    with pytest.raises(Duplicate):
        await store.run(remind_again)
    assert await ids(store, OUTBOX) == ["1"]
    assert await get(store, "case", "a") is None


async def test_deleting_what_is_absent_does_nothing(store: Store) -> None:
    await store.run(lambda tx: tx.delete("case", "never"))
    assert await ids(store, "case") == []


async def test_eight_workers_claim_every_message_once(store: Store) -> None:
    for number in range(40):
        await put(store, OUTBOX, str(number), message(str(number)))

    async def work(worker: int) -> list[str]:
        taken: list[str] = []
        while rows := await store.claim(f"w{worker}", NOON, lease=60, limit=3):
            assert all(row.doc["claimed_by"] == f"w{worker}" for row in rows)
            taken += [row.id for row in rows]
        return taken

    claimed = await asyncio.gather(*(work(worker) for worker in range(8)))
    assert sorted(chain.from_iterable(claimed), key=int) == [str(number) for number in range(40)]


async def test_urgent_messages_are_claimed_first_then_the_oldest(store: Store) -> None:
    for id, rank in [("a", 5), ("b", 1), ("c", 5), ("d", 1), ("e", 9)]:
        await put(store, OUTBOX, id, message(id, rank=rank))
    await put(store, OUTBOX, "a", message("a", text="edited"))
    assert [row.id for row in await store.claim("w", NOON, lease=60, limit=3)] == ["b", "d", "a"]
    assert [row.id for row in await store.claim("w", NOON, lease=60, limit=3)] == ["c", "e"]


async def test_a_message_is_not_claimed_before_its_time_or_when_sent(store: Store) -> None:
    await put(store, OUTBOX, "early", message("early", not_before=later(0.5)))
    await put(store, OUTBOX, "sent", message("sent", state="sent"))
    await put(store, OUTBOX, "any", {"key": "any", "state": "waiting"})
    assert [row.id for row in await store.claim("w", NOON, lease=60, limit=9)] == ["any"]
    assert [row.id for row in await store.claim("w", later(0.5), lease=60, limit=9)] == ["early"]


async def test_a_lease_that_ran_out_is_claimed_again_and_counted(store: Store) -> None:
    await put(store, OUTBOX, "m", message("m"))
    [first] = await store.claim("w1", NOON, lease=60, limit=9)
    assert (first.doc["tries"], first.doc["claimed_until"]) == (1, later(60))
    assert await store.claim("w2", later(59.9), lease=60, limit=9) == []
    [second] = await store.claim("w2", later(60), lease=60, limit=9)
    assert (second.doc["tries"], second.doc["claimed_by"]) == (2, "w2")
    with pytest.raises(Conflict):
        await put(store, OUTBOX, "m", message("m", state="sent"), expect=first.version)
    assert (await put(store, OUTBOX, "m", message("m", state="sent"), expect=second.version)).version == 4


async def test_changing_a_value_that_was_given_or_read_does_not_change_the_store(store: Store) -> None:
    given: Document = {"state": "open", "steps": [{"by": "head"}]}

    def step(tx: Tx) -> Row:
        row = tx.put("case", "a", given)
        given["steps"][0]["by"] = "forged"
        row.doc["steps"].append("forged")
        return row

    put_row = await store.run(step)
    put_row.doc["state"] = "forged"
    given["steps"].append("forged")
    for read in (await get(store, "case", "a"), (await store.run(lambda tx: tx.find("case")))[0]):
        assert read == Row("a", 1, {"state": "open", "steps": [{"by": "head"}]})
        assert read is not None
        read.doc["steps"][0]["by"] = "forged"
        read.doc.clear()
    assert await get(store, "case", "a") == Row("a", 1, {"state": "open", "steps": [{"by": "head"}]})


@pytest.mark.parametrize(
    "value",
    [
        (1, 2),
        {1: "a"},
        datetime(2026, 1, 1),  # noqa: DTZ001
        {"$date": "2026-01-01"},
        {1, 2},
        float("nan"),
        float("-inf"),
        time(8, 30),
        UUID(int=1),
        Row("a", 1, {}),
        2**64,
        "\ud800",
    ],
)
async def test_a_value_that_would_come_back_as_another_is_refused(store: Store, value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        await put(store, "case", "a", {"nested": [value]})
    assert await get(store, "case", "a") is None


async def test_two_overlapping_bookings_of_one_car_cannot_both_be_made(store: Store) -> None:
    async def book(number: int, first: int, last: int) -> bool:
        def step(tx: Tx) -> bool:
            others = [row.doc for row in tx.find("booking", eq={"car": "A"})]
            if any(first <= doc["last"] and doc["first"] <= last for doc in others):
                return False
            tx.insert("booking", str(number), {"car": "A", "first": first, "last": last})
            return True

        return await store.run(step)

    hours = [(1, 9, 11), (2, 11, 12), (3, 12, 14), (4, 10, 13)]
    made = await asyncio.gather(*(book(*wish) for wish in hours))
    assert made == [True, False, True, False]


async def test_searching_without_an_index_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="applicant"):
        await ids(store, "case", eq={"applicant": "x"})
    with pytest.raises(ValueError, match="applicant"):
        await ids(store, "case", le={"applicant": "x"})
    with pytest.raises(ValueError, match="one key"):
        await ids(store, "case", le={"due": NOON, "number": 3})
    with pytest.raises(ValueError, match="nowhere"):
        await ids(store, "nowhere")


async def test_find_combines_equality_limit_and_order(store: Store) -> None:
    due = {"a": 30, "b": 10, "c": 20, "d": 10, "e": None, "f": 31}
    for id, seconds in due.items():
        at = later(seconds) if seconds is not None else None
        await put(store, "case", id, {"state": "open" if id != "c" else "done", "kind": "leave", "due": at})
    assert await ids(store, "case") == ["a", "b", "c", "d", "e", "f"]
    assert await ids(store, "case", limit=2) == ["a", "b"]
    assert await ids(store, "case", eq={"state": "open", "kind": "leave"}, limit=3) == ["a", "b", "d"]
    assert await ids(store, "case", le={"due": later(30)}) == ["b", "d", "c", "a"]
    assert await ids(store, "case", eq={"state": "open"}, le={"due": later(30)}) == ["b", "d", "a"]
    assert await ids(store, "case", eq={"state": "done"}, le={"due": later(30)}) == ["c"]
    assert await ids(store, "case", eq={"state": "open"}, le={"due": later(30)}, limit=2) == ["b", "d"]
    assert await ids(store, "case", eq={"state": "open", "kind": "vehicle"}) == []


async def test_what_matches_can_be_counted_within_a_step(store: Store) -> None:
    for number, state in enumerate(("open", "done", "open")):
        await put(store, "case", f"c{number}", {"state": state, "kind": "leave", "number": number})

    def step(tx: Tx) -> tuple[int, int, int]:
        before = tx.count("case", {"state": "open"})
        tx.delete("case", "c0")
        return before, tx.count("case", {"state": "open"}), tx.count("case", {"state": "done", "kind": "vehicle"})

    assert await store.run(step) == (2, 1, 0)
    with pytest.raises(ValueError, match="applicant"):
        await store.run(lambda tx: tx.count("case", {"applicant": "x"}))


async def test_true_is_not_one_and_text_is_not_a_number(store: Store) -> None:
    for id, value in [("bool", True), ("int", 1), ("text", "1"), ("day", date(2026, 1, 1))]:
        await put(store, "case", id, {"kind": value})
    assert await ids(store, "case", eq={"kind": True}) == ["bool"]
    assert await ids(store, "case", eq={"kind": 1}) == ["int"]
    assert await ids(store, "case", le={"kind": 2.5}) == ["int"]
    assert await ids(store, "case", le={"kind": "9"}) == ["text"]
    assert await ids(store, "case", le={"kind": date(2026, 1, 1)}) == ["day"]


async def test_a_transaction_cannot_be_used_after_its_end(store: Store) -> None:
    leaked = await store.run(lambda tx: tx)
    with pytest.raises(RuntimeError):
        leaked.put("case", "a", {})
    assert await get(store, "case", "a") is None
