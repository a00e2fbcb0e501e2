"""An alarm (10.5-4, 18.15, F-14): people told at once at any hour, again until somebody has heard it, and telephoned.

An internal messenger may not reach people at home: the duty officer has the telephone list at once, and notes each
call (K-39). Somebody who has not acknowledged in time, and was not telephoned, counts as not told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from workflow.act import Act, Deed, Done, Notice
from workflow.article import Article
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.field import Request, person
from workflow.message import Line, listed, text, titled
from workflow.message import person as name
from workflow.office import Office

CALLED = ("called",)


def is_open(case: Case) -> bool:
    """Whether it still runs: it is not closed."""
    return case.state is State.APPROVED


def minutes(count: int) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=count)


def duty_officers(office: Office) -> tuple[str, ...]:
    """值班: who has the telephone list and notes each call (K-39)."""
    return office.roster.holders("duty")


def present(holders: tuple[str | None, ...], office: Office) -> tuple[str, ...]:
    """The holders, and who acts for those who are away: an empty post is passed at once."""
    acting = [office.who_acts(one, "").person for one in holders if one and office.away(one)]
    return distinct([*holders, *acting])


def entries(people: tuple[str, ...], office: Office) -> dict[str, list[object]]:
    """Names, titles and telephone numbers as a parameter of a text."""
    return listed(text(_entry(one, office)) for one in people)


def _entry(who: str, office: Office) -> Line:
    number = office.person(who).phone
    return (
        Line("alarm-entry", {"who": titled(who), "phone": number})
        if number
        else Line("alarm-entry-none", {"who": titled(who)})
    )


@dataclass(frozen=True)
class Alarm:
    """Who is told at once; after how many minutes it is told again, and somebody counts as not told."""

    told: Callable[[Office], tuple[str, ...]]
    again: Callable[[Office], int]
    unheard_after: Callable[[Office], int]
    articles: tuple[Article, ...]

    def unheard(self, case: Case, office: Office) -> tuple[str, ...]:
        """Who has neither acknowledged nor been telephoned."""
        heard = {*case.facts.get("acked", {}), *(one["who"] for one in case.facts.get("called", [])), case.applicant}
        return tuple(one for one in self.told(office) if one not in heard)

    def notices(self, case: Case, office: Office, *acts: str) -> tuple[Notice, ...]:
        """The first push, and the telephone list of the duty officer."""
        first = Line("alarm-first")
        told = self.unheard(case, office)
        pushed = [Notice(one, "first", first, ("acknowledge", *acts), urgent=True) for one in told]
        others = {one: [other for other in told if other != one] for one in duty_officers(office)}
        lists = [
            Notice(one, "list", Line("alarm-list", {"who": entries(tuple(left), office)}), CALLED, urgent=True)
            for one, left in others.items()
            if left
        ]
        return (*pushed, *lists)

    def duties(self) -> tuple[Duty, Duty]:
        """Again and again until somebody has acknowledged; meanwhile the duty officer telephones."""
        return (
            Duty("acknowledge", self.articles, _nobody_acknowledged, self._again),
            Duty("telephone", self.articles, _nobody_acknowledged, self._telephone),
        )

    def _again(self, case: Case, office: Office) -> Iterator[Ping]:
        step = minutes(self.again(office))
        at, unheard = case.opened + step, self.unheard(case, office)
        while True:
            yield Ping("again", at, unheard, Line("alarm-again"), ("acknowledge",), urgent=True)
            at += step

    def _telephone(self, case: Case, office: Office) -> Iterator[Ping]:
        step = self.again(office)
        at, after = case.opened + minutes(min(step, self.unheard_after(office))), case.opened + minutes(step)
        officers = duty_officers(office)
        others = tuple(one for one in self.unheard(case, office) if one not in officers)
        line = Line("alarm-phone", {"who": entries(others, office)})
        while True:
            yield Ping("phone", at, officers if others else (), line, CALLED, urgent=True)
            at = after if at < after else at + minutes(step)

    def acts(self) -> tuple[Act, ...]:
        """To acknowledge, and to note a call."""
        whom = person("whom", suggest=self._suggested)
        return (
            Act("acknowledge", self._may_acknowledge, acknowledge, self.articles, asks=True, lasting=True),
            Act("called", _may_call, called, self.articles, (whom,), lasting=True),
        )

    def _suggested(self, request: Request) -> list[str]:
        return [one for one in self.told(request.office) if one not in duty_officers(request.office)]

    def _may_acknowledge(self, case: Case, who: str, office: Office) -> bool:
        told = who in self.told(office) and who != case.applicant
        return is_open(case) and told and who not in case.facts.get("acked", {})

    def lines(self, case: Case, office: Office) -> list[Line]:
        """Who has heard it, who was telephoned, who has not been told."""
        acked, calls = case.facts.get("acked", {}), case.facts.get("called", [])
        unheard = self.unheard(case, office)
        lines = [Line("alarm-acked", {"who": listed(name(one) for one in acked)})] if acked else []
        lines += [Line("alarm-called", {"who": name(one["who"]), "at": one["at"]}) for one in calls]
        return lines + ([Line("alarm-unheard", {"who": listed(name(one) for one in unheard)})] if unheard else [])


def acknowledge(deed: Deed) -> Done:
    """Somebody has heard it: the reminders stop for everybody."""
    return Done(heard(deed))


def heard(deed: Deed) -> Case:
    """The case with who does this among those who have heard it."""
    return deed.case.noted(acked={**deed.case.facts.get("acked", {}), deed.actor: deed.office.now})


def called(deed: Deed) -> Done:
    """The duty officer has telephoned somebody."""
    calls = [*deed.case.facts.get("called", []), {"who": deed.values["whom"], "at": deed.office.now}]
    return Done(deed.case.noted(called=calls))


def _nobody_acknowledged(case: Case, office: Office) -> bool:
    return is_open(case) and not case.facts.get("acked")


def _may_call(case: Case, who: str, office: Office) -> bool:
    return is_open(case) and who in duty_officers(office)
