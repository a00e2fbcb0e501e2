"""`python -m storage DIRECTORY LOG PARTIAL`: the compacting process, started by the store itself."""

import os
import sys
from pathlib import Path

from storage.compaction import compact
from storage.disk import OsDisk

_POLITENESS = 10


def main(directory: str, upto: str, partial: str) -> None:
    """Compact the closed logs, giving way to the store."""
    os.nice(_POLITENESS)
    compact(OsDisk(Path(directory)), int(upto), partial)


if __name__ == "__main__":
    main(*sys.argv[1:])
