"""Dates as this office reads them: by its clock, its calendar and the conventions of its `office.toml`."""

from datetime import date

from handlers.dates import Conventions, Found, Reading, find, read_period
from workflow.office import Office


def find_in(said: str, office: Office, spoken_of: date | None = None) -> Found:
    """The time that a text speaks of, and where. `spoken_of`: the day that an hour without a day is of."""
    return find(said, office.now, office.calendar, office.setting(Conventions), spoken_of)


def period_in(said: str, office: Office) -> Reading:
    """The half-days that a text speaks of."""
    return read_period(said, office.now, office.calendar, office.setting(Conventions))
