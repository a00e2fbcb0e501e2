"""The Bot library's client on our own calls."""

from dataclasses import dataclass

from telegram import Bot

from bot.access import Access
from bot.logs import silence_contents
from bot.request import AiohttpRequest
from bot.updates import Mending


@dataclass(frozen=True)
class Client:
    """The bot at its messenger, and what mends answers that cannot be read. Its `repr` shows no token."""

    bot: Bot
    mending: Mending

    def __post_init__(self) -> None:
        silence_contents()

    def __repr__(self) -> str:
        """Without the bot, whose own `repr` shows the token."""
        return "Client()"


def make_client(access: Access) -> Client:
    """A client for one messenger; nothing is connected yet."""
    mending = Mending()
    bot = Bot(
        access.token,
        base_url=access.base_url,
        base_file_url=access.base_file_url,
        request=AiohttpRequest(access.allowed_hosts),
        get_updates_request=AiohttpRequest(access.allowed_hosts, mending),
    )
    return Client(bot, mending)
