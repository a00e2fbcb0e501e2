"""The commented office.toml: what `banshi init` writes, and the office of the demo when none is given."""

from importlib.resources import files

NAME = "office.toml"


def template() -> str:
    """The file's text."""
    return files("bot").joinpath(NAME).read_text(encoding="utf-8")
