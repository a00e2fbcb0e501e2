"""The disk: the store of `workflow.store` as a journal on TinyDB."""

from storage.backup import backup, restore
from storage.compaction import CompactionFailed
from storage.disk import make_private
from storage.errors import CorruptStore, NewerData, NoBackup, NoData, StorageFailed, StoreLocked
from storage.migration import Migration
from storage.store import JournalStore, open_store
from storage.verify import Report, verify

__all__ = [
    "CompactionFailed",
    "CorruptStore",
    "JournalStore",
    "Migration",
    "NewerData",
    "NoBackup",
    "NoData",
    "Report",
    "StorageFailed",
    "StoreLocked",
    "backup",
    "make_private",
    "open_store",
    "restore",
    "verify",
]
