"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

import hmac
from contextlib import nullcontext
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from messenger.activity import first_of
from messenger.bot_updates import METHODS as UPDATE_METHODS
from messenger.call import Call
from messenger.config import Config
from messenger.connection import Dropped, HungUp, hung_up
from messenger.faults import Fault
from messenger.methods import carry_out
from messenger.parameters import read_parameters
from messenger.refusal import Refused, refused
from messenger.state import State

LONGEST_HANG = 3600.0


def routes(state: State) -> list[Route]:
    """The addresses that a bot uses."""
    ways = ["GET", "POST"]
    return [
        Route("/bot{token}/{method}", partial(answer, state), methods=ways),
        Route("/bot{token}/test/{method}", partial(answer, state), methods=ways),
        Route("/file/bot{token}/{path:path}", partial(download, state), methods=["GET"]),
    ]


def is_bot(config: Config, token: str) -> bool:
    """Whether this is one of the bot's tokens; takes equally long for each wrong one."""
    given = token.encode()
    matches = [hmac.compare_digest(given, known.encode()) for known in config.tokens]
    return any(matches)


async def answer(state: State, request: Request) -> Response:
    """Answer one call."""
    method = request.path_params["method"]
    try:
        if not is_bot(state.config, request.path_params["token"]):
            raise Refused(401, "Unauthorized")
        polls = method.lower() == "getupdates"
        with nullcontext() if polls else state.activity.call():
            return JSONResponse({"ok": True, "result": await result(state, request, method)})
    except Refused as refusal:
        return refused(refusal)
    except Dropped:
        return HungUp(state.hang_up)


async def result(state: State, request: Request, method: str) -> Any:
    """What the method returns, unless a fault that is set comes first. Raises Refused or Dropped."""
    call = Call(state, await read_parameters(request), partial(hung_up, request))
    fault = state.faults.next_for(method.lower())
    if fault:
        await go_wrong(fault, call)
    outcome = await carry_out(method, call, UPDATE_METHODS)
    if fault and fault.mode == "drop-after":
        raise Dropped
    return outcome


async def go_wrong(fault: Fault, call: Call) -> None:
    """What a fault does before the call is carried out."""
    refusal = fault.refusal()
    if refusal:
        raise refusal
    if fault.mode == "hang":
        await first_of(call.gone(), call.state.stopping.wait(), seconds=LONGEST_HANG)
    if fault.mode in ("hang", "drop-before"):
        raise Dropped


async def download(state: State, request: Request) -> Response:
    """The bytes of a file, by the path that getFile gave."""
    if not is_bot(state.config, request.path_params["token"]):
        return refused(Refused(401, "Unauthorized"))
    stored = state.files.at(request.path_params["path"])
    if stored is None:
        return refused(Refused(404, "Not Found"))
    return FileResponse(state.files.path(stored), media_type="application/octet-stream")
