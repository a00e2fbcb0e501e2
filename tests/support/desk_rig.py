"""A rig whose people hand in whole forms and press acts at the desk, without the dialogue before it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from rig import ZONE, Rig, at

from regulations import matters
from workflow.attendance import open_desk
from workflow.case import Case
from workflow.desk import Desk, Outcome, Preview
from workflow.field import Request
from workflow.reminders import next_reminder
from workflow.store import Tx

T = TypeVar("T")


@dataclass
class DeskRig(Rig):
    """The office, at its desk."""

    async def applies(
        self, person: str, matter: str = "leave", about: Case | None = None, returned: Case | None = None, **values: Any
    ) -> Outcome:
        """Somebody hands in a form, complete as after its last question, or a corrected one."""

        def submit(desk: Desk) -> Outcome:
            request = _filled(desk, person, matter, about, returned, values)
            return desk.submit(matters()[matter], request, person)

        return await self.at_desk(submit)

    async def previews(self, person: str, matter: str = "leave", about: Case | None = None, **values: Any) -> Preview:
        """What the confirm card of a form would show."""
        return await self.at_desk(
            lambda desk: desk.preview(matters()[matter], _filled(desk, person, matter, about, None, values))
        )

    async def decides(
        self,
        person: str,
        act: str,
        case: Case | None = None,
        version: int | None = None,
        matter: str = "leave",
        **values: Any,
    ) -> Outcome:
        """Somebody presses an act on a case (the newest one of the matter), as its card shows it now."""
        pressed = await self.again(case) if case else await self.case(matter)
        shown = pressed.version if version is None else version
        return await self.at_desk(lambda desk: desk.press(pressed.id, act, person, shown, values))

    async def at_desk(self, step: Callable[[Desk], T]) -> T:
        """One transaction at the desk of this moment; what it causes is sent."""

        def opened(tx: Tx) -> T:
            return step(open_desk(tx, self.office, matters()))

        result = await self.store.run(opened)
        await self.deliver()
        return result

    async def diary(self, until: str) -> list[tuple[str, str, str]]:
        """Let the clock run: the minute, the person and the first key of every message that comes meanwhile."""
        written: list[tuple[str, str, str]] = []
        while (upcoming := await self.store.run(next_reminder)) is not None and upcoming <= at(until):
            minute = f"{upcoming.astimezone(ZONE):%m-%d %H:%M}"
            before = {person: len(box) for person, box in self.boxes.items()}
            await self.until(f"{upcoming.astimezone(ZONE):%Y-%m-%d %H:%M}")
            for person, box in self.boxes.items():
                written += [(minute, person, seen.keys[0]) for seen in box[before.get(person, 0) :]]
        await self.until(until)
        return written

    async def again(self, case: Case) -> Case:
        """The case as it is stored now."""
        found = await self.at_desk(lambda desk: desk.case(case.id))
        assert found is not None
        return found


def _filled(
    desk: Desk, person: str, matter: str, about: Case | None, returned: Case | None, values: dict[str, Any]
) -> Request:
    form = matters()[matter]
    earlier = returned.about if returned else about.id if about else None
    begun = returned.values if returned else form.begin(desk.request(form, person, {}, earlier))
    return desk.request(form, person, {**begun, **values}, earlier, returned.id if returned else None)
