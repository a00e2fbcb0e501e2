"""A matter (事项): one thing that a regulation lets people apply for, declared as data and plain functions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from workflow.act import Act, Deed, Done, Follow
from workflow.agenda import DayEntry, Standing
from workflow.article import Article
from workflow.authority import Substitute
from workflow.case import DECIDERS, WEEKS, Case
from workflow.duty import Duty
from workflow.field import Field, Request, Values, always
from workflow.message import Args, Line, cite
from workflow.office import Office
from workflow.over import ended_on
from workflow.period import Period
from workflow.recurs import Recurs
from workflow.route import Tier
from workflow.words import Words

S = TypeVar("S")
Instead = Mapping[str, tuple[str, ...]]
"""Of each person: who learns at once what is urgent instead of him."""


@dataclass(frozen=True)
class Finding:
    """What a check found: a refusal (`stops`) or a warning, with the article and what would be allowed."""

    key: str
    articles: tuple[Article, ...]
    args: Args = field(default_factory=dict, hash=False)
    stops: bool = True
    field: str | None = None

    @property
    def line(self) -> Line:
        """What it says, with the article."""
        return Line(self.key, {**self.args, "articles": cite(self.articles)})


@dataclass(frozen=True)
class Check(Generic[S]):
    """A rule. `found` gives the parameters of its text when it is broken.

    It runs when all of `of` are answered; a rule of no answer in particular runs on the whole form.
    """

    key: str
    articles: tuple[Article, ...]
    of: tuple[str, ...]
    found: Callable[[S], Args | None]
    stops: bool = True


def refuse(key: str, articles: tuple[Article, ...], of: tuple[str, ...], found: Callable[[S], Args | None]) -> Check[S]:
    """A rule that refuses."""
    return Check(key, articles, of, found)


def warn(key: str, articles: tuple[Article, ...], of: tuple[str, ...], found: Callable[[S], Args | None]) -> Check[S]:
    """A rule that only warns."""
    return Check(key, articles, of, found, stops=False)


Need = Callable[[Request], Mapping[str, Any] | None]
"""Which earlier cases a rule looks at: the values of their indexes, or None when none are needed yet.

