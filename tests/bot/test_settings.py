"""office.toml: every fault is named by its key, with what is allowed; several at once are all listed."""

from datetime import date
from pathlib import Path

import pytest

from bot.office_template import template
from bot.problems import ConfigurationError
from bot.settings import Settings, load, parse
from bot.words import configuration_lines
from locales import LANGUAGES, has
from regulations.leave_days import LeaveSettings
from workflow.authority import Rank
from workflow.pending import PendingSettings
from workflow.period import Period

SMALL = """
[office]
name = "办公室"
[[units]]
id = "one"
name = "一科"
head = "chief"
[[people]]
id = "chief"
name = "甲"
unit = "one"
rank = "director"
[[people]]
id = "clerk"
name = "乙"
unit = "one"
"""


def read(text: str) -> Settings:
    return parse(text, Path("office.toml"))


def problems(text: str) -> dict[str, str]:
    """Key of the file -> key of what is said about it."""
    with pytest.raises(ConfigurationError) as caught:
        read(text)
    return {problem.where: problem.key.removeprefix("cli-wrong-") for problem in caught.value.problems}


CHANGES = [
    ('name = "办公室"', "name = 3", "office.name", "string_type"),
    ('name = "办公室"', 'name = "x"\ntz = "y"', "office.tz", "unknown"),
    ('name = "办公室"', "", "office.name", "missing"),
    ('name = "办公室"', 'name = "x"\nlanguage = "fr"', "office.language", "literal_error"),
    ('name = "办公室"', 'name = "x"\ntimezone = "Mars/One"', "office.timezone", "timezone"),
    ('id = "one"', 'id = "One"', "units[0].id", "not_an_id"),
    ('id = "one"', f'id = "{"a" * 25}"', "units[0].id", "not_an_id"),
    ('head = "chief"', 'head = "nobody"', "units[0].head", "nobody"),
    ('head = "chief"', 'deputy = "nobody"', "units[0].deputy", "nobody"),
    ('id = "clerk"', 'id = "chief"', "people[1].id", "double"),
    ('name = "乙"\nunit = "one"', 'name = "乙"\nunit = "two"', "people[1].unit", "nobody"),
    ('name = "乙"', 'name = "乙"\nrank = "boss"', "people[1].rank", "literal_error"),
    ('name = "乙"', 'name = "乙"\nrank = "director"', "people[1].rank", "second-director"),
    ('name = "乙"', 'name = "乙"\nphone = "call me"', "people[1].phone", "not_a_phone"),
    ('name = "乙"', 'name = "乙"\nclassified = 1', "people[1].classified", "bool_type"),
    ('name = "乙"', 'name = "乙"\nleaves_on = "soon"', "people[1].leaves_on", "not_a_day"),
    (
        'name = "乙"',
        'name = "乙"\nprivate_leave_used = {"26" = 1.0}',
        "people[1].private_leave_used.26",
        "not_a_year",
    ),
]
ADDITIONS = [
    ('[working_hours]\nmorning = ["8:30", "12:00"]', "working_hours.morning[0]", "not_a_time"),
    ('[working_hours]\nmorning = ["12:00", "08:30"]', "working_hours", "order"),
    ('[calendar.days]\n"2027-02-30" = "off"', "calendar.days.2027-02-30", "not_a_day"),
    ('[calendar.days]\n"2027-02-08" = "maybe"', "calendar.days.2027-02-08", "literal_error"),
    ('[roles]\nsecurity = ["ghost"]', "roles.security[0]", "nobody"),
    ('[leave]\ndeputy_max_days = "1"', "leave.deputy_max_days", "float_type"),
    ("[leave]\nstaff_strict = 1", "leave.staff_strict", "bool_type"),
    ("[leave]\nfree_days = 30", "leave.free_days", "unknown"),
    ("[vacation]\ndays = 30", "vacation", "section"),
    ('[messenger]\ntoken = "a"\ntoken_env = "B"', "messenger.token", "tokens"),
    (
        '[[substitutes]]\nabsent = "chief"\nacting = "clerk"\nfrom = 2026-12-08\nto = 2026-12-09',
        "substitutes[0].acting",
        "substitute",
    ),
    (
        '[[substitutes]]\nabsent = "clerk"\nacting = "chief"\nfrom = 2026-12-08\nto = "2026-12-07 pm"',
        "substitutes[0].to",
        "order",
    ),
    (
        '[[substitutes]]\nabsent = "clerk"\nacting = "chief"\nfrom = "noon"\nto = 2026-12-08',
        "substitutes[0].from",
        "not_a_half_day",
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "said"), CHANGES)
def test_a_wrong_value_is_named_by_its_key(old: str, new: str, where: str, said: str) -> None:
    assert SMALL.count(old) >= 1
    assert problems(SMALL.replace(old, new, 1))[where] == said


@pytest.mark.parametrize(("section", "where", "said"), ADDITIONS)
def test_a_wrong_section_is_named_by_its_key(section: str, where: str, said: str) -> None:
    assert problems(f"{SMALL}\n{section}\n") == {where: said}


def test_several_faults_are_listed_at_once() -> None:
    found = problems(SMALL.replace('"乙"', "2").replace('"one"', '"ONE"', 1) + "[leave]\nx = 1\n")
    assert found == {"people[1].name": "string_type", "units[0].id": "not_an_id", "leave.x": "unknown"}


