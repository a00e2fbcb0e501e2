"""Office files (docx, xlsx, pptx, ofd): a zip of XML parts, read within limits on size, ratio and number."""

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from bot.papers.faults import DAMAGED, LOCKED, PACKED, Unfit
from bot.papers.kinds import ZIP, is_packed
from handlers.guard import MAX_CHARACTERS

MOST_PARTS = 2000
MOST_UNPACKED = 100 * 1024 * 1024
"""Bytes of all parts together, as they say themselves; no part gives out more than it says."""
MOST_RATIO = 200
"""How many times its packed size a part may have, once it is larger than `LARGE`."""
LARGE = 1024 * 1024
CHUNK = 64 * 1024

_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCX = f"{_OFFICE}.wordprocessingml.document"
_KINDS = (
    (re.compile(r"word/document\d*\.xml"), DOCX),
    (re.compile(r"xl/workbook\.xml"), f"{_OFFICE}.spreadsheetml.sheet"),
    (re.compile(r"ppt/presentation\.xml"), f"{_OFFICE}.presentationml.presentation"),
    (re.compile(r"OFD\.xml"), "application/ofd"),
)
_FIRST = re.compile(r"(docProps/core|.*/header\d*|.*/document\d*|.*/slide1|.*/sharedStrings|.*/workbook)\.xml")
_RUNS = frozenset({"t", "delText"})
_ABOUT = frozenset({"title", "subject", "keywords", "description", "category"})
_EDGES = frozenset(f"{page}{edge}" for page in ("odd", "even", "first") for edge in ("Header", "Footer"))
_SPOKEN = _RUNS | _ABOUT | _EDGES | {"TextCode"}
"""Elements whose characters a reader sees, by their local names."""
_BREAKS = _SPOKEN - _RUNS | {"p", "br", "cr", "tr", "si", "is", "row"}


class _Enough(Exception):
    """As much was read as is looked at."""


def read_package(data: bytes) -> tuple[str, str]:
    """The type of a zip file, and the words of its first pages. Raises Unfit."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            kind = _kind({part.filename for part in parts})
            if kind == ZIP:
                return ZIP, ""
            _check(parts)
            return kind, _words(package, [part for part in parts if not part.is_dir()])
    except (BadZipFile, EOFError, NotImplementedError, ValueError, OSError, RuntimeError, expat.ExpatError):
        raise Unfit(DAMAGED) from None


def _kind(names: set[str]) -> str:
    """The one kind that the parts make up; a plain zip when they make up none, or more than one."""
    found = [kind for pattern, kind in _KINDS if any(map(pattern.fullmatch, names))]
    return found[0] if len(found) == 1 else ZIP


def _check(parts: list[ZipInfo]) -> None:
    """The limits, by what the parts say of themselves."""
    if any(part.flag_bits & 1 for part in parts):
        raise Unfit(LOCKED)
    swollen = any(part.file_size > max(LARGE, MOST_RATIO * part.compress_size) for part in parts)
    if swollen or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unfit(PACKED)


def _words(package: ZipFile, parts: list[ZipInfo]) -> str:
    """What a reader sees first; nothing packed may lie within."""
    written = _Written()
    for part in sorted(parts, key=lambda part: not _FIRST.fullmatch(part.filename)):
        with package.open(part) as opened:
            head = opened.read(CHUNK)
            if is_packed(head):
                raise Unfit(PACKED)
            if not part.filename.endswith(".xml"):
                continue
            try:
                written.begin()
                while head:
                    written.take(head)
                    head = opened.read(CHUNK)
            except _Enough:
                continue
    return written.text[:MAX_CHARACTERS]


class _Written:
    """Collects the characters that a reader sees; entities and document types are refused (no expansion)."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """What was collected."""
        return "".join(self._pieces)

    def begin(self) -> None:
        """Begin another part."""
        self._within = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._add("\n")

    def take(self, piece: bytes) -> None:
        """Read a piece of the part. Raises _Enough, Unfit, ExpatError."""
        self._parser.Parse(piece, False)

    def _refuse(self, *_given: object) -> None:
        raise Unfit(PACKED)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        self._within += local in _SPOKEN
        if local == "sheet":
            self._add(attributes.get("name", "") + "\n")

    def _end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        self._within -= local in _SPOKEN
        if local in _BREAKS:
            self._add("\n")

    def _characters(self, said: str) -> None:
        if self._within:
            self._add(said)

    def _add(self, said: str) -> None:
        if self._length > MAX_CHARACTERS:
            raise _Enough
        self._pieces.append(said)
        self._length += len(said)
