"""One file's bytes: what they are, and what the first pages say."""

from bot.papers.faults import Unfit
from bot.papers.kinds import PDF, TEXT, ZIP, decoded, kind_of
from bot.papers.package import read_package
from bot.papers.portable import read_pdf
from handlers.incoming import FIRST_PAGES, Paper


def read_paper(data: bytes) -> Paper:
    """The file as its bytes show it; pictures are told by their type only, nothing in them is read."""
    kind, text = kind_of(data), ""
    try:
        if kind == ZIP:
            kind, text = read_package(data)
        elif kind == PDF:
            text = read_pdf(data)
        elif kind == TEXT:
            text = decoded(data[: 4 * FIRST_PAGES])[:FIRST_PAGES]
    except Unfit as unfit:
        return Paper(kind, len(data), fault=unfit.key)
    return Paper(kind, len(data), text)
