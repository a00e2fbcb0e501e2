"""What can go wrong below the seam. Every one of them stops the store: nothing more is acknowledged."""

from typing import Literal


class StorageFailed(Exception):
    """The disk did not do what was asked, or the store is closed; restart after the cause is removed.

    `number` is the system's error number (`errno`), where there is one.
    """

    def __init__(self, said: str, number: int | None = None) -> None:
        super().__init__(said)
        self.number = number


class CorruptStore(StorageFailed):
    """Something that was once durable can no longer be read; run verify, then restore a backup."""


class StoreLocked(StorageFailed):
    """Another process has this data directory open."""


class NoData(StorageFailed):
    """There is no data directory at this place."""


class NewerData(StorageFailed):
    """The data were written by a newer program."""


class NoBackup(StorageFailed):
    """A backup was not made, or not restored. `why` tells the cases apart that somebody can mend."""

    def __init__(self, why: Literal["there", "foreign", "sealed", "damaged"], said: str) -> None:
        super().__init__(said)
        self.why = why
