"""What a file is, by its first bytes; its name and what the sender says of it do not count (ASVS 5.2)."""

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ZIP, OLE, TEXT, OTHER = "application/zip", "application/x-ole-storage", "text/plain", "application/octet-stream"

_SIGNATURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
)
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
"""How archives and old office files, with or without a password, begin."""


def kind_of(data: bytes) -> str:
    """The type of a file's bytes; TEXT for what can be read as text, OTHER for anything unknown."""
    found = next((kind for start, kind in _SIGNATURES if data.startswith(start)), None)
    return found or (TEXT if decoded(data[:4096]) else OTHER)


def is_packed(head: bytes) -> bool:
    """Whether these first bytes begin something that holds other files."""
    return head.startswith(_PACKED)


def decoded(data: bytes) -> str:
    """A text in UTF-8, UTF-16 with its mark, or GB 18030; empty when it is none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[: len(data) // 2 * 2].decode("utf-16", errors="ignore")
    if b"\x00" in data:
        return ""
    return _decoded(data, "utf-8-sig") or _decoded(data, "gb18030")


def _decoded(data: bytes, encoding: str) -> str:
    """The text without its last bytes, where these are cut off within a character; empty when it is another code."""
    for end in range(4):
        try:
            return data[: len(data) - end].decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""
