"""《室务会规则》 (1), 《主任办公会议规则》 (2), 5.D-1, 8.3, 21.2, 26.4: a meeting is called, answered, held.

Agenda, quorum and votes are matters of their own about a meeting's case; here is who is called, when, and who comes.
"""

from datetime import date

from regulations.meeting_answers import ANSWER_ACTS
from regulations.meeting_card import LISTS, agenda, also, sheet, standing, stands
from regulations.meeting_changes import CHANGE_ACTS
from regulations.meeting_classified import CLASSIFIED_ACTS, silent
from regulations.meeting_clock import CLOCK_ACTS, DUTIES
from regulations.meeting_form import FIELDS, OFFICE, MeetingSettings, read
from regulations.meeting_leave import HEARS, LEAVE_ACTS, NEEDS
from regulations.meeting_notice import NOTICE_ACTS, filed, opened
from regulations.meeting_phone import PHONE_ACTS
from regulations.meeting_posts import ARCHIVE, POST_ACTS
from regulations.meeting_rules import CHECKS, ROUTE, at_once, opens, remarks
from regulations.meeting_topics import OPINION_DUTY, TOPIC_ACTS
from regulations.meeting_words import WORDS
from workflow.case import Case
from workflow.matter import Matter, Need
from workflow.office import Office
from workflow.over import month_end, recorded_on
from workflow.pending import pending

RULE = "2026-11"
ACTS = (
    *(*ANSWER_ACTS, *TOPIC_ACTS, *PHONE_ACTS, *NOTICE_ACTS, *CHANGE_ACTS),
    *(*CLASSIFIED_ACTS, *POST_ACTS, *LEAVE_ACTS, *CLOCK_ACTS),
)


def of_office(matter: str) -> Need:
    """The cases in force of a matter, which only a 室务会 looks at."""
    return lambda request: {"matter": matter, "state": "approved"} if request.values.get("kind") == OFFICE else None


def over_on(case: Case, office: Office) -> date | None:
    """A meeting is over when it was held: its month counts it until its own end (1.5-1)."""
    recorded = recorded_on(case, office)
    return max(recorded, month_end(office.moment(case.values["until"]).date())) if recorded else None


MATTERS = (
    Matter(
        name="meeting",
        regulation="1",
        rule=RULE,
        read=read,
        fields=FIELDS,
        checks=CHECKS,
        route=ROUTE,
        at_once=at_once,
        acts=ACTS,
        duties=(pending("meetings"), *DUTIES, OPINION_DUTY, ARCHIVE),
        opens=opens,
        needs={**NEEDS, "months": of_office("meeting_month"), "decisions": of_office("supervision")},
        hears=HEARS,
        remarks=remarks,
        glance=tuple(field.name for field in FIELDS),
        standing=standing,
        stands=stands,
        also=also,
        sheet=sheet,
        silent=silent,
        opened=opened,
        filed=filed,
        lists=LISTS,
        words=WORDS,
        agenda=agenda,
        command="meeting",
        settings=MeetingSettings,
        over_on=over_on,
    ),
)
