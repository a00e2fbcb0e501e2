"""The texts, by key, one folder per language: what the bot says is here and nowhere else."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import MAX_PART_LENGTH
from fluent.runtime.types import FluentType

LANGUAGES = ("zh", "en")
KEPT = 8192
"""So many texts with their parameters, those written last, stay in words."""
_TAGS = {"zh": "zh-CN", "en": "en-GB"}


class UnknownText(LookupError):
    """A key that a language does not have: a fault of ours, held off by the tests."""


@cache
def bundle(language: str) -> FluentBundle:
    """All texts of one language."""
    made = FluentBundle([_TAGS[language]], use_isolating=False)
    for resource in sorted(files(__name__).joinpath(language).iterdir(), key=lambda found: found.name):
        if resource.name.endswith(".ftl"):
            made.add_resource(FluentResource(resource.read_text(encoding="utf-8")))
    return made


def has(language: str, key: str) -> bool:
    """Whether a language has a text."""
    return bool(bundle(language).has_message(key))


class _LongText(FluentType):
    """A parameter that is longer than what fluent lets through as a plain string: a message within a message."""

    def __init__(self, text: str) -> None:
        self.text = text

    def format(self, locale: Any) -> str:
        """The text as it is."""
        return self.text


def _let_through(value: Any) -> Any:
    return _LongText(value) if isinstance(value, str) and len(value) > MAX_PART_LENGTH else value


def text(language: str, key: str, args: dict[str, Any] | None = None) -> str:
    """The text of a key in a language. Raises UnknownText for a missing key or parameter."""
    given = args or {}
    if all(type(value) is str for value in given.values()):
        return _kept(language, key, tuple(given.items()))
    return _filled(language, key, given)


@lru_cache(maxsize=KEPT)
def _kept(language: str, key: str, args: tuple[tuple[str, str], ...]) -> str:
    """Several people read the same lines, and the same person reads them again when a card changes."""
    return _filled(language, key, dict(args))


def _filled(language: str, key: str, args: dict[str, Any]) -> str:
    texts = bundle(language)
    if not texts.has_message(key):
        raise UnknownText(f"{language}: {key}")
    pattern = texts.get_message(key).value
    if pattern is None:
        raise UnknownText(f"{language}: {key}")
    written, errors = texts.format_pattern(pattern, {name: _let_through(value) for name, value in args.items()})
    if errors:
        raise UnknownText(f"{language}: {key}: {errors[0]}")
    return str(written)


@cache
def labels(key: str) -> tuple[str, ...]:
    """What people may type for a choice: its text in every language, and the other names beside it (`.also`)."""
    found = [_written(language, key) for language in LANGUAGES if has(language, key)]
    return tuple(dict.fromkeys(label for written in found for label in written))


def _written(language: str, key: str) -> list[str]:
    also = bundle(language).get_message(key).attributes.get("also")
    others = bundle(language).format_pattern(also)[0] if also is not None else ""
    return [text(language, key), *(name.strip() for name in re.split("[、,]", str(others)) if name.strip())]
