"""What a person does in the chat: writes, sends a file, presses. Each becomes an update for the bot."""

from dataclasses import dataclass

from messenger.database import transaction
from messenger.entities import TEXT_LIMIT, completed
from messenger.history import Draft, Message
from messenger.markup import check_data, inline_rows
from messenger.parameters import Upload
from messenger.people import Contact
from messenger.refusal import Json, Refused
from messenger.shapes import message_shape, person_user
from messenger.state import State


@dataclass(frozen=True)
class Wish:
    """Which button of a message is pressed: by its visible text, or by its data (then it need not be there).

    `place` is row and column, for a text that stands twice; `stale` looks among the former buttons too.
    """

    button: str
    data: str | None = None
    place: tuple[int, int] | None = None
    stale: bool = False


def write_text(state: State, contact: Contact, text: str, reply_to: int | None) -> Message:
    """A person writes a text. Raises Refused if it is empty or too long."""
    text = text.strip()
    if not text or len(text) > TEXT_LIMIT:
        raise Refused(400, "the text is empty" if not text else f"the text is longer than {TEXT_LIMIT}")
    entities = completed(text, [])
    return say(state, contact, {"text": text, "entities": entities} if entities else {"text": text}, reply_to)


async def send_file(state: State, contact: Contact, upload: Upload, kind: str, caption: str) -> Message:
    """A person sends a file, as a `photo` or a `document`, with words below it. Raises Refused."""
    stored = await state.files.keep(kind, upload)
    words: Json = {"caption": caption.strip()} if caption.strip() else {}
    return say(state, contact, {**stored.content, **words}, None)


def say(state: State, contact: Contact, content: Json, reply_to: int | None) -> Message:
    """Put a person's message into the chat and queue it for the bot, both or neither."""
    state.looks.setdefault(contact.chat_id, state.history.last_seq(contact.chat_id))
    answered = {"reply_to": reply_to} if reply_to and state.history.get(contact.chat_id, reply_to) else {}
    date = int(state.clock.now().timestamp())
    with transaction(state.db):
        state.people.mark_started(contact.id)
        message = state.history.add(Draft(contact.chat_id, False, date, {**content, **answered}))
        state.updates.put("message", message_shape(state, contact, message))
    state.activity.touch()
    state.bell.ring()
    return message


def press(state: State, contact: Contact, message_id: int, wish: Wish) -> str:
    """A person presses a button; returns the id to wait for.

    Raises Refused: 404 without such a message, 409 (with the buttons of now) if the button is not there.
    """
    message = state.history.get_even_deleted(contact.chat_id, message_id)
    if message is None or not message.from_bot:
        raise Refused(404, "there is no such message of the bot")
    data = wished_data(message, wish)
    state.looks.setdefault(contact.chat_id, state.history.last_seq(contact.chat_id))
    with transaction(state.db):
        press_id = state.presses.add()
        state.updates.put(
            "callback_query",
            {
                "id": press_id,
                "from": person_user(contact),
                "chat_instance": str(contact.chat_id),
                "message": message_shape(state, contact, message),
                "data": data,
            },
        )
    state.activity.touch()
    state.bell.ring()
    return press_id


def wished_data(message: Message, wish: Wish) -> str:
    """The callback data of the wished button. Raises Refused if there is none such."""
    if wish.data is not None:
        check_data(wish.data)
        return wish.data
    shown = inline_rows(message.markup)
    versions = [shown, *map(inline_rows, message.earlier)] if wish.stale else [shown]
    for rows in versions:
        data = data_in(rows, wish)
        if data is not None:
            return data
    buttons = [[button["text"] for button in row] for row in shown]
    raise Refused(409, f"there is no button «{wish.button}» any more", {"buttons": buttons})


def data_in(rows: list[list[Json]], wish: Wish) -> str | None:
    """The callback data of the wished button among these; a button that opens an address has none."""
    for row_number, row in enumerate(rows):
        for column, button in enumerate(row):
            here = wish.place in (None, (row_number, column))
            if here and button["text"] == wish.button and "callback_data" in button:
                return str(button["callback_data"])
    return None
