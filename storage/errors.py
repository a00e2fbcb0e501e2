"""What can go wrong below the seam. Every one of them stops the store: nothing more is acknowledged."""


class StorageFailed(Exception):
    """The disk did not do what was asked, or the store is closed; restart after the cause is removed."""


class CorruptStore(StorageFailed):
    """Something that was once durable can no longer be read; run verify, then restore a backup."""


class StoreLocked(StorageFailed):
    """Another process has this data directory open."""
