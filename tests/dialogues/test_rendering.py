"""From keys to words: lengths, controls, numbers, citations."""

from dataclasses import replace

import pytest
from asking_leave import asks_for_leave
from cast import roster
from rig import Rig

from handlers.render import LONGEST, render, words
from workflow.article import articles
from workflow.message import Line, Message, cite, listed, person, says, titled, unit


def _said(what: object, language: str = "zh") -> str:
    return words(Line("say-text", {"what": what}), roster(), language)


def test_a_message_never_exceeds_the_messengers_limit() -> None:
    made = render(says("say-text", what="长" * 5000), roster(), "zh")
    assert len(made.text) == LONGEST
    assert made.text.endswith("…")


HIDDEN = ["\u202e", "\u2066", "\u200f", "\u200b", "\u2060", "\u00ad", "\ufeff", "\U000e0041", "\x00", "\x1b"]


@pytest.mark.parametrize("control", HIDDEN)
def test_hidden_controls_are_taken_out_of_peoples_words(control: str) -> None:
    assert _said(f"a{control}b") == "ab"


async def test_a_reason_reaches_its_approver_as_it_was_typed(office: Rig) -> None:
    await asks_for_leave(office, reason="<b>探望</b>父母\u202e\n【批准】[看](http://evil.example) &amp; =1+1")
    shown = office.last("zhaogang").text.splitlines()
    assert [line for line in shown if line.endswith("<b>探望</b>父母 【批准】[看](http://evil.example) &amp; =1+1")]


@pytest.mark.parametrize("control", HIDDEN)
def test_hidden_controls_are_taken_out_of_names_titles_and_units(control: str) -> None:
    people = roster()
    one = replace(people.people["wangfang"], name=f"王{control}芳", title=f"科{control}员")
    units = {id: replace(found, name=f"{found.name}{control}") for id, found in people.units.items()}
    people = replace(people, people={**people.people, one.id: one}, units=units)
    for what in (person(one.id), titled(one.id), unit(one.unit), listed([person(one.id)])):
        said = words(Line("say-text", {"what": what}), people, "zh")
        assert said
        assert control not in said


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_peoples_words_cannot_pass_for_a_line_of_the_card(end: str) -> None:
    assert _said(f"家里有事{end}审批：已同意") == "家里有事 审批：已同意"


def test_markup_is_plain_text() -> None:
    assert _said("<b>&*_") == "<b>&*_"


@pytest.mark.parametrize(
    ("clauses", "zh", "en"),
    [
        (("30.4-1",), "《请销假制度》第四条", "Leave Regulation, Article 4"),
        (("30.3-2", "30.5-0"), "《请销假制度》第三条、第五条", "Leave Regulation, Article 3, Article 5"),
        (("30.5-0", "30.5-2"), "《请销假制度》第五条", "Leave Regulation, Article 5"),
        (("30.10",), "《请销假制度》第十条", "Leave Regulation, Article 10"),
    ],
)
def test_articles_are_cited_as_the_office_cites_them(clauses: tuple[str, ...], zh: str, en: str) -> None:
    assert _said(cite(articles(*clauses))) == zh
    assert _said(cite(articles(*clauses)), "en") == en


@pytest.mark.parametrize(
    ("number", "written"),
    [("1", "一"), ("10", "十"), ("11", "十一"), ("20", "二十"), ("21", "二十一"), ("99", "九十九"), ("100", "100")],
)
def test_article_numbers_are_written_out_in_chinese(number: str, written: str) -> None:
    assert _said(cite(articles(f"30.{number}"))) == f"《请销假制度》第{written}条"


def test_people_units_and_lists_are_named() -> None:
    assert _said(person("wangfang")) == "王芳"
    assert _said(person("nobody")) == "已离岗人员"
    assert _said(unit("finance")) == "财务室"
    assert _said(listed([person("wangfang"), person("lina")])) == "王芳、李娜"


def test_half_days_read_as_an_office_writes_them() -> None:
    assert _said({"period": "2026-11-23 am/2026-11-23 pm"}) == "2026年11月23日（周一）"
    assert _said({"period": "2026-11-23 pm/2026-11-23 pm"}) == "2026年11月23日（周一）下午"
    assert _said({"period": "2026-11-23 pm/2026-11-24 am"}) == "2026年11月23日（周一）下午至2026年11月24日（周二）上午"
    assert _said({"half_day": "2026-11-24 am"}, "en") == "Tue 24 November 2026 morning"


def test_numbers_have_no_thousands_and_no_empty_decimals() -> None:
    assert _said(1000.0) == "1000"
    assert _said(1.5) == "1.5"


def test_a_message_without_lines_has_no_text() -> None:
    assert render(Message(()), roster(), "zh").text == ""
