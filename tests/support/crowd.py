"""A simulated office: sixty seeded people who ask, answer, dawdle and press what is not theirs, for a week."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import dropwhile, takewhile
from random import Random
from typing import Any

from desk_rig import DeskRig
from rig import ZONE

from regulations import matters
from workflow.attendance import open_desk
from workflow.authority import Person, Rank, Roster, Unit
from workflow.card import acts_of
from workflow.case import ENDED, Case, of_doc
from workflow.desk import Desk, Outcome, cases
from workflow.duty import Duty, Ping, outstanding
from workflow.field import Field, Request
from workflow.hearing import CASE
from workflow.reminders import DUTY, duties_of
from workflow.store import OUTBOX, Row, Tx

SECTIONS = ("secretariat", "finance", "supervision", "information", "security", "legal", "policy", "reform", "general")
SIZE = 60
MATTERS = ("car", "urgent", "urgent_follow_up", "supervision", "meeting", "meeting_absence", "leave")
SELDOM = dict.fromkeys(("withdraw", "refuse", "send_back", "ask_withdrawal", "car_cancel", "meeting_cancel"), 0.03)
SELDOM |= dict.fromkeys(("called", "urge", "sup_log", "car_unfit", "car_drunk"), 0.05) | {"approve": 4.0}
"""How often an act is chosen, against 1 for the others: most people want their matters done."""
SECRET = "密语{serial}号"
"""A word of its own in every case: who reads it has seen something of that case."""


def crowd_roster() -> Roster:
    """Director, three deputies, the discipline group, nine sections of six and one driver more."""
    leaders = [_person("director", Rank.DIRECTOR), *(_person(f"deputy{one}", Rank.DEPUTY) for one in range(3))]
    people = [*leaders, _person("discipline", Rank.DISCIPLINE)]
    for section in SECTIONS:
        people.append(_person(f"{section}_head", Rank.HEAD, section))
        people += [_person(f"{section}_{place}", Rank.STAFF, section) for place in range(1, 6)]
    people.append(_person("secretariat_6", Rank.STAFF, "secretariat"))
    assert len(people) == SIZE
    units = {one: Unit(one, one, f"{one}_head", f"deputy{place % 3}") for place, one in enumerate(SECTIONS)}
    return Roster({one.id: one for one in people}, {"leaders": Unit("leaders", "leaders"), **units}, _roles())


def _person(id: str, rank: Rank, unit: str = "leaders") -> Person:
    return Person(id, id, str(rank), unit, rank, phone="13800000000")


def _roles() -> dict[str, tuple[str, ...]]:
    return {
        "secretariat": ("secretariat_head", "secretariat_1"),
        "meetings": ("secretariat_head", "secretariat_1"),
        "dispatch": ("secretariat_head",),
        "drivers": ("secretariat_4", "secretariat_5", "secretariat_6"),
        "security": ("security_head",),
        "information": ("information_head",),
        "duty": ("information_1",),
        "supervision": ("supervision_head", "supervision_1"),
    }


@dataclass
class CrowdRig(DeskRig):
    """An office whose messenger is slow now and then: rows wait in the outbox while people act on."""

    random: Random = field(default_factory=Random)
    sent: list[tuple[Row, Case | None]] = field(default_factory=list)
    """Every row as it went out, with its case as it stood at that instant."""
    overtaken: list[str] = field(default_factory=list)
    """Urgent rows that waited while a routine one was sent."""
    misranked: list[str] = field(default_factory=list)
    """Calls to confirm urgent information that went out as routine."""
    missed: list[str] = field(default_factory=list)
    """Reminders that were due, still true after the tick, and of which nobody has a message."""

    async def deliver(self) -> None:
        """Nothing for a while, or everything."""
        if self.random.random() < 0.5:
            await super().deliver()

    async def deliver_all(self) -> None:
        """The messenger has caught up."""
        await super().deliver()

    def _remind(self, tx: Tx, id: str) -> None:
        case_id, _, name = id.partition("/")
        before = _case(tx, case_id)
        row, duty = tx.get(DUTY, id), _duty(before, name)
        office = open_desk(tx, self.office, matters()).office
        known = outstanding(duty, before, office, row.doc["sent"]) if before and duty and row else ()
        ready = [one for one in takewhile(lambda ping: ping.at <= self.now, known) if one.line is not None]
        super()._remind(tx, id)
        after = _case(tx, case_id)
        if after and duty and duty.open(after, office):
            last = {ping.to: ping for ping in ready}.values()
            keys = [f"{case_id}/{who}/{name}/{ping.key}" for ping in last for who in ping.to]
            self.missed += [key for key in keys if tx.get(OUTBOX, key) is None]

    def _sent(self, tx: Tx, row: Row) -> None:
        self.sent.append((row, _case(tx, row.doc.get("case"))))
        if row.doc["rank"] != 0:
            first = str(row.doc["message"]["lines"][:1])
            self.misranked += [row.id] if row.doc["kind"] == "send" and "alarm-again" in first else []
            waiting = tx.find(OUTBOX, eq={"state": "waiting"})
            self.overtaken += [one.id for one in waiting if one.doc["rank"] == 0]
        super()._sent(tx, row)


def _case(tx: Tx, id: str | None) -> Case | None:
    found = tx.get(CASE, id) if id else None
    return of_doc(found.id, found.version, found.doc) if found else None


def _duty(case: Case | None, name: str) -> Duty | None:
    found = duties_of(matters()[case.matter]) if case else ()
    return next((duty for duty in found if duty.name == name), None)


def passed_over(desk: Desk) -> list[str]:
    """Reminders whose minute is over and that no stored duty has in its record, of all cases, found anew."""
    over = desk.office.now - timedelta(minutes=1)
    return [
        f"{case.id}/{duty.name}/{ping.key}"
        for name in MATTERS
        for case in cases(desk.tx, matter=name)
        for duty in duties_of(desk.matters[name])
        for ping in takewhile(lambda one: one.at <= over, _left(desk, case, duty))
    ]


def _left(desk: Desk, case: Case, duty: Duty) -> Iterable[Ping]:
    """A duty that was over before it began has no record: what lies before the last step is not asked for."""
    row = desk.tx.get(DUTY, f"{case.id}/{duty.name}")
    left = outstanding(duty, case, desk.office, row.doc["sent"] if row else ())
    return left if row else dropwhile(lambda ping: ping.at < case.history[-1].at, left)


@dataclass
class Crowd:
    """The people's hands: what they ask for and press, all from one seed."""

    rig: CrowdRig
    random: Random
    serial: int = 0

    async def everything(self) -> list[Case]:
        """All cases of the simulated matters, oldest first."""
        return await self.rig.store.run(lambda tx: [case for name in MATTERS for case in cases(tx, matter=name)])

    def anybody(self) -> str:
        """Somebody of the office."""
        return self.random.choice(list(self.rig.people.people))

    def secret(self) -> str:
        """A new case's own word."""
        self.serial += 1
        return SECRET.format(serial=self.serial)

    def moment(self, most_hours: int) -> str:
        """A quarter of an hour within the next hours, as a form has it."""
        later = self.rig.now.astimezone(ZONE) + timedelta(minutes=15 * self.random.randint(1, 4 * most_hours))
        return later.replace(tzinfo=None, second=0).isoformat(timespec="minutes")

    def span(self, most_hours: int) -> tuple[str, str]:
        """Two such moments, in order."""
        first, second = sorted((self.moment(most_hours), self.moment(most_hours)))
        return first, second

    async def asks(self) -> None:
        """Somebody hands in one of the forms."""
        chosen = self.random.choice((self._car, self._car, self._leave, self._meeting, self._supervision, self._urgent))
        person, matter, values = chosen()
        await self.rig.applies(person, matter, **values)

    def _car(self) -> tuple[str, str, dict[str, Any]]:
        start, back = self.span(30)
        scope = self.random.choice(["in", "in", "out"])
        trip = {"start": start, "back": back, "origin": "办公楼", "destination": self.secret(), "scope": scope}
        more = {"people": self.random.randint(1, 4), "purpose": "meeting", "contact": "联系人", "phone": "13800000000"}
        extra = {"trip": "section", "parking": "单位院内"}
        return self.anybody(), "car", {**trip, **more, **extra}

    def _leave(self) -> tuple[str, str, dict[str, Any]]:
        day = self.rig.office.half_day.day + timedelta(days=self.random.randint(0, 3))
        form = {"kind": "private", "when": f"{day} am/{day} pm", "reason": self.secret(), "place": "local"}
        return self.anybody(), "leave", {**form, "stand_in": self.anybody(), "phone": "13800000000"}

    def _meeting(self) -> tuple[str, str, dict[str, Any]]:
        start, until = self.span(60)
        kind = self.random.choice(["office", "director", "other"])
        form = {"kind": kind, "secrecy": "plain", "subject": self.secret(), "start": start, "until": until}
        people = {"people": self.random.sample([one for one in self.rig.people.people if "head" in one], 3)}
        by = self.random.choice(["secretariat_head", "secretariat_1"])
        more = {} if kind == "office" else people
        return by, "meeting", {**form, "place": "三楼", "chair": "director", **more}

    def _supervision(self) -> tuple[str, str, dict[str, Any]]:
        unit = self.random.choice([one for one in SECTIONS if one != "supervision"])
        due: date = self.rig.office.half_day.day + timedelta(days=self.random.randint(1, 10))
        form = {"source": "decision", "what": self.secret(), "method": "papers", "units": [unit]}
        more = {"responsible": f"{unit}_{self.random.randint(1, 5)}", "due": f"{due} pm", "hand_in": "报告"}
        return "supervision_head", "supervision", {**form, **more}

    def _urgent(self) -> tuple[str, str, dict[str, Any]]:
        learned = self.rig.now.astimezone(ZONE) - timedelta(minutes=self.random.randint(0, 40))
        written = learned.replace(tzinfo=None).isoformat(timespec="minutes")
        return self.anybody(), "urgent", {"kind": "accident", "what": self.secret(), "learned": written}

    async def does_his_work(self) -> None:
        """Somebody presses something that a case lets him press now."""
        open_cases = [case for case in await self.everything() if case.state not in ENDED]
        if open_cases:
            case = self.random.choice(open_cases)
            choices = await self.rig.at_desk(lambda desk: list(_may(desk.office, case)))
            if choices:
                weights = [SELDOM.get(act, 1.0) for _, act in choices]
                who, act = self.random.choices(choices, weights)[0]
                await self.press(case, who, act)

    async def hears(self) -> None:
        """The telephone has been picked up within half an hour, at any hour."""
        unheard = [one for one in await self.everything() if one.matter == "urgent" and "acked" not in one.facts]
        if unheard:
            await self.rig.until(f"{self.rig.now + timedelta(minutes=self.random.randint(1, 30)):%Y-%m-%d %H:%M}")
        for case in unheard:
            await self.rig.decides("information_head", "acknowledge", case)

    async def presses_anything(self) -> tuple[Case, str, str, Outcome] | None:
        """Anybody presses any act of any case, his or not; what came of it."""
        found = await self.everything()
        if not found:
            return None
        case, who = self.random.choice(found), self.anybody()
        waiting = [one for one in found if one.current is not None]
        if waiting and self.random.random() < 0.7:
            case, act = self.random.choice(waiting), self.random.choice(["approve", "refuse", "send_back"])
        else:
            act = self.random.choice(list(acts_of(matters()[case.matter])))
        return case, who, act, await self.press(case, who, act)

    async def press(self, case: Case, who: str, act: str) -> Outcome:
        """Press an act, its questions answered at random."""
        asked = acts_of(matters()[case.matter])[act].fields
        request = await self.rig.at_desk(lambda desk: desk.request_of(case))
        return await self.rig.decides(who, act, case, **{one.name: self._answer(one, request) for one in asked})

    def _answer(self, asked: Field, request: Request) -> Any:
        if asked.name == "car":
            return self.random.choice(["甲A·G0001", "甲A·G0002"])
        if asked.name == "driver":
            return self.random.choice(_roles()["drivers"])
        made: dict[str, Callable[[], Any]] = {
            "text": lambda: "说明",
            "number": lambda: self.random.randint(0, 100),
            "moment": lambda: self.moment(20),
            "half_day": self._last_day,
            "day": self._last_day,
            "choice": lambda: self.random.choice(asked.options(request)),
            "person": self.anybody,
        }
        return made[asked.kind]()

    def _last_day(self) -> str:
        return f"{self.rig.office.half_day.day + timedelta(days=self.random.randint(0, 9))} pm"


def _may(office: Any, case: Case) -> Iterable[tuple[str, str]]:
    for act in acts_of(matters()[case.matter]).values():
        if act.to_form is None:
            yield from ((who, act.name) for who in office.roster.people if act.may(case, who, office))
