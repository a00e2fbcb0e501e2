"""From which day on no rule looks at a case any more: what then may leave the active part for its year's archive."""

from calendar import monthrange
from datetime import date

from workflow.case import ENDED, Case, State
from workflow.office import Office
from workflow.period import Period


def month_end(day: date) -> date:
    """The last day of a month: the figures of a month (9.6-6, 1.5-1) look at what ended in it."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def ended_on(case: Case, office: Office) -> date | None:
    """The end of the month in which a case has ended; None while it goes on."""
    return _last_entry(case, office) if case.state in ENDED else None


def recorded_on(case: Case, office: Office) -> date | None:
    """The same for what is only recorded: nothing more comes of it once it is in force."""
    return _last_entry(case, office) if case.state in (*ENDED, State.APPROVED) else None


def period_over(case: Case, office: Office) -> date | None:
    """The same for what holds for a period and is ended by nobody: its last day, if that is later."""
    recorded = recorded_on(case, office)
    return max(recorded, Period.parse(case.values["when"]).end.day) if recorded else None


def holds_for_good(case: Case, office: Office) -> date | None:
    """Never: rules look at it as long as there is an office."""
    return None


def _last_entry(case: Case, office: Office) -> date:
    return month_end(case.history[-1].at.astimezone(office.calendar.zone).date())
