"""People's words as they may be shown: nothing that turns the direction of a text, hides in it or breaks its line."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_KEPT = "\n\t"


def visible(text: str) -> str:
    """A text without directions, zero-width characters and controls; its lines stay."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(char for char in text if char in _KEPT or unicodedata.category(char) not in _UNSEEN)


def on_one_line(text: str) -> str:
    """A visible text that cannot pass for more than one line."""
    return visible(" ".join(text.splitlines()))
