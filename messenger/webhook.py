"""Posting updates to the bot's own address, one after the other, each until the bot says 200."""

import json
from dataclasses import asdict, dataclass, replace

import aiohttp

from messenger.activity import first_of
from messenger.call import Call
from messenger.database import to_json
from messenger.inside import InsideResolver
from messenger.methods import carry_out
from messenger.parameters import Parameters
from messenger.refusal import Json, Refused
from messenger.state import State

KEY = "webhook"
ANSWER_LIMIT = 60.0
LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Hook:
    """Where updates are posted to, the secret that goes along, and the last thing that went wrong."""

    url: str
    secret: str
    error: str = ""
    error_date: int = 0


def hook_of(state: State) -> Hook | None:
    """The webhook that is set, if one is."""
    kept = state.settings.get(KEY)
    return Hook(**kept) if kept else None


def keep_hook(state: State, hook: Hook | None) -> None:
    """Set or end the webhook."""
    state.settings.put(KEY, asdict(hook) if hook else None)
    state.bell.ring()


async def deliver_updates(state: State) -> None:
    """Post each update as it comes, until the messenger stops; a failed one again after a growing wait."""
    wait = state.config.webhook_retry
    connector, limit = aiohttp.TCPConnector(resolver=InsideResolver()), aiohttp.ClientTimeout(total=ANSWER_LIMIT)
    async with aiohttp.ClientSession(connector=connector, timeout=limit) as session:
        while not state.stopping.is_set():
            ring, hook, updates = state.bell.next_ring, hook_of(state), state.updates.take(1)
            if hook is None or not updates:
                await ring.wait()
            elif await delivered(state, session, hook, updates[0]):
                wait = state.config.webhook_retry
            else:
                await first_of(state.stopping.wait(), seconds=wait)
                wait = min(wait * 2, LONGEST_WAIT)


async def delivered(state: State, session: aiohttp.ClientSession, hook: Hook, update: Json) -> bool:
    """Post one update; true if the bot took it."""
    headers, body = {"Content-Type": "application/json"}, to_json(update).encode()
    if hook.secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
    try:
        async with session.post(hook.url, data=body, headers=headers, allow_redirects=False) as answer:
            if answer.status == 200:
                await take_answer(state, await answer.read(), update)
                return True
            error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except (aiohttp.ClientError, TimeoutError) as failure:
        error = f"{type(failure).__name__}: {failure}"
    if hook_of(state) == hook:
        now = int(state.clock.now().timestamp())
        state.settings.put(KEY, asdict(replace(hook, error=error, error_date=now)))
    return False


async def take_answer(state: State, body: bytes, update: Json) -> None:
    """The update is done. The answer may itself be a call; nobody hears of it if that is refused."""
    state.updates.confirm_below(update["update_id"] + 1)
    state.activity.touch()
    state.bell.ring()
    try:
        values = json.loads(body)
    except ValueError:
        return
    if isinstance(values, dict) and isinstance(values.get("method"), str):
        try:
            await carry_out(values["method"], Call(state, Parameters(values)))
        except Refused:
            return
