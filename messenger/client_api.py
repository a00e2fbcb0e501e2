"""The client side: JSON over HTTP for the page, for tests and for anyone's scripts."""

import time
from functools import partial

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route

from messenger import incoming, login
from messenger.activity import first_of
from messenger.bot_profile import commands_of
from messenger.history import Message
from messenger.login import person_of, visible
from messenger.markup import inline_rows
from messenger.parameters import Parameters, read_parameters
from messenger.people import Contact
from messenger.records import keyboard_record, person_record, record
from messenger.refusal import Refused
from messenger.state import State

PAGE_LIMIT = 1000
LONGEST_WAIT = 120.0
INLINE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def routes(state: State) -> list[Route]:
    """The addresses of the client side, but for the clock, the faults and the events."""
    return [
        Route("/client/people", partial(people, state)),
        Route("/client/login", partial(login.login, state), methods=["POST"]),
        Route("/client/logout", partial(login.logout, state), methods=["POST"]),
        Route("/client/{person}/messages", partial(messages, state)),
        Route("/client/{person}/send", partial(send, state), methods=["POST"]),
        Route("/client/{person}/upload", partial(upload, state), methods=["POST"]),
        Route("/client/{person}/press", partial(press, state), methods=["POST"]),
        Route("/client/{person}/read", partial(read, state), methods=["POST"]),
        Route("/client/{person}/block", partial(block, state), methods=["POST"]),
        Route("/client/{person}/commands", partial(commands, state)),
        Route("/client/{person}/keyboard", partial(keyboard, state)),
        Route("/client/{person}/files/{file_id}", partial(show_file, state)),
    ]


async def people(state: State, request: Request) -> Response:
    """GET /client/people."""
    return JSONResponse([person_record(state, contact) for contact in visible(state, request)])


def number_of(request: Request, name: str, default: int) -> int:
    """A whole number of the query. Raises Refused."""
    number = Parameters(dict(request.query_params)).integer(name)
    return default if number is None else number


async def messages(state: State, request: Request) -> Response:
    """GET /client/{person}/messages.

    `after=ID` gives what is newer than that message, and older messages edited since the last look at this
    chat by `after` (or since its first `send`, `upload` or `press`, if nobody has looked). `since=SEQ`
    gives every change after that number, deletions included, for callers that keep their own place (`X-Seq`
    is where they are now); `before=ID` the page of older ones. `limit` keeps the newest. With
    `wait=SECONDS` it answers when the bot is idle and has written or changed something, or when the wait is
    over.
    """
    contact = person_of(state, request)
    wait = min(float(request.query_params.get("wait") or 0), LONGEST_WAIT)
    found = look(state, contact, request)
    deadline = time.monotonic() + wait
    while wait and not state.stopping.is_set():
        ring = state.bell.next_ring
        idle = await state.settle(max(deadline - time.monotonic(), 0))
        found = look(state, contact, request)
        left = deadline - time.monotonic()
        if left <= 0 or (idle and any(message.from_bot for message in found)):
            break
        await first_of(ring.wait(), seconds=left)
    seen(state, contact, found, request)
    body = [record(state, contact, message) for message in found]
    return JSONResponse(body, headers={"X-Seq": str(state.history.last_seq(contact.chat_id))})


def look(state: State, contact: Contact, request: Request) -> list[Message]:
    """The messages that a request asks for, as they are now."""
    limit = min(max(number_of(request, "limit", PAGE_LIMIT), 1), PAGE_LIMIT)
    if "since" in request.query_params:
        return state.history.since(contact.chat_id, number_of(request, "since", 0), limit)
    if "before" in request.query_params:
        return state.history.before(contact.chat_id, number_of(request, "before", 0), limit)
    after = number_of(request, "after", 0)
    last = state.looks.get(contact.chat_id)
    if last is None:
        known = state.history.get_even_deleted(contact.chat_id, after)
        last = known.seq if known else 0
    return state.history.after(contact.chat_id, after, last, limit)


def seen(state: State, contact: Contact, found: list[Message], request: Request) -> None:
    """Note what was handed out: it is read, and edits up to here are not told again."""
    if "since" not in request.query_params and "before" not in request.query_params:
        state.looks[contact.chat_id] = state.history.last_seq(contact.chat_id)
    if found and state.people.mark_read(contact.chat_id, max(message.message_id for message in found)):
        state.bell.ring()


async def send(state: State, request: Request) -> Response:
    """POST /client/{person}/send {"text", "reply_to"?}."""
    contact, parameters = person_of(state, request), await read_parameters(request)
    reply_to = parameters.integer("reply_to")
    message = incoming.write_text(state, contact, parameters.text("text"), reply_to)
    return JSONResponse({"message_id": message.message_id})


