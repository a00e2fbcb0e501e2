"""One file's bytes: what they are, what the first pages say, and whether the guard lets them pass."""

from dataclasses import dataclass

from bot.papers.faults import Unfit
from bot.papers.kinds import PDF, TEXT, ZIP, decoded, kind_of
from bot.papers.package import read_package
from bot.papers.portable import read_pdf
from handlers.guard import MAX_CHARACTERS, inspect
from handlers.incoming import Paper


@dataclass(frozen=True)
class Pages:
    """The type of a file, the words of its first pages, and the key of why it is not taken."""

    kind: str
    text: str = ""
    fault: str | None = None


def read_pages(data: bytes) -> Pages:
    """What the bytes show; of pictures nothing but their type is read."""
    kind, text = kind_of(data), ""
    try:
        if kind == ZIP:
            kind, text = read_package(data)
        elif kind == PDF:
            text = read_pdf(data)
        elif kind == TEXT:
            text = decoded(data[: 4 * MAX_CHARACTERS])[:MAX_CHARACTERS]
    except Unfit as unfit:
        return Pages(kind, fault=unfit.key)
    return Pages(kind, text)


def read_paper(data: bytes) -> Paper:
    """What is to be known of a file. Its words stay here."""
    pages = read_pages(data)
    hit = inspect(pages.text, "text")
    return Paper(pages.kind, len(data), hit.rule if hit else None, pages.fault)
