"""The log: what happened, never what was said, and never the token."""

import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType
from typing import Any, Literal

from structlog.processors import JSONRenderer, format_exc_info
from structlog.stdlib import ProcessorFormatter, add_log_level, add_logger_name
from structlog.typing import EventDict

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{8,}")
NOISY = ("aiohttp", "asyncio", "httpx", "httpcore", "uvicorn")
PRIVATE = logging.CRITICAL + 1
"""The Bot library logs whole updates, up to CRITICAL; they are not for the log."""


Lines = Literal["text", "json"]
"""The forms of a line of the log."""


class _TextFormatter(logging.Formatter):
    """A line for people, without the token."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


class _JsonFormatter(ProcessorFormatter):
    """A line for machines, without the token."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))


def formatter(lines: Lines) -> logging.Formatter:
    """What makes a record a line of the log, traceback included."""
    if lines == "text":
        return _TextFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    written = (_time, add_log_level, add_logger_name)
    ends = (ProcessorFormatter.remove_processors_meta, format_exc_info, JSONRenderer(ensure_ascii=False))
    return _JsonFormatter(foreign_pre_chain=written, processors=ends)


def _time(_logger: Any, _method: str, event: EventDict) -> EventDict:
    """The record's own time, in UTC."""
    record: logging.LogRecord = event["_record"]
    return {"at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"), **event}


def redacted(text: str) -> str:
    """A text without tokens."""
    return _TOKEN.sub("***", text)


def configure_logs(level: int = logging.INFO, lines: Lines = "text") -> None:
    """Log to the standard error stream; silence what would log addresses or contents."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(lines))
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
