"""The disk: the store of `workflow.store` as a journal on TinyDB."""

from storage.errors import CorruptStore, StorageFailed, StoreLocked
from storage.store import JournalStore, open_store

__all__ = ["CorruptStore", "JournalStore", "StorageFailed", "StoreLocked", "open_store"]
