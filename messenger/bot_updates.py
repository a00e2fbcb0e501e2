"""The Bot API methods by which the bot gets updates: getUpdates, or a webhook."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from messenger.activity import first_of, until
from messenger.call import Call
from messenger.inside import may_be_posted_to
from messenger.refusal import Json, Refused, bad_request
from messenger.state import State
from messenger.webhook import Hook, hook_of, keep_hook

UPDATES_LIMIT = 100
LONGEST_HOLD = 50
GRACE = 0.25
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
SECOND_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@asynccontextmanager
async def only_poller(state: State) -> AsyncIterator[None]:
    """Be the one who polls; one that hung up just now gets a moment to be gone. Raises Refused (409)."""
    if not await until(lambda: not state.polling, GRACE):
        raise Refused(409, SECOND_POLLER)
    state.polling = True
    try:
        yield
    finally:
        state.polling = False


async def get_updates(call: Call) -> list[Json]:
    """getUpdates: confirms all below the offset; held until there is something, or `timeout` seconds."""
    state, parameters = call.state, call.parameters
    if hook_of(state):
        raise Refused(409, WEBHOOK_ACTIVE)
    async with only_poller(state):
        state.updates.allow(parameters.nested("allowed_updates"))
        confirm(state, parameters.integer("offset") or 0)
        limit = parameters.integer("limit") or UPDATES_LIMIT
        held = min(parameters.integer("timeout") or 0, LONGEST_HOLD)
        return await arrived(call, min(max(limit, 1), UPDATES_LIMIT), held)


def confirm(state: State, offset: int) -> None:
    """Forget what the bot has; a negative offset leaves only so many of the newest."""
    forgotten = state.updates.confirm_below(offset) if offset >= 0 else state.updates.keep_last(-offset)
    if forgotten:
        state.activity.touch()
        state.bell.ring()


async def arrived(call: Call, limit: int, seconds: float) -> list[Json]:
    """The updates that are there, as soon as there is one."""
    state = call.state

    async def first() -> None:
        ring = state.bell.next_ring
        while not state.updates.pending() and not state.stopping.is_set():
            await ring.wait()
            ring = state.bell.next_ring

    if seconds > 0 and not state.updates.pending():
        await first_of(first(), call.gone(), seconds=seconds)
    return state.updates.take(limit)


async def set_webhook(call: Call) -> bool:
    """setWebhook: from now on updates are posted to the address; an empty one ends that."""
    state, parameters = call.state, call.parameters
    url = parameters.text("url")
    if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
        raise bad_request("bad webhook: invalid webhook URL specified")
    if url and not may_be_posted_to(urlsplit(url).hostname or ""):
        raise bad_request("bad webhook: the address is not one of an internal network")
    if parameters.flag("drop_pending_updates"):
        state.updates.keep_last(0)
    state.updates.allow(parameters.nested("allowed_updates"))
    keep_hook(state, Hook(url, parameters.text("secret_token")) if url else None)
    return True


async def delete_webhook(call: Call) -> bool:
    """deleteWebhook."""
    if call.parameters.flag("drop_pending_updates"):
        call.state.updates.keep_last(0)
    keep_hook(call.state, None)
    return True


async def get_webhook_info(call: Call) -> Json:
    """getWebhookInfo."""
    hook = hook_of(call.state)
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": call.state.updates.pending(),
    }
    if hook and hook.error:
        info |= {"last_error_date": hook.error_date, "last_error_message": hook.error}
    return info


METHODS = {
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
}
