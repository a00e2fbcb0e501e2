"""主任办公会: its topics are told to the sections concerned, and each says clearly what it thinks (2.18-2)."""

from collections.abc import Iterator
from datetime import timedelta

from regulations.meeting_form import MeetingSettings
from regulations.meeting_people import begun, published
from workflow.act import Act, Deed, Done, Notice
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case
from workflow.duty import Duty, Ping
from workflow.field import text
from workflow.message import Line, cite, listed, unit
from workflow.message import person as name
from workflow.office import Office

OPINIONS = articles("2.18-2")
OPINE = ("meeting_opine",)


def _head(section: str, office: Office) -> str | None:
    found = office.roster.units.get(section)
    return found.head if found else None


def concerned(case: Case, office: Office) -> tuple[str, ...]:
    """The heads of the sections concerned, once the notice is out: they read the topics."""
    sections = case.values.get("sections", []) if "invited" in case.facts else []
    return distinct(_head(one, office) for one in sections)


def unheard_sections(case: Case) -> list[str]:
    """The sections that have not said what they think."""
    return [one for one in case.values.get("sections", []) if one not in case.facts.get("opinions", {})]


def unheard(case: Case) -> list[Line]:
    """Which opinions are missing."""
    missing = unheard_sections(case) if "invited" in case.facts else []
    return [Line("meeting-unheard", {"units": listed(unit(one) for one in missing)})] if missing else []


def opinions(case: Case, by: str | None = None) -> list[Line]:
    """What the sections have said, for who runs and who leads the meeting; of somebody, what he has said."""
    said = {one: entry for one, entry in case.facts.get("opinions", {}).items() if by in (None, entry["by"])}
    return [
        Line("meeting-opinion", {"unit": unit(one), "by": name(entry["by"]), "said": entry["said"]})
        for one, entry in said.items()
    ]


def opinion_notices(case: Case, office: Office) -> tuple[Notice, ...]:
    """The topics go to the heads of the sections that have not answered."""
    line = Line("meeting-topics-sent", {"topics": case.values.get("topics", ""), "articles": cite(OPINIONS)})
    heads = distinct(_head(one, office) for one in unheard_sections(case))
    return tuple(Notice(one, "topics", line, OPINE) for one in heads)


def _mine(case: Case, who: str, office: Office) -> list[str]:
    return [one for one in case.values.get("sections", []) if _head(one, office) == who]


def _may_opine(case: Case, who: str, office: Office) -> bool:
    return published(case) and not begun(case) and bool(_mine(case, who, office))


def opine(deed: Deed) -> Done:
    """The opinion of one's section; said again, the newer one counts."""
    entry = {"by": deed.actor, "at": deed.office.now, "said": deed.values["opinion"]}
    mine = dict.fromkeys(_mine(deed.case, deed.actor, deed.office), entry)
    return Done(deed.case.noted(opinions={**deed.case.facts.get("opinions", {}), **mine}))


def _waits(case: Case, office: Office) -> bool:
    return published(case) and not begun(case) and bool(unheard_sections(case))


def _pings(case: Case, office: Office) -> Iterator[Ping]:
    """At the hours at which the notice itself is asked for; what is missing then goes up with the list."""
    start, out = office.moment(case.values["start"]), case.facts["announced_at"]
    heads = distinct(_head(one, office) for one in unheard_sections(case))
    for hours in sorted(office.setting(MeetingSettings).unread_hours, reverse=True):
        at = start - timedelta(hours=hours)
        if at > out:
            yield Ping(f"opinion-{hours}", at, heads, Line("meeting-opinion-waits"), OPINE)


TOPIC_ACTS = (Act("meeting_opine", _may_opine, opine, OPINIONS, fields=(text("opinion", longest=400),)),)
OPINION_DUTY = Duty("meeting_opinions", OPINIONS, _waits, _pings)
