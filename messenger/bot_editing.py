"""The Bot API methods by which the bot changes what it wrote, takes it away, and answers a press."""

from messenger.bot_sending import caption_content, recipient, text_content
from messenger.call import Call
from messenger.database import transaction
from messenger.entities import utf16
from messenger.files import files_in
from messenger.history import Message
from messenger.markup import kind_of, read_markup
from messenger.people import Contact
from messenger.refusal import Json, bad_request
from messenger.shapes import message_shape

POPUP_LIMIT = 200
FIXED = ("text", "entities", "caption", "caption_entities")
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def own_message(call: Call, contact: Contact) -> Message:
    """The message that a call wants to change. Raises Refused if it is not there or not the bot's."""
    if call.parameters.values.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    number = call.parameters.integer("message_id")
    message = call.state.history.get(contact.chat_id, number or 0)
    if message is None:
        raise bad_request("message to edit not found")
    if not message.from_bot or kind_of(message.markup) not in (None, "inline"):
        raise bad_request("message can't be edited")
    return message


def change(call: Call, contact: Contact, message: Message, content: Json) -> Json:
    """Put new content and buttons in place. Raises Refused if nothing is new."""
    state = call.state
    markup = read_markup(call.parameters.nested("reply_markup"))
    if kind_of(markup) not in (None, "inline"):
        raise bad_request("inline keyboard expected")
    if (content, markup) == (message.content, message.markup):
        raise bad_request(NOT_MODIFIED)
    with transaction(state.db):
        changed = state.history.change(message, content, markup, int(state.clock.now().timestamp()))
    state.bell.ring()
    return message_shape(state, contact, changed)


def with_words(message: Message, words: Json) -> Json:
    """The message's content with other words."""
    return {key: value for key, value in message.content.items() if key not in FIXED} | words


async def edit_message_text(call: Call) -> Json:
    """editMessageText."""
    contact, words = recipient(call), text_content(call.parameters)
    message = own_message(call, contact)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return change(call, contact, message, with_words(message, words))


async def edit_message_caption(call: Call) -> Json:
    """editMessageCaption."""
    contact, words = recipient(call), caption_content(call.parameters)
    message = own_message(call, contact)
    if "text" in message.content:
        raise bad_request("there is no caption in the message to edit")
    return change(call, contact, message, with_words(message, words))


async def edit_message_reply_markup(call: Call) -> Json:
    """editMessageReplyMarkup."""
    contact = recipient(call)
    message = own_message(call, contact)
    return change(call, contact, message, message.content)


async def delete_message(call: Call) -> bool:
    """deleteMessage: a file that no other message shows goes with it."""
    contact, state = recipient(call), call.state
    message = state.history.get(contact.chat_id, call.parameters.integer("message_id") or 0)
    if message is None:
        raise bad_request("message to delete not found")
    state.history.delete(message)
    for file_id in files_in(message.content):
        if not state.history.is_shown(file_id):
            await state.files.forget(file_id)
    state.bell.ring()
    return True


async def answer_callback_query(call: Call) -> bool:
    """answerCallbackQuery: ends the wait of the person who pressed, with or without words."""
    parameters = call.parameters
    popup = parameters.text("text")
    if utf16(popup) > POPUP_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    press = parameters.text("callback_query_id")
    if not call.state.presses.answer(press, popup or None, parameters.flag("show_alert")):
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    call.state.bell.ring()
    return True


METHODS = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
}
