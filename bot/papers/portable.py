"""PDF files: the words of their first pages. What is only a picture on a page is not read."""

from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

from bot.papers.faults import DAMAGED, LOCKED, PACKED, Unfit
from handlers.guard import MAX_CHARACTERS

PAGES = 10


def read_pdf(data: bytes) -> str:
    """Title, words and notes of the first pages. Raises Unfit."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unfit(LOCKED)
        if _object(_object(reader.root_object.get("/Names")).get("/EmbeddedFiles")):
            raise Unfit(PACKED)
        return _words(reader)[:MAX_CHARACTERS]
    except Unfit:
        raise
    except Exception:  # noqa: BLE001 - a broken file may break its reader in any way
        raise Unfit(DAMAGED) from None


def _words(reader: PdfReader) -> str:
    said = [str(value) for value in (reader.metadata or {}).values()]
    for page in reader.pages[:PAGES]:
        said += [page.extract_text(), *_notes(page)]
    return "\n".join(said)


def _notes(page: PageObject) -> list[str]:
    """What is written in the notes and stamps that lie upon a page."""
    return [str(_object(note).get("/Contents", "")) for note in page.annotations or []]


def _object(given: Any) -> Any:
    """What a reference leads to; an empty dictionary for nothing."""
    return given.get_object() if given is not None else {}
