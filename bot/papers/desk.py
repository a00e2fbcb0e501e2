"""Where uploads are fetched and read: before the transaction, so that a slow file holds up its own chat only."""

import asyncio
import json
import logging
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from telegram import Bot
from telegram.error import BadRequest, Forbidden, InvalidToken, TelegramError

from bot.clock import Clock
from bot.logs import where
from bot.papers.faults import DAMAGED, UNREACHABLE
from handlers.incoming import Paper
from handlers.uploads import MOST_BYTES

TRIES = 3
PAUSE = 2.0
"""Seconds before a file is asked for again."""
PATIENCE = 120.0
"""Seconds that the reading of one file may take on a busy machine."""
AT_ONCE = 2
_ROOT = Path(__file__).parents[2]

_LOG = logging.getLogger(__name__)


class PaperDesk:
    """Fetches an uploaded file and has it read, a few at a time. Nothing of it is kept."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot, self._clock = bot, clock
        self._free = asyncio.Semaphore(AT_ONCE)

    async def examine(self, file: Mapping[str, Any]) -> Paper:
        """What a file really is. One that says it is too large is not fetched; one that does not come has a fault."""
        if int(file.get("size") or 0) > MOST_BYTES:
            return Paper(size=int(file["size"]))
        async with self._free:
            data = await self._fetched(str(file["file_id"]))
            if data is None:
                return Paper(fault=UNREACHABLE)
            return await read_apart(data) if len(data) <= MOST_BYTES else Paper(size=len(data))

    async def _fetched(self, file_id: str) -> bytes | None:
        for _ in range(TRIES):
            try:
                return await self._fetch(file_id)
            except (BadRequest, Forbidden, InvalidToken) as error:
                _LOG.warning("a file is refused by the messenger: %s", where(error))
                return None
            except TelegramError as error:
                _LOG.warning("a file does not come: %s", where(error))
                await self._clock.sleep_until(self._clock.now() + timedelta(seconds=PAUSE))
        return None

    async def _fetch(self, file_id: str) -> bytes | None:
        """The bytes; None where the messenger offers a path on a disk instead of an address."""
        file = await self._bot.get_file(file_id)
        if not (file.file_path or "").startswith(("http://", "https://")):
            return None
        return bytes(await file.download_as_bytearray())


async def read_apart(data: bytes) -> Paper:
    """Read a file in a process of its own, which has neither our memory nor our environment."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.papers"),
        cwd=_ROOT,
        env={},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            read, _ = await process.communicate(data)
    except TimeoutError:
        _LOG.warning("a file takes too long to read")
        return Paper(size=len(data), fault=UNREACHABLE)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return Paper(**json.loads(read)) if process.returncode == 0 else Paper(size=len(data), fault=DAMAGED)
