"""How somebody of the cast asks for leave, in typed words."""

from rig import Rig, Seen

LEAVE = {
    "kind": "事假",
    "when": "11月23日至25日",
    "reason": "探望父母",
    "place": "本地",
    "stand_in": "李娜",
    "phone": "13800000006",
}


async def fills_in_leave(rig: Rig, person: str = "wangfang", **changes: str) -> Seen:
    """Answer every question of the leave form; returns the confirm card."""
    await rig.says(person, "/leave")
    for answer in (LEAVE | changes).values():
        await rig.says(person, answer)
    return rig.last(person)


async def asks_for_leave(rig: Rig, person: str = "wangfang", **changes: str) -> None:
    """Fill in the leave form and submit it."""
    await fills_in_leave(rig, person, **changes)
    await rig.presses(person, "提交")


async def approves(rig: Rig, *people: str) -> None:
    """One after another agrees on the newest card that asks him."""
    for person in people:
        await rig.presses(person, "同意")
