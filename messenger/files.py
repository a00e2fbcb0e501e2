"""Pictures and documents: the bytes lie in the data folder, what is known of them in the table."""

import asyncio
import hashlib
import mimetypes
import re
import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from messenger.parameters import Upload
from messenger.pictures import picture_size
from messenger.refusal import Json, bad_request

PICTURE_SIDES = 10_000
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


@dataclass(frozen=True)
class StoredFile:
    """A file that was sent. `size` is in bytes, `width` and `height` in pixels (pictures only)."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    type: str
    size: int
    width: int | None
    height: int | None
    file_path: str

    @property
    def reference(self) -> Json:
        """What a Bot API object says of any file."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": self.size}

    @property
    def content(self) -> Json:
        """The part of a message that shows this file."""
        if self.kind == "photo":
            return {"photo": [{**self.reference, "width": self.width, "height": self.height}]}
        return {"document": {**self.reference, "file_name": self.name, "mime_type": self.type}}


class Files:
    """The files of the messenger."""

    def __init__(self, db: sqlite3.Connection, folder: Path) -> None:
        self._db = db
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def keep(self, kind: str, upload: Upload) -> StoredFile:
        """Store a file as a `photo` or a `document`. Raises Refused if it cannot be one."""
        stored = described(kind, upload)
        await asyncio.to_thread(self.path(stored).write_bytes, upload.data)
        self._db.execute(
            "INSERT INTO files VALUES (:file_id, :unique_id, :kind, :name, :type, :size, :width, :height, :file_path)",
            vars(stored),
        )
        return stored

    def get(self, file_id: str) -> StoredFile | None:
        """The file of this id."""
        row = self._db.execute("SELECT * FROM files WHERE file_id = ?", (file_id,)).fetchone()
        return StoredFile(**row) if row else None

    def at(self, file_path: str) -> StoredFile | None:
        """The file of this path, as `getFile` gave it out."""
        row = self._db.execute("SELECT * FROM files WHERE file_path = ?", (file_path,)).fetchone()
        return StoredFile(**row) if row else None

    async def forget(self, file_id: str) -> None:
        """Delete a file for good."""
        stored = self.get(file_id)
        if stored is not None:
            self._db.execute("DELETE FROM files WHERE file_id = ?", (file_id,))
            await asyncio.to_thread(self.path(stored).unlink, missing_ok=True)

    def path(self, stored: StoredFile) -> Path:
        """Where its bytes lie."""
        return self._folder / stored.file_id


def files_in(content: Json) -> list[str]:
    """The ids of the files that a message's content shows."""
    shown = [*content.get("photo", []), *([content["document"]] if "document" in content else [])]
    return [str(one["file_id"]) for one in shown]


def described(kind: str, upload: Upload) -> StoredFile:
    """What is to be known of a file before it is stored."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    size = picture_size(upload.data)
    if kind == "photo" and (size is None or sum(size) > PICTURE_SIDES):
        raise bad_request("IMAGE_PROCESS_FAILED" if size is None else "PHOTO_INVALID_DIMENSIONS")
    file_id = secrets.token_urlsafe(24)
    ending = Path(upload.name).suffix
    return StoredFile(
        file_id=file_id,
        unique_id=hashlib.sha256(upload.data).hexdigest()[:16],
        kind=kind,
        name=upload.name,
        type=mimetypes.guess_type(upload.name)[0] or upload.type or "application/octet-stream",
        size=len(upload.data),
        width=size[0] if size else None,
        height=size[1] if size else None,
        file_path=f"{kind}s/{file_id}{ending if ENDING.fullmatch(ending) else ''}",
    )
