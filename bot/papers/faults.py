"""Why a file is not taken: the exception carries the key of what its sender is told."""


class Unfit(Exception):
    """A file that cannot be taken. `key` names the text that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


LOCKED, PACKED, DAMAGED, UNREACHABLE = "file-locked", "file-packed", "file-damaged", "file-unreachable"