async def upload(state: State, request: Request) -> Response:
    """POST /client/{person}/upload: multipart with `file`, `caption` and `kind` (document, or photo)."""
    contact, parameters = person_of(state, request), await read_parameters(request)
    given = parameters.upload("file")
    kind = parameters.text("kind", "document")
    if given is None or kind not in ("document", "photo"):
        raise Refused(400, "a multipart part named file is needed" if given is None else "unknown kind")
    message = await incoming.send_file(state, contact, given, kind, parameters.text("caption"))
    return JSONResponse({"message_id": message.message_id})


async def press(state: State, request: Request) -> Response:
    """POST /client/{person}/press {"message_id", "button", "row"?, "column"?, "data"?, "stale"?, "wait"?}.

    Answers `{"popup", "alert", "answered"}` when the bot has answered and is idle, or after `wait` seconds.
    """
    contact, parameters = person_of(state, request), await read_parameters(request)
    message_id = parameters.integer("message_id") or 0
    opened = address_of(state, contact, message_id, parameters.text("button"))
    if opened:
        return JSONResponse({"popup": None, "alert": False, "answered": True, "url": opened})
    press_id = incoming.press(state, contact, message_id, wish_of(parameters))
    wait = float(parameters.text("wait") or state.config.idle_wait)
    answered = await wait_for_answer(state, press_id, min(wait, LONGEST_WAIT))
    outcome = state.presses.get(press_id)
    popup, alert = (outcome.popup, outcome.alert) if outcome else (None, False)
    return JSONResponse({"popup": popup, "alert": alert, "answered": answered})


def wish_of(parameters: Parameters) -> incoming.Wish:
    """Which button a request means."""
    row, column = parameters.integer("row"), parameters.integer("column")
    return incoming.Wish(
        button=parameters.text("button"),
        data=parameters.text("data") or None,
        place=(row, column) if row is not None and column is not None else None,
        stale=parameters.flag("stale"),
    )


def address_of(state: State, contact: Contact, message_id: int, button: str) -> str | None:
    """The address that a button opens, if it is one of that kind: the bot hears nothing of it."""
    message = state.history.get(contact.chat_id, message_id)
    cells = [cell for row in inline_rows(message.markup if message else None) for cell in row]
    return next((str(cell["url"]) for cell in cells if cell["text"] == button and "url" in cell), None)


async def wait_for_answer(state: State, press_id: str, seconds: float) -> bool:
    """Wait until the bot has answered a press and is idle, at most so long; whether it has answered."""
    deadline = time.monotonic() + seconds
    while not is_answered(state, press_id) and not state.stopping.is_set():
        ring = state.bell.next_ring
        if not await first_of(ring.wait(), seconds=max(deadline - time.monotonic(), 0)):
            return is_answered(state, press_id)
    await state.settle(max(deadline - time.monotonic(), 0))
    return is_answered(state, press_id)


def is_answered(state: State, press_id: str) -> bool:
    """Whether the bot has answered a press."""
    outcome = state.presses.get(press_id)
    return outcome is None or outcome.answered


async def read(state: State, request: Request) -> Response:
    """POST /client/{person}/read {"message_id"}: everything up to it has been seen."""
    contact, parameters = person_of(state, request), await read_parameters(request)
    if state.people.mark_read(contact.chat_id, parameters.integer("message_id") or 0):
        state.bell.ring()
    return JSONResponse({})


async def block(state: State, request: Request) -> Response:
    """POST /client/{person}/block {"blocked"}: whether the bot is refused from now on (403)."""
    contact, parameters = person_of(state, request), await read_parameters(request)
    state.people.set_blocked(contact.id, parameters.flag("blocked"))
    return JSONResponse({})


async def commands(state: State, request: Request) -> Response:
    """GET /client/{person}/commands?language=zh: what this person's menu offers."""
    contact = person_of(state, request)
    return JSONResponse(commands_of(state, contact.chat_id, request.query_params.get("language", "zh")))


async def keyboard(state: State, request: Request) -> Response:
    """GET /client/{person}/keyboard: `{"keyboard", "placeholder", "one_time"}`, what is below the chat."""
    contact = person_of(state, request)
    message = state.history.last_with_keyboard(contact.chat_id)
    return JSONResponse(keyboard_record(message.markup if message else None))


async def show_file(state: State, request: Request) -> Response:
    """GET /client/{person}/files/{file_id}: a picture is shown, anything else (or `?download=1`) is saved."""
    contact = person_of(state, request)
    stored = state.files.get(request.path_params["file_id"])
    if stored is None or not state.history.shows_file(contact.chat_id, stored.file_id):
        raise Refused(404, "there is no such file in this chat")
    shown = stored.type in INLINE_TYPES and "download" not in request.query_params
    return FileResponse(
        state.files.path(stored),
        media_type=stored.type,
        filename=stored.name,
        content_disposition_type="inline" if shown else "attachment",
        headers={"Cache-Control": "private, max-age=86400", "X-Content-Type-Options": "nosniff"},
    )
