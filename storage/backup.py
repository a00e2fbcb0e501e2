"""Encrypted backups of a store, at work or not, and restoring them.

A backup is what the directory holds at one moment, in chunks of AES-256-GCM under a key that scrypt makes of
a passphrase. Each chunk is bound to its place and the last one is marked, so nothing can be changed, moved
or cut off unnoticed.
"""

import fcntl
import hashlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disk import sync_directory
from storage.errors import CorruptStore, NoBackup
from storage.reading import Files
from storage.verify import Report, read_and_verify, verify

_MAGIC = b"banshi backup 1\n"
_SALT = 16
_CHUNK = 1 << 20
_TAG = 16
_UNFINISHED = re.compile(r".+\.[0-9a-f]{8}\.partial")


def backup(path: Path, target: Path, passphrase: str) -> Report:
    """Write what the data directory `path` holds now into the new file `target`; a store may be at work there.

    The file is complete and durable, or not there at all; what earlier ones left unfinished there, as they were
    killed, is removed. Raises NoBackup (there is such a file), CorruptStore
    (what is damaged is not backed up), NoData, OSError.
    """
    if target.exists():
        raise NoBackup("there", f"{target} is already there")
    files, report = read_and_verify(path)
    if report.problems:
        raise CorruptStore(report.problems[0])
    _remove_unfinished(target.parent)
    _write(files, target, passphrase)
    return report


def restore(source: Path, path: Path, passphrase: str) -> Report:
    """Make the new data directory `path` from a backup; it is checked before it gets its name.

    Raises NoBackup: something is there already, no backup, wrong passphrase, damaged; OSError.
    """
    if path.exists():
        raise NoBackup("there", f"{path} is already there: move it away first")
    with source.open("rb") as file:
        plain = b"".join(_unsealed(file, passphrase))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unchecked = path.with_name(f"{path.name}.{secrets.token_hex(4)}.restoring")
    try:
        _unpack(plain, unchecked)
        report = verify(unchecked)
        if report.problems:
            raise NoBackup("damaged", f"the backup holds damaged files: {report.problems[0]}")
        unchecked.rename(path)
        sync_directory(path.parent)
    finally:
        shutil.rmtree(unchecked, ignore_errors=True)
    return report


def _write(files: Files, target: Path, passphrase: str) -> None:
    with _new_file(target) as file:
        salt = secrets.token_bytes(_SALT)
        file.write(_MAGIC + salt)
        seal = AESGCM(_key(passphrase, salt)).encrypt
        for nonce, chunk in _numbered(_chunks(_packed(files))):
            file.write(seal(nonce, chunk, _MAGIC))


@contextmanager
def _new_file(target: Path) -> Iterator[BinaryIO]:
    """A file that gets its name when all is written and durable."""
    partial = target.with_name(f"{target.name}.{secrets.token_hex(4)}.partial")
    try:
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.rename(target)
        sync_directory(target.parent)
    finally:
        partial.unlink(missing_ok=True)


def _remove_unfinished(folder: Path) -> None:
    """Remove the beginnings of backups that nobody writes any more; who still writes holds his file."""
    for partial in folder.iterdir():
        if _UNFINISHED.fullmatch(partial.name):
            with suppress(OSError), partial.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if file.read(len(_MAGIC)) in (b"", _MAGIC):
                    partial.unlink(missing_ok=True)


def _packed(files: Files) -> Iterator[bytes]:
    """Each file: a line with its name and size, then its content."""
    for name, content in files.content.items():
        yield json.dumps({"name": name, "size": len(content)}).encode() + b"\n"
        yield content


def _unpack(plain: bytes, path: Path) -> None:
    path.mkdir(mode=0o700)
    start = 0
    while start < len(plain):
        end = plain.index(b"\n", start)
        entry = json.loads(plain[start:end])
        start = end + 1 + entry["size"]
        with _new_file(path / Path(entry["name"]).name) as file:
            file.write(plain[end + 1 : start])


def _chunks(pieces: Iterable[bytes]) -> Iterator[bytes]:
    buffer = bytearray()
    for piece in pieces:
        buffer += piece
        while len(buffer) > _CHUNK:
            yield bytes(buffer[:_CHUNK])
            del buffer[:_CHUNK]
    yield bytes(buffer)


def _numbered(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each chunk with its nonce: its place, and whether it is the last. A key is used for one backup only."""
    number, before = 0, b""
    for number, chunk in enumerate(chunks):
        if number:
            yield (number - 1).to_bytes(11) + b"\0", before
        before = chunk
    yield number.to_bytes(11) + b"\1", before


def _unsealed(file: BinaryIO, passphrase: str) -> Iterator[bytes]:
    """The plain chunks. Raises NoBackup."""
    if file.read(len(_MAGIC)) != _MAGIC:
        raise NoBackup("foreign", "this is not a backup")
    unseal = AESGCM(_key(passphrase, file.read(_SALT))).decrypt
    sealed = iter(lambda: file.read(_CHUNK + _TAG), b"")
    try:
        for nonce, chunk in _numbered(sealed):
            yield unseal(nonce, chunk, _MAGIC)
    except (InvalidTag, ValueError):
        raise NoBackup("sealed", "wrong passphrase, or the backup is damaged or cut off") from None


def _key(passphrase: str, salt: bytes) -> bytes:
    """Deliberately slow (about 0.1 s and 32 MiB), so that passphrases cannot be tried by the million."""
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=1 << 15, r=8, p=1, maxmem=1 << 26, dklen=32)
