"""The texts: both languages alike, every key there and used, written as the office writes."""

import re
from collections.abc import Iterator

import pytest
from text_keys import (
    all_keys,
    all_written,
    composed,
    composed_where_said,
    declared,
    messages,
    named_outright,
    parameters,
    words_of_the_code,
)

import locales
from handlers.menu import COMMON
from regulations import matters
from workflow.card import acts_of


def test_both_languages_have_the_same_keys() -> None:
    assert set(messages("zh")) == set(messages("en"))


def test_both_languages_have_the_same_parameters() -> None:
    zh, en = messages("zh"), messages("en")
    wrong = [key for key in zh if key in en and parameters(zh[key]).names != parameters(en[key]).names]
    assert wrong == []


def test_other_names_of_a_choice_are_there_in_both_languages() -> None:
    named = [
        {key for key, message in messages(language).items() if message.attributes} for language in locales.LANGUAGES
    ]
    assert named[0] == named[1]


def test_every_key_that_the_code_names_is_there() -> None:
    assert sorted(named_outright() - all_keys()) == []


def test_every_key_that_a_declaration_leads_to_is_there() -> None:
    assert sorted(declared() - all_keys()) == []


def test_every_key_that_is_put_together_can_be_there() -> None:
    patterns = sorted(composed_where_said())
    assert [pattern for pattern in patterns if not any(re.fullmatch(pattern, key) for key in all_keys())] == []


def test_no_text_is_there_for_nothing() -> None:
    used = declared() | words_of_the_code()
    patterns = [re.compile(pattern) for pattern in composed()]
    others = [key for key in all_keys() - used if not key.startswith(("clause-", "cli-"))]
    assert sorted(key for key in others if not any(pattern.fullmatch(key) for pattern in patterns)) == []


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_every_text_can_be_written(language: str) -> None:
    for key, written in all_written(language):
        assert written.strip(), key
        assert "{" not in written, key


PRESS = re.compile(r"按“([^”]+)”|[Pp]ress \"([^\"]+)\"")


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_a_button_is_called_what_the_texts_call_it(language: str) -> None:
    texts = dict(all_written(language))
    buttons = {written for key, written in texts.items() if key.startswith(("act-", "form-"))}
    named = {zh or en for written in texts.values() for zh, en in PRESS.findall(written)}
    assert len(named) > 3
    assert sorted(named - buttons) == []


def test_chinese_is_polite_and_calm() -> None:
    wrong = [key for key, written in all_written("zh") if re.search("[!！你]", written)]
    assert wrong == []


def test_english_is_calm() -> None:
    assert [key for key, written in all_written("en") if "!" in written] == []


@pytest.mark.parametrize("language", locales.LANGUAGES)
def test_every_rule_names_its_article(language: str) -> None:
    keys = {check.key for matter in matters().values() for check in matter.checks}
    texts = messages(language)
    assert [key for key in sorted(keys) if key not in texts or "articles" not in parameters(texts[key]).names] == []


def test_what_a_press_is_answered_fits_into_a_popup() -> None:
    for language in locales.LANGUAGES:
        long = [key for key, said in all_written(language) if key.startswith(("done-", "press-")) and len(said) > 180]
        assert long == []


TOKEN, TURN, VERSION = "x" * 16, 999, 9999


def _presses() -> Iterator[str]:
    for matter in matters().values():
        yield from (f"a:{act}:{TOKEN}:{VERSION}" for act in acts_of(matter))
        yield from (f"d:{TOKEN}:{TURN}:c-{field.name}" for field in matter.fields)
        yield from (f"p:{one.name}:9999" for one in matter.lists)
        yield f"m:{matter.command}"
    yield f"o:{TOKEN}"


def test_callback_data_fits_into_64_bytes() -> None:
    assert [data for data in _presses() if len(data.encode()) > 64] == []


def test_commands_are_such_as_the_messenger_takes() -> None:
    names = [matter.command for matter in matters().values() if matter.command]
    names += [one.name for matter in matters().values() for one in matter.lists] + list(COMMON)
    assert [name for name in names if not re.fullmatch("[a-z0-9_]{1,32}", name)] == []
    assert len(set(names)) == len(names)
