"""Uploaded files as a form keeps them: what they really are, under a name that plays no tricks."""

import re
from typing import Any

from handlers.incoming import Paper
from handlers.taken import Answer, Taken, Wrong
from handlers.visible import on_one_line
from workflow.field import Field
from workflow.message import Line

MOST_BYTES = 10 * 1024 * 1024
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PICTURE = ("jpg", "jpeg", "png")
ENDINGS = {"application/pdf": ("pdf",), "image/jpeg": _PICTURE, "image/png": _PICTURE, _DOCX: ("docx",)}
"""The types that are taken, with the endings that their names may have; the first is given to a name without one."""
LONGEST_NAME = 80
_PATH = re.compile(r'[/\\:*?"<>|]+')


def clean_name(given: str) -> str:
    """A file's name without directions, invisible characters and paths, short enough to be read."""
    named = " ".join(_PATH.sub(" ", on_one_line(given)).split()).strip(". ")
    stem, _, ending = named.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if stem and len(ending) < 8 else named[:LONGEST_NAME]


def read_file(field: Field, given: dict[str, Any], paper: Paper) -> Answer:
    """What an uploaded file answers: pictures, PDF and Word, by their content; not too large, not misnamed."""
    if field.kind != "file":
        return Wrong(Line(f"answer-no-file-{field.kind}"))
    if paper.size > MOST_BYTES:
        return Wrong(Line("answer-file-size", {"limit": MOST_BYTES // 1024 // 1024}))
    if paper.fault:
        return Wrong(Line(paper.fault))
    endings = ENDINGS.get(paper.kind)
    if endings is None:
        return Wrong(Line("answer-file-type"))
    name = _named(clean_name(str(given["name"])), endings)
    if name is None:
        return Wrong(Line("file-misnamed"))
    return Taken({"file_id": given["file_id"], "name": name, "size": paper.size, "type": paper.kind})


def _named(name: str, endings: tuple[str, ...]) -> str | None:
    """A name with an ending that is true; None when it has another kind's."""
    stem, dot, ending = name.rpartition(".")
    if ending.lower() in endings and stem:
        return name
    return None if dot and re.fullmatch(r"[A-Za-z0-9]{1,5}", ending) else f"{name or 'file'}.{endings[0]}"
