"""What came of sending a message, and what follows from each error of the messenger (reliability.md, Out)."""

from dataclasses import dataclass
from datetime import timedelta

from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.request import NotSent

LONGEST_PAUSE = 60.0


@dataclass(frozen=True)
class Sent:
    """It is there; `message_id` when it is a message. `plain`: without what the messenger took for markup."""

    message_id: int | None = None
    plain: bool = False


@dataclass(frozen=True)
class Again:
    """Not now. `unknown`: it may have arrived all the same. `everywhere`: no chat can be reached now."""

    seconds: float
    unknown: bool = False
    everywhere: bool = False


@dataclass(frozen=True)
class Unreachable:
    """The person has blocked the bot, or has never written to it."""


@dataclass(frozen=True)
class Hopeless:
    """The messenger will never take it; `reason` is what it said, and is for the log."""

    reason: str


Outcome = Sent | Again | Unreachable | Hopeless


def name_of(outcome: Outcome) -> str:
    """The outcome's name among the figures."""
    match outcome:
        case Sent():
            return "sent"
        case Again(unknown=unknown):
            return "unknown" if unknown else "again"
        case Unreachable():
            return "unreachable"
        case Hopeless():
            return "refused"


def outcome_of(error: TelegramError, tries: int) -> Outcome:
    """What an error means for the message."""
    match error:
        case RetryAfter():
            return Again(seconds_of(error))
        case NotSent():
            return Again(pause(tries), everywhere=True)
        case Forbidden():
            return Unreachable()
        case BadRequest() if says(error, "chat not found", "user is deactivated", "peer_id_invalid"):
            return Unreachable()
        case BadRequest():
            return Hopeless(error.message)
        case NetworkError():
            return Again(pause(tries), unknown=True)
        case _:
            return Again(pause(tries))


def says(error: TelegramError, *phrases: str) -> bool:
    """Whether the messenger's words contain one of these."""
    return any(phrase in error.message.lower() for phrase in phrases)


def is_same(error: BadRequest) -> bool:
    """Whether an edit changed nothing, which is what was wanted."""
    return says(error, "message is not modified")


def is_markup(error: BadRequest) -> bool:
    """Whether the messenger took something in a text for markup, and could not read it."""
    return says(error, "can't parse entities")


def is_gone(error: BadRequest) -> bool:
    """Whether the message to be edited is not there any more, or can be edited no more."""
    return says(error, "message to edit not found", "message can't be edited", "message_id_invalid")


def pause(tries: int) -> float:
    """Seconds until the next try: twice as long each time, up to a minute."""
    return float(min(2.0 ** max(tries - 1, 0), LONGEST_PAUSE))


def seconds_of(error: RetryAfter) -> float:
    """How long the messenger wants to be left alone."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