def test_faults_between_sections_are_listed_at_once() -> None:
    found = problems(SMALL.replace('head = "chief"', 'head = "a"\ndeputy = "b"') + '[roles]\nx = ["c"]\n')
    assert found == {"units[0].head": "nobody", "units[0].deputy": "nobody", "roles.x[0]": "nobody"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_key_is_told_what_is_allowed(language: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read(SMALL + "[leave]\nfree_days = 30\n")
    said = "\n".join(configuration_lines(language, caught.value))
    assert "office.toml" in said
    assert "leave.free_days" in said
    assert "deputy_max_days, head_max_days, staff_strict" in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("said", sorted({row[-1] for row in [*CHANGES, *ADDITIONS]}))
def test_every_fault_has_its_words(language: str, said: str) -> None:
    assert has(language, f"cli-wrong-{said}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_token_is_never_quoted(language: str) -> None:
    secret = 1234567890123
    with pytest.raises(ConfigurationError) as caught:
        read(SMALL + f"[messenger]\ntoken = {secret}\n")
    assert str(secret) not in "\n".join(configuration_lines(language, caught.value))


def test_what_is_not_toml_names_the_line() -> None:
    with pytest.raises(ConfigurationError) as caught:
        read("[office\n")
    assert caught.value.problems[0].key == "cli-wrong-toml"
    assert "line 1" in caught.value.problems[0].args["said"]


@pytest.mark.parametrize(("content", "said"), [("名称".encode("gbk"), "cli-wrong-encoding"), (None, "cli-wrong-file")])
def test_a_file_that_cannot_be_read_is_no_traceback(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / "office.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ConfigurationError) as caught:
        load(file)
    assert [problem.key for problem in caught.value.problems] == [said]


def test_a_file_saved_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_text(SMALL, encoding="utf-8-sig")
    assert load(file).name == "办公室"


def test_the_numbers_reach_the_rules() -> None:
    settings = read(SMALL + "[leave]\ndeputy_max_days = 2.0\n[pending]\napprover_hours = 8.0\n")
    assert settings.number(LeaveSettings) == LeaveSettings(deputy_max_days=2.0)
    assert settings.number(PendingSettings).registry_hours == PendingSettings().registry_hours
    assert settings.number(PendingSettings).approver_hours == 8.0


def test_people_days_and_substitutes_are_read() -> None:
    settings = read(
        SMALL.replace('name = "乙"', 'name = "乙"\nleaves_on = 2027-01-29\nprivate_leave_used = {"2026" = 12.5}')
        + '[calendar.days]\n"2027-02-08" = "off"\n'
        + '[[substitutes]]\nabsent = "clerk"\nacting = "chief"\nfrom = 2026-12-08\nto = "2026-12-09 am"\n'
    )
    clerk = settings.roster.person("clerk")
    assert (clerk.leaves_on, clerk.private_leave_used) == (date(2027, 1, 29), {"2026": 12.5})
    assert not settings.calendar.is_workday(date(2027, 2, 8))
    substitute = settings.attendance.substitutes[0]
    assert substitute.period == Period.parse("2026-12-08 am/2026-12-09 am")


CAST = {
    "zhouzheng": ("周正", Rank.DIRECTOR, None),
    "liming": ("李明", Rank.DEPUTY, None),
    "chenlan": ("陈岚", Rank.DEPUTY, None),
    "guoyi": ("郭毅", Rank.DISCIPLINE, None),
    "zhaogang": ("赵刚", Rank.HEAD, "秘书二室"),
    "wangfang": ("王芳", Rank.STAFF, "秘书二室"),
    "qianmin": ("钱敏", Rank.STAFF, "财务室"),
    "suntao": ("孙涛", Rank.HEAD, "督查室"),
    "hejing": ("何静", Rank.HEAD, "信息调研室"),
    "majun": ("马军", Rank.STAFF, "秘书二室"),
    "liuyang": ("刘洋", Rank.STAFF, "秘书二室"),
    "gaoyuan": ("高原", Rank.HEAD, "保密机要局"),
}
CHARGES = {
    "liming": {"秘书一室", "秘书二室", "财务室", "综合室", "法规审核室"},
    "chenlan": {"督查室", "信息调研室", "政研室", "改革办", "保密机要局"},
}


def test_the_demo_is_the_cast_of_the_acceptance_scenarios() -> None:
    roster = read(template()).roster
    for id, (name, rank, unit) in CAST.items():
        person = roster.person(id)
        assert (person.name, person.rank) == (name, rank)
        assert unit in (None, roster.units[person.unit].name)
    for deputy, names in CHARGES.items():
        assert {unit.name for unit in roster.units.values() if unit.deputy == deputy} == names
    assert roster.holders("security") == ("gaoyuan",)
    assert "zhaogang" in roster.holders("secretariat")


def test_the_template_sets_the_defaults_that_stand_beside_the_rules() -> None:
    settings = read(template())
    assert settings.numbers.keys() >= {LeaveSettings, PendingSettings}
    assert all(chosen == kind() for kind, chosen in settings.numbers.items())
