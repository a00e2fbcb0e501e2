"""The upkeep is done in small parts, however many cases there are."""

import asyncio

from kit import Desk, eventually

from bot.upkeep import AT_ONCE, Upkeep
from workflow.case import Case, State, to_doc
from workflow.hearing import CASE
from workflow.store import Tx


async def test_who_looks_for_what_is_over_lets_everybody_else_work_in_between(desk: Desk) -> None:
    values, now = {"when": "2026-12-07 am/2026-12-07 pm"}, desk.clock.now()
    doc = to_doc(Case("", "leave", "leave", "wangfang", "second", now, values, state=State.APPROVED))

    def many(tx: Tx) -> None:
        for number in range(3 * AT_ONCE):
            tx.insert(CASE, f"c{number}", doc)

    await desk.store.run(many)
    looking, turns = asyncio.create_task(Upkeep(desk.settings, desk.store, desk.clock).look()), list[bool]()

    def ended() -> bool:
        turns.append(looking.done())
        return turns[-1]

    await eventually(ended)
    assert len(turns) > 3