A tuple of values: any of them. By its "weeks" a rule about a few days finds what touches them, and reads no years.
"""


def no_lines(request: Request) -> list[Line]:
    """Nothing to remark."""
    return []


def no_follows(request: Request, findings: list[Finding]) -> tuple[Follow, ...]:
    """A refusal by rule has no consequences."""
    return ()


@dataclass(frozen=True)
class Item:
    """One line of a list; with a case, a button opens its card for those who may read it."""

    line: Line
    case: Case | None = None


@dataclass(frozen=True)
class Listing:
    """A list that a command shows: made of stored cases (`needs`), whoever asks (`request.applicant`).

    Texts: `command-NAME` for the menu, `list-NAME` for its head, `list-NAME-empty` when there is nothing.
    """

    name: str
    needs: Mapping[str, Need]
    items: Callable[[Request], list[Item]]
    opens: Callable[[Request], bool] = always
    """Whether this person has the command."""
    past: bool = False
    """Whether it shows as well what has gone to the archive."""


@dataclass(frozen=True, eq=False)
class Matter(Generic[S]):
    """A declaration. Texts are found under its name in `locales/`; nothing else knows of it.

    opens: None when this person may open the form, else why not. remarks: what the confirm card and the
    approvers see besides the answers. glance: what people outside the route see of the form. standing: what
    has become known since. also: who else has a card of the case. files_with: the role that registers it.
    absence: when the applicant is away because of it. substitution: who acts for whom because of it.
    """

    name: str
    regulation: str
    rule: str
    """The version of the rule, recorded with every decision: the day from which it is as it is."""
    read: Callable[[Request], S]
    fields: tuple[Field, ...]
    checks: tuple[Check[S], ...] = ()
    route: tuple[Tier[S], ...] = ()
    acts: tuple[Act, ...] = ()
    duties: tuple[Duty, ...] = ()
    family: str = ""
    opens: Callable[[Request], Finding | None] = lambda _: None
    needs: Mapping[str, Need] = field(default_factory=dict)
    remarks: Callable[[Request], list[Line]] = no_lines
    glance: tuple[str, ...] = ()
    standing: Callable[[Case, Office], list[Line]] = lambda _case, _office: []
    also: Callable[[Case, Office], tuple[str, ...]] = lambda _case, _office: ()
    files_with: str | None = None
    begin: Callable[[Request], Values] = lambda _: {}
    """The answers that a form about another case begins with."""
    opened: Callable[[Deed], Done] = lambda deed: Done(deed.case)
    """What happens by itself when the form is submitted."""
    filed: Callable[[Deed], Done] = lambda deed: Done(deed.case)
    """What happens by itself when the last level has agreed."""
    on_refusal: Callable[[Request, list[Finding]], tuple[Follow, ...]] = no_follows
    """Which acts follow on other cases when a rule refuses the form."""
    urgent: bool = False
    """Its cards go before all routine messages, as its urgent notices do (F-14)."""
    absence: Callable[[Case], Period | None] | None = None
    during: Callable[[Case], Period | None] | None = None
    """The half-days by whose weeks a case is found; None: those of its absence."""
    substitution: Callable[[Case], Substitute | None] | None = None
    for_whom: str | None = None
    """The field that names the person concerned when somebody else fills in the form."""
    sheet: Callable[[Case, str, Office], list[Line] | None] = lambda _case, _who, _office: None
    """What somebody reads on his card instead of the form and its route; None: these as usual."""
    stands: Callable[[Case, Office], Line | None] = lambda _case, _office: None
    """Where a case stands, in the matter's own words (已取消, 🟡 临期); None: as every case (已批准, 已办结)."""
    silent: Callable[[Case, Office], Instead] | None = None
    """Who is sent nothing while the case stands as it does; it is held, and sent when he is let go (F-17, F-25)."""
    lists: tuple[Listing, ...] = ()
    command: str | None = None
    words: tuple[Words, ...] = ()
    """By which words people ask for it, and for the acts on it, in a free message."""
    settings: type[Any] | None = None
    at_once: Callable[[S], bool] = lambda _: False
    """Whether nobody has to agree, although other forms of the matter take a route."""
    hears: Mapping[str, str] = field(default_factory=dict)
    """By family: the act that every approved case of this matter undergoes when a case of the family is approved."""
    recurs: Recurs | None = None
    """The clock opens a case of it for every period; its card goes to whom `also` names."""
    agenda: Callable[[Case, str, Office], list[DayEntry]] | None = None
    """What a case in force adds to the day of somebody who has a card of it."""
    own_agenda: bool = False
    """Whether that is the applicant, so that nobody else's day looks at the case."""
    overview: Callable[[Case, Office], list[Standing]] | None = None
    """What leaders and 秘书室 learn of a case in force: what is out, what is overdue."""
    over_on: Callable[[Case, Office], date | None] = ended_on
    """The last day on which a rule looks at a case that is over; None: it still goes on."""

    def act(self, name: str) -> Act:
        """An act of this matter's own; LookupError when there is none."""
        return next(act for act in self.acts if act.name == name)

    def found_by(self, case: Case) -> dict[str, list[str]]:
        """What a case is found by besides its own values: its weeks, and who is to decide on it."""
        half_days = self.during or self.absence
        found = half_days(case) if half_days else None
        return {WEEKS: list(found.weeks()) if found else [], DECIDERS: list(case.deciders)}

    def tier(self, name: str) -> Tier[S] | None:
        """A level by name."""
        return next((tier for tier in self.route if tier.name == name), None)


def findings(matter: Matter[Any], request: Request, fields: set[str] | None = None) -> list[Finding]:
    """What the checks find whose fields are all answered; with `fields`, only those that look at one of them."""
    subject = matter.read(request)
    asked = [
        check
        for check in matter.checks
        if all(name in request.values for name in check.of) and (fields is None or fields & set(check.of))
    ]
    found = [(check, check.found(subject)) for check in asked]
    return [
        Finding(check.key, check.articles, args, check.stops, check.of[-1] if check.of else None)
        for check, args in found
        if args is not None
    ]
