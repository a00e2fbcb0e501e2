"""Server-sent events: the changes of one chat, and the news of the whole office for the list of people."""

import json
from collections.abc import AsyncIterator
from functools import partial

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from messenger.activity import first_of
from messenger.client_clock import clock_record
from messenger.login import person_of, visible
from messenger.people import Contact
from messenger.records import person_record, record
from messenger.refusal import Json
from messenger.state import State

BATCH = 100
KEEP_ALIVE = 15.0
HINTS = ("typing", "commands")


def routes(state: State) -> list[Route]:
    """The addresses of the streams."""
    return [
        Route("/client/events", partial(office_events, state)),
        Route("/client/{person}/events", partial(chat_events, state)),
    ]


def stream(events: AsyncIterator[str]) -> Response:
    """Events as a response that nobody on the way keeps."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(events, media_type="text/event-stream", headers=headers)


def event(kind: str, data: object, number: int | None = None) -> str:
    """One event; those with a number are replayed from there after a break."""
    mark = f"id: {number}\n" if number is not None else ""
    return f"{mark}event: {kind}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"


async def chat_events(state: State, request: Request) -> Response:
    """GET /client/{person}/events: `message` (new, edited, deleted; its id is the seq), `typing`, `commands`.

    It goes on after the `Last-Event-ID` header, or `?since=SEQ`, or from now.
    """
    contact = person_of(state, request)
    start = request.headers.get("last-event-id") or request.query_params.get("since") or ""
    seq = int(start) if start.isdecimal() else state.history.last_seq(contact.chat_id)
    return stream(chat_stream(state, contact, seq))


async def chat_stream(state: State, contact: Contact, seq: int) -> AsyncIterator[str]:
    """The changes of a chat after a change number, as they come."""
    told = {kind: state.hints[contact.chat_id, kind] for kind in HINTS}
    yield ": open\n\n"
    while not state.stopping.is_set():
        ring = state.bell.next_ring
        changes = state.history.since(contact.chat_id, seq, BATCH)
        for message in changes:
            seq = message.seq
            yield event("message", record(state, contact, message), seq)
        for kind, count in told.items():
            if state.hints[contact.chat_id, kind] != count:
                told[kind] = state.hints[contact.chat_id, kind]
                yield event(kind, {})
        if not changes and not await first_of(ring.wait(), seconds=KEEP_ALIVE):
            yield ": still here\n\n"


async def office_events(state: State, request: Request) -> Response:
    """GET /client/events: `people` (those who changed, with their unread count) and `clock`."""
    visible(state, request)
    return stream(office_stream(state, request))


async def office_stream(state: State, request: Request) -> AsyncIterator[str]:
    """The news of the office, each time anything of it is different."""
    told: dict[str, Json] = {}
    clock: Json = {}
    while not state.stopping.is_set():
        ring = state.bell.next_ring
        now = {contact.id: person_record(state, contact) for contact in visible(state, request)}
        changed = [person for key, person in now.items() if told.get(key) != person]
        if changed:
            yield event("people", changed)
        told, shown = now, await clock_record(state)
        if shown != clock:
            clock = shown
            yield event("clock", clock)
        if not await first_of(ring.wait(), seconds=KEEP_ALIVE):
            yield ": still here\n\n"
