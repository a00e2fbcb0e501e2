"""Who serves a classified meeting (21.2-4, 21.2-6, 21.2-8, 26.4-2), and its minutes at the end of the year."""

from collections.abc import Iterator
from datetime import date

from regulations.meeting_form import organisers
from regulations.meeting_people import cancelled, invited
from workflow.act import Act, Deed, Done, Notice
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.duty import Duty, Ping
from workflow.message import Line, text
from workflow.office import Office

POSTS = ("contact", "supervisor", "recorder", "clerk")
"""The fields that name them; 收发员 only where there are papers."""
KEPT = articles("21.2-8")


def serving(case: Case) -> tuple[str, ...]:
    """Who has a post and is not invited: he has no card, and learns of a change by a notice of his own."""
    return tuple(one for one in distinct(case.values.get(post) for post in POSTS) if one not in invited(case))


def post_notices(case: Case, office: Office) -> tuple[Notice, ...]:
    """Everybody who has a post is told which, when and where, by the neutral name (F-17)."""
    when = {"start": office.moment(case.values["start"]), "place": case.values["place"]}
    named = [(post, case.values[post]) for post in POSTS if post in case.values]
    return tuple(
        Notice(who, f"post-{post}", Line("meeting-post", {**when, "post": text(Line(f"meeting-{post}"))}))
        for post, who in named
    )


def _to_archive(case: Case, office: Office) -> bool:
    kept = case.state is State.CLOSED and not cancelled(case) and "archived" not in case.facts
    return kept and "recorder" in case.values


def _keepers(case: Case, office: Office) -> tuple[str, ...]:
    return distinct([case.values["recorder"], *organisers(case, office)])


def _archive_pings(case: Case, office: Office) -> Iterator[Ping]:
    """On 1 and 31 December, or the working day by which it can still be done, until it is."""
    calendar, year, acts = office.calendar, int(case.values["start"][:4]), ("meeting_archived",)
    first = calendar.workday_on_or_after(date(year, 12, 1))
    for day in (first, calendar.workday_on_or_before(date(year, 12, 31))):
        opening = calendar.at(day, calendar.hours.am[0])
        yield Ping("archive", opening, _keepers(case, office), Line("meeting-archive"), acts)


def _may_archive(case: Case, who: str, office: Office) -> bool:
    return _to_archive(case, office) and who in _keepers(case, office)


def archive(deed: Deed) -> Done:
    """The minutes have been handed to 机要 staff; which they are stays on paper."""
    return Done(deed.case.noted(archived={"by": deed.actor, "at": deed.office.now}))


POST_ACTS = (Act("meeting_archived", _may_archive, archive, KEPT),)
ARCHIVE = Duty("meeting_archive", KEPT, _to_archive, _archive_pings)
