"""The client side's clock and fault switch: a demo's and a test's own."""

from functools import partial

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from messenger.faults import MODES, Fault
from messenger.login import demo_only, visible
from messenger.parameters import Parameters, read_parameters
from messenger.refusal import Json, Refused
from messenger.state import State


def routes(state: State) -> list[Route]:
    """The addresses of the clock and the faults."""
    return [
        Route("/client/clock", partial(show_clock, state), methods=["GET"]),
        Route("/client/clock", partial(move_clock, state), methods=["POST"]),
        Route("/client/faults", partial(show_faults, state), methods=["GET"]),
        Route("/client/faults", partial(set_fault, state), methods=["POST"]),
        Route("/client/faults", partial(clear_faults, state), methods=["DELETE"]),
    ]


async def clock_record(state: State) -> Json:
    """What the clock shows, and when the next reminder is due if the host tells."""
    due = await state.clock.next_due()
    return {
        "now": state.clock.now().isoformat(timespec="seconds"),
        "next": due.astimezone(state.clock.zone).isoformat(timespec="seconds") if due else None,
    }


async def show_clock(state: State, request: Request) -> Response:
    """GET /client/clock."""
    visible(state, request)
    return JSONResponse(await clock_record(state))


async def move_clock(state: State, request: Request) -> Response:
    """POST /client/clock {"to": ISO time or "next"}: answers when every listener has run and the bot is idle.

    Refused: 400 for a time that cannot be read or is past, 409 for "next" when no reminder is due.
    """
    demo_only(state)
    wanted = (await read_parameters(request)).text("to")
    try:
        to = await state.clock.next_due() if wanted == "next" else state.clock.read(wanted)
        if to is None:
            raise Refused(409, "no reminder is due")
        await state.clock.advance(max(to, state.clock.now()) if wanted == "next" else to)
    except ValueError as error:
        raise Refused(400, str(error)) from None
    state.bell.ring()
    idle = await state.settle(state.config.idle_wait)
    state.bell.ring()
    return JSONResponse({**await clock_record(state), "idle": idle})


def fault_of(parameters: Parameters) -> Fault:
    """The fault that a request describes. Raises Refused."""
    mode = parameters.text("mode")
    if mode not in MODES:
        raise Refused(400, f"mode is one of {', '.join(MODES)}")
    count = parameters.integer("count")
    wanted = parameters.values.get("method") or []
    methods = [wanted] if isinstance(wanted, str) else wanted
    return Fault(
        mode=mode,
        count=1 if count is None else count,
        methods=frozenset(str(method).lower() for method in methods),
        retry_after=parameters.integer("retry_after") or 1,
        every=max(parameters.integer("every") or 1, 1),
    )


def fault_record(fault: Fault) -> Json:
    """A fault as it is shown."""
    return {"mode": fault.mode, "count": fault.count, "method": sorted(fault.methods), "every": fault.every}


async def show_faults(state: State, _request: Request) -> Response:
    """GET /client/faults: those that are still to come."""
    demo_only(state)
    return JSONResponse([fault_record(fault) for fault in state.faults.pending])


async def set_fault(state: State, request: Request) -> Response:
    """POST /client/faults {"mode", "count"?, "method"?, "retry_after"?, "every"?}.

    Without "method" it meets any call but getUpdates, which is under way all the time.
    """
    demo_only(state)
    fault = fault_of(await read_parameters(request))
    if fault.count > 0:
        state.faults.pending.append(fault)
    return JSONResponse(fault_record(fault))


async def clear_faults(state: State, _request: Request) -> Response:
    """DELETE /client/faults: nothing goes wrong any more."""
    demo_only(state)
    state.faults.pending.clear()
    return JSONResponse({})
