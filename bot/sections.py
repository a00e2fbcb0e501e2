"""The sections of office.toml: which keys there are, and what a value looks like."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from workflow.period import HalfDay


def _matching(kind: str, pattern: str) -> AfterValidator:
    """A check of a text's form; the kind is also the key of the message about a wrong one."""
    form = re.compile(pattern)

    def check(value: str) -> str:
        if form.fullmatch(value) is None:
            raise PydanticCustomError(kind, "{value}", {"value": value})
        return value

    return AfterValidator(check)


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("not_a_day", "{value}", {"value": value}) from None


def _half_day(value: object) -> str:
    """A day, or a day with am or pm, as text; the part that is missing is filled in by the reader."""
    written = str(value)
    try:
        HalfDay.parse(written if " " in written else f"{written} am")
    except ValueError:
        raise PydanticCustomError("not_a_half_day", "{value}", {"value": written}) from None
    return written


Id = Annotated[str, _matching("not_an_id", r"[a-z0-9_]{1,24}")]
Name = Annotated[str, Field(min_length=1, max_length=40)]
TimeOfDay = Annotated[str, _matching("not_a_time", r"([01]\d|2[0-3]):[0-5]\d")]
Shift = Annotated[list[TimeOfDay], Field(min_length=2, max_length=2)]
Day = Annotated[date, BeforeValidator(_day)]
HalfDayText = Annotated[str, BeforeValidator(_half_day)]
Phone = Annotated[str, _matching("not_a_phone", r"(\+?[0-9]{3,20})?")]
Year = Annotated[str, _matching("not_a_year", r"2\d{3}")]
Days = Annotated[float, Field(ge=0, le=366, multiple_of=0.5)]
Language = Literal["zh", "en"]


class Section(BaseModel):
    """A section in which unknown keys are errors, and nothing is taken for what it is not."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class OfficeSection(Section):
    """[office]"""

    name: Name
    timezone: str = "Asia/Shanghai"
    language: Language = "zh"


class WebhookSection(Section):
    """[messenger.webhook]: the messenger posts updates to `url`; the bot listens at host and port. Empty: it polls."""

    url: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8443, ge=1, le=65535)
    secret_env: str = ""
    secret_file: str = ""


class MessengerSection(Section):
    """[messenger]: where the internal messenger is. The token stands here, in a variable, or in a file."""

    base_url: str = ""
    base_file_url: str = ""
    token: str = Field(default="", repr=False)
    token_env: str = ""
    token_file: str = ""
    allowed_hosts: list[str] = []
    webhook: WebhookSection = WebhookSection()


class MetricsSection(Section):
    """[metrics]: the port at which this machine, and no other, can read figures (Prometheus). 0: none."""

    port: int = Field(default=0, ge=0, le=65535)


class HoursSection(Section):
    """[working_hours]"""

    morning: Shift = ["08:30", "12:00"]
    afternoon: Shift = ["14:30", "18:00"]


class CalendarSection(Section):
    """[calendar]: days that the office works, or does not, other than the national calendar says."""

    days: dict[Day, Literal["off", "work"]] = {}


class UnitSection(Section):
    """[[units]]"""

    id: Id
    name: Name
    head: str | None = None
    deputy: str | None = None


class PersonSection(Section):
    """[[people]]"""

    id: Id
    name: Name
    title: str = ""
    unit: str
    rank: Literal["staff", "head", "deputy", "discipline", "director", "standing"] = "staff"
    phone: Phone = ""
    nicknames: list[Name] = []
    classified: bool = False
    leaves_on: Day | None = None
    private_leave_used: dict[Year, Days] = {}


class SubstituteSection(Section):
    """[[substitutes]]: who decides for whom, named in advance (K-07). Both days are included."""

    absent: str
    acting: str
    start: HalfDayText = Field(alias="from")
    end: HalfDayText = Field(alias="to")


class Document(BaseModel):
    """office.toml. Sections that are not listed here are settings of the regulations."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    office: OfficeSection
    messenger: MessengerSection = MessengerSection()
    metrics: MetricsSection = MetricsSection()
    working_hours: HoursSection = HoursSection()
    calendar: CalendarSection = CalendarSection()
    roles: dict[Id, list[str]] = {}
    units: list[UnitSection] = Field(min_length=1)
    people: list[PersonSection] = Field(min_length=1)
    substitutes: list[SubstituteSection] = []
