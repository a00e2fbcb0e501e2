"""Dates as this office reads them: by its clock, its calendar and the conventions of its `office.toml`."""

from handlers.dates import Conventions, Found, Reading, find, read_period
from workflow.office import Office


def find_in(said: str, office: Office) -> Found:
    """The time that a text speaks of, and where."""
    return find(said, office.now, office.calendar, office.setting(Conventions))


def period_in(said: str, office: Office) -> Reading:
    """The half-days that a text speaks of."""
    return read_period(said, office.now, office.calendar, office.setting(Conventions))
