"""All Bot API methods that may be part of a webhook's answer, and the way to carry one out."""

from collections.abc import Mapping
from typing import Any

from messenger import bot_editing, bot_profile, bot_sending
from messenger.call import Call, Method
from messenger.refusal import bad_request

METHODS: dict[str, Method] = {**bot_sending.METHODS, **bot_editing.METHODS, **bot_profile.METHODS}


async def carry_out(name: str, call: Call, more: Mapping[str, Method] | None = None) -> Any:
    """The result of a method, its name in any case. Raises Refused; 400 for a method that is not here.

    400 and not 404, because clients take 404 (and 401) for a wrong token and stop for good.
    """
    method = {**METHODS, **(more or {})}.get(name.lower())
    if method is None:
        raise bad_request(f"method {name} is not offered by this messenger")
    return await method(call)
