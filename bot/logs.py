"""The log: what happened, never what was said, and never the token."""

import logging
import re
import sys
import traceback
from pathlib import PurePath
from types import TracebackType

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{8,}")
NOISY = ("aiohttp", "asyncio", "httpx", "httpcore", "uvicorn")
PRIVATE = logging.CRITICAL + 1
"""The Bot library logs whole updates, up to CRITICAL; they are not for the log."""


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, without the token."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, with stars in place of anything that looks like a token."""
        return redacted(super().format(record))


def redacted(text: str) -> str:
    """A text without tokens."""
    return _TOKEN.sub("***", text)


def configure_logs(level: int = logging.INFO) -> None:
    """Log to the standard error stream; silence what would log addresses or contents."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)


def silence_contents() -> None:
    """Let the Bot library log nothing."""
    logging.getLogger("telegram").setLevel(PRIVATE)


def where(error: BaseException) -> str:
    """Where an error happened and of which kind it is; without its text, which may quote a person."""
    return f"{type(error).__name__} at {_places(error.__traceback__)}"


def _places(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return " < ".join(f"{PurePath(frame.filename).stem}.{frame.name}:{frame.lineno}" for frame in reversed(frames[-4:]))
