"""`banshi run` when the disk is full or taken, and when it is told to end: clear words, an exit code, nothing lost."""

import resource
import stat
from dataclasses import replace
from pathlib import Path

from running_bot import PATIENCE, RunningBot, running_bot

from bot.composition import STORE
from bot.words import say
from storage import verify
from storage.disk import read_file

HELP = "/help"


def said(bot: RunningBot, key: str) -> bool:
    """Whether the bot has ended with these words, and without a traceback."""
    assert "Traceback" not in bot.log, bot.log
    return say("zh", key, said="\0").split("\0")[0] in bot.log


async def answers(bot: RunningBot, person: str) -> list[str]:
    """Everything that the bot has answered to /help."""
    return [text for text in await bot.texts(person) if "/leave" in text]


async def answered(bot: RunningBot, person: str, count: int) -> None:
    """Wait until the bot has answered so often, and has nothing more to say."""
    while len(await answers(bot, person)) < count:
        newest = (await bot.hands.messages(person))[-1]["message_id"]
        assert await bot.hands.messages(person, after=newest, wait=PATIENCE), bot.log
    await bot.says(person, "?")
    assert len(await answers(bot, person)) == count


def fill(bot: RunningBot) -> None:
    """From now on the running bot can write no more of its journal, which is longer than what it says."""
    assert bot.process is not None
    size = max(len(read_file(log)) for log in (bot.data / STORE).glob("*.log"))
    assert size > len(bot.log.encode()) + 1000
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (size, size))


async def test_a_full_disk_stops_the_bot_and_what_was_said_then_is_answered_afterwards(tmp_path: Path) -> None:
    async with running_bot(tmp_path) as bot:
        await bot.start()
        await bot.binds("wangfang")
        await bot.says("wangfang", "/leave")
        before = len(await answers(bot, "wangfang"))
        fill(bot)
        await bot.hands.send("wangfang", HELP)
        assert await bot.ended() == 1
        assert said(bot, "store-full")
        assert verify(bot.data / STORE).problems == ()
        await bot.start()
        await answered(bot, "wangfang", before + 1)
        assert await bot.stop() == 0


def open_to_others(bot: RunningBot) -> dict[str, str]:
    """What the bot has written that somebody else could read."""
    made = [bot.data, *bot.data.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in made}
    return {path.name: oct(mode) for path, mode in modes.items() if mode != (0o700 if path.is_dir() else 0o600)}


async def test_a_second_bot_on_the_same_data_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    async with running_bot(tmp_path) as bot:
        bot.data.mkdir(mode=0o755)
        await bot.start()
        await bot.binds("wangfang")
        second = replace(bot, process=None)
        await second.start()
        assert await second.ended() == 1
        assert said(second, "store-locked")
        assert "/leave" in await bot.says("wangfang", HELP)
        assert open_to_others(bot) == {}


async def test_a_bot_that_is_told_to_end_waits_for_no_messenger_that_hangs_and_loses_nothing(tmp_path: Path) -> None:
    async with running_bot(tmp_path) as bot:
        await bot.start()
        await bot.binds("wangfang")
        before = len(await answers(bot, "wangfang"))
        await bot.hands.fault("hang", 1, method="sendMessage")
        for _ in range(20):
            await bot.hands.send("wangfang", HELP)
        while bot.messenger.state.faults.pending:
            await bot.hands.people()
        assert await bot.stop() == 0
        assert said(bot, "run-ended")
        await bot.start()
        await answered(bot, "wangfang", before + 20)
